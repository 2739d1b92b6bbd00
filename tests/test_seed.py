"""The seed text from end to end, held against its hand coding."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import analysis

SEEDS = Path(__file__).resolve().parent.parent / "seeds"
HAND = json.loads((SEEDS / "hand_coding.json").read_text(encoding="utf-8"))
EDGES = " ,.;:“”\"'"
REQUIRED = [row for row in HAND["statements"] if not row["optional"]]


@pytest.fixture(scope="module")
def reading():
    return analysis.read(analysis.read_corpus(SEEDS), analysis.load_codebook())


def edges_off(content):
    return [piece.strip(EDGES) for piece in content]


def said_as(reading, hand):
    """The row of the statement with the same content segments, outer punctuation aside."""
    text = reading.documents.text[0]
    for row in reading.statements.itertuples():
        if edges_off(text[a:b] for a, b in row.segments) == edges_off(hand["content"]):
            return row
    return None


def test_hand_coded_spans_lie_where_they_say(reading):
    text = reading.documents.text[0]
    for row in HAND["statements"]:
        assert [text[a:b] for a, b in row["spans"]] == row["content"]


@pytest.mark.parametrize("hand", REQUIRED, ids=lambda row: row["id"])
def test_each_statement_is_found_with_its_source_actor_side_and_kind(reading, hand):
    row = said_as(reading, hand)
    assert row is not None, hand["content"]
    assert (row.source, row.actor, row.side, row.kind) == (
        hand["source"][0],
        hand["actor"],
        hand["side"],
        hand["kind"],
    )


def test_nothing_else_is_a_statement_but_the_optional_ones(reading):
    coded = [span for row in HAND["statements"] for span in row["spans"]]
    optional = [span for row in HAND["statements"] if row["optional"] for span in row["spans"]]
    required = [row.statement_id for hand in REQUIRED if (row := said_as(reading, hand))]
    assert len(required) == 7
    for row in reading.statements.itertuples():
        overlapping = [s for s in coded if s[0] < row.end and row.start < s[1]]
        assert overlapping, row.content
        if row.statement_id not in required:
            assert all(s in optional for s in overlapping), row.content


def test_a_scare_quote_is_no_statement(reading):
    start, end = HAND["not_a_statement"][0]["span"]
    said = reading.statements
    assert not ((said.start < end) & (start < said.end)).any()


@pytest.mark.parametrize(
    ("source", "actor", "reason"),
    [
        ("NATO’s civilian chief", "Jens Stoltenberg", "head of NATO in this text"),
        ("Lavrov’s counterpart", "Wang Yi", "counterpart of Sergey Lavrov as foreign minister"),
        ("Wang", "Wang Yi", "codebook: Wang Yi"),
    ],
)
def test_indirect_namings_of_speakers_are_resolved_by_named_rules(reading, source, actor, reason):
    row = reading.statements[reading.statements.source == source].iloc[0]
    assert row.actor == actor
    assert row.basis.startswith(reason)


def wanted_tones():
    for row in REQUIRED:
        for target, sign in row["tone_toward"].items():
            yield row, target, sign


def test_the_sign_of_tone_is_right_toward_at_least_12_of_15_targets(reading):
    right, missed = [], []
    for hand, target, sign in wanted_tones():
        number = said_as(reading, hand).statement_id
        rows = reading.directed
        found = rows[(rows.statement_id == number) & (rows.target == target)]
        hit = len(found) == 1 and found.polarity.iloc[0] == sign
        (right if hit else missed).append((hand["actor"], target))
    assert len(right) + len(missed) == 15
    assert len(right) >= 12, missed
    for pair in [
        ("Yang Jiechi", "United States"),
        ("Yang Jiechi", "the West"),
        ("Sergey Lavrov", "United States"),
        ("Wang Yi", "the West"),
        ("Jens Stoltenberg", "Russia"),
        ("Antony Blinken", "Russia"),
    ]:
        assert pair in right


def test_plain_vader_makes_the_sharpest_critic_the_warmest_speaker_and_the_mask_does_not(reading):
    plain = analysis.tone_by(reading.tones, "actor", tone="plain").set_index("actor")["mean"]
    assert plain.drop("narration").idxmax() == "Yang Jiechi"
    yang = reading.tones[reading.tones.actor == "Yang Jiechi"]
    rebuke = next(row for row in HAND["statements"] if row["actor"] == "Yang Jiechi")
    assert round(analysis.polarity_scores(" ".join(rebuke["content"]))["compound"], 2) == 0.95
    assert {"hope", "values", "reassured", "United"} <= {
        word for words in yang.plain_words for word, _ in words
    }
    shown = analysis.tone_by(reading.tones, "actor").set_index("actor")["mean"]
    assert shown.drop("narration").idxmax() != "Yang Jiechi"


@pytest.mark.parametrize(
    ("actor", "relation", "other", "wording"),
    [
        ("Antony Blinken", "threatened_by", "China", "rules-based international order"),
        (
            "Sergey Lavrov",
            "threatened_by",
            "United States",
            "U.N.-centric international legal framework",
        ),
        ("Yang Jiechi", "not_represented_by", "United States", "international public opinion"),
        ("Yang Jiechi", "not_represented_by", "United States", "universal values"),
    ],
)
def test_the_claims_about_the_order_are_found(reading, actor, relation, other, wording):
    rows = reading.claims
    found = rows[
        (rows.actor == actor)
        & (rows.relation == relation)
        & (rows.other == other)
        & (rows.wording == wording)
    ]
    assert len(found) >= 1


def test_n_is_seven_and_no_side_has_enough_to_compare(reading):
    said = reading.tones[reading.tones.statement_id >= 0]
    assert (analysis.tone_by(said, "actor").note == "too few to compare").all()


def test_the_report_opens_with_the_mirror_and_the_lesson_of_plain_vader(reading, tmp_path):
    page = analysis.write_report(reading, tmp_path / "report").read_text(encoding="utf-8")
    answer = page[page.index("The answer in plain sentences") :]
    for piece in [
        "Both sides say the other endangers the order, and they mean different orders",
        "“rules-based international order”",
        "“U.N.-centric international legal framework”",
        "plain VADER makes Yang Jiechi the warmest speaker",
        "+0.95",
        "too few to compare",
    ]:
        assert piece in answer
