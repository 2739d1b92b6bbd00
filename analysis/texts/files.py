"""One file at a time: bytes become text, and rows, or a message that says what is wrong."""

from __future__ import annotations

import csv
import gzip
import io
import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any
from warnings import warn

from analysis.errors import InputError, InputWarning

READABLE = (".txt", ".csv", ".csv.gz", ".jsonl", ".jsonl.gz", ".parquet")
_SURROGATE = re.compile("[\ud800-\udfff]")
_MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))

Row = tuple[Mapping[str, Any], str, str]  # the cells, where they stand, an id if they name none


def endings(path: Path) -> str:
    """Return the file's ending in lower case, with the one before it for ``.gz``."""
    suffixes = path.suffixes[-2:] if path.suffix.lower() == ".gz" else path.suffixes[-1:]
    return "".join(suffixes).lower()


def read_rows(path: Path, encoding: str | None = None) -> Iterator[Row]:
    """Yield the documents of one file as ``(row, where, default id)``, ``where`` for messages.

    Raises
    ------
    InputError
        Where the file cannot be read as what its ending says.
    """
    ending = endings(path)
    if ending not in READABLE:
        raise InputError(f"Cannot read `{path}`. Readable are: {', '.join(READABLE)}.")
    if ending == ".parquet":
        yield from _parquet_rows(path)
    elif ending == ".txt":
        yield {"text": decode(path.read_bytes(), path, encoding)}, f"`{path}`", path.stem
    else:
        text = decode(_bytes(path), path, encoding)
        yield from (_csv_rows if ending.startswith(".csv") else _jsonl_rows)(text, path)


def decode(data: bytes, path: Path, encoding: str | None = None) -> str:
    """Turn a file's bytes into text, without a byte-order mark.

    Raises
    ------
    InputError
        For a binary file, or an encoding that does not fit.
    """
    declared = next((name for mark, name in _MARKS if data.startswith(mark)), None)
    if b"\0" in data and declared is None and not (encoding or "").lower().startswith("utf-16"):
        raise InputError(
            f"`{path}` holds NUL bytes: it is binary, not a text. Save it as text first."
        )
    try:
        text = data.decode(encoding or declared or "utf-8")
    except LookupError:
        raise InputError(f"Unknown `encoding` {encoding!r}. Try 'utf-8' or 'cp1252'.") from None
    except UnicodeDecodeError as error:
        if encoding or declared:
            raise InputError(
                f"`{path}` is not {encoding or declared} (byte {error.start} cannot be read). "
                "Leave `encoding` out, or name the right one."
            ) from error
        text = _guess(data, path)
    return text.removeprefix("\ufeff")


def _guess(data: bytes, path: Path) -> str:
    from charset_normalizer import from_bytes

    best = from_bytes(data).best()
    if best is None:
        raise InputError(
            f"`{path}` is in no encoding that can be told. Name it: `encoding='cp1252'`."
        )
    warn(
        f"`{path}` is not UTF-8; read as {best.encoding}, which is a guess. "
        f"If letters look wrong, name the `encoding`.",
        InputWarning,
        stacklevel=2,
    )
    return str(best)


def clean_text(text: str, where: str) -> str:
    """Replace lone surrogates, which no file can hold, and count them in a warning."""
    cleaned, n = _SURROGATE.subn("\ufffd", text)
    if n:
        warn(f"Replaced {n} lone surrogate(s) in {where} by U+FFFD.", InputWarning, stacklevel=2)
    return cleaned


def _bytes(path: Path) -> bytes:
    if path.suffix.lower() != ".gz":
        return path.read_bytes()
    try:
        with gzip.open(path) as handle:
            return handle.read()
    except (OSError, EOFError) as error:
        raise InputError(f"`{path}` is not a whole gzip file: {error}.") from error


def _csv_rows(text: str, path: Path) -> Iterator[Row]:
    csv.field_size_limit(1 << 30)  # a cell holds a whole document
    try:
        for number, row in enumerate(csv.DictReader(io.StringIO(text, newline="")), 1):
            named = {key: value for key, value in row.items() if key is not None}
            yield named, f"row {number} of `{path}`", f"{path.stem}-{number}"
    except csv.Error as error:
        raise InputError(f"`{path}` is not a readable CSV file: {error}.") from error


def _jsonl_rows(text: str, path: Path) -> Iterator[Row]:
    # Only line feeds part rows: U+2028 and its like may stand inside a JSON string.
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
        except json.JSONDecodeError as error:
            raise InputError(f"Line {number} of `{path}` is not JSON: {error}.") from error
        if not isinstance(row, dict):
            raise InputError(
                f"Line {number} of `{path}` holds a {type(row).__name__}, not an object such as "
                '{"id": "a", "text": "…"}.'
            )
        yield row, f"line {number} of `{path}`", f"{path.stem}-{number}"


def _parquet_rows(path: Path) -> Iterator[Row]:
    import pandas as pd

    try:
        frame = pd.read_parquet(path)
    except (OSError, ValueError) as error:
        raise InputError(f"`{path}` is not a readable Parquet file: {error}.") from error
    for number, row in enumerate(frame.to_dict("records"), 1):
        cells = {str(key): value for key, value in row.items()}
        yield cells, f"row {number} of `{path}`", f"{path.stem}-{number}"
