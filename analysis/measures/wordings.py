"""Every naming of the contested idea: which wording, in whose voice, with what stance."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from analysis.codebook import Codebook, Wording
from analysis.voices.words import QUOTATION, Words


class Naming(NamedTuple):
    """A naming of a concept at a place of the text."""

    start: int
    end: int
    wording: str
    concept: str


@lru_cache(maxsize=8)
def _patterns(codebook: Codebook) -> tuple[tuple[re.Pattern[str], Wording], ...]:
    return tuple(
        (re.compile(wording.regex, re.IGNORECASE), wording)
        for wording in codebook.wordings.values()
    )


def find_wordings(text: str, codebook: Codebook) -> list[Naming]:
    """Find the codebook's wordings in a text, the longest once where several overlap.

    Parameters
    ----------
    text : str
        Any text.
    codebook : Codebook
        Whose patterns to look for.

    Returns
    -------
    list of Naming
        In order, none overlapping.

    Examples
    --------
    >>> from analysis.codebook import load_codebook
    >>> text = "A rules-based international order, or international law?"
    >>> [text[n.start:n.end] for n in find_wordings(text, load_codebook())]
    ['rules-based international order', 'international law']
    """
    found = [
        Naming(match.start(), match.end(), wording.id, wording.concept)
        for pattern, wording in _patterns(codebook)
        for match in pattern.finditer(text)
    ]
    # The longest first; of equals the one the codebook lists first (sorting is stable).
    kept: list[Naming] = []
    for naming in sorted(found, key=lambda n: n.start - n.end):
        if all(naming.end <= other.start or other.end <= naming.start for other in kept):
            kept.append(naming)
    return sorted(kept)


_DISTANCE = re.compile(
    r"\b(?:so-called|what (?:they|he|she|some|others|the \w+) calls?|self-styled|supposed|alleged|"
    r"pretended|under the (?:pretext|guise|banner|slogan) of|(?:their|his|its) own)\W+(?:\w+\W+){0,3}\Z",
    re.IGNORECASE,
)
_HANDED_ON = re.compile(
    r"\b(?:claims? (?:to|of|that)|talk(?:s|ed|ing)? (?:of|about)|notions? of|according to|"
    r"(?:they|he|she|some|others|analysts|critics|the \w+) (?:say|says|said|speaks? of|believe|argue|claim)s?)"
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
    >>> voice_of(text, 23, 41, 0, len(text))
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


def pieces(words: Words, namings: Sequence[Naming]) -> Iterator[tuple[Naming, int, int]]:
    """Yield the namings that lie in the words, with their first and last + 1 word numbers."""
    for naming in namings:
        inside = [
            k
            for k in range(len(words.start))
            if words.start[k] < naming.end and words.end[k] > naming.start
        ]
        if inside and not words.kinds[inside[0]] & QUOTATION:
            yield naming, inside[0], inside[-1] + 1
