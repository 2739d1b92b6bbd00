"""The answer: small hand-made tables, whole sentences."""

from __future__ import annotations

from typing import Any

import pandas as pd
import pytest

import analysis
from analysis.tables import CLAIMS, WORDINGS
from analysis.views.answer import answer, say_misled, say_wordings, short_share
from analysis.views.comparison import say_comparison
from analysis.views.mirror import say_mirror
from analysis.views.misleading import misled_actors, misled_sentences

LABELS = {"western": "Western", "sino_russian": "Sino-Russian"}


def claim(
    n: int, actor: str, side: str, wording: str, other: str, other_side: str, **more: Any
) -> dict[str, Any]:
    return {
        "doc_id": "a", "statement_id": n, "actor": actor, "side": side, "wording": wording,
        "relation": "threatened_by", "other": other, "other_side": other_side, "start": n,
        "end": n + 1, "evidence_start": n, "evidence_end": n + 1, "evidence": "", "rule": "verb",
    } | more  # fmt: skip


ONE = claim(0, "Smith", "western", "rules-based order", "Russia", "sino_russian")
OTHER = claim(1, "Petrov", "sino_russian", "UN Charter", "United States", "western")
START = "Both sides say the other endangers the order, and they"


def mirror(*claims: dict[str, Any], wordings: list[dict[str, Any]] | None = None) -> Any:
    return say_mirror(
        CLAIMS.frame(claims), WORDINGS.frame(wordings or []), LABELS, ("the order", "orders")
    )


def test_mirror_of_both_sides() -> None:
    sentence = mirror(OTHER, ONE)
    assert sentence.text == (
        f"{START} mean different orders: Smith (Western) names “rules-based order” and says "
        "Russia threatens it; Petrov (Sino-Russian) names “UN Charter” and says the United "
        "States threatens it."
    )
    assert [link.statement_id for link in sentence.links] == [0, 1]


def test_mirror_of_one_wording() -> None:
    same = OTHER | {"wording": "Rules-based order"}
    assert mirror(ONE, same).text.startswith(f"{START} give it the same name: Smith")


def naming(n: int, side: str, wording: str, variant: str, **more: Any) -> dict[str, Any]:
    return {
        "doc_id": "a", "statement_id": n, "actor": "Smith", "side": side, "concept": "order",
        "wording": wording, "modifier": "", "variant": variant, "voice": "own", "stance": "for",
        "start": n, "end": n + 1,
    } | more  # fmt: skip


def test_mirror_of_two_spellings_of_one_wording() -> None:
    named = [
        naming(0, "western", "rules-based order", "rules-based order"),
        naming(1, "sino_russian", "rules-based order", "rule-based system"),
    ]
    other = OTHER | {"wording": "rule-based system"}
    assert mirror(ONE, other, wordings=named).text.startswith(f"{START} give it the same name")


@pytest.mark.parametrize("relation", ["not_represented_by", "denies_voice_of"])
def test_mirror_says_endangers_only_of_threats_and_violations(relation: str) -> None:
    text = mirror(ONE, OTHER | {"relation": relation}).text
    assert text.startswith("Both sides accuse the other over the order, and they mean different")
    assert mirror(ONE, OTHER | {"relation": "violates"}).text.startswith(START)
    alone = mirror(OTHER | {"relation": relation}).text
    assert alone.startswith("One side is found to accuse the other over the order: Petrov")


def test_wordings_in_marks_are_what_was_said() -> None:
    rows = [
        naming(0, "western", "collective defence", "collective defense"),
        naming(1, "sino_russian", "blocs", "closed alliances"),
        naming(2, "sino_russian", "blocs", "military alliances"),
    ]
    text = say_wordings(WORDINGS.frame(rows), "", LABELS).text
    assert "Western speakers say “collective defense” (1)" in text
    assert "Sino-Russian speakers say blocs (2). No wording is used by both in their own" in text


@pytest.mark.parametrize(
    ("n", "of", "share"), [(0, 9, "0 %"), (1, 2, "50 %"), (1, 300, "under 1 %")]
)
def test_share_of_the_unattributed(n: int, of: int, share: str) -> None:
    actors = ["unattributed"] * n + ["A"] * (of - n)
    assert short_share(pd.DataFrame({"actor": actors})) == f"unattributed {share}"


def test_mirror_of_one_side() -> None:
    text = mirror(ONE).text
    assert text.startswith("One side is found to say that the other endangers the order: Smith")
    assert text.endswith("No such claim by Sino-Russian speakers is found in these texts.")


@pytest.mark.parametrize(
    "claims",
    [
        [],
        [ONE | {"other": "", "other_side": ""}],
        [ONE | {"other_side": "western"}],
        [ONE | {"relation": "defends"}],
        [ONE | {"side": "narration"}],
    ],
)
def test_mirror_without_an_accusation(claims: list[dict[str, Any]]) -> None:
    assert mirror(*claims).text.startswith("No statement here is found to say")
    assert mirror(*claims).links == ()


def test_mirror_leaves_out_an_order_the_speaker_is_against() -> None:
    refused = naming(0, "western", "x", "x", stance="against")
    assert mirror(ONE, wordings=[refused]).text.startswith("No statement here")


def test_mirror_takes_the_most_frequent_claim_and_threats_before_others() -> None:
    often = [claim(n, "Jones", "western", "liberal order", "China", "sino_russian") for n in (5, 6)]
    early = claim(2, "Brown", "western", "law", "China", "sino_russian", relation="violates")
    text = mirror(early, ONE, *often).text
    assert "Jones (Western) names “liberal order”" in text


def tones(side: str, values: list[float], actor: str = "A") -> pd.DataFrame:
    return pd.DataFrame(
        {"doc_id": "a", "statement_id": range(len(values)), "actor": actor, "side": side,
         "compound": values, "n_lexicon_words": 1}
    )  # fmt: skip


def compare(*frames: pd.DataFrame) -> str:
    return say_comparison(pd.concat(frames), "unattributed: 0 %", LABELS).text


def test_few_statements_are_not_compared() -> None:
    text = compare(tones("western", [0.9] * 7), tones("sino_russian", [-0.9] * 7))
    assert "That is too few to compare" in text
    assert text.endswith("Neither side is said to be warmer.")
    assert "n = 7 statements, 7 sentences" in text and "unattributed: 0 %" in text


def test_overlapping_intervals_show_no_difference() -> None:
    text = compare(tones("western", [0.9, -0.9] * 20), tones("sino_russian", [0.8, -0.9] * 20))
    assert text.endswith("do not show that one side is warmer.")


def test_intervals_apart_are_reported_with_care() -> None:
    text = compare(tones("western", [0.1, 0.2] * 20), tones("sino_russian", [0.8, 0.7] * 20))
    assert "the words of Sino-Russian speakers score higher" in text
    assert "not of feelings toward anybody" in text


def test_few_documents_of_a_side_are_not_compared() -> None:
    many = tones("western", [0.1] * 60).assign(doc_id=[str(n) for n in range(60)])
    few = tones("sino_russian", [0.9] * 60).assign(doc_id=[str(n % 3) for n in range(60)])
    assert "That is too few to compare" in compare(many, few)


def test_one_side_is_not_compared() -> None:
    assert compare(tones("western", [0.1])).endswith("there is nothing to compare.")


def read(text: str) -> analysis.Reading:
    documents = analysis.read_corpus(pd.DataFrame({"doc_id": ["a"], "text": [text]}))
    return analysis.read(documents, analysis.load_codebook())


FRIENDLY_WORDS = (
    "“We hope the United States will honestly ask itself whether it truly enjoys being the one "
    "who undermines the United Nations Charter,” said Russian Foreign Minister Sergei Lavrov."
)


def test_friendly_words_of_an_accusation_are_called_out() -> None:
    reading = read(FRIENDLY_WORDS)
    (found,) = misled_sentences(reading)
    assert found.plain > 0.3
    text = say_misled(reading).text
    assert text.startswith("Counting words alone, plain VADER makes " + found.actor)
    assert all(word in text for word in ("“hope”", "“United”", "misleads", "speaks against"))


def test_actor_whose_means_lie_apart_is_called_out() -> None:
    apart = pd.DataFrame(
        {"actor": ["A", "B", "narration"], "side": ["western", "western", "narration"],
         "plain": [0.5, 0.2, 0.9], "compound": [0.1, 0.2, 0.0], "words": [()] * 3,
         "plain_words": [(("United", 0.5),), (), ()]}
    )  # fmt: skip
    assert misled_actors(apart) == [("A", 0.5, 0.1, ("“United”",))]


def test_answer_has_five_to_eight_sentences_each_resting_on_statements() -> None:
    reading = read(FRIENDLY_WORDS)
    sentences = answer(reading)
    assert 5 <= len(sentences) <= 8
    known = set(reading.statements["statement_id"])
    assert all(link.statement_id in known for s in sentences for link in s.links)
    assert sum(bool(s.links) for s in sentences) >= 4


def test_answer_without_statements_says_so() -> None:
    sentences = answer(read("It rained in the valley. Nobody was about."))
    assert sentences[0].text.startswith("No statement was found in 1 document")
