"""Speakers named by what they are to others: a counterpart, a body's chief, `the minister`."""

from __future__ import annotations

from analysis.voices.bodies import last_body
from analysis.voices.capitals import is_title
from analysis.voices.people import People
from analysis.voices.person import Person
from analysis.voices.speaker import Speaker, as_person

HEADS = frozenset("chief head leader boss director president chairman chairwoman commander".split())
# Titles whose holder heads a body, so that `NATO's chief` can mean its secretary general.
HEAD_TITLES = (
    "secretary general", "secretary-general", "president", "chief", "director", "chairman",
    "chairwoman", "head", "leader", "commander", "premier", "chancellor", "managing director",
)  # fmt: skip
# What news call an office by another name.
_CALLED_AS = {
    "top diplomat": ("foreign minister", "secretary of state", "foreign secretary"),
    "chief diplomat": ("foreign minister", "secretary of state", "foreign secretary"),
    "defense chief": ("defense minister", "defence minister", "secretary of defense"),
    "defence chief": ("defense minister", "defence minister", "defence secretary"),
}


def split_owner(text: str, start: int, end: int) -> int:
    """Return where the owner's name ends in `Lavrov's counterpart`, or -1."""
    cut = text[start:end].replace("’", "'").find("'s ")
    return start + cut if cut > 0 else -1


def of_owner(people: People, owner: Speaker, start: int, end: int) -> Speaker | None:
    """Read what follows a person's `'s`: a counterpart, or people who speak for the same state."""
    head = people.text[start:end].split()[-1].lower()
    person = people.persons.get(owner.actor)
    if head == "counterpart":
        return _counterpart(people, person, start, end) if person else None
    codebook = people.codebook
    state = people.home_of(owner.actor)
    if not state and person is not None:
        state = codebook.state_of(person.affiliation)
    known = codebook.actors.get(owner.actor)
    above = state or (known.of if known else person.affiliation if person else "")
    if not above:
        return None
    return Speaker(
        f"{owner.speaker}’s {people.text[start:end]}",
        codebook.government_of(above) or above,
        codebook.side_of(above, people.date),
        f"described: {head} of {owner.actor} ({above})",
    )


def _counterpart(people: People, person: Person, start: int, end: int) -> Speaker | None:
    """Find the person of the same title who belongs elsewhere, named last before the phrase."""
    affiliation = people.affiliation_in(start, end)
    title = _title(people, person)
    found = [
        other
        for other in _others(people, title, start)
        if title
        and other is not person
        and _title(people, other) == title
        and other.affiliation != person.affiliation
        and (affiliation is None or same_state(people, other.affiliation, affiliation.actor))
    ]
    if not found:
        return None
    # The same title in the text's own words comes before an equivalent one.
    found.sort(key=lambda other: (other.title == person.title, other.last_before(start)))
    return as_person(people, found[-1]).because(f"counterpart of {person.name} as {title}")


def _others(people: People, title: str, start: int) -> list[Person]:
    """Return those who may hold a title: the persons named before, and few others of the text."""
    found = list(people.named_before(start))
    found += people.head_titled(title.split()[-1]) if title else []
    return list({person.name: person for person in found}.values())


def codebook_title(people: People, office: str) -> str:
    """Return a title as the codebook counts it: `defence minister` is a `defense minister`."""
    return people.codebook.titles.get(office, office)


def their_counterpart(people: People, start: int, end: int) -> Speaker | None:
    """Read `his Chinese counterpart`: the person of that state named last."""
    words = people.text[start:end].lower().split()
    if len(words) < 3 or words[-1] != "counterpart":
        return None
    affiliation = people.affiliation_in(start, end)
    for person in people.named_before(start) if affiliation else ():
        if affiliation and same_state(people, people.state_of(person), affiliation.actor):
            return as_person(people, person).because(f"“{' '.join(words)}” in this text")
    return None


def _title(people: People, person: Person) -> str:
    """Return a person's title as the codebook counts it."""
    title = people.codebook.titles.get(person.title, person.title)
    actor = people.codebook.actors.get(person.name)
    if not title and actor is not None and actor.offices:
        return actor.offices[-1].title
    return title


def head_of(people: People, start: int, owner_end: int, end: int) -> Speaker | None:
    """Read `NATO's civilian chief`: the one person of the text who heads the body.

    Where the text introduces nobody, the codebook says who did at the document's date.
    """
    naming = last_body(people, start, owner_end)
    if naming is None:
        return None
    body, called = naming.actor, people.text[owner_end:end].lower().split()[1:]
    office = " ".join(called)
    own = (codebook_title(people, office),) if is_title(called[-1]) else ()
    titles = _CALLED_AS.get(office) or (HEAD_TITLES if called[-1] in HEADS else own)
    if not titles:
        return None
    found = people.heads(body, titles)
    if len(found) == 1:
        return as_person(people, found[0]).because(f"head of {body} in this text")
    for title in titles if people.date and not found else ():
        holders = people.codebook.office_holders(title, body, people.date)
        if len(holders) == 1:
            answer = as_person(people, Person(holders[0].id))
            return answer.because(f"head of {body} in {people.date}")
    return None


def same_state(people: People, one: str, other: str) -> bool:
    """Tell whether two actors are, or belong to, the same state."""
    codebook = people.codebook
    return one == other or (
        bool(one)
        and bool(codebook.state_of(one))
        and codebook.state_of(one) == codebook.state_of(other)
    )
