"""The answer to who speaks: short name, actor, side, and what it rests on."""

from __future__ import annotations

from typing import NamedTuple

from analysis.tables import OTHER, UNATTRIBUTED
from analysis.voices.people import People
from analysis.voices.person import Person
from analysis.voices.spellings import bare

UNKNOWN_SIDE = "no side listed or described"


class Speaker(NamedTuple):
    """The answer for one source phrase."""

    speaker: str
    actor: str
    side: str
    basis: str

    def because(self, reason: str) -> Speaker:
        """Return the same answer with a reason put before its basis.

        A reason given before is left out: a chain of pronouns would grow with the text.
        """
        return self._replace(basis=f"{reason}; {self.basis.rpartition('; ')[2]}")


NOBODY = Speaker("", UNATTRIBUTED, UNATTRIBUTED, "no speaker named")


def unresolved(pronoun: str) -> Speaker:
    """Return the answer for a pronoun that the text does not explain."""
    return NOBODY._replace(speaker=pronoun, basis=f"“{pronoun}” not resolved")


def as_person(people: People, person: Person, called: str = "") -> Speaker:
    """Return a person as speaker: known to the codebook, described in the text, or neither."""
    codebook, date = people.codebook, people.date
    known = codebook.actors.get(person.name)
    short = _short(person, called, known is not None and known.family_name_first)
    if known is not None:
        side = codebook.side_of(person.name, date)
        return Speaker(short, person.name, side, f"codebook: {person.name}")
    if person.affiliation:
        side = codebook.side_of(person.affiliation, date)
        return Speaker(short, person.name, side, f"described: {person.basis}")
    return Speaker(short, person.name, OTHER, UNKNOWN_SIDE)


def as_called(called: str) -> Speaker:
    """Return a speaker nobody knows, called as the text does; no side is guessed."""
    return Speaker(called, bare(called), OTHER, UNKNOWN_SIDE)


def _short(person: Person, called: str, family_name_first: bool) -> str:
    """Return the short name: as the text calls the person here, else the family name."""
    if called and " " not in called:
        return called
    return (called or person.name).split()[0 if family_name_first else -1]
