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
    """A sentence of the answer, and the statements it rests on in the order of the texts."""

    text: str
    links: tuple[Link, ...] = ()


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
