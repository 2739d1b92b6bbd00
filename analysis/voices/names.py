"""Every naming of an actor in a text, with its offsets: the longest name at each place."""

from __future__ import annotations

import re
from collections.abc import Sequence
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
# What stands before is looked at afterwards: a pattern that opens with a class is searched fast.
_BEGIN = re.compile(r"[^\W\d_a-z]\w*")
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


@lru_cache(maxsize=8)
def _articled(codebook: Codebook) -> dict[str, list[tuple[str, str, How, bool]]]:
    """Map the second word of a name such as `the West` to the names, the longest first."""
    found: dict[str, list[tuple[str, str, How, bool]]] = {}
    for row in _index(codebook).get("the", []):
        found.setdefault(re.split(r"\W+", row[0], maxsplit=2)[1], []).append(row)
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
    articled = _articled(codebook)
    found: list[Naming] = []
    position = 0
    for match in _BEGIN.finditer(plain):
        word = match.group()
        rows = index.get(word)
        if rows is None and word not in articled:
            continue  # nearly every capital
        start = match.start()
        if word in articled and start >= 4 and plain.startswith("the ", start - 4):
            whole = [row for row in articled[word] if _stands(plain, row[0], start - 4)]
            rows, start = (whole, start - 4) if whole else (rows, start)
        if rows is None or start < position or (start and plain[start - 1].isalnum()):
            continue
        for name, actor, how, risky in rows:
            if not plain.startswith(name, start):
                continue  # at once: seven in eight
            end = start + len(name)
            if not _stands(plain, name, start):
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


@lru_cache(maxsize=8)
def _namesakes(codebook: Codebook) -> dict[str, dict[str, str]]:
    """Map a body's name to the bodies so called with a state's adjective in front, by state."""
    bodies = {n.text: n.actor for n in codebook.names() if codebook.actors[n.actor].kind == "body"}
    adjectives = {a: actor.id for actor in codebook.actors.values() for a in actor.adjectives}
    found: dict[str, dict[str, str]] = {}
    for name, actor in bodies.items():
        first, _, rest = name.partition(" ")
        if not rest.startswith(tuple("ABCDEFGHIJKLMNOPQRSTUVWXYZ")):
            continue
        state = adjectives.get(first) or adjectives.get(f"{first} {rest.partition(' ')[0]}", "")
        own = bodies.get(rest)
        if state and own and codebook.state_of(own) not in ("", state):
            found.setdefault(rest, {codebook.state_of(own): own})[state] = actor
    return found


def settle_namesakes(text: str, namings: Sequence[Naming], codebook: Codebook) -> list[Naming]:
    """Give a bare name that bodies of several states bear to the state named last before it.

    Parameters
    ----------
    text : str
        The text.
    namings : sequence of Naming
        Its namings in order.
    codebook : Codebook
        Whose names they are.

    Returns
    -------
    list of Naming
        The same namings; `Senate` after `Manila` is the Philippine Senate.

    Examples
    --------
    >>> from analysis.codebook import load_codebook
    >>> book = load_codebook()
    >>> text = "Manila is worried. The Senate will meet."
    >>> [n.actor for n in settle_namesakes(text, find_namings(text, book), book)]
    ['Philippines', 'Philippine Senate']
    """
    namesakes = _namesakes(codebook)
    last: dict[str, int] = {}
    settled: list[Naming] = []
    for naming in namings:
        known = codebook.actors[naming.actor]
        shared = namesakes.get(text[naming.start : naming.end]) if known.kind == "body" else None
        if shared:
            state = max(shared, key=lambda state: last.get(state, -1))
            if last.get(state, -1) >= 0:
                naming = naming._replace(actor=shared[state])
        elif known.kind in ("state", "person"):
            last[codebook.state_of(naming.actor)] = naming.start
        settled.append(naming)
    return settled


def _stands(text: str, name: str, start: int) -> bool:
    """Tell whether a name stands at a place and no word goes on after it (`Iran` in `Iranian`)."""
    if not text.startswith(name, start):
        return False
    end = start + len(name)
    return end == len(text) or name[-1] == "." or not (text[end].isalnum() or text[end] == "_")


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
