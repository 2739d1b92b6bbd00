"""Newspapers and agencies pass on what others say: their statements are given to those others.

`TASS quoted Lavrov as saying …` is Lavrov's. `Reuters reported that Putin said …` holds Putin's
statement and adds none of its own. What nobody in it says stays the channel's.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from analysis.voices.drafts import Draft, Span
from analysis.voices.people import People

_AS_SAYING = re.compile(
    r"\s*(?P<who>[^\s,;:.“\"](?:[^;:“\"\n]{0,150}?[^\s,;:“\"])?),? as (?:having )?"
    r"(?:saying|said|telling \w+|warning|adding|noting|stating|claiming|insisting|describing)\b"
    r"(?:,? that\b)?[:,]? *"
)
_MOST = 0.7  # share of a channel's statement that somebody else's must fill to replace it
_NEIGHBOURS = 12  # statements looked at on either side of a channel's


def pass_on(text: str, drafts: list[Draft], people: People) -> list[Draft]:
    """Give what channels quote to those they quote.

    Parameters
    ----------
    text : str
        The whole text.
    drafts : list of Draft
        Its statements in order; those of channels are changed in place.
    people : People
        The names of the text.

    Returns
    -------
    list of Draft
        The statements in order, without those of channels that somebody else's statement fills.
    """
    reports = [draft for draft in drafts if _is_channel(people, draft.source)]
    if not reports:
        return drafts
    quoted = {id(draft) for draft in reports if _take_quoted(text, draft)}
    spans = {_key(draft) for draft in reports if id(draft) in quoted}
    passed = {id(draft) for draft in reports} - quoted
    starts = [draft.segments[0][0] for draft in drafts]
    kept: list[Draft] = []
    for draft in drafts:
        if id(draft) in passed:
            others = [d for d in _beside(drafts, starts, draft) if id(d) not in passed]
            if _key(draft) in spans or any(_fills(other, draft) for other in others):
                continue
        kept.append(draft)
    return kept


def _is_channel(people: People, source: Span | None) -> bool:
    """Tell whether a source phrase ends in a channel's name (`Russian news agency TASS`)."""
    if source is None:
        return False
    last = people.namings_in(*source)[-1:]
    if not last or last[0].end != source[1]:
        return False
    return people.codebook.actors[last[0].actor].kind == "channel"


def _take_quoted(text: str, draft: Draft) -> bool:
    """Make `X as saying Y` the statement Y of X, wherever the channel's verb put it."""
    start, end = draft.segments[0]
    inside = _AS_SAYING.match(text, start, end)
    if inside is not None and inside.end() < end:
        draft.source, draft.segments[0] = inside.span("who"), (inside.end(), end)
        return True
    cue_end = draft.cue[1] if draft.cue else start
    after = _AS_SAYING.match(text, cue_end, cue_end + 250)
    if after is not None and start < cue_end:
        draft.source = after.span("who")
        return True
    return False


def _beside(drafts: list[Draft], starts: list[int], report: Draft) -> Sequence[Draft]:
    """Return the statements that begin near a channel's."""
    at = bisect_left(starts, report.segments[0][0])
    return drafts[max(0, at - _NEIGHBOURS) : at + _NEIGHBOURS]


def _fills(other: Draft, report: Draft) -> bool:
    """Tell whether somebody else's statement, its speaker included, is what a channel reports.

    Content that ran on into `, Reuters reported` is cut there.
    """
    if other.source is None or report.source is None:
        return False
    start, end = report.segments[0][0], report.segments[-1][1]
    if not start <= other.source[0] < end:
        return False
    low, high = other.segments[-1]
    if low < end <= report.source[0] < high:
        other.segments[-1] = (low, end)
    parts = [*other.segments, other.source, other.cue or other.source]
    covered = min(end, max(p[1] for p in parts)) - max(start, min(p[0] for p in parts))
    return covered >= _MOST * (end - start)


def _key(draft: Draft) -> Span:
    return draft.segments[0][0], draft.segments[-1][1]
