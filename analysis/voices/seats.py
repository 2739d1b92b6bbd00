"""Ministries, embassies and missions that no codebook lists, named by state and kind.

`Indonesia's foreign ministry` is the `Indonesian Foreign Ministry`, `China's mission to the EU` the
`Chinese Mission to the EU`; a bare `Ministry of Defence` is the one that the text names elsewhere.
"""

from __future__ import annotations

import re
from functools import lru_cache

from analysis.codebook import Codebook
from analysis.voices.names import Naming
from analysis.voices.people import People

_MINISTRIES = frozenset("ministry department office".split())
_POSTS = frozenset("embassy consulate mission delegation".split())
_SEATS = _MINISTRIES | _POSTS
_POSTED = re.compile(r" (?:in|to|at) (?:the )?[A-Z][\w.]*(?:(?: of)? [A-Z][\w.]*)*")
_SMALL = frozenset("of for the and".split())
_LONGEST = 5  # words of such a name


def seat_name(people: People, naming: Naming, core_end: int) -> str:
    """Name the seat that a state's naming owns, or return an empty text.

    Examples
    --------
    >>> from analysis.codebook import load_codebook
    >>> from analysis.voices.names import find_namings
    >>> text, book = "Indonesia’s foreign ministry was not amused.", load_codebook()
    >>> people = People(text, find_namings(text, book), book)
    >>> seat_name(people, people.namings[0], 28)
    'Indonesian Foreign Ministry'
    """
    known = people.codebook.actors[naming.actor]
    words = re.sub(r"\A['’]s?\s+", "", people.text[naming.end : core_end]).split()
    if known.kind != "state" or not known.adjectives or not 0 < len(words) <= _LONGEST:
        return ""
    if words[-1].lower() not in _SEATS or not all(word.isalpha() for word in words):
        return ""
    if words[-1].lower() in _MINISTRIES and len(words) < 2:
        return ""  # `the Chinese office` may be anything
    owner = "US" if known.government.startswith("US ") else known.adjectives[0]
    name = " ".join((owner, *(w if w in _SMALL else w[:1].upper() + w[1:] for w in words)))
    place = _POSTED.match(people.text, core_end) if words[-1].lower() in _POSTS else None
    name += place.group().rstrip(".") if place else ""
    people.seats[name] = known.id
    return name


def named_elsewhere(people: People, role: str) -> str:
    """Return the one body that a bare name in capitals means (`Ministry of Defence`, `Navy`).

    A body that the text names ends in it, else one of what the text names: `the Commission` where
    the European Union is spoken of. Empty where there is none, or several.
    """
    codebook = people.codebook
    called = _called(codebook).get(role, frozenset())
    named = people.named
    found = called & named or {a for a in called if codebook.actors[a].of in named}
    return min(found) if len(found) == 1 else ""


@lru_cache(maxsize=8)
def _called(codebook: Codebook) -> dict[str, frozenset[str]]:
    """Map what is left of bodies' names without their first word to the bodies."""
    found: dict[str, set[str]] = {}
    for name in codebook.names():
        if codebook.actors[name.actor].kind == "body":
            found.setdefault(name.text.partition(" ")[2], set()).add(name.actor)
    return {rest: frozenset(actors) for rest, actors in found.items()}
