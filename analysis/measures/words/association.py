"""Measures of association of a two-by-two table of counts, for whole columns of words at once.

Everywhere ``a`` of ``n1`` words are the one asked about in the target, ``b`` of ``n2`` in the
reference; the other two cells are ``n1 - a`` and ``n2 - b``.
"""

from __future__ import annotations

from math import erfc, sqrt
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Z = 1.959963984540054  # 97.5 per cent point of the normal distribution
_TAIL = 0.025
_ALMOST_NONE = -1 + 1e-15  # keeps the logarithm finite where the count is 0


class Cells(NamedTuple):
    """Counts of words in target and reference, and how many words each has in all."""

    a: Floats
    b: Floats
    n1: float | Floats
    n2: float | Floats


class Bounds(NamedTuple):
    """The two ends of an interval."""

    low: Floats
    high: Floats


def _sign(cells: Cells) -> Floats:
    more = cells.a * cells.n2 - cells.b * cells.n1
    signs: Floats = np.sign(more)
    return signs


def _expected(cells: Cells) -> list[tuple[Floats, Floats]]:
    """Return the four cells, each as observed and as expected were there no difference."""
    a, b, n1, n2 = cells
    share = (a + b) / (n1 + n2)
    return [
        (a, n1 * share),
        (b, n2 * share),
        (n1 - a, n1 * (1 - share)),
        (n2 - b, n2 * (1 - share)),
    ]


def log_likelihood(cells: Cells) -> Floats:
    """Return G2 = 2 sum O ln(O/E) over all four cells, negative where the reference has more.

    Dunning (1993), Computational Linguistics 19(1). The form with two cells (Rayson and Garside
    2000) leaves out the other words and gives somewhat less.

    Examples
    --------
    >>> cells = Cells(np.array([10.0, 0.0]), np.array([5.0, 5.0]), 100, 100)
    >>> log_likelihood(cells).round(3).tolist()
    [1.834, -7.06]
    """
    # As sum 2 E ((1 + x) ln(1 + x) - x) with x = (O - E) / E, which is the same: in the sum of
    # O ln(O/E) large terms of both signs would cancel and leave few digits of a small G2.
    total = np.zeros_like(cells.a, dtype=np.float64)
    for observed, expected in _expected(cells):
        gap = np.divide(observed - expected, expected, out=np.zeros_like(total), where=expected > 0)
        grown = np.where(observed > 0, (1 + gap) * np.log1p(np.maximum(gap, _ALMOST_NONE)), 0.0)
        total += 2 * expected * (grown - gap)
    return _sign(cells) * np.maximum(total, 0)


def chi_squared(cells: Cells) -> Floats:
    """Return Pearson's X2 = sum (O - E)**2 / E, uncorrected, negative as `log_likelihood`.

    Examples
    --------
    >>> chi_squared(Cells(np.array([10.0]), np.array([5.0]), 100, 100)).round(3).tolist()
    [1.802]
    """
    total = np.zeros_like(cells.a, dtype=np.float64)
    for observed, expected in _expected(cells):
        gap = (observed - expected) ** 2
        total += np.divide(gap, expected, out=np.zeros_like(total), where=expected > 0)
    return _sign(cells) * total


def p_value(statistic: Floats) -> Floats:
    """Return the chance of so large a G2 or X2 (one degree of freedom) without a difference.

    Examples
    --------
    >>> p_value(np.array([3.841459, -6.634897])).round(4).tolist()
    [0.05, 0.01]
    """
    return np.array([erfc(sqrt(abs(value) / 2)) for value in statistic.tolist()], np.float64)


def false_discovery(p: Floats) -> Floats:
    """Return q: the smallest share of false finds at which each row would still be listed.

    Benjamini and Hochberg (1995), J. R. Statist. Soc. B 57.

    Examples
    --------
    >>> false_discovery(np.array([0.01, 0.04, 0.03, 0.5])).round(4).tolist()
    [0.04, 0.0533, 0.0533, 0.5]
    """
    order = np.argsort(p)[::-1]
    ranks = np.arange(len(p), 0, -1)
    q = np.empty_like(p)
    q[order] = np.minimum(np.minimum.accumulate(p[order] * len(p) / ranks), 1)
    return q


def log_ratio(cells: Cells) -> Floats:
    """Return log2 of the ratio of the two rates; a count of 0 is taken as 0.5.

    Hardie (2014): 1 is twice as often, 2 four times, -1 half as often.

    Examples
    --------
    >>> log_ratio(Cells(np.array([8.0, 0.0]), np.array([2.0, 1.0]), 100, 100)).tolist()
    [2.0, -1.0]
    """
    a, b = (np.where(count == 0, 0.5, count) for count in (cells.a, cells.b))
    ratio: Floats = np.log2((a / cells.n1) / (b / cells.n2))
    return ratio


def log_ratio_interval(cells: Cells) -> Bounds:
    """Return the 95 per cent interval of the log ratio, as if every word were drawn by itself.

    Katz et al. (1978): log2 of the ratio, plus and minus 1.96 standard errors, where
    ``se = sqrt(1/a - 1/n1 + 1/b - 1/n2) / ln 2``. Where a count is 0 the interval is the exact one
    given ``a + b`` (Clopper and Pearson 1934), which is open on that side.

    Examples
    --------
    >>> cells = Cells(np.array([8.0, 5.0]), np.array([2.0, 0.0]), 100, 100)
    >>> [ends.round(2).tolist() for ends in log_ratio_interval(cells)]
    [[-0.2, -0.13], [4.2, inf]]
    """
    a, b, n1, n2 = cells
    with np.errstate(divide="ignore", invalid="ignore"):
        half = Z * np.sqrt(1 / a - 1 / n1 + 1 / b - 1 / n2) / np.log(2)
        share = _TAIL ** (1 / np.maximum(a + b, 1))  # of the a + b words, at least on one side
        edge = np.log2(share / (1 - share))
        scale = np.log2(n2 / n1)
        low = np.where(a == 0, -np.inf, np.where(b == 0, edge + scale, log_ratio(cells) - half))
        high = np.where(b == 0, np.inf, np.where(a == 0, scale - edge, log_ratio(cells) + half))
    return Bounds(low, high)


def percent_difference(cells: Cells) -> Floats:
    """Return %DIFF: by how many per cent the target's rate lies above the reference's.

    Gabrielatos and Marchi (2011). Infinite where the reference has none.

    Examples
    --------
    >>> percent_difference(Cells(np.array([8.0, 1.0]), np.array([2.0, 0.0]), 100, 100)).tolist()
    [300.0, inf]
    """
    with np.errstate(divide="ignore", invalid="ignore"):
        rate: Floats = cells.b / cells.n2
        return np.asarray(100 * (cells.a / cells.n1 - rate) / rate, np.float64)


def odds_ratio(cells: Cells) -> Floats:
    """Return a (n2 - b) / (b (n1 - a)); infinite where the reference has none.

    Examples
    --------
    >>> odds_ratio(Cells(np.array([8.0]), np.array([2.0]), 100, 100)).round(3).tolist()
    [4.261]
    """
    a, b, n1, n2 = cells
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.asarray(a * (n2 - b) / (b * (n1 - a)), np.float64)


def log_odds_z(cells: Cells, prior: float | None = None) -> Floats:
    """Return the log-odds ratio with an informative Dirichlet prior, in standard errors.

    Monroe, Colaresi and Quinn (2008), Political Analysis 16(4), eq. 16 to 22. The prior of a word
    is its count in both groups together, scaled to ``prior`` words in all; None leaves it as large
    as the two groups.

    Examples
    --------
    >>> cells = Cells(np.array([8.0, 2.0]), np.array([2.0, 8.0]), 10, 10)
    >>> log_odds_z(cells).round(2).tolist(), log_odds_z(cells, prior=2).round(2).tolist()
    ([2.18, -2.18], [3.3, -3.3])
    """
    a, b, n1, n2 = cells
    size = n1 + n2 if prior is None else prior
    alpha = (a + b) * size / (n1 + n2)
    with np.errstate(divide="ignore", invalid="ignore"):
        delta = np.log((a + alpha) / (n1 + size - a - alpha))
        delta -= np.log((b + alpha) / (n2 + size - b - alpha))
        return np.asarray(delta / np.sqrt(1 / (a + alpha) + 1 / (b + alpha)), np.float64)
