"""Figures of what a tone hangs on: the ladder of word lists, and the words behind each side."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

import pandas as pd

from analysis.measures.tone.sensitivity import VARIANTS, sensitivity_by
from analysis.measures.tone.tone_words import tone_words_by
from analysis.tables import NARRATION, TONES, UNATTRIBUTED
from analysis.views.rows import rows_of
from analysis.views.style import (
    INK,
    NEGATIVE,
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

_RUNG = 0.62  # inches a variant
_APART = 0.16  # of a rung between two sides
_BAR = 0.27  # inches a word


def plot_sensitivity(
    tones: pd.DataFrame,
    *,
    sides: Mapping[str, str] | None = None,
    ax: Axes | None = None,
) -> Axes:
    """Draw each side's mean tone in every variant of the word list, rung by rung.

    Parameters
    ----------
    tones : pandas.DataFrame
        The `tones` table; narration and statements without a speaker are left out.
    sides : mapping of str to str, optional
        Labels by side, in the order to show them (`side_labels`).
    ax : matplotlib.axes.Axes, optional
        Where to draw; a new figure by default.

    Returns
    -------
    matplotlib.axes.Axes
        A rung a variant, a marker a side, its bar the 95 per cent interval; hollow where there
        are too few for one. Where the markers of two sides change places from rung to rung, the
        comparison hangs on the list.

    Examples
    --------
    >>> import analysis, pandas as pd
    >>> tones = pd.DataFrame({"doc_id": ["a"], "statement_id": [0], "side": ["western"],
    ...     "plain": [0.9], "masked": [0.4], "compound": [0.1], "afinn": [0.2], "pattern": [0.0],
    ...     "n_lexicon_words": [1]})
    >>> [text.get_text() for text in analysis.plot_sensitivity(tones).get_yticklabels()][:2]
    ['VADER as it stands', 'VADER, names masked']
    """
    TONES.check(tones, "doc_id", "statement_id", "side", *VARIANTS)
    said = tones[~tones["side"].isin((NARRATION, UNATTRIBUTED))]
    if said.empty:
        return empty(ax, "No tone to show: no statement was found.")
    table = sensitivity_by(said, "side")
    styles = {k: v for k, v in side_styles(sides, said["side"]).items() if k in set(table["side"])}
    ax = axes(ax, 7.5, 1.1 + _RUNG * len(VARIANTS))
    for place, style in enumerate(styles.values()):
        shift = _APART * (place - (len(styles) - 1) / 2)
        _draw_ladder(ax, table[table["side"] == style.side], style, shift)
    _rungs(ax)
    _ladder_legend(ax, table, styles)
    return ax


def _draw_ladder(ax: Axes, rows: pd.DataFrame, style: SideStyle, shift: float) -> None:
    """Draw one side's markers, joined from rung to rung."""
    heights = [n + shift for n in range(len(rows))]
    ax.plot(rows["mean"], heights, color=style.colour, lw=1, ls=":", zorder=2)
    for y, row in zip(heights, rows_of(rows), strict=True):
        bounded = row.low == row.low
        if bounded:
            ax.plot([row.low, row.high], [y, y], color=style.colour, lw=3, alpha=0.6, zorder=3)
        ax.scatter(
            [row.mean], [y], s=52, marker=style.marker, zorder=4, linewidths=1.4,
            edgecolors=INK, facecolors=style.colour if bounded else "white",
        )  # fmt: skip


def _rungs(ax: Axes) -> None:
    tidy(ax)
    ax.set_yticks(range(len(VARIANTS)), list(VARIANTS.values()))
    ax.set_ylim(len(VARIANTS) - 0.5, -0.5)
    ax.set_xlim(-1.05, 1.05)
    ax.set_xticks([-1, -0.5, 0, 0.5, 1], ["−1", "−0.5", "0", "0.5", "1"])
    ax.axvline(0, color=QUIET, lw=1, zorder=1)
    ax.grid(False, axis="y")
    ax.set_xlabel("mean tone of sentences (−1 to 1)", fontsize=9)


def _ladder_legend(ax: Axes, table: pd.DataFrame, styles: Mapping[str, SideStyle]) -> None:
    from matplotlib.lines import Line2D

    handles = []
    for style in styles.values():
        row = next(rows_of(table[table["side"] == style.side]))
        n = f"{plural(row.n_statements, 'statement')}, {plural(row.n_sentences, 'sentence')}"
        note = f"; {row.note}" if row.note else ""
        face = "white" if row.note else style.colour
        handles.append(
            Line2D(
                [], [], ls="", marker=style.marker, mec=INK, mfc=face,
                label=f"{style.label} ({n}{note})",
            )
        )  # fmt: skip
    handles.append(Line2D([], [], color=QUIET, lw=3, label="95 % interval"))
    legend(ax, handles, columns=1)


def plot_tone_words(
    tones: pd.DataFrame,
    *,
    sides: Mapping[str, str] | None = None,
    words: str = "words",
    most: int = 8,
    ax: Axes | None = None,
) -> Axes:
    """Draw the words that made each side's score, and how much each put in.

    Parameters
    ----------
    tones : pandas.DataFrame
        The `tones` table; narration is left out.
    sides : mapping of str to str, optional
        Labels by side, in the order to show them (`side_labels`).
    words : {"words", "plain_words"}
        The parts of the corrected or of the plain score.
    most : int
        Words a side, those that put in most.
    ax : matplotlib.axes.Axes, optional
        Where to draw; a new figure by default.

    Returns
    -------
    matplotlib.axes.Axes
        Bars to the left lower the side's mean, bars to the right raise it; a bar is the word's
        part of the mean over all of the side's sentences, the number in brackets how often it
        moved a score.

    Examples
    --------
    >>> import analysis, pandas as pd
    >>> tones = pd.DataFrame({"side": ["western"], "words": [(("threat", -0.4),)]})
    >>> [text.get_text() for text in analysis.plot_tone_words(tones).get_yticklabels()]
    ['Western', 'threat (1)']
    """
    TONES.check(tones, "side", words)
    said = tones[~tones["side"].isin((NARRATION, UNATTRIBUTED))]
    table = tone_words_by(said, "side", words=words)
    if table.empty:
        return empty(ax, "No word moved a score.")
    styles = side_styles(sides, said["side"])
    ticks: list[tuple[str, bool]] = []
    bars: list[tuple[int, float]] = []
    for style in styles.values():
        part = table[table["side"] == style.side]
        if part.empty:
            continue
        ticks.append((style.label, True))
        for row in rows_of(part.head(most)):
            bars.append((len(ticks), row.mean_part))
            ticks.append((f"{row.word} ({row.n})", False))
    ax = axes(ax, 7, 1.0 + _BAR * len(ticks))
    _draw_bars(ax, bars)
    _name_words(ax, ticks, max(abs(size) for _, size in bars))
    return ax


def _draw_bars(ax: Axes, bars: list[tuple[int, float]]) -> None:
    for y, size in bars:
        ax.barh(y, size, height=0.7, color=POSITIVE if size > 0 else NEGATIVE, zorder=3)
        ax.annotate(
            signed(size), (size, y), (4 if size > 0 else -4, 0), textcoords="offset points",
            ha="left" if size > 0 else "right", va="center", fontsize=8, color=INK,
        )  # fmt: skip


def _name_words(ax: Axes, ticks: list[tuple[str, bool]], largest: float) -> None:
    tidy(ax)
    ax.set_yticks(range(len(ticks)), [label(text) for text, _ in ticks])
    for text, (_, heading) in zip(ax.get_yticklabels(), ticks, strict=True):
        text.set_fontweight("bold" if heading else "normal")
    ax.set_ylim(len(ticks) - 0.5, -0.5)
    ax.set_xlim(-1.35 * largest, 1.35 * largest)
    ax.axvline(0, color=QUIET, lw=1, zorder=1)
    ax.grid(False, axis="y")
    ax.set_xlabel("part of the side’s mean tone (the parts add up to it)", fontsize=9)
