"""One naming in its sentence: whose words, for or against, and who does what to it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple

from analysis.codebook import Codebook, Stance, Wording
from analysis.measures.framing.claims import find_claims
from analysis.measures.framing.parties import Party, is_definite, is_ours, is_vague, party_of
from analysis.measures.framing.sites import WISHES, Found, Site
from analysis.measures.framing.telling import Telling
from analysis.measures.framing.voice import BEFORE, Voice, voice_of
from analysis.measures.framing.voice_words import voice_words
from analysis.measures.places import Places
from analysis.tables import OTHER
from analysis.voices.phrases import Phrase
from analysis.voices.words import (
    NAMED,
    PREPOSITION,
    STOP,
    SUBORDINATOR,
    Words,
)

_AROUND = 400  # characters round a wording in which its sentence is searched
_MEETING = 600  # characters before a `they` in which those who met are named
_RAISED = 3  # words behind a banner among which whoever raises it may stand
_ACTIVE = 3  # words behind a `they` among which a form of `be` makes it no doer
_APPROVED = 8  # words before a wording in which it is said to be meant well
_NEAR = 12  # words round a wording in which the first person, or scorn, is looked for

Span = tuple[int, int]
Claim = tuple[Found, Party]


class Judgement(NamedTuple):
    """What is read of one naming."""

    voice: Voice
    stance: Stance
    claims: Sequence[Claim]


def judge(
    words: Words,
    span: Span,
    bounds: Span,
    wording: Wording | None,
    mentions: Places,
    side: str,
    codebook: Codebook,
) -> Judgement:
    """Read one naming.

    Parameters
    ----------
    words : Words
        The words of its sentence, or of the part of it that is one speaker's.
    span, bounds : (int, int)
        The naming and that part, as characters of the text.
    wording : Wording or None
        The codebook's wording, where it lists one.
    mentions : Places
        The namings of actors in the text.
    side : str
        The speaker's.
    codebook : Codebook
        Its relations.
    """
    first, last = bisect_left(words.end, span[0] + 1), bisect_left(words.start, span[1])
    if first >= last:  # signs without a word
        return Judgement("own", wording.stance if wording else "neutral", ())
    site = Site(words, first, last, wording, codebook)
    return _Judge(site, mentions, side, span, bounds).read()


class _Judge:
    """One naming at its site, with the actors named in the text."""

    def __init__(self, site: Site, mentions: Places, side: str, span: Span, bounds: Span) -> None:
        self.site, self.words, self.mentions, self.side = site, site.words, mentions, side
        self.span, self.bounds = span, bounds
        self.telling = Telling(site, bounds[0], mentions, side)
        self.plain: Stance = site.wording.stance if site.wording else "neutral"

    def read(self) -> Judgement:
        site = self.site
        found = find_claims(self.words, site.first, site.last, site.wording, site.codebook)
        claims = [(claim, self._party(claim)) for claim in found]
        voice = self._voice(claims)
        kept = self._kept(claims, voice)
        return Judgement(voice, self._stance(voice, kept), kept)

    # ---- claims ------------------------------------------------------------------------------

    def _party(self, claim: Found) -> Party:
        if claim.agent is None:
            return Party("self" if claim.ours else "unnamed")
        party = party_of(self.words, claim.agent, self.mentions)
        if claim.ours and not claim.wished and self.site.form(claim.agent.first) == "they":
            party = self._signatories(claim.agent) or party
        if party.kind == "unnamed" and self._are_people(claim.agent):
            return Party("party")
        # An abstract subject (`this task is to uphold`) leaves the wish with the speaker.
        if party.kind == "unnamed" and claim.ours and not is_vague(self.words, claim.agent):
            return Party("self")
        if party.kind == "party" and not claim.ours and not is_definite(self.words, claim.agent):
            return Party("unnamed")  # `States willing to break it`
        return party

    def _are_people(self, agent: Phrase) -> bool:
        """Tell the `they` who do something from what is done (`they were developed`)."""
        ahead = self.words.forms[agent.last : agent.last + _ACTIVE]
        they = self.site.form(agent.first) == "they"
        return they and voice_words().sets["be"].isdisjoint(ahead)

    def _signatories(self, agent: Phrase) -> Party | None:
        """Return whom the `they` of a joint text takes up: of those named last, the speaker's side.

        `They reaffirmed it` tells of a meeting, and whoever tells of it took part.
        """
        start = self.words.start[agent.first]
        for row in self.mentions.begin_in(start - _MEETING, start):
            if row["side"] == self.side != OTHER:
                return Party("actor", [row])
        return None

    def _kept(self, claims: Sequence[Claim], voice: Voice) -> list[Claim]:
        """Return the claims that have a doer, each relation once."""
        kept: dict[str, Claim] = {}
        for claim, party in claims:
            if voice == "rejected" and claim.blamed and party.kind != "self":
                claim = claim._replace(relation=claim.blamed)
            if self._has_doer(claim, party):
                kept.setdefault(claim.relation, (claim, party))
        return list(kept.values())

    def _has_doer(self, claim: Found, party: Party) -> bool:
        """Tell a claim from a plain fact: nobody's practice, or a wish that nobody utters."""
        if claim.ours and not claim.wished and party.kind == "self":
            return is_ours(self.words, claim.agent, claim.last)
        if claim.relation != "built_by" or party.kind != "unnamed" or claim.accuses:
            return True
        return claim.agent is not None and is_vague(self.words, claim.agent, loosely=True)

    # ---- voice -------------------------------------------------------------------------------

    def _voice(self, claims: Sequence[Claim]) -> Voice:
        voice = voice_of(self.words.text, *self.span, *self.bounds, self.site.wording)
        if self._is_accused(claims) or self._is_raised() or self.telling.is_alleged:
            return "rejected"
        if voice == "rejected":
            return "reported" if self._is_commonly_called() else "rejected"
        if self.site.form(self.site.first - 1) in ("our", "my"):
            return "own"
        if self.telling.is_told:
            return "rejected" if self._is_scorned() else "reported"
        if self.telling.is_quoted:
            return "reported"
        return "reported" if voice == "reported" and not self._is_spoken_for() else "own"

    def _is_raised(self) -> bool:
        """Tell another's banner: `they` raise it, or the other side is named in the sentence."""
        text, (low, high) = self.words.text, self.bounds
        near = max(low, self.span[0] - _AROUND), min(high, self.span[1] + _AROUND)
        sets, behind = voice_words().sets, self._behind(_RAISED)
        if sets["ourselves"].intersection(behind) or not voice_words().raised.search(
            text, max(low, self.span[0] - BEFORE), self.span[0]
        ):
            return False  # `in the name of it, I ask`
        if sets["strangers"].intersection(behind):
            return True
        named = {row["side"] for row in self.mentions.begin_in(*near)}
        return bool(named - {self.side, OTHER})

    def _behind(self, size: int) -> Sequence[str]:
        return self.words.forms[self.site.last : self.site.last + size]

    def _is_scorned(self) -> bool:
        """Tell that the sentence calls something a sham."""
        low, high = self.span[0] - _AROUND, self.span[1] + _AROUND
        before = self.words.text[max(self.bounds[0], low) : self.span[0]]
        behind = self.words.text[self.span[1] : min(self.bounds[1], high)]
        scorn = voice_words().scorn
        return scorn.search(before) is not None or scorn.search(behind) is not None

    def _is_commonly_called(self) -> bool:
        """Tell the `so-called` of a mere name: neutral in a concept that takes a stance."""
        wording, concepts = self.site.wording, self.site.codebook.concepts
        if wording is None or wording.stance != "neutral":
            return False
        before = self.words.text[max(self.bounds[0], self.span[0] - _AROUND) : self.span[0]]
        common = voice_words().commonly.search(before) is not None
        return common and concepts[wording.concept].stance != "neutral"

    def _is_accused(self, claims: Sequence[Claim]) -> bool:
        """Tell a wording that does not blame by itself, named as another's imposition or sham."""
        if self.plain != "for":
            return False
        if any(claim.accuses and self.telling.saying.is_another(party) for claim, party in claims):
            return True
        if self.site.form(self.site.last) not in voice_words().sets["be"]:
            return False
        high = min(self.site.high, self.site.last + _NEAR)
        behind = self.words.text[self.span[1] : self.words.end[high - 1]]
        return voice_words().scorn.search(behind) is not None

    def _is_spoken_for(self) -> bool:
        """Tell who hands a wording on: the speaker, or a wording the speaker holds to."""
        ours = voice_words().sets["ourselves"]
        for k in range(self.site.first - 1, max(-1, self.site.first - 1 - _NEAR), -1):
            if self.site.form(k) in ours or (
                self.site.kind(k) & NAMED and self.telling.saying.is_saying(k + 1)
            ):
                return True
            if self.site.kind(k) & (SUBORDINATOR | STOP) and not self.site.kind(k) & PREPOSITION:
                return False  # `we hope that when talking of it they …`
        return False

    # ---- stance ------------------------------------------------------------------------------

    def _stance(self, voice: Voice, claims: Sequence[Claim]) -> Stance:
        if voice == "rejected" or self.plain == "against" or any(c.ends for c, _ in claims):
            return "against"
        told = voice == "reported" and not self.telling.is_quoted
        plain = "neutral" if told else self.plain  # words quoted keep the stance they show
        if plain != "neutral" and not claims:
            return plain
        if plain == "neutral" and not claims and self._stands_behind(voice_words().blamed_before):
            return "against"
        approved = self._stands_behind(voice_words().approved_before)
        changed = plain == "neutral" and all(self._changes(claim) for claim, _ in claims)
        if changed and not approved:
            return "neutral"
        return "against" if self.site.blames else "for"

    def _stands_behind(self, patterns: re.Pattern[str]) -> bool:
        start = self.words.start[max(0, self.site.first - _APPROVED)]
        before = self.words.text[start : self.words.start[self.site.first]]
        return patterns.search(before) is not None

    def _changes(self, claim: Found) -> bool:
        """Tell `reform the order`: who wants it otherwise is neither for it nor against it."""
        told = self.words.forms[claim.first : self.site.first]
        wished = claim.relation in WISHES
        return wished and not voice_words().sets["changing"].isdisjoint(told)
