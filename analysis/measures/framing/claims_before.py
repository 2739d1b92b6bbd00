"""Claims whose relation word stands before the wording: verbs, nouns and phrases that govern it."""

from __future__ import annotations

from collections.abc import Iterator

from analysis.measures.framing.agents import Subject, owner_left, subject_of
from analysis.measures.framing.governors import Governor, chain_left
from analysis.measures.framing.parties import is_somebody
from analysis.measures.framing.sites import WISHES, Found, Site
from analysis.measures.framing.voice_words import voice_words
from analysis.voices.phrases import Phrase, noun_phrase_right
from analysis.voices.words import (
    ADVERB,
    AUXILIARY,
    CAPITAL,
    DETERMINER,
    PREPOSITION,
    SUBJECT_PRONOUN,
)

_EFFORT = 12  # words between `attempts` or `urge` and the infinitive it governs
_FAR = 60  # words before a relation word in which `see … as` or `attempts … by` stands
_LINKS = ("that", "which", "from", "by", "of")  # between a noun and who poses it
_AHEAD = 2  # words behind a wording in which a modal verb that bids stands
_UNDER = frozenset(("on", "upon", "under", "against", "through", "to"))
_THEIRS = ("its", "their", "his", "her")


class Before:
    """The relation words before one wording."""

    def __init__(self, site: Site) -> None:
        self.site, self.words = site, site.words
        self.chain = self._chain()

    def _chain(self) -> list[Governor]:
        """Return the relation words; `ensure that it …` governs a clause, not the wording."""
        if self.site.blames and self.site.form(self.site.first - 1) == "without":
            return []  # `we hope for talks without power politics`
        chain = chain_left(self.words, self.site.first, 0, self.site.lexicon)
        clause = bool(chain) and self.site.form(chain[0].last) == "that"
        return [] if clause and not chain[0].kind.endswith("noun") else chain

    def read(self) -> Iterator[Found]:
        """Yield the claims that rest on what stands before the wording."""
        if not self.chain:
            yield from self._unwanted()
            return
        inner, outer = self.chain[0], self.chain[1:]
        refusing = next((g for g in outer if g.kind.startswith("refusing")), None)
        posed = self._poser(inner)
        if posed:
            yield self._claim(inner.relation, posed, "noun")
        elif refusing:
            yield from self._refused(inner, refusing)
        elif inner.kind == "negated":
            yield from self._negated(inner)
        elif inner.kind.startswith("refusing"):
            yield from self._refusal(self._agent(), inner.kind)
        else:
            yield from self._done(inner)

    def _claim(
        self, relation: str, agent: Phrase | None, rule: str, *, ours: bool = False
    ) -> Found:
        first = self.chain[-1].first
        first = min(agent.first, first) if agent else first
        return Found(relation, agent, first, self.site.last, rule, ours=ours)

    def _end(self, subject: Subject, rule: str) -> Found:
        """Return the claim that somebody wants an end of what is named."""
        agent = subject.phrase
        if agent is not None and self.site.form(agent.first) in voice_words().sets["nobody"]:
            agent = None  # `no country should seek it`: the speaker wants it
        claim = self._claim("demands", agent, rule, ours=True)
        return claim._replace(ends=True, wished=agent is None or subject.wished)

    # ---- what is said ------------------------------------------------------------------------

    def _unwanted(self) -> Iterator[Found]:
        """Read `there is no place for it`: an end is wanted, and nobody named."""
        start = max(0, self.site.first - 12)
        text = self.words.text[self.words.start[start] : self.words.start[self.site.first]]
        if self.site.blames and voice_words().ended_before.search(text):
            yield Found("demands", None, start, self.site.last, "end", True, True, wished=True)

    def _poser(self, inner: Governor) -> Phrase | None:
        """Read `challenges that Norland poses to it`, `a threat from Norland to it`."""
        after, site = inner.last, self.site
        if not inner.kind.endswith("noun") or after >= site.first:
            return None
        linked = site.form(after) in _LINKS
        if not linked and not site.kind(after) & (SUBJECT_PRONOUN | CAPITAL):
            return None
        phrase = noun_phrase_right(self.words, after + linked, site.first)
        rest = self.words.forms[phrase.last : site.first] if phrase else []
        if not rest:
            return None
        posing = not voice_words().sets["posing"].isdisjoint(rest)
        gone = site.form(after) in ("from", "by", "of") and rest[0] in ("to", "for")
        return phrase if posing or gone else None

    def _refused(self, inner: Governor, refusing: Governor) -> Iterator[Found]:
        """Read `oppose attempts to undermine it`, `avoid applying it`."""
        turned = "" if self.site.blames else self.site.says(inner).refused
        subject = self._subject(refusing)
        if turned and not subject.denied:
            yield self._claim(turned, subject.phrase, "refusal", ours=True)
            yield self._claim(inner.relation, owner_left(self.words, inner.first, 0), "noun")
        else:
            yield from self._refusal(subject, "refusal")

    def _refusal(self, subject: Subject, rule: str) -> Iterator[Found]:
        """Read `reject it`, and `has not given up its bid for hegemony`."""
        if not subject.denied:
            yield self._end(subject, rule)
        elif self.site.blames:
            yield self._claim("built_by", subject.phrase, "denial")

    def _negated(self, inner: Governor) -> Iterator[Found]:
        """Read `does not represent it`."""
        subject = self._agent()
        if subject.denied:
            yield self._claim(inner.relation, subject.phrase, "negated verb")

    def _done(self, inner: Governor) -> Iterator[Found]:
        """Read a deed: done, wished for, or denied."""
        subject = self._with_author(inner, self._agent())
        relation, ends = self._relation(inner, subject)
        if subject.denied and self.site.blames and not ends:
            yield self._end(subject, "denial")
            return
        if subject.denied and relation != "demands":
            return  # `does not undermine` says nothing about who endangers it
        rule = "noun" if self.chain[-1].kind == "noun" else "verb"
        found = self._claim(relation, subject.phrase, rule, ours=relation in WISHES)
        doing = self.site.form(inner.first).endswith("ing")
        yield found._replace(
            ends=ends,
            accuses=any(map(self._accuses, self.chain)),
            wished=subject.wished
            or doing
            or relation == self.site.says(inner).wished
            or self._is_subject_of_wish(),
            blamed="" if inner.kind == "professing" else self.site.says(inner).of_blame,
        )

    def _is_subject_of_wish(self) -> bool:
        """Tell `respect for it must guide us`: a deed that a modal verb asks for."""
        ahead = self.words.forms[self.site.last : self.site.last + _AHEAD]
        return self.chain[-1].kind == "noun" and not voice_words().sets["bidding"].isdisjoint(ahead)

    def _accuses(self, governor: Governor) -> bool:
        """Tell what is imposed from what it is imposed on, or under."""
        between = self.words.forms[governor.last : self.site.first]
        return governor.kind == "accusing" and _UNDER.isdisjoint(between)

    def _with_author(self, inner: Governor, subject: Subject) -> Subject:
        """Take in who stands behind: `violations of the law by Norland`."""
        after = self.site.last
        if inner.kind not in ("noun", "phrase") or self.site.form(after) != "by":
            return subject
        if self.site.form(after + 1).endswith("ing"):  # the means: `by building blocs`
            return subject
        agent, _ = self.site.by(after)
        named = agent and is_somebody(self.words, agent)  # not `by peaceful means`
        return subject._replace(phrase=agent) if named else subject

    def _relation(self, inner: Governor, subject: Subject) -> tuple[str, bool]:
        """Return what the innermost relation word says here, and whether that is an end."""
        relation = self.site.says(inner)
        if self.site.blames:
            changed = relation.of_blame or relation.id
            if relation.wished and any(g.relation == relation.wished for g in self.chain[1:]):
                return relation.wished, False  # `wants to establish hegemony`
            if inner.kind == "professing":
                return relation.id, False
            return changed, changed == "demands" != relation.id
        wanted = subject.wished or self._is_planned(inner)
        wanted = wanted or any(g.relation == relation.wished for g in self.chain[1:])
        if relation.wished and inner.kind != "accusing" and wanted:
            return relation.wished, False
        return relation.id, False

    def _is_planned(self, inner: Governor) -> bool:
        """Tell `debates on building it` and `for its creation`, but not `is building it`."""
        at = inner.first - 1
        if self.site.form(inner.first).endswith("ing"):
            return bool(self.site.kind(at) & PREPOSITION)
        while self.site.kind(at) & DETERMINER:
            at -= 1
        return inner.kind == "noun" and self.site.form(at) in ("for", "towards", "toward")

    # ---- whose deed --------------------------------------------------------------------------

    def _agent(self) -> Subject:
        """Find whose deed the chain tells: an owner of one of its nouns, else a verb's subject."""
        for governor in self.chain:
            effort = self._effort(governor) or self._means(governor)
            if self.site.form(governor.first) in voice_words().sets["effort"]:
                effort = governor  # `attempts to undermine it` may be one relation word
            noun = governor if governor.kind == "noun" else effort
            owner = noun and (self._of_whom(noun) or owner_left(self.words, noun.first, 0))
            if owner and self.site.form(owner.first) in _THEIRS:
                break
            if owner:
                return Subject(owner, bool(effort), False)
            if effort and self.site.says(governor).refused:
                return Subject(None, False, False)  # `attempts to undermine it`: nobody's
            regarded = self._regarded(governor)
            if regarded:
                return Subject(regarded, False, False)
        subject, bidden = self._subject(self.chain[-1]), self._bidden(self.chain[0])
        return subject._replace(phrase=bidden) if bidden else subject

    def _subject(self, governor: Governor) -> Subject:
        return subject_of(self.words, governor.first, 0, self.site.high)

    def _effort(self, governor: Governor) -> Governor | None:
        """Read the noun in `attempts to undermine it`, `the efforts of Norland to keep it`."""
        at = governor.first - 1
        while self.site.kind(at) & ADVERB:
            at -= 1
        if self.site.form(at) != "to":
            return None
        for k in range(at - 1, max(-1, at - _EFFORT), -1):
            if self.site.form(k) in voice_words().sets["effort"]:
                linked = k == at - 1 or self.site.form(k + 1) == "of"
                return Governor("", "noun", k, k + 1) if linked else None
            kind = self.site.kind(k)
            if kind & (AUXILIARY | SUBJECT_PRONOUN) and not kind & CAPITAL:
                return None
        return None

    def _means(self, governor: Governor) -> Governor | None:
        """Read the noun in `their attempts to undermine it by building blocs`."""
        if not self.site.form(governor.first).endswith("ing"):
            return None
        through = False
        for k in range(governor.first - 1, max(-1, governor.first - _FAR), -1):
            through = through or self.site.form(k) == "by"
            if self.site.form(k) in voice_words().sets["effort"] and self.site.form(k + 1) == "to":
                return Governor("", "noun", k, k + 1) if through else None
            kind = self.site.kind(k)
            if kind & (AUXILIARY | SUBJECT_PRONOUN) and not kind & CAPITAL:
                return None
        return None

    def _regarded(self, governor: Governor) -> Phrase | None:
        """Read `we see Norland as a threat to it`: whose threat it is stands before `as`."""
        before = self.words.forms[max(0, governor.first - 4) : governor.first]
        if governor.kind != "noun" or "as" not in before:
            return None
        for k in range(governor.first - 1, max(-1, governor.first - _FAR), -1):
            if self.site.form(k) in voice_words().sets["regarding"]:
                return noun_phrase_right(self.words, k + 1, governor.first)
        return None

    def _of_whom(self, noun: Governor) -> Phrase | None:
        """Read `the commitment of Norland to it`."""
        after = noun.last
        if after + 1 >= self.site.first or self.site.form(after) not in ("of", "by"):
            return None
        rest = self.words.forms[after + 1 : self.site.first]
        if not {"to", "for", "in"}.intersection(rest):
            return None
        return noun_phrase_right(self.words, after + 1, self.site.first)

    def _bidden(self, governor: Governor) -> Phrase | None:
        """Read `we urge all parties to uphold it`; who bids them build it wants it."""
        at = governor.first - 1
        if self.site.says(governor).wished or self.site.form(at) != "to":
            return None
        for k in range(at - 1, max(-1, at - _EFFORT), -1):
            for size in (2, 1):
                if tuple(self.words.forms[k : k + size]) in voice_words().bidding:
                    phrase = noun_phrase_right(self.words, k + size, at)
                    return phrase if phrase and phrase.last == at else None
        return None
