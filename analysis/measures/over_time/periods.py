"""Uses over time: rates by group and period with intervals by document, and counts beside them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import pandas as pd

from analysis.errors import InputError
from analysis.measures.uncertainty import TOO_FEW, cluster_rate
from analysis.tables import DOCUMENTS, need_columns, with_year
from analysis.texts.tokens import count_words

Period = int | Sequence[int]
_MILLION = 1e6


def with_sizes(documents: pd.DataFrame) -> pd.DataFrame:
    """Return the documents without their texts, with their years and numbers of words.

    Parameters
    ----------
    documents : pandas.DataFrame
        The `documents` table.

    Returns
    -------
    pandas.DataFrame
        Its columns but ``text``, and ``year`` (a whole number, 0 where there is no date) and
        ``n_words``.

    Raises
    ------
    InputError
        Where a column is missing.

    Examples
    --------
    >>> import analysis, pandas as pd
    >>> documents = analysis.read_corpus(pd.DataFrame(
    ...     {"doc_id": ["a"], "date": ["1992-09-21"], "text": ["Order and law."]}))
    >>> with_sizes(documents)[["doc_id", "year", "n_words"]].values.tolist()
    [['a', 1992, 3]]
    """
    DOCUMENTS.check(documents)
    dated = with_year(documents)
    years = pd.to_numeric(dated["year"], errors="coerce").fillna(0).astype("int64")
    sizes = pd.Series([count_words(text) for text in documents["text"]], documents.index, "int64")
    return documents.drop(columns="text").assign(year=years, n_words=sizes)


def rates_by_period(
    uses: pd.DataFrame,
    documents: pd.DataFrame,
    *,
    by: str = "side",
    period: Period = 5,
    seed: int = 0,
) -> pd.DataFrame:
    """Give uses per million words by group and period, each with what it rests on.

    Parameters
    ----------
    uses : pandas.DataFrame
        Any table with a row a use and a ``doc_id``, such as `wordings` filtered as you like.
    documents : pandas.DataFrame
        All documents, those without a use too, with their years and words (`with_sizes`).
    by : str
        A column of ``documents``: ``"side"``, ``"actor"``. A use counts for its document's group.
    period : int or sequence of int
        Years a period, or the first years of the periods and, last, the first year after them.
    seed : int
        Start of the random numbers.

    Returns
    -------
    pandas.DataFrame
        One row a group and period that has documents, groups in order of first appearance:
        the column of ``by``, ``period`` ("1992–1996"), ``start`` and ``end`` (first and last
        year), ``n`` (uses), ``n_with`` (documents with a use), ``n_documents``, ``n_words``,
        ``rate`` per million words with ``low`` and ``high`` (95 per cent, documents drawn again)
        and ``note`` (``too few documents`` below five, where there is no interval).

    Raises
    ------
    InputError
        Where a column is missing, no document has a year, or ``period`` is no period.

    Examples
    --------
    >>> import pandas as pd
    >>> documents = pd.DataFrame({"doc_id": ["a", "b"], "side": ["w", "w"],
    ...                           "year": [1992, 1993], "n_words": [500, 500]})
    >>> uses = pd.DataFrame({"doc_id": ["b", "b"]})
    >>> table = rates_by_period(uses, documents)
    >>> table[["period", "n", "n_with", "n_documents", "rate", "note"]].values.tolist()
    [['1992–1996', 2, 1, 2, 2000.0, 'too few documents']]
    """
    dated = counted(uses, documents, by)
    edges = period_edges(dated["year"], period)
    dated = dated[(dated["year"] >= edges[0]) & (dated["year"] < edges[-1])]
    place = np.searchsorted(edges, dated["year"], "right") - 1
    rows = []
    for name in dict.fromkeys(dated[by]):
        mine = (dated[by] == name).to_numpy()
        for number in sorted(set(place[mine])):
            part = dated[mine & (place == number)]
            rows.append({by: name, **_rate(part, edges[number], edges[number + 1] - 1, seed)})
    return pd.DataFrame(rows)


def counted(uses: pd.DataFrame, documents: pd.DataFrame, by: str) -> pd.DataFrame:
    """Return the dated documents that have words, with ``n``, how often each has a use."""
    needed = ("doc_id", by, "year", "n_words")
    need_columns(documents, needed, "documents", "give what `with_sizes` returns.")
    need_columns(uses, ("doc_id",), "uses")
    found = uses["doc_id"].value_counts()
    strange = found.index[~found.index.isin(documents["doc_id"])]
    if len(strange):
        raise InputError(f"`uses` names a document that is not in `documents`: `{strange[0]}`.")
    n = documents["doc_id"].map(found).fillna(0).astype("int64")
    dated = documents.assign(n=n)
    dated = dated[(dated["year"] > 0) & (dated["n_words"] > 0)]
    if dated.empty:
        raise InputError("No document has a year and words: there is nothing to follow over time.")
    return dated


def period_edges(years: pd.Series[int], period: Period) -> list[int]:
    """Return the first year of each period and the first year after the last."""
    if isinstance(period, int):
        if period < 1:
            raise InputError(f"`period` is {period}; give the years of a period, 1 or more.")
        first = int(years.min())
        return list(range(first, int(years.max()) + 1 + period, period))
    edges = list(period)
    if len(edges) < 2 or edges != sorted(set(edges)):
        raise InputError(f"`period` is {edges}; give two or more years, each after the one before.")
    return edges


def named_period(start: int, end: int) -> dict[str, Any]:
    """Return a period's name and its first and last year."""
    return {"period": f"{start}–{end}" if end > start else f"{start}", "start": start, "end": end}


def _rate(part: pd.DataFrame, start: int, end: int, seed: int) -> dict[str, Any]:
    found = cluster_rate(part["n"], part["n_words"], seed=seed)
    return {
        **named_period(start, end),
        "n": int(part["n"].sum()),
        "n_with": int((part["n"] > 0).sum()),
        "n_documents": len(part),
        "n_words": int(part["n_words"].sum()),
        "rate": found.mean * _MILLION,
        "low": found.low * _MILLION,
        "high": found.high * _MILLION,
        "note": "too few documents" if found.n_clusters < TOO_FEW else "",
    }
