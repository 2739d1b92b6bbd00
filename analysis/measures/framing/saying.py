"""Verbs of saying: which words are such verbs, and whether somebody else says it."""

from __future__ import annotations

from analysis.measures.framing.agents import subject_of
from analysis.measures.framing.parties import Party, is_somebody, is_vague, party_of
from analysis.measures.framing.sites import Site
from analysis.measures.framing.voice_words import voice_words
from analysis.measures.places import Places
from analysis.tables import OTHER
from analysis.voices.phrases import Phrase, noun_phrase_left
from analysis.voices.words import (
    ADVERB,
    AUXILIARY,
    CAPITAL,
    DETERMINER,
    FIRST,
    NAMED,
    POSSESSIVE,
    PREPOSITION,
    RELATIVE,
    ROLE,
    SUBJECT_PRONOUN,
    SUBORDINATOR,
)

_NO_NAME = DETERMINER | SUBJECT_PRONOUN | AUXILIARY | RELATIVE | SUBORDINATOR


class Saying:
    """The verbs of saying in the sentence of one wording."""

    def __init__(self, site: Site, mentions: Places, side: str) -> None:
        self.site, self.words, self.mentions, self.side = site, site.words, mentions, side
        self.lists = voice_words()

    # ---- which words are verbs of saying -------------------------------------------------------

    def is_saying(self, at: int) -> bool:
        """Tell a verb of saying from a noun (`their claim`)."""
        if self.site.form(at) not in self.lists.saying:
            return False
        if self._is_noun(at) or self._is_turned(at):
            return False
        high = self.site.first if at < self.site.first else self.site.high
        one, two = (tuple(self.words.forms[at : min(at + n, high)]) for n in (1, 2))
        for verb in (two, one):
            if verb in self.lists.noting:  # not `maintain that order`
                after = at + len(verb)
                return self.site.form(after) in ("that", ":") and after + 1 < high
        return one in self.lists.reporting or two in self.lists.reporting

    def _is_noun(self, at: int) -> bool:
        """Tell `their claim` from `some claim`, `by claiming`; `to say` has no sayer of its own."""
        before, form = self.site.form(at - 1), self.site.form(at)
        if self.site.kind(at) & CAPITAL and not self.site.kind(at) & FIRST:
            return True
        if before in self.lists.sets["alone"]:
            return form.endswith("s")
        if self.site.kind(at - 1) & PREPOSITION:
            return not form.endswith("ing")
        return bool(self.site.kind(at - 1) & (DETERMINER | POSSESSIVE)) or before == "to"

    def _is_turned(self, at: int) -> bool:
        """Tell `believe in`, `think it fit`, `declare itself`, and participles (`proposed by`)."""
        after, form = self.site.form(at + 1), self.site.form(at)
        if after.endswith(("self", "selves")):
            return True
        if form in self.lists.sets["trusting"]:
            return bool(self.site.kind(at + 1) & PREPOSITION) or after in ("it", "if")
        return after == "by" and self._auxiliary(at) not in self.lists.sets["be"]

    def _auxiliary(self, at: int) -> str:
        """Return the word before a verb, adverbs passed over."""
        before = at - 1
        while self.site.kind(before) & ADVERB:
            before -= 1
        return self.site.form(before)

    # ---- who says it ---------------------------------------------------------------------------

    def by_verb(self, at: int, low: int = 0) -> bool | None:
        """Tell whether a verb of saying is somebody else's.

        None where the word is no such verb, or says nothing of whose it is. Who says it stands
        at ``low`` or behind.
        """
        if not self.is_saying(at):
            return None
        return self.by_predicate(at, low)

    def by_predicate(self, at: int, low: int = 0) -> bool | None:
        """Tell the same of a word that is a verb."""
        sets = self.lists.sets
        if self._auxiliary(at) in sets["be"] and not self.site.form(at).endswith("ing"):
            return self._in_passive(at)
        subject = self._sayer(at, low)
        if subject is None or self._is_held(subject, at):
            return False
        return self.is_anothers(subject)

    def _in_passive(self, at: int) -> bool | None:
        """Read `it is said that`, `is described by Norland as`."""
        agent, _ = self.site.by(at + 1)
        if agent:
            return self.is_anothers(agent)
        before = self.words.forms[max(0, at - 4) : at]
        if "let" in before or not self.lists.sets["modals"].isdisjoint(before):
            return False  # `it must be said`: by the speaker
        return True if "it" in before else None

    def _sayer(self, at: int, low: int) -> Phrase | None:
        """Find who says; a name right before is the one (`we hear Norland say`)."""
        kind = self.site.kind(at - 1)
        if kind & CAPITAL and not kind & (_NO_NAME | NAMED):
            return noun_phrase_left(self.words, at - 1, low)
        if self.site.form(at - 1) in self.lists.sets["ourselves"]:
            causing = self.site.form(at - 2) in ("have", "has", "had", "make", "makes")
            # `let me say` is the speaker's, `would have us believe` is not.
            return subject_of(self.words, at - 2, low, self.site.high).phrase if causing else None
        found = subject_of(self.words, at, low, self.site.high).phrase
        parted = self.site.kind(at - 1) & (ADVERB | SUBORDINATOR)  # `Norland once said`
        return found or (noun_phrase_left(self.words, at - 2, low) if parted and at > 1 else None)

    def _is_held(self, subject: Phrase, at: int) -> bool:
        """Tell what the speaker holds to (`the Charter speaks of it`)."""
        if self.site.kind(subject.last - 1) & NAMED:
            return True
        return not self.lists.sets["titled"].isdisjoint(self.words.forms[subject.first : at])

    def is_anothers(self, phrase: Phrase) -> bool:
        """Tell people other than the speaker: not a thing (`history tells`), nor all the world."""
        forms = self.words.forms[phrase.first : phrase.last]
        sets = self.lists.sets
        if forms[0] in sets["impersonal"] | sets["nobody"] or self._is_everyone(phrase):
            return False
        if not sets["ourselves"].isdisjoint(forms):
            return False
        role = self.site.kind(phrase.last - 1) & ROLE
        if role and forms[0] == "the" and len(forms) == len(("the", "president")):
            return False  # without a country it is the speaker's
        party = party_of(self.words, phrase, self.mentions)
        if party.kind != "unnamed":
            return self.is_another(party)
        if is_vague(self.words, phrase, loosely=True) or self._is_person(phrase):
            return True
        return not sets["people"].isdisjoint(forms)

    def _is_everyone(self, phrase: Phrase) -> bool:
        """Tell `all states`, and `the world` from the World Summit."""
        for k in range(max(0, phrase.first - 1), phrase.last):
            name = self.site.kind(k) & CAPITAL and not self.site.kind(k) & FIRST
            if self.site.form(k) in self.lists.sets["everyone"] and not name:
                return True
        return False

    def _is_person(self, phrase: Phrase) -> bool:
        """Tell a name or people; what opens a sentence is a name only as a subject by itself."""
        first = phrase.first
        if self.site.kind(first) & FIRST:
            alone = self.site.kind(phrase.last) & (AUXILIARY | ADVERB) or self.is_saying(
                phrase.last
            )
            first += not (phrase.last - first == 1 and alone)
        return first < phrase.last and is_somebody(self.words, Phrase(first, phrase.last))

    def is_another(self, party: Party) -> bool:
        """Tell that somebody else is meant: not the speaker, nor an actor of the speaker's side.

        Of a side of neither, a state that speaks of itself cannot be told from the next.
        """
        state_of = self.site.codebook.state_of
        ours = any(
            row["side"] == self.side and (self.side != OTHER or state_of(row["actor"]))
            for row in party.actors
        )
        return party.kind != "self" and not ours
