"""Bodies, governments and groups as speakers: `NATO`, `Beijing`, `a senior U.S. official`."""

from __future__ import annotations

import re
from functools import lru_cache

from analysis.codebook import Codebook
from analysis.voices.affiliations import HOLDERS
from analysis.voices.names import Naming
from analysis.voices.people import People
from analysis.voices.seats import seat_name
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
# Heads of phrases that mean a body which every state has.
STATE_HEADS = frozenset(
    """ministry embassy government administration military army navy presidency delegation mission
    consulate regime leadership""".split()
)
_PAPERS = (["statement"], ["letter"], ["communique"], ["readout"], ["note"], ["post"], ["report"])
_RULE = re.compile(r"(?:['’]s)? (?:administration|government|cabinet|regime|presidency)\b")
_DEFENCE = ("department of defense", "ministry of defense", "defense ministry")
NEAR = 1200  # characters over which a state stays the one spoken of
_ARTICLES = frozenset("the a an its his their some several".split())


def as_body(people: People, start: int, core_end: int, end: int) -> Speaker | None:
    """Read a phrase whose core, or what follows it, names a body or a state."""
    paper = people.text[start:core_end].lower().split()[-1:] in _PAPERS
    # `the Pentagon's China report`: who issued it comes first, what it is about last.
    naming = people.affiliation_in(start, core_end) if paper else last_body(people, start, core_end)
    if naming is None and core_end < end:
        naming = people.affiliation_in(start, end)
    naming = naming or _ruled(people, start, core_end)
    if naming is None:
        return None
    if paper:
        called = " ".join(people.text[start:core_end].split())
        return named_body(people, naming, naming.start, naming.end)._replace(speaker=called)
    return named_body(people, naming, start, core_end)


def _ruled(people: People, start: int, end: int) -> Naming | None:
    """Read `the Biden administration`, `a Trump administration official`: of the leader's state."""
    for naming in people.namings_in(start, end):
        state = people.codebook.state_of(naming.actor) if people.is_person(naming.actor) else ""
        if state and _RULE.match(people.text, naming.end, end):
            return naming._replace(actor=state)
    return None


def named_body(people: People, naming: Naming, start: int, core_end: int) -> Speaker:
    """Return the speaker that a naming in or after a phrase makes of the phrase."""
    text = people.text
    called = " ".join(text[start:core_end].split())
    whole = naming.end == core_end  # the head of the phrase is the name itself
    said = " ".join(text[min(start, naming.start) : max(core_end, naming.end)].split())
    # `Beijing's foreign ministry`, `the foreign ministry in Beijing`
    role = text[naming.end : core_end] if naming.end < core_end else called
    ministry = ministry_of(people.codebook, naming.actor, role)
    seat = ministry or seat_name(people, naming, core_end)
    return Speaker(
        called,
        seat or _name_of(people.codebook, naming.actor, called, whole),
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


def opening_body(people: People, start: int, since: int = -1) -> Speaker | None:
    """Return the state or body that opens a sentence before a place: `China protested. It`.

    Only of sentences that begin after ``since``.
    """
    text = people.text
    for naming in people.namings_before(start):
        if naming.start < max(since + 1, start - NEAR) or people.is_person(naming.actor):
            return None
        lead = text[max(0, naming.start - 30) : naming.start].rstrip(" ")
        lead = lead[:-3].rstrip(" ") if lead.endswith("The") else lead
        if not lead or lead[-1] in '.!?\n”"':
            head = text[naming.end : naming.end + 20].split(maxsplit=1)[:1]
            official = head and head[0].lower().strip(".,") in _OFFICIAL
            if official and since >= 0 and head[0].strip(".,").endswith("s"):
                return None  # `it` is none of several officials
            end = text.index(head[0], naming.end) + len(head[0]) if official else naming.end
            return named_body(people, naming, naming.start, end)
    return None


def ministry_of(codebook: Codebook, state: str, role: str) -> str:
    """Name the body that `the foreign ministry` of a state is, where the codebook has it.

    Whoever speaks for it (`foreign ministry spokesman`) is left out of the role.
    """
    words = _one_spelling(role).replace("’", "'").removeprefix("'s").split()
    if words and words[0] in _ARTICLES:
        words = words[1:]
    while len(words) > 1 and words[-1] in HOLDERS and words[-1] not in STATE_HEADS:
        words = words[:-1]
    for adjective in codebook.actors[state].adjectives if words else ():
        found = _body_names(codebook).get(f"{adjective.lower()} {' '.join(words)}")
        if found:
            return found
    return ""


def _one_spelling(name: str) -> str:
    return name.lower().replace("defence", "defense")


@lru_cache(maxsize=8)
def _body_names(codebook: Codebook) -> dict[str, str]:
    """Map the names of bodies, in lower case and one spelling, to their actors."""
    return {
        _one_spelling(name.text): name.actor
        for name in codebook.names()
        if codebook.actors[name.actor].kind == "body"
    }
