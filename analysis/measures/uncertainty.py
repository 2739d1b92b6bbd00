"""Means with honest intervals: what was said together is drawn together."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import pandas as pd
from numpy.typing import ArrayLike, NDArray

Floats = NDArray[np.float64]
TOO_FEW = 5  # clusters below which there is no interval, and means are not to be compared
_DRAWS = 2000
_LEVEL = 0.95


class Interval(NamedTuple):
    """A mean with its bootstrap interval and the number of clusters it rests on."""

    mean: float
    low: float
    high: float
    n_clusters: int


def cluster_keys(table: pd.DataFrame) -> list[str]:
    """Name what is drawn again: statements inside one text, documents in a corpus."""
    return ["doc_id", "statement_id"] if table["doc_id"].nunique() < 2 else ["doc_id"]


def clusters_of(table: pd.DataFrame, keys: Sequence[str]) -> pd.Series[str]:
    """Return what each row belongs to, its keys in one text.

    Examples
    --------
    >>> table = pd.DataFrame({"doc_id": ["a", "a"], "statement_id": [0, 1]})
    >>> clusters_of(table, cluster_keys(table)).nunique()
    2
    """
    joined = table[keys[0]].astype(str)
    for key in keys[1:]:
        joined = joined + "\0" + table[key].astype(str)
    return joined


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
    sums, sizes = _clustered(values, clusters)
    mean = float(sums.sum() / sizes.sum())
    if len(sums) < TOO_FEW:
        return Interval(mean, float("nan"), float("nan"), len(sums))
    means = _drawn_means(sums, sizes, np.random.default_rng(seed))
    return Interval(mean, *_middle(means), len(sums))


def cluster_difference(
    values: ArrayLike,
    clusters: ArrayLike,
    other_values: ArrayLike,
    other_clusters: ArrayLike,
    *,
    seed: int = 0,
) -> Interval:
    """Say how far the mean of one group lies above that of another, with an interval.

    Parameters
    ----------
    values, clusters : array-like
        The group and what each value belongs to, as for `cluster_mean`.
    other_values, other_clusters : array-like
        The group it is compared with.
    seed : int
        Start of the random numbers.

    Returns
    -------
    Interval
        The difference of means, the 2.5 and 97.5 per cent points of 2,000 differences with the
        clusters of each group drawn again by themselves, and the smaller number of clusters; no
        interval where that is below five. Documents in which both groups speak are drawn for
        each group apart, which makes the interval somewhat wide where they agree.

    Raises
    ------
    ValueError
        Where a group has no values, or not one cluster a value.

    Examples
    --------
    >>> cluster_difference([1.0, 0.0], ["a", "b"], [0.25], ["a"])
    Interval(mean=0.25, low=nan, high=nan, n_clusters=1)
    """
    groups = _clustered(values, clusters), _clustered(other_values, other_clusters)
    first, second = (float(sums.sum() / sizes.sum()) for sums, sizes in groups)
    n = min(len(sums) for sums, _ in groups)
    if n < TOO_FEW:
        return Interval(first - second, float("nan"), float("nan"), n)
    random = np.random.default_rng(seed)
    drawn = [_drawn_means(sums, sizes, random) for sums, sizes in groups]
    return Interval(first - second, *_middle(drawn[0] - drawn[1]), n)


def cluster_rate(counts: ArrayLike, sizes: ArrayLike, *, seed: int = 0) -> Interval:
    """Give how often something occurs per word, and how far that would move with other documents.

    Parameters
    ----------
    counts : array-like of float
        Uses in every document, those with none included.
    sizes : array-like of float
        Words of every document.
    seed : int
        Start of the random numbers.

    Returns
    -------
    Interval
        ``mean`` is uses over words of all documents; low and high are the 2.5 and 97.5 per cent
        points with documents drawn again, NaN below five documents. Where there is no use at all,
        high is the exact upper limit as if uses came singly (3.69 over all words), for a bootstrap
        of nothing is nothing.

    Raises
    ------
    ValueError
        Where there are no documents or no words.

    Examples
    --------
    >>> cluster_rate([0] * 5, [100] * 5).high
    0.00737775890822787
    >>> result = cluster_rate([1, 0, 2, 0, 1], [100] * 5)
    >>> result.mean, result.low < result.mean < result.high
    (0.008, True)
    """
    sums, words = np.asarray(counts, dtype=float), np.asarray(sizes, dtype=float)
    if not len(sums) or len(sums) != len(words) or not words.sum():
        raise ValueError(f"`counts` has {len(sums)} and `sizes` {len(words)} entries with words.")
    mean = float(sums.sum() / words.sum())
    if len(sums) < TOO_FEW:
        return Interval(mean, float("nan"), float("nan"), len(sums))
    if not sums.any():
        return Interval(mean, 0.0, float(-np.log((1 - _LEVEL) / 2) / words.sum()), len(sums))
    rates = _drawn_means(sums, words, np.random.default_rng(seed))
    return Interval(mean, *_middle(rates), len(sums))


def _clustered(values: ArrayLike, clusters: ArrayLike) -> tuple[Floats, Floats]:
    """Return the sum and the number of values of each cluster."""
    numbers = np.asarray(values, dtype=float)
    _, index = np.unique(np.asarray(clusters, dtype=str), return_inverse=True)
    if not len(numbers) or len(index) != len(numbers):
        raise ValueError(f"`values` has {len(numbers)} and `clusters` {len(index)} entries.")
    sizes: Floats = np.bincount(index).astype(np.float64)
    sums: Floats = np.bincount(index, weights=numbers).astype(np.float64)
    return sums, sizes


def _drawn_means(sums: Floats, sizes: Floats, random: np.random.Generator) -> Floats:
    n = len(sums)
    draws = random.multinomial(n, np.full(n, 1 / n), size=_DRAWS)
    means: Floats = (draws @ sums) / (draws @ sizes)
    return means


def _middle(drawn: Floats) -> tuple[float, float]:
    tail = (1 - _LEVEL) / 2
    low, high = np.quantile(drawn, [tail, 1 - tail])
    return float(low), float(high)
