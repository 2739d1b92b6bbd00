"""Lines, paragraphs and sentences of a text, as spans.

The splitter knows what news prose holds: abbreviations (`U.S.`, `Gen.`), a lost last point
(`U.S Secretary`), marks that close after a full stop, datelines, a title line, a `Source :` line.
It reads every character a bounded number of times, so its cost is linear in the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal, NamedTuple

Kind = Literal["title", "dateline", "text", "source_line"]


class Sentence(NamedTuple):
    """A sentence: where it starts, one past its end, and what kind of line it stands in."""

    start: int
    end: int
    kind: Kind


# Abbreviations that are never the end of a sentence, because a name or a number follows them.
_BEFORE_NAME = frozenset(
    """adm amb atty brig capt cmdr col corp cpl det dr drs fr ft gen gov hon jr lt maj messrs mr mrs
    ms mt mx ph pres prof pvt rep reps rev sec secy sen sens sgt sr st supt treas vs
    jan feb mar apr jun jul aug sep sept oct nov dec al approx est""".split()
)
_BEFORE_NUMBER = frozenset("no nos art arts ch fig figs p pp vol vols para paras".split())
# Abbreviations that may end a sentence: they do where the next word looks like a beginning.
_MAY_END = frozenset("co inc ltd etc bros dept assn ave blvd rd mass calif fla pa conn".split())
_STARTERS = frozenset(
    """the a an this that these those he she it they we i you but and or so if in on at as by for
    from with after before when while where who what why how there here his her its their our my
    your yes no not then now still also however meanwhile moreover though although since because
    yet both each all some many most such one two three last next during under over mr mrs ms
    president according asked nor until once despite instead""".split()
)
_END = re.compile(r"[.!?…]+[\"'”’»)\]]*(?=\s)")
_WORD_BEFORE = re.compile(r"[\w.&'’-]*\Z")
_INITIALS = re.compile(r"(?:[^\W\d_]\.)+[^\W\d_]?|[^\W\d_]")
_OPENING = re.compile(r"[\"'“‘«(\[]*")
_WORD = re.compile(r"[\w’'-]+")
_LINE = re.compile(r"[^\n\r\u2028\u2029\x0b\x0c\x85]+")
_SOURCE_LINE = re.compile(r"\s*sources?\s*:", re.IGNORECASE)
_DATELINE = re.compile(
    r"[ \t]*[A-Z][A-Z.'’ -]{2,40}(?:, [A-Z][\w.' -]{1,30}){0,3}?"
    r"(?: ?\((?:[A-Z][\w.&/ -]{1,30})\))? ?(?:—|–|--|-)\s+(?=[\w\"“'‘])"
)
_TERMINAL = ".!?…:;\"”'’»)"


def lines(text: str) -> Iterator[tuple[int, int]]:
    """Yield the spans of the text's paragraphs, blank ends left out.

    A line is a paragraph, except in hard-wrapped text, where only a blank line parts paragraphs.
    """
    spans = []
    for match in _LINE.finditer(text):
        piece = match.group()
        stripped = piece.strip()
        if stripped:
            start = match.start() + len(piece) - len(piece.lstrip())
            spans.append((start, start + len(stripped)))
    if not _is_wrapped(text, spans):
        yield from spans
        return
    start, end = spans[0]
    for next_start, next_end in spans[1:]:
        if text.count("\n", end, next_start) > 1:
            yield start, end
            start = next_start
        end = next_end
    yield start, end


def _is_wrapped(text: str, spans: list[tuple[int, int]]) -> bool:
    """Tell hard-wrapped text: many short lines, directly below each other, that end in mid-clause."""
    inner = [
        (a, b) for (a, b), (c, _) in zip(spans, spans[1:], strict=False) if text.count("\n", b, c) == 1
    ]
    if len(inner) < 3 or max(b - a for a, b in inner) > 120:
        return False
    open_ended = sum(text[b - 1] not in _TERMINAL for _, b in inner)
    return open_ended > 0.6 * len(inner) and sum(b - a for a, b in inner) > 40 * len(inner)


def split_sentences(text: str) -> list[Sentence]:
    """Split a text into sentences with their offsets.

    Parameters
    ----------
    text : str
        A text of any length; lines are paragraphs.

    Returns
    -------
    list of Sentence
        In order, none overlapping, none empty; ``text[start:end]`` is the sentence without blanks
        at its ends. Nothing but white space lies between two of them. ``kind`` is ``title`` for a
        first line without a final point, ``dateline`` for `MOSCOW (Agency) —`, ``source_line``
        for a last line `Source: …`, otherwise ``text``.

    Examples
    --------
    >>> text = "The U.S. and Lt. Col. Ray agreed. “A U.N.-centric order.” He left."
    >>> [text[s.start:s.end] for s in split_sentences(text)]
    ['The U.S. and Lt. Col. Ray agreed.', '“A U.N.-centric order.”', 'He left.']
    """
    spans = list(lines(text)) if text.strip() else []
    found: list[Sentence] = []
    for number, (start, end) in enumerate(spans):
        kind = _kind(text, start, end, number, len(spans))
        dateline = _DATELINE.match(text, start, end) if kind == "text" else None
        if dateline:
            found.append(Sentence(start, start + len(dateline.group().rstrip()), "dateline"))
            start = dateline.end()
        found.extend(Sentence(a, b, kind) for a, b in split_paragraph(text, start, end))
    return found


def _kind(text: str, start: int, end: int, number: int, n_lines: int) -> Kind:
    if number == n_lines - 1 and n_lines > 1 and _SOURCE_LINE.match(text, start, end):
        return "source_line"
    if number == 0 and n_lines > 1 and end - start <= 250 and text[end - 1] not in ".!…:;\"”»)":
        return "title"
    return "text"


def split_paragraph(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Return the spans of the sentences of one paragraph."""
    found = []
    for match in _END.finditer(text, start, end):
        if match.end() < end and _ends_here(text, start, match.start(), match.end(), end):
            found.append((start, match.end()))
            start = match.end()
            while text[start].isspace():
                start += 1
    found.append((start, end))
    return found


def _ends_here(text: str, start: int, point: int, after: int, end: int) -> bool:
    """Decide whether the point at ``point`` ends a sentence, by the words on both sides."""
    following = after
    while following < end and text[following].isspace():
        following += 1
    opening = _OPENING.match(text, following, end)
    begin = opening.end() if opening else following
    if begin >= end:
        return False
    first = text[begin]
    if first.islower():
        return False
    if text[point] == "…" or text.startswith("..", point):
        # An ellipsis set apart by a blank stands for words left out, not for an end.
        return first.isupper() and not text[point - 1].isspace()
    if text[point] != "." or after - point > 1:
        return True
    before = _WORD_BEFORE.search(text, max(start, point - 30), point)
    word = before.group() if before else ""
    plain = word.strip(".'’-").lower()
    if plain in _BEFORE_NAME or (plain in _BEFORE_NUMBER and first.isdigit()):
        return False
    if plain in _MAY_END or _INITIALS.fullmatch(word):
        next_word = _WORD.match(text, begin, end)
        starts = next_word is not None and next_word.group().lower() in _STARTERS
        # One letter and a point is a middle initial (`George W. Bush`), however the next begins.
        single = len(word) == 1 and word != "I"
        return (starts or first in "\"“" or begin > following) and not single
    return True
