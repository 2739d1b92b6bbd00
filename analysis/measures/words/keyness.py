"""Keyness: which words a target uses more than a reference, and how sure that is."""

from __future__ import annotations

import warnings
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
import pandas as pd

from analysis.errors import InputError, InputWarning
from analysis.measures.tone.aggregates import with_document_columns
from analysis.measures.uncertainty import TOO_FEW
from analysis.measures.words.association import (
    Bounds,
    Cells,
    Floats,
    chi_squared,
    false_discovery,
    log_likelihood,
    log_odds_z,
    log_ratio,
    log_ratio_interval,
    odds_ratio,
    p_value,
    percent_difference,
)
from analysis.measures.words.by_part import clustered_interval, permutation_p
from analysis.measures.words.counts import Counts, check_groups, count_groups
from analysis.tables import DOCUMENTS, need_table

_MILLION = 1e6
_LEVEL = 0.05
_TIE = 9  # decimals beyond which two values of G2 are the same


def keyness(
    table: pd.DataFrame,
    *,
    target: str,
    reference: str | None = None,
    by: str = "side",
    unit: str = "token",
    words: pd.DataFrame | None = None,
    documents: pd.DataFrame | None = None,
    parts: str | None = None,
    min_count: int = 1,
    prior: float | None = None,
    draws: int = 999,
    seed: int = 0,
) -> pd.DataFrame:
    """Compare how often two groups use each word, with effect, test and interval.

    Parameters
    ----------
    table : pandas.DataFrame
        The `tokens` table, `ngrams` of it, or any table with a row a use (`wordings`), or with a
        column ``n`` of counts (`count_tokens`).
    target : str
        The value of ``by`` that is asked about, such as a side.
    reference : str, optional
        The value it is compared with; by default everything else in the table, narration and
        statements without a speaker included.
    by : str
        The column that tells the groups: ``"side"``, ``"actor"``, with ``documents`` also
        ``"outlet"``, ``"year"`` and the like.
    unit : str
        The column that is counted: ``"token"``, ``"wording"``, ``"concept"``.
    words : pandas.DataFrame, optional
        The `tokens` table, where the rows of ``table`` are no words: rates are per million of
        these.
    documents : pandas.DataFrame, optional
        The `documents` table, where ``by`` or ``parts`` is a column of it.
    parts : str, optional
        The column that tells what was said together and is to be kept together: ``"actor"`` for
        speeches that one state gave year after year. By default documents, or the statements of
        one text.
    min_count : int
        Units that occur less often in both groups together are left out before anything is
        tested; 1 keeps all.
    prior : float, optional
        Words in the prior of ``log_odds_z``; by default as many as both groups have.
    draws : int
        Permutations for ``p_by_part``.
    seed : int
        Start of the random numbers.

    Returns
    -------
    pandas.DataFrame
        One row a unit, the largest G2 first, ties in alphabetical order:

        - the unit, ``n_target``, ``n_reference`` (counts), ``rate_target``, ``rate_reference``
          (per million words), ``parts_target``, ``parts_reference`` (documents, or statements of
          one text, that have it);
        - ``g2`` over four cells and ``chi2``, negative where the reference has more, ``p`` of G2
          and ``q``, the share of false finds among all rows up to this one;
        - ``log_ratio`` (1 is twice as often) with ``low`` and ``high`` as if every word were drawn
          by itself, and ``low_by_part`` and ``high_by_part``, which keep together what was said
          together: these are the ones to go by;
        - ``p_by_part``, a permutation of documents (or statements) between the groups;
        - ``percent_difference``, ``odds_ratio`` and ``log_odds_z``;
        - ``note``: why a value is missing or has no bound.

        ``attrs`` holds ``target``, ``reference``, ``size_target``, ``size_reference`` (words),
        ``prior``, ``part`` and ``min_count``.

    Raises
    ------
    InputError
        Where a column or a group is missing, or ``min_count``, ``prior`` or ``draws`` is below 1.

    Warns
    -----
    InputWarning
        Where a group has fewer than five documents or statements: the counts are then true, but
        nothing can be said beyond these texts.

    Notes
    -----
    Keyness is not importance, and no measure here knows what a word means: whether it is used or
    quoted to be refused, `wordings` tells. Formulas and sources: `association` and `by_part` beside
    this module; when to use which: docs/measures.md.

    Examples
    --------
    >>> import pandas as pd, warnings
    >>> tokens = pd.DataFrame({"doc_id": list("aabbb"), "side": ["w", "w", "s", "s", "s"],
    ...                        "token": ["law", "order", "order", "order", "x"]})
    >>> with warnings.catch_warnings():
    ...     warnings.simplefilter("ignore")
    ...     found = keyness(tokens, target="w", reference="s")
    >>> found[["token", "n_target", "n_reference", "log_ratio"]].round(2).values.tolist()
    [['law', 1, 0, 1.58], ['x', 0, 1, -0.42], ['order', 1, 2, -0.42]]
    >>> found["note"].tolist()[:2]
    ['not in s; too few documents', 'not in w; too few documents']
    """
    _check_numbers(min_count=min_count, prior=prior, draws=draws)
    need_table(table, "table")
    joined = [by, *([parts] if parts else [])]
    table = with_document_columns(table, joined, documents)
    words = table if words is None else with_document_columns(words, joined, documents)
    if documents is None and by not in table and (by in DOCUMENTS.columns or by == "year"):
        raise InputError(f"`{by}` is a column of the documents: give `documents` as well.")
    check_groups(words, by, target, reference)
    counts = count_groups(table, by, (target, reference), unit, words, parts)
    counts = counts.only(counts.by_unit(counts.target + counts.reference) >= min_count)
    compared = _Compared(counts, target, reference or "the rest")
    compared.warn()
    found = compared.table(unit, prior, draws, seed)
    found.attrs.update(compared.described(prior, min_count))
    return found


def is_sure(found: pd.DataFrame) -> pd.Series[bool]:
    """Tell which rows of `keyness` differ by more than chance when parts are kept together.

    The interval by part leaves out "equal"; or, where one group has none and there is no such
    interval, fewer than one in twenty permutations are as uneven.

    Examples
    --------
    >>> is_sure(pd.DataFrame({"low_by_part": [0.4, -0.1], "high_by_part": [1.2, 0.9],
    ...     "n_target": [9, 9], "n_reference": [3, 5], "p_by_part": [0.01, 0.2],
    ...     "note": ["", ""]})).tolist()
    [True, False]
    """
    apart = (found["low_by_part"] > 0) | (found["high_by_part"] < 0)
    absent = (found["n_target"] == 0) | (found["n_reference"] == 0)
    enough = ~found["note"].str.contains("too few|no documents")
    return apart | (absent & enough & (found["p_by_part"] < _LEVEL))


def _check_numbers(**numbers: float | None) -> None:
    for name, number in numbers.items():
        if number is not None and number < 1:
            raise InputError(f"`{name}` is {number}; give 1 or more.")


@dataclass(frozen=True)
class _Compared:
    """Two groups and their counts."""

    counts: Counts
    target: str
    reference: str

    @cached_property
    def parts(self) -> tuple[int, int]:
        """How many parts each group speaks in."""
        sizes = self.counts.target_sizes, self.counts.reference_sizes
        return int((sizes[0] > 0).sum()), int((sizes[1] > 0).sum())

    @property
    def few(self) -> bool:
        return bool(self.counts.part_kind) and min(self.parts) < TOO_FEW

    def warn(self) -> None:
        if self.few:
            (n, m), kind = self.parts, self.counts.part_kind
            warnings.warn(
                f"Too few to compare beyond these texts: {n} {kind}(s) of {self.target} and {m} of "
                f"{self.reference}, where {TOO_FEW} of each are needed. Read the counts.",
                InputWarning,
                stacklevel=3,
            )

    def table(self, unit: str, prior: float | None, draws: int, seed: int) -> pd.DataFrame:
        """Return all measures of all units, the largest G2 first."""
        counts, cells = self.counts, self.counts.cells()
        ratio, bounds, g2 = log_ratio(cells), log_ratio_interval(cells), log_likelihood(cells)
        by_part = self._by_part(ratio)
        p = p_value(g2)
        columns = {
            unit: pd.Series(counts.units, dtype="str"),
            "n_target": cells.a.astype(np.int64),
            "n_reference": cells.b.astype(np.int64),
            "rate_target": cells.a / cells.n1 * _MILLION,
            "rate_reference": cells.b / cells.n2 * _MILLION,
            "parts_target": counts.by_unit(counts.target > 0).astype(np.int64),
            "parts_reference": counts.by_unit(counts.reference > 0).astype(np.int64),
            "g2": g2,
            "p": p,
            "q": false_discovery(p),
            "chi2": chi_squared(cells),
            "log_ratio": ratio,
            "low": bounds.low,
            "high": bounds.high,
            "low_by_part": by_part.low,
            "high_by_part": by_part.high,
            "p_by_part": self._p_by_part(draws, seed),
            "percent_difference": percent_difference(cells),
            "odds_ratio": odds_ratio(cells),
            "log_odds_z": log_odds_z(cells, prior),
            "note": pd.Series(self._notes(cells), dtype="str"),
        }
        found = pd.DataFrame(columns)
        order = np.lexsort((found[unit], -found["g2"].abs().round(_TIE)))
        return found.iloc[order].reset_index(drop=True)

    def _by_part(self, ratio: Floats) -> Bounds:
        if not self.counts.part_kind or self.few:
            return Bounds(np.full(len(ratio), np.nan), np.full(len(ratio), np.nan))
        return clustered_interval(ratio, self.counts)

    def _p_by_part(self, draws: int, seed: int) -> Floats:
        if self.counts.part_kind:
            return permutation_p(self.counts, draws, seed)
        return np.full(len(self.counts.units), np.nan)

    def _notes(self, cells: Cells) -> list[str]:
        """Say for every unit why a value is missing or has no bound."""
        if not self.counts.part_kind:
            every = "no documents in the table"
        else:
            every = f"too few {self.counts.part_kind}s" if self.few else ""
        groups = (self.target, cells.a, cells.n1), (self.reference, cells.b, cells.n2)
        reasons = [[every] for _ in range(len(cells.a))]
        for name, counts, size in groups:
            for at in np.flatnonzero(counts == 0):
                reasons[at].insert(0, f"not in {name}")
            for at in np.flatnonzero(counts == size):
                reasons[at].insert(0, f"no other word in {name}")
        return ["; ".join(filter(None, reason)) for reason in reasons]

    def described(self, prior: float | None, min_count: int) -> dict[str, Any]:
        """Return what was compared, and the conventions that were chosen."""
        cells = self.counts.cells()
        return {
            "target": self.target,
            "reference": self.reference,
            "size_target": int(cells.n1),
            "size_reference": int(cells.n2),
            "prior": cells.n1 + cells.n2 if prior is None else prior,
            "part": self.counts.part_kind,
            "min_count": min_count,
        }
