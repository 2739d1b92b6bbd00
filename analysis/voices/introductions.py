"""Persons recorded from the runs of capitalised words that name them."""

from __future__ import annotations

from collections.abc import Sequence

from analysis.codebook import Codebook
from analysis.voices.belonging import Belonging
from analysis.voices.capitals import (
    COMMON,
    HONORIFICS,
    PARTICLES,
    SEATS,
    TIES,
    apposition,
    ends_name,
    is_title,
    title_begin,
)
from analysis.voices.descriptions import (
    gender_of,
    has_age,
    is_name_too,
    is_passing,
    modifies,
    opens_sentence,
    role_span,
    stands_bare,
    title_in,
)
from analysis.voices.names import Naming, settle_namesakes
from analysis.voices.person import Person
from analysis.voices.spellings import bare, known_person, same_name
from analysis.voices.words import (
    ADVERB,
    AUXILIARY,
    CAPITAL,
    CONJUNCTION,
    DETERMINER,
    POSSESSIVE,
    PREPOSITION,
    ROLE,
    SUBJECT_PRONOUN,
    SUBORDINATOR,
    TIME,
    Words,
)

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
_NAMESAKES = 20  # persons found by one word of their names
Span = tuple[int, int]


class Introductions(Belonging):
    """The persons that the runs of capitalised words of one text name."""

    def __init__(
        self, text: str, namings: Sequence[Naming], codebook: Codebook, date: str = ""
    ) -> None:
        super().__init__(text, settle_namesakes(text, namings, codebook), codebook, date)
        self.persons: dict[str, Person] = {}
        self._misnamed: set[int] = set()  # surnames of known persons that name others
        self._by_word: dict[str, list[Person]] = {}
        self._by_ends: dict[tuple[str, str], Person] = {}  # by first and last word of the name

    def find(self, name: str) -> Person | None:
        """Find a person by full name, or by surname or given name; `Ms` and `Mr` count."""
        plain = bare(name)
        if plain in self.persons:
            return self.persons[plain]
        gender = gender_of([name.split()[0].lower().strip(".")]) if " " in name else ""
        words = plain.split()
        parts = [word for word in words[:-1] if not is_title(word)] + words[-1:]
        if len(parts) > 1:
            return self._by_ends.get((parts[0], parts[-1]))
        fitting = self._by_word.get(parts[-1], []) if parts else []
        if gender and len(fitting) > 1:
            fitting = [p for p in fitting if p.gender in ("", gender)]
            fitting.sort(key=lambda person: person.gender != gender)
        family = [p for p in fitting if p.name.startswith(f"{parts[-1]} ")]
        if len(family) > 1:  # `Wang` is the Wang named last
            return max(family, key=lambda person: person.places[-1:])
        return fitting[0] if fitting else None

    def introduce(self, words: Words, first: int, last: int) -> None:
        """Record the person that a run of capitalised words names, if it names one."""
        if last - first == 1 and self._names_nobody(words, first):
            return
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
            alone = last - at < 2 and not titled and not has_age(words, last)
            if not known and (alone or no_name):
                return
            person = self._add(known or name, name)
        person.places.append(start)
        aged = has_age(words, last)
        person.evident = person.evident or bool(known) or aged or polite or name != person.name
        if opens_sentence(words, first) and not modifies(words, first, at, last):
            person.opens.append(start)
        elif words.kinds[last - 1] & POSSESSIVE or is_passing(words, first, at, last):
            person.passing.add(start)
        self._describe(person, words, first, at, last)

    def _names_nobody(self, words: Words, k: int) -> bool:
        """Tell quickly most single words: no name recorded or listed, none with an age behind."""
        start, end = words.start[k], words.end[k]
        namings = self.namings_in(start, end)
        if not namings and words.kinds[k] & _NOT_NAMES:
            return True  # `The`, `But`
        if any(self.is_person(naming.actor) for naming in namings):
            return False
        word = bare(words.text[start:end])
        return not (word in self._by_word or word in self.persons or has_age(words, k + 1))

    def _known_in(self, begin: int, start: int, end: int, name: str) -> str:
        """Return the codebook's person that a name means: `Hunter Biden` is not `Biden`."""
        for naming in reversed(self.namings_in(begin, end)):
            if naming.end <= start or not self.is_person(naming.actor):
                continue
            if naming.how != "surname" or same_name(self.codebook, naming.actor, name):
                return naming.actor
            self._misnamed.add(naming.start)
        return known_person(self.codebook, name)

    def _name_begin(self, words: Words, first: int, last: int) -> int | None:
        """Return where in a run the personal name begins, after titles and affiliations."""
        at = last
        names = self.namings_in(words.start[first] - 40, words.end[last - 1])
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
            if form in COMMON or (kind & _NOT_NAMES and not is_name_too(words, at - 1, last)):
                break
            loose = not loud and len(form) > 2 and "." not in form  # `CDU`, not `J.D.`
            if loose and words.text[start : words.end[at - 1]].isupper():
                break
            end = words.end[at - 1]
            if names and any(
                n.start < end and start < n.end and not self.is_person(n.actor) for n in names
            ):
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
        if (first == at and stands_bare(words, first, last)) or (
            person.title and (person.name in self.codebook.actors or person.affiliation)
        ):
            return
        forms = words.forms[begin:at]
        person.gender = person.gender or gender_of([form.strip(".") for form in forms])
        apposed = apposition(words, last)
        naming = self._affiliation(words, begin, at, last, apposed)
        role = role_span(words, first, last)
        title = title_in(form for k, form in enumerate(forms, begin) if self._is_title(words, k))
        for span in (apposed, role):
            title = title or (title_in(self.text[slice(*span)].split()) if span else "")
        person.title = person.title or title
        if last + 1 < len(words.forms) and words.forms[last + 1] == "who":
            person.evident = True
        if naming is not None and not person.affiliation:
            person.affiliation = naming.actor
            low, high = min(start, naming.start), max(words.end[last - 1], naming.end)
            person.basis = " ".join(self.text[low:high].split())
        if naming is None and person.owner[1] < 0:
            person.owner = self._owner(words, begin, apposed, role)
            person.elsewhere = (
                person.elsewhere
                or self._is_elsewhere(words, begin, at)
                or (apposed is not None and self._names_other(*apposed))
            )

    def _is_seat(self, words: Words, k: int) -> bool:
        """Tell a word before a name that ends a body's name, not a title: `of the X NAME`."""
        form = words.forms[k]
        return form in SEATS or not is_title(form) or not self._is_title(words, k)
