"""The people a text introduces: full name, title and what they belong to, as the text says it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from analysis.codebook import Codebook
from analysis.codebook.records import covers
from analysis.voices.affiliations import LOOK_BACK
from analysis.voices.capitals import capital_runs
from analysis.voices.introductions import Introductions
from analysis.voices.names import Naming
from analysis.voices.person import Person
from analysis.voices.words import Words

_FAR = 400  # characters over which two places are not seen together


class People(Introductions):
    """All persons of one text, found by name or by a part of it."""

    def __init__(
        self,
        text: str,
        namings: Sequence[Naming],
        codebook: Codebook,
        date: str = "",
    ) -> None:
        super().__init__(text, namings, codebook, date)
        self._sentences: list[int] = []
        self.named: frozenset[str] = frozenset()  # all actors of the codebook that the text names
        self.seats: dict[str, str] = {}  # ministries and embassies no codebook lists, by name

    def see(self, words: Words) -> None:
        """Record the persons that the next paragraph names; its words need not be kept."""
        for first, last in capital_runs(words):
            self.introduce(words, first, last)
        self._sentences += [words.start[first] for first, _ in words.sentences]

    def finish(self) -> None:
        """List the persons after the last paragraph: from now on they can be looked up."""
        self.forget(self._misnamed)
        self.named = frozenset(naming.actor for naming in self.namings)
        self._list_persons()

    def sentence_of(self, place: int) -> int:
        """Return the number of the sentence of the narration that a place stands in."""
        return bisect_right(self._sentences, place)

    def apart(self, one: int, other: int) -> bool:
        """Tell whether a sentence ends between two places, or they lie far apart."""
        return other - one > _FAR or self.sentence_of(one) != self.sentence_of(other)

    def sentence_start(self, number: int) -> int:
        """Return where the sentence of a number begins."""
        return self._sentences[number - 1] if number else 0

    def opens_of(self, number: int) -> list[int]:
        """Return where persons open the sentence of a number."""
        low, high = self.sentence_start(number), self.sentence_start(number + 1)
        first = bisect_left(self.openings, low, key=_place)
        return [at for at, _ in self.openings[first : bisect_left(self.openings, high, key=_place)]]

    def _list_persons(self) -> None:
        """List the persons by place, title and what they belong to."""
        everybody = self.persons.values()
        self._places = sorted(((at, p) for p in everybody for at in p.places), key=_place)
        self.openings = sorted(((at, p) for p in everybody for at in p.opens), key=_place)
        self._ends = {end: (start, p) for p in everybody for start, end in p.spans}
        self._titled: dict[str, list[tuple[int, Person]]] = {}
        self._heads: dict[tuple[str, tuple[str, ...]], list[Person]] = {}
        self._belonging: dict[str, list[Person]] = {}
        for person in everybody:
            known = person.name in self.codebook.actors
            actor = self.codebook.actors[person.name].of if known else ""
            self._belonging.setdefault(person.affiliation or actor, []).append(person)
        for at, person in self._places:
            for word in dict.fromkeys(self.title_of(person).split()):
                self._titled.setdefault(word, []).append((at, person))

    def titled(self, word: str, before: int) -> Iterator[Person]:
        """Yield the persons whose title has a word, the one named last before a place first."""
        rows = self._titled.get(word, [])
        at = bisect_left(rows, before, key=_place)
        yield from (person for _, person in reversed(rows[max(0, at - LOOK_BACK) : at]))

    def head_titled(self, word: str) -> list[Person]:
        """Return a few persons of the whole text whose title has a word, named first."""
        return [person for _, person in self._titled.get(word, [])[:LOOK_BACK]]

    def heads(self, body: str, titles: tuple[str, ...]) -> list[Person]:
        """Return the persons of a body whose title ends in one of some titles."""
        key = body, titles
        if key not in self._heads:
            titled = [(p, self.title_of(p).lower()) for p in self._belonging.get(body, ())]
            counted = [(p, self.codebook.titles.get(title, title)) for p, title in titled]
            self._heads[key] = [p for p, title in counted if title.endswith(titles)]
        return self._heads[key]

    def named_before(self, start: int) -> Iterator[Person]:
        """Yield the persons named before a place, the last one first."""
        at = bisect_left(self._places, start, key=_place)
        yield from (person for _, person in reversed(self._places[max(0, at - LOOK_BACK) : at]))

    def ending_at(self, end: int) -> tuple[int, Person] | None:
        """Return the person whose naming ends at a place, and where title and name begin."""
        return self._ends.get(end)

    def title_of(self, person: Person) -> str:
        """Return a person's title as the text gives it, and the office the codebook lists."""
        known = self.codebook.actors.get(person.name)
        if known is None or not known.offices:
            return person.title
        held = [o for o in known.offices if self.date and covers(o.since, o.until, self.date)]
        office = (held or known.offices)[0].title
        return office if office in person.title else f"{person.title} {office}".strip()

    def state_of(self, person: Person) -> str:
        """Return the state a person belongs to, or an empty text."""
        known = person.name in self.codebook.actors
        return self.codebook.state_of(person.name if known else person.affiliation)

    def id_of(self, actor: str) -> str:
        """Return the codebook's id of an actor: of a government or a seat, its state's; or none."""
        if actor in self.codebook.actors:
            return actor
        return self.seats.get(actor) or self.codebook.state_of(actor)

    def home_of(self, actor: str) -> str:
        """Return the state of an actor, a seat that no codebook lists included."""
        return self.codebook.state_of(self.id_of(actor))

    def places_in(self, start: int, end: int) -> Sequence[tuple[int, Person]]:
        """Return the namings of persons that begin in a stretch of the text."""
        low = bisect_left(self._places, start, key=_place)
        return self._places[low : bisect_left(self._places, end, key=_place)]


def _place(row: tuple[int, Person]) -> int:
    return row[0]
