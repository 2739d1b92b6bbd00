"""Find and read the files of a codebook; check every row against the schema."""

from __future__ import annotations

import os
import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

from analysis.codebook.schema import FILE, TABLES, check_row, known_are
from analysis.errors import CodebookError, did_you_mean

_HERE = Path(__file__).parent
# Parts for any codebook to include.
_SHARED = "bodies diplomacy names offices persons register relations sides states".split()


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table and where it stands."""

    values: Mapping[str, Any]
    where: str

    @property
    def file(self) -> str:
        """The path of the file it stands in."""
        return self.where.partition(": [[")[0]

    def text(self, key: str) -> str:
        """Return the key's text, empty where the key is not given."""
        return cast(str, self.values.get(key, ""))

    def texts(self, key: str) -> tuple[str, ...]:
        """Return the key's texts, none where the key is not given."""
        return tuple(self.values.get(key, ()))

    def error(self, what: str) -> CodebookError:
        """Return an error that begins with where the row stands."""
        return CodebookError(f"{self.where}: {what}")

    def one_of(self, key: str, known: Iterable[str], what: str) -> str:
        """Return the key's value, or refuse it where it is given and not known."""
        value = self.text(key)
        if value and value not in known:
            raise self.error(f"unknown `{key}` `{value}`. {known_are(what, known, value)}")
        return value


Rows = dict[str, list[Row]]
_LINE = re.compile(r"at line (\d+)")
_NO_COMMA = re.compile(r'"\s+"')
_CURLY = re.compile(r"^\s*\w+\s*=\s*\[?\s*[“”„‘’]")


def built_in_codebooks() -> tuple[str, ...]:
    """Return the names of the codebooks that come with the package.

    Examples
    --------
    >>> built_in_codebooks()
    ('human_rights', 'international_order')
    """
    return tuple(sorted(path.stem for path in _HERE.glob("*.toml") if path.stem not in _SHARED))


def find(source: str | os.PathLike[str]) -> Path:
    """Return the path of a built-in codebook or of a file that is there."""
    if isinstance(source, str) and source in built_in_codebooks():
        return _HERE / f"{source}.toml"
    path = Path(source)
    if not path.is_file():
        raise FileNotFoundError(
            f"Could not find codebook `{source}`. Built-in codebooks are: "
            f"{', '.join(built_in_codebooks())}; anything else must be the path of a TOML file."
            + did_you_mean(str(source), built_in_codebooks())
        )
    return path


def _parse(path: Path) -> dict[str, Any]:
    """Read one TOML file, with one clear line for each way it can be broken."""
    raw = path.read_bytes()
    if b"\0" in raw:
        line = raw.count(b"\n", 0, raw.index(b"\0")) + 1
        raise CodebookError(f"{path}: NUL byte on line {line}; a codebook is plain UTF-8 text.")
    try:
        return tomllib.loads(raw.decode("utf-8-sig"))
    except UnicodeDecodeError as err:
        line = raw.count(b"\n", 0, err.start) + 1
        raise CodebookError(
            f"{path}: byte 0x{raw[err.start]:02x} on line {line} is not UTF-8; "
            "save the file as UTF-8."
        ) from err
    except (tomllib.TOMLDecodeError, RecursionError) as err:
        slip = _usual_slip(raw.decode("utf-8-sig"), str(err)) or f"{err}."
        raise CodebookError(f"{path}: not valid TOML: {slip}") from err


def _usual_slip(text: str, told: str) -> str:
    """Say which line has one of the slips that nearly everybody makes, if one has.

    Quotation marks and commas are looked at in the line only that the parser told of.
    """
    at = _LINE.search(told)
    for number, line in enumerate(text.splitlines(), start=1):
        table = line.strip().removeprefix("[").removesuffix("]")
        if table in TABLES and line.strip() == f"[{table}]":
            return f"line {number} has `[{table}]`; write `[[{table}]]`, in two brackets."
        if _CURLY.search(line):
            return f'line {number} has curly quotation marks; write straight ones: "…".'
        if at and int(at[1]) == number and line.replace('\\"', "").count('"') % 2:
            return f"line {number} has a quotation mark too few or too many."
        if at and int(at[1]) == number and _NO_COMMA.search(line):
            return f'line {number} lacks a comma between two texts; write ["a", "b"].'
    return ""


def gather(path: Path, above: tuple[Path, ...]) -> tuple[dict[str, Any], Rows]:
    """Read a file and what it includes: the keys at the top, and the rows, included ones first."""
    data = _parse(path)
    head = {key: value for key, value in data.items() if key not in TABLES}
    for key in head:
        if key not in FILE:
            names = [*FILE, *TABLES]
            raise CodebookError(
                f"{path}: unknown table or key `{key}`. Known are: {', '.join(names)}."
                + did_you_mean(key, names)
            )
    check_row(head, FILE, str(path))
    rows: Rows = {table: [] for table in TABLES}
    for name in head.get("include", []):
        inner_head, inner = gather(_included(path, name, above), (*above, path.resolve()))
        head["not_names"] = inner_head.get("not_names", []) + head.get("not_names", [])
        head["forms"] = inner_head.get("forms", {}) | head.get("forms", {})
        for table, found in inner.items():
            rows[table] += found
    for table in TABLES:
        rows[table] += _checked(path, table, data.get(table, []))
    return head, rows


def _included(path: Path, name: str, above: tuple[Path, ...]) -> Path:
    """Return the path of an included file, or say why it cannot be."""
    found = next(
        (folder / name for folder in (path.parent, _HERE) if (folder / name).is_file()), None
    )
    if found is None:
        raise CodebookError(
            f"{path}: `include` `{name}` is neither beside the file nor built in. "
            f"Built-in files are: {', '.join(sorted(p.name for p in _HERE.glob('*.toml')))}."
        )
    if found.resolve() in (*above, path.resolve()):
        raise CodebookError(f"{path}: `include` `{name}` includes itself in a circle; take it out.")
    return found


def _checked(path: Path, table: str, values: Any) -> list[Row]:
    """Check the rows of one table of one file."""
    if not isinstance(values, list):
        raise CodebookError(f"{path}: `{table}` must be written [[{table}]], once for each row.")
    key = "word" if table == "overlay" else "id"
    rows = []
    for number, row in enumerate(values, start=1):
        name = row.get(key, f"number {number}") if isinstance(row, dict) else f"number {number}"
        where = f"{path}: [[{table}]] `{name}`"
        check_row(row, TABLES[table], where)
        rows.append(Row(row, where))
    return rows
