"""Sentence tone: equal to NLTK on every rule, and the parts add up to the score."""

from __future__ import annotations

import importlib.util
import pickle
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.errors import InputError
from analysis.measures.tone import vader_words
from analysis.measures.tone.vader import Scored, Scorer, load_lexicon, polarity_scores
from analysis.measures.tone.vader_words import (
    BOOSTERS,
    IDIOMS,
    MARKS,
    NEGATIONS,
    PAIRED_DAMPENERS,
    Vocabulary,
)

ROOT = Path(__file__).resolve().parent.parent


def _benchmark() -> ModuleType:
    spec = importlib.util.spec_from_file_location("vader_bench", ROOT / "benchmarks" / "vader.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


BENCHMARK = _benchmark()
SCORER = Scorer()


@pytest.fixture(scope="module")
def nltk_scores() -> Callable[[str], dict[str, float]]:
    return BENCHMARK.nltk_analyzer(load_lexicon()).polarity_scores


RULES = {
    "empty": ["", " ", "\n\t \u00a0\u3000", "\x1c", "a", "a b c", ". ! ?", "!!", "?!?"],
    "no lexicon word": ["The ministers met in Geneva on 12 May 2023.", "1945 1991 2001", "...!!!"],
    "plain": ["They support peace.", "War is terrible", "good", "good good", "The worst crisis"],
    "negation": [
        "They do not support peace",
        "It isn't good",
        "It wasnt good",
        "nobody couldn't've been happy",
        "NOT good at all",
        "not a good plan",
        "not in the good plan",
        "not at all in the good plan",
        "We never agreed to support it, nor is it good",
        "not not good",
        "cannot can't CAN'T win",
        "despite great success",
    ],
    "never so, never this, without doubt": [
        "never so good",
        "It was never so good",
        "It was never this bad",
        "Never so good",
        "never this very good",
        "never so very good a plan",
        "without doubt good",
        "without a doubt it is good",
        "it is without doubt a good plan",
        "this is so very good",
        "it all was this good",
        "it was all so good",
        "so good",
        "So good it is so good",
    ],
    "boosters at distance 1 to 3": [
        "very good",
        "very fine good",
        "an extremely long good day",
        "an extremely long and good day",
        "an extremely long and very good day",
        "slightly bad",
        "barely any bad news",
        "VERY good news",
        "very GOOD news",
        "VERY bad news",
        "kind-of good, sort-of bad, kinda good",
        "not very good",
        "very not good",
        "really really really good",
        "most",
    ],
    "kind of and its like": [
        "it was kind of good",
        "it was kind of bad",
        "a kind of plan, kind people",
        "kind",
        "kind of",
        "of kind",
        "Kind OF people are kind",
        "kind people of a kind of plan",
        "just enough good will",
        "it is just enough of good will",
        "we saw sort of a bad plan",
        "we saw kind of bad plan",
        "this is sort of good",
    ],
    "capitals": [
        "GOOD plan",
        "GOOD PLAN",
        "This is GREAT",
        "this is great AND BAD",
        "A GREAT plan",
        "X great PLAN",
        "BAD",
        "bAD Bad BAD bad",
        "12 GOOD",
        "ÄRGER und GOOD",
    ],
    "marks": [
        "good!",
        "good!!",
        "good!!!",
        "good!!!!",
        "good!!!!!!!!",
        "bad!!!!",
        "good?",
        "good??",
        "good???",
        "good????",
        "bad?!?",
        "bad!?!?",
        '"good"',
        "'good",
        "good'",
        "(good)",
        "good...",
        "--good",
        "good-",
        "-good-",
        "good,bad",
        "#good @bad good/bad",
        "!good ?good .good",
        "the plan! of? war!?",
        "good!!!! bad!!!!",
        "“good” ‘bad’ «good»",
        "good… bad—good",
    ],
    "but": [
        "good but bad",
        "but good",
        "good but",
        "BUT bad, good But good but bad",
        "The plan is good, but, the end is terrible",
        "but",
        "good, but not very good, but bad",
        "I but good but bad",
    ],
    "least": [
        "least good",
        "the least good plan",
        "at least good",
        "At Least good",
        "very least good",
        "at the very least good",
        "LEAST good",
        "not least good",
        "least of all good",
        "a least good",
    ],
    "idioms": [
        "this is the bomb",
        "he said this was the bomb",
        "we all know it is the bomb, a good bomb",
        "that deal is a kiss of death",
        "we think that deal is the kiss of death for peace",
        "they live from hand to mouth in a good way",
        "well it does cut the mustard in a good way",
        "he is one bad ass man",
        "oh and yeah right that is good",
        "he said yeah right good",
        "it is really the shit",
        "we say it is the shit man",
        "The Bomb is the Bomb and THE BOMB",
        "we all are never so kiss of death",
        "it was very the bomb good",
    ],
    "lexicon words before a hit": [
        "no good",
        "no",
        "No, no, no!",
        "no war",
        "there is no good war",
        "not no good",
        "happy good very bad",
        "friggin good",
        "fucking good",
        "lol good",
        "like hell",
    ],
    "repeated words": [
        "good not good",
        "not good good",
        "not good, very good, GOOD good",
        "good, good. good! 'good",
        "bad but bad but bad",
        "not good but good",
        "very good very good",
        "kind of kind, kind",
    ],
    "emoticons": [
        ":) good",
        ":-( bad :(",
        ";-) :D XD",
        "<3",
        "</3",
        ":'(",
        "(: good :)",
        "8-)",
        "😀",
    ],
    "unicode": [
        "It isn’t good",
        "isn't good – isn’t bad",
        "café is good",
        "İyi good İSN'T good",
        "ﬁne good",
        "\u200bgood",
        "good\u200b",
        "\ufeffgood",
        "good\u2009plan",
        "good\u2028bad",
        "我们 good 我们",
        "\ud800 good",
        "g\u0301ood",
        "good\x00 bad",
    ],
    "long": ["good bad " * 500, "not " * 300 + "good", "x" * 5000 + " good", "good" + "!" * 5000],
}


@pytest.mark.parametrize("rule", RULES)
def test_each_rule_gives_the_numbers_of_nltk(rule, nltk_scores):
    for text in RULES[rule]:
        assert polarity_scores(text) == nltk_scores(text), text


def test_5000_made_up_texts_give_the_numbers_of_nltk(nltk_scores):
    for text in BENCHMARK.fuzzed(5_000, seed=20):
        assert polarity_scores(text) == nltk_scores(text), text


def test_sentences_of_the_news_give_the_numbers_of_nltk(shared, nltk_scores):
    path = shared / "benchmarks" / "directed_tone" / "newsmtsc_train.jsonl"
    if not path.is_file():
        pytest.skip("needs the sentences of `directed_tone`")
    for text in BENCHMARK.read_sentences(path)[::10]:
        assert polarity_scores(text) == nltk_scores(text), text


def test_word_lists_are_those_of_nltk():
    from nltk.sentiment.vader import VaderConstants

    boosters = BOOSTERS | dict.fromkeys(PAIRED_DAMPENERS, -0.293)
    assert boosters == VaderConstants.BOOSTER_DICT
    assert NEGATIONS == VaderConstants.NEGATE
    assert IDIOMS == VaderConstants.SPECIAL_CASE_IDIOMS
    assert sorted(VaderConstants.PUNC_LIST) == sorted(MARKS)


def test_overlay_gives_the_numbers_of_nltk_with_that_lexicon():
    overlay = {"hope": -1.0, "Sanctions": -2.0, "values": 0, "despite": 1.5, "but": 1.0, "the": 2}
    lexicon = load_lexicon() | {word.lower(): value for word, value in overlay.items()}
    del lexicon["values"]
    scores = BENCHMARK.nltk_analyzer(lexicon).polarity_scores
    scorer = Scorer(overlay=overlay)
    texts = ["SANCTIONS! but despite hope, values are good but not so good.", "the bomb, but bad"]
    for text in [*texts, *BENCHMARK.fuzzed(500, seed=5)]:
        if "’" not in text and "‘" not in text:
            assert _numbers(scorer.score(text)) == scores(text), text


def test_own_lexicon_may_hold_zeros():
    lexicon = {"order": 0.0, "good": 1.0}
    scores = BENCHMARK.nltk_analyzer(lexicon).polarity_scores
    for text in ["ORDER is good", "very order", "not order", "order but good", "VERY order good"]:
        assert _numbers(Scorer(lexicon).score(text)) == scores(text), text


def _numbers(scored: Scored) -> dict[str, float]:
    return {name: getattr(scored, name) for name in ("neg", "neu", "pos", "compound")}


@pytest.mark.parametrize(
    ("text", "word", "why"),
    [
        ("It is good", "good", ()),
        ("It is not good", "good", ("negated by not",)),
        ("It isn’t good", "good", ("negated by isn't",)),
        ("It is very good", "good", ("boosted by very",)),
        ("It is slightly bad", "bad", ("dampened by slightly",)),
        ("It is GOOD", "GOOD", ("capitals",)),
        ("good but late", "good", ("before but",)),
        ("late but very good", "good", ("boosted by very", "after but")),
        ("the least good plan", "good", ("negated by least",)),
        ("It was never so good", "good", ("boosted by so", "raised by never so", "raised by so")),
        ("it was all this good", "good", ("raised by this",)),
        ("it was all kind of nice here", "nice", ("dampened by kind of",)),
        ("we are sure it is not the bomb", "bomb", ("in the bomb",)),
        ("they support an alliance", "alliance", ("overlaid",)),
    ],
)
def test_why_names_what_changed_a_value(text, word, why):
    scored = Scorer(overlay={"Alliance": 1.0}).score(text)
    assert {entry.text: entry.why for entry in scored.words}[word] == why


def test_a_repeated_word_says_that_it_is_read_at_its_first_place():
    first, second = SCORER.score("not good, yet good").words
    assert first.contribution == second.contribution
    assert second.why == ("negated by not", "as at its first place")


def test_words_hold_offsets_values_and_parts():
    scored = SCORER.score('He said: "peace for a goodness of peace!')
    assert [(word.start, word.text, word.value) for word in scored.words] == [
        (10, "peace", 2.5),
        (22, "goodness", 2.0),
        (34, "peace", 2.5),
    ]
    assert scored.n_words == 7  # "a" is dropped
    assert [name for name, _ in scored.parts] == ["peace", "goodness", "peace", "punctuation"]
    assert sum(part for _, part in scored.parts) == pytest.approx(scored.compound, abs=1e-9)


def test_words_that_cancel_have_parts_and_no_sum():
    scored = Scorer({"up": 2, "down": -2}).score("up then down!")
    assert scored.compound == scored.punctuation == 0.0
    assert [round(word.contribution, 4) for word in scored.words] == [0.5164, -0.5164]


def test_only_words_with_an_effect_are_listed():
    assert SCORER.score("a kind of plan").words == ()
    assert SCORER.score("").words == SCORER.score("").parts == ()


def test_a_masked_name_is_a_neutral_word():
    text = "The United States and the United Nations met."
    plain, masked = SCORER.score(text), SCORER.score(text, mask=[(26, 40), (4, 17)])
    assert (plain.compound, masked.compound) == (0.6808, 0.0)
    assert (plain.n_words, masked.n_words, masked.neu) == (8, 8, 1.0)
    assert [w.start for w in SCORER.score(text, mask=[(4, 17)]).words] == [26]


def test_a_masked_word_leaves_its_neighbours_alone():
    for text in ("More good", "never good", "But good", "least good", "no good"):
        scored = SCORER.score(text, mask=[(0, text.index(" "))])
        assert [(word.text, word.why) for word in scored.words] == [("good", ())]
    assert SCORER.score("NATO is GOOD", mask=[(0, 4)]).words[0].why == ("capitals",)


@pytest.mark.parametrize(
    ("mask", "n"),
    [([(3, 3)], 1), ([(0, 1)], 1), ([(0, 2)], 0), ([(5, 6)], 1), ([(0, 6), (2, 2)], 0), ([], 1)],
)
def test_a_mask_covers_a_word_where_it_touches_it(mask, n):
    assert len(SCORER.score("-good ", mask=mask).words) == n


def test_marks_at_both_ends_hide_a_word_as_they_do_in_nltk():
    assert SCORER.score('"good" good." (good)').words == ()


@pytest.mark.parametrize("span", [(-1, 3), (3, 2), (0, 99)])
def test_a_mask_outside_the_text_is_refused(span):
    with pytest.raises(InputError, match=r"`mask` has .* does not lie in a text of 9 characters"):
        SCORER.score("good plan", mask=[span])


@pytest.mark.parametrize(
    ("overlay", "message"),
    [
        ({"rule of law": 1}, "`rule of law`, which VADER does not read as one word"),
        ({"": 1}, "does not read as one word"),
        ({"hope,": 1}, "`hope,`, which VADER does not read as one word"),
        ({"More": 1}, "`More`, which VADER reads as strengthening"),
        ({"hope": float("nan")}, "`hope` = nan. Give a number from -4 to 4"),
        ({"hope": "1"}, "`hope` = '1'. Give a number from -4 to 4"),
        ({"hope": 5}, "`hope` = 5"),
    ],
)
def test_an_overlay_without_effect_is_refused(overlay, message):
    with pytest.raises(InputError, match=message):
        Scorer(overlay=overlay)


WORDS = (
    "good bad GOOD Terrible war peace United hope not isn't isn’t never so this but least at very "
    "VERY slightly kind of the bomb kiss death NATO a I ! !! ?? , “ ” :) \n \u3000 é"
)
PIECES = st.sampled_from(WORDS.split(" "))
TEXTS = st.lists(st.tuples(PIECES, st.sampled_from([" ", "", "! ", "\n", ". "]))).map(
    lambda pairs: "".join(piece + space for piece, space in pairs)
) | st.text(max_size=60)


@given(TEXTS, st.data())
@settings(max_examples=300, deadline=None)
def test_parts_add_up_and_spans_hold(text, data):
    ends = st.integers(0, len(text))
    mask = data.draw(st.lists(st.tuples(ends, ends).map(sorted).map(tuple), max_size=4))
    scored = SCORER.score(text, mask=mask)
    assert SCORER.compound(text, mask=mask) == scored.compound
    assert abs(sum(part for _, part in scored.parts) - scored.compound) < 1e-9
    masked = {place for start, end in mask for place in range(start, end)}
    for word in scored.words:
        assert text[word.start : word.end] == word.text
        assert word.contribution
        assert not masked & set(range(word.start, word.end))


@given(TEXTS)
@settings(max_examples=200, deadline=None)
def test_scorer_and_polarity_scores_agree_on_straight_text(text):
    straight = text.replace("’", "'").replace("‘", "'").replace("ʼ", "'")
    assert _numbers(SCORER.score(text)) == polarity_scores(straight)


@given(TEXTS)
@settings(max_examples=200, deadline=None)
def test_masking_everything_leaves_no_tone(text):
    scored = SCORER.score(text, mask=[(0, len(text))])
    assert (scored.compound, scored.words) == (0.0, ())
    assert scored.n_words == SCORER.score(text).n_words


@given(TEXTS)
@settings(max_examples=100, deadline=None)
def test_any_text_equals_nltk(text):
    nltk = BENCHMARK.nltk_analyzer(load_lexicon())
    assert polarity_scores(text) == nltk.polarity_scores(text)


@pytest.mark.parametrize("piece", ["good not bad ", "GOOD bad, but ", "!", "x", "a ", "least so "])
def test_time_grows_with_the_text_and_no_faster(piece):
    def seconds(n: int) -> float:
        text, best = piece * n, 9.0
        for _ in range(3):
            begun = time.perf_counter()
            SCORER.score(text, mask=[(at, at + 9) for at in range(0, n // 2, 7)])
            best = min(best, time.perf_counter() - begun)
        return best

    # Quadratic time would make ten times the text a hundred times as slow.
    assert seconds(30_000) < 40 * max(seconds(3_000), 1e-3)


def test_memory_of_pieces_is_bounded(monkeypatch):
    monkeypatch.setattr(vader_words, "MOST_PIECES", 100)
    vocabulary = Vocabulary({"good": 1.0})
    for number in range(1_000):
        assert vocabulary.read(f"good word{number} " + "x" * 99)[0].value == 1.0
        assert len(vocabulary) <= 100
    assert "x" * 99 not in vocabulary


def test_a_scorer_travels_to_another_process():
    scorer = Scorer(overlay={"alliance": 1.0})
    text = "A very good alliance!"
    scored = scorer.score(text)
    assert pickle.loads(pickle.dumps(scorer)).score(text) == scored
    assert pickle.loads(pickle.dumps(scored)) == scored


def test_lexicon_is_the_readers_own():
    load_lexicon()["good"] = -4.0
    assert load_lexicon()["good"] == 1.9
    assert polarity_scores("good")["compound"] > 0


def test_import_loads_no_other_sentiment_code():
    code = (
        "import sys; from analysis.measures.tone.vader import polarity_scores;"
        "polarity_scores('good');"
        "print([m for m in ('nltk', 'vaderSentiment', 'requests') if m in sys.modules])"
    )
    ran = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT
    )
    assert ran.stdout.strip() == "[]"
