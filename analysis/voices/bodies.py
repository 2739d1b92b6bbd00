"""Bodies, governments and groups as speakers: `NATO`, `Beijing`, `a senior U.S. official`."""

from __future__ import annotations

from functools import lru_cache

from analysis.codebook import Codebook
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
_ARTICLES = frozenset("the a an its his their some several".split())


def as_body(people: People, start: int, core_end: int, end: int) -> Speaker | None:
    """Read a phrase whose core, or what follows it, names a body or a state."""
    naming = last_body(people, start, core_end)
    if naming is None and core_end < end:
        naming = people.affiliation_in(core_end, end)
    if naming is None:
        return None
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
    if words and not whole and words[-1].lower() not in _OFFICIAL:
        return " ".join(words)
    if codebook.actors[actor_id].kind in ("state", "person"):
        return codebook.government_of(actor_id) or actor_id
    return actor_id


def _ministry(codebook: Codebook, state: str, role: str) -> str:
    """Name the body that `the foreign ministry` of a state is, where the codebook has it."""
    for adjective in codebook.actors[state].adjectives:
        found = _body_names(codebook).get(f"{adjective} {role}".lower())
        if found:
            return found
    return ""


@lru_cache(maxsize=8)
def _body_names(codebook: Codebook) -> dict[str, str]:
    """Map the names of bodies, in lower case, to their actors."""
    return {
        name.text.lower(): name.actor
        for name in codebook.names()
        if codebook.actors[name.actor].kind == "body"
    }
