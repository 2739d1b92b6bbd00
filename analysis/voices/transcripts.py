"""Statements that a name and a colon attribute: transcripts, interviews, captions."""

from __future__ import annotations

from collections.abc import Iterator

from analysis.voices.drafts import Draft, phrase_span, quotations_in, span
from analysis.voices.phrases import noun_phrase_left
from analysis.voices.words import CAPITAL, QUOTATION, ROLE, Words

_TRUST_NAME_COLON = 0.8  # share measured on news text, see docs/accuracy.md


def read_name_colon(words: Words, low: int, high: int) -> Iterator[Draft]:
    """`PRESIDENT BIDEN: …` and `Ann Lee: "…"`: a name, a colon and what is said."""
    forms, kinds = words.forms, words.kinds
    for at in range(low + 1, high - 1):
        if forms[at] != ":":
            continue
        name = noun_phrase_left(words, at - 1, low)
        if name is None or not kinds[name.last - 1] & (CAPITAL | ROLE):
            continue
        shouted = name.first == low and words.text[slice(*phrase_span(words, name))].isupper()
        if kinds[at + 1] & QUOTATION or shouted:
            last = at + 2 if kinds[at + 1] & QUOTATION else high
            yield Draft(
                [span(words, at + 1, last)],
                phrase_span(words, name),
                span(words, at, at + 1),
                "name and colon",
                _TRUST_NAME_COLON,
                ":",
                quotations_in(words, at + 1, last),
            )
        return
