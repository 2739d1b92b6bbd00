"""Statements in the forms the command line offers, one document after the other."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pandas as pd

from analysis.codebook import Codebook
from analysis.tables import STATEMENTS, records
from analysis.views.files import to_csv
from analysis.voices import read_document

Row = dict[str, Any]
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
    if form == "table":
        yield _table_line(_SHOWN)
    header = form == "csv"
    for document in records(documents):
        rows, _ = read_document(document, codebook)
        if form == "csv":
            yield from _csv_lines(rows, header)
            header = False
        elif form == "benchmark":
            yield _benchmark_line(document, rows)
        else:
            yield from (_table_row(row) if form == "table" else _json_line(row) for row in rows)


def _table_row(row: Row) -> str:
    return _table_line([row[name] for name in _SHOWN])


def _table_line(cells: Any) -> str:
    cut = [" ".join(str(cell).split()) for cell in cells]
    shown = [
        (cell if len(cell) <= width else cell[: width - 1] + "…").ljust(width)
        for cell, width in zip(cut, _WIDTHS, strict=True)
    ]
    return "  ".join(shown).rstrip()


def _csv_lines(rows: list[Row], header: bool) -> Iterator[str]:
    head, _, body = to_csv(STATEMENTS.frame(rows)).decode("utf-8").partition("\r\n")
    if header:
        yield head
    if body:
        yield body.removesuffix("\r\n").replace("\r\n", "\n")


def _json_line(row: Row) -> str:
    return json.dumps({name: row[name] for name in STATEMENTS.columns}, ensure_ascii=False)


def _benchmark_line(document: Row, rows: list[Row]) -> str:
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
    return json.dumps(found, ensure_ascii=False)


def _spans(start: int, end: int) -> list[list[int]]:
    return [[start, end]] if start >= 0 else []
