"""Whether the sides' mean tones can be compared: interval, n, and the caution it takes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from analysis.measures.tone.aggregates import tone_by
from analysis.views.sentence import Sentence, bracketed, links_of
from analysis.views.style import plural, signed

# Statements a side (in a corpus: documents a side) from which sides are compared; with fewer a
# percentile interval is itself too short. A single group's interval is shown from
# `uncertainty.TOO_FEW` on, for it claims less than a comparison does.
SMALL = 20


def say_comparison(tones: pd.DataFrame, share: str, labels: Mapping[str, str]) -> Sentence:
    """Say whether the sides' mean tones can be compared, with interval, n and what is missing."""
    said = tones[tones["side"].isin(list(labels))]
    if said.empty:
        return Sentence("")
    means = tone_by(said, "side").set_index("side")
    rows = [(labels[side], means.loc[side]) for side in labels if side in means.index]
    figures = "; ".join(f"{name} {_figure(row)}" for name, row in rows)
    text = (
        "Mean tone of sentences, corrected (names masked, register overlaid): "
        f"{figures}{bracketed(share)}. {_verdict(rows, _fewest(said))}"
    )
    return Sentence(text, links_of(said), "comparison")


def _fewest(said: pd.DataFrame) -> int:
    """Count what is drawn for an interval on the side that has least of it."""
    unit = ["side", "statement_id"] if said["doc_id"].nunique() == 1 else ["side", "doc_id"]
    return int(said[unit].drop_duplicates()["side"].value_counts().min())


def _figure(row: Any) -> str:
    interval = (
        f"95 % interval {signed(row['low'])} to {signed(row['high'])}"
        if row["low"] == row["low"]
        else "no interval"
    )
    return (
        f"{signed(row['mean'])} ({interval}, n = {plural(int(row['n_statements']), 'statement')}, "
        f"{plural(int(row['n_sentences']), 'sentence')})"
    )


def _verdict(rows: Sequence[tuple[str, Any]], fewest: int) -> str:
    if len(rows) < 2:
        return "Only one side speaks, so there is nothing to compare."
    if fewest < SMALL:
        neither = "Neither" if len(rows) == 2 else "No"
        return (
            "That is too few to compare: the intervals are wide, and intervals from so few cases "
            f"come out too narrow if anything. {neither} side is said to be warmer."
        )
    low = max(row["low"] for _, row in rows)
    high = min(row["high"] for _, row in rows)
    if low <= high:
        return "The intervals overlap: the texts do not show that one side is warmer."
    warmest = max(rows, key=lambda pair: float(pair[1]["mean"]))[0]
    return (
        f"The intervals do not overlap: the words of {warmest} speakers score higher. This is the "
        "tone of words, not of feelings toward anybody; read the sentences before using it."
    )
