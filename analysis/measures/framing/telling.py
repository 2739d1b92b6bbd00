"""Whether a wording is told as somebody else's: a verb or noun of saying over it, or a quotation.

What is read stands in the speaker's own part of a sentence; who says that part was told before.
"""

from __future__ import annotations

from bisect import bisect_left
from functools import cached_property

from analysis.measures.framing.agents import owner_left
from analysis.measures.framing.parties import Party
from analysis.measures.framing.saying import Saying
from analysis.measures.framing.sites import Site
from analysis.measures.framing.voice_words import voice_words
from analysis.measures.places import Places
from analysis.voices.phrases import Phrase, noun_phrase_right
from analysis.voices.words import AUXILIARY, COMMA, NAMED, PREPOSITION, STOP

_REACH = 30  # words before a wording in which a verb of saying is looked for
_ACCUSED = 12  # words before a wording in which `accuse … of` stands
_BEHIND = 10  # words behind a wording in which `as some claim` stands
_SHARED = 6  # words before `his view that` in which `we share` stands
_QUOTED = 400  # characters before a wording in which a quotation that holds it opens
_NAMED = 200  # characters before a sentence in marks in which its author is named
_QUOTATION = 5  # words of the shortest quotation that is more than a phrase in marks
_OPENING, _CLOSING, _EITHER = "“„«", "”»", '"'


class Telling:
    """What stands over one wording and says whose words or view it is."""

    def __init__(self, site: Site, low: int, mentions: Places, side: str) -> None:
        self.site, self.words, self.low, self.mentions = site, site.words, low, mentions
        self.saying = Saying(site, mentions, side)
        self.blames = site.wording is not None and site.wording.stance == "against"

    # ---- told ----------------------------------------------------------------------------------

    @cached_property
    def is_told(self) -> bool:
        """Tell `some argue that the order …`, `the claim that it …`, `it is said that it …`."""
        forms, telling = self.words.forms, voice_words().telling
        for at in range(self.site.first - 1, max(-1, self.site.first - _REACH), -1):
            if forms[at] not in telling:
                continue
            if self._parts(at):
                return False
            told = self._by_noun(at) if self.site.form(at) == "that" else self.saying.by_verb(at)
            if told is not None:
                return told and not (self.blames and self._is_opining(at))
        return self._is_told_behind()

    @cached_property
    def is_alleged(self) -> bool:
        """Tell what others accuse somebody of."""
        accusing, first = voice_words().sets["accusing"], self.site.first
        low = max(0, first - _ACCUSED)
        if not self.blames or accusing.isdisjoint(self.words.forms[low:first]):
            return False
        at = next(k for k in range(first - 1, low - 1, -1) if self.site.form(k) in accusing)
        return "of" in self.words.forms[at:first] and self.saying.by_predicate(at) is True

    def _is_told_behind(self) -> bool:
        """Tell `…, as some claim`."""
        high = min(self.site.high, self.site.last + _BEHIND)
        for at in range(self.site.last, high):
            if self.site.form(at) == "as" and self.site.kind(at - 1) & COMMA:
                said = (self.saying.by_verb(k, at + 1) for k in range(at + 1, high))
                return next((told for told in said if told is not None), False)
        return False

    def _is_opining(self, at: int) -> bool:
        """Tell a verb that hands no reproach on: `who think of hegemony`, `claim hegemony`."""
        form = self.site.form(at)
        asserts = (form,) in voice_words().asserting and at + 1 < self.site.first
        # Nor does `contend for hegemony`.
        asserts = asserts and not self.site.kind(at + 1) & PREPOSITION
        return form != "that" and not asserts

    def _parts(self, at: int) -> bool:
        """Tell where another clause ends: `they say so, but we …`."""
        form = self.site.form(at)
        turned = form in ("but", "yet") and bool(self.site.kind(at - 1) & (COMMA | STOP))
        return turned or form in (";", ":")

    def _by_noun(self, that: int) -> bool | None:
        """Read `the claim that it …`; a `view that` is somebody else's only where one is named."""
        if self.site.kind(that + 1) & AUXILIARY:
            return None  # `claims that are inconsistent with it`
        sets, noun = voice_words().sets, that - 1
        if self.site.form(noun) in sets["alleging"] | sets["untrue"]:
            owner = owner_left(self.words, noun, 0)
            return owner is None or self.saying.is_anothers(owner)
        if that + 1 >= self.site.first:
            return None  # `their view of that order`
        for k in range(noun, max(-1, that - 8), -1):
            linked = k == noun or self.site.form(k + 1) == "of"
            if self.site.form(k) in sets["holding"] and linked:
                return self._is_held_by_another(k, that)
        return None

    def _is_held_by_another(self, noun: int, that: int) -> bool | None:
        before = self.words.forms[max(0, noun - _SHARED) : noun]
        if not voice_words().sets["ourselves"].isdisjoint(before):
            return False  # `we share his view that`
        owner = owner_left(self.words, noun, 0)
        if owner is None and noun + 1 < that:
            owner = noun_phrase_right(self.words, noun + 2, that)
        return self.saying.is_anothers(owner) if owner else None

    # ---- quoted --------------------------------------------------------------------------------

    @cached_property
    def is_quoted(self) -> bool:
        """Tell a quotation of somebody else, longer than the wording and its marks."""
        opened = self._opened()
        if opened < 0 or self._is_short(opened):
            return False
        at = bisect_left(self.words.start, opened)
        return self._is_quoting(at) if at else self._is_named_before()

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
        text = self.words.text[opened + 1 : min(self.words.end[-1], opened + _QUOTED)]
        closed = [at for at in map(text.find, (*_CLOSING, _EITHER)) if at >= 0]
        return len(text[: min(closed, default=len(text))].split()) < _QUOTATION

    def _is_quoting(self, at: int) -> bool:
        """Tell whose words a quotation before the word ``at`` holds: who says it, or is named."""
        before = range(at - 1, max(-1, at - _REACH), -1)
        if any(self._is_held(k) for k in before):
            return False
        told = next((t for k in before if (t := self.saying.by_verb(k)) is not None), None)
        if told is not None:
            return told
        return next((name for k in before if (name := self._is_name(k)) is not None), False)

    def _is_held(self, k: int) -> bool:
        """Tell the Charter, and the title of a text."""
        return bool(self.site.kind(k) & NAMED) or self.site.form(k) in voice_words().sets["titled"]

    def _is_name(self, k: int) -> bool | None:
        """Tell another's name from the speaker's; None for other words."""
        form = self.site.form(k)
        if form in voice_words().sets["ourselves"]:
            return False
        if form in ("he", "she", "they"):
            return self.saying.is_anothers(Phrase(k, k + 1))
        named = self.mentions.begin_in(self.words.start[k], self.words.end[k])
        return self.saying.is_another(Party("actor", named)) if named else None

    def _is_named_before(self) -> bool:
        """Tell whose a whole sentence in marks is: of those named before it, none the speaker."""
        start = max(0, self.low - _NAMED)
        forms = self.words.text[start : self.low].lower().replace(",", " ").split()
        sets = voice_words().sets
        if not (sets["ourselves"] | sets["titled"]).isdisjoint(forms):
            return False
        named = self.mentions.begin_in(start, self.low)
        if named:
            return self.saying.is_another(Party("actor", named))
        return not {"he", "she", "they"}.isdisjoint(forms)
