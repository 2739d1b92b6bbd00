"""Means with honest intervals: what was said together is drawn together."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike

TOO_FEW = 5  # clusters below which there is no interval, and means are not to be compared
_DRAWS = 2000
_LEVEL = 0.95


class Interval(NamedTuple):
    """A mean with its bootstrap interval and the number of clusters it rests on."""

    mean: float
    low: float
    high: float
    n_clusters: int


def cluster_mean(values: ArrayLike, clusters: ArrayLike, *, seed: int = 0) -> Interval:
    """Average values and say how far the mean would move with other clusters.

    Parameters
    ----------
    values : array-like of float
        One value a sentence, of any unit.
    clusters : array-like
        What each value belongs to: a statement inside one text, a document in a corpus. Values of
        one cluster depend on each other and are drawn together.
    seed : int
        Start of the random numbers; the same seed gives the same interval.

    Returns
    -------
    Interval
        ``mean`` over all values, and the 2.5 and 97.5 per cent points of 2,000 means of clusters
        drawn with replacement (percentile bootstrap, Efron and Tibshirani 1993, ch. 13). Below
        five clusters there is no interval, for a bootstrap of so few is far too narrow: low and
        high are NaN.

    Raises
    ------
    ValueError
        Where there are no values, or not one cluster a value.

    Examples
    --------
    >>> cluster_mean([1.0, 0.0], ["a", "a"])
    Interval(mean=0.5, low=nan, high=nan, n_clusters=1)
    >>> result = cluster_mean([1.0, 0.0, 0.5, 0.5, 0.5], ["a", "b", "c", "d", "e"])
    >>> round(result.mean, 2), result.low < 0.5 < result.high
    (0.5, True)
    """
    numbers = np.asarray(values, dtype=float)
    _, index = np.unique(np.asarray(clusters, dtype=str), return_inverse=True)
    if not len(numbers) or len(index) != len(numbers):
        raise ValueError(f"`values` has {len(numbers)} and `clusters` {len(index)} entries.")
    sums, sizes = np.bincount(index, weights=numbers), np.bincount(index)
    n = len(sums)
    mean = float(numbers.mean())
    if n < TOO_FEW:
        return Interval(mean, float("nan"), float("nan"), n)
    draws = np.random.default_rng(seed).multinomial(n, np.full(n, 1 / n), size=_DRAWS)
    means = (draws @ sums) / (draws @ sizes)
    tail = (1 - _LEVEL) / 2
    low, high = np.quantile(means, [tail, 1 - tail])
    return Interval(mean, float(low), float(high), n)
