"""Lines, paragraphs and sentences of a text, as spans.

The splitter knows what news prose holds: abbreviations (`U.S.`, `Gen.`), a lost last point
(`U.S Secretary`), marks that close after a full stop, datelines, a title line, a `Source :` line.
It reads every character a bounded number of times, so its cost is linear in the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Literal, NamedTuple

from analysis.texts.abbreviations import ends_after_abbreviation

Kind = Literal["title", "dateline", "text", "source_line"]


class Sentence(NamedTuple):
    """A sentence: where it starts, one past its end, and what kind of line it stands in."""

    start: int
    end: int
    kind: Kind


_LINE = re.compile(r"[^\n\r\u2028\u2029\x0b\x0c\x85]+")
_ITEM = re.compile(r"[•‣▪*·–-]\s|\(?\d{1,3}[.)]\s|sources?\s*:", re.IGNORECASE)
_SOURCE_LINE = re.compile(r"sources?\s*:", re.IGNORECASE)
_FINAL = ".!?…:;"
_CLOSING = "\"'”’»)]"
_LONGEST_TITLE = 250

# Zero-width signs and writing directions may stand beside the marks.
_UNSEEN = "\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff"
# A final sign, further ones, closing marks, a note's number, blanks, opening marks, and then
# something that is no small letter. Possessive runs and the look-behind keep a million points
# (or marks) linear: no run is entered twice, none is given back.
_END = re.compile(
    r"([.!?…])(?<![.!?…][.!?…])([.!?…]*+)"
    rf"([\"'”’“‘»«)\]{_UNSEEN}]*+(?:\[\d{{1,3}}\])?+)"
    rf"\s++([\"'“‘«(\[{_UNSEEN}]*+)\s*+(?=([^\sa-z]))"
)
_BREAKS_WORD = re.compile(r"[\s\"“”‘«»(\[—–/]")
_NUMERAL = re.compile(r"\(?(?:\d{1,3}|[^\W\d_]|[ivx]{1,4}|[IVX]{1,4})")
_WORD_REACH = 30  # characters looked back for the word before a point

_AGENCY = r"\((?P<agency>[A-Z][\w.&/ -]{1,30})\)"
_DASH = r"[ \t\xa0]*(?:—|–|--|-)\s+(?=(?P<next>[\"“'‘]?\w))"
_DATELINE = re.compile(
    r"(?:(?P<place>[^\W\d_][^,()—–:;\n\r]{1,39}?)(?P<more>(?:, \w[\w.' -]{1,30}?){0,3}))?"
    rf" *(?:{_AGENCY})?{_DASH}"
)
# Bodies and labels in capitals that begin a sentence before a dash, as no place does.
_NO_PLACE = frozenset(
    """NATO OSCE IAEA OPEC ASEAN BRICS CSTO AUKUS QUAD DPRK NASA NAFTA ISIS ISIL UNESCO UNICEF UNHCR
    ECOWAS INTERPOL BREAKING UPDATE UPDATED EXCLUSIVE ANALYSIS OPINION WATCH LIVE NOTE""".split()
)


def lines(text: str) -> Iterator[tuple[int, int]]:
    r"""Yield the spans of the text's paragraphs, blank ends left out.

    A line is a paragraph, unless it breaks off in mid-clause and the next begins small. In text
    that is hard-wrapped throughout, only a blank line parts paragraphs, a list's item or a
    `Source:` line.

    Examples
    --------
    >>> list(lines(" One.\r\n\r\nTwo. "))
    [(1, 5), (9, 13)]
    """
    spans = []
    for match in _LINE.finditer(text):
        piece = match.group()
        stripped = piece.strip()
        if stripped:
            start = match.start() + len(piece) - len(piece.lstrip())
            spans.append((start, start + len(stripped)))
    if not spans:
        return
    wrapped = _is_wrapped(text, spans)
    start, end = spans[0]
    for next_start, next_end in spans[1:]:
        if not _goes_on(text, end, next_start, next_end, wrapped):
            yield start, end
            start = next_start
        end = next_end
    yield start, end


def _goes_on(text: str, end: int, start: int, stop: int, wrapped: bool) -> bool:
    """Tell whether a line goes on in the next: in wrapped text, or in the middle of a clause."""
    if text.count("\n", end, start) > 1 or _ITEM.match(text, start, stop):
        return False
    return wrapped or (text[start].islower() and (text[end - 1].isalnum() or text[end - 1] == ","))


def _is_wrapped(text: str, spans: list[tuple[int, int]]) -> bool:
    """Tell hard-wrapped text: many lines of middling length that break off in mid-clause.

    A list of headlines breaks off without a point too, but none of its lines begins small.
    """
    inner = [(a, b, c) for (a, b), (c, _) in pairwise(spans) if text.count("\n", b, c) == 1]
    if len(inner) < 3 or max(b - a for a, b, _ in inner) > 120:
        return False
    open_ended = sum(text[b - 1] not in _FINAL + _CLOSING for _, b, _ in inner)
    begin_small = sum(text[c].islower() for _, _, c in inner)
    length = sum(b - a for a, b, _ in inner)
    return min(open_ended / 0.6, begin_small / 0.3, length / 40) > len(inner)


def split_sentences(text: str) -> list[Sentence]:
    """Split a text into sentences with their offsets.

    Parameters
    ----------
    text : str
        A text of any length; lines are paragraphs, as `lines` gives them.

    Returns
    -------
    list of Sentence
        In order, none overlapping, none empty; ``text[start:end]`` is the sentence without blanks
        at its ends. Nothing but white space lies between two of them. ``kind`` is ``title`` for a
        first line without a final sign (a question mark is allowed) of at most 250 characters
        with more lines below it, ``dateline`` for `MOSCOW (Agency) —`, ``source_line`` for a last
        line `Source: …`, otherwise ``text``.

    Notes
    -----
    Where a point may belong to an abbreviation (`in the U.S. Moscow replied`), the sentence goes
    on, unless the next word is one that often begins sentences (`The`, `But`, `He`) or a
    quotation begins. A list's number (`1. First`) stays with what it numbers.

    Examples
    --------
    >>> text = "The U.S. and Lt. Col. Ray agreed. “A U.N.-centric order.” He left."
    >>> [text[s.start:s.end] for s in split_sentences(text)]
    ['The U.S. and Lt. Col. Ray agreed.', '“A U.N.-centric order.”', 'He left.']
    """
    spans = list(lines(text))
    found: list[Sentence] = []
    for number, (start, end) in enumerate(spans):
        kind = _kind(text, start, end, number, len(spans))
        after = _after_dateline(text, start, end) if kind == "text" else None
        if after is not None:
            found.append(Sentence(start, start + len(text[start:after].rstrip()), "dateline"))
            start = after
        found.extend(Sentence(a, b, kind) for a, b in split_paragraph(text, start, end))
    return found


def find_title(text: str) -> str:
    r"""Return the first line where `split_sentences` takes it for a title, or nothing.

    Examples
    --------
    >>> find_title("Two orders, one word\n\nBoth sides spoke of order.")
    'Two orders, one word'
    >>> find_title("Both sides spoke of order.")
    ''
    """
    spans = list(lines(text))
    if spans and _kind(text, *spans[0], 0, len(spans)) == "title":
        return text[slice(*spans[0])]
    return ""


def _kind(text: str, start: int, end: int, number: int, n_lines: int) -> Kind:
    if n_lines > 1 and number == n_lines - 1 and _SOURCE_LINE.match(text, start, end):
        return "source_line"
    if n_lines > 1 and number == 0 and end - start <= _LONGEST_TITLE:
        last = text[start:end].rstrip(_CLOSING)[-1:]
        is_open = last == "?" or last not in _FINAL
        if is_open and _after_dateline(text, start, end) is None:
            return "title"
    return "text"


def _after_dateline(text: str, start: int, end: int) -> int | None:
    """Return where the sentence after a dateline starts, or nothing where there is none.

    The place stands in capitals. Beside it stands an agency in brackets; without one the place
    is no body's short name (`UN`, `NATO`), and what follows begins like a sentence.
    """
    if not text[start : start + 2].isupper() and text[start] != "(":
        return None  # nearly every paragraph: not worth the pattern
    match = _DATELINE.match(text, start, end)
    if match is None:
        return None
    place, more, agency = match["place"], match["more"], match["agency"]
    if place is None or agency:
        return match.end() if agency and (place is None or place.isupper()) else None
    if not place.isupper() or place in _NO_PLACE or place.count(" ") > 3:
        return None
    if more and more.isupper() and len(more) > 8:
        return None  # a headline with a comma, not `, D.C.`
    begins = match["next"][-1].isupper() or match["next"][-1].isdigit()
    return match.end() if begins and (more or len(place.replace(".", "")) > 3) else None


def split_paragraph(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Return the spans of the sentences of one paragraph.

    Parameters
    ----------
    text : str
        The whole text.
    start, end : int
        The paragraph, without blanks at its ends.

    Examples
    --------
    >>> split_paragraph("He left. She stayed.", 0, 20)
    [(0, 8), (9, 20)]
    """
    found = []
    for match in _END.finditer(text, start, end):
        if _ends_here(text, start, match):
            found.append((start, match.end(3)))
            start = match.start(4)
    found.append((start, end))
    return found


def _ends_here(text: str, start: int, match: re.Match[str]) -> bool:
    """Decide whether a final sign ends a sentence, by what stands on both sides."""
    sign, more, closing, opening, first = match.groups()
    point = match.start()
    if first.islower():
        return False
    if sign == "…" or (sign == "." and more[:1] in (".", "…")):
        # An ellipsis set apart by a blank stands for words left out, not for an end.
        return first.isupper() and point > start and not text[point - 1].isspace()
    if sign != "." or more:
        return True
    if point - start <= 5 and _NUMERAL.fullmatch(text, start, point):
        return False  # `1. First`, `b. Second`
    if closing and not set(closing) <= set(")]"):
        return True  # `He said no.”`; but `(R-Mass.)` is a bracket, not a sentence
    word = _BREAKS_WORD.split(text[max(start, point - _WORD_REACH) : point])[-1]
    if not word:
        # `said . . . We`: points set apart are an ellipsis too.
        return first != "." and not text[max(start, point - 2) : point].startswith(".")
    return ends_after_abbreviation(
        word, text, match.end(), any(mark in opening for mark in "\"'“‘«")
    )
