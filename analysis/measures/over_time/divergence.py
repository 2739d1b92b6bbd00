"""Divergence: how far two groups' vocabularies lie apart, period by period, beside chance."""

from __future__ import annotations

import numpy as np
import pandas as pd

from analysis.errors import InputError
from analysis.measures.over_time.periods import Period, named_period, period_edges
from analysis.measures.uncertainty import TOO_FEW
from analysis.measures.words.association import Floats
from analysis.tables import need_columns

_BAND = (0.025, 0.975)


def divergence_by_period(
    uses: pd.DataFrame,
    documents: pd.DataFrame,
    *,
    target: str,
    reference: str,
    by: str = "side",
    unit: str = "wording",
    period: Period = 10,
    draws: int = 999,
    seed: int = 0,
) -> pd.DataFrame:
    """Measure how far apart two groups' wordings are, and how far by chance alone.

    Parameters
    ----------
    uses : pandas.DataFrame
        A table with a row a use: ``doc_id`` and the column of ``unit``; `wordings`, say.
    documents : pandas.DataFrame
        The documents with their years (`with_sizes`).
    target, reference : str
        Two values of ``by``.
    by : str
        A column of ``documents``.
    unit : str
        The column whose values make the vocabulary.
    period : int or sequence of int
        As for `rates_by_period`.
    draws : int
        Permutations of documents between the groups.
    seed : int
        Start of the random numbers.

    Returns
    -------
    pandas.DataFrame
        One row a period: ``period``, ``start``, ``end``, ``n_target``, ``n_reference`` (uses),
        ``documents_target``, ``documents_reference`` (that have a use), ``divergence`` (0: the
        same shares of every wording, 1: no wording in common), ``chance_low``, ``chance``,
        ``chance_high`` (2.5, 50 and 97.5 per cent points where documents change their groups at
        random) and ``note``: ``within chance``, ``beyond chance``, or ``too few documents`` where
        a group has fewer than five, for chance alone then drives them far apart.

    Raises
    ------
    InputError
        Where a column is missing, or a group has no dated document with a use.

    Notes
    -----
    Jensen-Shannon divergence in bits (Lin 1991): the mean of the two Kullback-Leibler divergences
    from the pooled shares. It grows where there is little text, so it is to be read beside the
    band, never alone, and compared between periods by how far it lies above it.

    Examples
    --------
    >>> import pandas as pd
    >>> documents = pd.DataFrame({"doc_id": list("abcdefghij"), "year": 1995,
    ...                           "side": ["w"] * 5 + ["s"] * 5})
    >>> uses = pd.DataFrame({"doc_id": list("abcdefghij"), "wording": ["law"] * 5 + ["force"] * 5})
    >>> found = divergence_by_period(uses, documents, target="w", reference="s")
    >>> found[["period", "divergence", "note"]].values.tolist()
    [['1995–2004', 1.0, 'beyond chance']]
    """
    dated = _dated(uses, documents, by, unit, (target, reference))
    edges = period_edges(dated["year"], period)
    place = np.searchsorted(edges, dated["year"], "right") - 1
    random = np.random.default_rng(seed)
    rows = []
    for number in sorted(set(place[(place >= 0) & (place < len(edges) - 1)])):
        start, end = edges[number], edges[number + 1] - 1
        part = dated[place == number]
        table = pd.crosstab(part["doc_id"], part[unit])
        sides = part.groupby("doc_id")[by].first().reindex(table.index)
        measured = _measure(table.to_numpy(float), (sides == target).to_numpy(), draws, random)
        rows.append({**named_period(start, end), **measured})
    return pd.DataFrame(rows)


def _dated(
    uses: pd.DataFrame, documents: pd.DataFrame, by: str, unit: str, groups: tuple[str, str]
) -> pd.DataFrame:
    """Return the uses of the two groups with their years."""
    need_columns(uses, ("doc_id", unit), "uses")
    need_columns(documents, ("doc_id", "year", by), "documents")
    joined = uses[["doc_id", unit]].merge(documents[["doc_id", "year", by]], on="doc_id")
    joined = joined[joined["year"] > 0]
    for group in groups:
        if not (joined[by] == group).any():
            raise InputError(f"No dated document of `{by}` {group!r} has a use.")
    return joined[joined[by].isin(groups)]


def _measure(
    counts: Floats, ours: np.ndarray[tuple[int], np.dtype[np.bool_]], draws: int,
    random: np.random.Generator,
) -> dict[str, object]:  # fmt: skip
    """Return the divergence of one period beside that of documents drawn at random."""
    n, m = int(ours.sum()), int((~ours).sum())
    row: dict[str, object] = {
        "n_target": int(counts[ours].sum()),
        "n_reference": int(counts[~ours].sum()),
        "documents_target": n,
        "documents_reference": m,
    }
    if not n or not m:
        nothing = dict.fromkeys(("divergence", "chance_low", "chance", "chance_high"), float("nan"))
        return {**row, **nothing, "note": "only one of them has a use"}
    seen = _divergence(counts, ours)
    drawn = [_divergence(counts, random.permutation(ours)) for _ in range(draws)]
    low, middle, high = np.quantile(drawn, [_BAND[0], 0.5, _BAND[1]])
    note = "beyond chance" if seen > high else "within chance"
    return {
        **row,
        "divergence": seen,
        "chance_low": float(low),
        "chance": float(middle),
        "chance_high": float(high),
        "note": "too few documents" if min(n, m) < TOO_FEW else note,
    }


def _divergence(counts: Floats, ours: np.ndarray[tuple[int], np.dtype[np.bool_]]) -> float:
    shares = [part.sum(axis=0) / part.sum() for part in (counts[ours], counts[~ours])]
    pooled = (shares[0] + shares[1]) / 2
    parts = [
        np.sum(share[share > 0] * np.log2(share[share > 0] / pooled[share > 0])) for share in shares
    ]
    return float((parts[0] + parts[1]) / 2)
