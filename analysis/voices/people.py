"""The people a text introduces: full name, title and what they belong to, as the text says it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from analysis.codebook import Codebook
from analysis.codebook.records import covers
from analysis.voices.capitals import HONORIFICS, TITLE_WORDS, apposition, capital_runs
from analysis.voices.names import Naming
from analysis.voices.words import (
    ADVERB,
    CAPITAL,
    COMMA,
    CONJUNCTION,
    DETERMINER,
    FIRST,
    PREPOSITION,
    ROLE,
    STOP,
    SUBJECT_PRONOUN,
    SUBORDINATOR,
    TIME,
    Words,
)

_FEMALE = frozenset(
    """mrs ms miss madam madame lady dame queen princess spokeswoman chairwoman
    congresswoman""".split()
)
_MALE = frozenset("mr sir lord king prince spokesman chairman congressman".split())
_NOT_NAMES = PREPOSITION | SUBORDINATOR | DETERMINER | TIME | CONJUNCTION | ADVERB | SUBJECT_PRONOUN


@dataclass
class Person:
    """A person of the text and where he or she is named."""

    name: str
    title: str = ""
    affiliation: str = ""  # id of a codebook actor
    basis: str = ""
    gender: str = ""  # "f", "m" or unknown
    places: list[int] = field(default_factory=list)  # where the name begins
    opens: list[int] = field(default_factory=list)  # those of them that open a sentence
    spans: list[tuple[int, int]] = field(default_factory=list)  # title, affiliation and name

    def last_before(self, start: int) -> int:
        """Return where the person is named last before ``start``, -1 where nowhere."""
        at = bisect_left(self.places, start)
        return self.places[at - 1] if at else -1


class People:
    """All persons of one text, found by name or by a part of it."""

    def __init__(
        self,
        text: str,
        paragraphs: Sequence[Words],
        namings: Sequence[Naming],
        codebook: Codebook,
        date: str = "",
    ) -> None:
        self.text = text
        self.date = date
        self.codebook = codebook
        self.namings = namings
        self._starts = [n.start for n in namings]
        self.persons: dict[str, Person] = {}
        self._by_word: dict[str, list[Person]] = {}
        self._by_ends: dict[tuple[str, str], Person] = {}  # by first and last word of the name
        for words in paragraphs:
            for first, last in capital_runs(words):
                self._introduce(words, first, last)

        everybody = self.persons.values()
        self._places = sorted(((at, p) for p in everybody for at in p.places), key=_place)
        self.openings = sorted(((at, p) for p in everybody for at in p.opens), key=_place)
        self._titled: dict[str, list[tuple[int, Person]]] = {}
        self._heads: dict[tuple[str, tuple[str, ...]], list[Person]] = {}
        self._belonging: dict[str, list[Person]] = {}
        for person in everybody:
            self._belonging.setdefault(person.affiliation, []).append(person)
        for at, person in self._places:
            for word in dict.fromkeys(self.title_of(person).split()):
                self._titled.setdefault(word, []).append((at, person))

    def titled(self, word: str, before: int) -> Iterator[Person]:
        """Yield the persons whose title has a word, the one named last before a place first."""
        rows = self._titled.get(word, [])
        at = bisect_left(rows, before, key=_place)
        yield from (person for _, person in reversed(rows[max(0, at - _LOOK_BACK) : at]))

    def head_titled(self, word: str) -> list[Person]:
        """Return a few persons of the whole text whose title has a word, named first."""
        return [person for _, person in self._titled.get(word, [])[:_LOOK_BACK]]

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
        yield from (person for _, person in reversed(self._places[max(0, at - _LOOK_BACK) : at]))

    def title_of(self, person: Person) -> str:
        """Return a person's title as the text gives it, else the office the codebook lists."""
        known = self.codebook.actors.get(person.name)
        if person.title or known is None or not known.offices:
            return person.title
        held = [o for o in known.offices if self.date and covers(o.since, o.until, self.date)]
        return (held or known.offices)[0].title

    def state_of(self, person: Person) -> str:
        """Return the state a person belongs to, or an empty text."""
        known = person.name in self.codebook.actors
        return self.codebook.state_of(person.name if known else person.affiliation)

    def places_in(self, start: int, end: int) -> Sequence[tuple[int, Person]]:
        """Return the namings of persons that begin in a stretch of the text."""
        low = bisect_left(self._places, start, key=_place)
        return self._places[low : bisect_left(self._places, end, key=_place)]

    def namings_in(self, start: int, end: int) -> Sequence[Naming]:
        """Return the namings that begin in a stretch of the text."""
        return self.namings[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    def namings_before(self, start: int) -> Iterator[Naming]:
        """Yield the namings that begin before a place, the last one first."""
        at = bisect_left(self._starts, start)
        yield from reversed(self.namings[max(0, at - _LOOK_BACK) : at])

    def find(self, name: str) -> Person | None:
        """Find a person by full name, or by surname or given name; `Ms` and `Mr` count."""
        given = name.split()[:1]
        gender = _gender([word.lower().strip(".") for word in given])
        name = bare(name)
        if name in self.persons:
            return self.persons[name]
        parts = [part for part in name.split() if part.lower().strip(".") not in TITLE_WORDS]
        if not parts:
            return None
        if len(parts) > 1:
            return self._by_ends.get((parts[0], parts[-1]))
        fitting = self._by_word.get(parts[-1], [])
        if gender and len(fitting) > 1:
            fitting = [p for p in fitting if p.gender in ("", gender)]
            fitting.sort(key=lambda person: person.gender != gender)
        return fitting[0] if fitting else None

    def is_person(self, actor: str) -> bool:
        """Tell whether an id of the codebook is a person's."""
        known = self.codebook.actors.get(actor)
        return known is not None and known.kind == "person"

    def affiliation_in(self, start: int, end: int) -> Naming | None:
        """Return the first state or body named in a stretch that a person may belong to.

        `envoy to Russia` and `Moscow-based` name where, not whose, and so do a state or body that
        somebody only studies (`Russia analyst`); a nationality counts (`a Russian analyst`).
        """
        namings = self.namings_in(start, end)
        if not namings:
            return None
        studies = bool(_STUDENT.search(self.text, start, end))
        for naming in namings:
            before = self.text[max(start, naming.start - 8) : naming.start].lower().split()
            if self.is_person(naming.actor) or _AIMED.intersection(before):
                continue
            if self.text.startswith("-based", naming.end) or (
                studies and naming.how != "adjective" and not self._is_owner(naming)
            ):
                continue
            return naming
        return None

    def _is_owner(self, naming: Naming) -> bool:
        return self.text.startswith(("'s", "’s"), naming.end)

    def _introduce(self, words: Words, first: int, last: int) -> None:
        """Record the person that a run of capitalised words names, if it names one."""
        at = self._name_begin(words, first, last)
        if at is None:
            return
        start, end = words.start[at], words.end[last - 1]
        name = bare(words.text[start:end])
        known = [n.actor for n in self.namings_in(start, end) if self.is_person(n.actor)]
        titled = any(form.strip(".") in TITLE_WORDS for form in words.forms[first:at])
        polite = at > first and words.forms[at - 1].strip(".") in HONORIFICS
        person = self.find(f"{words.forms[at - 1]} {name}" if polite else name)
        if person is None or (known and person.name != known[-1]):
            if not known and last - at < 2 and not titled:
                return
            person = self._add(known[-1] if known else name, name)
        person.places.append(start)
        person.spans.append(
            (
                words.start[first],
                start + len(words.text[start:end].removesuffix("’s").removesuffix("'s")),
            )
        )
        if words.kinds[first] & FIRST:
            person.opens.append(start)
        self._describe(person, words, first, at, last)

    def _name_begin(self, words: Words, first: int, last: int) -> int | None:
        """Return where in a run the personal name begins, after titles and affiliations."""
        at = last
        while at > first and words.forms[at - 1].strip(".") not in TITLE_WORDS:
            kind, start = words.kinds[at - 1], words.start[at - 1]
            if not kind & CAPITAL or kind & _NOT_NAMES:
                break
            inside = [n for n in self.namings_in(start - 40, words.end[at - 1]) if start < n.end]
            if any(not self.is_person(n.actor) for n in inside):
                break
            at -= 1
        return at if at < last else None

    def _add(self, full: str, name: str) -> Person:
        """Record a new person, to be found by surname and by the word that may be the surname."""
        person = self.persons[full] = Person(full)
        actor = self.codebook.actors.get(full)
        ends = dict.fromkeys([name.split()[-1], full.split()[-1], name.split()[0], full.split()[0]])
        words = name.split(), full.split()
        for first, last in ((a[0], b[-1]) for a in words for b in words):
            self._by_ends.setdefault((first, last), person)
        for word in ends:
            rows = self._by_word.setdefault(word, [])
            if len(rows) == _NAMESAKES:
                continue  # who else bears the name is found by the full name only
            if actor is not None and actor.family_name_first and word == full.split()[0]:
                rows.insert(0, person)
            else:
                rows.append(person)
        return person

    def _describe(self, person: Person, words: Words, first: int, at: int, last: int) -> None:
        """Take the title, the affiliation and the gender from the words around a name."""
        forms = [form.strip(".") for form in words.forms[first:at]]
        start, end = words.start[first], words.start[at]
        apposed = apposition(words, last)
        person.gender = person.gender or _gender(forms)
        naming = self.affiliation_in(start, end)
        if naming is None and first > 0 and words.forms[first - 1].endswith("'s"):
            naming = self.affiliation_in(words.start[first - 1], start)
        title = [f for k, f in enumerate(forms, first) if not self._is_named(words, k)]
        if naming is None:
            naming = self._role_before(words, first, last)
        if naming is None and apposed:
            naming = self.affiliation_in(*apposed)
            title = title or self.text[slice(*apposed)].lower().split()
        if not person.title:
            person.title = " ".join(form for form in title if form not in HONORIFICS)
        if naming is not None and not person.affiliation:
            person.affiliation = naming.actor
            low, high = min(start, naming.start), max(words.end[last - 1], naming.end)
            person.basis = " ".join(self.text[low:high].split())

    def _role_before(self, words: Words, first: int, last: int) -> Naming | None:
        """Read `the Russian ambassador, NAME,` or `his Russian counterpart, NAME` at an end."""
        kinds = words.kinds
        closed = last >= len(kinds) or kinds[last] & (COMMA | FIRST | STOP)
        if first < 2 or not closed or not kinds[first - 1] & COMMA or not kinds[first - 2] & ROLE:
            return None
        at = first - 2
        while at > max(0, first - 9) and not kinds[at] & (FIRST | DETERMINER | COMMA):
            at -= 1
        return self.affiliation_in(words.start[at], words.end[first - 2])

    def _is_named(self, words: Words, k: int) -> bool:
        start = words.start[k]
        return any(start < n.end for n in self.namings_in(start - 40, words.end[k]))


def _place(row: tuple[int, Person]) -> int:
    return row[0]


_AIMED = frozenset(("to", "on", "against", "with", "toward", "towards"))
# Who studies, reports or lives somewhere speaks for nobody there.
_STUDENT = re.compile(
    r"\b(?:analyst|expert|specialist|scholar|watcher|historian|economist|researcher|professor"
    r"|journalist|correspondent|reporter|editor|resident|witness|fellow|author|tourist)(?:e?s)?\b",
    re.IGNORECASE,
)
_LOOK_BACK = 60  # namings that a role or pronoun may look back over
_NAMESAKES = 20


@lru_cache(maxsize=1 << 14)
def bare(name: str) -> str:
    """Return a name without possessive ending, brackets and honorifics.

    Examples
    --------
    >>> bare("Mr. Peskov’s"), bare("Xi Jinping")
    ('Peskov', 'Xi Jinping')
    """
    name = " ".join(name.split()).strip("[]().,;:")
    for ending in ("'s", "’s", "'", "’"):
        name = name.removesuffix(ending)
    words = name.split()
    while len(words) > 1 and words[0].lower().strip(".") in HONORIFICS:
        words = words[1:]
    return " ".join(words)


def _gender(forms: Sequence[str]) -> str:
    if _FEMALE.intersection(forms):
        return "f"
    return "m" if _MALE.intersection(forms) else ""
