"""In whose voice a wording is put, and with what stance."""

from __future__ import annotations

import re
from typing import Literal

from analysis.codebook import Wording
from analysis.measures.framing.voice_words import voice_words

Voice = Literal["own", "reported", "rejected"]
BEFORE = 80  # characters before a wording in which marks of distance are looked for
_SIGNED = 400  # characters before a wording in marks in which a joint text names its signatories
_SMALL = 3  # letters of the longest word that is small in names
_CLOSING = "\"'”’»“"
_MARKED = re.compile(r"(?<!\w)(?<!that )[\"'“‘«„](?:[\w-]+\s+){0,3}\Z")  # `that "…` quotes


def voice_of(
    text: str, start: int, end: int, low: int, high: int, wording: Wording | None = None
) -> Voice:
    """Tell in whose voice a wording is put inside the passage from ``low`` to ``high``.

    Parameters
    ----------
    text : str
        The whole text.
    start, end : int
        The wording.
    low, high : int
        The sentence, or the part of it that is this speaker's.
    wording : Wording, optional
        The codebook's wording, where there is one.

    Returns
    -------
    str
        ``rejected`` after a mark of distance ("so-called", "their own") or in marks of its own,
        ``reported`` where it is handed on ("claims to", "talking about"), else ``own``.

    Examples
    --------
    >>> text = "They invoke a so-called rules-based order."
    >>> start = text.index("rules-based")
    >>> voice_of(text, start, start + 17, 0, len(text))
    'rejected'
    """
    lists = voice_words()
    before = text[max(low, start - BEFORE) : start]
    blames = wording is not None and wording.stance == "against"
    if lists.distance.search(before) or lists.doubted.search(before):
        return "rejected"
    if lists.owned.search(before) and not blames:
        return "rejected"
    if lists.popular.search(before) and not blames:
        return "reported"
    if in_own_marks(text, start, end, low, high):
        # `The two leaders will advance “…”`: their own name for it.
        signed = lists.joint.search(text, max(low, start - _SIGNED), start)
        if lists.assented.search(before) or signed or _is_name(text, start, end):
            return "own"
        if lists.worded.search(before):
            return "reported"
        title = wording is not None and wording.title
        if not (blames or title) or (lists.mentioned.search(before) and not title):
            return "rejected"
    return "reported" if lists.handed_on.search(before) and not blames else "own"


def in_own_marks(text: str, start: int, end: int, low: int, high: int) -> bool:
    """Tell scare quotes: marks round the wording and at most three words before it."""
    if start - 1 < low or end >= high:
        return False
    close = text[end] if text[end] not in ".,;" else text[end + 1 : end + 2]
    opened = _MARKED.search(text, max(low, start - BEFORE), start)
    return opened is not None and close != "" and close in _CLOSING


def _is_name(text: str, start: int, end: int) -> bool:
    """Tell the name of a programme or text in marks: every word but small ones has a capital."""
    opened = _MARKED.search(text, max(0, start - BEFORE), start)
    words = text[opened.start() + 1 if opened else start : end].replace("-", " ").split()
    return len(words) > 1 and all(word[0].isupper() for word in words if len(word) > _SMALL)
