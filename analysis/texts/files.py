"""One file at a time: bytes become text, and rows, or a message that says what is wrong."""

from __future__ import annotations

import csv
import gzip
import io
import json
import zlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from itertools import chain
from pathlib import Path
from typing import IO, Any

from analysis.errors import InputError, did_you_mean
from analysis.texts.encodings import decode, is_wide, marked_encoding

READABLE = (".txt", ".csv", ".csv.gz", ".jsonl", ".jsonl.gz", ".parquet")
_LARGEST_CELL = 1 << 30  # a cell holds a whole document; the csv module stops at 128 KB by itself

Row = tuple[Mapping[str, Any], str, str]  # the cells, where they stand, an id if they name none


def ending(path: Path) -> str:
    """Return the file's ending in lower case, with the one before it for ``.gz``."""
    suffixes = path.suffixes[-2:] if path.suffix.lower() == ".gz" else path.suffixes[-1:]
    return "".join(suffixes).lower()


def read_rows(path: Path, encoding: str | None = None) -> Iterator[Row]:
    """Yield the documents of one file, one after another.

    Lines of JSON and batches of Parquet are read as they are asked for, so a file may be larger
    than the memory; CSV and plain text are read whole.

    Parameters
    ----------
    path : pathlib.Path
        A ``.txt``, ``.csv``, ``.jsonl`` (both also with ``.gz``) or ``.parquet`` file.
    encoding : str, optional
        Encoding of a text file, as in `read_corpus`.

    Yields
    ------
    (row, where, default id)
        The cells by column, words for messages that say where they stand, and an id for a row
        that names none.

    Raises
    ------
    InputError
        Where the file cannot be read as what its ending says.
    """
    kind = ending(path)
    if kind not in READABLE:
        raise InputError(
            f"Cannot read `{path}`. Readable are: {', '.join(READABLE)}."
            + (did_you_mean(kind, READABLE) if kind else "")
        )
    stem = path.name[: -len(kind)]
    if kind == ".txt":
        yield {"text": decode(_read(path), path, encoding)}, f"`{path}`", stem
    elif kind == ".parquet":
        yield from _parquet_rows(path, stem)
    elif kind.startswith(".csv"):
        yield from _csv_rows(decode(_read(path), path, encoding), path, stem)
    else:
        yield from _jsonl_rows(path, stem, encoding)


@contextmanager
def _opened(path: Path) -> Iterator[IO[bytes]]:
    """Open a file, packed or not; trouble on the way names the file."""
    is_packed = path.suffix.lower() == ".gz"
    try:
        handle: IO[bytes]
        with gzip.open(path) if is_packed else path.open("rb") as handle:  # type: ignore[assignment]
            yield handle
    except (gzip.BadGzipFile, EOFError, zlib.error) as error:
        raise InputError(
            f"`{path}` is not a whole gzip file ({error}). Copy or pack it again."
        ) from error
    except OSError as error:
        raise InputError(f"Cannot open `{path}`: {error.strerror or error}.") from error


def _read(path: Path) -> bytes:
    with _opened(path) as handle:
        return handle.read()


def _csv_rows(text: str, path: Path, stem: str) -> Iterator[Row]:
    csv.field_size_limit(max(csv.field_size_limit(), _LARGEST_CELL))
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text), strict=True)
    number = 0
    try:
        names = _header(next(reader, []), path)
        for number, cells in enumerate((row for row in reader if row), 1):
            if len(cells) != len(names):
                raise InputError(
                    f"Row {number} of `{path}` has {len(cells)} cell(s), the first line names "
                    f"{len(names)} column(s). A cell that holds commas or line ends stands in "
                    'double marks: "…".'
                )
            yield (
                dict(zip(names, cells, strict=True)),
                f"row {number} of `{path}`",
                f"{stem}-{number}",
            )
    except csv.Error as error:
        raise InputError(
            f"Row {number + 1} of `{path}` is not readable CSV: {error}. A cell in double marks "
            'must be closed, and a mark inside it written twice: "".'
        ) from error


def _delimiter(text: str) -> str:
    """Return the sign between the columns: spreadsheets of many countries write semicolons."""
    first = text[: text.find("\n") + 1] or text
    return max(",;\t", key=first.count)


def _header(names: list[str], path: Path) -> list[str]:
    if not names:
        raise InputError(
            f"`{path}` is empty. Its first line must name the columns, such as id,text."
        )
    twice = next((name for number, name in enumerate(names) if name in names[:number]), None)
    if twice is not None:
        raise InputError(
            f"Column `{twice}` is there twice in the first line of `{path}`. "
            "The first line names the columns, each once."
        )
    return names


def _jsonl_rows(path: Path, stem: str, encoding: str | None) -> Iterator[Row]:
    with _opened(path) as handle:
        for number, line in _lines(handle, path, encoding):
            if line and not line.isspace():
                row = _json_row(line, f"Line {number} of `{path}`")
                yield row, f"line {number} of `{path}`", f"{stem}-{number}"


def _lines(handle: IO[bytes], path: Path, encoding: str | None) -> Iterator[tuple[int, str]]:
    """Number and decode the lines; only line feeds part them (U+2028 may stand in a string)."""
    beginning = handle.read(4)
    handle.seek(0)
    named = encoding or marked_encoding(beginning)
    if is_wide(named):
        # A line feed is more than one byte here, so bytes cannot be parted into lines.
        yield from enumerate(decode(handle.read(), path, encoding).split("\n"), 1)
        return
    for number, line in enumerate(handle, 1):
        yield number, decode(line, path, named or "utf-8", line=number)


def _json_row(line: str, where: str) -> Mapping[str, Any]:
    example = '{"id": "a", "text": "…"}'
    try:
        row = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise InputError(f"{where} is not JSON: {error}. Each line holds one {example}.") from error
    if not isinstance(row, dict):
        raise InputError(f"{where} holds a {type(row).__name__}, not an object such as {example}.")
    return row


def _parquet_rows(path: Path, stem: str) -> Iterator[Row]:
    from pyarrow.parquet import ParquetFile

    with _opened(path) as handle:
        try:
            batches = ParquetFile(handle).iter_batches(batch_size=1024)
            for number, row in enumerate(chain.from_iterable(b.to_pylist() for b in batches), 1):
                yield row, f"row {number} of `{path}`", f"{stem}-{number}"
        except (OSError, ValueError, NotImplementedError) as error:
            raise InputError(f"`{path}` is not a readable Parquet file: {error}.") from error
