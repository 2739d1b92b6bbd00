"""Every naming of the contested idea: which wording stands where."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from analysis.codebook import Codebook, Wording
from analysis.voices.words import NAMED, Words


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


def mark_wordings(words: Words, namings: Sequence[Naming]) -> Words:
    """Mark the words that belong to a wording; return the same words."""
    if not words.start:
        return words
    for naming in namings:
        if naming.end <= words.start[0] or naming.start >= words.end[-1]:
            continue
        for k in range(
            bisect_left(words.end, naming.start + 1), bisect_left(words.start, naming.end)
        ):
            words.kinds[k] |= NAMED
    return words
