"""Officials whose state is not said beside them: `a spokesman`, `Defence Minister Ann Lee`.

The state or body that opens the sentence before, the owner in `its spokesman`, the parliament named
before a legislator, the unnamed official just quoted, or the place of the dateline tell it. Where
the title names a body that the codebook lacks (`Acme spokesman`) nothing is told.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from analysis.codebook import Codebook
from analysis.voices.affiliations import HOLDERS
from analysis.voices.bodies import ministry_of, opening_body
from analysis.voices.capitals import COMMON, is_title
from analysis.voices.descriptions import RANKING
from analysis.voices.names import Naming
from analysis.voices.people import People
from analysis.voices.person import Person
from analysis.voices.recalled import BODY_HEADS, called_before
from analysis.voices.seats import named_elsewhere
from analysis.voices.speaker import Speaker
from analysis.voices.words import ROLE, classify

_CLOSE = 400  # characters over which an official without a state belongs to the one spoken of
_OPENS = 60  # characters from a sentence's beginning to the name that it is about
_HEADLINE = 1500  # characters in which a dateline stands
_LATER = 600  # characters from an unnamed official to the name
_SENATES = 1500  # characters over which a parliament is the one a legislator sits in
_ARTICLES = frozenset("a an the one another some several two three its his her their".split())
_SINGLE = frozenset(
    """minister secretary ambassador envoy commander admiral president premier chief chancellor
    marshal representative""".split()
)
_ANY = frozenset("official officials diplomat diplomats".split())
# Houses that a legislator's title tells of.
_HOUSES = {
    "senator": ("senate", "congress"),
    "congressman": ("congress", "representatives"),
    "congresswoman": ("congress", "representatives"),
    "mp": ("parliament", "commons"),
    "peer": ("parliament", "lords"),
}
_AIMED = re.compile(r"\b(?:to|on|against|about|with|towards?|over|in|at|from|by) (?:the )?\Z")
_DATELINE = re.compile(
    r"^[ \t]*(?P<place>[A-Z][A-Z '-]{2,30}|(?P<small>[A-Z][a-z]+(?: [A-Z][a-z]+)?))"
    r"(?:,? [A-Z][\w.]{2,9} \d{1,2})?(?P<agency>,? ?\([^)\n]{2,30}\))?"
    r"(?: ?[-–—―]{1,2} |: |[.,]? /[A-Z]+/|, [A-Z][a-z]+ \d{1,2}\. /)",
    re.MULTILINE,
)


def dateline(people: People) -> Naming | None:
    """Return the capital where a report was filed: `MOSCOW, June 5 --`, `Beijing (CNN) —`."""
    for found in _DATELINE.finditer(people.text, 0, _HEADLINE):
        if found["small"] and not found["agency"]:
            continue
        state = _capitals(people.codebook).get(found["place"].strip().title())
        if state:
            return Naming(found.start("place"), found.end("place"), state, "capital")
    return None


@lru_cache(maxsize=8)
def _capitals(codebook: Codebook) -> dict[str, str]:
    return {place: actor.id for actor in codebook.actors.values() for place in actor.capitals}


def official_here(
    people: People,
    start: int,
    core_end: int,
    end: int,
    home: Naming | None,
    before: Sequence[tuple[int, Speaker]],
) -> Speaker | None:
    """Read an official or ministry without a state: the state or body spoken of just before.

    `The Royal Navy sent a ship. A spokesman said …`; whoever holds no office stays unknown.
    """
    words = people.text[start:core_end].split()
    if words[:1] and words[0].lower() in _ARTICLES:
        words = words[1:]
    lower = [word.lower() for word in words]
    found = _of_bare_body(people, start, end, words, before) if words else None
    if found is not None:
        return found
    if not words or not (lower[-1] in HOLDERS or "ministry" in lower) or _names_unknown(words):
        return None
    naming = spoken_of_here(people, start) or home
    if lower and lower[-1] in _ANY and not _is_body(people, naming):
        # `a senior defense official` need not be of the state just named
        naming = home if home and home.how == "capital" else None
    if naming is None:
        return None
    called = " ".join(people.text[start:end].split())
    side = people.codebook.side_of(naming.actor, people.date)
    name = _office_of(people.codebook, naming.actor, " ".join(words))
    return Speaker(called, name, side, f"described: {called}, {_reason(naming, home)}")


def _of_bare_body(
    people: People,
    start: int,
    end: int,
    words: Sequence[str],
    before: Sequence[tuple[int, Speaker]],
) -> Speaker | None:
    """Read `an alliance official`, `an embassy spokesman`, `the Navy`: a body that is spoken of.

    A name without its state in capitals is that of the one body so called in the text.
    """
    called = " ".join(people.text[start:end].split())
    while len(words) > 1 and words[0].lower() in RANKING:
        words = words[1:]  # `a senior Treasury official`
    if words[0][:1].isupper():
        kept = words[:-1] if words[-1].lower() in HOLDERS and words[-1][:1].islower() else words
        body = named_elsewhere(people, " ".join(kept))
        side = people.codebook.side_of(body, people.date)
        basis = f"described: {called}, of {body} in this text"
        return Speaker(called, body, side, basis) if body else None
    kind = words[-2].lower() if len(words) > 1 else ""
    found = called_before(people, start, kind, before) if kind in BODY_HEADS else None
    if found is None:
        return None
    return found._replace(speaker=called).because(f"“the {kind}” in this text")


def _is_body(people: People, naming: Naming | None) -> bool:
    return naming is not None and people.codebook.actors[naming.actor].kind == "body"


def _office_of(codebook: Codebook, actor: str, role: str) -> str:
    """Name the ministry, body or government that an official without a name speaks for."""
    state = codebook.state_of(actor)
    ministry = ministry_of(codebook, state, role) if state else ""
    if ministry or codebook.actors[actor].kind == "body":
        return ministry or actor
    return codebook.government_of(state) or actor


def _reason(naming: Naming, home: Naming | None) -> str:
    if naming is not home:
        return f"where {naming.actor} is spoken of"
    dated = naming.how == "capital"
    return f"in a report from {naming.actor}" if dated else f"after {naming.actor} spoke"


def _names_unknown(words: Sequence[str]) -> bool:
    """Tell whether a title has a name that the codebook lacks: `Acme spokesman`."""
    return "ministry" not in (word.lower() for word in words) and any(
        word[:1].isupper()
        and not is_title(word)
        and not classify(word) & ROLE
        and word.lower().strip(".") not in COMMON
        for word in words
    )


def spoken_of_here(people: People, start: int) -> Naming | None:
    """Return the naming that opens the last sentence before a place that names a state or body.

    A name further inside is what the sentence is told to, or told of, and shows nothing.
    """
    found: Naming | None = None
    for naming in people.namings_before(start):
        if naming.start < start - _CLOSE:
            break
        known = people.codebook.actors[naming.actor]
        if known.kind in ("channel", "group") or "Party" in known.id:
            continue
        if found is not None and people.apart(naming.start, found.start):
            break
        if known.kind == "person" and not people.codebook.state_of(naming.actor):
            continue
        found = naming
    if found is None or not _opens(people, found.start):
        return None
    if people.codebook.actors[found.actor].kind != "person":
        return found
    return found._replace(actor=people.codebook.state_of(found.actor))


def _opens(people: People, at: int) -> bool:
    """Tell whether a sentence begins a few words before a place, and is not only aimed at it."""
    begin = people.sentence_start(people.sentence_of(at))
    return at - begin < _OPENS and not _AIMED.search(people.text, begin, at)


def place_official(
    people: People, person: Person, before: Sequence[tuple[int, Speaker]], home: Naming | None
) -> None:
    """Give an official introduced without a state the one that the text tells elsewhere."""
    if person.affiliation or person.name in people.codebook.actors or not person.places:
        return
    at = person.places[0]
    head = (person.title.split() or [""])[-1]
    found: tuple[str, str] | None = None
    if person.owner[1] >= 0:
        found = _owned(people, person, before)
    elif person.elsewhere:
        return
    elif head in HOLDERS:
        naming = spoken_of_here(people, at) or home
        found = (naming.actor, _reason(naming, home)) if naming else None
    elif head in _HOUSES:
        found = _house(people, at, _HOUSES[head])
        if found is None and home is not None:
            found = home.actor, _reason(home, home)
    elif not person.title:
        found = _just_unnamed(people, at, before)
    if found is not None:
        person.affiliation = found[0]
        person.basis = f"{person.title} {person.name}, {found[1]}".strip()


def _owned(
    people: People, person: Person, before: Sequence[tuple[int, Speaker]]
) -> tuple[str, str] | None:
    """Read `its spokesman` and `his adviser`: of the body or person spoken of before."""
    word, at = person.owner
    if word in ("its", "their"):
        body = opening_body(people, at) or (before[-1][1] if before else None)
        if body is None or body.actor in people.persons:
            return None
        actor = people.id_of(body.actor)
        return (actor, f"“{word}” of {actor}") if actor else None
    for other in people.named_before(at):
        state = people.state_of(other)
        if other is not person and state:
            return state, f"“{word}” of {other.name}"
        if other is not person:
            return None
    return None


def _house(people: People, at: int, wanted: Sequence[str]) -> tuple[str, str] | None:
    """Find the parliament named last before a legislator without a state."""
    for naming in people.namings_before(at):
        if naming.start < at - _SENATES:
            return None
        known = people.codebook.actors[naming.actor]
        if known.kind == "body" and set(known.id.lower().split()).intersection(wanted):
            return naming.actor, f"where {naming.actor} is spoken of"
    return None


def _just_unnamed(
    people: People, at: int, before: Sequence[tuple[int, Speaker]]
) -> tuple[str, str] | None:
    """Read `Britain's security minister spoke. Ann Lee said`: the name of the one just quoted.

    Only of a person whom the text describes nowhere, and of one definite official.
    """
    place, speaker = before[-1] if before else (at, None)
    if speaker is None or not at - _LATER < place < at or speaker.actor in people.persons:
        return None
    words = speaker.speaker.lower().replace("’", "'").split()
    definite = words[:1] == ["the"] or any(word.endswith("'s") for word in words)
    if not definite or words[-1] not in _SINGLE:
        return None
    actor = people.id_of(speaker.actor)
    return (actor, f"after “{speaker.speaker}”") if actor else None
