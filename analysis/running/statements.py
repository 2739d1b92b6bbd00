"""Statements in the forms the command line offers, one document after the other."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from typing import Any

import pandas as pd

from analysis.codebook import Codebook
from analysis.tables import STATEMENTS, records
from analysis.voices import read_document

_SHOWN = ("doc_id", "side", "actor", "kind", "cue", "content")
_WIDTHS = (20, 13, 22, 9, 12, 70)


def write_statements(documents: pd.DataFrame, codebook: Codebook, form: str) -> Iterator[str]:
    """Yield the lines of the statements of documents.

    Parameters
    ----------
    documents : pandas.DataFrame
        The `documents` table.
    codebook : Codebook
        The sides, actors and names.
    form : {"table", "csv", "jsonl", "benchmark"}
        ``table`` is for reading on a terminal; ``csv`` and ``jsonl`` hold the columns of
        `analysis.tables.STATEMENTS`; ``benchmark`` is one document a line,
        ``{"id", "text", "attributions": [{source, cue, content, type, actor, side}]}`` with spans
        as ``[start, end]``.
    """
    if form == "csv":
        yield _csv_line(STATEMENTS.columns)
    if form == "table":
        yield _table_line(_SHOWN)
    write = {"table": _as_table, "csv": _as_csv, "jsonl": _as_json, "benchmark": _as_benchmark}[
        form
    ]
    for document in records(documents):
        rows, _ = read_document(document, codebook)
        yield from write(document, rows)


def _as_table(document: dict[str, Any], rows: list[dict[str, Any]]) -> Iterator[str]:
    for row in rows:
        yield _table_line([row[name] for name in _SHOWN])


def _table_line(cells: Any) -> str:
    cut = [" ".join(str(cell).split()) for cell in cells]
    shown = [
        (cell if len(cell) <= width else cell[: width - 1] + "…").ljust(width)
        for cell, width in zip(cut, _WIDTHS, strict=True)
    ]
    return "  ".join(shown).rstrip()


def _as_csv(document: dict[str, Any], rows: list[dict[str, Any]]) -> Iterator[str]:
    for row in rows:
        yield _csv_line(_safe(row[name]) for name in STATEMENTS.columns)


def _csv_line(cells: Any) -> str:
    buffer = io.StringIO()
    csv.writer(buffer, lineterminator="").writerow(cells)
    return buffer.getvalue()


def _safe(cell: Any) -> Any:
    """Keep a spreadsheet from running a text cell as a formula."""
    risky = isinstance(cell, str) and cell.startswith(("=", "+", "-", "@", "\t", "\r"))
    return f"'{cell}" if risky else cell


def _as_json(document: dict[str, Any], rows: list[dict[str, Any]]) -> Iterator[str]:
    for row in rows:
        yield json.dumps({name: row[name] for name in STATEMENTS.columns}, ensure_ascii=False)


def _as_benchmark(document: dict[str, Any], rows: list[dict[str, Any]]) -> Iterator[str]:
    attributions = [
        {
            "id": f"s{row['statement_id']}",
            "source": _spans(row["source_start"], row["source_end"]),
            "cue": _spans(row["cue_start"], row["cue_end"]),
            "content": [list(segment) for segment in row["segments"]],
            "type": row["kind"],
            "actor": row["actor"],
            "side": row["side"],
        }
        for row in rows
    ]
    found = {"id": document["doc_id"], "text": document["text"], "attributions": attributions}
    yield json.dumps(found, ensure_ascii=False)


def _spans(start: int, end: int) -> list[list[int]]:
    return [[start, end]] if start >= 0 else []
