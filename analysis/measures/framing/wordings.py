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
_WORD = re.compile(r"\w+")


@lru_cache(maxsize=8)
def _patterns(codebook: Codebook) -> dict[str, list[_Pattern]]:
    """Return the patterns by the words, or beginnings of words, that a match may start with."""
    listed: dict[str, list[_Pattern]] = {}
    for wording in codebook.wordings.values():
        compiled = [re.compile(regex) for regex in wording.regexes]
        for start in wording.starts:
            listed.setdefault(start, []).extend((regex, wording) for regex in compiled)
    return listed


# Nearly every word of a text begins no wording; what is known of a word is remembered.
@lru_cache(maxsize=1 << 16)
def _patterns_at(word: str, codebook: Codebook) -> tuple[_Pattern, ...]:
    """Return the patterns to try at a word; `rules` begins with what `rule` does."""
    lower, listed = word.lower(), _patterns(codebook)
    begun = (listed.get(lower[:size], ()) for size in range(len(lower) + 1))
    return tuple(pattern for patterns in begun for pattern in patterns)


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
        for word in _WORD.finditer(text)
        for pattern, wording in _patterns_at(word.group(), codebook)
        if (match := pattern.match(text, word.start()))
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
