"""Whom a pronoun means: who spoke, what the sentence is about, or who was met since."""

from __future__ import annotations

from bisect import bisect_left

from analysis.voices.names import Naming
from analysis.voices.officials import dateline
from analysis.voices.people import People
from analysis.voices.person import Person
from analysis.voices.speaker import Speaker

_UNFIT = {"he": "f", "him": "f", "she": "m", "her": "m"}  # the gender a pronoun cannot mean
CLOSE = 400  # characters over which a person named but not quoted may be `he`
_LOOK_BACK = 20  # speakers that a pronoun may mean


class Pronouns:
    """Who spoke in one text so far, and whom a pronoun may therefore mean."""

    def __init__(self, people: People) -> None:
        self.people = people
        self.text = people.text
        self._spoke: list[tuple[int, Speaker]] = []  # who spoke before, for pronouns and roles
        self._home = dateline(people)

    def _last_body(self, singular: bool = False) -> tuple[int, Speaker | None]:
        """Return where and who spoke last that is no person, and where one is meant no group."""
        for place, speaker in reversed(self._spoke[-_LOOK_BACK:]):
            head = speaker.speaker.split()[-1:] or [""]
            plural = singular and head[0].islower() and head[0].endswith("s")
            if speaker.actor not in self.people.persons and not plural:
                return place, speaker
        return -1, None

    def _speaking(self, start: int) -> Naming | None:
        """Return the state or body that spoke just before a place, else where the report is from.

        `The alliance refused. “No,” a spokesperson said.`
        """
        codebook = self.people.codebook
        place, speaker = self._spoke[-1] if self._spoke else (-CLOSE, None)
        known = codebook.actors.get(self.people.id_of(speaker.actor)) if speaker else None
        if known is not None and known.kind in ("body", "state") and place > start - CLOSE:
            return Naming(place, place, known.id, "name")
        return self._home

    def _last_person(self, pronoun: str, start: int) -> Person | None:
        """Return who spoke or opened a sentence last before ``start``, of a fitting gender."""
        unfit = _UNFIT.get(pronoun, "-")
        persons = self.people.persons
        spoke = [
            (at, persons[s.actor]) for at, s in self._spoke[-_LOOK_BACK:] if s.actor in persons
        ]
        last = bisect_left(self.people.openings, start, key=_place)
        fitting = [
            row
            for row in (*spoke, *self.people.openings[max(0, last - _LOOK_BACK) : last])
            if row[0] < start and row[1].gender != unfit
        ]
        place, person = max(fitting, key=_place) if fitting else (-1, None)
        return self._met_since(place, start, unfit) or person

    def _met_since(self, place: int, start: int, unfit: str) -> Person | None:
        """Return the one person that a later sentence names last, not in passing.

        `Ann Lee spoke. We met Tom Wells in Oslo. “No,” he says.`
        """
        people = self.people
        met = [
            (people.sentence_of(at), person)
            for at, person in people.places_in(max(place + 1, start - CLOSE), start)
            if at not in person.passing and _is_evident(person)
        ]
        last = {person.name: person for sentence, person in met if sentence == met[-1][0]}
        if len(last) != 1 or (place >= 0 and met[-1][0] <= people.sentence_of(place)):
            return None
        (person,) = last.values()
        # `The senator praised Tom Wells. He …` and `She met Tom Wells. …` are about somebody else.
        if self.text.startswith(("The ", "He ", "She "), people.sentence_start(met[-1][0])):
            return None
        return person if person.gender != unfit else None

    def _learn_gender(self, person: Person, pronoun: str, start: int) -> None:
        """Take a pronoun as sign of a gender, where no other person is named since the name."""
        gender = {"he": "m", "him": "m", "she": "f", "her": "f"}.get(pronoun, "")
        last = person.last_before(start)
        near = last >= start - CLOSE // 2 and len(self.people.places_in(last, start)) == 1
        if gender and near and not person.gender:
            person.heard.append(gender)
            if len(person.heard) > 1 and len(set(person.heard)) == 1:
                person.gender = gender


def _is_evident(person: Person) -> bool:
    """Tell a person from a firm or film in capitals, which a pronoun does not mean."""
    return bool(person.evident or person.title or person.affiliation or person.gender)


def _place(row: tuple[int, Person]) -> int:
    return row[0]
