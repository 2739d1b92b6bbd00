"""Figures of tone: by actor, and of each speaker toward each target."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import pandas as pd

from analysis.measures.tone.aggregates import directed_by, tone_by
from analysis.tables import DIRECTED, NARRATION, TONES
from analysis.views.rows import rows_of
from analysis.views.style import (
    INK,
    NEGATIVE,
    NEUTRAL,
    POSITIVE,
    QUIET,
    SideStyle,
    axes,
    empty,
    label,
    legend,
    plural,
    side_styles,
    signed,
    tidy,
)

if TYPE_CHECKING:
    from matplotlib.axes import Axes

_ROW = 0.34  # inches a row
_COLUMN = 0.82  # inches a column of the matrix
_LETTER = 0.085  # inches a letter of its headings
_SHADES = 41  # from 50 on, a colour bar becomes a bitmap, which blurs and differs by machine


def plot_tone_by_actor(
    tones: pd.DataFrame,
    *,
    sides: Mapping[str, str] | None = None,
    most: int = 40,
    ax: Axes | None = None,
) -> Axes:
    """Draw the mean tone of each speaker's sentences with its interval.

    Parameters
    ----------
    tones : pandas.DataFrame
        The `tones` table; narration is left out.
    sides : mapping of str to str, optional
        Labels by side, in the order to show them (`side_labels`).
    most : int
        How many actors to show at most; those with most statements are kept.
    ax : matplotlib.axes.Axes, optional
        Where to draw; a new figure by default.

    Returns
    -------
    matplotlib.axes.Axes
        Actors grouped by side, in order of first appearance, never ranked by tone. A filled
        marker is the mean with names masked and the register overlaid, its bar the 95 per cent
        interval over statements (over documents in a corpus); a hollow marker rests on too few
        of them for an interval; a cross is what plain VADER says. Counts stand at the right.

    Examples
    --------
    >>> import analysis, pandas as pd
    >>> tones = pd.DataFrame({"doc_id": ["a", "a"], "statement_id": [0, 1],
    ...     "actor": ["A", "A"], "side": ["western"] * 2, "compound": [0.5, -0.1],
    ...     "plain": [0.6, 0.2], "n_lexicon_words": [1, 1]})
    >>> [text.get_text() for text in analysis.plot_tone_by_actor(tones).texts]
    ['2 statements, 2 sentences · too few to compare']
    """
    TONES.check(tones, "doc_id", "statement_id", "actor", "side", "compound", "plain")
    said = tones[tones.side != NARRATION]
    if said.empty:
        return empty(ax, "No tone to show: no statement was found.")
    means = tone_by(said, ["actor", "side"])
    means["plain"] = tone_by(said, ["actor", "side"], tone="plain")["mean"]
    styles = side_styles(sides, means["side"])
    rows = _grouped(means, styles, most, "n_statements")
    ax = axes(ax, 9, _ROW * (len(rows) + rows["side"].nunique()) + 1.5)
    ticks = _draw_rows(ax, rows, styles)
    _name_rows(ax, ticks)
    _tone_axis(ax, len(ticks))
    if len(rows) < len(means):
        ax.set_title(f"{len(rows)} of {len(means)} speakers, those with most statements", **_TITLE)
    _tone_legend(ax)
    return ax


_TITLE: dict[str, Any] = {"fontsize": 9, "color": QUIET, "loc": "left"}


def _grouped(
    table: pd.DataFrame, styles: Mapping[str, SideStyle], most: int, count: str
) -> pd.DataFrame:
    """Keep the rows with the highest counts, grouped by side, else in the order they came."""
    kept = table.sort_values(count, ascending=False, kind="stable").head(most).sort_index()
    place = {side: n for n, side in enumerate(styles)}
    return kept.sort_values("side", key=lambda column: column.map(place), kind="stable")


def _draw_rows(
    ax: Axes, rows: pd.DataFrame, styles: Mapping[str, SideStyle]
) -> list[tuple[str, bool]]:
    """Draw a row an actor under a heading a side; return each line's text and if it is a head."""
    ticks: list[tuple[str, bool]] = []
    for side, part in rows.groupby("side", sort=False):
        style = styles[str(side)]
        ticks.append((style.label, True))
        for row in rows_of(part):
            _draw_mean(ax, len(ticks), row, style)
            ticks.append((str(row.actor), False))
    return ticks


def _draw_mean(ax: Axes, y: int, row: Any, style: SideStyle) -> None:
    bounded = row.low == row.low and row.high == row.high  # NaN: too few for an interval
    if bounded:
        ax.plot([row.low, row.high], [y, y], color=style.colour, lw=3, alpha=0.6, zorder=2)
    ax.scatter(
        [row.mean], [y], s=52, marker=style.marker, zorder=4, linewidths=1.4, edgecolors=INK,
        facecolors=style.colour if bounded else "white",
    )  # fmt: skip
    ax.scatter([row.plain], [y], s=42, marker="x", color=INK, linewidths=1.4, zorder=5)
    counts = f"{plural(row.n_statements, 'statement')}, {plural(row.n_sentences, 'sentence')}"
    note = f" · {row.note}" if row.note else ""
    ax.text(
        1.01, y, counts + note, transform=ax.get_yaxis_transform(), va="center", fontsize=8,
        color=QUIET,
    )  # fmt: skip


def _name_rows(ax: Axes, ticks: list[tuple[str, bool]]) -> None:
    ax.set_yticks(range(len(ticks)), [label(text) for text, _ in ticks])
    for text, (_, heading) in zip(ax.get_yticklabels(), ticks, strict=True):
        text.set_fontweight("bold" if heading else "normal")


def _tone_axis(ax: Axes, n: int) -> None:
    tidy(ax)
    ax.set_ylim(n - 0.5, -0.5)
    ax.set_xlim(-1.05, 1.05)
    ax.set_xticks([-1, -0.5, 0, 0.5, 1], ["−1", "−0.5", "0", "0.5", "1"])
    ax.axvline(0, color=QUIET, lw=1, zorder=1)
    ax.grid(False, axis="y")
    ax.set_xlabel("mean tone of sentences (VADER compound, −1 to 1)", fontsize=9)


def _tone_legend(ax: Axes) -> None:
    from matplotlib.lines import Line2D

    common: dict[str, Any] = {"color": INK, "ls": ""}
    legend(
        ax,
        [
            Line2D(
                [], [], marker="o", label="corrected (names masked, register overlaid)", **common
            ),
            Line2D([], [], marker="x", label="plain VADER", **common),
            Line2D(
                [],
                [],
                marker="o",
                mfc="white",
                label="corrected, too few for an interval",
                **common,
            ),
            Line2D([], [], color=QUIET, lw=3, label="95 % interval"),
        ],
    )


def plot_directed_tone(
    directed: pd.DataFrame,
    *,
    sides: Mapping[str, str] | None = None,
    most: int = 40,
    ax: Axes | None = None,
) -> Axes:
    """Draw the tone of each speaker toward each target as a matrix, side by side.

    Parameters
    ----------
    directed : pandas.DataFrame
        The `directed` table.
    sides : mapping of str to str, optional
        Labels by side, in the order to show them (`side_labels`).
    most : int
        How many speakers and how many targets to show at most; the most frequent are kept.
    ax : matplotlib.axes.Axes, optional
        Where to draw; a new figure by default.

    Returns
    -------
    matplotlib.axes.Axes
        A row a speaker, a column a target, both grouped by side. A cell holds the mean tone with
        its sign and the number of statements; a blank cell means that the
        speaker does not name the target.

    Examples
    --------
    >>> import analysis, pandas as pd
    >>> directed = pd.DataFrame({"doc_id": ["a"], "statement_id": [0], "actor": ["A"],
    ...     "side": ["western"], "target": ["B"], "target_side": ["other"], "tone": [-0.5],
    ...     "polarity": [-1]})
    >>> ax = analysis.plot_directed_tone(directed)
    >>> print(ax.texts[0].get_text())
    −0.50
    n = 1
    """
    DIRECTED.check(directed, "actor", "side", "target", "target_side", "tone", "polarity")
    if directed.empty:
        return empty(ax, "No tone toward anybody to show: no statement names an actor.")
    keys = ["actor", "side", "target", "target_side"]
    means = directed_by(directed, keys)
    styles = side_styles(sides, [*means["side"], *means["target_side"]])
    rows = _most_frequent(means, "actor", "side", styles, most)
    columns = _most_frequent(means, "target", "target_side", styles, most)
    ax = axes(ax, 4.4 + _COLUMN * max(2, len(columns)), 2.4 + 0.48 * len(rows))
    _draw_matrix(ax, means, rows, columns)
    _name_groups(ax, rows, columns, styles)
    return ax


def _most_frequent(
    means: pd.DataFrame, name: str, side: str, styles: Mapping[str, SideStyle], most: int
) -> list[tuple[str, str]]:
    """Return (name, side) of the most frequent speakers or targets, grouped by side."""
    counts = means.groupby([name, side], sort=False)["n_statements"].sum().reset_index()
    counts.columns = pd.Index(["actor", "side", "n"])
    kept = _grouped(counts, styles, most, "n")
    return list(kept[["actor", "side"]].itertuples(index=False, name=None))


def _draw_matrix(
    ax: Axes, means: pd.DataFrame, rows: list[tuple[str, str]], columns: list[tuple[str, str]]
) -> None:
    import numpy as np
    import seaborn as sns
    from matplotlib.colors import LinearSegmentedColormap

    values = np.full((len(rows), len(columns)), np.nan)
    words = np.full(values.shape, "", dtype=object)
    for row in rows_of(means):
        who, whom = (row.actor, row.side), (row.target, row.target_side)
        if who in rows and whom in columns:
            at = rows.index(who), columns.index(whom)
            values[at] = row.mean
            words[at] = f"{signed(row.mean)}\nn = {row.n_statements}"
    sns.heatmap(
        values, ax=ax, annot=words, fmt="", vmin=-1, vmax=1, linewidths=1.5, mask=np.isnan(values),
        cmap=LinearSegmentedColormap.from_list("tone", [NEGATIVE, NEUTRAL, POSITIVE], N=_SHADES),
        annot_kws={"fontsize": 8, "color": "black"}, cbar_kws={"shrink": 0.9},
        xticklabels=False, yticklabels=False,
    )  # fmt: skip
    bar = ax.collections[0].colorbar
    assert bar is not None
    bar.ax.tick_params(labelsize=8, length=0)
    bar.set_label("tone toward the target", fontsize=9)


def _name_groups(
    ax: Axes,
    rows: list[tuple[str, str]],
    columns: list[tuple[str, str]],
    styles: Mapping[str, SideStyle],
) -> None:
    """Set the side above its targets and beside its speakers, and a line between sides."""
    tidy(ax)
    ax.grid(False)
    for side, first, last in _runs(columns):
        ax.axvline(first, color=INK, lw=1.2 if first else 0)
        wide = len(styles[side].label) * _LETTER > (last - first) * _COLUMN
        ax.annotate(
            styles[side].label, ((first + last) / 2, 1), (0, 4), va="bottom",
            ha="left" if wide else "center", rotation=30 if wide else 0,
            xycoords=ax.get_xaxis_transform(), textcoords="offset points", fontsize=9,
            fontweight="bold",
        )  # fmt: skip
    names = [label(name) for name, _ in rows]
    for side, first, last in _runs(rows):
        ax.axhline(first, color=INK, lw=1.2 if first else 0)
        for n in range(first, last):
            names[n] += f" ({styles[side].label})"
    ax.set_yticks([n + 0.5 for n in range(len(rows))], names, rotation=0)
    ax.set_xticks(
        [n + 0.5 for n in range(len(columns))], [label(name, 24) for name, _ in columns],
        rotation=35, ha="right", rotation_mode="anchor",
    )  # fmt: skip
    ax.set_xlabel("spoken about", fontsize=9)
    ax.set_ylabel("speaker", fontsize=9)


def _runs(names: list[tuple[str, str]]) -> list[tuple[str, int, int]]:
    """Return (side, first, end) of each run of one side."""
    runs: list[tuple[str, int, int]] = []
    for n, (_, side) in enumerate(names):
        if runs and runs[-1][0] == side:
            runs[-1] = (side, runs[-1][1], n + 1)
        else:
            runs.append((side, n, n + 1))
    return runs
