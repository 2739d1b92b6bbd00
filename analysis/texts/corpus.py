"""Files, folders and frames become the `documents` table, with nothing lost on the way."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any
from warnings import warn

import pandas as pd

from analysis.errors import InputError, InputWarning, did_you_mean
from analysis.tables import DOCUMENTS
from analysis.texts.cells import read_cell
from analysis.texts.files import Row, read_rows
from analysis.texts.folders import PathLike, find_files
from analysis.texts.progress import with_progress
from analysis.texts.sentences import find_title

# Other names under which readers' tables hold our columns, first come first taken.
_ALSO_CALLED = {
    "doc_id": ("id",),
    "text": ("content", "body"),
    "title": ("headline",),
    "date": ("published", "year"),
    "outlet": ("publisher", "source"),
    "actor": ("speaker",),
}
# Whom a speech is given for, where the row says the side: speeches are compared by state.
_SPOKEN_FOR = ("country_name", "country")
_VISIBLE = re.compile(r"[^\s\0\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]")

Source = PathLike | pd.DataFrame | Iterable[PathLike]


def read_corpus(source: Source, *, encoding: str | None = None) -> pd.DataFrame:
    """Read texts into the `documents` table.

    Parameters
    ----------
    source : str, path, DataFrame or iterable of paths
        A file, a folder (its readable files in order of name, folders inside it too; hidden ones
        and notes called README or LICENSE are passed over), a glob such as ``"texts/*.txt"``,
        several of these, or a frame with a ``text`` column. Read are ``.txt`` (one document a
        file), ``.csv``, ``.jsonl``, both also with ``.gz``, and ``.parquet`` (one document a row).
    encoding : str, optional
        Encoding of text files. Left out, a byte-order mark decides, then UTF-8 is tried; ``.txt``
        and ``.csv`` are then read as the likeliest other encoding, with a warning that names it.
        JSON is UTF-8 by its standard, so a line that is not is an error unless this is given.

    Returns
    -------
    pandas.DataFrame
        One row a document: doc_id, title, date, outlet, side, actor, text.

        - ``text`` is as decoded, line ends included: a byte-order mark is left out, lone
          surrogates become U+FFFD, nothing else is changed.
        - ``doc_id`` left out is the file's name without its ending (with its folders, inside a
          folder that is read), and the row's number where a file has rows.
        - ``title`` left out is the text's first line where `split_sentences` calls it a title.
        - Other names are understood, in this order, where a cell of the first one is empty:
          doc_id or id; text, content or body; title or headline; date, published or year; outlet,
          publisher or source; actor, or where the row has a side country_name or country, or
          speaker. Further columns are left out: join them again by
          ``doc_id``.
        - Missing values become empty strings. Texts without a visible character are left out with
          a warning that counts them.

    Raises
    ------
    FileNotFoundError
        Where no file is found; the message names the path tried.
    InputError
        For a binary file, a wrong encoding, a missing ``text`` column, a text that is not a
        string, a repeated ``doc_id`` or nothing to read.
    TypeError
        For a ``source`` of another kind.

    Examples
    --------
    >>> import pandas as pd
    >>> documents = read_corpus(pd.DataFrame({"id": ["a"], "text": ["He said so."]}))
    >>> documents[["doc_id", "text"]].values.tolist()
    [['a', 'He said so.']]
    """
    kept: list[dict[str, str]] = []
    empty: list[str] = []
    places: dict[str, str] = {}
    for row, where, default_id in _rows(source, encoding):
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
        kept.append(document)
    if not kept:
        raise InputError(f"Nothing to read in {_shown(source)}: no document holds any text.")
    if empty:
        warn(
            f"Left out {len(empty)} empty document(s): {_some(empty)}.", InputWarning, stacklevel=2
        )
    return DOCUMENTS.frame(kept)


def _rows(source: Source, encoding: str | None) -> Iterator[Row]:
    if isinstance(source, pd.DataFrame):
        yield from _frame_rows(source)
        return
    files = find_files(source)
    for path, folder in with_progress(files, "files") if len(files) > 1 else files:
        rows = read_rows(path, encoding)
        n = 0
        for n, (row, where, default_id) in enumerate(  # noqa: B007
            rows if len(files) > 1 else with_progress(rows, "documents"), 1
        ):
            yield row, where, folder + default_id
        if not n:
            warn(f"`{path}` holds no document.", InputWarning, stacklevel=2)


def _frame_rows(frame: pd.DataFrame) -> Iterator[Row]:
    names = [str(name) for name in frame.columns]
    twice = next((name for number, name in enumerate(names) if name in names[:number]), None)
    if twice is not None:
        raise InputError(f"Column `{twice}` is there twice in the frame. Give each its own name.")
    _text_column(names, "the frame")
    for number, cells in enumerate(frame.itertuples(index=False, name=None)):
        row = dict(zip(names, cells, strict=True))
        yield row, f"row {number} of the frame", f"row-{number}"


def _text_column(names: Iterable[str], where: str) -> None:
    """Refuse a row or table without a text."""
    known = ("text", *_ALSO_CALLED["text"])
    if any(name in known for name in names):
        return
    names = [str(name) for name in names]
    near = next((hint for name in known if (hint := did_you_mean(name, names))), "")
    shown = ", ".join(f"`{name[:40]}`" for name in names[:12]) + (" …" if len(names) > 12 else "")
    raise InputError(
        f"Could not find column `text` in {where}. Columns are: {shown or 'none'}."
        + (near or " The column that holds the texts must be called `text`.")
    )


def _document(row: Mapping[str, Any], where: str, default_id: str) -> dict[str, str]:
    """Bring one row of any of the sources into the columns of `documents`."""
    _text_column(row, where)
    document = {
        column: next(
            (
                cell
                for name in (column, *_ALSO_CALLED.get(column, ()))
                if name in row
                and (cell := read_cell(row[name], name, where, text=column == "text"))
            ),
            "",
        )
        for column in DOCUMENTS.columns
    }
    if document["side"] and "actor" not in row:
        states = (read_cell(row[name], name, where) for name in _SPOKEN_FOR if name in row)
        document["actor"] = next(filter(None, states), document["actor"])
    document["doc_id"] = document["doc_id"] or read_cell(default_id, "doc_id", where)
    document["title"] = document["title"] or find_title(document["text"])
    return document


def _some(names: list[str]) -> str:
    return ", ".join(f"`{name}`" for name in names[:3]) + (" …" if len(names) > 3 else "")


def _shown(source: Source) -> str:
    return f"`{source}`" if isinstance(source, str | os.PathLike) else "the source"
