"""Quotations that no known cue takes: a verb beside them, a colon, a byline, or nothing at all."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from analysis.voices.drafts import Draft, Span, phrase_span, span
from analysis.voices.phrases import Phrase, noun_phrase_right
from analysis.voices.uses import uses
from analysis.voices.words import (
    ADVERB,
    AUXILIARY,
    CAPITAL,
    CONJUNCTION,
    DASHES,
    PREPOSITION,
    QUOTATION,
    SUBJECT_PRONOUN,
    SUBORDINATOR,
    Words,
    is_title,
)

# Shares of such quotations that somebody is said to say, counted on news text (docs/accuracy.md).
_TRUST_VERB = 0.85
_TRUST_COLON = 0.7
_TRUST_ALONE = 0.6
_TRUST_LONG = 0.8
LONG = 5  # words from which a quotation that stands alone is taken as said, not as a label
_SAID_LENGTH = 13  # words from which a quotation is nearly always said, not a name or a label
_BYLINE = 9  # words a byline may have


def read_quotations(words: Words, low: int, high: int, taken: Collection[int]) -> Iterator[Draft]:
    """Read the quotations of a sentence that no cue has taken."""
    for at in range(low, high):
        if not words.kinds[at] & QUOTATION or at in taken:
            continue
        found = (
            _with_byline(words, at, low, high)
            or _beside_verb(words, at, high)
            or _after_colon(words, at, low)
            or _long(words, at, low)
        )
        if found is not None:
            yield found


def _with_byline(words: Words, at: int, low: int, high: int) -> Draft | None:
    """Read `"It works."—Ann Lee`, where nothing parts the quotation from its byline."""
    if at + 2 >= high:
        return None
    byline = find_byline(words, at + 1, high) if at == low else None
    if byline is None:
        return None
    segment = span(words, at, at + 1)
    return Draft([segment], *byline, "quotation and byline", _TRUST_VERB, "", [at])


def _long(words: Words, at: int, low: int) -> Draft | None:
    """Read a long quotation whatever stands around it: whoever the sentence is about says it."""
    subject = first_phrase(words, low, at) if n_words(words, at) >= _SAID_LENGTH else None
    if subject is None:
        return None
    return _draft(words, at, subject, (at, at), "long quotation", _TRUST_LONG)


def _beside_verb(words: Words, at: int, high: int) -> Draft | None:
    """Read `"It works!" beamed Ann Lee` and `"It works," Ann Lee beamed`, whatever the verb."""
    quotation = words.quotations[at]
    if words.text[quotation.inner_end - 1] not in ",!?" or at + 1 >= high:
        return None
    if is_title(words, at):
        return None
    if _may_be_verb(words, at + 1):
        subject, verb = noun_phrase_right(words, at + 2, high), at + 1
    else:
        subject = noun_phrase_right(words, at + 1, high)
        verb = subject.last if subject else high
    if subject is None or verb >= high or not _may_be_verb(words, verb):
        return None
    if not _is_somebody(words, subject):
        return None
    return _draft(words, at, subject, (verb, verb + 1), "quotation, any verb", _TRUST_VERB)


def _may_be_verb(words: Words, at: int) -> bool:
    form, kind = words.forms[at], words.kinds[at]
    return not kind & (CAPITAL | AUXILIARY | QUOTATION) and form.endswith(("ed", "s", "t", "d"))


def _is_somebody(words: Words, phrase: Phrase) -> bool:
    return any(
        kind & (CAPITAL | SUBJECT_PRONOUN) for kind in words.kinds[phrase.first : phrase.last]
    )


def _after_colon(words: Words, at: int, low: int) -> Draft | None:
    """Read `Ann Lee had one wish: "Leave us alone."`: whoever the sentence is about says it."""
    if at <= low or words.forms[at - 1] != ":" or n_words(words, at) < LONG:
        return None
    subject = first_phrase(words, low, at - 1)
    if subject is None:
        return None
    return _draft(words, at, subject, (at - 1, at), "quotation after a colon", _TRUST_COLON)


def first_phrase(words: Words, low: int, high: int) -> Phrase | None:
    """Find the first name or pronoun of a sentence, with its phrase."""
    for at in range(low, high):
        kind = words.kinds[at]
        if kind & SUBJECT_PRONOUN or (kind & CAPITAL and at > low):
            return noun_phrase_right(words, at, high)
        if kind & CAPITAL and not kind & (CONJUNCTION | PREPOSITION | SUBORDINATOR | ADVERB):
            found = noun_phrase_right(words, at, high)
            if found is not None:
                return found
    return None


def read_alone(words: Words, low: int) -> Draft | None:
    """Read a quotation that is a sentence of its own, with no speaker beside it."""
    if n_words(words, low) < LONG:
        return None
    segment = span(words, low, low + 1)
    return Draft([segment], None, None, "quotation alone", _TRUST_ALONE, "", [low])


def announced_speaker(words: Words, low: int, high: int) -> tuple[Span, Span] | None:
    """Find who speaks next after a sentence that ends in a colon (`In 1963, he declared:`)."""
    last = [(use.subject, use.at, use.end) for use in uses(words, low, high)][-1:]
    if last:
        subject, first, end = last[0]
        return phrase_span(words, subject), span(words, first, end)
    found = first_phrase(words, low, high)
    return (phrase_span(words, found), span(words, high - 1, high)) if found else None


def find_byline(words: Words, low: int, high: int) -> tuple[Span, Span] | None:
    """Find `— Ann Lee` or `[Agency]` behind a quotation: the name, and the sign before it."""
    if high - low > _BYLINE + 1 or low + 1 >= high:
        return None
    if words.forms[low] not in DASHES and not (
        words.forms[low] == "[" and "]" in words.forms[low:high]
    ):
        return None
    name = noun_phrase_right(words, low + 1, high)
    if name is None or not _is_somebody(words, name):
        return None
    return phrase_span(words, name), span(words, low, low + 1)


def n_words(words: Words, at: int) -> int:
    """Count the words of the quotation at ``at``."""
    quotation = words.quotations[at]
    return len(words.text[quotation.inner_start : quotation.inner_end].split())


def _draft(
    words: Words, at: int, subject: Phrase, cue: tuple[int, int], rule: str, trust: float
) -> Draft:
    return Draft(
        [span(words, at, at + 1)],
        phrase_span(words, subject),
        span(words, *cue) if cue[0] < cue[1] else None,
        rule,
        trust,
        "",
        [at],
    )
