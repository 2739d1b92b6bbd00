"""Files, folders and frames become the `documents` table, with nothing lost on the way."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any
from warnings import warn

import pandas as pd

from analysis.errors import InputError, InputWarning, did_you_mean
from analysis.tables import DOCUMENTS
from analysis.texts.files import READABLE, Row, clean_text, endings, read_rows

# Other names under which readers' tables hold our columns, first come first taken.
_ALSO_CALLED = {
    "doc_id": ("id", "name"),
    "text": ("content", "body"),
    "title": ("headline",),
    "date": ("year", "published"),
    "outlet": ("source", "publisher"),
    "actor": ("speaker",),
}
_INVISIBLE = "\ufeff\u200b\u200c\u200d\u00a0 \t\r\n\f\v"

Source = str | os.PathLike[str] | pd.DataFrame | Iterable[str | os.PathLike[str]]


def read_corpus(source: Source, *, encoding: str | None = None) -> pd.DataFrame:
    """Read texts into the `documents` table.

    Parameters
    ----------
    source : str, path, DataFrame or iterable of paths
        A file, a folder (its readable files in order of name, folders inside it too), a glob such
        as ``"texts/*.txt"``, several of these, or a frame with a ``text`` column. Read are
        ``.txt`` (one document a file), ``.csv``, ``.jsonl``, both also with ``.gz``, and
        ``.parquet`` (one document a row).
    encoding : str, optional
        Encoding of text files. Left out, UTF-8 is tried first (UTF-16 where the file says so),
        then the likeliest other encoding, with a warning that names it.

    Returns
    -------
    pandas.DataFrame
        One row a document: doc_id, title, date, outlet, side, actor, text. A byte-order mark is
        left out, lone surrogates become U+FFFD, and that is all that is changed. Texts without a
        visible character are left out with a warning that counts them.

    Raises
    ------
    FileNotFoundError
        Where no file is found; the message names the path tried.
    InputError
        For a binary file, a wrong encoding, a missing ``text`` column, a repeated ``doc_id`` or
        nothing to read.

    Examples
    --------
    >>> import pandas as pd
    >>> documents = read_corpus(pd.DataFrame({"id": ["a"], "text": ["He said so."]}))
    >>> documents[["doc_id", "text"]].values.tolist()
    [['a', 'He said so.']]
    """
    rows = [_document(*row) for row in _rows(source, encoding)]
    kept = [row for row in rows if row["text"].strip(_INVISIBLE)]
    if len(kept) < len(rows):
        empty = [row["doc_id"] for row in rows if not row["text"].strip(_INVISIBLE)]
        warn(
            f"Left out {len(empty)} empty document(s): {_some(empty)}.", InputWarning, stacklevel=2
        )
    if not kept:
        raise InputError(f"Nothing to read in {_shown(source)}: no document holds any text.")
    _refuse_repeats(row["doc_id"] for row in kept)
    return DOCUMENTS.frame(kept)


def _rows(source: Source, encoding: str | None) -> Iterator[Row]:
    if isinstance(source, pd.DataFrame):
        for number, row in enumerate(source.to_dict("records")):
            cells = {str(key): value for key, value in row.items()}
            yield cells, f"row {number} of the frame", f"row-{number}"
        return
    for path in _files(source):
        yield from read_rows(path, encoding)


def _files(source: str | os.PathLike[str] | Iterable[str | os.PathLike[str]]) -> list[Path]:
    """List the files meant, sorted inside each folder or glob, each once."""
    if not isinstance(source, str | os.PathLike):
        return list(dict.fromkeys(path for one in source for path in _files(one)))
    path = Path(source)
    if path.is_dir():
        found = sorted(p for p in path.rglob("*") if p.is_file() and _is_readable(p))
        if not found:
            raise FileNotFoundError(
                f"Found no readable file in the folder `{path}`. Readable are: {', '.join(READABLE)}."
            )
        return found
    if path.exists():
        return [path]
    if any(sign in path.name for sign in "*?["):
        found = sorted(path.parent.glob(path.name)) if path.parent.is_dir() else []
        if found:
            return found
        raise FileNotFoundError(f"No file matches `{path}`.")
    siblings = [p.name for p in path.parent.iterdir()] if path.parent.is_dir() else []
    raise FileNotFoundError(f"Found no file or folder `{path}`.{did_you_mean(path.name, siblings)}")


def _is_readable(path: Path) -> bool:
    """Tell text files from the notes that lie beside them (a readme is no document)."""
    return (
        endings(path) in READABLE
        and not path.name.startswith((".", "~"))
        and path.stem.upper() not in {"README", "LICENSE"}
    )


def _document(row: Mapping[str, Any], where: str, default_id: str) -> dict[str, str]:
    """Bring one row of any of the sources into the columns of `documents`."""
    found = {column: _cell(row, column) for column in DOCUMENTS.columns}
    if found["text"] is None:
        raise InputError(
            f"Could not find column `text` in {where}. Columns are: {', '.join(row)}."
            + did_you_mean("text", row)
        )
    document = {column: value or "" for column, value in found.items()}
    document["text"] = clean_text(document["text"], where)
    document["doc_id"] = document["doc_id"] or default_id
    return document


def _cell(row: Mapping[str, Any], column: str) -> str | None:
    for name in (column, *_ALSO_CALLED.get(column, ())):
        value = row.get(name)
        if value is not None and value == value:  # NaN is the one value unequal to itself
            is_whole = isinstance(value, float) and value.is_integer()
            return str(int(value)) if is_whole else str(value)
    return None


def _refuse_repeats(ids: Iterable[str]) -> None:
    seen: set[str] = set()
    for doc_id in ids:
        if doc_id in seen:
            raise InputError(
                f"Document `{doc_id}` is there twice. Give each document an id of its own "
                "(column `doc_id`, or the file's name)."
            )
        seen.add(doc_id)


def _some(names: list[str]) -> str:
    return ", ".join(f"`{name}`" for name in names[:3]) + (" …" if len(names) > 3 else "")


def _shown(source: Source) -> str:
    return "the frame" if isinstance(source, pd.DataFrame) else f"`{source}`"
