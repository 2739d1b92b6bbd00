"""The people a text introduces: full name, title and what they belong to, as the text says it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from analysis.codebook import Codebook
from analysis.codebook.records import covers
from analysis.voices.affiliations import LOOK_BACK, Affiliations
from analysis.voices.capitals import (
    COMMON,
    HONORIFICS,
    PARTICLES,
    RANKS,
    SEATS,
    TIES,
    apposition,
    capital_runs,
    ends_name,
    is_title,
    title_begin,
)
from analysis.voices.names import Naming
from analysis.voices.spellings import bare, known_person, same_name
from analysis.voices.words import (
    ADVERB,
    AUXILIARY,
    CAPITAL,
    COMMA,
    CONJUNCTION,
    DETERMINER,
    FIRST,
    NUMBER,
    POSSESSIVE,
    PREPOSITION,
    ROLE,
    STOP,
    SUBJECT_PRONOUN,
    SUBORDINATOR,
    TIME,
    Words,
    classify,
)

_FEMALE = frozenset(
    """mrs ms miss madam madame lady dame queen princess spokeswoman chairwoman
    congresswoman baroness""".split()
)
_MALE = frozenset("mr sir lord king prince spokesman chairman congressman".split())
_NOT_NAMES = (
    PREPOSITION | SUBORDINATOR | DETERMINER | TIME | CONJUNCTION | ADVERB | SUBJECT_PRONOUN
) | AUXILIARY
# What names of places, schools, firms and papers end in, so that they are no person's.
_NO_PERSON = frozenset(
    """sea ocean strait river bay island islands street avenue square university institute college
    school academy centre center council agency association foundation company corp corporation inc
    ltd group union times post journal news act treaty agreement war shoal reef airport airlines
    hospital conference summit forum system network project plan initiative fund trust league show
    today international zone valley video administration""".split()
)
OWNERS = frozenset(("its", "his", "her", "their"))
_NAMESAKES = 20
# Roles that are no persons'.
_THINGS = frozenset(
    """report reports study poll polls survey statement ministry embassy government administration
    campaign committee department agency council party company group groups organization
    organizations paper newspaper network people police military army coalition alliance bloc
    commission union court office mission delegation opposition regime leadership policy affairs
    defence defense security state house treasury interior counterpart ally rival critic supporter
    source sources""".split()
)
_SPOKE = frozenset("spoke speaks talked spoken talking speaking met turned listened".split())
SERVANTS = frozenset(
    """spokesman spokeswoman spokesperson adviser advisor aide ally lieutenant deputy attorney lawyer
    strategist surrogate secretary envoy campaign administration press senior advisers aides advisors
    officials minister ministers ambassador government""".split()
)


@dataclass
class Person:
    """A person of the text and where he or she is named."""

    name: str
    title: str = ""
    affiliation: str = ""  # id of a codebook actor
    basis: str = ""
    gender: str = ""  # "f", "m" or unknown
    owner: tuple[str, int] = ("", -1)  # `its` in `its spokesman NAME`, and where
    elsewhere: bool = False  # the title names a body that the codebook lacks (`Acme spokesman`)
    heard: list[str] = field(default_factory=list)  # genders that pronouns close by told
    evident: bool = False  # known, titled, aged or called by the surname: no firm or film
    places: list[int] = field(default_factory=list)  # where the name begins
    opens: list[int] = field(default_factory=list)  # those of them that a sentence is about
    passing: set[int] = field(default_factory=set)  # those that stand in passing (`after Lee's`)
    spans: list[tuple[int, int]] = field(default_factory=list)  # title, affiliation and name

    def last_before(self, start: int) -> int:
        """Return where the person is named last before ``start``, -1 where nowhere."""
        at = bisect_left(self.places, start)
        return self.places[at - 1] if at else -1


class People(Affiliations):
    """All persons of one text, found by name or by a part of it."""

    def __init__(
        self,
        text: str,
        paragraphs: Sequence[Words],
        namings: Sequence[Naming],
        codebook: Codebook,
        date: str = "",
    ) -> None:
        super().__init__(text, namings, codebook, date)
        self.persons: dict[str, Person] = {}
        self._by_word: dict[str, list[Person]] = {}
        self._by_ends: dict[tuple[str, str], Person] = {}  # by first and last word of the name
        for words in paragraphs:
            for first, last in capital_runs(words):
                self._introduce(words, first, last)
        self._sentences = [
            words.start[first] for words in paragraphs for first, _ in words.sentences
        ]
        self._list_persons()

    def sentence_of(self, place: int) -> int:
        """Return the number of the sentence of the narration that a place stands in."""
        return bisect_right(self._sentences, place)

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

    def places_in(self, start: int, end: int) -> Sequence[tuple[int, Person]]:
        """Return the namings of persons that begin in a stretch of the text."""
        low = bisect_left(self._places, start, key=_place)
        return self._places[low : bisect_left(self._places, end, key=_place)]

    def find(self, name: str) -> Person | None:
        """Find a person by full name, or by surname or given name; `Ms` and `Mr` count."""
        given = name.split()[:1]
        gender = _gender([word.lower().strip(".") for word in given])
        name = bare(name)
        if name in self.persons:
            return self.persons[name]
        words = name.split()
        parts = [word for word in words[:-1] if not is_title(word)] + words[-1:]
        if len(parts) > 1:
            return self._by_ends.get((parts[0], parts[-1]))
        fitting = self._by_word.get(parts[-1], []) if parts else []
        if gender and len(fitting) > 1:
            fitting = [p for p in fitting if p.gender in ("", gender)]
            fitting.sort(key=lambda person: person.gender != gender)
        return fitting[0] if fitting else None

    def _introduce(self, words: Words, first: int, last: int) -> None:
        """Record the person that a run of capitalised words names, if it names one."""
        at = self._name_begin(words, first, last)
        if at is None:
            return
        start, end = words.start[at], words.end[last - 1]
        name = bare(words.text[start:end])
        known = self._known_in(words.start[first], start, end, name)
        polite = at > first and words.forms[at - 1].strip(".") in HONORIFICS
        person = self.find(f"{words.forms[at - 1]} {name}" if polite else name)
        if person is None or (known and person.name != known):
            titled = any(is_title(form) for form in words.forms[first:at])
            no_name = (
                words.forms[last - 1].removesuffix("'s") in _NO_PERSON
                or name in self.codebook.not_names
            )
            alone = last - at < 2 and not titled and not _has_age(words, last)
            if not known and (alone or no_name):
                return
            person = self._add(known or name, name)
        person.places.append(start)
        aged = _has_age(words, last)
        person.evident = person.evident or bool(known) or aged or polite or name != person.name
        if _opens_sentence(words, first) and not _modifies(words, first, at, last):
            person.opens.append(start)
        elif words.kinds[last - 1] & POSSESSIVE or _is_passing(words, first, at, last):
            person.passing.add(start)
        self._describe(person, words, first, at, last)

    def _known_in(self, begin: int, start: int, end: int, name: str) -> str:
        """Return the codebook's person that a name means: `Hunter Biden` is not `Biden`."""
        for naming in reversed(self.namings_in(begin, end)):
            if naming.end > start and self.is_person(naming.actor) and (
                naming.how != "surname" or same_name(self.codebook, naming.actor, name)
            ):
                return naming.actor
        return known_person(self.codebook, name)

    def _name_begin(self, words: Words, first: int, last: int) -> int | None:
        """Return where in a run the personal name begins, after titles and affiliations."""
        at = last
        loud = words.text[words.start[last - 1] : words.end[last - 1]].isupper()
        while at > first:
            kind, start, form = words.kinds[at - 1], words.start[at - 1], words.forms[at - 1]
            if not kind & CAPITAL:
                if at == last or not (form in PARTICLES or form.startswith(("al-", "el-"))):
                    break
                at -= 1
                continue
            if (is_title(form) or kind & ROLE) and not (at == last and ends_name(words, at - 1)):
                break
            if kind & _NOT_NAMES or form in COMMON:
                break
            if not loud and len(form) > 2 and words.text[start : words.end[at - 1]].isupper():
                if "." not in form:  # `CDU`, not `J.D.`
                    break
            inside = [n for n in self.namings_in(start - 40, words.end[at - 1]) if start < n.end]
            if any(not self.is_person(n.actor) for n in inside):
                break
            at -= 1
        while at < last and words.forms[at] in PARTICLES and not words.kinds[at] & CAPITAL:
            at += 1
        # `Mayor of West Berlin`
        tied = at > first and any(f in ("of", "for") for f in words.forms[first:at])
        place = tied and (
            words.forms[at - 1] in TIES or (last - at < 2 and not is_title(words.forms[at - 1]))
        )
        return at if at < last and not place else None

    def _add(self, full: str, name: str) -> Person:
        """Record a new person, to be found by surname and by the word that may be the surname."""
        person = self.persons.setdefault(full, Person(full))
        actor = self.codebook.actors.get(full)
        ends = dict.fromkeys([name.split()[-1], full.split()[-1], name.split()[0], full.split()[0]])
        words = name.split(), full.split()
        for first, last in ((a[0], b[-1]) for a in words for b in words):
            self._by_ends.setdefault((first, last), person)
        for word in ends:
            rows = self._by_word.setdefault(word, [])
            if len(rows) == _NAMESAKES or person in rows:
                continue  # who else bears the name is found by the full name only
            if actor is not None and actor.family_name_first and word == full.split()[0]:
                rows.insert(0, person)
            else:
                rows.append(person)
        return person

    def _describe(self, person: Person, words: Words, first: int, at: int, last: int) -> None:
        """Take the title, the affiliation and the gender from the words around a name."""
        seated = at > first and self._is_seat(words, at - 1)
        begin = title_begin(words, first) if seated else first
        start, end = words.start[begin], words.start[at]
        name = words.text[end : words.end[last - 1]].removesuffix("’s").removesuffix("'s")
        person.spans.append((start, end + len(name)))
        if person.title and person.affiliation and person.gender:
            return
        forms = words.forms[begin:at]
        person.gender = person.gender or _gender([form.strip(".") for form in forms])
        apposed = apposition(words, last)
        naming = self._affiliation(words, begin, at, last, apposed)
        role = _role_span(words, first, last)
        title = _title_in(form for k, form in enumerate(forms, begin) if self._is_title(words, k))
        for span in (apposed, role):
            title = title or (_title_in(self.text[slice(*span)].split()) if span else "")
        person.title = person.title or title
        if last + 1 < len(words.forms) and words.forms[last + 1] == "who":
            person.evident = True
        if naming is not None and not person.affiliation:
            person.affiliation = naming.actor
            low, high = min(start, naming.start), max(words.end[last - 1], naming.end)
            person.basis = " ".join(self.text[low:high].split())
        if naming is None and person.owner[1] < 0:
            person.owner = self._owner(words, begin, apposed, role)
            person.elsewhere = person.elsewhere or self._is_elsewhere(words, begin, at)

    def _affiliation(
        self, words: Words, begin: int, at: int, last: int, apposed: tuple[int, int] | None
    ) -> Naming | None:
        """Find what a person belongs to: before the name, as owner, in a role, in apposition."""
        start = words.start[begin]
        naming = self.affiliation_in(start, words.start[at])
        if naming is None and begin > 0 and words.kinds[begin - 1] & POSSESSIVE:
            naming = self._owning(words.end[begin - 1])
        role = None if naming else _role_span(words, begin, last)
        if role:
            naming = self.affiliation_in(*role)
        naming = naming or (self.affiliation_in(*apposed) if apposed else None)
        return naming or self._of_person(words.start[max(0, begin - 2)], words.start[at], role)

    def _owning(self, end: int) -> Naming | None:
        """Return the state or body whose possessive ends at a place: `the Liberal Democrats’`."""
        for naming in self.namings_in(end - 50, end):
            if end - naming.end <= 2 and not self.is_person(naming.actor):
                return naming
        return None

    def _of_person(self, start: int, at: int, role: tuple[int, int] | None) -> Naming | None:
        """Read `Putin spokesman NAME` and `Putin’s spokesman, NAME`: the state of whose they are."""
        for low, high in ((start, at), role or (at, at)):
            for naming in self.namings_in(low, high):
                state = self.codebook.state_of(naming.actor) if self.is_person(naming.actor) else ""
                owns = self._is_owner(naming) or is_role(self.text, naming.end)
                if state and naming.end < high and owns:
                    return naming._replace(actor=state)
        return None

    def _owner(
        self,
        words: Words,
        begin: int,
        apposed: tuple[int, int] | None,
        role: tuple[int, int] | None,
    ) -> tuple[str, int]:
        """Read `its` in `its spokesman NAME`, `NAME, its spokesman,` and `its spokesman, NAME,`."""
        for k in (begin - 1, begin):
            if k >= 0 and words.forms[k] in OWNERS:
                return words.forms[k], words.start[k]
        for span in (apposed, role):
            word = self.text[slice(*span)].split(maxsplit=1)[0].lower() if span else ""
            if span and word in OWNERS:
                return word, span[0]
        return "", -1

    def _is_seat(self, words: Words, k: int) -> bool:
        """Tell a word before a name that ends a body's name, not a title, in `head of the X NAME`."""
        form = words.forms[k]
        return form in SEATS or not is_title(form) or not self._is_title(words, k)

    def _is_elsewhere(self, words: Words, begin: int, at: int) -> bool:
        """Tell whether a title has a capitalised word that is no title and no known name."""
        return any(
            words.kinds[k] & CAPITAL
            and not words.kinds[k] & (ROLE | FIRST)
            and not is_title(words.forms[k])
            and words.forms[k] not in COMMON
            and self._is_title(words, k)
            for k in range(begin, at)
        )

    def _is_title(self, words: Words, k: int) -> bool:
        """Tell a word of a title from one of a name, such as `Russian`; `Secretary` is both."""
        start = words.start[k]
        inside = [n for n in self.namings_in(start - 40, words.end[k]) if start < n.end]
        return not inside or words.forms[k].endswith(("secretary", "minister", "councilor", "lord"))


def _opens_sentence(words: Words, first: int) -> bool:
    """Tell whether a sentence is about a name: it opens it, or stands behind a fronted phrase."""
    at = first
    while at > max(0, first - 12) and not words.kinds[at] & FIRST:
        at -= 1
    opening = words.kinds[at]
    if not opening & FIRST or at == first:
        return at == first and bool(opening & FIRST)
    if opening & (PREPOSITION | TIME | ADVERB) and words.kinds[first - 1] & COMMA:
        return True  # `In Tallinn, Colonel Lee`
    between = range(at, first)  # `The head of the fleet, Admiral Lee,`
    return bool(opening & (DETERMINER | CAPITAL | ROLE)) and all(
        words.kinds[k] & (DETERMINER | CAPITAL | ROLE | COMMA | POSSESSIVE)
        or words.forms[k] in TIES
        or is_title(words.forms[k])
        for k in between
    )


def _is_passing(words: Words, first: int, at: int, last: int) -> bool:
    """Tell a name in passing (`after Lee`, `the Lee campaign`) from one spoken to or met."""
    if first == 0 or _modifies(words, first, at, last):
        return first > 0
    before, verb = first - 1, words.forms[first - 2] if first > 1 else ""
    if words.forms[before] in ("to", "with") and verb in _SPOKE:
        return False
    return bool(words.kinds[before] & PREPOSITION)


def _modifies(words: Words, first: int, at: int, last: int) -> bool:
    """Tell a bare name that stands before a noun: `the Lee campaign`, `Lee supporters`."""
    if at > first:
        return False
    determined = first > 0 and words.kinds[first - 1] & DETERMINER
    role = last < len(words.kinds) and words.kinds[last] & ROLE and not words.kinds[last] & CAPITAL
    return bool(determined or role)


def _has_age(words: Words, last: int) -> bool:
    """Tell `Lukas, 23, a student` from other single words."""
    kinds = words.kinds
    return last + 2 < len(kinds) and bool(
        kinds[last] & COMMA and kinds[last + 1] & NUMBER and kinds[last + 2] & COMMA
    )


def _role_span(words: Words, first: int, last: int) -> tuple[int, int] | None:
    """Return the span of the role in `the Russian ambassador, NAME,` or at a sentence's end."""
    kinds = words.kinds
    closed = last >= len(kinds) or kinds[last] & (COMMA | FIRST | STOP)
    if first < 2 or not closed or not kinds[first - 1] & COMMA:
        return None
    at = first - 2
    if not (kinds[at] & ROLE or is_title(words.forms[at])):
        return None
    while at > max(0, first - 12) and not kinds[at] & (FIRST | COMMA):
        if kinds[at] & DETERMINER and (at == 0 or words.forms[at - 1] not in TIES):
            break
        at -= 1
    if kinds[at] & COMMA:
        at += 1
    return words.start[at], words.end[first - 2]


def _title_in(forms: Iterator[str] | Sequence[str]) -> str:
    """Return the words of a title in a description, up to `of` or `to`."""
    title: list[str] = []
    for form in forms:
        form = form.lower().strip(".,()")
        form = RANKS.get(form, form)
        if title and (form in TIES or form in ("who", "and")):
            break
        if form and form not in HONORIFICS and (is_title(form) or classify(form) & ROLE):
            title.append(form)
    while title and title[-1] in _THINGS:
        title.pop()
    return " ".join(title)


def is_role(text: str, at: int) -> bool:
    """Tell whether the next word is a noun for somebody who speaks for another."""
    word = text[at : at + 20].split(maxsplit=1)
    return bool(word) and word[0].strip(",.").lower() in SERVANTS


def _place(row: tuple[int, Person]) -> int:
    return row[0]


def _gender(forms: Sequence[str]) -> str:
    if _FEMALE.intersection(forms):
        return "f"
    return "m" if _MALE.intersection(forms) else ""
