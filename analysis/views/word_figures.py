"""Figures of words: which a side uses more, and where in the texts they stand."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from analysis.measures.words.concordance import Source, as_index
from analysis.measures.words.keyness import is_sure
from analysis.measures.words.nodes import find_nodes
from analysis.measures.words.token_index import TokenIndex
from analysis.tables import NARRATION, need_columns
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

_ROW = 0.3  # inches a word
_NEEDED = (
    "n_target n_reference g2 log_ratio low high low_by_part high_by_part p_by_part note".split()
)
_REST = SideStyle("", "the rest", "#999999", "D", "")
_BORDERS = 40  # documents up to which their borders are drawn


def plot_keyness(
    found: pd.DataFrame,
    *,
    most: int = 12,
    sides: Mapping[str, str] | None = None,
    ax: Axes | None = None,
) -> Axes:
    """Draw the words each of two groups uses more, with intervals and counts.

    Parameters
    ----------
    found : pandas.DataFrame
        What `keyness` returns; filter it first to choose other words.
    most : int
        Words in each direction, those with the largest G2.
    sides : mapping of str to str, optional
        Labels by side (`side_labels`).
    ax : matplotlib.axes.Axes, optional
        Where to draw; a new figure by default.

    Returns
    -------
    matplotlib.axes.Axes
        A row a word: a marker at the log ratio in the look of the group that uses it more, hollow
        where documents (or statements) do not tell the groups apart (`is_sure`); the interval by
        document as a thick bar, the one as if words were drawn singly as a thin line, open where
        it has no end. The counts of both groups stand at the right.

    Raises
    ------
    InputError
        Where a column of `keyness` is missing.

    Examples
    --------
    >>> import analysis, pandas as pd
    >>> tokens = pd.DataFrame({"doc_id": list("abcdefghij") * 2, "side": ["w", "s"] * 10,
    ...                        "token": ["law", "force"] * 9 + ["force", "law"]})
    >>> found = analysis.keyness(tokens, target="w", reference="s")
    >>> ax = analysis.plot_keyness(found)
    >>> [text.get_text() for text in ax.get_yticklabels()]
    ['law', 'force']
    """
    need_columns(found, _NEEDED, "found", "give the table that `keyness` makes.")
    unit = str(found.columns[0])
    shown = _both_directions(found, most)
    if shown.empty:
        return empty(ax, "No word to compare.")
    pair = _pair(found, sides)
    ax = axes(ax, 9, 1.8 + _ROW * len(shown))
    edge = _edge(shown)
    for y, (row, sure) in enumerate(zip(rows_of(shown), is_sure(shown), strict=True)):
        _draw_word(ax, y, row, pair[row.g2 < 0], edge, sure)
    _name_rows(ax, [str(word) for word in shown[unit]], edge)
    _put_counts(ax, shown, pair)
    _key(ax, found, pair)
    return ax


def _both_directions(found: pd.DataFrame, most: int) -> pd.DataFrame:
    """Keep the words with the largest G2 each way, the target's above, by log ratio."""
    more = found[found["g2"] > 0].nlargest(most, "g2")
    less = found[found["g2"] < 0].nsmallest(most, "g2")
    return pd.concat([more, less]).sort_values("log_ratio", ascending=False, kind="stable")


def _pair(found: pd.DataFrame, sides: Mapping[str, str] | None) -> tuple[SideStyle, SideStyle]:
    names = [str(found.attrs.get(name, name)) for name in ("target", "reference")]
    styles = side_styles(sides, [name for name in names if name != _REST.label])
    return styles.get(names[0], _REST), styles.get(names[1], _REST)


def _edge(shown: pd.DataFrame) -> float:
    """Return how far the axis reaches: to the widest interval by part, or the farthest marker."""
    ends = shown[["log_ratio", "low_by_part", "high_by_part"]].abs().max().max()
    return float(np.ceil(max(2.0, min(ends, 12.0)) + 0.5))


def _draw_word(ax: Axes, y: int, row: Any, style: SideStyle, edge: float, sure: bool) -> None:
    ax.plot(np.clip([row.low, row.high], -edge, edge), [y, y], color=style.colour, lw=1, zorder=2)
    if row.low_by_part == row.low_by_part:
        ends = np.clip([row.low_by_part, row.high_by_part], -edge, edge)
        ax.plot(ends, [y, y], color=style.colour, lw=5, alpha=0.45, solid_capstyle="butt", zorder=3)
    ax.scatter(
        [row.log_ratio], [y], s=48, marker=style.marker, zorder=4, linewidths=1.3,
        edgecolors=INK, facecolors=style.colour if sure else "white",
    )  # fmt: skip


def _name_rows(ax: Axes, words: list[str], edge: float) -> None:
    tidy(ax)
    ax.set_yticks(range(len(words)), [label(word) for word in words])
    ax.set_ylim(len(words) - 0.5, -0.5)
    ax.set_xlim(-edge, edge)
    step = 1 + int(edge) // 5  # some nine marks, whose labels grow with their distance
    ticks = [t for t in range(-int(edge), int(edge) + 1) if t % step == 0]
    ax.set_xticks(ticks, ["equal" if t == 0 else f"{2 ** abs(t):,}×" for t in ticks])
    ax.axvline(0, color=QUIET, lw=1, zorder=1)
    ax.grid(False, axis="y")


def _put_counts(ax: Axes, shown: pd.DataFrame, pair: tuple[SideStyle, SideStyle]) -> None:
    """Write how often each group has the word, in two columns beside the rows."""
    across = ax.get_yaxis_transform()
    for x, column, style in zip((1.08, 1.2), ("n_target", "n_reference"), pair, strict=True):
        for y, n in enumerate(shown[column]):
            ax.text(x, y, f"{n:,}", transform=across, ha="right", va="center", fontsize=8.5)
        ax.text(
            x - 0.02, -0.6, label(style.label, 14), transform=across, ha="left", va="bottom",
            fontsize=8, rotation=30, rotation_mode="anchor", color=QUIET,
        )  # fmt: skip


def _key(ax: Axes, found: pd.DataFrame, pair: tuple[SideStyle, SideStyle]) -> None:
    from matplotlib.lines import Line2D

    target, reference = (label(style.label, 24) for style in pair)
    ax.set_xlabel(f"← more often in {reference}   |   more often in {target} →", fontsize=9)
    part = found.attrs.get("part") or "document"
    sizes = [found.attrs.get(name) for name in ("size_target", "size_reference")]
    handles = [
        Line2D(
            [], [], ls="", marker=style.marker, mec=INK, mfc=style.colour,
            label=style.label + (f" ({plural(size, 'word')})" if size is not None else ""),
        )
        for style, size in zip(pair, sizes, strict=True)
    ]  # fmt: skip
    handles += [
        Line2D([], [], ls="", marker="o", mec=INK, mfc="white", label=f"not sure by {part}"),
        _interval_key(found, part),
        Line2D([], [], color=QUIET, lw=1, label="as if every word stood alone"),
    ]
    legend(ax, handles, columns=2, below=0.6)


def _interval_key(found: pd.DataFrame, part: str) -> Any:
    """Explain the thick bar, or say why no row has one."""
    from matplotlib.lines import Line2D

    if found["low_by_part"].notna().any():
        return Line2D([], [], color=QUIET, lw=5, alpha=0.45, label=f"95 % interval by {part}")
    return Line2D([], [], ls="", label=f"(no interval by {part} can be given)")


def plot_dispersion(
    source: Source,
    patterns: str | Sequence[str],
    *,
    by: str = "side",
    sides: Mapping[str, str] | None = None,
    ax: Axes | None = None,
) -> Axes:
    """Draw where in the texts words or patterns stand: a row each, a stroke a use.

    Parameters
    ----------
    source : Reading, TokenIndex or pandas.DataFrame
        As for `concordance`.
    patterns : str or sequence of str
        What to look for, as for `concordance`; each is a row of its own.
    by : str
        The column whose values the colours show.
    sides : mapping of str to str, optional
        Labels by side, in the order to show them (`side_labels`).
    ax : matplotlib.axes.Axes, optional
        Where to draw; a new figure by default.

    Returns
    -------
    matplotlib.axes.Axes
        Words from first to last along the axis, documents one after the other with faint lines
        between them where there are few; each label says how many uses in how many documents.

    Raises
    ------
    InputError
        As `concordance`; also for an unknown column.

    Examples
    --------
    >>> import analysis, pandas as pd
    >>> documents = analysis.read_corpus(pd.DataFrame(
    ...     {"doc_id": ["a", "b"], "text": ["Order and law.", "No order, no law, no order."]}))
    >>> ax = analysis.plot_dispersion(documents, ["order", "law"])
    >>> [text.get_text() for text in ax.get_yticklabels()]
    ['order (3 in 2 documents)', 'law (2 in 2 documents)']
    """
    listed = [patterns] if isinstance(patterns, str) else list(patterns)
    index = as_index(source)
    codes, values = index.column(by)
    names = {n: values[n] for n in np.unique(codes).tolist()}
    styles = {name: _as_stroke(s) for name, s in side_styles(sides, names.values()).items()}
    ax = axes(ax, 9, 1.3 + 0.42 * len(listed))
    rows = []
    for y, pattern in enumerate(listed):
        places = find_nodes(index, pattern)[:, 0]
        rows.append(_row_name(index, pattern, places))
        for code, name in names.items():
            here = places[codes[places] == code]
            ax.vlines(here, y - 0.36, y + 0.36, color=styles[name].colour, lw=1.3, zorder=3)
    _lay_out(ax, index, rows)
    _name_groups(ax, [style for name, style in styles.items() if name in names.values()])
    return ax


def _as_stroke(style: SideStyle) -> SideStyle:
    """Darken the narration's grey, which is made for areas and too faint for a thin line."""
    return replace(style, colour=_REST.colour) if style.side == NARRATION else style


def _row_name(index: TokenIndex, pattern: str, places: NDArray[np.int64]) -> str:
    documents = len(np.unique(index.document_of[places]))
    return f"{label(pattern)} ({len(places):,} in {plural(documents, 'document')})"


def _lay_out(ax: Axes, index: TokenIndex, rows: list[str]) -> None:
    tidy(ax)
    ax.set_yticks(range(len(rows)), rows)
    ax.set_ylim(len(rows) - 0.4, -0.6)
    ax.set_xlim(0, max(len(index), 1))
    ax.grid(False)
    if 1 < len(index.documents) <= _BORDERS:
        ax.vlines(index.bounds[1:-1], -0.6, len(rows) - 0.4, color="#DDDDDD", lw=1, zorder=1)
    n = plural(len(index.documents), "document")
    several = f", {n} one after the other" if len(index.documents) > 1 else ""
    ax.set_xlabel(f"word number{several}", fontsize=9)
    ax.xaxis.set_major_formatter("{x:,.0f}")


def _name_groups(ax: Axes, styles: list[SideStyle]) -> None:
    from matplotlib.lines import Line2D

    legend(ax, [Line2D([], [], color=style.colour, lw=2, label=style.label) for style in styles])
