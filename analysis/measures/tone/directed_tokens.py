"""Tokens of a passage with the names masked, ready for the tone toward one mention.

No name is ever a feature: capitalised words become one neutral mark, whoever they name.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from analysis.measures.tone.directed_lexicon import (
    FUNCTION,
    IRREGULAR,
    look_up,
    phrases,
    stem,
    topic_stems,
)

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
_FILLERS = frozenset(  # may stand between the words of a phrase
    "a an the its his her their our my your own all any full very more close also and".split()
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


@lru_cache(maxsize=1)
def unvalued() -> frozenset[str]:
    """Return the words that get no value of their own: names, numbers, grammar and subjects.

    What words of grammar say of tone in one kind of text (news of one country) did not hold in
    another. Words that name a subject or a group of people must not become a prior.
    """
    return FUNCTION | topic_stems() | {NAME, NUMBER, OPENER}


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
    for match in _TOKEN.finditer(text if text.isascii() else text.translate(_STRAIGHT)):
        raw, start = match[0], match.start()
        end = start + len(raw)
        word, form, group, value = _MASKED if start in named else _normal(raw, opens)
        if word == NAME and words and (words[-1] == OPENER or (words[-1] == NAME and not opens)):
            words[-1] = NAME
            ends[-1] = end
            continue
        quiet = 0 if form in NEGATORS else 9 if word in _PUNCTUATION else quiet + 1
        if (group or value) and 0 < quiet <= 3:
            group, value = "not-" + group if group else "", -0.6 * value
        starts.append(start)
        ends.append(end)
        words.append(word)
        forms.append(form)
        groups.append(group)
        values.append(value)
        opens = raw in _OPENING or (opens and raw in _QUOTES)
    _mark_phrases(out)
    return out


def _mark_phrases(tokens: Tokens) -> None:
    """Give the first word of every listed phrase its class, and take those of the others."""
    words, forms, groups, values = tokens.words, tokens.forms, tokens.groups, tokens.values
    listed = phrases()
    for i, word in enumerate(words):
        for rest, (group, value) in listed.get(word, ()):
            places = _places_of(words, i, rest)
            if not places:
                continue
            negated = not NEGATORS.isdisjoint(forms[max(0, i - 3) : i])
            for at in places:
                groups[at], values[at] = "", 0.0
            groups[i] = "not-" + group if negated else group
            values[i] = -0.6 * value if negated else value
            break


def _places_of(words: list[str], i: int, rest: tuple[str, ...]) -> list[int]:
    """Return where the words after the first of a phrase stand; empty if one is missing."""
    places = []
    for wanted in rest:
        i += 1
        while i < len(words) and words[i] != wanted and words[i] in _FILLERS:
            i += 1
        if i >= len(words) or words[i] != wanted:
            return []
        places.append(i)
    return places


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
