"""A concordance as a page shows it: nodes under each other, the side in colour and in words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd

from analysis.tables import need_columns
from analysis.views.highlight import HighlightedText, safe
from analysis.views.rows import rows_of
from analysis.views.style import SideStyle, plural, side_styles, signed

_NEEDED = ("left", "node", "right", "actor", "side")
_WIDTH = 44  # characters of context in plain text
# The class is named twice where a notebook's own rules for tables would win otherwise.
_CSS = (
    ".wo-kwic{border-collapse:collapse;font:14px/1.5 Georgia,serif;color:#222;background:#fff}"
    ".wo-kwic td,.wo-kwic th{padding:.1em .45em;border-bottom:1px solid #eee;vertical-align:top}"
    ".wo-kwic.wo-kwic th{font:600 12px system-ui,sans-serif;color:#595959;text-align:left}"
    ".wo-kwic.wo-kwic .wo-left{text-align:right}.wo-kwic td.wo-right{text-align:left}"
    ".wo-kwic.wo-kwic .wo-node{font-weight:700;white-space:nowrap;text-align:center}"
    ".wo-kwic.wo-kwic .wo-who{font:12px/1.7 system-ui,sans-serif;text-align:left}"
    ".wo-kwic.wo-kwic .wo-who{white-space:nowrap}"
    ".wo-kwic.wo-kwic .wo-tone{text-align:right;font:12px/1.7 system-ui,sans-serif}"
    ".wo-kwic caption{caption-side:bottom;text-align:left;font:12px system-ui;color:#595959}"
)


def highlight_concordance(
    lines: pd.DataFrame, *, most: int = 40, sides: Mapping[str, str] | None = None
) -> HighlightedText:
    """Show a concordance with the nodes under each other and who says each line.

    Parameters
    ----------
    lines : pandas.DataFrame
        What `concordance` returns, sorted and filtered as you like.
    most : int
        Lines to show; how many are left out is said below them.
    sides : mapping of str to str, optional
        Labels by side (`side_labels`).

    Returns
    -------
    HighlightedText
        A table in a notebook; its `str` has the same lines in plain text.

    Raises
    ------
    InputError
        Where a column of `concordance` is missing.

    Examples
    --------
    >>> import analysis, pandas as pd
    >>> documents = analysis.read_corpus(pd.DataFrame(
    ...     {"doc_id": ["a"], "side": ["western"], "text": ["We defend the order. An order."]}))
    >>> print(highlight_concordance(analysis.concordance(documents, "order", window=2)))
    defend the [order] . An order  — Western
     order. An [order]   — Western
    """
    need_columns(lines, _NEEDED, "lines", "give the table that `concordance` makes.")
    shown = lines.head(most)
    styles = side_styles(sides, lines["side"])
    rest = len(lines) - len(shown)
    note = f"{plural(len(lines), 'line')}" + (f", {rest:,} of them not shown" if rest else "")
    with_tone = "tone" in lines
    rows = "".join(_row(row, styles[row.side], with_tone) for row in rows_of(shown))
    inside = f"<caption>{note}</caption>{_head(with_tone)}{rows}"
    html = f'<style>{_CSS}</style><table class="wo-kwic" lang="en">{inside}</table>'
    return HighlightedText(html, _plain(shown, styles))


def _head(with_tone: bool) -> str:
    tone = '<th scope="col">tone</th>' if with_tone else ""
    return (
        '<tr><th scope="col" class="wo-left">left</th><th scope="col" class="wo-node">node</th>'
        f'<th scope="col">right</th><th scope="col">who (side)</th>{tone}</tr>'
    )


def _row(row: Any, style: SideStyle, with_tone: bool) -> str:
    tone = f'<td class="wo-tone">{signed(row.tone)}</td>' if with_tone else ""
    mark = f"background:{style.colour}33;border-bottom:2px solid {style.colour}"
    cells = (
        f'<td class="wo-left">{safe(row.left)}</td>',
        f'<td class="wo-node" style="{mark}">{safe(row.node)}</td>',
        f'<td class="wo-right">{safe(row.right)}</td>',
        f'<td class="wo-who">{safe(_who(row, style))}</td>',
    )
    return f"<tr>{''.join(cells)}{tone}</tr>"


def _who(row: Any, style: SideStyle) -> str:
    """Name the speaker and the side, or only the side where that is all there is."""
    return style.label if row.actor == row.side else f"{row.actor} ({style.label})"


def _plain(shown: pd.DataFrame, styles: Mapping[str, SideStyle]) -> str:
    width = min(_WIDTH, shown["left"].str.len().max()) if len(shown) else 0
    return "\n".join(
        f"{row.left[-width:] if width else '':>{width}} [{row.node}] {row.right[:_WIDTH]}  "
        f"— {_who(row, styles[row.side])}"
        for row in rows_of(shown)
    )
