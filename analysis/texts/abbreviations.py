"""Whether a point after an abbreviation ends the sentence too."""

from __future__ import annotations

import re

# Abbreviations that are never the end of a sentence, because a name or a number follows them.
_BEFORE_NAME = frozenset(
    """adm amb atty brig capt cmdr col cpl det dr drs fr gen gov hon lt maj messrs mr mrs ms mx ph
    pres prof pvt rep reps rev sec secy sen sens sgt supt treas vs approx eg ie cf viz""".split()
)
_BEFORE_NUMBER = frozenset("no nos art arts ch fig figs p pp vol vols para paras".split())
# Abbreviations that may end a sentence: they do where the next word looks like a beginning.
_MAY_END = frozenset(
    """co corp inc ltd plc bros dept assn ave blvd rd st mt ft jr sr esq al
    jan feb mar apr jun jul aug sep sept oct nov dec""".split()
)
# Written small, these are words of their own (`a critical mass`, `we miss`).
_STATES = frozenset(
    """Ala Ariz Ark Calif Colo Conn Del Fla Ga Ill Ind Kan Ky La Mass Md Mich Minn Miss Mo Mont Neb
    Nev Okla Ore Pa Penn Tenn Tex Va Vt Wash Wis Wyo Ont Que""".split()
)
_NEVER_ENDS = frozenset(("e.g", "i.e"))
# Words that begin sentences far more often than they go on with a name after an abbreviation.
_STARTERS = frozenset(
    """the a an this that these those he it she they we i you but and or so if in on at as by for
    from with after before when while where who what why how there here his her its their our my
    your yes no not then now still also however meanwhile moreover though although since because
    yet both each all some many most such one two three last next during under over mr mrs ms
    according asked nor until once despite instead""".split()
)
_AFTER_HOUR = re.compile(
    r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b|[A-Z]{2,4}\b"
    r"|(?:Eastern|Central|Mountain|Pacific|Greenwich)\b|\w+ [Tt]ime\b"
)
_INITIALS = re.compile(r"(?:[^\W\d_]\.)+[^\W\d_]?|[^\W\d_]|Ph\.D|M\.Sc|B\.Sc")
_WORD = re.compile(r"\w+")  # `It` of `It's`
_LAST_PART = re.compile(r"[.-]")


def ends_after_abbreviation(word: str, text: str, after: int, quotes: bool) -> bool:
    """Decide whether the point after ``word`` ends a sentence.

    Parameters
    ----------
    word : str
        The letters before the point, back to the blank, mark or bracket before them.
    text : str
        The whole text.
    after : int
        Where the next word begins.
    quotes : bool
        Whether a quotation mark opens before the next word.

    Examples
    --------
    >>> text = "He left the U.S. The"
    >>> ends_after_abbreviation("U.S", text, 17, quotes=False)
    True
    """
    tail = _LAST_PART.split(word)[-1].strip("'’")  # `then-Sen`, `R-Mass`, `Lt.Col`
    if "." in word and tail.islower():
        tail = word  # `name.fr` is an address
    plain = tail.lower()
    first = text[after]
    if plain in _BEFORE_NAME or word.lower() in _NEVER_ENDS:
        return False
    if plain == "etc":
        return quotes or first.isalnum()
    if plain in _BEFORE_NUMBER and first.isdigit():
        return False
    if word.lower() in ("a.m", "p.m"):
        return quotes or (first.isalpha() and not _AFTER_HOUR.match(text, after))
    initials = word[word.rfind("-") + 1 :]  # `D-N.Y` is read as `N.Y`
    if plain not in _MAY_END and tail not in _STATES and not _INITIALS.fullmatch(initials):
        return True
    if len(word) == 1:
        # One letter and a point is a middle initial (`George W. Bush`), save before a plain word.
        return word == "I" or (_starts(text, after) and len(_word_at(text, after)) > 1)
    return quotes or _starts(text, after)


def _starts(text: str, after: int) -> bool:
    return _word_at(text, after).lower() in _STARTERS


def _word_at(text: str, after: int) -> str:
    match = _WORD.match(text, after, after + 30)
    return match.group() if match else ""
