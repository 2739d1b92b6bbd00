"""Every naming of an actor in a text, with its offsets: the longest name at each place."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from analysis.codebook import Codebook
from analysis.codebook.model import How
from analysis.texts.characters import straighten
from analysis.voices.capitals import is_title


class Naming(NamedTuple):
    """A naming of an actor: its place, the actor and how the actor is named."""

    start: int
    end: int
    actor: str
    how: How


# A name begins where a word or a part of a hyphenated word begins (`Russian-Chinese`, `U.S.-led`).
_BEGIN = re.compile(r"(?<![^\W_])[^\W\d_a-z]\w*|(?<![^\W_])the(?= [A-Z])")
_LAST_WORD = re.compile(r"([A-Z][\w'-]*\.?) \Z")
_NEXT_WORD = re.compile(r" ([A-Z][a-z]+)\b")
_RISKY = frozenset({"capital", "surname"})
_TITLES_BEFORE = frozenset(
    """President Chancellor Minister Secretary Premier Mr Mr. Mrs Mrs. Ms Ms. Dr Dr. Sen. Senator
    Gen. General Director Ambassador Chairman Chief Governor Gov. Rep. Representative
    Leader Comrade Adm. Admiral""".split()
)


@lru_cache(maxsize=8)
def _index(codebook: Codebook) -> dict[str, list[tuple[str, str, How, bool]]]:
    """Map the first word of every name to the names that begin with it, the longest first."""
    found: dict[str, list[tuple[str, str, How, bool]]] = {}
    ambiguous = {text for actor in codebook.actors.values() for text in actor.ambiguous}
    entries = [(n.text, n.actor, n.how) for n in codebook.names()]
    entries += [(text, "", "name") for text in codebook.not_names]
    for text, actor, how in entries:
        plain = straighten(text)
        first = re.match(r"\w+", plain)
        if first:
            risky = how in _RISKY or text in ambiguous
            found.setdefault(first.group(), []).append((plain, actor, how, risky))
    for rows in found.values():
        rows.sort(key=lambda row: -len(row[0]))
    return found


def find_namings(text: str, codebook: Codebook) -> list[Naming]:
    """Find the codebook's actors in a text.

    Parameters
    ----------
    text : str
        Any text.
    codebook : Codebook
        Whose names to look for; case counts (`US`, not `us`).

    Returns
    -------
    list of Naming
        In order, none overlapping; the longest name at each place. A capital or an ambiguous name
        that is part of a person's name (`Boris Moscow`) is left out.

    Examples
    --------
    >>> from analysis.codebook import load_codebook
    >>> text = "Russian-Chinese ties worry the United States."
    >>> [(text[n.start:n.end], n.actor) for n in find_namings(text, load_codebook())]
    [('Russian', 'Russia'), ('Chinese', 'China'), ('United States', 'United States')]
    """
    index = _index(codebook)
    plain = straighten(text)
    found: list[Naming] = []
    position = 0
    for match in _BEGIN.finditer(plain):
        start = match.start()
        if start < position:
            continue
        for name, actor, how, risky in index.get(match.group(), ()):
            end = start + len(name)
            if not plain.startswith(name, start) or _goes_on(plain, name, end):
                continue
            if risky and _is_part_of_name(plain, start, how):
                continue
            if risky and how == "name" and _is_given_name(plain, end):
                continue
            if actor:
                found.append(Naming(start, end, actor, how))
            position = end
            break
    return found


def _goes_on(text: str, name: str, end: int) -> bool:
    """Tell whether the word goes on after the name (`Iran` in `Iranian`)."""
    return end < len(text) and name[-1] != "." and (text[end].isalnum() or text[end] == "_")


def _is_part_of_name(text: str, start: int, how: How) -> bool:
    """Tell a word inside a longer proper name, by the capitals beside it."""
    before = _LAST_WORD.search(text, max(0, start - 25), start)
    if before is None or before.group(1) in _TITLES_BEFORE:
        return False
    if how == "surname" and is_title(before.group(1)):  # `Secretary of State Dulles`
        return False
    return _inside_sentence(text, before.start())


def _is_given_name(text: str, end: int) -> bool:
    """Tell a state's name that is a person's (`Jordan Lee`) by a plain capitalised word behind."""
    after = _NEXT_WORD.match(text, end)
    return after is not None and not is_title(after.group(1))


def _inside_sentence(text: str, at: int) -> bool:
    return at >= 2 and text[at - 1] == " " and text[at - 2] not in ".!?\n\"'"
