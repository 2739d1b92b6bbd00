"""The figure of voices: who speaks where in a text."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Literal

import pandas as pd

from analysis.tables import DOCUMENTS, STATEMENTS
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

_EDGES = {"direct": "-", "mixed": "--", "indirect": ":"}


def plot_timeline(
    statements: pd.DataFrame,
    documents: pd.DataFrame,
    *,
    unit: Literal["per cent", "characters"] = "per cent",
    sides: Mapping[str, str] | None = None,
    most: int = 40,
    ax: Axes | None = None,
) -> Axes:
    """Draw who speaks where: a row a speaker, a bar a piece of a statement.

    Parameters
    ----------
    statements, documents : pandas.DataFrame
        The tables of that name. Several documents are laid over each other, each from its
        beginning to its end.
    unit : {"per cent", "characters"}
        Unit of the position in the text.
    sides : mapping of str to str, optional
        Labels by side, in the order to show them (`side_labels`).
    most : int
        How many speakers to show at most; those with most statements are kept.
    ax : matplotlib.axes.Axes, optional
        Where to draw; a new figure by default.

    Returns
    -------
    matplotlib.axes.Axes
        Speakers grouped by side, in order of first appearance. The colour and hatch of a bar are
        the side's; its edge says how the statement is given: solid is direct, dashed mixed,
        dotted indirect.

    Examples
    --------
    >>> import analysis, pandas as pd
    >>> documents = pd.DataFrame({"doc_id": ["a"], "text": ["x" * 200]})
    >>> statements = pd.DataFrame({"doc_id": ["a"], "statement_id": [0], "kind": ["direct"],
    ...     "segments": [((20, 60),)], "actor": ["A"], "side": ["western"]})
    >>> ax = analysis.plot_timeline(statements, documents)
    >>> [label.get_text() for label in ax.get_yticklabels()]
    ['A (n = 1)']
    """
    STATEMENTS.check(statements, "doc_id", "kind", "segments", "actor", "side")
    DOCUMENTS.check(documents, "doc_id", "text")
    if statements.empty:
        return empty(ax, "Nobody to show: no statement was found.")
    styles = side_styles(sides, statements["side"])
    speakers = _speakers(statements, styles, most)
    ax = axes(ax, 9, 0.34 * len(speakers) + 1.6)
    scale = _scale(documents, unit)
    places = list(speakers)
    for _, said in statements.groupby(["actor", "side", "kind"], sort=False):
        row = next(rows_of(said))
        if (row.actor, row.side) in speakers:
            y = places.index((row.actor, row.side))
            _draw_pieces(ax, said, y, styles[row.side], _EDGES.get(row.kind, "-"), scale)
    ax.set_yticks(range(len(speakers)), [f"{label(a)} (n = {n})" for (a, _), n in speakers.items()])
    longest = documents["text"].str.len().max() if unit == "characters" else 100
    _finish(ax, len(speakers), int(longest), f"position in the text ({unit})")
    if len(documents) > 1:
        ax.set_title(f"{len(documents)} documents laid over each other", fontsize=9, loc="left")
    _legend(ax, [styles[side] for side in styles if side in {s for _, s in speakers}])
    return ax


def _speakers(
    statements: pd.DataFrame, styles: Mapping[str, SideStyle], most: int
) -> dict[tuple[str, str], int]:
    """Return the number of statements by (actor, side), grouped by side."""
    counts = statements.groupby(["actor", "side"], sort=False).size()
    kept = counts.sort_values(ascending=False, kind="stable").head(most)
    place = {side: n for n, side in enumerate(styles)}
    pairs = sorted((key for key in counts.index if key in kept.index), key=lambda k: place[k[1]])
    return {pair: int(counts[pair]) for pair in pairs}


def _scale(documents: pd.DataFrame, unit: str) -> dict[str, float]:
    """Return by document what one character measures."""
    if unit == "characters":
        return dict.fromkeys(documents["doc_id"], 1.0)
    lengths = documents["text"].str.len().clip(lower=1)
    return dict(zip(documents["doc_id"], 100 / lengths, strict=True))


def _draw_pieces(
    ax: Axes, said: pd.DataFrame, y: int, style: SideStyle, edge: str, scale: Mapping[str, float]
) -> None:
    ax.broken_barh(
        [
            (start * scale[row.doc_id], (end - start) * scale[row.doc_id])
            for row in rows_of(said)
            for start, end in row.segments
        ],
        (y - 0.34, 0.68),
        facecolor=style.colour,
        edgecolor=INK,
        linestyle=edge,
        linewidth=1.1,
        hatch=style.hatch,
    )


def _finish(ax: Axes, n: int, longest: int, title: str) -> None:
    tidy(ax)
    ax.set_ylim(n - 0.4, -0.6)
    ax.set_xlim(0, longest)
    ax.grid(False, axis="y")
    ax.set_xlabel(title, fontsize=9)


def _legend(ax: Axes, styles: list[SideStyle]) -> None:
    from matplotlib.patches import Patch

    handles = [Patch(fc=s.colour, ec=INK, hatch=s.hatch, label=s.label) for s in styles]
    handles += [
        Patch(fc="white", ec=QUIET, ls=edge, lw=1.4, label=f"{kind} statement")
        for kind, edge in _EDGES.items()
    ]
    legend(ax, handles, columns=6)
