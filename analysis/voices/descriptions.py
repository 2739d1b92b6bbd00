"""What the words around a name say: title, role, age, and what the sentence does with it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from analysis.voices.capitals import HONORIFICS, LEADS, RANKS, TIES, is_title
from analysis.voices.words import (
    ADVERB,
    CAPITAL,
    COMMA,
    DETERMINER,
    FIRST,
    NAMES_TOO,
    NUMBER,
    POSSESSIVE,
    PREPOSITION,
    ROLE,
    STOP,
    TIME,
    Words,
    classify,
)

_FEMALE = frozenset(
    """mrs ms miss madam madame lady dame queen princess spokeswoman chairwoman
    congresswoman baroness""".split()
)
_MALE = frozenset("mr sir lord king prince spokesman chairman congressman".split())
# Possessives that lead to what somebody belongs to.
OWNERS = frozenset(("its", "his", "her", "their"))
# Words that may open a sentence before a title: `Senior spokesman NAME`.
RANKING = frozenset(
    """a an the senior junior retired local top veteran longtime outgoing late prominent influential
    leading new then ruling opposition hardline far-right regional provincial municipal federal one
    another powerful current ex career powerful its his her their our my and but in at on""".split()
)
# Roles that are no office of a person's.
_THINGS = frozenset(
    """report reports study poll polls survey statement ministry embassy government administration
    campaign committee department agency council party company group groups organization
    organizations paper newspaper network people police military army coalition alliance bloc
    commission union court office mission delegation opposition regime leadership policy affairs
    defence defense security state house treasury interior counterpart ally rival critic supporter
    source sources""".split()
)
_SPOKE = frozenset("spoke speaks talked spoken talking speaking met turned listened".split())
# Who speaks for another.
SERVANTS = frozenset(
    """spokesman spokeswoman spokesperson adviser advisor aide ally lieutenant deputy attorney
    lawyer strategist surrogate secretary envoy campaign administration press senior advisers aides
    advisors officials minister ministers ambassador government""".split()
)


def is_name_too(words: Words, k: int, last: int) -> bool:
    """Tell `Will`, `Per` and a last `May` inside a sentence, which are names there."""
    if words.kinds[k] & FIRST:
        return False
    form = words.forms[k].removesuffix("'s")
    return form in ("will", "per", "jan") or (
        form in NAMES_TOO and k == last - 1 > 0 and bool(words.kinds[k - 1] & CAPITAL)
    )


def opens_sentence(words: Words, first: int) -> bool:
    """Tell whether a sentence is about a name: it opens it, or stands behind a fronted phrase."""
    kinds, at, limit = words.kinds, first, max(0, first - 12)
    while at > limit and not kinds[at] & FIRST:
        at -= 1
    opening = kinds[at]
    if not opening & FIRST or at == first:
        return at == first and bool(opening & FIRST)
    if opening & (PREPOSITION | TIME | ADVERB) and words.kinds[first - 1] & COMMA:
        return True  # `In Tallinn, Colonel Lee`
    between = range(at, first)  # `The head of the fleet, Admiral Lee,`
    return bool(opening & (DETERMINER | CAPITAL | ROLE)) and all(
        words.kinds[k] & (DETERMINER | CAPITAL | ROLE | COMMA | POSSESSIVE)
        or words.forms[k] in TIES
        or is_title(words.forms[k])
        for k in between
    )


def is_passing(words: Words, first: int, at: int, last: int) -> bool:
    """Tell a name in passing (`after Lee`, `the Lee campaign`) from one spoken to or met."""
    if first == 0 or modifies(words, first, at, last):
        return first > 0
    before, verb = first - 1, words.forms[first - 2] if first > 1 else ""
    if words.forms[before] in ("to", "with") and verb in _SPOKE:
        return False
    return bool(words.kinds[before] & PREPOSITION)


def modifies(words: Words, first: int, at: int, last: int) -> bool:
    """Tell a bare name that stands before a noun: `the Lee campaign`, `Lee supporters`."""
    if at > first:
        return False
    determined = first > 0 and words.kinds[first - 1] & DETERMINER
    role = last < len(words.kinds) and words.kinds[last] & ROLE and not words.kinds[last] & CAPITAL
    return bool(determined or role)


def has_age(words: Words, last: int) -> bool:
    """Tell `Lukas, 23, a student` from other single words."""
    kinds = words.kinds
    return last + 2 < len(kinds) and bool(
        kinds[last] & COMMA and kinds[last + 1] & NUMBER and kinds[last + 2] & COMMA
    )


def stands_bare(words: Words, first: int, last: int) -> bool:
    """Tell quickly a name with nothing around it that could describe whom it names."""
    kinds, forms = words.kinds, words.forms
    if first and (kinds[first - 1] & (COMMA | POSSESSIVE) or forms[first - 1] in OWNERS):
        return False
    if last >= len(kinds) or kinds[last] & FIRST:
        return True
    return not kinds[last] & (COMMA | STOP) and forms[last] not in LEADS


def role_span(words: Words, first: int, last: int) -> tuple[int, int] | None:
    """Return the span of the role in `the Russian ambassador, NAME,` or at a sentence's end."""
    kinds = words.kinds
    closed = last >= len(kinds) or kinds[last] & (COMMA | FIRST | STOP)
    if first < 2 or not closed or not kinds[first - 1] & COMMA:
        return None
    at = first - 2
    while at > max(0, first - 12) and not kinds[at] & (FIRST | COMMA | ROLE):
        if is_title(words.forms[at]) or not (kinds[at] & CAPITAL or words.forms[at] in TIES):
            break  # `ambassador to India`
        at -= 1
    if not (kinds[at] & ROLE or is_title(words.forms[at])):
        return None
    while at > max(0, first - 12) and not kinds[at] & (FIRST | COMMA):
        if kinds[at] & DETERMINER and (at == 0 or words.forms[at - 1] not in TIES):
            break
        at -= 1
    if kinds[at] & COMMA:
        at += 1
    return words.start[at], words.end[first - 2]


def title_in(forms: Iterable[str]) -> str:
    """Return the words of a title in a description, up to `of` or `to`."""
    title: list[str] = []
    for form in forms:
        form = form.lower().strip(".,()")
        form = RANKS.get(form, form)
        if title and (form in TIES or form in ("who", "and")):
            break
        if form and form not in HONORIFICS and (is_title(form) or classify(form) & ROLE):
            title.append(form)
    while title and title[-1] in _THINGS:
        title.pop()
    return " ".join(title)


def is_role(text: str, at: int) -> bool:
    """Tell whether the next word is a noun for somebody who speaks for another."""
    word = text[at : at + 20].split(maxsplit=1)
    return bool(word) and word[0].strip(",.").lower() in SERVANTS


def gender_of(forms: Sequence[str]) -> str:
    """Return "f" or "m" where a title tells it."""
    if _FEMALE.intersection(forms):
        return "f"
    return "m" if _MALE.intersection(forms) else ""
