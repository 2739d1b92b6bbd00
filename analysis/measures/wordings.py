"""Every naming of the contested idea: which wording, in whose voice, with what stance."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple

from analysis.codebook import Codebook, Wording


class Naming(NamedTuple):
    """A naming of a concept at a place of the text."""

    start: int
    end: int
    wording: str
    concept: str


_Pattern = tuple[re.Pattern[str], Wording]


@lru_cache(maxsize=8)
def _patterns(codebook: Codebook) -> tuple[re.Pattern[str], dict[str, list[_Pattern]]]:
    """Return where a wording may begin, and the patterns to try there.

    Trying every pattern everywhere would cost a pass over the text for each of them.
    """
    listed: dict[str, list[_Pattern]] = {}
    for wording in codebook.wordings.values():
        compiled = [re.compile(regex) for regex in wording.regexes]
        for start in wording.starts:
            listed.setdefault(start, []).extend((regex, wording) for regex in compiled)
    longest_first = sorted(listed, key=lambda start: (-len(start), start))
    place = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest_first))})", re.IGNORECASE)
    # Where `rules` begins a word, the patterns that begin with `rule` are to be tried too.
    by_start = {
        start: [pattern for other in listed if start.startswith(other) for pattern in listed[other]]
        for start in listed
    }
    return place, by_start


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
    place, by_start = _patterns(codebook)
    found = [
        Naming(match.start(), match.end(), wording.id, wording.concept)
        for begin in place.finditer(text)
        for pattern, wording in by_start[begin.group().lower()]
        if (match := pattern.match(text, begin.start()))
    ]
    return _longest(found, {wording: n for n, wording in enumerate(codebook.wordings)})


def _longest(found: list[Naming], rank: Mapping[str, int]) -> list[Naming]:
    """Keep of overlapping namings the longest; of equals the one the codebook lists first."""
    kept: list[Naming] = []
    for naming in sorted(found, key=lambda n: (n.start - n.end, rank[n.wording], n.start)):
        at = bisect_left(kept, naming)
        clear_before = at == 0 or kept[at - 1].end <= naming.start
        if clear_before and (at == len(kept) or naming.end <= kept[at].start):
            kept.insert(at, naming)
    return kept


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
