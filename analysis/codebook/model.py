"""The codebook as a whole: its records, and the questions put to them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from analysis.codebook.records import (
    Actor,
    Concept,
    How,
    Kind,
    Membership,
    Name,
    Office,
    Overlay,
    Relation,
    Side,
    Stance,
    Wording,
    covers,
)
from analysis.tables import OTHER

__all__ = [
    "Actor",
    "Codebook",
    "Concept",
    "How",
    "Kind",
    "Membership",
    "Name",
    "Office",
    "Overlay",
    "Relation",
    "Side",
    "Stance",
    "Wording",
    "covers",
]


# Compared by identity: a codebook is loaded once and may then serve as a key of a cache.
@dataclass(frozen=True, slots=True, eq=False, weakref_slot=True)
class Codebook:
    """A question, and what is known of who speaks and how the idea is put.

    `idea` is how sentences name what is contested: as both speak of it ("the order"), and several
    of them ("orders").
    Every mapping keeps the order of the file. `not_names` are set phrases that hold a name but
    name nobody ("South China Sea"); a finder that takes the longest match is kept from error by
    them. `titles` gives for each title, in lower case, the one it is counted as.
    """

    name: str
    title: str
    question: str
    idea: tuple[str, str]
    sides: Mapping[str, Side]
    actors: Mapping[str, Actor]
    concepts: Mapping[str, Concept]
    wordings: Mapping[str, Wording]
    relations: Mapping[str, Relation]
    overlay: Mapping[str, Overlay]
    titles: Mapping[str, str]
    not_names: tuple[str, ...] = ()
    _sided: Mapping[str, tuple[tuple[str, Membership], ...]] = field(init=False, repr=False)
    _governments: Mapping[str, str] = field(init=False, repr=False)
    _named: Mapping[str, str] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        sided: dict[str, list[tuple[str, Membership]]] = {}
        for side in self.sides.values():
            for member in side.members:
                sided.setdefault(member.id, []).append((side.id, member))
        governments = {a.government: a.id for a in self.actors.values() if a.government}
        object.__setattr__(self, "_sided", {key: tuple(rows) for key, rows in sided.items()})
        object.__setattr__(self, "_governments", governments)
        object.__setattr__(self, "_named", {name.text: name.actor for name in self.names()})

    def side_of(self, actor: str, date: str = "") -> str:
        """Return the side an actor is on.

        Parameters
        ----------
        actor : str
            An actor's id, or the name of a state's government.
        date : str
            ISO date, month or year; empty means the latest.

        Returns
        -------
        str
            The side that lists the actor at that date, else the actor's own `side`, else the side
            of what the actor belongs to (a person: where he or she held office then), else
            ``other``. A side is listed, never guessed.

        Examples
        --------
        >>> from analysis.codebook import load_codebook
        >>> codebook = load_codebook()
        >>> codebook.side_of("China", "1970"), codebook.side_of("China", "1972")
        ('other', 'sino_russian')
        >>> codebook.side_of("Jens Stoltenberg"), codebook.side_of("nobody known")
        ('western', 'other')
        """
        actor = self._governments.get(actor, actor)
        if actor in self._sided:
            rows = self._sided[actor]
            return next((s for s, m in rows if covers(m.since, m.until, date)), OTHER)
        known = self.actors.get(actor)
        if known is None:
            return OTHER
        above = self._belongs_to(known, date)
        return known.side or (self.side_of(above, date) if above else OTHER)

    def _belongs_to(self, actor: Actor, date: str) -> str:
        """Return the state or body that the actor belonged to at the date."""
        if date:
            for office in actor.offices:
                if covers(office.since, office.until, date):
                    return office.of
        return actor.of

    def actor_named(self, text: str, date: str = "") -> str:
        """Return the actor that a name stands for at a date, or an empty text.

        Parameters
        ----------
        text : str
            A name, as a text or a table gives it.
        date : str
            ISO date, month or year; where another state held the place of the one named then,
            that state is meant: a speech filed under Russia in 1970 is the Soviet Union's.

        Examples
        --------
        >>> from analysis.codebook import load_codebook
        >>> codebook = load_codebook()
        >>> codebook.actor_named("USA"), codebook.actor_named("nobody known")
        ('United States', '')
        >>> codebook.actor_named("Russia", "1970"), codebook.actor_named("China", "1965")
        ('Soviet Union', 'Taiwan')
        """
        actor = self._named.get(text, "")
        for before in self.actors[actor].formerly if actor and date else ():
            if covers(before.since, before.until, date):
                return before.id
        return actor

    def state_of(self, actor: str) -> str:
        """Return the state that an actor is or belongs to, or an empty text.

        Examples
        --------
        >>> from analysis.codebook import load_codebook
        >>> load_codebook().state_of("Kremlin")
        'Russia'
        """
        actor = self._governments.get(actor, actor)
        while actor in self.actors and self.actors[actor].kind != "state":
            actor = self.actors[actor].of
        return actor if actor in self.actors else ""

    def government_of(self, actor: str) -> str:
        """Return the name of the government of an actor's state, or an empty text.

        Examples
        --------
        >>> from analysis.codebook import load_codebook
        >>> load_codebook().government_of("United Kingdom")
        'UK government'
        """
        state = self.state_of(actor)
        return self.actors[state].government if state else ""

    def wordings_of(self, concept: str) -> tuple[Wording, ...]:
        """Return the wordings of a concept, in the order of the file.

        Examples
        --------
        >>> from analysis.codebook import load_codebook
        >>> load_codebook().wordings_of("international order")[0].id
        'rules-based international order'
        """
        return tuple(w for w in self.wordings.values() if w.concept == concept)

    def office_holders(self, title: str, of: str, date: str = "") -> tuple[Actor, ...]:
        """Return the persons who held an office at a date, in the order of the file.

        Parameters
        ----------
        title : str
            A title of the codebook or one of its variants; case does not matter.
        of : str
            Id of the state or body the office belongs to.
        date : str
            ISO date, month or year; empty means who holds it now, as far as the codebook knows.

        Examples
        --------
        >>> from analysis.codebook import load_codebook
        >>> [actor.id for actor in load_codebook().office_holders(
        ...     "Secretary General", "NATO", "2021-03-23")]
        ['Jens Stoltenberg']
        """
        title = title.casefold()
        title = self.titles.get(title, title)
        return tuple(
            actor
            for actor in self.actors.values()
            for office in actor.offices
            if (office.title, office.of) == (title, of) and covers(office.since, office.until, date)
        )

    def names(self) -> tuple[Name, ...]:
        """Return every text that may name an actor, each once, in the order of the file.

        Where a text names its actor in several ways ("Chinese" as adjective and as people), the
        first of name, surname, metonym, capital, adjective and people is given.

        Examples
        --------
        >>> from analysis.codebook import load_codebook
        >>> next(name for name in load_codebook().names() if name.text == "Beijing")
        Name(text='Beijing', actor='China', how='capital')
        """
        found: dict[str, Name] = {}
        for actor in self.actors.values():
            for text, how in actor.named():
                found.setdefault(text, Name(text, actor.id, how))
        return tuple(found.values())
