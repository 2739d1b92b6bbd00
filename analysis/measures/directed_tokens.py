"""Tokens of a passage with the names masked, ready for the tone toward one mention.

No name is ever a feature: capitalised words become one neutral mark, whoever they name.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from analysis.measures.directed_lexicon import IRREGULAR, look_up, stem

NAME = "NAME"  # stands for a run of capitalised words
OPENER = "Cap"  # a capitalised word that opens a sentence: a name or not, nobody knows
NUMBER = "NUM"
_TOKEN = re.compile(
    r"(?:[A-Z]\.){2,}"
    r"|n't\b|[^\W\d_]+?(?=n't\b)"
    r"|'(?:s|re|ve|ll|d|m)\b"
    r"|[^\W\d_]+(?:-[^\W\d_]+)*"
    r"|\d+(?:[.,:]\d+)*|--+|\.\.+|[^\w\s\[\]]"  # editors' brackets are no tokens
)
_STRAIGHT = str.maketrans("‘’ʼ“”„«»–—…", '\'\'\'"""""--.')
NEGATORS = frozenset(
    "not n't never no without neither nor hardly cannot nobody none nothing".split()
)
FUNCTION = frozenset(
    "a an the this that these those he she it they we i you his her its their our your my him "
    "them us me who whom whose which what when where why how there here and or but nor so yet if "
    "as at by for from in into of off on onto out over per since than through to toward towards "
    "under until up upon via with within without about above across after against along among "
    "around because before behind below beneath beside besides between beyond despite down during "
    "except inside near outside like while although though unless whether is are was were be been "
    "being am has have had having do does did doing will would shall should can could may might "
    "must not no never n't cannot also just only even still already again then now too very more "
    "most much many some any all both each few other another such own same one two three first "
    "last next however moreover meanwhile instead indeed perhaps maybe yes today yesterday "
    "according earlier later recently let 's 're 've 'll 'd 'm".split()
)
_OPENING = frozenset(".!?:")  # a sentence may begin after these
_QUOTES = frozenset("\"'()-")
_MASKED = (NAME, NAME, "", 0.0)
_PUNCTUATION = frozenset('.,;:!?"()-[]')


class Tokens(NamedTuple):
    """The tokens of a passage, one list a property, all of the same length."""

    starts: list[int]
    ends: list[int]
    words: list[str]  # stem, or the word itself where it is grammar; NAME, NUMBER, punctuation
    forms: list[str]  # lower-case word as it stands
    groups: list[str]  # class of the word, `not-` before it where negated; may be empty
    values: list[float]  # value of the word, turned round where negated


@lru_cache(maxsize=32)
def tokenize(text: str, names: tuple[tuple[int, int], ...] = ()) -> Tokens:
    """Split a passage into tokens, mask the names and value the words.

    Parameters
    ----------
    text : str
        The passage.
    names : tuple of (int, int)
        Spans of names of actors, masked whatever their letters; capitalised words inside a
        sentence are masked too.

    Returns
    -------
    Tokens
        One entry a token; a run of names is one token.

    Examples
    --------
    >>> tokenize("He thanked Old Norway.").words
    ['he', 'thank', 'NAME', '.']
    """
    out = Tokens([], [], [], [], [], [])
    named = _covered(names)
    opens, quiet = True, 9
    starts, ends, words, forms, groups, values = out
    for match in _TOKEN.finditer(text.translate(_STRAIGHT)):
        raw = match.group()
        start, end = match.span()
        word, form, group, value = _normal(raw, opens) if start not in named else _MASKED
        if word == NAME and words and (words[-1] == OPENER or (words[-1] == NAME and not opens)):
            words[-1] = NAME
            ends[-1] = end
            continue
        quiet = 0 if form in NEGATORS else 9 if word in _PUNCTUATION else quiet + 1
        negated = 0 < quiet <= 3
        starts.append(start)
        ends.append(end)
        words.append(word)
        forms.append(form)
        groups.append("not-" + group if negated and group else group)
        values.append(-0.6 * value if negated else value)
        opens = raw in _OPENING or (opens and raw in _QUOTES)
    return out


@lru_cache(maxsize=50_000)
def _normal(raw: str, opens: bool) -> tuple[str, str, str, float]:
    """Return the word as features see it, its form, and its class and value."""
    form = raw.lower()
    if not raw[0].isalpha():
        return (NUMBER if raw[0].isdigit() else form), form, "", 0.0
    if form in FUNCTION and (opens or raw in ("I", form)):
        return form, form, "", 0.0
    if raw[0].isupper() and not opens:
        return _MASKED
    group, value = look_up(form)
    if raw[0].isupper() and not group:
        return OPENER, form, "", 0.0
    return stem(IRREGULAR.get(form, form)), form, group, value


def _covered(names: Sequence[tuple[int, int]]) -> frozenset[int]:
    return frozenset(place for start, end in names for place in range(start, end))
