"""A figure as SVG to set into a page: the same bytes each time, no id twice, nothing fetched."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from io import StringIO
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from matplotlib.axes import Axes

_IDS = re.compile(r'(\bid="|url\(#|href="#)')
_DROPPED = re.compile(r"<\?xml.*?\?>|<!DOCTYPE.*?>|<!--.*?-->|<metadata>.*?</metadata>", re.DOTALL)


@contextmanager
def page_style() -> Iterator[None]:
    """Draw for a page: text stays text, ids do not change from run to run, no window opens."""
    import warnings

    import matplotlib as mpl

    fixed: Any = {"svg.hashsalt": "whose-order", "svg.fonttype": "none"}
    with mpl.rc_context(fixed), warnings.catch_warnings():
        # The reader's browser has the glyphs of names that the drawing font lacks.
        warnings.filterwarnings("ignore", message="Glyph .* missing from")
        yield


def to_svg(ax: Axes, prefix: str) -> str:
    """Return the figure of an Axes as an SVG element.

    Parameters
    ----------
    ax : matplotlib.axes.Axes
        Its whole figure is written.
    prefix : str
        Set before every id, so that several figures can stand in one page.

    Returns
    -------
    str
        Without prolog, dates, metadata and comments.
    """
    figure = ax.get_figure(root=True)
    assert figure is not None
    with page_style():
        out = StringIO()
        figure.savefig(out, format="svg", metadata={"Date": None})
    text = _DROPPED.sub("", out.getvalue())
    # Only inside tags: in the text of the figure the same letters are the text's own.
    text = re.sub(r"<[^>]*>", lambda tag: _IDS.sub(rf"\g<1>{prefix}", tag.group()), text)
    return text[text.index("<svg") :].replace("<svg ", '<svg aria-hidden="true" ', 1).rstrip()
