"""Whole noun phrases, found from their last word or from their first, without a tagger.

A phrase is a span of word numbers (first, last + 1) inside one sentence. The rules read closed
word classes only: an unknown lower-case word may be part of a noun phrase, a word of a listed class
stops it or carries it on.
"""

from __future__ import annotations

from typing import NamedTuple

from analysis.voices.words import (
    ADVERB,
    AUXILIARY,
    CAPITAL,
    COMMA,
    CONJUNCTION,
    DETERMINER,
    FIRST,
    NUMBER,
    OBJECT_PRONOUN,
    POSSESSIVE,
    PREPOSITION,
    QUOTATION,
    RELATIVE,
    ROLE,
    SAYING,
    STOP,
    SUBJECT_PRONOUN,
    SUBORDINATOR,
    TIME,
    Words,
)

_LONGEST = 24  # words a noun phrase may have; longer ones are misreadings
_JOINS = frozenset("of for from at in on to with against behind".split())
_ENDS_LEFT = SUBORDINATOR | QUOTATION | COMMA | STOP | AUXILIARY | OBJECT_PRONOUN | SAYING
_ARTICLES = frozenset("the a an his her its their our my your every no".split())


class Phrase(NamedTuple):
    """A noun phrase: its words, and where the words it stands in front of (or after) begin."""

    first: int
    last: int


def noun_phrase_left(words: Words, head: int, low: int) -> Phrase | None:
    """Extend a noun phrase leftwards from its last word ``head``."""
    kinds, forms = words.kinds, words.forms
    kind = kinds[head]
    if kind & SUBJECT_PRONOUN:
        return Phrase(head, head + 1)
    if kind & RELATIVE and forms[head] in ("which", "that"):
        return Phrase(head, head + 1)
    if kind & DETERMINER:  # `some`, `many`, `both` stand alone; an article never does
        return Phrase(head, head + 1) if forms[head] not in _ARTICLES else None
    if kind & (_ENDS_LEFT | PREPOSITION | CONJUNCTION) and not kind & CAPITAL:
        return None
    first = head
    stop = max(low, head - _LONGEST)
    at = head - 1
    while at >= stop:
        kind = kinds[at]
        if kind & CAPITAL and not kind & (FIRST | QUOTATION):
            # A capital inside a sentence is a name, whatever else the word could be (`May`, `On`).
            first = at
        elif kind & _ENDS_LEFT or kind & SUBJECT_PRONOUN:
            break
        elif kind & DETERMINER:
            first = at
            if at == low or not _joins(words, at - 1, low):
                break
        elif kind & PREPOSITION:
            if not _joins(words, at, low):
                break
            first = at
        elif kind & CONJUNCTION:
            if forms[at] not in ("and", "or") or not _joint(words, at, low):
                break
            first = at
        elif kind & ADVERB and not kind & CAPITAL and at + 1 == first and kinds[first] & CAPITAL:
            break
        else:
            first = at
        at -= 1
    return _trim_left(words, first, head)


def _joins(words: Words, at: int, low: int) -> bool:
    """Tell whether the preposition at ``at`` joins two nouns into one phrase."""
    if at <= low or not words.kinds[at] & PREPOSITION or words.forms[at] not in _JOINS:
        return False
    before = words.kinds[at - 1]
    if before & (
        _ENDS_LEFT | PREPOSITION | CONJUNCTION | SUBJECT_PRONOUN | ADVERB | RELATIVE | TIME
    ):
        return False
    if words.forms[at] == "of":
        return True
    return bool(before & (ROLE | CAPITAL) and not before & FIRST) or bool(before & ROLE)


def _joint(words: Words, at: int, low: int) -> bool:
    """Tell whether the `and` at ``at`` joins two names (joint speakers) rather than two clauses."""
    if at <= low:
        return False
    before, after = words.kinds[at - 1], words.kinds[at + 1]
    return bool(before & CAPITAL and after & CAPITAL) or bool(
        before & ROLE and after & (ROLE | DETERMINER)
    )


def _trim_left(words: Words, first: int, head: int) -> Phrase | None:
    """Drop leading words that cannot open a noun phrase, such as `On Tuesday` before a name."""
    kinds = words.kinds
    while first < head:
        kind = kinds[first]
        if (
            kind & (PREPOSITION | CONJUNCTION | ADVERB | SUBORDINATOR)
            and (kind & FIRST or not kind & CAPITAL)
        ) or (kind & TIME and first < head and not kinds[first + 1] & POSSESSIVE):
            first += 1
        else:
            break
    return Phrase(first, head + 1)


def opens_apposition(words: Words, at: int) -> bool:
    """Tell whether the word at ``at``, after a comma, may open an apposition or relative clause."""
    kind, form = words.kinds[at], words.forms[at]
    if form in ("who", "whose", "which"):
        return True
    if kind & ADVERB and at + 1 < len(words.kinds):
        return bool(words.kinds[at + 1] & (DETERMINER | ROLE))  # `, also a minister,`
    if kind & (SUBJECT_PRONOUN | SUBORDINATOR | CONJUNCTION | AUXILIARY | QUOTATION | PREPOSITION):
        return False
    return bool(kind & (DETERMINER | ROLE | NUMBER | CAPITAL)) or not kind & (ADVERB | COMMA | STOP)


def noun_phrase_right(words: Words, at: int, high: int) -> Phrase | None:
    """Find the noun phrase that begins at ``at``, with the appositions after it."""
    core = noun_core_right(words, at, high)
    if core is None or words.kinds[at] & SUBJECT_PRONOUN:
        return core
    return Phrase(core.first, _after_apposition(words, core.last, high))


def noun_core_right(words: Words, at: int, high: int) -> Phrase | None:
    """Find the noun phrase that begins at ``at``, up to the first comma."""
    kinds, first = words.kinds, at
    if at >= high or kinds[at] & (COMMA | STOP | QUOTATION | OBJECT_PRONOUN | AUXILIARY):
        return None
    if words.forms[at] == "according":
        return None
    if kinds[at] & SUBJECT_PRONOUN:
        return Phrase(at, at + 1)
    stop = min(high, at + _LONGEST)
    while at < stop and not _breaks_right(words, first, at, high):
        at += 1
    loose = PREPOSITION | CONJUNCTION | DETERMINER
    while at - 1 > first and kinds[at - 1] & loose:
        at -= 1
    return Phrase(first, at) if at > first else None


def _breaks_right(words: Words, first: int, at: int, high: int) -> bool:
    """Tell whether the word at ``at`` no longer belongs to the phrase that begins at ``first``."""
    kind, inside = words.kinds[at], at > first
    if kind & (QUOTATION | STOP | COMMA):
        return True
    if kind & CAPITAL:
        return bool(kind & TIME) and inside
    if kind & PREPOSITION:
        return not inside or not _joins_right(words, at)
    if kind & CONJUNCTION:
        return not inside or at + 1 >= high or not _joint(words, at, first)
    if kind & (SUBORDINATOR | AUXILIARY | OBJECT_PRONOUN | RELATIVE | SUBJECT_PRONOUN | SAYING):
        return True
    if not inside:
        return False
    before = words.kinds[at - 1]
    if before & ROLE and not kind and words.forms[at].endswith("ed"):
        return True  # `the regulator barred`
    if kind & (TIME | ADVERB) or (kind & DETERMINER and not before & (PREPOSITION | CONJUNCTION)):
        return True
    return bool(before & CAPITAL) and not _goes_on(words, at, high)


_NAME_PARTS = frozenset("de la van von der den bin ibn al el du di da jr".split())


def _goes_on(words: Words, at: int, high: int) -> bool:
    """Tell whether a lower-case word after a name belongs to it: a role, or a word before one."""
    if words.kinds[at] & ROLE or words.forms[at] in _NAME_PARTS:
        return True
    return bool(words.kinds[at - 1] & POSSESSIVE) or (
        at + 1 < high and bool(words.kinds[at + 1] & (ROLE | CAPITAL))
    )


def _joins_right(words: Words, at: int) -> bool:
    form, before = words.forms[at], words.kinds[at - 1]
    if form == "of":
        return True
    following = words.kinds[at + 1] if at + 1 < len(words.kinds) else 0
    if form == "to" and not following & (DETERMINER | CAPITAL | POSSESSIVE):
        return False  # `urged the minister to go`
    return form in _JOINS and bool(before & ROLE) and not before & CAPITAL


def _after_apposition(words: Words, at: int, high: int) -> int:
    """Return the end of the phrase that ends at ``at``, its bracket and apposition taken in."""
    kinds, forms = words.kinds, words.forms
    if at < high and forms[at] == "(":
        for close in range(at + 1, min(high, at + 10)):
            if forms[close] == ")":
                at = close + 1
                break
    if at + 1 < high and kinds[at] & COMMA and opens_apposition(words, at + 1):
        end = _until_sign(words, at + 1, high)
        aged = kinds[at + 1] & NUMBER and end == at + 2  # `Ann Lee, 32, a nurse`
        if aged and end + 1 < high and kinds[end] & COMMA and _says_who(words, end + 1):
            return _until_sign(words, end + 1, high)
        if _says_who(words, at + 1):
            return end
    return at


def _until_sign(words: Words, at: int, high: int) -> int:
    while at < high and not words.kinds[at] & (COMMA | QUOTATION | STOP):
        at += 1
    return at


def _says_who(words: Words, at: int) -> bool:
    """Tell after a comma `the minister`, `senior adviser`, `then the head`, `of Rome`, `who …`."""
    if words.kinds[at] & (DETERMINER | ROLE | CAPITAL | NUMBER):
        return True
    if words.forms[at] in ("who", "whose", "of"):
        return True
    following = words.kinds[at + 1] if at + 1 < len(words.kinds) else 0
    return bool(following & ROLE) or bool(words.kinds[at] & ADVERB and following & DETERMINER)
