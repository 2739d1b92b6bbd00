"""Bodies, governments and groups as speakers: `NATO`, `Beijing`, `a senior U.S. official`."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from analysis.codebook import Codebook
from analysis.voices.affiliations import HOLDERS
from analysis.voices.capitals import is_title
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
    capital regime cabinet""".split()
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
_CLOSE = 400  # characters over which an official without a state belongs to the one spoken of
_NEAR = 1200  # characters over which a state stays the one spoken of
_ARTICLES = frozenset("the a an its his their some several".split())


def as_body(people: People, start: int, core_end: int, end: int) -> Speaker | None:
    """Read a phrase whose core, or what follows it, names a body or a state."""
    paper = people.text[start:core_end].lower().split()[-1:] in _PAPERS
    # `the Pentagon's China report`: who issued it comes first, what it is about last.
    naming = people.affiliation_in(start, core_end) if paper else last_body(people, start, core_end)
    if naming is None and core_end < end:
        naming = people.affiliation_in(core_end, end)
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
    return Speaker(
        called,
        _name_of(people.codebook, naming.actor, called, whole),
        people.codebook.side_of(naming.actor, people.date),
        f"{'codebook' if whole else 'described'}: {said}",
    )


def last_body(people: People, start: int, end: int) -> Naming | None:
    """Return the last naming in a stretch that is no person's."""
    found = [n for n in people.namings_in(start, end) if not people.is_person(n.actor)]
    return found[-1] if found else None


def _name_of(codebook: Codebook, actor_id: str, called: str, whole: bool) -> str:
    """Name who speaks: the body, the state's government, or the group as it is called."""
    words = called.split()
    if words and words[0].lower() in _ARTICLES:
        words = words[1:]
    body = _ministry(codebook, actor_id, " ".join(words).lower())
    if body:
        return body
    kind = codebook.actors[actor_id].kind
    if words and not whole and (words[-1].lower() not in _OFFICIAL or kind == "group"):
        return " ".join(words)
    if kind in ("state", "person"):
        return codebook.government_of(actor_id) or actor_id
    return actor_id


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
    answer = _called_before(people, start, head) if len(words) == 2 else None
    answer = answer or _of_state(people, start, role, before)
    return answer.because(f"“the {role}” in this text") if answer else None


def _called_before(people: People, start: int, head: str) -> Speaker | None:
    """Find the last body before a place that is called so, by its name or by the text."""
    alike = _LIKE.get(head, (head,))
    for naming in people.namings_before(start):
        known = people.codebook.actors[naming.actor]
        if known.kind == "body" and _words_of(people.codebook, naming.actor).intersection(alike):
            return named_body(people, naming, naming.start, naming.end)
        # `the Chinese embassy`, `Russia's delegation`
        after = people.text[naming.end : naming.end + 40].lower().replace("’", "'")
        following = after.removeprefix("'s").split()[:3]
        if head in (word.strip(".,;:") for word in following):
            end = naming.end + after.index(head) + len(head)
            if end <= start:
                return named_body(people, naming, naming.start, end)
    return None


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
    name = _ministry(codebook, state, role) or codebook.government_of(state)
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
        if found and _is_sentence_end(people.text, naming.start, low):
            break
        if state:
            found, low = state, naming.start
    return found


def _is_sentence_end(text: str, start: int, end: int) -> bool:
    stretch = text[start : min(end, start + 400)]
    return end - start > 400 or any(mark in stretch for mark in (". ", ".\n", "\n\n", ".” ", "? "))


def official_here(people: People, start: int, end: int) -> Speaker | None:
    """Read an official or ministry without a state: the state or body spoken of just before.

    `The Royal Navy sent a ship. A spokesman said …`; whoever holds no office stays unknown.
    """
    words = people.text[start:end].lower().split()
    if words[:1] and words[0] in _ARTICLES:
        words = words[1:]
    if not words or not HOLDERS.intersection(words):
        return None
    naming = spoken_of_here(people, start)
    if naming is None:
        return None
    codebook, role = people.codebook, " ".join(words)
    state = codebook.state_of(naming.actor)
    name = _ministry(codebook, state, role) if state else ""
    if not name:
        body = codebook.actors[naming.actor].kind == "body"
        name = naming.actor if body else codebook.government_of(state) or naming.actor
    called = " ".join(people.text[start:end].split())
    side = codebook.side_of(naming.actor, people.date)
    return Speaker(called, name, side, f"described: {called}, where {naming.actor} is spoken of")


def spoken_of_here(people: People, start: int) -> Naming | None:
    """Return the naming that opens the last sentence before a place that names a state or body."""
    found: Naming | None = None
    for naming in people.namings_before(start):
        if naming.start < start - _CLOSE:
            break
        known = people.codebook.actors[naming.actor]
        if known.kind in ("channel", "group"):
            continue
        if found is not None and _is_sentence_end(people.text, naming.start, found.start):
            break
        if known.kind == "person" and not people.codebook.state_of(naming.actor):
            continue
        found = naming
    if found is None or people.codebook.actors[found.actor].kind != "person":
        return found
    return found._replace(actor=people.codebook.state_of(found.actor))


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


def _ministry(codebook: Codebook, state: str, role: str) -> str:
    """Name the body that `the foreign ministry` of a state is, where the codebook has it."""
    for adjective in codebook.actors[state].adjectives:
        found = _body_names(codebook).get(f"{adjective} {role}".lower())
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
