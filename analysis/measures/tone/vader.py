"""Sentence tone by VADER: NLTK's four numbers, and the words that made them.

`polarity_scores` gives exactly what NLTK's ``SentimentIntensityAnalyzer.polarity_scores`` gives.
`Scorer` applies the same rules with names masked and words overlaid, and says what each word put
in. The lexicon is ``vader_lexicon.txt`` as it comes with the package ``vaderSentiment`` (MIT
licence); NLTK's own download of it differs in six entries.

What it is not: VADER was made for English posts of a sentence or two. As in NLTK, a word with
marks at both ends, with two unlike marks at one end (``peace."``) or with curly double marks is
not found in the lexicon. The compound runs towards -1 or 1 as a text grows, so score sentences;
it says how warm the words are, not whom they are for.

Source: Hutto, C. J. and Gilbert, E. (2014), "VADER: A Parsimonious Rule-based Model for Sentiment
Analysis of Social Media Text", ICWSM-14.
"""

from __future__ import annotations

import math
import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import islice
from typing import Any, Literal, NamedTuple

from analysis.errors import InputError
from analysis.measures.tone.vader_lexicon import check_overlay, load_lexicon, shared_lexicon
from analysis.measures.tone.vader_reference import nltk_analyzer
from analysis.measures.tone.vader_rules import SPREAD, Totals, add_up, weigh
from analysis.measures.tone.vader_words import PLAIN, PLAIN_CAPITALS, Token, Vocabulary

__all__ = ["Scored", "Scorer", "Word", "load_lexicon", "polarity_scores"]

Span = tuple[int, int]

# VADER's negations are written with the straight apostrophe: each of these becomes one, so that
# "don’t" negates and offsets stay.
_CURLY = "’‘ʼ"
_PIECE = re.compile(r"\S\S+")  # what `Vocabulary.read` makes a token of


class Word(NamedTuple):
    """A word that moved the score: where it stands, what it put in, and why that much.

    Attributes
    ----------
    start, end : int
        Offsets into the text given to `Scorer.score`: ``text[start:end]`` is ``text``.
    text : str
        The word as it stands, marks at its ends left out.
    value : float
        Its value in the lexicon or the overlay, -4 to 4.
    contribution : float
        Its part of the compound.
    why : tuple of str
        What made its value in this place another one than in the lexicon, in the order applied.
    """

    start: int
    end: int
    text: str
    value: float
    contribution: float
    why: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Scored:
    """VADER's four numbers for a text, and the parts that add up to the compound.

    Attributes
    ----------
    neg, neu, pos : float
        Shares of negative, neutral and positive words, 0 to 1.
    compound : float
        The tone, -1 to 1.
    n_words : int
        Words scored, neutral and masked ones included.
    words : tuple of Word
        The words that moved the score, in the order of the text.
    punctuation : float
        The part of the compound that exclamation and question marks add.
    """

    neg: float
    neu: float
    pos: float
    compound: float
    n_words: int
    words: tuple[Word, ...]
    punctuation: float

    @property
    def parts(self) -> tuple[tuple[str, float], ...]:
        """Each word and its contribution, punctuation last; they add up to the compound."""
        parts = tuple((word.text, word.contribution) for word in self.words)
        return (*parts, ("punctuation", self.punctuation)) if self.punctuation else parts


class Scorer:
    """Score sentences by VADER with names masked and words overlaid.

    Parameters
    ----------
    lexicon : Mapping of str to float, optional
        The value of each word, in small letters; VADER's own where none is given.
    overlay : Mapping of str to float, optional
        Words whose value differs in this register, in any case of letters. A word overlaid with
        0 is an ordinary word.

    Raises
    ------
    InputError
        Where a key of `overlay` is not one word as VADER reads words, is one of its boosters, or
        has a value beyond the lexicon's -4 to 4.

    Examples
    --------
    >>> scorer = Scorer(overlay={"values": 0})
    >>> scored = scorer.score("The United Nations don’t threaten values!", mask=[(4, 18)])
    >>> scored.compound, [(name, round(part, 4)) for name, part in scored.parts]
    (0.3561, [('threaten', 0.2857), ('punctuation', 0.0704)])
    >>> scored.words[0].value, scored.words[0].why
    (-1.6, ("negated by don't",))
    >>> Scorer(overlay={"rule of law": 1})  # doctest: +ELLIPSIS
    Traceback (most recent call last):
    analysis.errors.InputError: `overlay` has `rule of law`, which VADER does not read as one ...
    """

    def __init__(
        self,
        lexicon: Mapping[str, float] | None = None,
        overlay: Mapping[str, float] | None = None,
    ) -> None:
        self._overlay = check_overlay(overlay or {})
        merged = {**(shared_lexicon() if lexicon is None else lexicon), **self._overlay}
        neutral = {word for word, value in self._overlay.items() if value == 0}
        self._vocabulary = Vocabulary({w: v for w, v in merged.items() if w not in neutral})

    def score(self, text: str, mask: Sequence[Span] = ()) -> Scored:
        """Score a text and say what each word put in.

        The compound is ``c = s / sqrt(s**2 + 15)``, where ``s`` is the sum of the words' values
        in their places, ``s_i``, and of the emphasis of exclamation and question marks. Hence
        ``c_i = s_i / sqrt(s**2 + 15)`` are parts that add up to ``c``, also where ``s`` is 0
        because words cancel each other out. What rounding ``c`` to four places adds or takes is
        spread over the parts by their size. Emphasis is a part of its own, `Scored.punctuation`,
        for it belongs to no word.

        Parameters
        ----------
        text : str
            A sentence. Curly apostrophes are read as straight ones.
        mask : sequence of (start, end)
            Offsets of names, in any order. A word with a character in one of them remains a
            word, but is neutral, and neither boosts, negates nor turns its neighbours.

        Returns
        -------
        Scored
            The four numbers, the number of words, and the words that moved the score.

        Raises
        ------
        InputError
            Where a span of `mask` does not lie in the text.

        Examples
        --------
        >>> scored = Scorer().score("It was good, but the end was very bad.")
        >>> [(word.text, round(word.contribution, 3), word.why) for word in scored.words]
        [('good', 0.188, ('before but',)), ('bad', -0.83, ('boosted by very', 'after but'))]
        >>> scored.compound
        -0.6416
        """
        straight = _straighten(text)
        tokens = self._vocabulary.read(straight)
        if mask:
            tokens = _masked(straight, tokens, mask)
        hits = [hit for hit in weigh(tokens) if hit.value]
        values = [hit.value for hit in hits]
        totals = add_up(values, len(tokens), straight)
        *contributions, punctuation = _contributions(values, totals)
        starts = _starts(straight, hits[-1].place + 1) if hits else []
        words = []
        for (place, _, why), contribution in zip(hits, contributions, strict=True):
            token = tokens[place]
            start = straight.index(token.text, starts[place])
            end = start + len(token.text)
            if token.lower in self._overlay:
                why = ("overlaid", *why)
            value = token.value or 0.0
            words.append(Word(start, end, text[start:end], value, contribution, why))
        return Scored(*totals[:4], len(tokens), tuple(words), punctuation)

    def compound(self, text: str, mask: Sequence[Span] = ()) -> float:
        """Score a text without saying what each word put in, in half the time.

        Examples
        --------
        >>> Scorer().compound("The United Nations don’t threaten values!", mask=[(4, 18)])
        -0.0941
        """
        straight = _straighten(text)
        tokens = self._vocabulary.read(straight)
        if mask:
            tokens = _masked(straight, tokens, mask)
        return add_up([hit.value for hit in weigh(tokens)], len(tokens), straight).compound


def polarity_scores(text: str, *, engine: Literal["own", "nltk"] = "own") -> dict[str, float]:
    """Return VADER's four numbers for a text, exactly as NLTK does.

    Equal to NLTK 3.10's ``SentimentIntensityAnalyzer.polarity_scores`` with the same lexicon, for
    the text as given: curly apostrophes stay curly, which hides a negation (`Scorer` does not).

    Parameters
    ----------
    text : str
        A sentence.
    engine : {"own", "nltk"}
        Whose code: this package's, some twelve times faster, or NLTK's, for whoever wants to see
        that the numbers are the same.

    Returns
    -------
    dict of str to float
        Shares of negative, neutral and positive words (``neg``, ``neu``, ``pos``, 0 to 1) and the
        tone (``compound``, -1 to 1).

    Raises
    ------
    InputError
        Where `engine` is neither.

    Examples
    --------
    >>> polarity_scores("We do not support this war!")
    {'neg': 0.642, 'neu': 0.358, 'pos': 0.0, 'compound': -0.8006}
    >>> polarity_scores("We do not support this war!", engine="nltk")["compound"]
    -0.8006
    >>> polarity_scores("")
    {'neg': 0.0, 'neu': 0.0, 'pos': 0.0, 'compound': 0.0}
    """
    if engine == "nltk":
        return dict(_reference().polarity_scores(text))
    if engine != "own":
        raise InputError(f"`engine` is {engine!r}; give 'own' or 'nltk'.")
    tokens = _vocabulary().read(text)
    totals = add_up([hit.value for hit in weigh(tokens)], len(tokens), text)
    return {"neg": totals.neg, "neu": totals.neu, "pos": totals.pos, "compound": totals.compound}


@cache
def _reference() -> Any:
    return nltk_analyzer(shared_lexicon())


@cache
def _vocabulary() -> Vocabulary:
    return Vocabulary(shared_lexicon())


def _straighten(text: str) -> str:
    for apostrophe in _CURLY:  # many times faster than `str.translate`
        text = text.replace(apostrophe, "'")
    return text


def _starts(text: str, n: int | None = None) -> list[int]:
    """Return where the pieces of the first ``n`` tokens start, or of all."""
    return [piece.start() for piece in islice(_PIECE.finditer(text), n)]


def _masked(text: str, tokens: Sequence[Token], mask: Sequence[Span]) -> list[Token]:
    """Put a plain token where a word has a character in one of the spans."""
    masked, starts = list(tokens), _starts(text)
    reached = 0  # spans may overlap: no character is looked at twice
    for start, end in sorted(mask):
        if not 0 <= start <= end <= len(text):
            raise InputError(
                f"`mask` has ({start}, {end}), which does not lie in a text of {len(text)} "
                f"characters. Give spans with 0 <= start <= end <= {len(text)}."
            )
        start, reached = max(start, reached), max(end, reached)
        if start >= end:
            continue
        for place in range(max(bisect_right(starts, start) - 1, 0), len(starts)):
            if starts[place] >= end:
                break
            token = tokens[place]
            first = text.index(token.text, starts[place])
            if first < end and first + len(token.text) > start:
                masked[place] = PLAIN_CAPITALS if token.upper else PLAIN
    return masked


def _contributions(values: Sequence[float], totals: Totals) -> list[float]:
    """Return each value's part of the compound, and last the part of the emphasis."""
    if not values:
        return [0.0]
    root = math.sqrt(totals.total * totals.total + SPREAD)
    parts = [value / root for value in (*values, totals.emphasis)]
    rounding = (totals.compound - math.fsum(parts)) / (math.fsum(map(abs, parts)) or 1.0)
    return [part + rounding * abs(part) for part in parts]
