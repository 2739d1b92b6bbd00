"""The people a text introduces: full name, title and what they belong to, as the text says it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from analysis.codebook import Codebook
from analysis.voices.names import Naming
from analysis.voices.words import (
    CAPITAL,
    COMMA,
    DETERMINER,
    FIRST,
    POSSESSIVE,
    PREPOSITION,
    QUOTATION,
    ROLE,
    STOP,
    SUBORDINATOR,
    TIME,
    Words,
)

HONORIFICS = frozenset(
    """mr mrs ms mx dr sir dame lord lady miss madam madame sen rep gov gen lt col maj sgt capt
    cmdr adm""".split()
)
# Words that are capitalised in titles and never part of a personal name.
TITLE_WORDS = HONORIFICS | frozenset(
    """president prime minister premier foreign secretary general state defense defence vice
    deputy former chief chancellor security council adviser advisor national senator
    representative congressman congresswoman governor mayor ambassador envoy special
    permanent director chairman chairwoman chair speaker commissioner commander lieutenant
    colonel major captain admiral sergeant king queen prince princess pope rev reverend
    father professor prof judge justice attorney press spokesman spokeswoman spokesperson
    leader majority minority under undersecretary assistant acting interim high interior
    finance treasury trade economy politburo member party standing committee ministry
    department office house senate white first second lady executive head republican
    democrat democratic labour conservative supreme allied europe affairs policy counselor
    counsellor justice homeland energy health""".split()
)
_FEMALE = frozenset(
    """mrs ms miss madam madame lady dame queen princess spokeswoman chairwoman
    congresswoman""".split()
)
_MALE = frozenset("mr sir lord king prince spokesman chairman congressman".split())
_NOT_NAMES = PREPOSITION | SUBORDINATOR | DETERMINER | TIME


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
        for words in paragraphs:
            for first, last in _capital_runs(words):
                self._introduce(words, first, last)

        everybody = self.persons.values()
        self._places = sorted(((at, p) for p in everybody for at in p.places), key=_place)
        self.openings = sorted(((at, p) for p in everybody for at in p.opens), key=_place)
        self._titled: dict[str, list[Person]] = {}
        for person in everybody:
            for word in dict.fromkeys(person.title.split()):
                self._titled.setdefault(word, []).append(person)

    def titled(self, word: str) -> Sequence[Person]:
        """Return the persons whose title has a word."""
        return self._titled.get(word, ())

    def places_in(self, start: int, end: int) -> Sequence[tuple[int, Person]]:
        """Return the namings of persons that begin in a stretch of the text."""
        low = bisect_left(self._places, start, key=_place)
        return self._places[low : bisect_left(self._places, end, key=_place)]

    def namings_in(self, start: int, end: int) -> Sequence[Naming]:
        """Return the namings that begin in a stretch of the text."""
        return self.namings[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    def find(self, name: str) -> Person | None:
        """Find a person by full name, or by the surname or the part last seen in full."""
        name = bare(name)
        if name in self.persons:
            return self.persons[name]
        parts = [part for part in name.split() if part.lower().strip(".") not in TITLE_WORDS]
        if not parts:
            return None
        fitting = self._by_word.get(parts[-1], [])
        if len(parts) > 1:
            same_given = [p for p in fitting if p.name.split()[0] == parts[0]]
            return same_given[0] if same_given else None
        return fitting[0] if fitting else None

    def is_person(self, actor: str) -> bool:
        """Tell whether an id of the codebook is a person's."""
        known = self.codebook.actors.get(actor)
        return known is not None and known.kind == "person"

    def affiliation_in(self, start: int, end: int) -> Naming | None:
        """Return the first state or body named in a stretch that a person may belong to.

        `envoy to Russia` names where, not whose: what follows `to` or `on` is passed over.
        """
        for naming in self.namings_in(start, end):
            before = self.text[max(start, naming.start - 8) : naming.start].lower().split()
            if not self.is_person(naming.actor) and not _AIMED.intersection(before):
                return naming
        return None

    def _introduce(self, words: Words, first: int, last: int) -> None:
        """Record the person that a run of capitalised words names, if it names one."""
        at = self._name_begin(words, first, last)
        if at is None:
            return
        start, end = words.start[at], words.end[last - 1]
        name = bare(words.text[start:end])
        known = [n.actor for n in self.namings_in(start, end) if self.is_person(n.actor)]
        titled = any(form.strip(".") in TITLE_WORDS for form in words.forms[first:at])
        person = self.find(name)
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
        for word in ends:
            rows = self._by_word.setdefault(word, [])
            if actor is not None and actor.family_name_first and word == full.split()[0]:
                rows.insert(0, person)
            else:
                rows.append(person)
        return person

    def _describe(self, person: Person, words: Words, first: int, at: int, last: int) -> None:
        """Take the title, the affiliation and the gender from the words around a name."""
        forms = [form.strip(".") for form in words.forms[first:at]]
        start, end = words.start[first], words.start[at]
        apposed = _apposition(words, last)
        person.gender = person.gender or _gender(forms)
        naming = self.affiliation_in(start, end)
        if naming is None and first > 0 and words.forms[first - 1].endswith("'s"):
            naming = self.affiliation_in(words.start[first - 1], start)
        title = [f for k, f in enumerate(forms, first) if not self._is_named(words, k)]
        if naming is None and apposed:
            naming = self.affiliation_in(*apposed)
            title = title or self.text[slice(*apposed)].lower().split()
        if not person.title:
            person.title = " ".join(form for form in title if form not in HONORIFICS)
        if naming is not None and not person.affiliation:
            person.affiliation = naming.actor
            low, high = min(start, naming.start), max(words.end[last - 1], naming.end)
            person.basis = " ".join(self.text[low:high].split())

    def _is_named(self, words: Words, k: int) -> bool:
        start = words.start[k]
        return any(start < n.end for n in self.namings_in(start - 40, words.end[k]))


def _place(row: tuple[int, Person]) -> int:
    return row[0]


_AIMED = frozenset(("to", "on", "against", "with", "toward", "towards"))


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


def _capital_runs(words: Words) -> Iterator[tuple[int, int]]:
    """Yield the runs of capitalised words, `of` and role nouns inside them taken in."""
    kinds, n = words.kinds, len(words.kinds)
    at = 0
    while at < n:
        if not kinds[at] & CAPITAL:
            at += 1
            continue
        first = at
        while at < n and _carries_on(words, first, at):
            at += 1
            if kinds[at - 1] & POSSESSIVE:
                break
        while not kinds[at - 1] & CAPITAL:
            at -= 1
        yield first, at


def _carries_on(words: Words, first: int, at: int) -> bool:
    kind = words.kinds[at]
    if at == first or (kind & CAPITAL and not kind & FIRST):
        return True
    if kind & (FIRST | COMMA | STOP | QUOTATION) or at + 1 >= len(words.kinds):
        return False
    next_capital = words.kinds[at + 1] & CAPITAL and not words.kinds[at + 1] & FIRST
    return bool(next_capital and (kind & ROLE or words.forms[at] in ("of", "for", "member")))


def _apposition(words: Words, at: int) -> tuple[int, int] | None:
    """Return the span of `, the spokesman for X,` or `of X` after a name that ends at ``at``."""
    n = len(words.kinds)
    if at + 1 < n and words.forms[at] in ("of", "from") and not words.kinds[at] & FIRST:
        return words.start[at], words.end[min(at + 3, n - 1)]
    if at + 1 >= n or not words.kinds[at] & COMMA or words.kinds[at + 1] & FIRST:
        return None
    opening = words.kinds[at + 1]
    if not opening & (DETERMINER | ROLE | CAPITAL) and words.forms[at + 1] not in ("former", "who"):
        return None
    end = at + 1
    while end < min(n, at + 16) and not words.kinds[end] & (COMMA | STOP | QUOTATION | FIRST):
        end += 1
    return words.start[at + 1], words.end[end - 1]
