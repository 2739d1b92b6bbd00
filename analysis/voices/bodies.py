"""Bodies, governments and groups as speakers: `NATO`, `Beijing`, `a senior U.S. official`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from analysis.codebook import Codebook
from analysis.voices.affiliations import HOLDERS
from analysis.voices.names import Naming
from analysis.voices.people import People
from analysis.voices.speaker import Speaker

# Heads of phrases that speak for the state or body they belong to.
_OFFICIAL = frozenset(
    """government administration ministry department embassy consulate mission delegation office
    officials official authorities authority spokesman spokeswoman spokesperson spokespeople
    minister ministers ambassador envoy diplomat diplomats secretary president premier leader
    leaders leadership commander general admiral military army navy aide aides adviser advisers
    advisor advisors negotiator negotiators representative side chief head lieutenants chancellor
    capital regime cabinet delegate delegates presidency marshal undersecretary service""".split()
)
# Heads of phrases that may mean a body named before, and those of them that a state has.
_STATE_HEADS = frozenset(
    """ministry embassy government administration military army navy presidency delegation mission
    consulate regime leadership""".split()
)
_BODY_HEADS = _STATE_HEADS | frozenset(
    """department alliance bloc union company group agency commission council organization
    organisation parliament senate committee pact corps party court office bureau newspaper bank
    fund firm""".split()
)
# Words that the names of such bodies have.
_LIKE = {
    "bloc": ("union", "community", "brics", "association"),
    "pact": ("pact", "alliance", "treaty"),
    "organisation": ("organisation", "organization"),
    "organization": ("organisation", "organization"),
    "department": ("department", "ministry"),
}
_PAPERS = (["statement"], ["letter"], ["communique"], ["readout"], ["note"], ["post"], ["report"])
_DEFENCE = ("department of defense", "ministry of defence", "defense ministry", "defence ministry")
_PAUSE = re.compile(r"[.,;:!?\"“”()]")
_TIED = re.compile(
    r" (?:for|of|at|with|from|in|inside) (?P<body>(?:the|this|that) (?:[\w-]+ ){0,2}?[\w-]+)\Z"
)
_LOOK_BACK = 20  # speakers that a body may be found among
_NEAR = 1200  # characters over which a state stays the one spoken of
_ARTICLES = frozenset("the a an its his their some several".split())


def as_body(people: People, start: int, core_end: int, end: int) -> Speaker | None:
    """Read a phrase whose core, or what follows it, names a body or a state."""
    paper = people.text[start:core_end].lower().split()[-1:] in _PAPERS
    # `the Pentagon's China report`: who issued it comes first, what it is about last.
    naming = people.affiliation_in(start, core_end) if paper else last_body(people, start, core_end)
    if naming is None and core_end < end:
        naming = people.affiliation_in(start, end)
    if naming is None:
        return None
    if paper:
        called = " ".join(people.text[start:core_end].split())
        return named_body(people, naming, naming.start, naming.end)._replace(speaker=called)
    return named_body(people, naming, start, core_end)


def named_body(people: People, naming: Naming, start: int, core_end: int) -> Speaker:
    """Return the speaker that a naming in or after a phrase makes of the phrase."""
    text = people.text
    called = " ".join(text[start:core_end].split())
    whole = naming.end == core_end  # the head of the phrase is the name itself
    said = " ".join(text[min(start, naming.start) : max(core_end, naming.end)].split())
    # `Beijing's foreign ministry`, `the foreign ministry in Beijing`
    role = text[naming.end : core_end] if naming.end < core_end else called
    ministry = ministry_of(people.codebook, naming.actor, role)
    return Speaker(
        called,
        ministry or _name_of(people.codebook, naming.actor, called, whole),
        people.codebook.side_of(naming.actor, people.date),
        f"{'codebook' if whole else 'described'}: {said}",
    )


def last_body(people: People, start: int, end: int) -> Naming | None:
    """Return the last naming in a stretch that is no person's and no school's.

    In `South Korea's Joint Chiefs of Staff` the owner counts, not the namesake elsewhere.
    """
    found = [
        n
        for n in people.namings_in(start, end)
        if not people.is_person(n.actor) and not people.names_school(n)
    ]
    if len(found) > 1:
        owner, body = found[-2:]
        state = people.codebook.state_of(body.actor)
        tied = people.text[owner.end : body.start].replace("’", "'") in (" ", "'s ", "' ")
        if tied and state and people.codebook.actors[owner.actor].kind == "state":
            return body if state == owner.actor else owner
    return found[-1] if found else None


def _name_of(codebook: Codebook, actor_id: str, called: str, whole: bool) -> str:
    """Name who speaks: the body, the state's government, or the group as it is called."""
    words = called.split()
    if words and words[0].lower() in _ARTICLES:
        words = words[1:]
    kind = codebook.actors[actor_id].kind
    if words and not whole and (words[-1].lower() not in _OFFICIAL or kind == "group"):
        return " ".join(words)
    if kind not in ("state", "person"):
        return actor_id
    state = codebook.state_of(actor_id)
    if state and {"defense", "defence"}.intersection(called.lower().split()):
        ministry = _of_defence(codebook, state)  # `a senior US defense official`
        if ministry:
            return ministry
    return codebook.government_of(actor_id) or actor_id


def _of_defence(codebook: Codebook, state: str) -> str:
    named = (ministry_of(codebook, state, role) for role in _DEFENCE)
    return next((name for name in named if name), "")


def spoken_of(
    people: People, start: int, end: int, before: Sequence[tuple[int, Speaker]]
) -> Speaker | None:
    """Read `the alliance`, `the embassy`, `the foreign ministry`: one that was named before."""
    words = people.text[start:end].lower().split()
    if len(words) < 2 or words[0] not in ("the", "this", "that", "its"):
        return None
    role, head = " ".join(words[1:]), words[-1]
    if head not in _BODY_HEADS:
        return None
    answer = _called_before(people, start, head, before) if len(words) == 2 else None
    answer = answer or _of_state(people, start, role, before)
    return answer.because(f"“the {role}” in this text") if answer else None


def body_called(
    people: People, start: int, head: str, before: Sequence[tuple[int, Speaker]]
) -> str:
    """Return the body that a noun means (`commission`), or an empty text."""
    found = _called_before(people, start, head, before) if head in _BODY_HEADS else None
    return found.actor if found and found.actor in people.codebook.actors else ""


def of_spoken(
    people: People, start: int, end: int, before: Sequence[tuple[int, Speaker]]
) -> Speaker | None:
    """Read `a spokesman for the ministry`, `officials at the embassy`: of one named before."""
    found = _TIED.search(people.text, start, end)
    if found is None or not HOLDERS.intersection(people.text[start:end].lower().split()):
        return None
    body = spoken_of(people, *found.span("body"), before)
    called = " ".join(people.text[start:end].split())
    return body._replace(speaker=called) if body else None


def _called_before(
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
    if role.split()[-1] not in _STATE_HEADS:
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
    place, speaker = before[-1] if before else (-_NEAR, None)
    if speaker is not None and place >= start - _NEAR:
        person = people.persons.get(speaker.actor)
        state = people.state_of(person) if person else codebook.state_of(speaker.actor)
        if state:
            return state
    found = ""
    low = start
    for naming in people.namings_before(start):
        state = codebook.state_of(naming.actor)
        if found and is_sentence_end(people.text, naming.start, low):
            break
        if state:
            found, low = state, naming.start
    return found


def is_sentence_end(text: str, start: int, end: int) -> bool:
    """Tell whether a sentence ends between two places, or they lie far apart."""
    stretch = text[start : min(end, start + 400)]
    return end - start > 400 or any(mark in stretch for mark in (". ", ".\n", "\n\n", ".” ", "? "))


def opening_body(people: People, start: int) -> Speaker | None:
    """Return the state or body that opens the sentence before a place: `China protested. It`."""
    text = people.text
    for naming in people.namings_before(start):
        if naming.start < start - _NEAR or people.is_person(naming.actor):
            return None
        lead = text[max(0, naming.start - 30) : naming.start].rstrip(" ")
        lead = lead[:-3].rstrip(" ") if lead.endswith("The") else lead
        if not lead or lead[-1] in '.!?\n”"':
            head = text[naming.end : naming.end + 20].split(maxsplit=1)[:1]
            official = head and head[0].lower().strip(".,") in _OFFICIAL
            end = text.index(head[0], naming.end) + len(head[0]) if official else naming.end
            return named_body(people, naming, naming.start, end)
    return None


def ministry_of(codebook: Codebook, state: str, role: str) -> str:
    """Name the body that `the foreign ministry` of a state is, where the codebook has it.

    Whoever speaks for it (`foreign ministry spokesman`) is left out of the role.
    """
    words = role.lower().replace("’", "'").removeprefix("'s").split()
    if words and words[0] in _ARTICLES:
        words = words[1:]
    while len(words) > 1 and words[-1] in HOLDERS and words[-1] not in _STATE_HEADS:
        words = words[:-1]
    for adjective in codebook.actors[state].adjectives if words else ():
        found = _body_names(codebook).get(" ".join((adjective, *words)).lower())
        if found:
            return found
    return ""


@lru_cache(maxsize=1 << 12)
def _words_of(codebook: Codebook, actor: str) -> frozenset[str]:
    """Return the words in the names of an actor, in lower case."""
    known = codebook.actors[actor]
    return frozenset(" ".join((known.id, *known.aliases)).lower().split())


@lru_cache(maxsize=8)
def _body_names(codebook: Codebook) -> dict[str, str]:
    """Map the names of bodies, in lower case, to their actors."""
    return {
        name.text.lower(): name.actor
        for name in codebook.names()
        if codebook.actors[name.actor].kind == "body"
    }
