"""Speakers named by a role or epithet: `the minister`, `the Estonian`, `the former soldier`."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from analysis.voices.bodies import last_body
from analysis.voices.people import People
from analysis.voices.person import Person
from analysis.voices.recalled import body_called
from analysis.voices.relations import HEAD_TITLES, HEADS, same_state
from analysis.voices.speaker import Speaker, as_person

# Nouns for whoever spoke last; those of the second row only where no other office is known.
_EPITHETS = frozenset(
    """politician lawmaker diplomat official statesman officer veteran legislator parliamentarian
    expert analyst scholar academic professor historian author aide adviser advisor mp peer
    deputy soldier firebrand veteran hawk moderate mogul billionaire tycoon native father mother
    grandfather grandmother pensioner technocrat populist strongman pundit""".split()
)
_OFFICES = frozenset(
    """senator congressman congresswoman governor general admiral colonel envoy ambassador minister
    commander secretary candidate nominee spokesman spokeswoman spokesperson pm premier president
    chancellor leader""".split()
)
# Ends of nouns for persons: `the 51-year-old`, `the economist`, `the businessman`, `the Democrat`.
_PERSONAL = ("-year-old", "ist", "man", "woman", "crat", "ician")
_VAGUE = frozenset(("", "member", "lawmaker", "politician", "leader", "former", "head", "chief"))
_PAST = frozenset(("former", "retired"))
_ROLE_OPENS = re.compile(
    r"The (?:[\w-]+ ){0,2}?(?:minister|president|ambassador|envoy|general|admiral|diplomat|senator"
    r"|chancellor|premier|leader|secretary|spokes(?:man|woman|person)|commander|governor)\b"
    r"(?! (?:of|to|for|and|general)\b)"
)
_HEAD_OF = re.compile(r" of the (?P<body>[a-z]+)")
_RECENT = 700  # characters over which the last speaker is `the diplomat`
_LEADS = ("leader", "president", "premier", "chancellor", "minister", "secretary", "ruler", "king")
# What a head noun may mean beside itself: `the Russian leader` is the president named before.
_ALSO_CALLED = {
    "leader": _LEADS,
    "strongman": _LEADS,
    "premier": ("premier", "minister"),
    "pm": ("minister", "premier"),
    "diplomat": ("diplomat", "ambassador", "envoy", "minister", "spokesman", "spokeswoman"),
    "envoy": ("envoy", "ambassador", "representative"),
    "ambassador": ("ambassador", "envoy", "representative"),
    "spokesperson": ("spokesperson", "spokesman", "spokeswoman"),
    "spokesman": ("spokesman", "spokesperson"),
    "spokeswoman": ("spokeswoman", "spokesperson"),
    "senator": ("senator", "sen"),
    "lawmaker": ("senator", "congressman", "congresswoman", "representative", "member"),
    "commander": ("commander", "general", "admiral"),
}
_TOP = frozenset("leader strongman president premier chancellor prime general ruler king".split())
# Words that tell one minister or president from another.
_KINDS = frozenset("foreign defense prime vice deputy finance interior trade press justice".split())
_LOOK_BACK = 20  # speakers that a role without a name may mean


def in_role(
    people: People, start: int, core_end: int, end: int, before: Sequence[tuple[int, Speaker]]
) -> Speaker | None:
    """Read `the minister`: the last person of the text with that title, or the last so called."""
    words = people.text[start:core_end].lower().replace("y-g", "y g").split()  # secretary-general
    whole = people.text[start:end].lower().split()
    if whole and whole[-1] in _EPITHETS and "," not in people.text[start:end]:
        words = whole  # `the Isle of Ely MP`
    if len(words) < 2 or words[0] not in ("the", "this", "that") or "ministry" in words:
        return None
    head = words[-1]
    affiliation = people.affiliation_in(start, end)
    of = affiliation.actor if affiliation else ""
    person = _titled_before(people, words[1:], of, start)
    found = [None if of else _so_called(people, head, before)]
    found.append(_spoke_last(people, words, of, start, before, person is None))
    if person is None and head in HEADS:
        tied = _HEAD_OF.match(people.text, core_end, end)
        noun = tied["body"] if tied else words[-2]
        person = _head_called(people, of or body_called(people, start, noun, before))
    if person is not None:
        exact = head in people.title_of(person).lower().split()
        at = start if exact and not found[0] else person.last_before(start)
        found.insert(0, (at, as_person(people, person)))
    answer = max((row for row in found if row), key=_place, default=None)
    return answer[1].because(f"“the {head}” in this text") if answer else None


def role_opening(
    people: People, start: int, before: Sequence[tuple[int, Speaker]]
) -> Person | None:
    """Find whom the sentence before is about by a role: `The minister was calm. He said …`."""
    number = people.sentence_of(start)
    found = _ROLE_OPENS.match(people.text, people.sentence_start(number - 1), start)
    if found is None or (before and before[-1][0] > found.start()):
        return None
    answer = in_role(people, found.start(), found.end(), found.end(), before)
    return people.persons.get(answer.actor) if answer else None


def _place(row: tuple[int, Speaker]) -> int:
    return row[0]


def compatriot(
    people: People, start: int, end: int, before: Sequence[tuple[int, Speaker]]
) -> Speaker | None:
    """Read `the Estonian`: the person of that nationality who was quoted or named last."""
    naming = last_body(people, start, end)
    if naming is None or naming.how not in ("people", "adjective") or naming.end != end:
        return None
    if people.text[start : naming.start].lower() != "the " or people.text[end - 1] == "s":
        return None
    for person in people.named_before(start):
        if person.last_before(start) < start - _RECENT:
            return None
        state = people.state_of(person)
        of_body = person.name in people.codebook.actors and not state  # `the Norwegian` at NATO
        if of_body or same_state(people, state, naming.actor):
            called = people.text[start:end]
            return as_person(people, person).because(f"“{called}” in this text")
    return None


def _head_called(people: People, body: str) -> Person | None:
    """Read `the NATO chief`: the one person of the text who heads the body."""
    if not body or people.codebook.actors[body].kind != "body":
        return None
    found = people.heads(body, HEAD_TITLES)
    return found[0] if len(found) == 1 else None


def _so_called(
    people: People, head: str, before: Sequence[tuple[int, Speaker]]
) -> tuple[int, Speaker] | None:
    """Return the last speaker called by a noun; a headline names nobody else than the text."""
    for at, speaker in reversed(before[-_LOOK_BACK:]):
        if at > people.headline_end and speaker.speaker.lower().split()[-1:] == [head]:
            return at, speaker
    return None


def _spoke_last(
    people: People,
    words: list[str],
    of: str,
    start: int,
    before: Sequence[tuple[int, Speaker]],
    free: bool,
) -> tuple[int, Speaker] | None:
    """Read `the politician`, `the Florida senator`: the person who spoke just before."""
    head = words[-1].rpartition("-turned-")[2]  # `the hotelier-turned-diplomat`
    epithet = head in _EPITHETS or (head.endswith(_PERSONAL) and head not in _OFFICES)
    place, answer = _last_about(people, start, before, epithet or (free and head in _OFFICES))
    person = people.persons.get(answer.actor) if answer else None
    if answer is None or person is None or place <= start - _RECENT:
        return None
    state = people.state_of(person)
    if of and state and not same_state(people, state, of):
        return None
    vague = people.title_of(person) in _VAGUE or (of and state) or _PAST.intersection(words)
    # `Li took the stage. The general …`: nobody else is one, and the sentence before is about Li.
    beside = free and place in people.opens_of(people.sentence_of(start) - 1)
    return (place, answer) if epithet or (head in _OFFICES and (vague or beside)) else None


def _last_about(
    people: People, start: int, before: Sequence[tuple[int, Speaker]], epithet: bool
) -> tuple[int, Speaker | None]:
    """Return who spoke last before a place; for an epithet, whom a sentence since was about."""
    place, answer = before[-1] if before else (-1, None)
    at = bisect_left(people.openings, start, key=lambda row: row[0]) - 1
    if epithet and at >= 0 and people.openings[at][0] > place:
        place, person = people.openings[at]
        answer = as_person(people, person)
    return place, answer


def _titled_before(people: People, words: list[str], of: str, start: int) -> Person | None:
    """Return who was named last before ``start`` with the title that ``words`` end in."""
    head = words[-1]
    found = [
        person
        for called in _ALSO_CALLED.get(head, (head,))
        if (person := _titled_as(people, called, words, of, start)) is not None
    ]
    return max(found, key=lambda person: person.last_before(start), default=None)


def _titled_as(people: People, called: str, words: list[str], of: str, start: int) -> Person | None:
    """Return who was named last before ``start`` with a word in the title."""
    head, wanted = words[-1], _kind_of(words)
    for person in people.titled(called, start):
        title = people.title_of(person).lower().replace("-", " ")
        held = title.split()
        if of and not same_state(people, people.state_of(person) or person.affiliation, of):
            continue
        broad = called in ("minister", "secretary") and head in _TOP
        if broad and not _TOP.intersection(held):
            continue
        if wanted <= _kind_of(held) or called not in held:
            return person
    return None


def _kind_of(words: Sequence[str]) -> set[str]:
    """Return the words that tell one minister from another (`foreign`, `prime`, `vice`)."""
    plain = {word.replace("defence", "defense") for word in words}
    return plain & _KINDS
