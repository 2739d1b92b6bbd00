"""The namings of a text by place, and to which state or body a description puts somebody."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from analysis.codebook import Codebook
from analysis.voices.names import Naming

# Who holds an office or speaks for one, in a phrase that may name no state.
HOLDERS = frozenset(
    """spokesman spokeswoman spokesperson official officials minister ministers ministry ambassador
    envoy diplomat diplomats secretary government embassy admiral commander colonel captain general
    lieutenant navy army military president premier chancellor authorities prime marshal commodore
    brigadier representative delegate councilor councillor chargé undersecretary
    under-secretary""".split()
)
LOOK_BACK = 60  # namings that a role or pronoun may look back over
_AIMED = frozenset(("to", "on", "against", "with", "toward", "towards"))
# Who studies, reports or lives somewhere speaks for nobody there.
_STUDENT = re.compile(
    r"\b(?:analyst|expert|specialist|scholar|watcher|historian|economist|researcher|professor"
    r"|journalist|correspondent|reporter|editor|resident|witness|fellow|author|tourist|lecturer"
    r"|academic|sinologist|lawyer|activist|dissident)(?:e?s)?\b",
    re.IGNORECASE,
)
# `University of London`, `China Institute`: a school's or institute's name, not the state's.
_SCHOOL = (
    r"(?:University|Institute|College|School|Academy|Cent(?:re|er)|Society|Foundation|Fund"
    r"|Program(?:me)?|Project|Initiative|Network|Association|Forum"
)
_SCHOOL_BEFORE = re.compile(_SCHOOL + r"|Council) (?:of|for|on|in) (?:the )?\Z")
_SCHOOL_AFTER = re.compile(r"(?:'s|’s)?(?: [A-Z][\w&-]*){0,3}? " + _SCHOOL + r"|Studies|Review)\b")
_AT = re.compile(r"\b(?:at|with|from|of) (?:the )?(?:[A-Z][\w-]*(?: (?:of|for))? (?:the )?)*\Z")
_POSTED = frozenset("ambassador envoy chargé attaché consul embassy consulate mission".split())
_SERVES = re.compile(r"\b(?:advis[eo]rs?|aides?|assistants?|close|loyal) to (?:the )?\Z", re.I)
_SEATED = HOLDERS | frozenset(
    "department office consulate mission court parliament police coast".split()
)
_PLACED = re.compile(r"\b(?:in|near|outside|across) (?:the )?\Z")
_WORD = re.compile(r"[\w-]+")


class Affiliations:
    """The namings of one text, in order, and what they say of whom they stand beside."""

    def __init__(
        self, text: str, namings: Sequence[Naming], codebook: Codebook, date: str = ""
    ) -> None:
        self.text = text
        self.headline_end = text.find("\n")
        self.date = date
        self.codebook = codebook
        self.namings = namings
        self._starts = [n.start for n in namings]

    def forget(self, starts: set[int]) -> None:
        """Drop the namings that begin at some places."""
        if starts:
            self.namings = [n for n in self.namings if n.start not in starts]
            self._starts = [n.start for n in self.namings]

    def namings_in(self, start: int, end: int) -> Sequence[Naming]:
        """Return the namings that begin in a stretch of the text."""
        low = bisect_left(self._starts, start)
        if low == len(self._starts) or self._starts[low] >= end:
            return ()
        return self.namings[low : bisect_left(self._starts, end, low)]

    def namings_before(self, start: int) -> Iterator[Naming]:
        """Yield the namings that begin before a place, the last one first."""
        at = bisect_left(self._starts, start)
        yield from reversed(self.namings[max(0, at - LOOK_BACK) : at])

    def is_person(self, actor: str) -> bool:
        """Tell whether an id of the codebook is a person's."""
        known = self.codebook.actors.get(actor)
        return known is not None and known.kind == "person"

    def affiliation_in(self, start: int, end: int) -> Naming | None:
        """Return the first state or body named in a stretch that a person may belong to.

        `envoy to Russia` and `Moscow-based` name where, not whose, and so do a place of those who
        hold no office (`a lawyer in Moscow`), the name of a school, and a state or body that
        somebody only studies (`Russia analyst`); a nationality counts (`a Russian analyst`).
        """
        namings = self.namings_in(start, end)
        if not namings:
            return None
        studies = bool(_STUDENT.search(self.text, start, end))
        for naming in namings:
            before = self.text[max(start, naming.start - 8) : naming.start].lower().split()
            if self.is_person(naming.actor):
                continue
            if _AIMED.intersection(before) and not _SERVES.search(
                self.text, max(start, naming.start - 24), naming.start
            ):
                continue
            if self.text.startswith("-based", naming.end) or self.names_school(naming):
                continue
            if studies and not self._may_study(start, naming):
                continue
            if self._is_place_only(start, naming):
                continue
            return naming
        return None

    def names_school(self, naming: Naming) -> bool:
        """Tell a state's or body's name inside that of a school or institute the book lacks."""
        if self.codebook.actors[naming.actor].kind not in ("state", "body", "group"):
            return False
        before = self.text[max(0, naming.start - 40) : naming.start]
        if _SCHOOL_BEFORE.search(before):
            return True
        # `PLA Naval Academy` is the army's, `China Institute` need not be the state's.
        owned = naming.how == "metonym" or self.codebook.actors[naming.actor].kind == "body"
        return not owned and bool(_SCHOOL_AFTER.match(self.text, naming.end))

    def _may_study(self, start: int, naming: Naming) -> bool:
        """Tell whether a scholar is of what is named: a nationality, an owner, `at` a listed body.

        A codebook that lists an academy says with it whose it is.
        """
        if self._is_nationality(naming) or self._is_owner(naming):
            return True
        listed = self.codebook.actors[naming.actor].kind == "body"
        return listed and bool(_AT.search(self.text, max(start, naming.start - 80), naming.start))

    def _is_nationality(self, naming: Naming) -> bool:
        """Tell `Russian` and `US` before a noun from a name."""
        known = self.codebook.actors[naming.actor]
        text = self.text[naming.start : naming.end]
        return naming.how in ("adjective", "people") or (
            known.kind == "state" and text in known.adjectives
        )

    def _is_owner(self, naming: Naming) -> bool:
        return self.text.startswith(("'s", "’s"), naming.end)

    def _is_place_only(self, start: int, naming: Naming) -> bool:
        """Tell `a lawyer in Moscow`, `the envoy in Moscow` from `the ministry in Moscow`."""
        if not _PLACED.search(self.text, max(start, naming.start - 12), naming.start):
            return False
        said = _WORD.findall(self.text[start : naming.start].lower())
        return _SEATED.isdisjoint(said) or not _POSTED.isdisjoint(said)
