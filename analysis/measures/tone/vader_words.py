"""The words of VADER's rules, and the tokens a text is read into, as NLTK reads them.

The word lists and the stripping of marks follow ``nltk/sentiment/vader.py`` of NLTK 3.10 (Apache
licence 2.0). A piece of text is looked at once: what the rules need to know of it is remembered.
"""

from __future__ import annotations

import string
from collections.abc import Mapping
from dataclasses import dataclass


def _listed(words: str) -> list[str]:
    return words.split()


BOOST = 0.293  # what a degree adverb adds

_BOOSTERS = _listed("""
    absolutely amazingly awfully completely considerably decidedly deeply effing enormously
    entirely especially exceptionally extremely fabulously flipping flippin fricking frickin
    frigging friggin fully fucking greatly hella highly hugely incredibly intensely majorly more
    most particularly purely quite really remarkably so substantially thoroughly totally
    tremendously uber unbelievably unusually utterly very
""")
_DAMPENERS = _listed("""
    almost barely hardly kinda kindof kind-of less little marginally occasionally partly scarcely
    slightly somewhat sorta sortof sort-of
""")
BOOSTERS = dict.fromkeys(_BOOSTERS, BOOST) | dict.fromkeys(_DAMPENERS, -BOOST)
PAIRED_DAMPENERS = ("just enough", "kind of", "sort of")

_NEGATIONS = _listed("""
    aint arent cannot cant couldnt darent didnt doesnt ain't aren't can't couldn't daren't didn't
    doesn't dont hadnt hasnt havent isnt mightnt mustnt neither don't hadn't hasn't haven't isn't
    mightn't mustn't neednt needn't never none nope nor not nothing nowhere oughtnt shant shouldnt
    uhuh wasnt werent oughtn't shan't shouldn't uh-uh wasn't weren't without wont wouldnt won't
    wouldn't rarely seldom despite
""")
NEGATIONS = frozenset(_NEGATIONS)
IDIOMS: Mapping[str, float] = {
    "the shit": 3,
    "the bomb": 3,
    "bad ass": 1.5,
    "yeah right": -2,
    "cut the mustard": 2,
    "kiss of death": -1.5,
    "hand to mouth": -2,
}
_PHRASES = (*IDIOMS, *PAIRED_DAMPENERS)
# One word of each phrase, the longest for being the rarest: without it no phrase need be sought.
_ANCHORS = frozenset(max(phrase.split(), key=len) for phrase in _PHRASES)
_CONTEXT = frozenset(" ".join((*_PHRASES, "but at least very never so this")).split())

MARKS = frozenset(_listed(". ! ? , ; : - ' \" !! !!! ?? ??? ?!? !?! ?!?! !?!?"))
_NO_MARKS = str.maketrans("", "", string.punctuation)

MOST_PIECES = 1 << 16  # pieces of text remembered, so that a long run's memory stays bounded
LONGEST_PIECE = 40  # longer pieces are addresses and noise, not worth remembering


@dataclass(frozen=True, slots=True)
class Token:
    """What the rules need to know of a word, found once and remembered."""

    text: str = ""
    lower: str = ""
    value: float | None = None  # of a word that is scored: in the lexicon and no booster
    known: bool = False  # in the lexicon, booster or not
    boost: float = 0.0
    negates: bool = False
    upper: bool = False
    raises: bool = False  # "so" and "this", in small letters
    anchor: bool = False
    marked: bool = False  # scored, or "but", or a booster in capitals
    stirs: bool = False  # changes, or may change, the word after it


# Most words play no part in any rule: two shared tokens stand for all of them, and for names that
# are masked.
PLAIN = Token()
PLAIN_CAPITALS = Token(upper=True)


def strip_marks(piece: str) -> str:
    """Take the marks off one end of a piece of text, where VADER takes them for marks.

    Examples
    --------
    >>> strip_marks("order,"), strip_marks('"order'), strip_marks('"order"'), strip_marks("don't")
    ('order', 'order', '"order"', "don't")
    """
    if piece.isalnum():
        return piece
    if piece[:-1].isalnum() and piece[-1] in MARKS and len(piece) > 2:  # the common case
        return piece[:-1]
    bare = piece.translate(_NO_MARKS)
    if len(bare) > 1:
        if piece.startswith(bare) and piece[len(bare) :] in MARKS:
            return bare
        if piece.endswith(bare) and piece[: -len(bare)] in MARKS:
            return bare
    return piece


class Vocabulary(dict[str, Token | None]):
    """Pieces of text already read and their tokens; forgets all when it is full.

    Parameters
    ----------
    lexicon : Mapping of str to float
        The value of each word, in small letters.
    """

    def __init__(self, lexicon: Mapping[str, float]) -> None:
        super().__init__()
        self.lexicon = {word: float(value) for word, value in lexicon.items()}
        self._special = frozenset((*self.lexicon, *BOOSTERS, *NEGATIONS, *_CONTEXT))

    def __missing__(self, piece: str) -> Token | None:
        token = self._token(piece) if len(piece) > 1 else None
        if len(piece) <= LONGEST_PIECE:
            if len(self) >= MOST_PIECES:
                self.clear()
            self[piece] = token
        return token

    def read(self, text: str) -> list[Token]:
        """Return the tokens of a text, those of one character left out."""
        return list(filter(None, map(self.__getitem__, text.split())))

    def _token(self, piece: str) -> Token:
        word = strip_marks(piece)
        lower = word.lower()
        if lower not in self._special and "n't" not in lower:
            return PLAIN_CAPITALS if word.isupper() else PLAIN
        known = lower in self.lexicon
        boost = BOOSTERS.get(lower, 0.0)
        negates = lower in NEGATIONS or "n't" in lower
        value = self.lexicon[lower] if known and not boost else None
        return Token(
            text=word,
            lower=lower,
            value=value,
            known=known,
            boost=boost,
            negates=negates,
            upper=word.isupper(),
            raises=word in ("so", "this"),
            anchor=word in _ANCHORS,
            marked=value is not None or lower == "but" or (bool(boost) and word.isupper()),
            stirs=not known and (bool(boost) or negates),
        )
