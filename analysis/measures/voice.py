"""In whose voice a wording is put, and with what stance: marks of distance around it."""

from __future__ import annotations

import re

_DISTANCE = re.compile(
    r"\b(?:so-called|what (?:they|he|she|some|others|the \w+) calls?|self-styled|supposed|alleged|"
    r"pretended|under the (?:pretext|guise|banner|slogan) of|(?:their|his|its) own)"
    r"\W+(?:\w+\W+){0,3}\Z",
    re.IGNORECASE,
)
_HANDED_ON = re.compile(
    r"\b(?:claims? (?:to|of|that)|talk(?:s|ed|ing)? (?:of|about)|notions? of|according to|"
    r"(?:they|he|she|some|others|analysts|critics|the \w+) "
    r"(?:say|says|said|speaks? of|believe|argue|claim)s?)"
    r"\W+(?:\w+\W+){0,4}\Z",
    re.IGNORECASE,
)
_REFUSED = re.compile(
    r"\b(?:reject|refuse|oppose|denounce|condemn|dismiss|deny|against|no to|an end to|end|overcome|"
    r"abandon|eliminate)(?:s|es|ed|ing|d)?\W+(?:\w+\W+){0,4}\Z",
    re.IGNORECASE,
)
_BEFORE = 80  # characters before a wording in which marks of distance are looked for


def voice_of(text: str, start: int, end: int, low: int, high: int) -> str:
    """Tell in whose voice a wording is put inside the passage from ``low`` to ``high``.

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
    before = text[max(low, start - _BEFORE) : start]
    if _DISTANCE.search(before) or _in_own_marks(text, start, end, low, high):
        return "rejected"
    return "reported" if _HANDED_ON.search(before) else "own"


def _in_own_marks(text: str, start: int, end: int, low: int, high: int) -> bool:
    """Tell scare quotes: marks right round the wording, inside a longer passage."""
    if start - 1 < low or end >= high:
        return False
    return text[start - 1] in "\"'“‘«„" and text[end] in "\"'”’»“"


def stance_of(text: str, start: int, low: int, voice: str, concept_blames: bool) -> str:
    """Tell the stance toward the thing named: ``for``, ``against`` or ``neutral``.

    A wording that blames by itself ("hegemony") is against; so is one that is refused or put in
    somebody else's mouth to be refused.
    """
    if voice == "rejected" or concept_blames:
        return "against"
    if _REFUSED.search(text[max(low, start - _BEFORE) : start]):
        return "against"
    return "neutral"
