"""The figure of the mirror: what each side names, and whom it says endangers it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import pandas as pd

from analysis.measures.framing.mirror import ACCUSES, NAMES
from analysis.tables import need_columns
from analysis.views.rows import rows_of
from analysis.views.style import (
    INK,
    QUIET,
    SideStyle,
    axes,
    empty,
    label,
    plural,
    side_styles,
    tidy,
)

if TYPE_CHECKING:
    from matplotlib.axes import Axes

_ROW = 0.34  # inches a row
_VAGUE = SideStyle("", "nobody named", "#FFFFFF", "", "")
_NEEDED = "part name name_side n n_all share low high note".split()


def plot_mirror(
    table: pd.DataFrame,
    *,
    most: int = 6,
    sides: Mapping[str, str] | None = None,
    ax: Axes | None = None,
) -> Axes:
    """Draw what each side names, and to the right whom it says endangers it.

    Parameters
    ----------
    table : pandas.DataFrame
        What `mirror_of` returns by side.
    most : int
        Names a side and direction.
    sides : mapping of str to str, optional
        Labels by side, in the order to show them (`side_labels`); others are left out. By
        default all sides of the table.
    ax : matplotlib.axes.Axes, optional
        Where to draw; a new figure by default.

    Returns
    -------
    matplotlib.axes.Axes
        Bars are shares of the side's namings and of its accusations, thin lines their 95 per cent
        intervals where there are five documents (or statements) or more; behind each name how many
        there are.

    Raises
    ------
    InputError
        Where a column of `mirror_of` is missing.

    Examples
    --------
    >>> import analysis, pandas as pd
    >>> text = "“We defend the rules-based order,” said NATO chief Jens Stoltenberg."
    >>> documents = analysis.read_corpus(pd.DataFrame({"doc_id": ["a"], "text": [text]}))
    >>> reading = analysis.read(documents, analysis.load_codebook())
    >>> ax = analysis.plot_mirror(analysis.mirror_of(reading.wordings, reading.claims))
    >>> [text.get_text() for text in ax.texts][0]
    'rules-based international order (1)'
    """
    need_columns(table, _NEEDED, remedy="give what `mirror_of` returns.")
    by = str(table.columns[0])
    also = set(table[by]) if sides is None and by == "side" else ()
    styles = side_styles(sides, also)
    shown = [style for side, style in styles.items() if (table[by] == side).any()]
    if not shown:
        return empty(ax, "No side names it.")
    blocks = [(style, *_parts(table[table[by] == style.side], most)) for style in shown]
    height = sum(max(len(left), len(right)) + 1 for _, left, right in blocks)
    ax = axes(ax, 9, 1.0 + _ROW * height)
    y, ticks = 0, []
    for style, left, right in blocks:
        ticks.append((y, _heading(style, left, right)))
        for n, row in enumerate(rows_of(left), 1):
            _draw(ax, y + n, row, style, -1)
        for n, row in enumerate(rows_of(right), 1):
            _draw(ax, y + n, row, styles.get(row.name_side, _VAGUE), 1)
        y += max(len(left), len(right)) + 1
    _lay_out(ax, y, ticks)
    return ax


def _parts(table: pd.DataFrame, most: int) -> tuple[pd.DataFrame, pd.DataFrame]:
    left, right = (table[table["part"] == part].head(most) for part in (NAMES, ACCUSES))
    return left, right


def _heading(style: SideStyle, left: pd.DataFrame, right: pd.DataFrame) -> str:
    counts = [int(part["n_all"].iloc[0]) if len(part) else 0 for part in (left, right)]
    return f"{style.label}: {plural(counts[0], 'naming')}, {plural(counts[1], 'accusation')}"


def _draw(ax: Axes, y: int, row: Any, style: SideStyle, way: int) -> None:
    """Draw one bar, its interval and its name, to the left or to the right."""
    ax.barh(
        y, way * row.share, height=0.62, color=style.colour, ec=INK, lw=0.6, hatch=style.hatch,
        alpha=0.85, zorder=2,
    )  # fmt: skip
    reach = row.share
    if row.low == row.low:
        ax.plot([way * row.low, way * row.high], [y, y], color=INK, lw=1.2, zorder=3)
        reach = max(reach, row.high)
    ax.annotate(
        f"{label(row.name, 40)} ({row.n:,})", (way * reach, y), (5 * way, 0),
        textcoords="offset points", ha="left" if way > 0 else "right", va="center", fontsize=8.5,
    )  # fmt: skip


def _lay_out(ax: Axes, rows: int, ticks: list[tuple[int, str]]) -> None:
    tidy(ax)
    ax.set_yticks([])
    for y, heading in ticks:
        ax.annotate(
            heading,
            (0, y),
            ha="center",
            va="center",
            fontsize=9,
            weight="bold",
            zorder=5,
            bbox={"fc": "white", "ec": "none", "pad": 1},
        )
    ax.set_ylim(rows - 0.4, -0.7)
    ax.set_xlim(-1.6, 1.6)
    ax.set_xticks([-1, -0.5, 0, 0.5, 1], ["100 %", "50 %", "0", "50 %", "100 %"])
    ax.axvline(0, color=QUIET, lw=1, zorder=1)
    ax.grid(False, axis="y")
    ax.set_xlabel("← what it names   |   whom it says endangers it →", fontsize=9)
