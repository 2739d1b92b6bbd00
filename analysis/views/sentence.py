"""A sentence of the answer and the statements it rests on."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import pandas as pd

from analysis.tables import NO_STATEMENT


class Link(NamedTuple):
    """A statement that a sentence rests on."""

    doc_id: str
    statement_id: int


class Sentence(NamedTuple):
    """A sentence of the answer and the statements it rests on."""

    text: str
    links: tuple[Link, ...] = ()
    about: str = ""  # a short name where another part of the page refers to the sentence


def links_of(table: pd.DataFrame) -> tuple[Link, ...]:
    """Return the statements that the rows of a table belong to, each once.

    Examples
    --------
    >>> links_of(pd.DataFrame({"doc_id": ["a", "a", "a"], "statement_id": [0, 0, -1]}))
    (Link(doc_id='a', statement_id=0),)
    """
    pairs = zip(table["doc_id"], table["statement_id"], strict=True)
    return tuple(dict.fromkeys(Link(str(d), int(s)) for d, s in pairs if s != NO_STATEMENT))


def listing(words: Sequence[str]) -> str:
    """Join words as a sentence lists them.

    Examples
    --------
    >>> listing(["a"]), listing(["a", "b"]), listing(["a", "b", "c"])
    ('a', 'a and b', 'a, b and c')
    """
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} and {words[-1]}"


def some(words: Sequence[str], most: int) -> str:
    """Join the first words as a sentence lists them, and say how many more there are.

    Examples
    --------
    >>> some(["a", "b"], 2), some(["a", "b", "c", "d"], 2)
    ('a and b', 'a, b and 2 more')
    """
    rest = len(words) - most
    return listing([*words[:most], *([f"{rest} more"] if rest > 0 else [])])


def worded(part: pd.DataFrame) -> str:
    """Name a wording: as it was said, in marks, or by the codebook's name if it was said variously.

    Parameters
    ----------
    part : pandas.DataFrame
        Rows of the `wordings` table that hold one wording.

    Examples
    --------
    >>> rows = pd.DataFrame({"wording": ["defence"] * 2, "variant": ["Defense", "defense"]})
    >>> worded(rows), worded(rows.assign(variant=["defense", "defence"]))
    ('“Defense”', 'defence')
    """
    said = [" ".join(variant.split()) for variant in part["variant"]]
    if len({variant.casefold() for variant in said}) == 1:
        return f"“{said[0]}”"
    return str(part["wording"].iloc[0])


def bracketed(note: str) -> str:
    """Set a note in brackets after a sentence; nothing where there is none.

    Examples
    --------
    >>> bracketed("unattributed 5 %"), bracketed("")
    (' (unattributed 5 %)', '')
    """
    return f" ({note})" if note else ""
