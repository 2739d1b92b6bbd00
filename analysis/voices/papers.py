"""Statements and reports as speakers: whoever issued them speaks."""

from __future__ import annotations

import re

from analysis.voices.bodies import named_body, opening_body
from analysis.voices.names import Naming
from analysis.voices.people import People
from analysis.voices.speaker import Speaker

_STATEMENTS = frozenset("statement communique communiqué readout declaration memo letter".split())
_REPORTS = frozenset("report study assessment review paper document survey".split())
_OPENS = frozenset("the this a its their".split())
_LONGEST = 4  # words of a phrase that means such a paper
_BACK = 2500  # characters over which a report is the one named before
# What may stand between an issuer and the paper: `'s annual`, ` released its annual`, ` threat`.
_RELEASED = "released|published|issued|unveiled|wrote|produced|presented|submitted|commissioned"
_OWNS = re.compile(
    r"(?:['’]s?(?: [\w-]+){0,4}"
    rf"| (?:has |had )?(?:{_RELEASED})(?: [\w-]+){{0,5}}"
    r"|(?: (?!the\b|a\b|an\b)[a-z][\w-]*){0,2}) \Z"
)
_BY = re.compile(r"s? (?:by|from) (?:the )?")


def issued(people: People, start: int, end: int, last: Speaker | None) -> Speaker | None:
    """Read `the joint statement` (of the body that spoke last) and `the report` (of its issuer)."""
    words = people.text[start:end].split()
    if not 2 <= len(words) <= _LONGEST or words[0].lower() not in _OPENS:
        return None
    if any(word[0].isupper() for word in words[1:]):
        return None
    found: Speaker | None = None
    if words[-1] in _STATEMENTS:
        found = last or opening_body(people, start)
    elif words[-1] in _REPORTS:
        naming = _issuer(people, words[-1], start)
        found = named_body(people, naming, naming.start, naming.end) if naming else None
    return found.because(f"“{' '.join(words).lower()}” in this text") if found else None


def _issuer(people: People, head: str, start: int) -> Naming | None:
    """Find whose paper was named last before a place: `The Pentagon released its annual report`."""
    low = max(0, start - _BACK)
    at = people.text.rfind(head, low, start)
    while at >= 0:
        begin = people.sentence_start(people.sentence_of(at))
        owners = [n for n in people.namings_in(begin, at) if _issues(people, n)]
        for naming in reversed(owners):
            if _OWNS.match(people.text, naming.end, at):
                return naming
        by = _BY.match(people.text, at + len(head))
        for naming in people.namings_in(by.end(), by.end() + 1) if by else ():
            if _issues(people, naming):
                return naming
        at = people.text.rfind(head, low, at)
    return None


def _issues(people: People, naming: Naming) -> bool:
    return people.codebook.actors[naming.actor].kind in ("state", "body")
