"""Characters that differ in looks only, made alike without moving a single offset."""

from __future__ import annotations

# Each entry maps one code point to one code point, so `straighten` keeps every offset.
_ALIKE = {
    "’": "'",
    "‘": "'",
    "‛": "'",
    "ʼ": "'",
    "´": "'",
    "`": "'",
    "“": '"',
    "”": '"',
    "„": '"',
    "‟": '"',
    "«": '"',
    "»": '"',
    "〝": '"',
    "〞": '"',
    "\u00a0": " ",
    "\u202f": " ",
    "\u2009": " ",
    "\u2010": "-",
    "\u2011": "-",
}
_TABLE = str.maketrans(_ALIKE)


def straighten(text: str) -> str:
    """Return ``text`` with curly marks made straight; the length never changes.

    Examples
    --------
    >>> straighten("“NATO’s chief”")
    '"NATO\\'s chief"'
    """
    return text.translate(_TABLE)
