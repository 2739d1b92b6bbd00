"""The rules of VADER as NLTK applies them, with work only where the lexicon hits.

The weights and the order of the rules follow ``nltk/sentiment/vader.py`` of NLTK
3.10 (Apache licence 2.0), its oddities included, so that every number equals NLTK's:

- a token of one character is dropped, and only the 17 runs of marks below are stripped;
- a token that occurs twice is read at its first place and has that value everywhere;
- "so" or "this" before a word raises it even where nothing precedes but plain words;
- the words before a hit change it only where they are not themselves in the lexicon.

Source: Hutto, C. J. and Gilbert, E. (2014), "VADER: A Parsimonious Rule-based Model for Sentiment
Analysis of Social Media Text", ICWSM-14.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import NamedTuple

from analysis.measures.tone.vader_words import BOOST, IDIOMS, PAIRED_DAMPENERS, PLAIN, Token

CAPITALS = 0.733  # what capitals add, among words that are not all in capitals
NEGATION = -0.74  # what a negated value is multiplied by
NEARNESS = {1: 1.0, 2: 0.95, 3: 0.9}  # share of a booster that reaches a word so far behind it
SPREAD = 15  # VADER's alpha: a sum of sqrt(15) gives a compound of 1 / sqrt(2)
# Slices of the six tokens around a hit (three before it, itself, two after) where NLTK looks for
# an idiom: of the first group the first one found counts, of the second the last one.
_IDIOMS_BEFORE = ((2, 4), (1, 4), (1, 3), (0, 3), (0, 2))
_IDIOMS_AFTER = ((3, 5), (3, 6))


class Hit(NamedTuple):
    """A scored word: its place among the tokens, its value in place, what changed it."""

    place: int
    value: float
    why: tuple[str, ...]


def weigh(tokens: Sequence[Token]) -> list[Hit]:
    """Return the words of the lexicon with the values they have in their places.

    Parameters
    ----------
    tokens : sequence of Token
        The tokens of one sentence, from `Vocabulary.read`.

    Returns
    -------
    list of Hit
        In the order of the text; a value may have come to 0.

    Examples
    --------
    >>> from analysis.measures.tone.vader_words import Vocabulary
    >>> weigh(Vocabulary({"good": 1.9}).read("It was not very good"))
    [Hit(place=4, value=-1.62282, why=('boosted by very', 'negated by not'))]
    """
    marked = [place for place, token in enumerate(tokens) if token.marked]
    if not marked:
        return []
    loud = [place for place in marked if tokens[place].upper]
    capitals = bool(loud) and _capitals_differ(tokens)
    first: dict[str, tuple[float, tuple[str, ...]]] = {}
    hits: list[Hit] = []
    but = None
    for place in marked:
        token = tokens[place]
        if but is None and token.lower == "but":
            but = place
        if token.value is None:
            continue
        if token.text in first:
            value, why = first[token.text]
            why = (*why, "as at its first place")
        else:
            value, why = first[token.text] = _value_in_place(tokens, place, capitals)
        hits.append(Hit(place, value, why))
    return hits if but is None else [_beside_but(hit, but) for hit in hits]


def _capitals_differ(tokens: Sequence[Token]) -> bool:
    """Tell whether some but not all words are in capitals."""
    return len({token.upper for token in tokens}) == 2


def _value_in_place(
    tokens: Sequence[Token], place: int, capitals: bool
) -> tuple[float, tuple[str, ...]]:
    token = tokens[place]
    value = token.value or 0.0
    if token.lower == "kind" and place + 1 < len(tokens) and tokens[place + 1].lower == "of":
        return 0.0, ()
    why: list[str] = []
    if capitals and token.upper:
        value += CAPITALS if value > 0 else -CAPITALS
        why.append("capitals")
    last = tokens[place - 1] if place else PLAIN
    for distance in (1, 2, 3):
        if distance > place:
            break
        before = tokens[place - distance]
        if before.stirs:
            value = _boosted(value, before, distance, capitals, why)
        if before.stirs or (distance == 3 and last.raises):
            value = _negated(value, tokens, place, distance, why)
        if distance == 3 and not before.known:
            value = _in_idiom(value, tokens[place - 3 : place + 3], why)
    if last.lower == "least" and not last.known:
        value = _after_least(value, tokens[place - 2] if place > 1 else PLAIN, why)
    return value, tuple(why)


def _boosted(value: float, before: Token, distance: int, capitals: bool, why: list[str]) -> float:
    if not before.boost:
        return value
    step = -before.boost if value < 0 else before.boost
    if capitals and before.upper:
        step += CAPITALS if value > 0 else -CAPITALS
    why.append(f"{'boosted' if before.boost > 0 else 'dampened'} by {before.text}")
    return value + step * NEARNESS[distance]


def _negated(
    value: float, tokens: Sequence[Token], place: int, distance: int, why: list[str]
) -> float:
    before, last = tokens[place - distance], tokens[place - 1]
    if before.known:
        return value
    if distance == 2 and before.text == "never" and last.raises:
        why.append(f"raised by never {last.text}")
        return value * 1.5
    if distance == 3 and (last.raises or (before.text == "never" and tokens[place - 2].raises)):
        why.append(f"raised by {last.text if last.raises else 'never ' + tokens[place - 2].text}")
        return value * 1.25
    if before.negates:
        why.append(f"negated by {before.text}")
        return value * NEGATION
    return value


def _in_idiom(value: float, around: Sequence[Token], why: list[str]) -> float:
    for token in around:  # six looks cost less than a generator, and most hits end here
        if token.anchor:
            break
    else:
        return value
    words = [token.text for token in around]
    before = [" ".join(words[start:end]) for start, end in _IDIOMS_BEFORE]
    after = [" ".join(words[start:end]) for start, end in _IDIOMS_AFTER]
    found = [phrase for phrase in before if phrase in IDIOMS][:1]
    found += [phrase for phrase in after if phrase in IDIOMS]
    if found:
        value = IDIOMS[found[-1]]
        why[:] = [f"in {found[-1]}"]  # an idiom's value takes the place of all that went before
    for phrase in (before[4], before[2]):
        if phrase in PAIRED_DAMPENERS:
            why.append(f"dampened by {phrase}")
            return value - BOOST
    return value


def _after_least(value: float, before: Token, why: list[str]) -> float:
    if before.lower in ("at", "very"):
        return value
    why.append("negated by least")
    return value * NEGATION


def _beside_but(hit: Hit, but: int) -> Hit:
    if hit.place == but:
        return hit
    factor, reason = (0.5, "before but") if hit.place < but else (1.5, "after but")
    return Hit(hit.place, hit.value * factor, (*hit.why, reason))


class Totals(NamedTuple):
    """The four numbers, and the sum and the emphasis they come from."""

    neg: float
    neu: float
    pos: float
    compound: float
    total: float  # values and emphasis added up, before it is brought between -1 and 1
    emphasis: float  # what exclamation and question marks add, with the sign of the sum


def add_up(values: Sequence[float], n_words: int, text: str) -> Totals:
    """Return VADER's four numbers for a text of ``n_words`` words with these values.

    The compound is ``s / sqrt(s**2 + 15)``, ``s`` being the sum of the values and of the emphasis.

    Examples
    --------
    >>> add_up([1.9], 3, "It was good!")[:4]
    (0.0, 0.385, 0.615, 0.4926)
    """
    if not n_words:
        return Totals(0.0, 0.0, 0.0, 0.0, 0.0, 0.0)
    total = float(sum(values))
    emphasis = _emphasis(text)
    signed = emphasis if total > 0 else -emphasis if total < 0 else 0.0
    total += signed
    pos = neg = 0.0
    neutral = n_words
    for value in values:
        if value > 0:
            pos += value + 1  # a neutral word counts as 1
            neutral -= 1
        elif value < 0:
            neg -= value - 1
            neutral -= 1
    if pos > neg:
        pos += emphasis
    elif pos < neg:
        neg += emphasis
    whole = pos + neg + neutral
    compound = total / math.sqrt(total * total + SPREAD)
    return Totals(
        round(neg / whole, 3),
        round(neutral / whole, 3),
        round(pos / whole, 3),
        round(compound, 4),
        total,
        signed,
    )


def _emphasis(text: str) -> float:
    questions, emphasis = text.count("?"), text.count("!") * 0.292
    if emphasis > 4 * 0.292:
        emphasis = 4 * 0.292
    if questions > 1:
        emphasis += questions * 0.18 if questions <= 3 else 0.96
    return emphasis
