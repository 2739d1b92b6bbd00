"""Who is said to do what to the order: relation words round a wording, and whose deed they tell.

A claim has a wording, a relation of the codebook and an agent. The patterns are grammatical, the
words come from the codebook; nothing of a particular question is in the code.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from analysis.codebook import Codebook, Wording
from analysis.measures.agents import Subject, owner_left, subject_of
from analysis.measures.governors import Governor, Lexicon, chain_left, governor_at, lexicon_of
from analysis.measures.voice_words import voice_words
from analysis.voices.phrases import Phrase, noun_phrase_right
from analysis.voices.words import (
    ADVERB,
    AUXILIARY,
    CAPITAL,
    COMMA,
    CONJUNCTION,
    DETERMINER,
    NAMED,
    POSSESSIVE,
    PREPOSITION,
    RELATIVE,
    STOP,
    SUBJECT_PRONOUN,
    SUBORDINATOR,
    Words,
)


class Found(NamedTuple):
    """A claim in the words of one sentence: the agent's phrase and the words it rests on."""

    relation: str
    agent: Phrase | None  # None where nobody is named
    ours: bool  # with nobody named: the speaker wants it, or it is nobody's
    ends: bool  # the agent wants an end of what is named
    accuses: bool  # it is said to be forced on others
    wished: bool  # under a modal verb or in an infinitive: not done yet
    blamed: str  # the relation where the wording is another's and refused
    first: int  # word numbers of the evidence
    last: int
    rule: str


_TAIL = 14  # words behind a wording in which what is said of it is looked for
_WISHES = frozenset(("defends", "demands"))  # what a speaker bids where no agent is named


def find_claims(
    words: Words, first: int, last: int, wording: Wording | None, codebook: Codebook
) -> list[Found]:
    """Find what is said to be done to the wording at the words ``first`` to ``last`` - 1."""
    reader = _Reader(words, first, last, wording, codebook)
    return [*reader.left(), *reader.right(), *reader.owned()]


def blames(wording: Wording | None, codebook: Codebook) -> bool:
    """Tell a wording that blames by itself, or one of its concept that names a thing blamed."""
    if wording is None:
        return False
    return "against" in (wording.stance, codebook.concepts[wording.concept].stance)


class _Reader:
    """One wording in the words of its sentence."""

    def __init__(
        self, words: Words, first: int, last: int, wording: Wording | None, codebook: Codebook
    ) -> None:
        self.words, self.first, self.last = words, first, last
        self.codebook, self.lexicon = codebook, lexicon_of(codebook)
        self.blames = blames(wording, codebook)
        self.high = len(words.forms)

    # ---- relation words before the wording ---------------------------------------------------

    def left(self) -> Iterator[Found]:
        chain = chain_left(self.words, self.first, 0, self.lexicon)
        if not chain:
            yield from self._bare()
            return
        inner, outer = chain[0], chain[1:]
        refusing = next((g for g in outer if g.kind.startswith("refusing")), None)
        posed = self._poser(inner)
        if posed:
            yield self._found(inner.relation, posed, False, chain, "noun")
        elif refusing:
            yield from self._refused(inner, refusing, chain)
        else:
            yield from self._done(inner, chain)

    def _poser(self, inner: Governor) -> Phrase | None:
        """Read `challenges that Norland poses to it`, `a threat from Norland to it`."""
        words = self.words
        if not inner.kind.endswith("noun") or inner.last >= self.first:
            return None
        linked = words.forms[inner.last] in ("that", "which", "from", "by", "of")
        if not linked and not words.kinds[inner.last] & (SUBJECT_PRONOUN | CAPITAL):
            return None
        phrase = noun_phrase_right(words, inner.last + linked, self.first)
        rest = words.forms[phrase.last : self.first] if phrase else []
        if not rest or rest[-1] in ("of",) and words.forms[inner.last] == "of":
            return None
        posing = not voice_words().sets["posing"].isdisjoint(rest)
        gone = words.forms[inner.last] in ("from", "by", "of") and rest[0] in ("to", "for")
        return phrase if posing or gone else None

    def _refused(
        self, inner: Governor, refusing: Governor, chain: Sequence[Governor]
    ) -> Iterator[Found]:
        """Read `oppose attempts to undermine it`, `avoid applying it`."""
        harms = not self.blames and self._says(inner).refused
        subject = self._subject(refusing)
        if subject.denied and self.blames:  # `has not given up its bid for hegemony`
            yield self._found("built_by", subject.phrase, False, chain, "denial")
        elif subject.denied:
            return
        elif harms:
            yield self._found(harms, subject.phrase, True, chain, "refusal")
            yield self._found(inner.relation, owner_left(self.words, inner.first, 0), False, chain, "noun")
        else:
            yield self._found("demands", subject.phrase, True, chain, "refusal", ends=True)

    def _done(self, inner: Governor, chain: Sequence[Governor]) -> Iterator[Found]:
        outermost = chain[-1]
        subject = self._agent(chain)
        if inner.kind == "negated":
            if subject.denied:
                yield self._found(inner.relation, subject.phrase, False, chain, "negated verb")
            return
        if inner.kind in ("noun", "phrase") and not subject.phrase or inner.relation == "violates":
            agent, _ = self._by(self.last) if self._at(self.last) == "by" else (None, 0)
            subject = subject._replace(phrase=agent) if agent else subject
        relation, ends = self._relation(inner, chain, subject)
        if inner.kind.startswith("refusing") and subject.denied:
            if self.blames:  # `has not given up its bid for hegemony`
                yield self._found("built_by", subject.phrase, False, chain, "denial")
            return
        if inner.kind.startswith("refusing"):
            yield self._found("demands", subject.phrase, True, chain, inner.kind, ends=True)
            return
        if subject.denied and self.blames and not ends:
            named = subject.phrase if subject.wished else self._self_only(subject)
            yield self._found("demands", self._unless_no(named), True, chain, "denial", ends=True)
            return
        if subject.denied and relation != "demands":
            return  # `does not undermine` says nothing about who endangers it
        accuses = any(g.kind == "accusing" for g in chain)
        rule = "verb" if outermost.kind != "noun" else "noun"
        found = self._found(relation, subject.phrase, relation in _WISHES, chain, rule, ends, accuses)
        professed = inner.kind == "professing"
        blamed = "" if professed else self._says(inner).of_blame
        doing = self.words.forms[inner.first].endswith("ing")
        yield found._replace(wished=subject.wished or doing, blamed=blamed)

    def _at(self, at: int) -> str:
        return self.words.forms[at] if at < self.high else ""

    def _unless_no(self, phrase: Phrase | None) -> Phrase | None:
        """Return nobody for `no country`: the speaker wants it."""
        nobody = phrase is not None and self.words.forms[phrase.first] in ("no", "neither", "nobody")
        return None if nobody else phrase

    def _self_only(self, subject: Subject) -> Phrase | None:
        return subject.phrase

    def _says(self, governor: Governor):  # type: ignore[no-untyped-def]
        return self.codebook.relations[governor.relation]

    def _relation(
        self, inner: Governor, chain: Sequence[Governor], subject: Subject
    ) -> tuple[str, bool]:
        """Return what the innermost relation word says here, and whether that is the end of it."""
        relation = self._says(inner)
        if self.blames:
            changed = relation.of_blame or relation.id
            if inner.kind == "professing":
                return relation.id, False
            return changed, changed == "demands" and relation.id != "demands"
        doing = self._is_ongoing(inner)
        wanted = subject.wished or doing or any(g.relation == relation.wished for g in chain[1:])
        if relation.wished and inner.kind != "accusing" and wanted:
            return relation.wished, False
        return relation.id, False

    def _is_ongoing(self, inner: Governor) -> bool:
        """Tell `debates on building it`, but not `is building it`."""
        before = self.words.kinds[inner.first - 1] if inner.first else 0
        doing = self.words.forms[inner.first].endswith("ing")
        return doing and bool(before & PREPOSITION)

    def _agent(self, chain: Sequence[Governor]) -> Subject:
        """Find whose deed a chain tells: an owner of one of its nouns, else its verb's subject."""
        for governor in chain:
            owner = None
            if governor.kind == "noun":
                owner = self._of_whom(governor) or owner_left(self.words, governor.first, 0)
            effort = self._effort(governor)
            if effort and not owner:
                owner = self._of_whom(effort) or owner_left(self.words, effort.first, 0)
                if owner is None and self._says(governor).refused:
                    return Subject(None, False, False)  # `attempts to undermine it`: nobody's
            if owner and self.words.forms[owner.first] in ("its", "their", "his", "her"):
                return self._subject(chain[-1])
            if owner:
                return Subject(owner, bool(effort), False)
            regarded = self._regarded(governor)
            if regarded:
                return Subject(regarded, False, False)
        return self._subject(chain[-1], chain)

    def _effort(self, governor: Governor) -> Governor | None:
        """Read the noun in `attempts to undermine it`, `the efforts of Norland to keep it`."""
        words, at = self.words, governor.first - 1
        while at > 0 and words.kinds[at] & ADVERB:
            at -= 1
        if at < 1 or words.forms[at] != "to":
            return None
        for k in range(at - 1, max(-1, at - 12), -1):
            if words.forms[k] in voice_words().sets["effort"]:
                linked = k == at - 1 or words.forms[k + 1] == "of"
                return Governor("", "noun", k, k + 1) if linked else None
            if words.kinds[k] & (AUXILIARY | SUBJECT_PRONOUN) and not words.kinds[k] & CAPITAL:
                return None
        return None

    def _regarded(self, governor: Governor) -> Phrase | None:
        """Read `we see Norland as a threat to it`: whose threat it is stands before `as`."""
        words = self.words
        if governor.kind != "noun" or "as" not in words.forms[max(0, governor.first - 4) : governor.first]:
            return None
        for k in range(governor.first - 1, -1, -1):
            if words.forms[k] in voice_words().sets["regarding"]:
                return noun_phrase_right(words, k + 1, governor.first)
        return None

    def _of_whom(self, noun: Governor) -> Phrase | None:
        """Read `the commitment of Norland to it`."""
        words = self.words
        if noun.last + 1 >= self.first or words.forms[noun.last] not in ("of", "by"):
            return None
        if not any(form in ("to", "for", "in") for form in words.forms[noun.last + 1 : self.first]):
            return None
        return noun_phrase_right(words, noun.last + 1, self.first)

    def _subject(self, governor: Governor, chain: Sequence[Governor] = ()) -> Subject:
        subject = subject_of(self.words, governor.first, 0, self.high)
        bidden = self._bidden(governor)
        return subject._replace(phrase=bidden) if bidden else subject

    def _bidden(self, governor: Governor) -> Phrase | None:
        """Read `we urge all parties to uphold it`; who bids them build it wants it."""
        words, at = self.words, governor.first - 1
        if self._says(governor).wished or at < 1 or words.forms[at] != "to":
            return None
        for k in range(at - 1, max(-1, at - 12), -1):
            for size in (2, 1):
                if tuple(words.forms[k : k + size]) in voice_words().bidding:
                    phrase = noun_phrase_right(words, k + size, at)
                    return phrase if phrase and phrase.last == at else None
        return None

    def _bare(self) -> Iterator[Found]:
        """Read `there is no place for it`: an end is wanted, and nobody named."""
        words = self.words
        start = max(0, self.first - 12)
        text = words.text[words.start[start] : words.start[self.first]]
        if self.blames and voice_words().ended_before.search(text):
            yield self._behind("demands", None, start, self.last, "end", ends=True)

    def _found(
        self,
        relation: str,
        agent: Phrase | None,
        ours: bool,
        chain: Sequence[Governor],
        rule: str,
        ends: bool = False,
        accuses: bool = False,
    ) -> Found:
        begin = min([agent.first] if agent else [], default=chain[-1].first)
        first = min(begin, chain[-1].first)
        return Found(relation, agent, ours, ends, accuses, ends, "", first, self.last, rule)

    # ---- what follows the wording -------------------------------------------------------------

    def right(self) -> Iterator[Found]:
        """Read `it must be upheld`, `the order that we built`, `hegemony practised by them`."""
        words = self.words
        text = words.text[words.end[self.last - 1] : words.end[min(self.high, self.last + 8) - 1]]
        if self.blames and voice_words().ended_after.match(text.lstrip(" ,")):
            yield self._behind("demands", None, self.first, self.last, "end", ends=True)
            return
        inside = False  # a relative clause whose subject is the wording
        tail = 2 * _TAIL if self._opens() else _TAIL
        for k in range(self.last, min(self.high, self.last + tail)):
            kind, form = words.kinds[k], words.forms[k]
            if kind & STOP and form not in "()":
                return
            if kind & SUBORDINATOR and not kind & (PREPOSITION | RELATIVE):
                return
            if form in voice_words().sets["be"] or form in voice_words().sets["modals"]:
                yield from self._passive(k)
                return
            if form in ("that", "which") and self._keeps_subject(k):
                inside = True
                continue
            if form in ("that", "which") or (kind & SUBJECT_PRONOUN and form in ("we", "they")):
                yield from self._clause_behind(k)
                return
            found = self._participle(k)
            if found:
                yield found
                return
            joined = self.blames and kind & (CONJUNCTION | NAMED)
            if self._opens() or inside or joined:
                continue
            if kind & (AUXILIARY | COMMA) or (kind & CONJUNCTION and k == self.last):
                return

    def _opens(self) -> bool:
        """Tell a wording that opens its clause: the next finite verb is its own."""
        at = self.first - 1
        while at >= 0 and self.words.kinds[at] & (DETERMINER | ADVERB):
            at -= 1
        return at < 0 or bool(self.words.kinds[at] & STOP)

    def _keeps_subject(self, at: int) -> bool:
        """Tell `the order that keeps the peace`: the wording is the subject of its clause."""
        kind = self.words.kinds[at + 1] if at + 1 < self.high else COMMA
        return not kind & (DETERMINER | CAPITAL | SUBJECT_PRONOUN | POSSESSIVE)

    def _passive(self, at: int) -> Iterator[Found]:
        """Read `is undermined by Norland`, `must be upheld`."""
        words, sets = self.words, voice_words().sets
        stretch = words.forms[at : at + 5]
        if sets["be"].isdisjoint(stretch) or self._is_object():
            return
        bidden = self._bid(at)
        if bidden and sets["negations"].isdisjoint(stretch):
            yield self._behind(bidden, None, self.first, at + 2, "predicate", ours=True)
            return
        wished = not sets["modals"].isdisjoint(stretch[:3])
        denied = not sets["negations"].isdisjoint(stretch)
        for k in range(at + 1, min(self.high, at + 7)):
            governor = governor_at(words, k, self.high, self.lexicon)
            if governor and self._is_participle(k) and governor.kind != "phrase":
                yield from self._said_of(governor, wished, denied)
                return
            if not words.kinds[k] & (AUXILIARY | ADVERB):
                return

    def _bid(self, at: int) -> str:
        """Read `is essential`: the relation that it is said to call for."""
        text = " ".join(self.words.forms[at + 1 : at + 5])
        for relation in self.codebook.relations.values():
            if not self.blames and text.startswith(relation.predicates or ("\n",)):
                return relation.id
        return ""

    def _is_object(self) -> bool:
        """Tell a wording that ends a phrase, so that the verb behind it has another subject."""
        kind = self.words.kinds[self.first - 1] if self.first else 0
        return bool(kind & PREPOSITION)

    def _is_participle(self, at: int) -> bool:
        form = self.words.forms[at]
        return form.endswith(("ed", "en", "t", "n", "lt", "ne", "wn", "de")) and form not in ("been",)

    def _said_of(self, governor: Governor, wished: bool, denied: bool) -> Iterator[Found]:
        agent, end = self._by(governor.last)
        relation = self._says(governor)
        accuses = governor.kind == "accusing"
        ended = self.blames and (denied or relation.of_blame == "demands")
        changed = relation.refused and wished and agent is None and not denied
        if governor.kind.startswith("refusing") or ended or changed:
            yield self._behind("demands", agent, self.first, end, "passive", ends=True)
        elif denied or governor.kind == "negated":
            return
        elif self.blames:
            said = relation.of_blame or relation.id
            yield self._behind(said, agent, self.first, end, "passive")
        elif relation.wished and wished:
            yield self._behind(relation.wished, agent, self.first, end, "passive", ours=True)
        elif relation.id not in _WISHES or wished or agent:
            found = self._behind(relation.id, agent, self.first, end, "passive", ours=wished)
            yield found._replace(accuses=accuses, wished=wished)

    def _behind(
        self,
        relation: str,
        agent: Phrase | None,
        first: int,
        last: int,
        rule: str,
        *,
        ours: bool = False,
        ends: bool = False,
    ) -> Found:
        """Return what is said behind the wording, or without a relation word before it."""
        return Found(relation, agent, ours or ends, ends, False, ours or ends, "", first, last, rule)

    def _by(self, at: int) -> tuple[Phrase | None, int]:
        words = self.words
        for k in range(at, min(self.high, at + 6)):
            if words.forms[k] in ("by", "from"):
                agent = noun_phrase_right(words, k + 1, self.high)
                return (agent, agent.last) if agent else (None, at)
            if words.kinds[k] & (COMMA | STOP | CONJUNCTION):
                break
        return None, at

    def _participle(self, k: int) -> Found | None:
        """Read `practised by Norland` right behind the wording."""
        governor = governor_at(self.words, k, self.high, self.lexicon)
        if governor is None or not self._is_participle(k) or governor.kind in ("noun", "phrase"):
            return None
        agent, end = self._by(governor.last)
        if agent is None:
            return None
        relation = self._says(governor)
        said = (relation.of_blame or relation.id) if self.blames else relation.id
        found = self._behind(said, agent, self.first, end, "participle")
        return found._replace(accuses=governor.kind == "accusing")

    def _clause_behind(self, at: int) -> Iterator[Found]:
        """Read `the order that Norland introduces`, `the order we seek to build`."""
        words = self.words
        if words.kinds[at - 1] & PREPOSITION:  # `an order under which they rule`
            return
        begin = at if words.kinds[at] & SUBJECT_PRONOUN and words.forms[at] not in ("that", "which") else at + 1
        if begin >= self.high or not words.kinds[begin] & (
            DETERMINER | CAPITAL | SUBJECT_PRONOUN | POSSESSIVE
        ):
            return
        governors = []
        for k in range(begin + 1, min(self.high, begin + 12)):
            if words.kinds[k] & (COMMA | STOP):
                break
            governor = governor_at(words, k, self.high, self.lexicon)
            if governor and governor.kind not in ("noun", "phrase", "refusing noun"):
                governors.append(governor)
        if not governors:
            return
        last = governors[-1] if governors[-1].first - governors[0].first < 4 else governors[0]
        agent = noun_phrase_right(words, begin, governors[0].first)
        if agent is None:
            return
        relation = self._says(last)
        wished = words.forms[last.first - 1] == "to" and "helped" not in words.forms[begin : last.first]
        said = relation.wished if relation.wished and wished and not self.blames else relation.id
        if self.blames:
            said = relation.of_blame or relation.id
        ends = last.kind.startswith("refusing")
        found = self._behind(said, agent, self.first, last.last, "relative clause", ends=ends)
        yield found._replace(accuses=last.kind == "accusing")

    # ---- whose wrong it is ---------------------------------------------------------------------

    def owned(self) -> Iterator[Found]:
        """Read `Norland's hegemony`, `the hegemony of the powers`: who practises it."""
        if not self.blames:
            return
        words = self.words
        owner, end = owner_left(words, self.first, 0), self.last
        for k in range(self.last, min(self.last + 4, self.high - 1)):
            if words.kinds[k] & (AUXILIARY | COMMA | STOP):
                break
            if owner is None and words.forms[k] in ("of", "by", "between"):
                owner = noun_phrase_right(words, k + 1, self.high)
                end = owner.last if owner else end
        if owner is not None:
            begin = min(owner.first, self.first)
            yield self._behind("built_by", owner, begin, end, "owner")
