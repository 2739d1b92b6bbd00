"""Statements that a name and a sign attribute: transcripts, headlines, captions, posts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from analysis.voices.capitals import TITLE_WORDS
from analysis.voices.drafts import Draft, Span, phrase_span, quotations_in, span
from analysis.voices.phrases import noun_phrase_left
from analysis.voices.words import CAPITAL, QUOTATION, ROLE, Words

# A turn may open with a mark: pages quote whole interviews, a mark before each paragraph.
_LABEL = re.compile(r"[\"“]?((?:[A-Z][\w.'’-]*)(?: [A-Z][\w.'’-]*){0,4}|Q|A)\s?:(?=\s)")
_POSTED = re.compile(
    r"(?P<dash>—|–|--|-|&mdash;)\s*(?P<who>[^\n—–()]{2,60} \(@\w{2,30}\)),? [A-Z][a-z]{2,8} \d"
)
_NO_LABELS = frozenset(
    "Source Sources Note Update Correction Photo Image Video Related Read Name Email".split()
)
_FEW = 3  # labelled paragraphs that make a text a transcript
_TRUST_POST = 0.9
_TRUST_NAME_COLON = 0.8  # share measured on news text, see docs/accuracy.md


def find_turns(text: str, paragraphs: Sequence[Span]) -> dict[int, Span]:
    """Find the turns of a transcript: paragraphs that open with a speaker's name and a colon.

    Returns
    -------
    dict
        Start of the paragraph to the span of the name. Empty where fewer than three paragraphs
        open so, unless the names are in capitals: then two are enough, or one with a title
        (`MS. LEE:`); another one alone is rather a dateline (`NEW DELHI:`).
    """
    found: dict[int, Span] = {}
    for start, end in paragraphs:
        match = _LABEL.match(text, start, end)
        if match and match.end() < end and match.group(1) not in _NO_LABELS:
            found[start] = match.span(1)
    if len(found) >= _FEW:
        return found
    loud = {at: name for at, name in found.items() if text[slice(*name)].isupper()}
    if len(loud) > 1:
        return loud
    return {at: name for at, name in loud.items() if _is_titled(text[slice(*name)])}


def _is_titled(name: str) -> bool:
    return any(word.strip(".") in TITLE_WORDS for word in name.lower().split())


def read_turn(text: str, name: Span, end: int) -> Draft | None:
    """Read a turn of a transcript: all that follows the name in its paragraph is said."""
    colon = text.index(":", name[1])
    start = colon + 1
    while start < end and text[start].isspace():
        start += 1
    if start >= end or text[start] in '"“':
        return None  # a quotation after a name is read as such
    cue = colon, colon + 1
    return Draft([(start, end)], name, cue, "transcript", _TRUST_NAME_COLON, ":")


def read_headline(text: str, headline: Span, drafts: Sequence[Draft]) -> Draft | None:
    """Read `Lee: The Deal Is ‘Dead’`, where the text itself lets Lee speak.

    A headline that opens with a topic (`Trade war: what we know`) names nobody who speaks below.
    """
    match = _LABEL.match(text, *headline)
    if match is None or match.end() >= headline[1]:
        return None
    last = match.group(1).split()[-1]
    spoken = (text[slice(*draft.source)].split() for draft in drafts if draft.source)
    if not any(last in words for words in spoken):
        return None
    start = match.end() + 1
    colon = text.index(":", match.end(1))
    segment = start, headline[1]
    return Draft([segment], match.span(1), (colon, colon + 1), "headline", _TRUST_NAME_COLON, ":")


def read_post(text: str, start: int, end: int) -> Draft | None:
    """Read `It works — Ann Lee (@annlee) May 1, 2020`: a post as pages embed it."""
    match = _POSTED.search(text, start, end)
    if match is None:
        return None
    opened = text.rfind(">", start, match.start()) + 1
    begin = max(start, opened)
    said = text[begin : match.start()].rstrip()
    if not said.strip():
        return None
    segment = begin, begin + len(said)
    return Draft([segment], match.span("who"), match.span("dash"), "post", _TRUST_POST, "—")


def read_name_colon(words: Words, low: int, high: int) -> Iterator[Draft]:
    """Read `Ann Lee: "…"` wherever it stands: a name, a colon and a quotation."""
    forms, kinds = words.forms, words.kinds
    if ":" not in forms[low:high]:
        return
    for at in range(low + 1, high - 1):
        if forms[at] != ":":
            continue
        name = noun_phrase_left(words, at - 1, low)
        if name is None or not kinds[name.last - 1] & (CAPITAL | ROLE):
            continue
        if kinds[at + 1] & QUOTATION:
            yield Draft(
                [span(words, at + 1, at + 2)],
                phrase_span(words, name),
                span(words, at, at + 1),
                "name and colon",
                _TRUST_NAME_COLON,
                ":",
                quotations_in(words, at + 1, at + 2),
            )
        return
