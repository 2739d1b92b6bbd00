"""Dispersion: how evenly a word is spread over the parts of a corpus."""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from analysis.errors import InputError, InputWarning
from analysis.measures.words.association import Floats
from analysis.tables import TOKENS

_INSIDE = ("statement_id", "sentence_id")  # numbers within a document


def dispersion(
    tokens: pd.DataFrame,
    *,
    by: str | None = None,
    unit: str = "token",
    parts: str | int = "doc_id",
    min_count: int = 5,
) -> pd.DataFrame:
    """Measure how evenly words are spread over documents, or over equal stretches.

    Parameters
    ----------
    tokens : pandas.DataFrame
        The `tokens` table, or `ngrams` of it, in the order of the texts.
    by : str, optional
        A column such as ``"side"``: every group is then a corpus of its own.
    unit : str
        The column that is measured.
    parts : str or int
        The column that tells the parts (``"doc_id"``; ``"statement_id"`` and ``"sentence_id"`` are
        counted document by document), or into how many equal stretches to cut each group's words;
        words that are left over at the end are dropped.
    min_count : int
        Words that occur less often are left out: dispersion of rare words says little.

    Returns
    -------
    pandas.DataFrame
        One row a word (and group), the most frequent first: the column of ``by``, the unit,
        ``n``, ``range`` (parts that have it), ``n_parts`` (parts with any word), and

        - ``dp``, half the sum over parts of the gap between the part's share of the word and its
          share of all words: 0 is even, near 1 all in one small part (Gries 2008);
        - ``dp_norm``, ``dp`` over its largest value, 1 - the smallest part's share (Lijffijt and
          Gries 2012);
        - ``juilland_d``, 1 - sd / mean of the word's rates in the parts / sqrt(parts - 1): 1 is
          even, 0 all in one part (Juilland et al. 1970; rates, so that parts may differ in size).

    Raises
    ------
    InputError
        Where a column is missing, or no group has two parts to be spread over.

    Warns
    -----
    InputWarning
        Where a group has fewer than two parts; it is left out.

    Examples
    --------
    >>> import pandas as pd
    >>> tokens = pd.DataFrame({"doc_id": list("aabb"), "token": "law order order order".split()})
    >>> dispersion(tokens, min_count=1).round(2).values.tolist()
    [['order', 3, 2, 2, 0.17, 0.33, 0.67], ['law', 1, 1, 2, 0.5, 1.0, 0.0]]
    """
    if not isinstance(parts, str) and parts < 2:
        raise InputError(f"`parts` is {parts}; give a column, or a number of stretches from 2 on.")
    named = [column for column in (unit, by, parts) if isinstance(column, str)]
    TOKENS.check(tokens, *named)
    tables, without = [], []
    for name, group in _grouped(tokens, by):
        part, sizes = _parts(group, parts)
        if len(sizes) < 2:
            without.append(name)
            continue
        table = _spread(group[unit].iloc[: len(part)], part, sizes)
        tables.append(_ranked(table, unit, min_count).assign(**({by: name} if by else {})))
    _tell(without, bool(tables), parts)
    found = pd.concat(tables, ignore_index=True)
    return found[[by, *(column for column in found if column != by)]] if by else found


def _grouped(tokens: pd.DataFrame, by: str | None) -> Iterator[tuple[str, pd.DataFrame]]:
    if by is None:
        yield "all", tokens
    else:
        yield from ((str(name), group) for name, group in tokens.groupby(by, sort=False))


def _parts(tokens: pd.DataFrame, parts: str | int) -> tuple[NDArray[np.int64], Floats]:
    """Number the part of every word; return the numbers, and the sizes of the parts."""
    if isinstance(parts, str):
        # Statements and sentences are numbered anew in each document.
        keys = ["doc_id", parts] if parts in _INSIDE and "doc_id" in tokens else [parts]
        part = tokens.groupby(keys, sort=False).ngroup().to_numpy().astype(np.int64)
    else:
        part = np.repeat(np.arange(parts), len(tokens) // parts)
    return part, np.bincount(part).astype(np.float64)


def _spread(units: pd.Series[Any], part: NDArray[np.int64], sizes: Floats) -> pd.DataFrame:
    """Return the measures of one group's words."""
    codes, values = pd.factorize(units)
    k, total = len(sizes), sizes.sum()
    keys, counts = np.unique(codes.astype(np.int64) * k + part, return_counts=True)
    word, at, n = keys // k, keys % k, counts.astype(np.float64)

    def summed(entries: Floats) -> Floats:
        return np.bincount(word, entries, len(values)).astype(np.float64)

    # Parts without the word add their own share; those that have it are put right one by one.
    share, expected = n / summed(n)[word], sizes[at] / total
    dp = (1 + summed(np.abs(share - expected) - expected)) / 2
    mean, squares = summed(n / sizes[at]) / k, summed((n / sizes[at]) ** 2) / k
    deviation = np.sqrt(np.maximum(squares - mean**2, 0))
    return pd.DataFrame(
        {
            str(units.name): pd.Series(values, dtype="str"),
            "n": summed(n).astype(np.int64),
            "range": np.bincount(word, minlength=len(values)),
            "n_parts": k,
            "dp": dp,
            "dp_norm": dp / (1 - sizes.min() / total),
            "juilland_d": np.clip(1 - deviation / mean / np.sqrt(k - 1), 0, 1),
        }
    )


def _ranked(table: pd.DataFrame, unit: str, min_count: int) -> pd.DataFrame:
    table = table[table["n"] >= min_count]
    return table.iloc[np.lexsort((table[unit], -table["n"]))]


def _tell(without: list[str], any_left: bool, parts: str | int) -> None:
    """Say which groups have nothing to be spread over."""
    what = f"fewer than two parts by `parts` = {parts!r}"
    if not any_left:
        raise InputError(
            f"The words make {what}: nothing to be spread over. Give `parts` another column, or a "
            "number of stretches."
        )
    if without:
        warnings.warn(f"Left out {', '.join(without)}: {what}.", InputWarning, stacklevel=3)
