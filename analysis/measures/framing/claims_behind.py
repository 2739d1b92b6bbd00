"""Claims told behind the wording (`must be upheld`, `that they built`), and whose wrong it is."""

from __future__ import annotations

from collections.abc import Iterator

from analysis.measures.framing.agents import owner_left
from analysis.measures.framing.governors import Governor
from analysis.measures.framing.sites import WISHES, Found, Site
from analysis.measures.framing.voice_words import voice_words
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
)

_TAIL = 14  # words behind a wording in which what is said of it is looked for
_CLAUSE = 12  # words of a relative clause in which its verb is looked for
_STARTS = DETERMINER | CAPITAL | SUBJECT_PRONOUN | POSSESSIVE  # of a subject of its own
_PERFECT = ("has", "have", "had")
_NO_VERB = ("noun", "phrase", "refusing noun")


class Behind:
    """What follows one wording in its sentence."""

    def __init__(self, site: Site) -> None:
        self.site, self.words = site, site.words

    def read(self) -> Iterator[Found]:
        """Yield the claims that rest on what stands behind the wording."""
        site, sets = self.site, voice_words().sets
        if self._is_over():
            yield self._claim("demands", None, site.last, "end", ours=True, ends=True)
            return
        opens = self._opens()
        inside = opens  # or in a relative clause whose subject is the wording
        for k in range(site.last, min(site.high, site.last + _TAIL * (1 + opens))):
            kind, form = site.kind(k), site.form(k)
            if self._closes(kind, form):
                return
            perfect = form in _PERFECT and "been" in self.words.forms[k : k + 4]
            if perfect or (form in sets["modals"] and self.site.form(k + 1) == "to"):
                yield from self._passive(k)
                return
            if kind & AUXILIARY and (form in sets["be"] or form in sets["modals"]):
                yield from self._passive(k)
                return
            if form in ("that", "which") and not site.kind(k + 1) & _STARTS:
                inside = True
                continue
            if form in ("that", "which", "we", "they"):
                yield from self._clause(k)
                return
            found = self._participle(k)
            if found:
                yield found
                return
            if not inside and self._ends_phrase(k, kind):
                return

    def _claim(
        self,
        relation: str,
        agent: Phrase | None,
        last: int,
        rule: str,
        *,
        ours: bool = False,
        ends: bool = False,
        accuses: bool = False,
    ) -> Found:
        first = self.site.first
        return Found(relation, agent, first, last, rule, ours, ends, accuses, wished=ours or ends)

    def _is_over(self) -> bool:
        """Tell `hegemony has no place here`."""
        high = min(self.site.high, self.site.last + 8)
        text = self.words.text[self.words.end[self.site.last - 1] : self.words.end[high - 1]]
        return self.site.blames and bool(voice_words().ended_after.match(text.lstrip(" ,")))

    def _opens(self) -> bool:
        """Tell a wording that opens its clause: the next finite verb is its own."""
        at = self.site.first - 1
        while self.site.kind(at) & (DETERMINER | ADVERB):
            at -= 1
        return at < 0 or bool(self.site.kind(at) & STOP)

    def _closes(self, kind: int, form: str) -> bool:
        if kind & STOP:
            return form not in "()"
        return bool(kind & SUBORDINATOR) and not kind & (PREPOSITION | RELATIVE)

    def _ends_phrase(self, k: int, kind: int) -> bool:
        if self.site.blames and kind & (CONJUNCTION | NAMED):
            return False  # `power politics and hegemony practised by them`
        return bool(kind & (AUXILIARY | COMMA)) or (
            bool(kind & CONJUNCTION) and k == self.site.last
        )

    # ---- the wording as subject --------------------------------------------------------------

    def _passive(self, at: int) -> Iterator[Found]:
        """Read `is undermined by Norland`, `must be upheld`, `is essential`."""
        site, sets = self.site, voice_words().sets
        stretch = self.words.forms[at : at + 5]
        if sets["be"].isdisjoint(stretch) or site.kind(site.first - 1) & PREPOSITION:
            return
        denied = not sets["negations"].isdisjoint(stretch)
        bidden = self._bidden(at)
        if bidden and not denied:
            yield self._claim(bidden, None, at + 2, "predicate", ours=bidden in WISHES)
            return
        # `it is vital that an order be built` wishes it as `must be built` does.
        wished = stretch[:1] == ["be"] or not sets["modals"].isdisjoint(stretch[:3])
        for k in range(at + 1, min(site.high, at + 7)):
            governor = site.governor(k)
            if governor and self._is_participle(k) and governor.kind != "phrase":
                yield from self._said(governor, wished, denied)
                return
            if not site.kind(k) & (AUXILIARY | ADVERB) and site.form(k) != "to":
                return

    def _is_pending(self) -> bool:
        """Tell `only when a new order is built`."""
        before = self.words.forms[max(0, self.site.first - 4) : self.site.first]
        return not voice_words().sets["pending"].isdisjoint(before)

    def _bidden(self, at: int) -> str:
        """Return the relation that a predicate such as `is essential` or `is under threat` says."""
        text = " ".join(self.words.forms[at + 1 : at + 5])
        for relation in self.site.codebook.relations.values():
            if not self.site.blames and text.startswith(relation.predicates):
                return relation.id
        return ""

    def _said(self, governor: Governor, wished: bool, denied: bool) -> Iterator[Found]:
        """Return what a passive says: of a blamed thing its practice or its end."""
        relation, blames = self.site.says(governor), self.site.blames
        agent, last = self.site.by(governor.last)
        ended = blames and (denied or relation.of_blame == "demands")
        replaced = relation.refused and wished and agent is None and not denied
        if governor.kind.startswith("refusing") or ended or replaced:
            yield self._claim("demands", agent, last, "passive", ours=True, ends=True)
        elif denied or governor.kind == "negated":
            return
        elif blames:
            yield self._claim(relation.of_blame or relation.id, agent, last, "passive")
        elif relation.wished and (wished or self._is_pending()):
            yield self._claim(relation.wished, agent, last, "passive", ours=True)
        elif relation.id not in WISHES or wished or agent:
            accuses = governor.kind == "accusing"
            yield self._claim(relation.id, agent, last, "passive", ours=wished, accuses=accuses)

    def _participle(self, k: int) -> Found | None:
        """Read `practised by Norland` right behind the wording."""
        governor = self.site.governor(k)
        if governor is None or governor.kind in _NO_VERB or not self._is_participle(k):
            return None
        agent, last = self.site.by(governor.last)
        if agent is None:
            return None
        accuses = governor.kind == "accusing"
        found = self._claim(self._deed(governor), agent, last, "participle", accuses=accuses)
        blamed = "" if governor.kind == "professing" else self.site.says(governor).of_blame
        return found._replace(blamed=blamed)

    def _is_participle(self, k: int) -> bool:
        """Tell `upheld` and `put` from a base form (`found` of founding)."""
        form = self.site.form(k)
        plain = form in self.site.lexicon.bases and not form.endswith("t")
        return form.endswith(("d", "n", "t", "ne", "de")) and not plain

    def _deed(self, governor: Governor) -> str:
        relation = self.site.says(governor)
        return (self.site.blames and relation.of_blame) or relation.id

    # ---- the wording as object of a clause behind --------------------------------------------

    def _clause(self, at: int) -> Iterator[Found]:
        """Read `the order that Norland introduces`, `the order we seek to build`."""
        if self.site.kind(at - 1) & PREPOSITION:  # `an order under which they rule`
            return
        begin = at if self.site.form(at) in ("we", "they") else at + 1
        governors = self._verbs(begin)
        agent = noun_phrase_right(self.words, begin, governors[0].first) if governors else None
        if agent is None:
            return
        verb = governors[-1] if governors[-1].first - governors[0].first < 4 else governors[0]
        said, relation = self._deed(verb), self.site.says(verb)
        wished = self.site.form(verb.first - 1) == "to"
        if relation.wished and wished and not self.site.blames:
            said = relation.wished
        ends, accuses = verb.kind.startswith("refusing"), verb.kind == "accusing"
        yield self._claim(said, agent, verb.last, "relative clause", ends=ends, accuses=accuses)

    def _verbs(self, begin: int) -> list[Governor]:
        """Return the relation verbs of the relative clause that begins at a word."""
        found: list[Governor] = []
        for k in range(begin + 1, min(self.site.high, begin + _CLAUSE)):
            if self.site.kind(k) & (COMMA | STOP):
                break
            governor = self.site.governor(k)
            if governor and governor.kind not in _NO_VERB:
                found.append(governor)
        return found

    # ---- whose wrong it is -------------------------------------------------------------------

    def owned(self) -> Iterator[Found]:
        """Read `Norland's hegemony`, `the hegemony of the powers`: who practises it."""
        if not self.site.blames:
            return
        owner, last = owner_left(self.words, self.site.first, 0), self.site.last
        if owner is None:
            owner = self._of_whom()
            last = owner.last if owner else last
        if owner is not None:
            found = self._claim("built_by", owner, last, "owner")
            yield found._replace(first=min(owner.first, self.site.first))

    def _of_whom(self) -> Phrase | None:
        for k in range(self.site.last, min(self.site.last + 4, self.site.high - 1)):
            if self.site.kind(k) & (AUXILIARY | COMMA | STOP | DETERMINER):
                return None
            if self.site.form(k) in ("of", "by", "between"):
                return noun_phrase_right(self.words, k + 1, self.site.high)
        return None
