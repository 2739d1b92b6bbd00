"""Figures over time: rates of each side, and how far their vocabularies lie apart."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from analysis.tables import need_columns
from analysis.views.rows import rows_of
from analysis.views.style import (
    INK,
    QUIET,
    SideStyle,
    axes,
    empty,
    label,
    legend,
    side_styles,
    tidy,
)

if TYPE_CHECKING:
    from matplotlib.axes import Axes

_RATES = "period start end n n_with n_documents rate low high note".split()
_DIVERGENCE = "period divergence chance_low chance chance_high note".split()
_APART = 0.14  # of a period between two sides
_MOST_TICKS = 10
_FEW = "too few documents"


def plot_rates(
    rates: pd.DataFrame,
    *,
    what: str = "uses",
    sides: Mapping[str, str] | None = None,
    ax: Axes | None = None,
) -> Axes:
    """Draw how often each side uses something, period by period, with intervals.

    Parameters
    ----------
    rates : pandas.DataFrame
        What `rates_by_period` returns; its first column tells the sides.
    what : str
        What was counted, for the axis.
    sides : mapping of str to str, optional
        Labels by side, in the order to show them (`side_labels`).
    ax : matplotlib.axes.Axes, optional
        Where to draw; a new figure by default.

    Returns
    -------
    matplotlib.axes.Axes
        A line a side; bars are 95 per cent intervals by document, hollow markers have too few
        documents for one. Beneath each period stands how many documents of each side have a use.

    Raises
    ------
    InputError
        Where a column of `rates_by_period` is missing.

    Examples
    --------
    >>> import analysis, pandas as pd
    >>> documents = pd.DataFrame({"doc_id": ["a", "b"], "side": ["western"] * 2,
    ...                           "year": [1992, 1998], "n_words": [500, 500]})
    >>> rates = analysis.rates_by_period(pd.DataFrame({"doc_id": ["b"]}), documents)
    >>> [tick.get_text() for tick in analysis.plot_rates(rates).get_xticklabels()]
    ['1992–1996', '1997–2001']
    """
    need_columns(rates, _RATES, remedy="give what `rates_by_period` returns.")
    by = str(rates.columns[0])
    periods = rates.drop_duplicates("start").sort_values("start")
    place = {start: n for n, start in enumerate(periods["start"])}
    styles = side_styles(sides, rates[by])
    shown = [style for side, style in styles.items() if (rates[by] == side).any()]
    ax = axes(ax, 9, 4)
    for number, style in enumerate(shown):
        shift = _APART * (number - (len(shown) - 1) / 2)
        part = rates[rates[by] == style.side].sort_values("start")
        _draw_rates(ax, part, [place[start] + shift for start in part["start"]], style)
    _time_axis(ax, periods["period"].tolist())
    _put_documents(ax, rates, by, shown, place)
    ax.set_ylim(bottom=-0.02 * ax.get_ylim()[1])
    ax.set_ylabel(f"{label(what)} per million words", fontsize=9)
    _rates_legend(ax, shown, 0.45 + 0.17 * len(shown))
    return ax


def _draw_rates(ax: Axes, part: pd.DataFrame, xs: list[float], style: SideStyle) -> None:
    ax.plot(xs, part["rate"], color=style.colour, lw=1.4, zorder=2)
    for x, row in zip(xs, rows_of(part), strict=True):
        bounded = row.low == row.low
        if bounded:
            ax.plot([x, x], [row.low, row.high], color=style.colour, lw=3, alpha=0.5, zorder=3)
        ax.scatter(
            [x], [row.rate], s=40, marker=style.marker, zorder=4, linewidths=1.2,
            edgecolors=INK, facecolors=style.colour if bounded else "white",
        )  # fmt: skip


def _time_axis(ax: Axes, periods: list[str]) -> None:
    tidy(ax)
    step = -(-len(periods) // _MOST_TICKS)
    ticks = range(0, len(periods), step)
    ax.set_xticks(ticks, [periods[n] for n in ticks])
    ax.set_xlim(-0.5, len(periods) - 0.5)
    ax.grid(False, axis="x")


def _put_documents(
    ax: Axes, rates: pd.DataFrame, by: str, shown: list[SideStyle], place: Mapping[int, int]
) -> None:
    """Write under each period how many documents of each side have a use, of how many."""
    ticks = set(ax.get_xticks().tolist())
    for line, style in enumerate(shown):
        for row in rows_of(rates[rates[by] == style.side]):
            if place[row.start] in ticks:
                ax.annotate(
                    f"{row.n_with}/{row.n_documents}", (place[row.start], 0), (0, -22 - 12 * line),
                    xycoords=("data", "axes fraction"), textcoords="offset points", ha="center",
                    va="top", fontsize=7.5, color=QUIET,
                )  # fmt: skip
        ax.annotate(
            label(style.label, 16), (0, 0), (-6, -22 - 12 * line), xycoords="axes fraction",
            textcoords="offset points", ha="right", va="top", fontsize=7.5, color=QUIET,
        )  # fmt: skip


def _rates_legend(ax: Axes, shown: list[SideStyle], below: float) -> None:
    from matplotlib.lines import Line2D

    handles = [
        Line2D([], [], color=s.colour, marker=s.marker, mec=INK, mfc=s.colour, label=s.label)
        for s in shown
    ]
    handles += [
        Line2D([], [], ls="", marker="o", mec=INK, mfc="white", label=_FEW),
        Line2D([], [], color=QUIET, lw=3, alpha=0.5, label="95 % interval by document"),
    ]
    legend(ax, handles, columns=5, below=below)


def plot_divergence(found: pd.DataFrame, *, ax: Axes | None = None) -> Axes:
    """Draw how far apart two sides' wordings are, by period, over the band of chance.

    Parameters
    ----------
    found : pandas.DataFrame
        What `divergence_by_period` returns.
    ax : matplotlib.axes.Axes, optional
        Where to draw; a new figure by default.

    Returns
    -------
    matplotlib.axes.Axes
        Markers at the divergence, filled where it lies beyond chance, hollow where within, a cross
        where a side has too few documents; the band is where it falls when documents change sides
        at random.

    Raises
    ------
    InputError
        Where a column of `divergence_by_period` is missing.

    Examples
    --------
    >>> import analysis, pandas as pd
    >>> documents = pd.DataFrame({"doc_id": list("abcdefghij"), "year": 1995,
    ...                           "side": ["w"] * 5 + ["s"] * 5})
    >>> uses = pd.DataFrame({"doc_id": list("abcdefghij"), "wording": ["law"] * 5 + ["force"] * 5})
    >>> found = analysis.divergence_by_period(uses, documents, target="w", reference="s")
    >>> [tick.get_text() for tick in analysis.plot_divergence(found).get_xticklabels()]
    ['1995–2004']
    """
    need_columns(found, _DIVERGENCE, remedy="give what `divergence_by_period` returns.")
    found = found[found["divergence"].notna()]
    if found.empty:
        return empty(ax, "No period in which both use a wording.")
    ax = axes(ax, 9, 3.2)
    xs = np.arange(len(found))
    ax.fill_between(
        xs, found["chance_low"], found["chance_high"], color="#CCCCCC", alpha=0.7, lw=0, zorder=1
    )
    ax.plot(xs, found["chance"], color=QUIET, lw=1, ls=":", zorder=2)
    ax.plot(xs, found["divergence"], color=INK, lw=1.2, zorder=3)
    looks = {"beyond chance": ("o", INK), "within chance": ("o", "white")}
    for x, row in zip(xs, rows_of(found), strict=True):
        marker, face = looks.get(row.note, ("X", "white"))
        ax.scatter([x], [row.divergence], s=46, marker=marker, fc=face, ec=INK, lw=1.2, zorder=4)
    _time_axis(ax, found["period"].tolist())
    ax.set_ylim(0, 1.05)
    ax.set_ylabel("divergence (0 same, 1 nothing shared)", fontsize=9)
    _divergence_legend(ax)
    return ax


def _divergence_legend(ax: Axes) -> None:
    from matplotlib.lines import Line2D
    from matplotlib.patches import Patch

    looks = ("o", INK, "beyond chance"), ("o", "white", "within chance"), ("X", "white", _FEW)
    handles = [
        *(Line2D([], [], ls="", marker=m, mec=INK, mfc=f, label=text) for m, f, text in looks),
        Patch(fc="#CCCCCC", alpha=0.7, label="documents drawn at random (95 %)"),
    ]
    legend(ax, handles, columns=4, below=0.4)
