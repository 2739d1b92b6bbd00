"""Bodies recalled by a noun: `the alliance`, `the embassy`, `a spokesman for the ministry`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from analysis.codebook import Codebook
from analysis.voices.affiliations import HOLDERS
from analysis.voices.bodies import NEAR, STATE_HEADS, ministry_of, named_body
from analysis.voices.people import People
from analysis.voices.speaker import Speaker

# Heads of phrases that may mean a body named before.
BODY_HEADS = STATE_HEADS | frozenset(
    """department alliance bloc union company group agency commission council organization
    organisation parliament senate committee pact corps party court office bureau newspaper bank
    fund firm command fleet""".split()
)
# Words that the names of such bodies have.
_LIKE = {
    "bloc": ("union", "community", "brics", "association"),
    "pact": ("pact", "alliance", "treaty"),
    "organisation": ("organisation", "organization"),
    "organization": ("organisation", "organization"),
    "department": ("department", "ministry"),
}
# What is said of a body without telling which: `the 30-nation alliance`, `the military pact`.
_SIZE = re.compile(r"(?:\d+|two|three|four|five|seven)-\w+|military|transatlantic|western|regional")
_PAUSE = re.compile(r"[.,;:!?\"“”()]")
_TIED = re.compile(
    r" (?:for|of|at|with|from|in|inside) (?P<body>(?:the|this|that) (?:[\w-]+ ){0,2}?[\w-]+)"
    r"(?:['’]s (?:[\w-]+ ){0,3}[\w-]+)?\Z"
)
_TIED_TO = HOLDERS | {"source", "sources", "head", "chief", "commander", "director"}
_LOOK_BACK = 20  # speakers that a body may be found among


def spoken_of(
    people: People, start: int, end: int, before: Sequence[tuple[int, Speaker]]
) -> Speaker | None:
    """Read `the alliance`, `the embassy`, `the foreign ministry`: one that was named before."""
    words = people.text[start:end].lower().split()
    if len(words) < 2 or words[0] not in ("the", "this", "that", "its"):
        return None
    role, head = " ".join(words[1:]), words[-1]
    if head not in BODY_HEADS:
        return None
    bare = all(_SIZE.fullmatch(word) for word in words[1:-1])
    answer = called_before(people, start, head, before) if bare else None
    answer = answer or _of_state(people, start, role, before)
    return answer.because(f"“the {role}” in this text") if answer else None


def body_called(
    people: People, start: int, head: str, before: Sequence[tuple[int, Speaker]]
) -> str:
    """Return the body that a noun means (`commission`), or an empty text."""
    found = called_before(people, start, head, before) if head in BODY_HEADS else None
    return found.actor if found and found.actor in people.codebook.actors else ""


def of_spoken(
    people: People, start: int, end: int, before: Sequence[tuple[int, Speaker]]
) -> Speaker | None:
    """Read `a spokesman for the ministry`, `officials at the embassy`: of one named before."""
    found = _TIED.search(people.text, start, end)
    if found is None or not _TIED_TO.intersection(people.text[start:end].lower().split()):
        return None
    body = spoken_of(people, *found.span("body"), before)
    called = " ".join(people.text[start:end].split())
    return body._replace(speaker=called) if body else None


def called_before(
    people: People, start: int, head: str, before: Sequence[tuple[int, Speaker]]
) -> Speaker | None:
    """Find the last body before a place that is called so, by its name or by the text."""
    alike = _LIKE.get(head, (head,))
    spoke = _spoke_as(people, alike, before)
    place, answer = _named_as(people, start, head, alike)
    return spoke[1] if spoke and spoke[0] > place else answer


def _spoke_as(
    people: People, alike: Sequence[str], before: Sequence[tuple[int, Speaker]]
) -> tuple[int, Speaker] | None:
    """Find the last speaker that is a body with one of some words in its name."""
    for place, speaker in reversed(before[-_LOOK_BACK:]):
        known = people.codebook.actors.get(speaker.actor)
        if known is None or known.kind != "body":
            continue
        if _words_of(people.codebook, speaker.actor).intersection(alike):
            return place, speaker
    return None


def _named_as(
    people: People, start: int, head: str, alike: Sequence[str]
) -> tuple[int, Speaker | None]:
    """Find the last body named before a place that is called so, and where it is named."""
    for naming in people.namings_before(start):
        known = people.codebook.actors[naming.actor]
        if known.kind == "body" and _words_of(people.codebook, naming.actor).intersection(alike):
            return naming.start, named_body(people, naming, naming.start, naming.end)
        # `the Chinese embassy`, `Russia's delegation`
        after = people.text[naming.end : naming.end + 40].lower().replace("’", "'")
        following = _PAUSE.split(after.removeprefix("'s"), maxsplit=1)[0].split()[:3]
        if head in following:
            end = naming.end + after.index(head) + len(head)
            if end <= start:
                return naming.start, named_body(people, naming, naming.start, end)
    return -1, None


def _of_state(
    people: People, start: int, role: str, before: Sequence[tuple[int, Speaker]]
) -> Speaker | None:
    """Find the ministry or government of the state that spoke or was spoken of last."""
    if role.split()[-1] not in STATE_HEADS:
        return None
    codebook = people.codebook
    state = _state_speaking(people, start, before)
    if not state:
        return None
    name = ministry_of(codebook, state, role) or codebook.government_of(state)
    side = codebook.side_of(state, people.date)
    return Speaker(f"the {role}", name, side, f"described: {role} of {state}")


def _state_speaking(people: People, start: int, before: Sequence[tuple[int, Speaker]]) -> str:
    """Return the state whose people spoke last, or that opens the sentence that names one last."""
    codebook = people.codebook
    begin = people.sentence_start(people.sentence_of(start))
    for naming in people.namings_in(begin, start):
        if naming.how == "capital" and people.text[begin : naming.start] == "In ":
            return naming.actor  # `In Tokyo, the defense ministry`
    place, speaker = before[-1] if before else (-NEAR, None)
    if speaker is not None and place >= start - NEAR:
        person = people.persons.get(speaker.actor)
        state = people.state_of(person) if person else people.home_of(speaker.actor)
        if state:
            return state
    found = ""
    low = start
    for naming in people.namings_before(start):
        state = codebook.state_of(naming.actor)
        if found and people.apart(naming.start, low):
            break
        if state:
            found, low = state, naming.start
    return found


@lru_cache(maxsize=1 << 12)
def _words_of(codebook: Codebook, actor: str) -> frozenset[str]:
    """Return the words in the names of an actor, in lower case."""
    known = codebook.actors[actor]
    return frozenset(" ".join((known.id, *known.aliases)).lower().split())
