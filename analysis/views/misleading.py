"""Sentences whose plain VADER score misleads, with the words that made it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import pandas as pd

from analysis.tables import NARRATION
from analysis.views.mirror import ACCUSING, name_the
from analysis.views.rows import rows_of
from analysis.views.sentence import some
from analysis.views.style import signed

if TYPE_CHECKING:
    from analysis.measures.reading import Reading

GAP = 0.3  # how far plain and corrected may lie apart before a sentence is called out
WARM = 0.3  # a score from which a reader would call a sentence friendly
_WORDS, _NAMES = 8, 4  # words and actors named in a sentence; a speech has hundreds


class Misled(NamedTuple):
    """A scored sentence, its two scores and in whole sentences why the plain one misleads."""

    doc_id: str
    statement_id: int
    actor: str
    start: int
    end: int
    plain: float
    compound: float
    why: str


class Apart(NamedTuple):
    """An actor, the plain and the corrected mean, and the words only the plain one counts."""

    actor: str
    plain: float
    compound: float
    words: tuple[str, ...]


def misled_sentences(reading: Reading) -> list[Misled]:
    """Return the sentences said whose plain score misleads, in the order of the texts.

    A sentence is called out where plain and corrected score (names masked, register overlaid)
    differ in sign or by more than 0.3, or where its words are friendly and the same statement
    accuses somebody or speaks ill of somebody: a word list cannot tell of whom words are said.

    Parameters
    ----------
    reading : Reading
        What `analysis.read` returns.

    Returns
    -------
    list of Misled
        With the words that made the score, in ``why``.
    """
    blamed = _blamed(reading)
    found = []
    for row in rows_of(reading.tones[reading.tones["side"] != NARRATION]):
        whom = blamed.get((row.doc_id, row.statement_id), ())
        apart = differs(row.plain, row.compound)
        if apart or (row.plain >= WARM and whom):
            found.append(
                Misled(
                    row.doc_id,
                    row.statement_id,
                    row.actor,
                    row.start,
                    row.end,
                    row.plain,
                    row.compound,
                    _why(row, whom if row.plain > 0 else ()),
                )
            )
    return found


def differs(plain: float, corrected: float) -> bool:
    """Tell whether two scores differ in sign or by more than 0.3.

    Examples
    --------
    >>> differs(0.1, -0.1), differs(0.4, 0.0), differs(0.3, 0.1), differs(0.2, 0.0)
    (True, True, False, False)
    """
    return plain * corrected < 0 or round(abs(plain - corrected), 4) > GAP


def _blamed(reading: Reading) -> dict[tuple[str, int], tuple[str, ...]]:
    """Return by statement whom it accuses or speaks ill of, on another side than the speaker's."""
    found: dict[tuple[str, int], dict[str, None]] = {}
    for claim in rows_of(reading.claims):
        if claim.relation in ACCUSING and claim.other and claim.other_side != claim.side:
            found.setdefault((claim.doc_id, claim.statement_id), {})[claim.other] = None
    for row in rows_of(reading.directed):
        if row.polarity < 0 and row.target_side != row.side:
            found.setdefault((row.doc_id, row.statement_id), {})[row.target] = None
    return {key: tuple(names) for key, names in found.items()}


def _why(row: Any, whom: tuple[str, ...]) -> str:
    words = _words(row.plain_words)
    noun, make = ("word", "makes") if len(words) == 1 else ("words", "make")
    parts = [f"The {noun} {some(words, _WORDS)} {make} the score {signed(row.plain)}."]
    if not words:
        parts = [f"No word moves the plain score, which is {signed(row.plain)}."]
    corrected = _words(row.words)
    if gone := [word for word in words if word not in corrected]:
        gone = ["those"] if gone == words and len(words) > 1 else gone
        parts.append(
            f"Without the tone of {some(gone, _WORDS)} (names, or words that the register uses "
            f"without feeling) the corrected score is {signed(row.compound)}."
        )
    elif differs(row.plain, row.compound):
        parts.append(f"The corrected score is {signed(row.compound)}.")
    if whom:
        parts.append(f"The statement speaks against {some([name_the(w) for w in whom], _NAMES)}.")
    return " ".join(parts)


def _words(parts: tuple[tuple[str, float], ...]) -> list[str]:
    """Return the words of a score, each once, in quotation marks."""
    return [f"“{word}”" for word in dict.fromkeys(word for word, _ in parts)]


def misled_actors(tones: pd.DataFrame) -> list[Apart]:
    """Return the actors whose plain and corrected mean differ in sign or by more than 0.3.

    Parameters
    ----------
    tones : pandas.DataFrame
        The `tones` table.

    Returns
    -------
    list of Apart
        In order of first appearance; narration left out.

    Examples
    --------
    >>> misled_actors(pd.DataFrame({"actor": ["A", "B"], "side": ["western"] * 2,
    ...     "plain": [0.9, 0.1], "compound": [0.1, 0.1],
    ...     "plain_words": [(("United", 0.9),), ()], "words": [(), ()]}))
    [Apart(actor='A', plain=0.9, compound=0.1, words=('“United”',))]
    """
    said = tones[tones["side"] != NARRATION]
    found = []
    for actor, part in said.groupby("actor", sort=False):
        plain, compound = float(part["plain"].mean()), float(part["compound"].mean())
        if differs(plain, compound):
            kept = {word for words in part["words"] for word in _words(words)}
            all_words = [word for words in part["plain_words"] for word in _words(words)]
            gone = tuple(dict.fromkeys(word for word in all_words if word not in kept))
            found.append(Apart(str(actor), plain, compound, gone))
    return found
