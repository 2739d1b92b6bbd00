"""Runs of capitalised words, which may be a title and a name, and what stands in apposition."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from analysis.voices.words import (
    AUXILIARY,
    CAPITAL,
    COMMA,
    DETERMINER,
    FIRST,
    NUMBER,
    POSSESSIVE,
    PREPOSITION,
    QUOTATION,
    ROLE,
    STOP,
    SUBORDINATOR,
    TIME,
    Words,
)

HONORIFICS = frozenset(
    """mr mrs ms mx dr sir dame lord lady miss madam madame sen rep gov gen lt col maj sgt capt
    cmdr adm brig baroness""".split()
)
# Words that are capitalised in titles and hardly ever part of a personal name.
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
    pastor cllr counsel marshal brigadier commodore rear councilor councillor inspector peer tory
    lawmaker politician diplomat negotiator scholar researcher strategist academic legislator
    journalist editor columnist correspondent author actor donor ayatollah imam cardinal archbishop
    comrade chargé retired naval external internal home shadow backbencher cabinet presidential
    vice-president vice-chairman vice-admiral co-leader co-chair co-chairman corporal private ensign
    petty warrant chaplain colleague senior pm fm""".split()
)
# Those of them that are surnames too: `John Major` is no major of that name.
_SURNAMES_TOO = frozenset(
    "major king prince pope judge bishop justice speaker white house marshal father press head"
    " chancellor commander captain peer tory home chair sen".split()
)
PARTICLES = frozenset("de da di del della der den van von bin ibn la le du dos das ter zu".split())
# Words of offices and services that every state has.
COMMON = frozenset(
    """navy army air force fleet coast guard staff command forces bureau agency commission
    parliament marine marines police intelligence service military relations region district joint
    corps""".split()
)
RANKS = {
    "gov": "governor", "sen": "senator", "rep": "representative", "gen": "general",
    "adm": "admiral", "col": "colonel", "lt": "lieutenant", "cmdr": "commander",
    "capt": "captain", "brig": "brigadier", "maj": "major",
}  # fmt: skip
# Last words of bodies' names that titles hold too: `Director of the Legal Department NAME`.
SEATS = frozenset(
    """department ministry office council committee house senate affairs defence defense security
    policy treasury justice energy health interior party europe""".split()
)
# What ties the halves of a title: `ambassador to the United States NAME`.
TIES = frozenset("of to for at on in the".split())
_HEADING = frozenset(
    """heads headed leads led chairs chaired commands commanded runs ran represents represented
    serves served directs directed sits sat oversees oversaw""".split()
)
_COPULA = frozenset("is was been became remains".split())
LEADS = _COPULA | _HEADING | {"has", "had", "of", "from", "("}  # what a description begins with
_SAYING = frozenset("said says added told warned reported announced wrote".split())
_LONGEST = 24  # words of an apposition


@lru_cache(maxsize=1 << 14)
def is_title(form: str) -> bool:
    """Tell a word of a title: `minister`, `Gen.`, `under-secretary-general`, `ex-president`.

    Examples
    --------
    >>> is_title("gen."), is_title("secretary-general"), is_title("petrov")
    (True, True, False)
    """
    form = form.lower().strip(".")
    if form in TITLE_WORDS or "-" not in form:
        return form in TITLE_WORDS
    return all(part in TITLE_WORDS or part in ("then", "ex", "co") for part in form.split("-"))


def ends_name(words: Words, at: int) -> bool:
    """Tell whether a word that looks like a title is the surname at a name's end (`John Major`)."""
    if at == 0 or words.forms[at].strip(".") not in _SURNAMES_TOO:
        return False
    before = words.forms[at - 1]
    given = words.kinds[at - 1] & CAPITAL and not words.kinds[at - 1] & POSSESSIVE
    return bool(given) and (before.strip(".") in HONORIFICS or not is_title(before))


def capital_runs(words: Words) -> Iterator[tuple[int, int]]:
    """Yield the runs of capitalised words, `of` and role nouns inside them taken in."""
    kinds, n = words.kinds, len(words.kinds)
    at = 0
    while at < n:
        if not kinds[at] & CAPITAL:
            at += 1
            continue
        first = at
        at += 1
        while at < n and not kinds[at - 1] & POSSESSIVE:
            # Refuse what a sign that is no word (`OSLO ― Ann Lee`) keeps apart.
            if words.start[at] - words.end[at - 1] > 2 or not _carries_on(words, at):
                break
            at += 1
        while not kinds[at - 1] & CAPITAL and not _is_arabic(words.forms[at - 1]):
            at -= 1
        yield first, at


def _carries_on(words: Words, at: int) -> bool:
    kind = words.kinds[at]
    if kind & CAPITAL:
        return not kind & FIRST
    if kind & (FIRST | COMMA | STOP | QUOTATION | AUXILIARY):
        return False
    form = words.forms[at]
    if _is_arabic(form):
        return True
    if at + 1 >= len(words.kinds):
        return False
    following = words.kinds[at + 1] & CAPITAL and not words.kinds[at + 1] & FIRST
    if form in ("of", "for", "member"):
        # `Minister of Defence` goes on; `Ann Lee of Oslo` is a name and where she belongs.
        return bool(following) and (form == "member" or is_title(words.forms[at - 1]))
    if form in PARTICLES:
        return bool(following) or words.forms[at + 1] in PARTICLES
    return _leads_to_name(words, at)


def _is_arabic(form: str) -> bool:
    return form.startswith(("al-", "el-")) and len(form) > 4


def _leads_to_name(words: Words, at: int) -> bool:
    """Tell whether up to four words of a title, in small letters, stand before a name."""
    for k in range(at, min(at + 5, len(words.kinds))):
        kind = words.kinds[k]
        if kind & CAPITAL:
            role = words.kinds[k - 1] & (ROLE | NUMBER) or is_title(words.forms[k - 1])
            return k > at and not kind & FIRST and bool(role)
        office = kind & (ROLE | NUMBER) or is_title(words.forms[k]) or words.forms[k] in COMMON
        if kind & FIRST or not office:
            return False
    return False


def title_begin(words: Words, first: int) -> int:
    """Return where a title that runs into a name begins: `Ambassador to the United States NAME`.

    Where no role noun stands before the tie it is ``first`` itself.
    """
    at = begin = first
    while at > max(0, first - 14) and not words.kinds[at] & FIRST:
        kind, form = words.kinds[at - 1], words.forms[at - 1]
        if form not in TIES and not (kind & (CAPITAL | ROLE) or is_title(form)):
            break
        at -= 1
        if form not in TIES:
            begin = at
    tied = {words.forms[k] for k in range(begin, first)}
    titled = any(words.kinds[k] & ROLE or is_title(words.forms[k]) for k in range(begin, first))
    return begin if titled and not tied.isdisjoint(TIES) else first


def apposition(words: Words, at: int) -> tuple[int, int] | None:
    """Return the span of what a name that ends at ``at`` is said to be.

    `, the spokesman for X,` or `of X`, `(X)`, `, who heads X` and `is a member of X`.
    """
    n = len(words.kinds)
    if at + 1 >= n or words.kinds[at] & FIRST:
        return None
    form, kind = words.forms[at], words.kinds[at]
    if form in ("of", "from"):
        end = at + 1
        while end < min(at + 4, n - 1) and not words.kinds[end] & (COMMA | STOP | FIRST):
            end += 1
        after = None
        if words.kinds[end] & COMMA and end + 1 < n and not words.kinds[end + 1] & FIRST:
            after = _after_comma(words, end + 1, False)
        return words.start[at], after[1] if after else words.end[min(at + 3, n - 1)]
    if form == "(":
        return _in_brackets(words, at)
    if form in LEADS:
        return _predicate(words, at)
    if not kind & COMMA or words.kinds[at + 1] & FIRST:
        return None
    return _after_comma(words, at + 1, _is_fronted(words, at))


def _is_fronted(words: Words, at: int) -> bool:
    """Tell a comma that ends a fronted phrase: `According to Ann Lee, Russian ships …`."""
    for k in range(at - 1, max(-1, at - 14), -1):
        if words.kinds[k] & (COMMA | QUOTATION):
            return False
        if words.kinds[k] & FIRST:
            return bool(words.kinds[k] & (PREPOSITION | SUBORDINATOR | TIME)) or (
                words.forms[k] == "according"
            )
    return False


def _in_brackets(words: Words, at: int) -> tuple[int, int] | None:
    for k in range(at + 1, min(at + 8, len(words.kinds))):
        if words.forms[k] == ")":
            return words.start[at], words.end[k]
    return None


def _after_comma(words: Words, at: int, fronted: bool) -> tuple[int, int] | None:
    form, kind = words.forms[at], words.kinds[at]
    if form == "who":
        return _predicate(words, at + 1)
    if not kind & (DETERMINER | ROLE | CAPITAL) and form not in ("former", "formerly", "then"):
        return None
    end = _stretch(words, at, COMMA | STOP | QUOTATION | FIRST)
    if words.forms[end - 1] in _SAYING:  # `After talks with Ann Lee, the Kremlin said`
        return None
    closed = end < len(words.kinds) and words.kinds[end] & COMMA
    bare = kind & CAPITAL and not kind & (DETERMINER | POSSESSIVE | ROLE) and end > at + 2
    if (fronted and not closed) or (bare and not _has_role(words, at, end)):
        return None
    return words.start[at], words.end[end - 1]


def _predicate(words: Words, at: int) -> tuple[int, int] | None:
    """Return the span of `heads the fleet` or `is a member of X`, where a role opens it."""
    n = len(words.kinds)
    while at < n and words.kinds[at] & AUXILIARY and words.forms[at] not in _COPULA:
        at += 1
    if at + 1 >= n or not (words.forms[at] in _HEADING or words.forms[at] in _COPULA):
        return None
    end = _stretch(words, at + 1, COMMA | STOP | QUOTATION | FIRST)
    if words.forms[at] in _COPULA and not _has_role(words, at + 1, end):
        return None
    return words.start[at + 1], words.end[end - 1]


def _has_role(words: Words, at: int, end: int) -> bool:
    """Tell whether a role noun stands among the first words of a stretch."""
    return any(
        words.kinds[k] & ROLE or is_title(words.forms[k]) for k in range(at, min(at + 6, end))
    )


def _stretch(words: Words, at: int, until: int) -> int:
    """Return the end of the words from ``at`` to the next of a class."""
    end = at + 1
    while end < min(len(words.kinds), at + _LONGEST) and not words.kinds[end] & until:
        end += 1
    return end
