"""One wording in the words of its sentence, and what a claim about it is."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from analysis.codebook import Codebook, Relation, Wording
from analysis.measures.framing.governors import Governor, Lexicon, governor_at, lexicon_of
from analysis.voices.phrases import Phrase, noun_phrase_right
from analysis.voices.words import COMMA, CONJUNCTION, STOP, Words

WISHES = frozenset(("defends", "demands"))  # what a speaker bids where no agent is named
_BY = 6  # words behind a participle in which its `by` is looked for


class Found(NamedTuple):
    """A claim in the words of one sentence: the agent's phrase and the words it rests on."""

    relation: str
    agent: Phrase | None  # None where nobody is named
    first: int  # word numbers of the evidence
    last: int
    rule: str
    ours: bool = False  # with nobody named: the speaker wants it, or it is nobody's
    ends: bool = False  # the agent wants an end of what is named
    accuses: bool = False  # it is said to be forced on others
    wished: bool = False  # under a modal verb or in an infinitive: not done yet
    blamed: str = ""  # the relation where the wording is another's and refused


def blames(wording: Wording | None, codebook: Codebook) -> bool:
    """Tell a wording that blames by itself, or one of its concept that names a thing blamed."""
    if wording is None:
        return False
    return "against" in (wording.stance, codebook.concepts[wording.concept].stance)


@dataclass(frozen=True)
class Site:
    """A wording, as the words ``first`` to ``last`` - 1 of its sentence."""

    words: Words
    first: int
    last: int
    wording: Wording | None
    codebook: Codebook

    @cached_property
    def lexicon(self) -> Lexicon:
        """The codebook's relation words."""
        return lexicon_of(self.codebook)

    @cached_property
    def blames(self) -> bool:
        """Whether the wording, or its concept, blames."""
        return blames(self.wording, self.codebook)

    @cached_property
    def high(self) -> int:
        """The number of words in the sentence."""
        return len(self.words.forms)

    def says(self, governor: Governor) -> Relation:
        """Return the relation of a relation word."""
        return self.codebook.relations[governor.relation]

    def governor(self, at: int) -> Governor | None:
        """Return the relation word that begins at a word, if any does."""
        return governor_at(self.words, at, self.high, self.lexicon)

    def form(self, at: int) -> str:
        """Return a word's form, empty outside the sentence."""
        return self.words.forms[at] if 0 <= at < self.high else ""

    def kind(self, at: int) -> int:
        """Return a word's class bits, none outside the sentence."""
        return self.words.kinds[at] if 0 <= at < self.high else 0

    def by(self, at: int) -> tuple[Phrase | None, int]:
        """Return the agent behind a participle (`undermined by Norland`), and where it ends."""
        for k in range(at, min(self.high, at + _BY)):
            if self.form(k) in ("by", "from"):
                agent = noun_phrase_right(self.words, k + 1, self.high)
                return (agent, agent.last) if agent else (None, at)
            if self.kind(k) & (COMMA | STOP | CONJUNCTION):
                break
        return None, at
