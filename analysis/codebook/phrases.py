"""The phrases that a token pattern stands for, written out."""

from __future__ import annotations

from analysis.codebook.patterns import split_pattern

# A word or an ending that no pattern spells, so that only `_` or `*` can match it.
_ODD = "q"


def phrases_of(pattern: str, most: int = 500) -> tuple[str, ...]:
    """Return the phrases a pattern stands for, none where there are too many.

    Parameters
    ----------
    pattern : str
        A pattern in the language of `analysis.codebook.patterns`, without a mistake.
    most : int
        How many phrases are few enough.

    Returns
    -------
    tuple of str
        Every choice of alternatives. A free word is written ``q``, and so is an ending: only a
        free word, or a star, can match it. ``_3`` is written as no word and as one.

    Examples
    --------
    >>> phrases_of("(shared|common) well [of _ village]")
    ('shared well', 'shared well of q village', 'common well', 'common well of q village')
    >>> phrases_of("hegemon*"), phrases_of("fair _3 order")
    (('hegemon', 'hegemonq'), ('fair order', 'fair q order'))
    """
    try:
        found, _ = _sequences(split_pattern(pattern), 0, most)
    except _TooManyError:
        return ()
    return tuple(dict.fromkeys(" ".join(phrase.split()) for phrase in found))


class _TooManyError(Exception):
    """More phrases than anybody wants to see."""


_Tokens = list[tuple[str, str]]


def _sequences(tokens: _Tokens, at: int, most: int) -> tuple[list[str], int]:
    """Read alternatives up to a closing bracket or the end; return them and the place behind."""
    found, phrases = [], [""]
    while at < len(tokens) and tokens[at][1] not in (")", "]"):
        kind, sign = tokens[at]
        at += 1
        if (kind, sign) == ("mark", "|"):
            found += phrases
            phrases = [""]
        elif kind == "mark":
            inner, at = _sequences(tokens, at, most)
            phrases = _joined(phrases, inner if sign == "(" else ["", *inner], most)
        else:
            phrases = _joined(phrases, _written(kind, sign), most)
    return found + phrases, at + 1


def _written(kind: str, sign: str) -> list[str]:
    """Return the ways to write one sign of a pattern."""
    if kind == "free":
        return [_ODD] if sign == "_" else ["", _ODD]
    return ["", _ODD] if kind == "star" else [sign]


def _joined(begun: list[str], more: list[str], most: int) -> list[str]:
    """Put every continuation behind every beginning."""
    if len(begun) * len(more) > most:
        raise _TooManyError
    return [phrase + end for phrase in begun for end in more]
