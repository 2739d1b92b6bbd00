"""The records of a codebook: sides, actors, offices, wordings, relations, overlay."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

Kind = Literal["state", "person", "body", "group", "channel"]
Stance = Literal["for", "against", "neutral"]
How = Literal["name", "surname", "metonym", "capital", "adjective", "people"]


def covers(since: str, until: str, date: str) -> bool:
    """Tell whether a date lies in a period, each as exact as it was given.

    Parameters
    ----------
    since, until : str
        First and last day, as ``YYYY``, ``YYYY-MM`` or ``YYYY-MM-DD``; empty where open.
    date : str
        A date in the same form; empty means the latest, so only a period without an end covers it.

    Returns
    -------
    bool
        Dates are compared as far as both are known, so ``2021`` lies in a period that begins in
        March 2021.

    Examples
    --------
    >>> covers("2009-11-30", "2014-11-04", "2014"), covers("2009-11-30", "2014-11-04", "2014-12-01")
    (True, False)
    >>> covers("1949", "", ""), covers("1949", "1991", "")
    (True, False)
    """
    if not date:
        return not until
    begun = since[: len(date)] <= date[: len(since)]
    return begun and (not until or date[: len(until)] <= until[: len(date)])


@dataclass(frozen=True, slots=True)
class Membership:
    """A state or body on a side, and since and until when."""

    id: str
    since: str = ""
    until: str = ""


@dataclass(frozen=True, slots=True)
class Side:
    """A side of the question, with a label for figures and its members."""

    id: str
    label: str
    note: str = ""
    members: tuple[Membership, ...] = ()


@dataclass(frozen=True, slots=True)
class Office:
    """A post somebody held: its title, the state or body it belongs to, and the dates."""

    title: str
    of: str
    since: str = ""
    until: str = ""


@dataclass(frozen=True, slots=True)
class Actor:
    """Somebody who may speak or be spoken of: a state, person, body, group or channel.

    A *channel* (a newspaper, an agency) passes on what others say. `ambiguous` lists those of the
    names that often mean something else ("Jordan"), so that a reader can ask for context.
    `formerly` are the states that held this one's place among states, each until when.
    """

    id: str
    kind: Kind
    side: str = ""
    of: str = ""
    aliases: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    capitals: tuple[str, ...] = ()
    metonyms: tuple[str, ...] = ()
    government: str = ""
    offices: tuple[Office, ...] = ()
    since: str = ""
    until: str = ""
    un_member: bool = False
    ambiguous: tuple[str, ...] = ()
    formerly: tuple[Membership, ...] = ()
    family_name_first: bool = False

    @property
    def capital(self) -> str:
        """The state's capital in its usual spelling, or an empty text."""
        return self.capitals[0] if self.capitals else ""

    def named(self) -> list[tuple[str, How]]:
        """Return every text that names the actor and how it does, the surest first.

        A name with a straight apostrophe is given with the curly one too.
        """
        alone: How = "surname" if self.kind == "person" else "name"
        found: list[tuple[str, How]] = [
            (text, "name" if " " in text else alone) for text in (self.id, *self.aliases)
        ]
        found += [(text, "metonym") for text in self.metonyms]
        found += [(text, "capital") for text in self.capitals]
        found += [(text, "adjective") for text in self.adjectives]
        found += [(text, "people") for text in self.people]
        return found + [(text.replace("'", "’"), how) for text, how in found if "'" in text]


@dataclass(frozen=True, slots=True)
class Name:
    """A text that names an actor, and how: a name, surname, metonym, capital, adjective, people."""

    text: str
    actor: str
    how: How


@dataclass(frozen=True, slots=True)
class Concept:
    """A contested idea.

    `stance` is the one its wordings show when used plainly: "for" where the word itself approves,
    "against" where it blames, as those of a rival do, "neutral" where what is said of it tells.
    """

    id: str
    label: str
    stance: Stance = "neutral"
    note: str = ""


@dataclass(frozen=True, slots=True)
class Wording:
    """A way of putting a concept.

    `regex` is the source of one regular expression for all `patterns`; a match begins with one of
    the lower-case `starts` (a word or its beginning), so a finder need not try it elsewhere. Where
    patterns overlap it takes the first, not the longest, so `regexes` has them one by one.
    `modifier` is the word that
    makes the difference ("rules-based"), empty for the bare wording. `leaning` records which side
    is known to use the wording more; it informs readers and enters no computation. `stance` is the
    wording's own, else its concept's. A `title` is often set in quotation marks without distance.
    """

    id: str
    concept: str
    patterns: tuple[str, ...]
    leaning: str = ""
    modifier: str = ""
    stance: Stance = "neutral"
    title: bool = False
    note: str = ""
    regexes: tuple[str, ...] = field(default=(), repr=False, compare=False)
    starts: tuple[str, ...] = field(default=(), repr=False, compare=False)

    @property
    def regex(self) -> str:
        """The source of one regular expression for all patterns."""
        return "|".join(self.regexes)


@dataclass(frozen=True, slots=True)
class Relation:
    """What somebody does to the contested idea, and the words that say it.

    `verbs` have the doer as their agent, and so have `professing_verbs` (words rather than deeds),
    `accusing_verbs` (it is forced on others) and `refusing_verbs` (the agent wants its end);
    `negated_verbs` say the relation when denied ("does not represent"). `nouns` and
    `refusing_nouns` have the doer as possessor or as the one who poses them; `phrases` ("in line
    with") tie what somebody does to it; `predicates` ("is essential") say it of the thing.
    `wished` is the relation that holds as long as the deed is only wished for ("must be built"),
    `of_blame` the one that holds where the wording blames ("pursue" a policy, or a wrong), and
    `refused` the one of whoever opposes the deed ("oppose attempts to undermine it").
    """

    id: str
    label: str
    note: str = ""
    verbs: tuple[str, ...] = ()
    professing_verbs: tuple[str, ...] = ()
    accusing_verbs: tuple[str, ...] = ()
    refusing_verbs: tuple[str, ...] = ()
    negated_verbs: tuple[str, ...] = ()
    nouns: tuple[str, ...] = ()
    refusing_nouns: tuple[str, ...] = ()
    phrases: tuple[str, ...] = ()
    predicates: tuple[str, ...] = ()
    wished: str = ""
    of_blame: str = ""
    refused: str = ""
    verb_forms: Mapping[str, str] = field(default_factory=dict, repr=False, compare=False)
    professing_verb_forms: Mapping[str, str] = field(
        default_factory=dict, repr=False, compare=False
    )
    accusing_verb_forms: Mapping[str, str] = field(default_factory=dict, repr=False, compare=False)
    refusing_verb_forms: Mapping[str, str] = field(default_factory=dict, repr=False, compare=False)
    negated_verb_forms: Mapping[str, str] = field(default_factory=dict, repr=False, compare=False)
    noun_forms: Mapping[str, str] = field(default_factory=dict, repr=False, compare=False)
    refusing_noun_forms: Mapping[str, str] = field(default_factory=dict, repr=False, compare=False)

    @property
    def words(self) -> tuple[str, ...]:
        """All words and phrases that tell of it, each in its base form."""
        return (
            *self.verbs, *self.professing_verbs, *self.accusing_verbs, *self.refusing_verbs,
            *self.negated_verbs, *self.nouns, *self.refusing_nouns, *self.phrases, *self.predicates,
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Overlay:
    """A word whose tone in this register is not the lexicon's, with the reason and an example."""

    word: str
    value: float
    reason: str
    example: str
