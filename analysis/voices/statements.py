"""The tables of who says what: `statements` with speakers and sides, `mentions` of actors."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from heapq import heappop, heappush
from typing import Any, NamedTuple

import pandas as pd

from analysis.codebook import Codebook
from analysis.tables import DOCUMENTS, MENTIONS, NO_STATEMENT, STATEMENTS, records
from analysis.voices.channels import pass_on
from analysis.voices.drafts import Draft, Span
from analysis.voices.marks import Quotation
from analysis.voices.names import find_namings
from analysis.voices.people import People
from analysis.voices.reader import read_text, see_text
from analysis.voices.speaker import Speaker
from analysis.voices.speakers import Speakers

Row = dict[str, Any]


class Mention(NamedTuple):
    """A naming of an actor at a place of the text."""

    start: int
    end: int
    actor: str
    side: str


def read_statements(
    documents: pd.DataFrame, codebook: Codebook
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Read who says what, and who is named where.

    Parameters
    ----------
    documents : pandas.DataFrame
        The `documents` table (`read_corpus` makes it).
    codebook : Codebook
        The sides, actors and names.

    Returns
    -------
    statements : pandas.DataFrame
        One row a statement, in the order of the text; see `analysis.tables.STATEMENTS`. A document
        with a ``side`` of its own is one speaker's: its whole text is one statement of rule
        ``whole text``.
    mentions : pandas.DataFrame
        One row a naming of an actor; ``statement_id`` is -1 outside statements.

    Examples
    --------
    >>> import pandas as pd
    >>> from analysis.codebook import load_codebook
    >>> from analysis.texts import read_corpus
    >>> text = "“NATO is a threat,” Russian Foreign Minister Sergey Lavrov said."
    >>> documents = read_corpus(pd.DataFrame({"doc_id": ["a"], "text": [text]}))
    >>> statements, mentions = read_statements(documents, load_codebook())
    >>> statements[["kind", "content", "actor", "side"]].values.tolist()
    [['direct', 'NATO is a threat,', 'Sergey Lavrov', 'sino_russian']]
    """
    DOCUMENTS.check(documents)
    statements: list[Row] = []
    mentions: list[Row] = []
    for document in records(documents):
        found, named = read_document(document, codebook)
        statements.extend(found)
        mentions.extend(named)
    return STATEMENTS.frame(statements), MENTIONS.frame(mentions)


def read_document(document: Row, codebook: Codebook) -> tuple[list[Row], list[Row]]:
    """Read one document's rows of `statements` and `mentions`."""
    text, doc_id, date = document["text"], document["doc_id"], document["date"]
    people = People(text, find_namings(text, codebook), codebook, date)
    if document["side"]:
        see_text(text, people.see)
        people.finish()
        rows = [_whole_text(document, codebook)]
    else:
        read = read_text(text, people.see)
        people.finish()
        speakers = Speakers(people)
        drafts = sorted(read.drafts, key=lambda draft: draft.segments)
        drafts = pass_on(drafts, people)
        # Pronouns look back, so speakers are resolved in the order of their naming.
        order = sorted(drafts, key=lambda d: d.source or d.segments[0])
        resolved = {id(draft): speakers.resolve(draft.source) for draft in order}
        rows = [_row(doc_id, text, read.quotations, d, resolved[id(d)]) for d in drafts]
        # Without the marks around it a statement may begin after one that it began with.
        rows.sort(key=_segments)
        for number, row in enumerate(rows):
            row["statement_id"] = number
    named = _mentions(people, codebook, date)
    return rows, list(_mention_rows(doc_id, text, rows, named))


def _segments(row: Row) -> Any:
    return row["segments"]


def _row(
    doc_id: str, text: str, quotations: list[Quotation], draft: Draft, speaker: Speaker
) -> Row:
    segments = tuple(_bare(text, segment) for segment in draft.segments)
    source, cue = draft.source or (-1, -1), draft.cue or (-1, -1)
    return {
        "doc_id": doc_id,
        "statement_id": NO_STATEMENT,  # given when all are in order
        "kind": _kind(text, segments, quotations),
        "segments": segments,
        "start": segments[0][0],
        "end": segments[-1][1],
        "content": " … ".join(text[start:end] for start, end in segments),
        "source": text[slice(*source)] if draft.source else "",
        "source_start": source[0],
        "source_end": source[1],
        "cue": text[slice(*cue)] if draft.cue else "",
        "cue_start": cue[0],
        "cue_end": cue[1],
        "rule": draft.rule,
        "speaker": speaker.speaker,
        "actor": speaker.actor,
        "side": speaker.side,
        "basis": speaker.basis,
    }


_MARKS = '"“”„‟«»〝〞'


def _bare(text: str, segment: Span) -> Span:
    """Leave out the marks around a segment that is a quotation from end to end."""
    start, end = segment
    if text[start] not in _MARKS + "'‘`":
        return segment
    inner = text[start:end].strip(_MARKS + "'‘’`´ ")
    first = text.index(inner, start) if inner else start
    last = first + len(inner)
    closed = text[end - 1] in _MARKS + "'’´" or first == start
    clean = closed and not any(mark in inner for mark in _MARKS)
    return (first, last) if clean else segment


def _kind(text: str, segments: Iterable[Span], quotations: list[Quotation]) -> str:
    """Tell direct (every letter in marks), mixed (some) and indirect (none)."""
    inside = outside = False
    for start, end in segments:
        at = max(0, bisect_right(quotations, start, key=_start) - 1)
        position = start
        while at < len(quotations) and quotations[at].start < end:
            quotation = quotations[at]
            low, high = max(position, quotation.start), min(end, quotation.end)
            if low < high:
                outside = outside or any(map(str.isalnum, text[position:low]))
                inside = inside or any(map(str.isalnum, text[low:high]))
                position = high
            at += 1
        outside = outside or any(map(str.isalnum, text[position:end]))
    if not inside:
        return "indirect"
    return "mixed" if outside else "direct"


def _start(quotation: Quotation) -> int:
    return quotation.start


def _whole_text(document: Row, codebook: Codebook) -> Row:
    """A document that is one speaker's: its text is the statement, its metadata the basis."""
    text = document["text"]
    start = len(text) - len(text.lstrip())
    end = len(text.rstrip())
    named = document["actor"] or document["side"]
    actor = codebook.actor_named(named, document["date"]) or named
    return {
        "doc_id": document["doc_id"],
        "statement_id": 0,
        "kind": "direct",
        "segments": ((start, end),),
        "start": start,
        "end": end,
        "content": text[start:end],
        "source": "",
        "source_start": -1,
        "source_end": -1,
        "cue": "",
        "cue_start": -1,
        "cue_end": -1,
        "rule": "whole text",
        "speaker": named,
        "actor": actor,
        "side": document["side"],
        "basis": "the document’s own metadata",
    }


def _mentions(people: People, codebook: Codebook, date: str) -> list[Mention]:
    """List the namings of actors; a person's title and state belong to the person's naming."""
    found: list[Mention] = []
    for person in people.persons.values():
        actor = codebook.actors.get(person.name)
        if actor is None and not person.affiliation:
            continue
        side = codebook.side_of(person.name if actor else person.affiliation, date)
        found += [Mention(start, end, person.name, side) for start, end in person.spans]
    taken = sorted((m.start, m.end) for m in found)
    for naming in people.namings:
        at = bisect_right(taken, (naming.start, len(people.text))) - 1
        if at < 0 or taken[at][1] <= naming.start:
            side = codebook.side_of(naming.actor, date)
            found.append(Mention(naming.start, naming.end, naming.actor, side))
    return sorted(found)


def _mention_rows(
    doc_id: str, text: str, rows: list[Row], mentions: list[Mention]
) -> Iterator[Row]:
    """Place every mention in the statement whose content holds it, the narrowest if several."""
    segments = sorted(
        (start, end, row["statement_id"]) for row in rows for start, end in row["segments"]
    )
    held: list[tuple[int, int, int]] = []  # (length, statement, end) of those begun, as a heap
    following = 0
    for mention in mentions:
        while following < len(segments) and segments[following][0] <= mention.start:
            start, end, number = segments[following]
            heappush(held, (end - start, number, end))
            following += 1
        yield {
            "doc_id": doc_id,
            "statement_id": _narrowest(held, mention),
            "start": mention.start,
            "end": mention.end,
            "text": text[mention.start : mention.end],
            "actor": mention.actor,
            "side": mention.side,
        }


def _narrowest(held: list[tuple[int, int, int]], mention: Mention) -> int:
    """Return the statement of the shortest segment that holds a mention; drop what has ended."""
    while held and held[0][2] <= mention.start:
        heappop(held)
    if held and mention.end <= held[0][2]:
        return held[0][1]
    # The shortest one ends inside the mention, which is rare: look at all that are open.
    holding = [(length, number) for length, number, end in held if mention.end <= end]
    return min(holding)[1] if holding else NO_STATEMENT
