"""Uncertainty of a log ratio by document or statement: what was said together is kept together."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from analysis.measures.words.association import Bounds, Cells, Floats, Z
from analysis.measures.words.counts import Counts


def clustered_error(counts: Counts) -> Floats:
    """Return the cluster-robust standard error of the log ratio of every unit, in log2 units.

    The log ratio is the slope of a Poisson regression of counts on the group with the log of the
    part's words as offset; its sandwich variance with parts as clusters (Liang and Zeger 1986) is
    a sum over parts of ``((x - r L) / a  -  (y - s M) / b)**2``, where ``x`` of ``L`` words are
    the target's in the part, ``y`` of ``M`` the reference's, and ``r``, ``s`` the rates. It is
    multiplied by ``G / (G - 1) * (m - 1) / (m - 2)`` for ``G`` parts and ``m`` pairs of part and
    group. Not defined (NaN) where a group has none.
    """
    cells = counts.cells()
    a, b = cells.a, cells.b
    r, s = a / cells.n1, b / cells.n2
    own = _squares(counts, counts.target, counts.target_sizes, r)
    others = _squares(counts, counts.reference, counts.reference_sizes, s)
    with np.errstate(divide="ignore", invalid="ignore"):
        variance = own / a**2 + others / b**2 - 2 * _products(counts, r, s) / (a * b)
        variance = np.maximum(variance, 0) * _small_sample(counts)
        error = np.sqrt(variance) / np.log(2)
    return np.where((a > 0) & (b > 0), error, np.nan)


def _squares(counts: Counts, n: Floats, sizes: Floats, rate: Floats) -> Floats:
    """Sum (n - rate * size)**2 over all parts, those without the unit included."""
    mixed = counts.by_unit(n * sizes[counts.part])
    total: Floats = counts.by_unit(n**2) - 2 * rate * mixed + rate**2 * (sizes**2).sum()
    return total


def _products(counts: Counts, r: Floats, s: Floats) -> Floats:
    """Sum (x - r L)(y - s M) over the parts in which both groups speak."""
    x, y = counts.target, counts.reference
    sizes, others = counts.target_sizes, counts.reference_sizes
    total: Floats = (
        counts.by_unit(x * y)
        - s * counts.by_unit(x * others[counts.part])
        - r * counts.by_unit(y * sizes[counts.part])
        + r * s * (sizes * others).sum()
    )
    return total


def _small_sample(counts: Counts) -> float:
    """Return the factor that makes up for few parts."""
    groups = [sizes > 0 for sizes in (counts.target_sizes, counts.reference_sizes)]
    parts, pairs = int((groups[0] | groups[1]).sum()), int(sum(group.sum() for group in groups))
    if parts < 2 or pairs < 3:
        return float("nan")
    return parts / (parts - 1) * (pairs - 1) / (pairs - 2)


def clustered_interval(log_ratio: Floats, counts: Counts) -> Bounds:
    """Return the 95 per cent interval of the log ratio by part."""
    half = Z * clustered_error(counts)
    return Bounds(log_ratio - half, log_ratio + half)


def permutation_p(counts: Counts, draws: int, seed: int) -> Floats:
    """Return how often so large a difference of rates comes up when parts change their groups.

    Every part's words of a group keep together and get one of the two labels at random, as many
    of each as there are. The p of a unit is ``(1 + k) / (1 + draws)``, where ``k`` draws differ at
    least as much as the texts do (Phipson and Smyth 2010).
    """
    sizes = np.concatenate((counts.target_sizes, counts.reference_sizes))
    labels = np.arange(len(sizes)) < len(counts.target_sizes)
    speaking = np.flatnonzero(sizes > 0)
    n, pair, begin = _entries(counts)
    cells = counts.cells()
    seen = np.abs(_difference(cells)) * (1 - 1e-12)  # equal draws may differ in the last digit
    hits = np.zeros(len(counts.units))
    random = np.random.default_rng(seed)
    for _ in range(draws):
        drawn = np.zeros(len(sizes), bool)
        drawn[speaking] = random.permutation(labels[speaking])
        a = np.add.reduceat(n * drawn[pair], begin) if len(n) else n
        n1 = float(sizes[drawn].sum())
        shuffled = Cells(a, cells.a + cells.b - a, n1, float(sizes.sum()) - n1)
        hits += np.abs(_difference(shuffled)) >= seen
    return np.asarray((1 + hits) / (1 + draws), np.float64)


def _entries(counts: Counts) -> tuple[Floats, NDArray[np.int64], NDArray[np.int64]]:
    """Return the counts of all pairs of a part and a group, and where each unit's begin."""
    n = np.concatenate((counts.target, counts.reference))
    pair = np.concatenate((counts.part, counts.part + len(counts.target_sizes)))
    unit = np.concatenate((counts.unit, counts.unit))
    order = np.argsort(unit, kind="stable")
    begin = np.searchsorted(unit[order], np.arange(len(counts.units)))
    return n[order], pair[order], begin


def _difference(cells: Cells) -> Floats:
    difference: Floats = cells.a / cells.n1 - cells.b / cells.n2
    return difference
