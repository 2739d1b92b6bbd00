"""Runs of capitalised words, which may be a title and a name, and what stands in apposition."""

from __future__ import annotations

from collections.abc import Iterator

from analysis.voices.words import (
    CAPITAL,
    COMMA,
    DETERMINER,
    FIRST,
    NUMBER,
    POSSESSIVE,
    QUOTATION,
    ROLE,
    STOP,
    Words,
)

HONORIFICS = frozenset(
    """mr mrs ms mx dr sir dame lord lady miss madam madame sen rep gov gen lt col maj sgt capt
    cmdr adm""".split()
)
# Words that are capitalised in titles and never part of a personal name.
TITLE_WORDS = HONORIFICS | frozenset(
    """president prime minister premier foreign secretary general state defense defence vice
    deputy former chief chancellor security council adviser advisor national senator
    representative congressman congresswoman governor mayor ambassador envoy special
    permanent director chairman chairwoman chair speaker commissioner commander lieutenant
    colonel major captain admiral sergeant king queen prince princess pope rev reverend
    father professor prof judge justice attorney press spokesman spokeswoman spokesperson
    leader majority minority under undersecretary assistant acting interim high interior
    finance treasury trade economy politburo member party standing committee ministry
    department office house senate white first second lady executive head republican
    democrat democratic labour conservative supreme allied europe affairs policy counselor
    counsellor justice homeland energy health analyst expert historian economist mp sens reps
    pastor cllr counsel""".split()
)


def capital_runs(words: Words) -> Iterator[tuple[int, int]]:
    """Yield the runs of capitalised words, `of` and role nouns inside them taken in."""
    kinds, n = words.kinds, len(words.kinds)
    at = 0
    while at < n:
        if not kinds[at] & CAPITAL:
            at += 1
            continue
        first = at
        while at < n and _carries_on(words, first, at) and _is_close(words, first, at):
            at += 1
            if kinds[at - 1] & POSSESSIVE:
                break
        while not kinds[at - 1] & CAPITAL:
            at -= 1
        yield first, at


def _carries_on(words: Words, first: int, at: int) -> bool:
    kind = words.kinds[at]
    if at == first or (kind & CAPITAL and not kind & FIRST):
        return True
    if kind & (FIRST | COMMA | STOP | QUOTATION) or at + 1 >= len(words.kinds):
        return False
    if words.forms[at] in ("of", "for", "member"):
        return bool(words.kinds[at + 1] & CAPITAL and not words.kinds[at + 1] & FIRST)
    return _leads_to_name(words, at)


def _is_close(words: Words, first: int, at: int) -> bool:
    """Refuse what a sign that is no word (`OSLO ― Ann Lee`) keeps apart."""
    return at == first or words.start[at] - words.end[at - 1] <= 2


def _leads_to_name(words: Words, at: int) -> bool:
    """Tell whether up to four words of a title, in small letters, stand before a name."""
    for k in range(at, min(at + 5, len(words.kinds))):
        kind = words.kinds[k]
        if kind & CAPITAL:
            return k > at and not kind & FIRST and bool(words.kinds[k - 1] & (ROLE | NUMBER))
        if kind & FIRST or not (kind & (ROLE | NUMBER) or words.forms[k] in TITLE_WORDS):
            return False
    return False


def apposition(words: Words, at: int) -> tuple[int, int] | None:
    """Return the span of `, the spokesman for X,` or `of X` after a name that ends at ``at``."""
    n = len(words.kinds)
    if at + 1 < n and words.forms[at] in ("of", "from") and not words.kinds[at] & FIRST:
        return words.start[at], words.end[min(at + 3, n - 1)]
    if at + 1 >= n or not words.kinds[at] & COMMA or words.kinds[at + 1] & FIRST:
        return None
    opening = words.kinds[at + 1]
    if not opening & (DETERMINER | ROLE | CAPITAL) and words.forms[at + 1] not in ("former", "who"):
        return None
    end = at + 1
    while end < min(n, at + 16) and not words.kinds[end] & (COMMA | STOP | QUOTATION | FIRST):
        end += 1
    return words.start[at + 1], words.end[end - 1]
