"""A statement as one rule found it, before halves are joined and the speaker is resolved."""

from __future__ import annotations

from dataclasses import dataclass, field

from analysis.voices.phrases import Phrase
from analysis.voices.words import Words

Span = tuple[int, int]


@dataclass
class Draft:
    """Content, source and cue as spans; ``trust`` is the share of such uses that state."""

    segments: list[Span]
    source: Span | None
    cue: Span | None
    rule: str
    trust: float
    lemma: str = ""
    quotations: list[int] = field(default_factory=list)  # word numbers of the quotations taken


def span(words: Words, first: int, last: int) -> Span:
    """Return the characters of the words from ``first`` to ``last`` - 1."""
    return words.start[first], words.end[last - 1]


def phrase_span(words: Words, phrase: Phrase) -> Span:
    """Return the characters of a noun phrase."""
    return span(words, phrase.first, phrase.last)


def quotations_in(words: Words, first: int, last: int) -> list[int]:
    """Return the word numbers of the quotations among the words."""
    return words.quoted_in(first, last)
