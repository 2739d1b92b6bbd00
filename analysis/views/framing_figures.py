"""Figures of framing: the wordings of each side, and whom it accuses."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import pandas as pd

from analysis.tables import CLAIMS, NARRATION, WORDINGS
from analysis.views.rows import rows_of
from analysis.views.style import (
    INK,
    QUIET,
    SideStyle,
    axes,
    empty,
    label,
    legend,
    plural,
    side_styles,
    tidy,
)

if TYPE_CHECKING:
    from matplotlib.axes import Axes

_VOICES = {"own": ("o", -0.26), "reported": ("s", 0.0), "rejected": ("X", 0.26)}


def plot_wordings(
    wordings: pd.DataFrame,
    *,
    sides: Mapping[str, str] | None = None,
    most: int = 40,
    ax: Axes | None = None,
) -> Axes:
    """Draw which wordings each side uses, how often and in whose voice.

    Parameters
    ----------
    wordings : pandas.DataFrame
        The `wordings` table; narration has a column of its own.
    sides : mapping of str to str, optional
        Labels by side, in the order to show them (`side_labels`).
    most : int
        How many wordings to show at most; the most frequent are kept.
    ax : matplotlib.axes.Axes, optional
        Where to draw; a new figure by default.

    Returns
    -------
    matplotlib.axes.Axes
        A row a wording, a column a side. A marker's size and the number beside it are the count;
        its shape is the voice: a disc the speaker's own, a hollow square reported, a cross
        rejected.

    Examples
    --------
    >>> import analysis, pandas as pd
    >>> wordings = pd.DataFrame({"side": ["western"] * 2, "voice": ["own"] * 2,
    ...     "wording": ["rules-based order"] * 2})
    >>> [text.get_text() for text in analysis.plot_wordings(wordings).texts]
    ['2']
    """
    WORDINGS.check(wordings, "side", "wording", "voice")
    if wordings.empty:
        return empty(ax, "No wording to show: no text names the concept.")
    styles = side_styles(sides, wordings["side"])
    columns = [styles[side] for side in styles if side in set(wordings["side"])]
    totals = wordings.groupby("wording", sort=False).size()
    rows = list(totals.sort_values(ascending=False, kind="stable").head(most).index)
    ax = axes(ax, 4.6 + 1.5 * max(2, len(columns)), 0.36 * len(rows) + 1.8)
    counts = wordings.groupby(["side", "wording", "voice"], sort=False).size()
    for row in rows_of(counts.reset_index(name="n")):
        if row.wording in rows:
            x = columns.index(styles[row.side])
            _draw_count(ax, x, rows.index(row.wording), row.n, row.voice, columns[x])
    ax.set_yticks(range(len(rows)), [f"{label(w, 44)} (n = {totals[w]})" for w in rows])
    _side_columns(ax, columns, len(rows), wordings)
    if len(rows) < len(totals):
        ax.set_xlabel(f"{len(rows)} of {len(totals)} wordings, the most frequent", fontsize=9)
    _voice_legend(ax)
    return ax


def _draw_count(ax: Axes, x: int, y: int, n: int, voice: str, style: SideStyle) -> None:
    marker, shift = _VOICES.get(voice, _VOICES["own"])
    ax.scatter(
        [x + shift - 0.04], [y], s=min(40 + 12 * (n - 1), 190), marker=marker, linewidths=1.2,
        facecolors="white" if voice == "reported" else style.colour, edgecolors=INK, zorder=3,
    )  # fmt: skip
    ax.text(
        x + shift + 0.055, y, f"{n}", va="center", ha="left", fontsize=8, color=INK, zorder=2,
        bbox={"fc": "white", "ec": "none", "pad": 1},
    )  # fmt: skip


def _side_columns(ax: Axes, columns: list[SideStyle], n: int, wordings: pd.DataFrame) -> None:
    tidy(ax)
    totals = wordings["side"].value_counts()
    ax.set_xticks(
        range(len(columns)), [f"{label(s.label, 18)}\n(n = {totals[s.side]})" for s in columns]
    )
    ax.xaxis.tick_top()
    ax.tick_params(axis="x", length=0)
    ax.set_xlim(-0.5, len(columns) - 0.5)
    ax.set_ylim(n - 0.5, -0.5)
    ax.grid(False, axis="x")
    for k in range(1, len(columns)):
        ax.axvline(k - 0.5, color="#CCCCCC", lw=1)


def _voice_legend(ax: Axes) -> None:
    from matplotlib.lines import Line2D

    legend(
        ax,
        [
            Line2D([], [], ls="", color=INK, marker=marker, label=f"{voice} voice",
                   mfc="white" if voice == "reported" else QUIET)
            for voice, (marker, _) in _VOICES.items()
        ],
        below=0.3,
    )  # fmt: skip


def plot_claims(
    claims: pd.DataFrame,
    *,
    relations: Mapping[str, str] | None = None,
    sides: Mapping[str, str] | None = None,
    most: int = 20,
    ax: Axes | None = None,
) -> Axes:
    """Draw, side by side, what each side names and who is said to do what to it.

    Parameters
    ----------
    claims : pandas.DataFrame
        The `claims` table; narration and claims that name nobody are left out.
    relations : mapping of str to str, optional
        Labels by relation; by default the relation's own name.
    sides : mapping of str to str, optional
        Labels by side, in the order to show them (`side_labels`).
    most : int
        How many different claims to show at most; the most frequent are kept.
    ax : matplotlib.axes.Axes, optional
        Where to draw; a new figure by default.

    Returns
    -------
    matplotlib.axes.Axes
        A row a claim under the side that makes it: the words of the wording, an arrow with the
        relation, the actor named, and how often.

    Examples
    --------
    >>> import analysis, pandas as pd
    >>> claims = pd.DataFrame({"side": ["western"], "wording": ["rules-based order"],
    ...     "relation": ["threatened_by"], "other": ["China"], "other_side": ["sino_russian"]})
    >>> [text.get_text() for text in analysis.plot_claims(claims).texts]
    ['Western: 1 claim', '“rules-based order”', '', 'threatened by', 'China', '×1']
    """
    CLAIMS.check(claims, "side", "wording", "relation", "other", "other_side")
    made = claims[(claims.side != NARRATION) & (claims.other != "")]
    if made.empty:
        return empty(ax, "No claim to show: nobody is said to do anything to it.")
    keys = ["side", "wording", "relation", "other", "other_side"]
    counts = made.groupby(keys, sort=False).size().reset_index(name="n")
    kept = counts.sort_values("n", ascending=False, kind="stable").head(most).sort_index()
    styles = side_styles(sides, [*made["side"], *made["other_side"]])
    groups = [(styles[s], kept[kept.side == s]) for s in styles if (kept.side == s).any()]
    lines = len(kept) + len(groups)
    ax = axes(ax, 9, 0.36 * lines + 0.5)
    y = 0
    for style, part in groups:
        total = int((made.side == style.side).sum())
        ax.text(0, y, f"{style.label}: {plural(total, 'claim')}", fontweight="bold", fontsize=9,
                va="center")  # fmt: skip
        for n, row in enumerate(rows_of(part), start=1):
            _draw_claim(ax, y + n, row, styles, relations or {})
        y += len(part) + 1
    ax.set_xlim(0, 1)
    ax.set_ylim(lines - 0.5, -0.6)
    ax.set_axis_off()
    return ax


def _draw_claim(
    ax: Axes, y: int, row: Any, styles: Mapping[str, SideStyle], relations: Mapping[str, str]
) -> None:
    relation = relations.get(row.relation, row.relation.replace("_", " "))
    # The actor does it, unless the relation is put in the passive.
    style = "->" if relation.endswith(" by") else "<-"
    ax.scatter([0.012], [y], marker=styles[row.side].marker, color=styles[row.side].colour,
               edgecolors=INK, s=46)  # fmt: skip
    plain: dict[str, Any] = {"va": "center", "fontsize": 9, "color": INK}
    ax.text(0.03, y, f"“{label(row.wording, 48)}”", **plain)
    ax.annotate(
        "", (0.715, y), (0.50, y), arrowprops={"arrowstyle": style, "color": QUIET, "lw": 1.2}
    )
    ax.text(0.61, y, relation, va="center", ha="center", fontsize=8, color=INK,
            bbox={"fc": "white", "ec": "none", "pad": 1.5})  # fmt: skip
    other = styles.get(row.other_side)
    if other is not None:
        ax.scatter([0.735], [y], marker=other.marker, color=other.colour, edgecolors=INK, s=46)
    ax.text(0.753, y, label(row.other, 26), **plain)
    ax.text(0.99, y, f"×{row.n}", ha="right", **plain)
