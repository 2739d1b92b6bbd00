"""Quotation marks of every house style, paired paragraph by paragraph, offsets kept.

Known are curly, low and straight double marks, guillemets, two apostrophes in a row, backtick and
acute pairs, and single marks with apostrophes inside. A missing close stays local: it never
swallows more than its paragraph. A quotation that runs on (each paragraph opens with a mark again,
only the last one closes) is found as one part for each paragraph. Every character is read a
bounded number of times.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple


class Quotation(NamedTuple):
    """A quoted stretch: ``start``/``end`` with the marks, ``inner_start``/``inner_end`` without."""

    start: int
    inner_start: int
    inner_end: int
    end: int
    runs_on: bool  # the next paragraph opens with a mark before this one was closed


# Marks inside a tag (`<a href="…">`) are no quotation's: the tag is matched whole and passed over.
_DOUBLE = re.compile(r"<[A-Za-z/!][^<>\n]*>|''|``|´´|[\"“”„‟«»〝〞]")
_OPENERS = frozenset("“„‟«〝``")
_CLOSERS = frozenset("”»〞´´")
# Marks that close what another opened, though they open elsewhere: `„…“`, `»…«`.
_CLOSED_BY = {"„": "“", "»": "«"}
# A single mark opens after a blank or bracket and before a letter; it closes after a sign or letter
# and before anything but a letter. `’90s` and `’em` are apostrophes that look like openers.
_SINGLE_OPEN = re.compile(
    r"(?<![^\s(\[—–\"“-])['‘`](?=[^\s'’.,])(?!(?:\d\ds?|em|til|cause|tis|twas)\b)"
)
_SINGLE_CLOSE = re.compile(r"(?<=[^\s'‘`])['’´](?![\w'’])")
_CURLY_PAIR = re.compile(r"“[^“”\n]+”")
_LETTER = re.compile(r"[^\W_]")
_FINAL = ",.?!…;:-—–"
_CLOSED_BEFORE_SPEAKER = re.compile(r"[,.?!](?=\s+(?:[A-Z]\S+\s+){0,4}(?:he|she|they|said|says)\b)")


def find_quotations(text: str, paragraphs: Sequence[tuple[int, int]]) -> list[Quotation]:
    """Find the outermost quotations of a text.

    Parameters
    ----------
    text : str
        The whole text, as decoded.
    paragraphs : sequence of (start, end)
        Its paragraphs in order, as `analysis.texts.lines` gives them.

    Returns
    -------
    list of Quotation
        In order, none overlapping. Marks inside other marks are part of the outer quotation.

    Examples
    --------
    >>> text = "“We can’t,” he said. 'Why not?' she asked."
    >>> [text[q.inner_start:q.inner_end] for q in find_quotations(text, [(0, len(text))])]
    ['We can’t,', 'Why not?']
    """
    found: list[Quotation] = []
    blocks = _blocks(text, paragraphs)
    for number, (start, end) in enumerate(paragraphs):
        start += number in blocks  # past the mark of a block
        following = paragraphs[number + 1][0] if number + 1 < len(paragraphs) else len(text)
        double = _pair_double(text, start, end, _opens_with_mark(text, following))
        found.extend(_with_single(text, start, end, double))
    return [q for q in found if _LETTER.search(text, q.inner_start, q.inner_end)]


def _opens_with_mark(text: str, position: int) -> bool:
    match = _DOUBLE.match(text, position)
    return match is not None and match.group() not in _CLOSERS and match.group()[0] != "<"


def _pair_double(text: str, start: int, end: int, runs_on: bool) -> list[Quotation]:
    """Pair the double marks of one paragraph."""
    found: list[Quotation] = []
    opened: tuple[int, int] | None = None
    for match in _DOUBLE.finditer(text, start, end):
        mark, at, after = match.group(), match.start(), match.end()
        if mark[0] == "<":
            continue
        if opened is None:
            opens = mark not in _CLOSERS or (
                mark == "»" and _must_open(text, at, after, start, end)
            )
            if opens and _may_open(text, mark, at, after, end):
                opened = (at, after)
        elif mark in _CLOSED_BY.get(text[opened[0]], "") or _must_close(text, mark, at, after, end):
            found.append(Quotation(opened[0], opened[1], at, after, False))
            opened = None
        elif mark in _OPENERS or (mark not in _CLOSERS and _must_open(text, at, after, start, end)):
            # A second opening mark: the close of the first one is missing, or the second is nested.
            if not _is_nested(text, opened[0], mark):
                close = _local_close(text, opened[1], at)
                found.append(Quotation(opened[0], opened[1], close, close, False))
                opened = (at, after)
        else:
            found.append(Quotation(opened[0], opened[1], at, after, False))
            opened = None
    if opened is not None:
        close = end if runs_on else _local_close(text, opened[1], end)
        if runs_on or text[opened[0]] in _OPENERS or opened[0] == start:
            found.append(Quotation(opened[0], opened[1], close, close, runs_on))
    return found


def _blocks(text: str, paragraphs: Sequence[tuple[int, int]]) -> set[int]:
    """Find the paragraphs quoted from another text as a block: numbers of paragraphs.

    Pages put a straight mark before each paragraph of such a block. Where it holds curly pairs of
    its own, who speaks in it is named in it, and the straight marks say nothing.
    """
    found: set[int] = set()
    chain: list[int] = []
    for number, (start, end) in enumerate([*paragraphs, (0, 0)]):
        n_marks = text.count('"', start, end) if start < end and text[start] == '"' else 0
        if n_marks % 2:
            chain.append(number)
            continue
        if chain and n_marks == 2 and text[end - 1] == '"':
            chain.append(number)  # its last paragraph, which closes it
        if any(_CURLY_PAIR.search(text, *paragraphs[k]) for k in chain):
            found.update(chain)
        chain = []
    return found


def _may_open(text: str, mark: str, at: int, after: int, end: int) -> bool:
    """Refuse inch and minute signs, and straight marks that can only close."""
    if after >= end:
        return False
    if mark in _OPENERS:
        return True
    before_ok = at == 0 or not text[at - 1].isalnum() or text[at - 1].isspace()
    return before_ok and not text[after].isspace()


def _must_open(text: str, at: int, after: int, start: int, end: int) -> bool:
    """Tell a straight mark that can only open: a blank before it and a letter after it."""
    blank_before = at == start or text[at - 1].isspace() or text[at - 1] in "([—–"
    return blank_before and after < end and (text[after].isalnum() or text[after] in "[('‘“$")


def _must_close(text: str, mark: str, at: int, after: int, end: int) -> bool:
    """Tell a curly opening mark written where only a closing one can stand: `“so“ they say`."""
    if mark != "“" or text[at - 1].isspace() or text[at - 1] in "([—–":
        return False
    return after >= end or text[after].isspace() or text[after] in ",.;:!?)"


def _is_nested(text: str, opened: int, mark: str) -> bool:
    """Tell marks of another style inside the open ones (`„… «…» …“`) from a second opening."""
    return text[opened] != mark[0]


def _local_close(text: str, start: int, end: int) -> int:
    """Close an unclosed quotation where its speaker is named, else at the end given."""
    match = _CLOSED_BEFORE_SPEAKER.search(text, start, end)
    close = match.end() if match else end
    while close > start and text[close - 1].isspace():
        close -= 1
    return close


def _with_single(text: str, start: int, end: int, double: list[Quotation]) -> list[Quotation]:
    """Add the single-marked quotations that lie between the double-marked ones."""
    if not any(mark in text[start:end] for mark in ("'", "‘", "`")):
        return double
    double = _without_nested(text, start, end, double)
    found: list[Quotation] = []
    position = start
    for quotation in [*double, None]:
        found.extend(_pair_single(text, position, quotation.start if quotation else end))
        if quotation:
            found.append(quotation)
            position = quotation.end
    return found


def _without_nested(text: str, start: int, end: int, double: list[Quotation]) -> list[Quotation]:
    """Leave out double marks inside a single-marked sentence (`‘The “new” order,’ he said`)."""
    if not double:
        return double
    outer = [q for q in _pair_single(text, start, end) if text[q.inner_end - 1] in ",.?!"]
    kept: list[Quotation] = []
    at = 0
    for quotation in double:
        while at < len(outer) and outer[at].end <= quotation.start:
            at += 1
        nested = (
            at < len(outer)
            and outer[at].start < quotation.start
            and quotation.end <= outer[at].inner_end
        )
        if nested and not quotation.runs_on:
            continue
        kept.append(quotation)
    return kept


def _pair_single(text: str, start: int, end: int) -> list[Quotation]:
    openers = [m.start() for m in _SINGLE_OPEN.finditer(text, start, end)]
    closers = [m.start() for m in _SINGLE_CLOSE.finditer(text, start, end)] if openers else []
    found: list[Quotation] = []
    first = 0  # index of the first closer not yet passed: each closer is looked at once
    for number, at in enumerate(openers):
        if found and at < found[-1].end:
            continue
        limit = openers[number + 1] if number + 1 < len(openers) else end
        while first < len(closers) and closers[first] <= at + 1:
            first += 1
        stop = first
        while stop < len(closers) and closers[stop] < limit:
            stop += 1
        close = _best_close(text, closers[first:stop], end)
        if close is not None:
            found.append(Quotation(at, at + 1, close, close + 1, False))
    return found


def _best_close(text: str, candidates: list[int], end: int) -> int | None:
    """Prefer a close after a sign (`,'`); a plural's apostrophe (`voters'`) comes last."""
    for at in candidates:
        if text[at - 1] in _FINAL:
            return at
    for at in candidates:
        if text[at - 1] not in "sS" or at + 1 >= end or not text[at + 1].isspace():
            return at
    return candidates[-1] if candidates else None
