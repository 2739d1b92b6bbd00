"""Where reported content begins after its cue, and what may still follow a cue that ends one."""

from __future__ import annotations

from typing import Literal

from analysis.voices.cues import is_saying
from analysis.voices.phrases import noun_phrase_right
from analysis.voices.words import (
    ADVERB,
    AUXILIARY,
    CAPITAL,
    COMMA,
    CONJUNCTION,
    DASHES,
    DETERMINER,
    NUMBER,
    OBJECT_PRONOUN,
    POSSESSIVE,
    PREPOSITION,
    QUOTATION,
    ROLE,
    STOP,
    SUBJECT_PRONOUN,
    SUBORDINATOR,
    TIME,
    Words,
    is_title,
)

Opening = Literal["that", "to", "colon", "quoted", "bare", "none"]

# Verbs whose next noun phrase is who is spoken to, not what is said.
ADDRESSING = frozenset(
    """tell ask remind warn assure urge inform notify advise order instruct persuade convince
    text email message brief reassure promise teach beg implore invite""".split()
)
_FINITE = frozenset(
    """is are was were has have had will would can could may might must should do does did isn't
    aren't wasn't weren't won't wouldn't can't couldn't don't doesn't didn't cannot hasn't
    haven't it's he's she's they're we're i'm that's there's""".split()
)
_CLAUSE_OPENERS = frozenset(["if", "what", "how", "why", "whether", "there"])
_SPANS = frozenset("day week weekend month year morning afternoon evening".split())
# What something is said in or on.
_MEDIA = frozenset(
    """statement interview tweet post speech letter radio television tv briefing memo email blog
    video message telegram facebook twitter podcast communique note""".split()
)
_STRETCHES = frozenset("moments minutes hours days weeks months years".split())
_INSERTION = 8  # words of an insertion between cue and content
_REACH = 14  # words a phrase between cue and content may have


def content_start(words: Words, at: int, high: int, lemma: str) -> tuple[int, Opening]:
    """Find where the content after a cue begins, and how it is introduced.

    Times, adverbs and the person spoken to are passed over (`told Ann Lee on Tuesday that …`), but
    for an infinitive: who is asked to go belongs to what is asked.
    """
    kinds, forms = words.kinds, words.forms
    first = at = skip_times(words, at, high)
    if lemma in ADDRESSING and at < high:
        at = _past_told(words, at, high)
    at = _past_dashes(words, at, high)
    if at >= high:
        return high, "none"
    if forms[at] == "that":
        return at, "that"
    if is_infinitive(words, at, high):
        return first, "to"  # `asked Ann Lee to go`: she is part of what is asked
    if forms[at] == ":":
        return at + 1, "colon"
    if kinds[at] & COMMA:
        return _past_comma(words, at, high)
    if kinds[at] & PREPOSITION:
        return _past_phrase(words, at, high)
    return at, "bare"


def _past_dashes(words: Words, at: int, high: int) -> int:
    """Look past an insertion between dashes: `insists — wrongly — that …`."""
    if at + 1 < high and words.forms[at] in DASHES and words.forms[at + 1] == "that":
        return at + 1
    if at < high and words.forms[at] in DASHES:
        for k in range(at + 1, min(high - 1, at + _INSERTION)):
            if words.forms[k] in DASHES:
                return k + 1
    return at


def _past_told(words: Words, at: int, high: int) -> int:
    """Look past who is told: `told her`, `told her friends`, not `promised her plan would hold`."""
    kinds = words.kinds
    owned = words.forms[at] == "her" and at + 1 < high and not kinds[at + 1] & ~(CAPITAL | ROLE)
    phrase = noun_phrase_right(words, at + owned, high)
    told = phrase.last if phrase else at + bool(kinds[at] & OBJECT_PRONOUN)
    if phrase and told < high and kinds[told] & AUXILIARY:
        told = at
    return skip_times(words, _past_audience(words, told, high, told > at), high)


def _past_audience(words: Words, at: int, high: int, told: bool) -> int:
    """Look past what is left of who is told: `told a hall in Salem, Ohio, on Monday that …`."""
    near = at + _INSERTION
    for k in range(at, min(high, near + told * _INSERTION)):
        kind = words.kinds[k]
        if words.forms[k] == "that" and (k < near or not words.kinds[k - 1] & PREPOSITION):
            return k
        if kind & SUBJECT_PRONOUN and k < near:
            return k
        if kind & QUOTATION and k + 1 < high and is_title(words, k):
            return k + 1  # `told ABC's "This Week" he …`
        if kind & (AUXILIARY | QUOTATION | STOP | SUBORDINATOR | CONJUNCTION):
            break
        if is_infinitive(words, k, high):
            break
    return at


def _past_comma(words: Words, at: int, high: int) -> tuple[int, Opening]:
    """Look past the comma at ``at``, and past an insertion: `said, among other things, that`."""
    commas = [k for k in range(at, min(high - 1, at + _INSERTION)) if words.kinds[k] & COMMA]
    for k in commas[:2]:
        if words.forms[k + 1] == "that":
            return k + 1, "that"
        if words.kinds[k + 1] & QUOTATION:
            return k + 1, "quoted"
    return high, "none"


def _past_phrase(words: Words, at: int, high: int) -> tuple[int, Opening]:
    """Look past a prepositional phrase: `said in a statement that`, `said on television: "…"`."""
    kinds, forms = words.kinds, words.forms
    for k in range(at + 1, min(high, at + _REACH)):
        if forms[k] == "that" and not kinds[k - 1] & PREPOSITION:
            return k, "that"
        if forms[k] == ":":
            return k + 1, "colon"
        if kinds[k] & COMMA and k + 1 < high and kinds[k + 1] & QUOTATION:
            return k + 1, "quoted"
        if kinds[k] & COMMA and k + 1 < high and forms[k + 1] == "that":
            return k + 1, "that"
        if kinds[k] & COMMA and k + 1 < high and kinds[k - 1] & kinds[k + 1] & CAPITAL:
            continue  # `in Salem, New Hampshire`
        if kinds[k] & QUOTATION and k + 1 < high and is_title(words, k):
            continue  # `said on "This Week" that …`
        if kinds[k] & (QUOTATION | SUBORDINATOR | COMMA):
            break
        said_there = forms[k] in _MEDIA and k + 1 < high
        if said_there and looks_like_clause(words, k + 1, min(high, k + _REACH)):
            return k + 1, "bare"  # `said in a statement the pact was dead`
    return at, "bare"


def is_infinitive(words: Words, at: int, high: int) -> bool:
    """Tell `to go` and `to “win the day”` from `to the island` and `to Rome`."""
    if words.forms[at] != "to" or at + 1 >= high:
        return False
    if words.kinds[at + 1] & QUOTATION:
        return words.text[words.quotations[at + 1].inner_start].islower()
    noun = DETERMINER | CAPITAL | OBJECT_PRONOUN | NUMBER | POSSESSIVE | QUOTATION | COMMA | STOP
    return not words.kinds[at + 1] & noun


def skip_times(words: Words, at: int, high: int) -> int:
    """Return the number of the first word from ``at`` on that is no time, adverb or particle."""
    kinds, forms = words.kinds, words.forms
    while at < high and (
        (kinds[at] & (TIME | ADVERB) and not kinds[at] & DETERMINER)
        or forms[at] in ("out", "back")
        or (kinds[at] & DETERMINER and at + 1 < high and forms[at + 1] in _SPANS)
        or (forms[at] in ("on", "late", "early") and at + 1 < high and kinds[at + 1] & TIME)
    ):
        if kinds[at] & OBJECT_PRONOUN and forms[at + 1 : at + 2] == ["as"]:
            break  # `described herself as brave`, where she is no adverb
        at += 1
    return at


def looks_like_clause(words: Words, start: int, end: int) -> bool:
    """Tell a clause (`the deal is dead`) from a noun phrase (`the death of the deal`)."""
    kinds, forms = words.kinds, words.forms
    subject = kinds[start] & SUBJECT_PRONOUN and not kinds[start] & OBJECT_PRONOUN
    if subject or forms[start] in _CLAUSE_OPENERS:
        return True
    for k in range(start, min(end, start + 12)):
        if forms[k] in _FINITE:
            return True
        if kinds[k] & SUBORDINATOR and k > start:
            return False
    return False


def is_sentence_tail(words: Words, at: int, high: int, lemma: str = "") -> bool:
    """Tell whether nothing but a time, a place or an occasion follows up to the sentence's end.

    With a verb that takes the person spoken to, he or she may follow too (`…, she told the paper`).
    """
    kinds = words.kinds
    if lemma in ADDRESSING and at < high:
        told = noun_phrase_right(words, at, high)
        at = told.last if told else at + bool(kinds[at] & OBJECT_PRONOUN)
    at = skip_times(words, at, high)
    at += at < high and words.forms[at] in _STRETCHES  # `hours after …`
    if at >= high:
        return True
    if not kinds[at] & PREPOSITION or "that" in words.forms[at:high]:
        return False
    return all(is_title(words, k) for k in range(at, high) if kinds[k] & QUOTATION)


def second_half(words: Words, at: int, high: int) -> int | None:
    """Find the second half of `"A," he said on Tuesday, "B."`: a sign right before a quotation."""
    for k in range(at, min(high, at + _REACH)):
        if words.kinds[k] & QUOTATION:
            return k if k > at and words.kinds[k - 1] & (COMMA | STOP) else None
        if is_saying(words.forms[k]):
            return None  # `"A," he said, adding, "B."`
    return None
