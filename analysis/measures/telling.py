"""Whether a wording is told as somebody else's: a verb or noun of saying over it, or a quotation.

What is read stands in the speaker's own part of a sentence; who says that part was told before.
"""

from __future__ import annotations

from bisect import bisect_left
from functools import cached_property

from analysis.measures.agents import owner_left, subject_of
from analysis.measures.parties import Party, is_somebody, is_vague, party_of
from analysis.measures.places import Places
from analysis.measures.sites import Site
from analysis.measures.voice_words import voice_words
from analysis.tables import OTHER
from analysis.voices.phrases import Phrase, noun_phrase_left, noun_phrase_right
from analysis.voices.words import (
    ADVERB,
    AUXILIARY,
    CAPITAL,
    COMMA,
    DETERMINER,
    FIRST,
    NAMED,
    POSSESSIVE,
    PREPOSITION,
    ROLE,
    STOP,
)

_REACH = 30  # words before a wording in which a verb of saying is looked for
_QUOTED = 400  # characters before a wording in which a quotation that holds it opens
_QUOTATION = 6  # words of the shortest quotation that is more than a phrase in marks
_OPENING, _CLOSING, _EITHER = "“„«", "”»", '"'


def is_another(party: Party, side: str) -> bool:
    """Tell that somebody else is meant: not the speaker, nor an actor of the speaker's side."""
    ours = any(row["side"] == side != OTHER for row in party.actors)
    return party.kind != "self" and not ours


class Telling:
    """What stands over one wording and says whose words or view it is."""

    def __init__(self, site: Site, low: int, mentions: Places, side: str) -> None:
        self.site, self.words, self.low = site, site.words, low
        self.mentions, self.side = mentions, side
        self.blames = site.wording is not None and site.wording.stance == "against"

    def is_told(self) -> bool:
        """Tell `some argue that the order …`, `the claim that it …`, `it is said that it …`."""
        for at in range(self.site.first - 1, max(-1, self.site.first - _REACH), -1):
            if self._parts(at):
                return False
            told = self._by_noun(at) if self.site.form(at) == "that" else self._by_verb(at)
            if told is not None:
                return told and not (self.blames and self._is_opining(at))
        return False

    def _is_opining(self, at: int) -> bool:
        """Tell a verb that hands no reproach on: of `those who think of hegemony`, the speaker's."""
        form = self.site.form(at)
        return form != "that" and (form,) not in voice_words().asserting

    @cached_property
    def is_quoted(self) -> bool:
        """Tell a quotation of somebody else, longer than the wording and its marks."""
        opened = self._opened()
        if opened < 0 or self._is_short(opened):
            return False
        at = bisect_left(self.words.start, opened)
        if not at:
            return True  # a whole sentence in marks, said by whoever was named before
        return self._is_quoting(at)

    # ---- told ----------------------------------------------------------------------------------

    def _parts(self, at: int) -> bool:
        """Tell where another clause ends: `they say so, but we …`."""
        form = self.site.form(at)
        turned = form in ("but", "yet") and bool(self.site.kind(at - 1) & (COMMA | STOP))
        return turned or form in (";", ":")

    def _by_noun(self, that: int) -> bool | None:
        """Read `the claim that it …`; a `view that` is somebody else's only where one is named."""
        sets, noun = voice_words().sets, that - 1
        if self.site.kind(that + 1) & AUXILIARY:
            return None  # `claims that are inconsistent with it`
        if self.site.form(noun) in sets["alleging"]:
            owner = owner_left(self.words, noun, 0)
            return owner is None or self._is_anothers(owner)
        for k in range(noun, max(-1, noun - 8), -1):
            if self.site.form(k) in sets["holding"]:
                owner = owner_left(self.words, k, 0)
                if owner is None and k < noun and self.site.form(k + 1) == "of":
                    owner = noun_phrase_right(self.words, k + 2, that)
                return self._is_anothers(owner) if owner else None
        return None

    def _by_verb(self, at: int) -> bool | None:
        """Read a verb of saying; None where the word is none, or says nothing of whose it is."""
        if not self.is_saying(at):
            return None
        before = at - 1
        while self.site.kind(before) & ADVERB:
            before -= 1
        if self.site.form(before) in voice_words().sets["be"] and not self._goes_on(at):
            return self._in_passive(at, before)
        subject = self._sayer(at)
        if subject is None or self._is_ours(subject, at):
            return False
        return self._is_anothers(subject)

    def _is_ours(self, subject: Phrase, at: int) -> bool:
        """Tell what the speaker holds to (`the Charter speaks of it`)."""
        if self.site.kind(subject.last - 1) & NAMED:
            return True
        return not voice_words().sets["titled"].isdisjoint(self.words.forms[subject.first : at])

    def _goes_on(self, at: int) -> bool:
        return self.site.form(at).endswith("ing")

    def _in_passive(self, at: int, before: int) -> bool | None:
        """Read `it is said that`, `is described by Norland as`."""
        agent, _ = self.site.by(at + 1)
        if agent:
            return self._is_anothers(agent)
        return True if self.site.form(before - 1) == "it" else None

    def _sayer(self, at: int) -> Phrase | None:
        """Find who says; a name right before is the one (`we hear Norland say`)."""
        kind = self.site.kind(at - 1)
        if kind & CAPITAL and not kind & (FIRST | NAMED):
            return noun_phrase_left(self.words, at - 1, 0)
        return subject_of(self.words, at, 0, self.site.high).phrase

    def is_saying(self, at: int) -> bool:
        """Tell a verb of saying from a noun (`their claim`)."""
        words = voice_words()
        forms = self.words.forms[at : min(at + 2, self.site.first)]
        if not forms or self._is_noun(at):
            return False
        if self.site.form(at + 1) == "in" and self.site.form(at) in words.sets["trusting"]:
            return False
        if tuple(forms[:1]) in words.noting:  # not `maintain that order`
            return forms[1:] == ["that"] and at + 2 < self.site.first
        return tuple(forms[:1]) in words.reporting or tuple(forms) in words.reporting

    def _is_noun(self, at: int) -> bool:
        """Tell `their claim` from `some claim`, `by claiming`, `to claim`."""
        before, form = self.site.form(at - 1), self.site.form(at)
        if before in voice_words().sets["alone"]:
            return form.endswith("s")
        if self.site.kind(at - 1) & PREPOSITION and before != "to":
            return not form.endswith("ing")
        return bool(self.site.kind(at - 1) & (DETERMINER | POSSESSIVE))

    def _is_anothers(self, phrase: Phrase) -> bool:
        """Tell people other than the speaker: not a thing (`history tells`), nor all the world."""
        forms = self.words.forms[phrase.first : phrase.last]
        if not voice_words().sets["everyone"].isdisjoint(forms):
            return False
        if (
            forms[0] == "the"
            and phrase.last - phrase.first == 2
            and self.site.kind(phrase.first + 1) & ROLE
        ):
            return False  # `the President` without a country is the speaker's
        party = party_of(self.words, phrase, self.mentions)
        if party.kind == "unnamed":
            people = voice_words().sets["people"]
            return (
                not people.isdisjoint(forms)
                or is_vague(self.words, phrase, loosely=True)
                or is_somebody(self.words, phrase)
            )
        return is_another(party, self.side)

    # ---- quoted --------------------------------------------------------------------------------

    def _opened(self) -> int:
        """Return where a quotation that holds the wording opens, -1 where none does."""
        end = self.words.start[self.site.first]
        text = self.words.text[max(self.low, end - _QUOTED) : end]
        opened = max(map(text.rfind, _OPENING))
        if opened <= max(map(text.rfind, _CLOSING)):
            opened = text.rfind(_EITHER) if text.count(_EITHER) % 2 else -1
        return opened + end - len(text) if opened >= 0 else -1

    def _is_short(self, opened: int) -> bool:
        """Tell a mere phrase in marks, which is no quotation."""
        text = self.words.text[opened + 1 : self.words.end[-1]]
        closed = [at for at in map(text.find, (*_CLOSING, _EITHER)) if at >= 0]
        return len(text[: min(closed, default=len(text))].split()) < _QUOTATION

    def _is_quoting(self, at: int) -> bool:
        """Tell whose words a quotation before the word ``at`` holds: who says it, or is named."""
        before = range(at - 1, max(-1, at - _REACH), -1)
        told = next((told for k in before if (told := self._by_verb(k)) is not None), None)
        if told is not None:
            return told
        return next((name for k in before if (name := self._is_name(k)) is not None), False)

    def _is_name(self, k: int) -> bool | None:
        """Tell another's name from the speaker's and a text's; None for other words."""
        sets, form = voice_words().sets, self.site.form(k)
        if form in sets["ourselves"] or form in sets["titled"] or self.site.kind(k) & NAMED:
            return False
        if form in ("he", "she", "they"):
            return self._is_anothers(Phrase(k, k + 1))
        named = self.mentions.begin_in(self.words.start[k], self.words.end[k])
        return is_another(Party("actor", named), self.side) if named else None
