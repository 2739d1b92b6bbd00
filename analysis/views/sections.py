"""What the sections of the page show: rows of tables, each with the passages it rests on."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, NamedTuple

import pandas as pd

from analysis.measures.tone.aggregates import directed_by, tone_by
from analysis.tables import NARRATION, records
from analysis.views.evidence import Quote, Quoter
from analysis.views.misleading import differs, misled_sentences
from analysis.views.rows import rows_of
from analysis.views.sentence import worded
from analysis.views.style import SideStyle

if TYPE_CHECKING:
    from analysis.measures.reading import Reading

ROWS = 40  # rows of a table on the page; all of them are in the CSV
PASSAGES = 20  # passages behind one number on the page
REASONS = 3  # reasons for a side shown beside a speaker
FEATURE = 0.05  # features that add less are left out


class Passage(NamedTuple):
    """A quotation with what was measured in it."""

    quote: Quote
    notes: tuple[str, ...] = ()
    scores: tuple[tuple[str, float], ...] = ()
    parts: tuple[tuple[str, float], ...] = ()
    plain_parts: tuple[tuple[str, float], ...] = ()


class Line(NamedTuple):
    """A row of a table on the page: its cells by name and the passages behind it."""

    cells: Mapping[str, Any]
    passages: tuple[Passage, ...]
    more: int = 0  # passages that are only in the CSV


class Lines(NamedTuple):
    """The rows of a table on the page, and how many there are in all."""

    rows: tuple[Line, ...]
    total: int

    @property
    def more(self) -> int:
        """How many rows are only in the CSV."""
        return self.total - len(self.rows)


def _by_side(
    table: pd.DataFrame, styles: Mapping[str, SideStyle], count: str
) -> list[dict[str, Any]]:
    """Return the first rows by count, grouped by side, else in order of first appearance."""
    kept = table.sort_values(count, ascending=False, kind="stable").head(ROWS).sort_index()
    place = {side: n for n, side in enumerate(styles)}
    ordered = kept.sort_values("side", key=lambda side: side.map(place), kind="stable")
    return records(ordered)


def _line(cells: Mapping[str, Any], part: pd.DataFrame, passage: Callable[[Any], Passage]) -> Line:
    """Make a line of its cells and of the first rows behind it."""
    made = tuple(passage(row) for row in rows_of(part.head(PASSAGES)))
    return Line(cells, made, len(part) - len(made))


def speaker_lines(reading: Reading, styles: Mapping[str, SideStyle], quoter: Quoter) -> Lines:
    """Return a line a speaker: statements, share, why the side, and the statements."""
    said = reading.statements
    counts = said.groupby(["actor", "side"], sort=False).size().reset_index(name="n")
    rows = []
    for cells in _by_side(counts, styles, "n"):
        part = said[(said["actor"] == cells["actor"]) & (said["side"] == cells["side"])]
        basis = list(
            dict.fromkeys(why for text in part["basis"] for why in text.split("; ") if why)
        )
        more = [f"{len(basis) - REASONS} more"] if len(basis) > REASONS else []
        cells |= {"share": cells["n"] / len(said), "basis": [*basis[:REASONS], *more]}
        rows.append(_line(cells, part, lambda row: _said(row, quoter)))
    return Lines(tuple(rows), len(counts))


def _said(row: Any, quoter: Quoter) -> Passage:
    how = f"{row.kind}; cue: {row.cue or 'none'}; source: {row.source or 'none'}"
    return Passage(quoter.statement(row), (how, f"rule: {row.rule}"))


def tone_lines(reading: Reading, styles: Mapping[str, SideStyle], quoter: Quoter) -> Lines:
    """Return a line a speaker: plain, masked and corrected mean, and each scored sentence."""
    tones = reading.tones
    said = tones[tones["side"] != NARRATION]
    if said.empty:
        return Lines((), 0)
    keys = ["actor", "side"]
    means = tone_by(said, keys)
    for variant in ("plain", "masked"):
        means[variant] = said.groupby(keys, sort=False)[variant].mean().to_numpy()
    why = {(m.doc_id, m.statement_id, m.start): m.why for m in misled_sentences(reading)}
    rows = []
    for cells in _by_side(means, styles, "n_statements"):
        part = said[(said["actor"] == cells["actor"]) & (said["side"] == cells["side"])]
        cells["apart"] = differs(cells["plain"], cells["mean"])
        rows.append(_line(cells, part, lambda row: _scored(row, quoter, why)))
    return Lines(tuple(rows), len(means))


def _scored(row: Any, quoter: Quoter, why: Mapping[tuple[str, int, int], str]) -> Passage:
    called_out = why.get((row.doc_id, row.statement_id, row.start), "")
    return Passage(
        quoter.quote(row.doc_id, row.statement_id, row.start, row.end, around=0),
        (f"The plain score misleads. {called_out}",) if called_out else (),
        (("plain", row.plain), ("masked", row.masked), ("corrected", row.compound)),
        row.words,
        row.plain_words,
    )


def directed_lines(reading: Reading, styles: Mapping[str, SideStyle], quoter: Quoter) -> Lines:
    """Return a line a pair of speaker and target, and each naming with its features."""
    table = reading.directed
    if table.empty:
        return Lines((), 0)
    keys = ["actor", "side", "target", "target_side"]
    means = directed_by(table, keys)
    parts = dict(list(table.groupby(keys, sort=False)))
    rows = []
    for cells in _by_side(means, styles, "n_statements"):
        part = parts[tuple(cells[key] for key in keys)]
        rows.append(_line(cells, part, lambda row: _directed(row, quoter)))
    return Lines(tuple(rows), len(means))


def _directed(row: Any, quoter: Quoter) -> Passage:
    return Passage(
        quoter.quote(row.doc_id, row.statement_id, row.start, row.end),
        (),
        (("tone toward the target", row.tone),),
        tuple((name, value) for name, value in row.words if abs(value) >= FEATURE),
    )


def wording_lines(reading: Reading, styles: Mapping[str, SideStyle], quoter: Quoter) -> Lines:
    """Return a line a side and wording with its voices, and each naming in its context."""
    table = reading.wordings
    keys = ["side", "wording"]
    parts = dict(list(table.groupby(keys, sort=False)))
    counts = table.groupby(keys, sort=False).size().reset_index(name="n")
    rows = []
    for cells in _by_side(counts, styles, "n"):
        part = parts[cells["side"], cells["wording"]]
        for voice in ("own", "reported", "rejected"):
            cells[voice] = int((part["voice"] == voice).sum())
        cells["worded"] = worded(part)
        rows.append(_line(cells, part, lambda row: _worded(row, quoter)))
    return Lines(tuple(rows), len(counts))


def _worded(row: Any, quoter: Quoter) -> Passage:
    quote = quoter.quote(row.doc_id, row.statement_id, row.start, row.end)
    return Passage(quote, (f"{row.actor}; {row.voice} voice; stance: {row.stance}",))


def claim_lines(reading: Reading, styles: Mapping[str, SideStyle], quoter: Quoter) -> Lines:
    """Return a line a claim, and the words it rests on."""
    table = reading.claims.assign(n=1)
    rows = []
    for cells in _by_side(table, styles, "n"):
        place = cells["doc_id"], cells["statement_id"]
        quote = quoter.quote(*place, cells["evidence_start"], cells["evidence_end"])
        rows.append(Line(cells, (Passage(quote, (f"rule: {cells['rule']}",)),)))
    return Lines(tuple(rows), len(table))
