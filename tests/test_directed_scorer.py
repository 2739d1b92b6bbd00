"""The tone toward one mention: roles, negation, masking, bounds and speed."""

import csv
import time

import pytest

from analysis.measures.tone.directed_features import features
from analysis.measures.tone.directed_grammar import Place, mention_states, role_features
from analysis.measures.tone.directed_lexicon import look_up, stem, topic_stems
from analysis.measures.tone.directed_scopes import scope_features
from analysis.measures.tone.directed_scorer import (
    BIAS,
    ROLES_FILE,
    WEIGHTS_FILE,
    MentionTone,
    load_model,
    pool,
    score_mention,
)
from analysis.measures.tone.directed_tokens import NAME, tokenize

NEGATIVE = [
    "The delegation condemned [Peru] for the attack.",
    "We will stand firmly against [Ghana] in this dispute.",
    "[Ghana] must stop its illegal interference at once.",
    "Officials spoke of the growing threat from [Chile].",
    "He blamed an aggressive [Chile] for the crisis.",
    "[Peru]'s aggression shocked the neighbours.",
    "The minister said that [Kenya] lied about the attack.",
    "[Kenya] is a dangerous and reckless regime.",
    "[Kenya] has no right to lecture the world.",
    "The treaty was broken by brutal aggression by [Ghana].",
]
POSITIVE = [
    "The minister praised [Peru] for its generous help.",
    "We thank [Ghana] for its support and friendship.",
    "[Chile] is a reliable partner and a true friend.",
    "We welcome our close partnership with [Kenya].",
    "We are proud of the strong cooperation with [Chile].",
    "[Norway] helped to protect the children and won the admiration of all.",
]
NEUTRAL = [
    "The meeting was held in [Kenya] on Tuesday.",
    "Flights to [Norway] leave at ten, an official said.",
]


def score(marked: str) -> MentionTone:
    """Score the mention between square brackets."""
    start = marked.index("[")
    end = marked.index("]") - 1
    return score_mention(marked.replace("[", "").replace("]", ""), start, end)


@pytest.mark.parametrize("marked", NEGATIVE)
def test_the_one_blamed_is_negative(marked):
    assert score(marked).polarity == -1


@pytest.mark.parametrize("marked", POSITIVE)
def test_the_one_praised_is_positive(marked):
    assert score(marked).polarity == 1


@pytest.mark.parametrize("marked", NEUTRAL)
def test_a_mere_naming_is_neutral(marked):
    assert score(marked).polarity == 0


@pytest.mark.parametrize(
    ("kinder", "harsher"),
    [
        ("[Peru] is a reliable partner.", "[Peru] is not a reliable partner."),
        ("[Peru] is not a threat.", "[Peru] is a threat."),
        ("[Chile] has never attacked a neighbour.", "[Chile] has attacked a neighbour."),
        ("[Chile] keeps its word.", "[Chile] must keep its word."),
        ("They praised [Kenya] and mocked Peru.", "They praised Peru and mocked [Kenya]."),
        ("They denied that [Peru] broke the truce.", "They said that [Peru] broke the truce."),
        ("We protect [Chile] from pirates.", "We protect pirates from [Chile]."),
        ("We stand by [Kenya].", "We will not stand by [Kenya]."),
        ("Aggression against [Ghana] shocked us.", "Aggression by [Ghana] shocked us."),
    ],
)
def test_grammar_moves_the_tone(kinder, harsher):
    assert score(kinder).tone > score(harsher).tone


@pytest.mark.parametrize("pair", [("Russia", "Norway"), ("China", "Japan"), ("Iran", "Canada")])
@pytest.mark.parametrize("marked", [*NEGATIVE, *POSITIVE])
def test_a_name_is_no_prior(marked, pair):
    before, rest = marked.split("[")
    after = rest.split("]")[1]
    first, second = (
        score_mention(before + name + after, len(before), len(before) + len(name)) for name in pair
    )
    assert first == second


def test_swapping_two_names_leaves_the_tones_at_their_places():
    pattern = "Today {} accused {} of aggression."
    for one, other in (("China", "Canada"), ("Moscow", "Washington"), ("NATO", "Huawei")):
        tones = []
        for first, second in ((one, other), (other, one)):
            text = pattern.format(first, second)
            spans = [(6, 6 + len(first)), (15 + len(first), 15 + len(first) + len(second))]
            assert [text[a:b] for a, b in spans] == [first, second]
            tones.append([score_mention(text, a, b, spans) for a, b in spans])
        assert tones[0] == tones[1]
        assert tones[0][1].tone < tones[0][0].tone


def test_names_given_are_masked_whatever_their_letters():
    text = "the friendly alliance and Peru met."
    assert NAME not in tokenize(text).words[:3]
    assert tokenize(text, ((4, 21),)).words[:3] == ["the", NAME, "and"]


def test_capitalised_words_are_masked_inside_a_sentence():
    assert tokenize("They met United Hope leaders.").words == ["they", "met", NAME, "leader", "."]


def test_sentence_openers_stay_words_where_the_tables_know_them():
    assert tokenize("Critics left. Peru stayed.").words[0] == "critic"
    assert tokenize("Peru stayed.").words[0] != "peru"


def test_curly_and_straight_apostrophes_are_the_same():
    curly, straight = "[Peru] doesn’t help anyone.", "[Peru] doesn't help anyone."
    assert score(curly) == score(straight)


def test_tone_and_polarity_agree_and_stay_in_bounds():
    worst = "Vicious liar and brutal criminal " * 30 + "[Peru]" + " lied, attacked, betrayed" * 30
    for marked in (*NEGATIVE, *POSITIVE, *NEUTRAL, worst):
        found = score(marked)
        assert -1 <= found.tone <= 1
        assert found.polarity == (0 if abs(found.tone) < 0.05 else 1 if found.tone > 0 else -1)


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [("", 0, 0), ("Peru", 0, 4), ("in Peru", 3, 7), ("Peru.", 5, 5), ("\ud800 \x00 ‮", 2, 3)],
)
def test_edges_are_scored(text, start, end):
    assert -1 <= score_mention(text, start, end).tone <= 1


@pytest.mark.parametrize(("start", "end"), [(-1, 2), (3, 2), (0, 5)])
def test_a_span_outside_the_text_is_refused(start, end):
    with pytest.raises(ValueError, match="`start` and `end`"):
        score_mention("Peru", start, end)


def test_words_are_sorted_by_size_and_name_the_role():
    words = score("They condemned [Peru].").words
    sizes = [abs(size) for _, size in words]
    assert sizes == sorted(sizes, reverse=True)
    assert dict(words)["object of (blame)"] < 0


def test_a_long_text_is_quick():
    text = "The envoys met again and praised the pact. " * 2400 + "They condemned Peru."
    began = time.process_time()
    for _ in range(20):
        assert score_mention(text, len(text) - 5, len(text) - 1).polarity == -1
    assert len(text) > 100_000
    assert time.process_time() - began < 2


def test_pool_takes_the_mean_of_the_toned_mentions():
    harsh, mild = MentionTone(-0.8, -1, (("a", -1.0),)), MentionTone(0.2, 1, (("b", 1.0),))
    neutral = MentionTone(0.01, 0, ())
    assert pool([neutral]) == neutral
    assert pool([harsh, neutral]).tone == -0.8
    pooled = pool([harsh, mild, neutral])
    assert pooled.tone == pytest.approx(-0.3)
    assert (pooled.polarity, pooled.words) == (-1, harsh.words)


def test_pool_needs_a_mention():
    with pytest.raises(ValueError, match="`tones` is empty"):
        pool([])


@pytest.mark.parametrize(
    ("marked", "role"),
    [
        ("They urged [Peru] to wait.", "object of (demand)"),
        ("[Peru] was praised.", "undergoes (praise)"),
        ("[Peru], a state, denied it.", "agent (shirk)"),
        ("[Peru] should not boast.", "not must agent"),
        ("[Peru]'s hypocrisy is known.", "owner of (vice)"),
        ("a hostile [Peru]", "premodifier (vice)"),
        ("We have [Peru].", "we have"),
        ("[Peru] does not represent us.", "denied standing"),
        ("We said no, and neither does [Peru].", "nor does"),
        ("We hope [Peru] will think.", "hoped of"),
        ("[Peru] and our friends agree.", "beside ours"),
        ("the threat from [Peru]", "object of (vice) from"),
        ("[Peru] is trying to destroy the pact.", "agent (harm)"),
        ("[Peru] was the most direct threat.", "is (vice)"),
        ("They meddled in [Peru]'s affairs.", "wronged owner"),
    ],
)
def test_roles_are_read_off_the_words(marked, role):
    assert role in role_features(place(marked))


def place(marked: str) -> Place:
    """Find the mention between square brackets among the tokens."""
    start = marked.index("[")
    tokens = tokenize(marked)
    first = sum(end <= start for end in tokens.ends)
    return Place(tokens, first, first + 1)


@pytest.mark.parametrize(
    ("marked", "found"),
    [
        ("They denied that [Peru] lied.", ["cleared"]),
        ("[Peru] had nothing to do with the theft.", ["cleared"]),
        ("There is no evidence that [Peru] lied.", ["cleared"]),
        ("The allegations against [Peru] are false.", ["cleared"]),
        ("The allegations against [Peru] are grave.", []),
        ("They rejected the claim by [Peru].", []),
        ("They denounced attempts to isolate [Peru].", ["targeted"]),
        ("They protect the coast from [Peru].", ["guarded against"]),
        ("It is time for [Peru] to leave.", ["demanded of"]),
        ("They called [Peru] a true friend.", ["named (virtue)"]),
        ("They met in [Peru].", []),
    ],
)
def test_scopes_turn_a_governing_word_round(marked, found):
    assert list(scope_features(*place(marked))) == found


def test_a_possessive_is_no_copula():
    assert "is (virtue)" not in role_features(place("[Peru]'s leadership fell."))
    assert "owner of (virtue)" in role_features(place("[Peru]'s leadership fell."))
    assert "is (virtue)" in role_features(place("[Peru]'s a friend."))


def test_not_is_no_word_of_saying():
    assert "speaker" not in mention_states(place("[Peru] did not leave."))
    assert "speaker" in mention_states(place("[Peru] noted it."))


def test_phrases_count_as_their_first_word():
    tokens = tokenize("They turned their back on us and bear full responsibility for it.")
    groups = [
        (word, group) for word, group in zip(tokens.words, tokens.groups, strict=True) if group
    ]
    assert groups == [("turn", "harm"), ("responsibiliti", "vice")]
    assert "not-good" in tokenize("We do not stand by them.").groups
    assert "harm" not in tokenize("They turned back.").groups


def test_weights_files_are_small_and_hold_no_subject_word():
    model = load_model(WEIGHTS_FILE)
    assert BIAS in model.weights
    assert len(model.weights) + len(model.words) <= 2000
    assert not topic_stems() & set(model.words)


def test_every_weight_set_by_hand_has_a_reason_and_an_example():
    lines = ROLES_FILE.read_text(encoding="utf-8").splitlines()
    rows = list(csv.DictReader(line for line in lines if not line.startswith("#")))
    assert len({row["feature"] for row in rows}) == len(rows)
    assert all(row["reason"] and "*" in row["example"] for row in rows)


def test_classes_are_found_by_stem():
    assert look_up("condemning").group == look_up("condemned").group == "blame"
    assert stem("allies") == stem("ally")


def test_features_see_nothing_of_the_mention_itself():
    calm, harsh = "They met Peru today.", "They met Liar today."
    assert features(tokenize(calm), 9, 13, {}) == features(tokenize(harsh), 9, 13, {})
