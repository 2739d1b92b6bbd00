"""The files of a report: tables as CSV that a spreadsheet opens safely, written whole or not."""

from __future__ import annotations

import csv
import json
import tempfile
from collections.abc import Mapping
from io import StringIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pandas as pd

from analysis.errors import InputError
from analysis.measures.framing.mirror import mirror_of
from analysis.measures.tone.aggregates import directed_by, tone_by
from analysis.measures.tone.sensitivity import sensitivity_by
from analysis.measures.tone.tone_words import tone_words_by

if TYPE_CHECKING:
    from analysis.measures.reading import Reading

_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_TABLES = (
    "documents sentences statements mentions tones directed wordings claims".split()
)  # not tokens: the largest table, and made again from the texts in a moment


def report_tables(reading: Reading, found: pd.DataFrame, mirror: pd.DataFrame) -> dict[str, bytes]:
    """Return the tables of a reading, averages, mirror and keyness as CSV files, by file name."""
    frames = {name: getattr(reading, name) for name in _TABLES}
    frames["tone_by_actor"] = tone_by(reading.tones, ["actor", "side"])
    frames["tone_by_side"] = tone_by(reading.tones, "side")
    frames["tone_by_variant"] = sensitivity_by(reading.tones)
    frames["tone_words_by_side"] = tone_words_by(reading.tones)
    pairs = ["actor", "side", "target", "target_side"]
    frames["directed_by_pair"] = directed_by(reading.directed, pairs)
    frames["directed_by_side"] = directed_by(reading.directed)
    frames["mirror"] = mirror
    if not found.empty:
        frames["keyness"] = found
    return {f"{name}.csv": to_csv(frame) for name, frame in frames.items()}


def mirrored(reading: Reading) -> pd.DataFrame:
    """Return the mirror of a reading; concepts that blame are no names of what is contested."""
    concepts = [c.id for c in reading.codebook.concepts.values() if c.stance != "against"]
    return mirror_of(reading.wordings, reading.claims, concepts=concepts)


def to_csv(table: pd.DataFrame) -> bytes:
    r"""Write a table as CSV in UTF-8, safe to open in a spreadsheet.

    A text that begins with ``= + - @``, a tab or a carriage return gets an apostrophe before it,
    or a spreadsheet would run it as a formula; numbers stay numbers. Tuples are written as JSON.

    Examples
    --------
    >>> to_csv(pd.DataFrame({"text": ["=1+1", "a"], "n": [-1, 2]})).decode()
    "text,n\r\n'=1+1,-1\r\na,2\r\n"
    """
    out = StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(_cell(name) for name in table.columns)
    columns = [table[name].tolist() for name in table.columns]
    writer.writerows([_cell(value) for value in row] for row in zip(*columns, strict=True))
    return out.getvalue().encode("utf-8", "backslashreplace")


def _cell(value: Any) -> Any:
    if isinstance(value, tuple | list):
        return json.dumps(value, ensure_ascii=False)
    if isinstance(value, float) and value != value:
        return ""
    if isinstance(value, str) and value.startswith(_FORMULA):
        return f"'{value}"
    return value


def replace_files(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write files into a folder, all of them or none.

    They are written into a new folder beside it and moved only when all are there; where a move
    fails, those already moved are put back. Other files in the folder are left alone.

    Raises
    ------
    InputError
        Where ``folder`` is a file.
    """
    if folder.exists() and not folder.is_dir():
        raise InputError(f"`folder` is a file: `{folder}`. Name a folder to write the report to.")
    folder.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=folder.parent, prefix=f".{folder.name}-") as place:
        new, old = Path(place, "new"), Path(place, "old")
        new.mkdir()
        old.mkdir()
        for name, content in files.items():
            (new / name).write_bytes(content)
        if not folder.exists():
            new.rename(folder)
            return
        _swap(folder, new, old, list(files))


def _swap(folder: Path, new: Path, old: Path, names: list[str]) -> None:
    """Move the new files in, keeping the old ones until all are there."""
    moved: list[str] = []
    try:
        for name in names:
            moved.append(name)
            if (folder / name).exists():
                (folder / name).rename(old / name)
            (new / name).rename(folder / name)
    except BaseException:
        for name in moved:
            if (old / name).exists():
                (old / name).replace(folder / name)
            elif not (new / name).exists():
                (folder / name).unlink()
        raise
