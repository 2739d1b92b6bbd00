"""How often each word occurs in each part of a target and of a reference."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from analysis.errors import InputError, did_you_mean
from analysis.measures.uncertainty import cluster_keys
from analysis.measures.words.association import Cells, Floats
from analysis.tables import need_columns

Codes = NDArray[np.int64]


@dataclass(frozen=True)
class Counts:
    """Counts of units by part, for two groups side by side.

    A part is what was said together: a document of a corpus, a statement inside one text. Entries
    are the pairs of a part and a unit that occur.

    Attributes
    ----------
    units : sequence of str
        What is counted.
    part_kind : str
        ``document``, ``statement``, or empty where the table knows no parts.
    unit, part : numpy.ndarray
        Numbers of unit and part of every entry, ordered by unit.
    target, reference : numpy.ndarray
        How often the unit occurs in the target's and in the reference's words of the part.
    target_sizes, reference_sizes : numpy.ndarray
        Words of the target and of the reference in every part.
    """

    units: Sequence[str]
    part_kind: str
    unit: Codes
    part: Codes
    target: Floats
    reference: Floats
    target_sizes: Floats
    reference_sizes: Floats

    def cells(self) -> Cells:
        """Return every unit's counts in the two groups, and the groups' sizes."""
        sizes = float(self.target_sizes.sum()), float(self.reference_sizes.sum())
        return Cells(self.by_unit(self.target), self.by_unit(self.reference), *sizes)

    def by_unit(self, values: NDArray[Any]) -> Floats:
        """Add up one value an entry, unit by unit."""
        return _sums(self.unit, values, len(self.units))

    def only(self, kept: NDArray[np.bool_]) -> Counts:
        """Keep some of the units; the sizes of the groups stay."""
        entries = kept[self.unit]
        return Counts(
            [unit for unit, keep in zip(self.units, kept, strict=True) if keep],
            self.part_kind,
            (np.cumsum(kept) - 1)[self.unit[entries]],
            self.part[entries],
            self.target[entries],
            self.reference[entries],
            self.target_sizes,
            self.reference_sizes,
        )


def count_groups(
    table: pd.DataFrame,
    by: str,
    groups: tuple[str, str | None],
    unit: str,
    words: pd.DataFrame | None = None,
    together: str | None = None,
) -> Counts:
    """Count the units of a table in a target and a reference, part by part.

    ``table`` has a row a token, or a column ``n`` with how often; ``words`` is the table in which
    the sizes of groups and parts are counted, by default ``table`` itself. A reference of None is
    everything that is not the target. ``together`` is the column that tells the parts, by default
    documents or the statements of one text.
    """
    words = table if words is None else words
    said_together = (together,) if together else ()
    need_columns(table, (unit, by, *said_together), "table")
    need_columns(words, (by, *said_together), "words")
    kind, keys = (together, [together]) if together else _part_keys(words)
    if any(key not in table for key in keys):
        kind, keys = "", []
    units, unit_code = _codes(table, unit)
    parts, number_of = _number_parts(words, keys)
    sizes = [_sums(number_of[rows], w, parts) for rows, w in _split(words, by, groups)]
    place = number_of if table is words else _matching(table, words, keys, number_of)
    entries = [
        _tally(unit_code[rows] * parts + place[rows], weight)
        for rows, weight in _split(table, by, groups)
    ]
    found, (target, reference) = _aligned(entries)
    return Counts(units, kind, found // parts, found % parts, target, reference, *sizes)


def _part_keys(words: pd.DataFrame) -> tuple[str, list[str]]:
    """Name what was said together: statements of one text, else documents."""
    if "doc_id" not in words:
        return "", []
    keys = cluster_keys(words) if "statement_id" in words else ["doc_id"]
    return ("statement" if len(keys) > 1 else "document"), keys


def _number_parts(words: pd.DataFrame, keys: Sequence[str]) -> tuple[int, Codes]:
    if not keys:
        return 1, np.zeros(len(words), np.int64)
    numbers: Codes = words.groupby(list(keys), sort=False).ngroup().to_numpy().astype(np.int64)
    return int(numbers.max(initial=-1)) + 1, numbers


def _matching(
    table: pd.DataFrame, words: pd.DataFrame, keys: Sequence[str], number_of: Codes
) -> Codes:
    """Give the rows of a table the numbers that the words of the same part have."""
    if not keys:
        return np.zeros(len(table), np.int64)
    known = words[list(keys)].assign(_part=number_of).drop_duplicates(list(keys))
    found = table[list(keys)].merge(known, on=list(keys), how="left")["_part"]
    if found.isna().any():
        row = table[list(keys)].iloc[int(found.isna().to_numpy().argmax())]
        raise InputError(f"`words` has no word of {', '.join(map(str, row))}, which `table` names.")
    return found.to_numpy(np.int64)


def _codes(table: pd.DataFrame, column: str) -> tuple[list[str], Codes]:
    codes, values = pd.factorize(table[column])
    return [str(value) for value in values], codes.astype(np.int64)


def _split(
    table: pd.DataFrame, by: str, groups: tuple[str, str | None]
) -> list[tuple[NDArray[np.bool_], Floats]]:
    """Tell for target and reference which rows are theirs, and how much each row counts."""
    target, reference = groups
    weights = table["n"].to_numpy(np.float64) if "n" in table else np.ones(len(table))
    ours = (table[by] == target).to_numpy(bool)
    theirs = ~ours if reference is None else (table[by] == reference).to_numpy(bool)
    return [(rows, weights[rows]) for rows in (ours, theirs)]


def _tally(keys: Codes, weights: Floats) -> tuple[Codes, Floats]:
    found, place = np.unique(keys, return_inverse=True)
    return found, _sums(place, weights, len(found))


def _sums(numbers: NDArray[Any], weights: Floats, n: int) -> Floats:
    return np.bincount(numbers, weights, n).astype(np.float64)


def _aligned(entries: Sequence[tuple[Codes, Floats]]) -> tuple[Codes, list[Floats]]:
    """Put the counts of two groups beside each other, 0 where only the other has any."""
    keys = np.unique(np.concatenate([found for found, _ in entries]))
    columns = []
    for found, n in entries:
        column = np.zeros(len(keys))
        column[np.searchsorted(keys, found)] = n
        columns.append(column)
    return keys, columns


def check_groups(table: pd.DataFrame, by: str, target: str, reference: str | None) -> None:
    """Raise `InputError` where two groups that can be compared are not there."""
    need_columns(table, (by,), "table")
    values = [str(value) for value in table[by].unique()]
    for name, group in (("target", target), ("reference", reference)):
        if group is not None and group not in values:
            raise InputError(
                f"`{name}` {group!r} is not in column `{by}`. "
                f"It has: {', '.join(values) or 'nothing'}." + did_you_mean(group, values)
            )
    if target == reference or (reference is None and len(values) < 2):
        raise InputError(f"`{by}` {target!r} is all there is to compare: give another group.")
