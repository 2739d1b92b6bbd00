"""Who does what a relation word says: the subject of its clause, an owner, or a `by` phrase."""

from __future__ import annotations

from typing import NamedTuple

from analysis.measures.framing.voice_words import voice_words
from analysis.voices.phrases import Phrase, noun_phrase_left, noun_phrase_right
from analysis.voices.subjects import subject_left
from analysis.voices.words import (
    ADVERB,
    AUXILIARY,
    CAPITAL,
    COMMA,
    CONJUNCTION,
    DETERMINER,
    FIRST,
    OWNERS,
    POSSESSIVE,
    PREPOSITION,
    RELATIVE,
    STOP,
    SUBJECT_PRONOUN,
    SUBORDINATOR,
    TIME,
    Words,
)


class Subject(NamedTuple):
    """The subject of a clause, and how the deed is said of it."""

    phrase: Phrase | None  # None where nobody is named: `it must be kept`
    wished: bool  # under a modal verb, or an infinitive
    denied: bool


_FAR = 150  # words before a verb in which its subject stands: a bound keeps cost linear
_SHORT = 4  # words before a verb in which a negation denies it
_JOINED = 12  # the same before a verb joined by `or` to the one denied
_PHRASE = 8  # words of a subject looked at where its verb is not known


def subject_of(words: Words, at: int, low: int, high: int) -> Subject:
    """Find the subject of the verb at ``at``; the words of its sentence are ``low`` to ``high``."""
    sets, low = voice_words().sets, max(low, at - _FAR)
    before = words.forms[max(low, at - _SHORT) : at]
    negated = before
    if not {"or", "nor"}.isdisjoint(before):  # `will never seek it or try to build it`
        negated = words.forms[max(low, at - _JOINED) : at]
    denied = not sets["negations"].isdisjoint(negated) and sets["undenied"].isdisjoint(negated)
    wished = "to" in before[-2:] or ("to" in before and not words.kinds[at - 1] & SUBJECT_PRONOUN)
    for j in range(at - 1, low - 1, -1):
        wished = wished or words.forms[j] in sets["modals"]
        found, phrase = _subject_at(words, j, at, low)
        if found:
            wished = wished or (words.forms[j] == "us" and words.forms[j - 1] == "let")
            if phrase:
                wished = wished or not sets["modals"].isdisjoint(words.forms[phrase.last : at])
            denied = denied or _denies(words, phrase, j)
            return Subject(phrase, wished, denied)
    phrase = _opening(words, low, at, high)
    return Subject(phrase, wished, denied or _denies(words, phrase, at))


def _is_bare(words: Words, at: int) -> bool:
    """Tell a verb behind `and` or `not` that shares the modal verb of the one before."""
    before = at - 1
    while before > 0 and words.kinds[before] & ADVERB:
        before -= 1
    joined = bool(words.kinds[before] & (CONJUNCTION | COMMA)) if before >= 0 else False
    return joined and not words.forms[at].endswith(("s", "ed", "ing"))


def _goes_on(words: Words, at: int, end: int) -> bool:
    """Tell a semicolon or dash behind which the clause goes on: `; to respect`, `— within`."""
    while at < end and words.kinds[at] & (CONJUNCTION | ADVERB):
        at += 1
    return at >= end or words.forms[at] == "to" or bool(words.kinds[at] & PREPOSITION)


def _denies(words: Words, phrase: Phrase | None, at: int) -> bool:
    """Tell `no country should`, `neither side will`."""
    return phrase is not None and words.forms[phrase.first] in voice_words().sets["nobody"]


def _subject_at(words: Words, j: int, at: int, low: int) -> tuple[bool, Phrase | None]:
    """Tell whether the word at ``j``, left of a verb, decides its subject, and which that is."""
    kind, form = words.kinds[j], words.forms[j]
    if kind & CAPITAL and not kind & FIRST and form != "i":
        return False, None
    if form == "us" and j > low and words.forms[j - 1] in voice_words().sets["letting"]:
        return True, Phrase(j, j + 1)
    if form == "for" and words.forms[at - 1] == "to":  # `it is time for all states to keep it`
        phrase = noun_phrase_right(words, j + 1, at)
        if phrase and words.forms[phrase.last] == "to":
            return True, phrase
    if kind & AUXILIARY and j > low:
        if _is_bare(words, at) and form not in voice_words().sets["modals"]:
            return False, None  # `should act and, while it is late, not tolerate it`
        return _before_auxiliary(words, j, low)
    if kind & RELATIVE and form in ("who", "which", "that", "whose"):
        holds = words.kinds[j + 1] or words.kinds[j + 2] & AUXILIARY
        if form == "that" and _is_bare(words, at) and holds:
            return False, None  # `ensure that it holds, and not allow it`
        return True, _relative(words, j, at, low)
    if kind & SUBJECT_PRONOUN and not kind & DETERMINER and not kind & ADVERB:
        if form in ("it", "you") and words.kinds[j + 1] & (
            CONJUNCTION | COMMA | PREPOSITION | STOP
        ):
            return False, None  # an object
        return True, None if _is_impersonal(words, j) else Phrase(j, j + 1)
    if (kind & STOP and form not in "()") or (kind & SUBORDINATOR and not kind & PREPOSITION):
        if form in ("as", "so") or (kind & STOP and _goes_on(words, j + 1, at)):
            return False, None
        return True, _short(words, noun_phrase_right(words, j + 1, at))
    return False, None


def _before_auxiliary(words: Words, j: int, low: int) -> tuple[bool, Phrase | None]:
    phrase = subject_left(words, j, low)
    if phrase is None:
        return False, None
    joined = phrase.first - 1
    while joined > low and words.kinds[joined] & DETERMINER:
        joined -= 1
    if joined - 1 >= low and words.forms[joined] == "and" and words.kinds[joined - 1] & CAPITAL:
        other = noun_phrase_left(words, joined - 1, low)  # `Norland and some other states`
        phrase = Phrase(other.first, phrase.last) if other else phrase
    if phrase.first > low and words.forms[phrase.first - 1] in ("all", "both"):
        phrase = Phrase(phrase.first - 1, phrase.last)
    first, kind = phrase.first, words.kinds[phrase.first]
    if words.forms[first] == "there":
        return True, None
    if phrase.last - first == 1 and kind & SUBJECT_PRONOUN:
        return True, None if _is_impersonal(words, first) else phrase
    if phrase.last - first == 1 and kind & RELATIVE:
        return True, _relative(words, first, j + 1, low)
    return True, phrase


def _is_impersonal(words: Words, at: int) -> bool:
    """Tell `it is essential to`, `there is a need to`: nobody is named."""
    if words.forms[at] not in ("it", "it's", "there"):
        return False
    ahead = words.forms[at + 1 : at + 9]
    return bool(voice_words().sets["be"].intersection(ahead[:2])) and "to" in ahead


def _relative(words: Words, j: int, at: int, low: int) -> Phrase | None:
    """Return what `who` or `that` stands for, or the subject of the clause it opens."""
    k = j + 1
    while k < at and words.kinds[k] & (AUXILIARY | ADVERB):
        k += 1
    inside = k < at and words.kinds[k] & (DETERMINER | CAPITAL | SUBJECT_PRONOUN | POSSESSIVE)
    if inside:
        return _short(words, noun_phrase_right(words, k, at))
    if words.forms[j] == "that" and k < at - 2 and j + 1 == k:
        return _short(words, noun_phrase_right(words, k, at))
    head = j - 1
    while head > low and words.kinds[head] & COMMA:
        head -= 1
    return noun_phrase_left(words, head, low) if head >= low else None


def _opening(words: Words, low: int, at: int, high: int) -> Phrase | None:
    """Find the subject that opens a sentence, adverbial phrases before it passed over."""
    k = low
    while k < at:
        kind = words.kinds[k]
        passed = kind & (ADVERB | CONJUNCTION | COMMA | STOP) and (
            kind & FIRST or not kind & CAPITAL
        )
        if passed or _is_adverb(words, k):
            k += 1
        elif _opens_adverbial(words, k):
            comma = next((c for c in range(k, at) if words.kinds[c] & COMMA), None)
            if comma is None:
                return _after_comma(words, at, high)
            k = comma + 1
        else:
            return _short(words, noun_phrase_right(words, k, at))
    fronted = at == low or words.forms[at].endswith("ing")
    return _after_comma(words, at, high) if fronted else None


def _is_adverb(words: Words, k: int) -> bool:
    """Tell `Clearly`, and `Together` before `the states`."""
    if not words.kinds[k] & FIRST or words.kinds[k] & (DETERMINER | PREPOSITION | SUBORDINATOR):
        return False
    beside = words.kinds[k + 1] if k + 1 < len(words.kinds) else 0
    return words.forms[k].endswith("ly") or bool(beside & (DETERMINER | SUBJECT_PRONOUN))


def _opens_adverbial(words: Words, k: int) -> bool:
    kind, form = words.kinds[k], words.forms[k]
    if kind & CAPITAL and not kind & FIRST:
        return False
    if kind & (PREPOSITION | SUBORDINATOR) or form in ("to", "therefore"):
        return True
    return bool(kind & FIRST) and form.endswith(("ing", "ed")) and not kind & DETERMINER


def _after_comma(words: Words, at: int, high: int) -> Phrase | None:
    """Find the subject behind a clause without one: `In defending the order, Norland fails`."""
    for k in range(at, min(high, at + 40)):
        if words.kinds[k] & COMMA and k + 1 < high:
            kind = words.kinds[k + 1]
            if kind & (DETERMINER | CAPITAL | SUBJECT_PRONOUN) and not kind & CONJUNCTION:
                return _short(words, noun_phrase_right(words, k + 1, high))
    return None


def _short(words: Words, phrase: Phrase | None) -> Phrase | None:
    """Cut a subject whose verb is not known before a word that cannot belong to it."""
    if phrase is None:
        return None
    for k in range(phrase.first + 1, min(phrase.last, phrase.first + _PHRASE)):
        if words.kinds[k] & (ADVERB | TIME | AUXILIARY) and not words.kinds[k] & CAPITAL:
            return Phrase(phrase.first, k)
    return Phrase(phrase.first, min(phrase.last, phrase.first + _PHRASE))


def owner_left(words: Words, at: int, low: int) -> Phrase | None:
    """Find whose the noun at ``at`` is: `our commitment`, `Norland's long quest`."""
    for k in range(at - 1, max(low, at - 5) - 1, -1):
        kind, form = words.kinds[k], words.forms[k]
        if form in voice_words().sets["unowned"]:
            return None
        if kind & POSSESSIVE:
            return noun_phrase_left(words, k, low) or Phrase(k, k + 1)
        if form in OWNERS:
            return Phrase(k, k + 1)
        if kind & CAPITAL and not kind & FIRST:
            return noun_phrase_left(words, k, low) if k == at - 1 else None
        if kind & (DETERMINER | PREPOSITION | CONJUNCTION | COMMA | STOP | AUXILIARY):
            return None
    return None
