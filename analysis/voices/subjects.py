"""The subject of a verb: the noun phrase to its left, with apposition, bracket or dashes."""

from __future__ import annotations

from analysis.voices.phrases import Phrase, noun_phrase_left, opens_apposition
from analysis.voices.words import (
    ADVERB,
    AUXILIARY,
    CAPITAL,
    COMMA,
    DASHES,
    DETERMINER,
    FIRST,
    NAMES_TOO,
    PREPOSITION,
    QUOTATION,
    RAISING,
    ROLE,
    SAYING,
    STOP,
    SUBORDINATOR,
    TIME,
    Words,
    is_title,
)

_CLAUSE = 16  # words from `who` to the end of a relative clause


def skip_left(words: Words, at: int, low: int) -> int:
    """Return the number of the word before ``at`` that is no auxiliary, adverb or raising verb."""
    at -= 1
    while at >= low:
        step = _skipped(words, at, low)
        if not step:
            break
        at -= step
    return at


def _skipped(words: Words, at: int, low: int) -> int:
    """Return how many words, up to the one at ``at``, may stand between a subject and its verb."""
    kind, forms = words.kinds[at], words.forms
    if kind & (AUXILIARY | ADVERB) and not (kind & CAPITAL and not kind & FIRST):
        return 1  # a capital inside a sentence is a name (`Will wrote`)
    if forms[at] == "to" and at > low and words.kinds[at - 1] & RAISING:
        return 2
    if forms[at] == "to" and forms[max(low, at - 2) : at] in (["went", "on"], ["goes", "on"]):
        return 3
    if kind & TIME and at > low:
        if forms[at] in NAMES_TOO and _is_called(words.kinds[at - 1]) and kind & CAPITAL:
            return 0  # `Mrs May said`
        if forms[at - 1] == "on":
            return 2
        return 0 if kind & FIRST else 1
    return 0


def _is_called(before: int) -> bool:
    """Tell whether a word before a month's name makes it a person's (`Theresa May`)."""
    return bool(before & CAPITAL) and not before & (TIME | PREPOSITION | DETERMINER)


def subject_left(words: Words, at: int, low: int) -> Phrase | None:
    """Find the subject of the verb at ``at`` in the words from ``low`` on.

    Returns the whole phrase with its appositions (`Ann Lee, the minister,`), or None.
    """
    head = _before_insertion(words, skip_left(words, at, low), low)
    if head < low or _is_participle(words, head, low):
        return None
    if words.kinds[head] & COMMA:
        return _before_apposition(words, head, low)
    if words.forms[head] in DASHES:
        return _between_dashes(words, head, low)
    found = _with_bracket(words, head, low)
    return _before_relative(words, found, low) if found else None


def _before_relative(words: Words, found: Phrase, low: int) -> Phrase | None:
    """Go back over a relative clause: `an official who was not to speak to the press said`.

    A phrase that ends such a clause is its object; a verb taken for a noun (`requested anonymity`)
    stands right behind the `who`. None where the phrase is a verb behind `not` (`not take sides`).
    """
    first, kinds = found.first, words.kinds
    bare = found.last == first + 1 and not kinds[first]
    if bare and first > low and words.forms[first - 1] == "not":
        return None
    for at in range(first - 1, max(low, first - _CLAUSE) - 1, -1):
        if kinds[at] & (COMMA | STOP | QUOTATION | SUBORDINATOR | SAYING):
            break
        if words.forms[at] == "who" and at > low:
            close = at == first - 1 and kinds[first]  # `who the police said was there`
            name = None if close else noun_phrase_left(words, at - 1, low)
            return Phrase(name.first, found.last) if name else found
    return found


def _before_insertion(words: Words, head: int, low: int) -> int:
    """Look past an adverb between commas: `Lee, however, says …`."""
    kinds = words.kinds
    inserted = head - 2 > low and kinds[head] & kinds[head - 2] & COMMA and kinds[head - 1] & ADVERB
    return skip_left(words, head - 2, low) if inserted else head


def _is_participle(words: Words, at: int, low: int) -> bool:
    """Tell `…, eliciting` before a plural (`jeers`) that looks like its verb."""
    comma = at > low and bool(words.kinds[at - 1] & COMMA)
    return comma and words.forms[at].endswith("ing") and not words.kinds[at] & CAPITAL


def _with_bracket(words: Words, head: int, low: int) -> Phrase | None:
    """Find the phrase that ends at ``head``, which may close the bracket after a name."""
    if words.forms[head] == ")":
        return _before_bracket(words, head, low)
    return noun_phrase_left(words, head, low)


def _between_dashes(words: Words, close: int, low: int) -> Phrase | None:
    """Find `NAME — the minister of X —` left of the dash at ``close``."""
    for at in range(close - 1, max(low, close - 30), -1):
        if words.forms[at] in DASHES:
            name = _with_bracket(words, at - 1, low)
            return Phrase(name.first, close) if name else None
    return None


def _before_apposition(words: Words, comma: int, low: int) -> Phrase | None:
    """Find `NAME, the minister of X,` left of the comma at ``comma``."""
    kinds = words.kinds
    for at in range(comma - 1, max(low, comma - 40) - 1, -1):
        if words.forms[at] in (":", ";") or (kinds[at] & QUOTATION and not is_title(words, at)):
            return None
        if not kinds[at] & COMMA or at <= low:
            continue
        inserted = _opens_insertion(words, at + 1)
        if inserted or opens_apposition(words, at + 1):
            name = _with_bracket(words, _before_adverb(words, at, low), low)
            if name is not None and _may_have_apposition(words, name):
                return name if inserted else Phrase(_name_before(words, name.first, low), comma)
    return None


def _before_adverb(words: Words, comma: int, low: int) -> int:
    """Return the word before a comma, an adverb between commas passed over: `Lee, however, who`."""
    if words.kinds[comma - 1] & ADVERB and comma - 2 > low and words.kinds[comma - 2] & COMMA:
        return comma - 3
    return comma - 1


def _name_before(words: Words, first: int, low: int) -> int:
    """Extend a list of offices without a name to the name before it: `Ann Lee, head of A, B`."""
    kinds = words.kinds
    if first - 2 < low or not kinds[first - 1] & COMMA or not kinds[first - 2] & CAPITAL:
        return first
    if kinds[first] & CAPITAL or kinds[first - 2] & (TIME | FIRST):
        return first
    name = noun_phrase_left(words, first - 2, low)
    if name is None:
        return first
    opens = name.first == low or kinds[name.first - 1] & QUOTATION
    return name.first if opens else first


def _opens_insertion(words: Words, at: int) -> bool:
    """Tell `Lee, when asked about it, said` and `Lee, in Rome, said`: no part of the phrase."""
    kind = words.kinds[at]
    opens = bool(kind & (PREPOSITION | SUBORDINATOR)) and not kind & CAPITAL
    return opens and words.forms[at] not in ("that", "which")


def _may_have_apposition(words: Words, name: Phrase) -> bool:
    kinds = words.kinds[name.first : name.last]
    return any(kind & (CAPITAL | ROLE | DETERMINER) for kind in kinds)


def _before_bracket(words: Words, close: int, low: int) -> Phrase | None:
    """Find `Sen. Ann Lee (D-Ohio)` left of a closing bracket."""
    for at in range(close - 1, max(low, close - 12) - 1, -1):
        if words.forms[at] == "(" and at > low:
            name = noun_phrase_left(words, at - 1, low)
            return Phrase(name.first, close + 1) if name else None
    return None
