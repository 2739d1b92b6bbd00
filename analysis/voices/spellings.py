"""One person's name in several spellings: honorifics, initials, accents, transliteration."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from analysis.codebook import Codebook
from analysis.voices.capitals import HONORIFICS


@lru_cache(maxsize=1 << 14)
def bare(name: str) -> str:
    """Return a name without possessive ending, brackets and honorifics.

    Examples
    --------
    >>> bare("Mr. Peskov’s"), bare("Xi Jinping")
    ('Peskov', 'Xi Jinping')
    """
    name = " ".join(name.split()).strip("[]().,;:")
    for ending in ("'s", "’s", "'", "’"):
        name = name.removesuffix(ending)
    words = name.split()
    while len(words) > 1 and words[0].lower().strip(".") in HONORIFICS:
        words = words[1:]
    return " ".join(words)


@lru_cache(maxsize=1 << 14)
def fold(name: str) -> str:
    """Return a key that the usual spellings of one full name share.

    Accents, initials between the names, double letters and the choices between `y`, `j`, `i` and
    `iy`, or `ks` and `x`, do not count; word order does.

    Examples
    --------
    >>> fold("Dmitriy Polyanskiy") == fold("Dmitry Polyansky"), fold("Andrei A. Gromyko")
    (True, 'andrei gromiko')
    """
    plain = unicodedata.normalize("NFD", name.lower().replace("ł", "l").replace("ø", "o"))
    words = ["".join(c for c in w if not unicodedata.combining(c)) for w in plain.split()]
    kept = [w for k, w in enumerate(words) if k in (0, len(words) - 1) or len(w.strip(".")) > 1]
    return " ".join(_fold_word(word) for word in kept)


def _fold_word(word: str) -> str:
    word = word.replace("y", "i").replace("j", "i").replace("ks", "x")
    word = word[:-1] + "er" if word.endswith("xandr") else word
    return "".join(c for k, c in enumerate(word) if k == 0 or c != word[k - 1])


@lru_cache(maxsize=8)
def _persons(codebook: Codebook) -> dict[str, str]:
    """Map every full name of a person of the codebook, folded, to the person."""
    found: dict[str, str] = {}
    for actor in codebook.actors.values():
        if actor.kind == "person":
            for name in (actor.id, *actor.aliases):
                if " " in name:
                    found.setdefault(fold(name), actor.id)
    return found


def known_person(codebook: Codebook, name: str) -> str:
    """Return the codebook's person of a full name in any spelling, or an empty text."""
    return _persons(codebook).get(fold(name), "") if " " in name else ""


@lru_cache(maxsize=1 << 12)
def same_name(codebook: Codebook, actor: str, name: str) -> bool:
    """Tell whether a name with the surname of a person of the codebook can be that person's.

    Examples
    --------
    >>> from analysis.codebook import load_codebook
    >>> book = load_codebook()
    >>> same_name(book, "Joe Biden", "Joseph Biden"), same_name(book, "Joe Biden", "Hunter Biden")
    (True, False)
    """
    known = codebook.actors[actor]
    own = {fold(word) for text in (known.id, *known.aliases) for word in text.split()}
    words = [word for word in name.split() if len(word.strip(".")) > 1]
    fitting = [word for word in words if fold(word) in own]
    return len(words) < 2 or len(fitting) > 1
