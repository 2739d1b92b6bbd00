"""How figures and pages look: one colour, marker and hatch a side, the same everywhere."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from analysis.codebook import Codebook
from analysis.tables import NARRATION, OTHER, UNATTRIBUTED

if TYPE_CHECKING:
    from matplotlib.axes import Axes

# The sides of the codebooks that come with the package, so that figures drawn from bare tables of
# theirs agree with each other; `side_labels` gives those of any other codebook.
DEFAULT_SIDES = {"western": "Western", "sino_russian": "Sino-Russian"}
_BESIDE = {OTHER: "Other", UNATTRIBUTED: "Unattributed", NARRATION: "Narration"}

# Okabe and Ito's colours, without those that flags of the sides' states are known by. Vermilion
# and blue are kept for the tone, so that a colour never means two things.
_COLOURS = ("#009E73", "#CC79A7", "#E69F00", "#56B4E9")
_MARKERS = ("o", "s", "^", "P")
_HATCHES = ("", "///", "...", "xxx")
_FIXED = {
    OTHER: ("#999999", "D", "\\\\\\"),
    UNATTRIBUTED: ("#000000", "v", "+++"),
    NARRATION: ("#DDDDDD", "h", "---"),
}
# Okabe and Ito's vermilion, and their blue lightened so that black figures on it can be read.
NEGATIVE, NEUTRAL, POSITIVE = "#D55E00", "#F7F7F7", "#4A9BD1"
INK, QUIET = "#222222", "#595959"  # both readable on white


@dataclass(frozen=True)
class SideStyle:
    """How one side is shown: its label, colour, marker and hatch."""

    side: str
    label: str
    colour: str
    marker: str
    hatch: str


def side_labels(codebook: Codebook) -> dict[str, str]:
    """Return the sides of a codebook with their labels, in its order.

    Examples
    --------
    >>> import analysis
    >>> side_labels(analysis.load_codebook())
    {'western': 'Western', 'sino_russian': 'Sino-Russian'}
    """
    return {side.id: side.label for side in codebook.sides.values()}


def side_styles(
    sides: Mapping[str, str] | None = None, also: Iterable[str] = ()
) -> dict[str, SideStyle]:
    """Return the look of every side, in the order to show them.

    Parameters
    ----------
    sides : mapping of str to str, optional
        Labels by side, in order (`side_labels` makes it); by default those of the package's
        codebooks, where a table has one of their sides or none at all.
    also : iterable of str
        Sides that occur in a table; those not in ``sides`` follow in alphabetical order, before
        ``other``, ``unattributed`` and ``narration``.

    Returns
    -------
    dict of str to SideStyle
        The colour of a side depends on its place in ``sides`` only, so it is the same in every
        figure of one codebook.

    Examples
    --------
    >>> [style.label for style in side_styles(also=["western", "northern"]).values()][:3]
    ['Western', 'Sino-Russian', 'Northern']
    >>> [style.label for style in side_styles(also=["other", "upper"]).values()]
    ['Upper', 'Other', 'Unattributed', 'Narration']
    """
    found = set(also) - set(_BESIDE)
    ours = not found or found & set(DEFAULT_SIDES)
    named = dict((DEFAULT_SIDES if ours else {}) if sides is None else sides)
    for side in sorted(found - set(named)):
        named[side] = side.replace("_", " ").capitalize()
    styles = {}
    for n, (side, label) in enumerate(named.items()):
        k = n % len(_COLOURS)
        styles[side] = SideStyle(side, label, _COLOURS[k], _MARKERS[k], _HATCHES[k])
    for side, label in _BESIDE.items():
        if side not in styles:
            styles[side] = SideStyle(side, label, *_FIXED[side])
    return styles


def signed(number: float) -> str:
    """Write a score with its sign and two decimals; an empty text where there is none.

    Examples
    --------
    >>> signed(0.5), signed(-0.001), signed(-0.25), signed(float("nan"))
    ('+0.50', '0.00', '−0.25', '')
    """
    if number != number:
        return ""
    text = f"{number:+.2f}"
    return "0.00" if text in ("+0.00", "-0.00") else text.replace("-", "−")


def plural(n: int, noun: str) -> str:
    """Write a count with its noun.

    Examples
    --------
    >>> plural(1, "statement"), plural(2, "statement")
    ('1 statement', '2 statements')
    """
    return f"{n:,} {noun}" if n == 1 else f"{n:,} {noun}s"


def shorten(text: str, length: int) -> str:
    """Cut a text to a length, at its end, and mark the cut.

    Examples
    --------
    >>> shorten("Secretary General", 10)
    'Secretary…'
    """
    text = " ".join(text.split())
    return text if len(text) <= length else text[: length - 1].rstrip() + "…"


def label(text: str, length: int = 36) -> str:
    r"""Shorten a text in its middle for a figure, where a dollar sign would start a formula.

    Examples
    --------
    >>> print(label("US$ bloc"))
    US\$ bloc
    """
    clean = " ".join("".join(c if c.isprintable() else " " for c in text).split())
    if len(clean) > length:  # long names differ at both ends: "Deputy Minister of … Smith"
        half = (length - 1) // 2
        clean = f"{clean[:half].rstrip()}…{clean[-half:].lstrip()}"
    return clean.replace("$", r"\$")


def axes(ax: Axes | None, width: float, height: float) -> Axes:
    """Return the Axes given, or one of a new figure in a plain white style."""
    if ax is not None:
        return ax
    import seaborn as sns
    from matplotlib import pyplot as plt

    with sns.axes_style("whitegrid"):
        _, made = plt.subplots(figsize=(width, height), layout="constrained")
    return made


def empty(ax: Axes | None, why: str) -> Axes:
    """Return an Axes that says why nothing is drawn in it."""
    ax = axes(ax, 7, 1.6)
    ax.set_axis_off()
    ax.text(0.5, 0.5, why, ha="center", va="center", color=QUIET, transform=ax.transAxes)
    return ax


def tidy(ax: Axes) -> None:
    """Take away the frame and the tick marks; keep faint lines across the reading direction."""
    for spine in ax.spines.values():
        spine.set_visible(False)
    ax.tick_params(length=0, labelsize=9, colors=INK)
    ax.set_axisbelow(True)


def legend(ax: Axes, handles: Iterable[Any], *, columns: int = 4, below: float = 0.5) -> None:
    """Put a legend some inches below the drawing, where it covers nothing."""
    ax.legend(
        handles=list(handles),
        loc="upper left",
        bbox_to_anchor=(0, 0),
        bbox_transform=_lowered(ax, below),
        ncols=columns,
        fontsize=8,
        frameon=False,
        handlelength=1.6,
        borderaxespad=0,
    )


def _lowered(ax: Axes, inches: float) -> Any:
    """Return coordinates of the Axes moved down by the room of the ticks and the axis label."""
    from matplotlib.transforms import ScaledTranslation

    figure = ax.get_figure(root=True)
    assert figure is not None
    return ax.transAxes + ScaledTranslation(0, -inches, figure.dpi_scale_trans)
