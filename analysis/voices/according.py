"""Statements attributed by a preposition: `…, according to the minister`."""

from __future__ import annotations

from collections.abc import Iterator

from analysis.voices.clauses import clause_end
from analysis.voices.cues import cue_forms
from analysis.voices.drafts import Draft, phrase_span, quotations_in, span
from analysis.voices.phrases import noun_core_right, noun_phrase_right
from analysis.voices.words import (
    ADVERB,
    AUXILIARY,
    CAPITAL,
    COMMA,
    CONJUNCTION,
    DETERMINER,
    OWNERS,
    POSSESSIVE,
    QUOTATION,
    ROLE,
    STOP,
    Words,
)

_VIEWS = frozenset("view opinion words telling account mind eyes estimation judgment".split())
_TRUST_ACCORDING = 0.93  # shares measured on news text, see docs/accuracy.md


def read_according(words: Words, low: int, high: int) -> Iterator[Draft]:
    """`…, according to the minister` and `According to the minister, …`."""
    forms, kinds = words.forms, words.kinds
    if "according" not in forms[low:high]:
        return
    for at in range(low, high - 2):
        if forms[at] != "according" or forms[at + 1] != "to":
            continue
        source = noun_phrase_right(words, at + 2, high)
        if source is None:
            continue
        core = noun_core_right(words, at + 2, high) or source
        if any(_is_verb(words, k) for k in range(at + 3, source.last)):
            source = core
        if source.last < high and not kinds[source.last] & (COMMA | STOP):
            source = core  # no apposition: `…, according to Lee, the pact is "dead"`
        if all(kinds[k] & (CONJUNCTION | COMMA) for k in range(low, at)):
            # What follows the first comma is the content, unless it says who that is.
            if not _says_who(words, core.last, source.last, high):
                source = core
            first = _next_comma(words, source.last, high) + 1
            last = clause_end(words, first, high) if first < high else high
        else:
            first, last = low, at - 1 if kinds[at - 1] & COMMA else at
        after = _after_source(words, source.last, high) if first == low else high
        if first < last:
            segments = [span(words, first, last)]
            if after < high:
                segments.append(span(words, after, clause_end(words, after, high)))
            yield Draft(
                segments,
                phrase_span(words, source),
                span(words, at, at + 2),
                "according to",
                _TRUST_ACCORDING,
                "accord",
                quotations_in(words, first, last),
            )


def _says_who(words: Words, comma: int, end: int, high: int) -> bool:
    """Tell the apposition in `According to Lee, the minister, …`: a role, and more to come."""
    if end <= comma + 1 or _next_comma(words, end, high) >= high:
        return False
    opens = words.kinds[comma + 1] & (DETERMINER | ROLE) or words.forms[comma + 1] == "who"
    return bool(opens) and any(kind & ROLE for kind in words.kinds[comma + 1 : end])


def _is_verb(words: Words, at: int) -> bool:
    """Tell an auxiliary or the past form of a cue: what holds one is a clause, no apposition."""
    cue = cue_forms().get(words.forms[at])
    past = cue is not None and words.forms[at] not in (cue.lemma, f"{cue.lemma}s")
    return bool(words.kinds[at] & AUXILIARY) or (past and not words.kinds[at] & CAPITAL)


def read_views(words: Words, low: int, high: int) -> Iterator[Draft]:
    """Read `in her view, …`, `…, in Lee's opinion`, `they are, in his words, "…"`."""
    if _VIEWS.isdisjoint(words.forms[low:high]):
        return
    for at in range(low, high - 2):
        if words.forms[at] != "in":
            continue
        view = next((k for k in range(at + 2, min(high, at + 8)) if words.forms[k] in _VIEWS), at)
        owned = words.forms[view - 1] in OWNERS or words.kinds[view - 1] & POSSESSIVE
        content = _viewed(words, at, view + 1, low, high) if view > at and owned else None
        if content is not None:
            yield Draft(
                [span(words, *content)],
                span(words, at + 1, view),
                span(words, view, view + 1),
                "in somebody's view",
                _TRUST_ACCORDING,
                "",
                quotations_in(words, *content),
            )


def _viewed(words: Words, at: int, after: int, low: int, high: int) -> tuple[int, int] | None:
    """Return the words that `in her view`, from ``at`` to ``after``, makes hers."""
    kinds = words.kinds
    if after + 1 < high and kinds[after] & COMMA:
        if kinds[after + 1] & QUOTATION:
            return after + 1, after + 2
        if all(kinds[k] & (CONJUNCTION | COMMA | ADVERB) for k in range(low, at)):
            return after + 1, clause_end(words, after + 1, high)
    if after >= high and at > low + 2 and kinds[at - 1] & COMMA:
        return low, at - 1
    return None


def _after_source(words: Words, at: int, high: int) -> int:
    """Return where the content goes on in `In time, according to the office, it grows`."""
    if at + 3 >= high or not words.kinds[at] & COMMA or words.kinds[at + 1] & CONJUNCTION:
        return high
    return at + 1


def _next_comma(words: Words, at: int, high: int) -> int:
    while at < high and not words.kinds[at] & COMMA:
        at += 1
    return at
