"""Features of one mention in a passage: what stands where as seen from the mention.

Every feature is a readable name with a number: sums of word values before and after the mention,
words and word classes near it, the words that touch it, and the roles of ``directed_grammar`` and
``directed_scopes``. None holds a name of an actor. ``@`` stands for the mention, ``(blame)`` for
any word of a class, ``w`` for any other word, ``NAME`` for a run of capitalised words.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Mapping

from analysis.measures.tone.directed_grammar import Place, mention_states, role_features
from analysis.measures.tone.directed_lexicon import FUNCTION
from analysis.measures.tone.directed_scopes import scope_features
from analysis.measures.tone.directed_tokens import NAME, Tokens, unvalued

Values = Mapping[str, tuple[float, float]]
Features = dict[str, float]

LEFT_REACH, RIGHT_REACH = 20, 30  # tokens looked at; the text after a mention carries more
NEAR, MIDDLE = 4, 10
STEEP, DECAY, FLAT = 0.75, 0.9, 0.95  # what a word's value keeps with every token of distance
WORD_SCALE = 3.0  # fitted word values are small; this puts their sums in the range of the others
_BREAKS = frozenset(
    "who which that but while because although though if when after before , ; : . ! ?".split()
)
_OTHERS = frozenset([NAME, "he", "she", "they"])
_PLACES = ("straight", "past a break", "past a name")
_BINS = ("near",) * NEAR + ("mid",) * (MIDDLE - NEAR) + ("far",) * (RIGHT_REACH - MIDDLE)
_WRONGED = frozenset(
    ["targeted", "wronged owner", "not object of (harm)", "object of (harm) on"]
    + [f"object of ({kind}) against" for kind in ("harm", "vice", "neg")]
    + ["object of (vice) to"]
)
_KINDS = ("toned", "positive")


def features(tokens: Tokens, start: int, end: int, values: Values) -> Features:
    """Describe a mention by the words round it.

    Parameters
    ----------
    tokens : Tokens
        The passage as `directed_tokens.tokenize` splits it.
    start, end : int
        The mention; its own words are not looked at.
    values : mapping of str to (float, float)
        Fitted values of stems: for any tone, and for positive tone.

    Returns
    -------
    dict
        ``{feature: value}`` in a fixed order.

    Examples
    --------
    >>> from analysis.measures.tone.directed_tokens import tokenize
    >>> found = features(tokenize("They praised Norway."), 13, 19, {})
    >>> found["object of (praise)"], round(found["before pos decay"], 2)
    (1.0, 0.7)
    """
    place = Place(tokens, bisect_right(tokens.ends, start), bisect_left(tokens.starts, end))
    states = mention_states(place)
    roles = [*role_features(place), *scope_features(*place)]
    found: Features = dict.fromkeys(states, 1.0)
    left = range(place.first - 1, max(-1, place.first - 1 - LEFT_REACH), -1)
    right = range(place.last, min(len(tokens.words), place.last + RIGHT_REACH))
    silent = _silent_sides(roles)
    balance = 0.0
    for side, reach in (("before", left), ("after", right)):
        if side not in silent:
            balance += _lexicon_sums(tokens, reach, side, states, found)
            _word_sums(tokens, reach, side, states, values, found)
        _class_marks(tokens, reach, side, found)
    if balance:
        found["total"] = balance / (1 + abs(balance))
    for name in (*_touching(place), *roles):
        found[name] = 1.0
    return found


def _silent_sides(roles: Collection[str]) -> tuple[str, ...]:
    """Return the sides whose words tell of a wrong done to the mention, or of a charge denied.

    Their sums would be held against the mention; its role says what they mean for it.
    """
    if "cleared" in roles:
        return "before", "after"
    return () if _WRONGED.isdisjoint(roles) else ("before",)


def _lexicon_sums(
    tokens: Tokens, reach: range, side: str, states: list[str], found: Features
) -> float:
    """Add sums of lexicon values, by sign, distance and what lies between; return the flat one."""
    values, words = tokens.values, tokens.words
    steep = flat = 0.0
    decayed, plain = [0.0, 0.0], [0.0, 0.0]
    placed = [[0.0, 0.0], [0.0, 0.0], [0.0, 0.0]]
    where = 0
    for n, i in enumerate(reach):
        value = values[i]
        if value:
            sign = 0 if value > 0 else 1
            size = abs(value)
            part = size * DECAY**n
            steep += value * STEEP**n
            flat += value * FLAT**n
            decayed[sign] += part
            plain[sign] += size
            placed[where][sign] += part
        elif words[i] in _OTHERS:
            where = 2
        elif not where and words[i] in _BREAKS:
            where = 1
    up, down = decayed
    if not up and not down:
        return 0.0
    sums = {f"{side} steep": steep, f"{side} flat": flat}
    for sign, name in enumerate(("pos", "neg")):
        sums[f"{side} {name} decay"] = decayed[sign]
        sums[f"{side} {name} sum"] = plain[sign]
        for at, label in enumerate(_PLACES):
            sums[f"{side} {name} {label}"] = placed[at][sign]
        for state in states:
            sums[f"{state}: {side} {name}"] = decayed[sign]
    for at, label in enumerate(_PLACES):
        sums[f"{side} {label}"] = placed[at][0] - placed[at][1]
    sums[f"{side} balance"] = (up - down) / (up + down + 0.3)
    found.update((name, value) for name, value in sums.items() if value)
    return flat


def _word_sums(
    tokens: Tokens, reach: range, side: str, states: list[str], values: Values, found: Features
) -> None:
    """Add sums of fitted word values, by distance and by what lies between."""
    words = tokens.words
    near, wide = [0.0, 0.0], [0.0, 0.0]
    placed = [[0.0, 0.0], [0.0, 0.0], [0.0, 0.0]]
    where = 0
    for n, i in enumerate(reach, 1):
        word = words[i]
        if word in _OTHERS:
            where = 2
        elif not where and word in _BREAKS:
            where = 1
        pair = values.get(word)
        if pair:
            steep, slow = WORD_SCALE * 0.72**n, WORD_SCALE * 0.92**n
            for kind in (0, 1):
                near[kind] += pair[kind] * steep
                wide[kind] += pair[kind] * slow
                placed[where][kind] += pair[kind] * slow
    for kind, name in enumerate(_KINDS):
        if wide[kind]:
            found[f"{side} words {name}"] = wide[kind]
            found[f"{side} words {name} near"] = near[kind]
            for at, label in enumerate(_PLACES):
                if placed[at][kind]:
                    found[f"{side} words {name} {label}"] = placed[at][kind]
            for state in states:
                found[f"{state}: {side} words {name}"] = wide[kind]


def _class_marks(tokens: Tokens, reach: range, side: str, found: Features) -> None:
    """Mark which words and classes stand on this side, how near, and beside which word."""
    words, groups, silent = tokens.words, tokens.groups, unvalued()
    previous, after = "", side == "after"
    for n, i in enumerate(reach):
        group = groups[i]
        word = words[i]
        here = f"({group})" if group else word
        if not tokens.values[i] and word not in silent and word[0].isalpha():
            found[f"{side} word {word}"] = 1.0
        if group:
            found[f"{side} {here}"] = 1.0
            found[f"{side} {_BINS[n]} {here}"] = 1.0
        if previous and (group or previous[0] == "("):
            found[f"{side} {previous} {here}" if after else f"{side} {here} {previous}"] = 1.0
        previous = here


def _pattern(tokens: Tokens, i: int) -> str:
    """Return the class of a token, or the word itself where it is grammar."""
    if tokens.groups[i]:
        return f"({tokens.groups[i]})"
    word = tokens.words[i]
    return word if word == NAME or word in FUNCTION or not word[0].isalpha() else "w"


def _touching(place: Place) -> list[str]:
    """Return the runs of one to four tokens that touch the mention."""
    tokens, first, last = place
    end = len(tokens.words)
    after = tokens.words[last : last + 3]
    before = tokens.words[max(0, first - 3) : first]
    classes_after = [_pattern(tokens, i) for i in range(last, min(end, last + 4))]
    classes_before = [_pattern(tokens, i) for i in range(max(0, first - 4), first)]
    names = [] if first else ["opens"]
    for run in (after, classes_after):
        names += ["@ " + " ".join(run[:n]) for n in range(1, len(run) + 1)]
    for run in (before, classes_before):
        names += [" ".join(run[-n:]) + " @" for n in range(1, len(run) + 1)]
    if before and after:
        names.append(f"{before[-1]} @ {after[0]}")
        names.append(f"{classes_before[-1]} @ {classes_after[0]}")
        names.append(f"{classes_before[-1]} @ {' '.join(classes_after[:2])}")
        names.append(f"{' '.join(classes_before[-2:])} @ {classes_after[0]}")
    return names
