"""Statements in the forms the command line offers, one document after the other."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any
from warnings import warn

from analysis.codebook import Codebook
from analysis.errors import InputError, InputWarning
from analysis.tables import STATEMENTS
from analysis.texts.corpus import _VISIBLE, _document, _some
from analysis.texts.files import read_rows
from analysis.texts.folders import PathLike, find_files
from analysis.texts.progress import with_progress
from analysis.views.files import to_csv
from analysis.voices import read_document

Row = dict[str, Any]
_SHOWN = ("doc_id", "side", "actor", "kind", "cue", "content")
_WIDTHS = (20, 13, 22, 9, 12, 70)


def stream_documents(source: PathLike | Iterable[PathLike], *, bar: bool = False) -> Iterator[Row]:
    """Yield the documents of files one by one, as `read_corpus` would put them in its table.

    Nothing but their names is kept, so a file of JSON lines or Parquet may be larger than the
    memory.

    Parameters
    ----------
    source : str, path or iterable of paths
        A file, a folder, a glob, or several.
    bar : bool, optional
        Whether to show on a terminal how far the reading is.

    Raises
    ------
    FileNotFoundError, InputError
        As `read_corpus` does, but only when the reading comes to the place.
    """
    places: dict[str, str] = {}
    empty: list[str] = []
    for row, where, default_id in _rows(find_files(source), bar):
        document = _document(row, where, default_id)
        doc_id = document["doc_id"]
        if not _VISIBLE.search(document["text"]):
            empty.append(doc_id)
            continue
        if doc_id in places:
            raise InputError(
                f"Document `{doc_id}` is there twice: {places[doc_id]} and {where}. Give each "
                "document an id of its own (column `doc_id`, or the file's name)."
            )
        places[doc_id] = where
        yield document
    if not places:
        raise InputError("Nothing to read: no document holds any text.")
    if empty:
        warn(f"Left out {len(empty)} empty document(s): {_some(empty)}.", InputWarning, 2)


def _rows(files: list[tuple[Path, str]], bar: bool) -> Iterator[tuple[Any, str, str]]:
    several = len(files) > 1
    for path, folder in with_progress(files, "files") if bar and several else files:
        rows = read_rows(path)
        where = ""
        for row, where, name in with_progress(rows, "documents") if bar and not several else rows:
            yield row, where, folder + name
        if not where:
            warn(f"`{path}` holds no document.", InputWarning, 2)


@contextmanager
def whole_file(path: Path) -> Iterator[IO[str]]:
    """Open a file to write that takes its place when all is written, or never."""
    if path.exists() and not path.is_file():
        raise InputError(f"`{path}` is no file. Name a file to write the statements to.")
    path = path.resolve()  # what a link points to is replaced, not the link
    path.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=path.parent, prefix=f".{path.name}-") as folder:
        beside = Path(folder, path.name)
        with beside.open("w", encoding="utf-8", newline="") as file:
            yield file
        beside.replace(path)


def write_statements(documents: Iterable[Row], codebook: Codebook, form: str) -> Iterator[str]:
    """Yield the statements of documents as text, line ends included, document by document.

    Parameters
    ----------
    documents : iterable of dict
        Rows of the `documents` table, as `stream_documents` gives them.
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
    if form == "csv":
        yield to_csv(STATEMENTS.frame([])).decode("utf-8")
    for document in documents:
        rows, _ = read_document(document, codebook)
        if form == "csv":
            yield _csv_lines(rows)
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
    return "  ".join(shown).rstrip() + "\n"


def _csv_lines(rows: list[Row]) -> str:
    """Return the rows without the header; line ends inside cells stay as they are."""
    return to_csv(STATEMENTS.frame(rows)).decode("utf-8").partition("\r\n")[2] if rows else ""


def _json_line(row: Row) -> str:
    return json.dumps({name: row[name] for name in STATEMENTS.columns}, ensure_ascii=False) + "\n"


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
    return json.dumps(found, ensure_ascii=False) + "\n"


def _spans(start: int, end: int) -> list[list[int]]:
    return [[start, end]] if start >= 0 else []
