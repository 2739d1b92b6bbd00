"""Newspapers and agencies pass on what others say: their statements are given to those others.

`Reuters reported that Putin said …` holds Putin's statement and adds none of its own. What nobody
in it says stays the channel's.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from analysis.voices.drafts import Draft, Span
from analysis.voices.people import People

_MOST = 0.7  # share of a channel's statement that somebody else's must fill to replace it
_NEIGHBOURS = 12  # statements looked at on either side of a channel's


def pass_on(drafts: list[Draft], people: People) -> list[Draft]:
    """Give what channels quote to those they quote.

    Parameters
    ----------
    drafts : list of Draft
        The statements of a text in order; content that runs on into a channel's words is cut.
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
    passed = {id(draft) for draft in reports}
    starts = [draft.segments[0][0] for draft in drafts]
    kept: list[Draft] = []
    for draft in drafts:
        if id(draft) in passed:
            others = [d for d in _beside(drafts, starts, draft) if id(d) not in passed]
            if any(_fills(other, draft) for other in others):
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
