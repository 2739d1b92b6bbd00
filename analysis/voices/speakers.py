"""Who a source phrase means: the speaker's short name, the actor, the side, and why.

Every answer names its basis: a name of the codebook, a description read from the text, a pronoun
or role resolved inside the text. Where nothing supports one the actor is `unattributed`.
"""

from __future__ import annotations

import re

from analysis.tables import UNATTRIBUTED
from analysis.voices.bodies import as_body, last_body, named_body, opening_body
from analysis.voices.capitals import PARTICLES, is_title
from analysis.voices.descriptions import SERVANTS
from analysis.voices.drafts import Span
from analysis.voices.officials import official_here, place_official
from analysis.voices.papers import issued
from analysis.voices.pronouns import CLOSE, Pronouns
from analysis.voices.recalled import of_spoken, spoken_of
from analysis.voices.relations import head_of, of_owner, split_owner, their_counterpart
from analysis.voices.roles import compatriot, in_role, role_opening
from analysis.voices.speaker import (
    NOBODY,
    UNKNOWN_SIDE,
    Speaker,
    as_called,
    as_person,
    unresolved,
)
from analysis.voices.spellings import bare

_SINGULAR = frozenset(("he", "she", "him", "her", "himself", "herself", "i"))
_RELATIVE = frozenset(("who", "that", "which"))
_PLURAL = frozenset(("they", "we", "them", "us", "both", "it", "itself"))
_OF_TITLES = frozenset("secretary minister house speaker department ministry".split())
_CUTS = frozenset(
    """of for at in on to from with against by about during as after before alongside who
    whose""".split()
)
_DEFINITE = re.compile(
    r"[Tt]he (?P<head>official|spokesman|spokeswoman|spokesperson|diplomat|officer|aide|minister"
    r"|source|insider)"
)
_QUANTIFIERS = frozenset("one some many most several two three both few all none".split())
_CAPITALS = re.compile(r"[A-Z][\w.-]+(?: (?:of |for )?[A-Z][\w.-]+)*\Z")
_BOTH = re.compile(
    r"(?:the two|both) (?:leaders|men|women|presidents|ministers|officials|sides|governments)"
    r"|the pair"
)
# A relative clause that tells what somebody did, not what he or she is.
_TOLD = re.compile(
    r",? who (?!(?:(?:also|now|currently|once) )?(?:is|was|heads?|headed|leads?|led|chairs|chaired"
    r"|commands|commanded|runs|represents|represented|serves|served|speaks) )"
)
_SERVING = re.compile(r" (?:to|of|for) ")
_RECENT = 800  # characters over which `the two leaders` are those who spoke last


class Speakers(Pronouns):
    """Resolve the source phrases of one text, in the order of the text."""

    def resolve(self, source: Span | None) -> Speaker:
        """Return the speaker that the phrase at ``source`` names."""
        if source is None:
            return NOBODY
        start, end = source
        if self.text[start:end].endswith(("'s", "’s")):
            end -= 2  # `Berlin’s view` is Berlin's
        speaker = self._resolve(start, end)
        if speaker.actor != UNATTRIBUTED:
            self._spoke.append((source[0], speaker))
        return speaker

    def _resolve(self, start: int, end: int) -> Speaker:
        lower = bare(self.text[start:end]).lower()
        if _BOTH.fullmatch(lower) and self._spoke and self._spoke[-1][0] > start - _RECENT:
            return self._spoke[-1][1].because(f"“{lower}” in this text")
        if lower in _SINGULAR | _RELATIVE | _PLURAL:
            return self._pronoun(lower, start)
        told = _TOLD.search(self.text, start + 1, end)
        end = told.start() if told else end
        core_end = self._core_end(start, end)
        some = self.text[start:core_end].lower() in _QUANTIFIERS  # `one of his aides`
        if some and self.text.startswith(" of ", core_end) and core_end + 4 < end:
            return self._resolve(core_end + 4, end)
        self._tie(start, core_end, end)
        return (
            self._ending_in_name(start, core_end, end)
            or self._joint(start, core_end)
            or self._person(start, core_end)
            or self._apposed(start, core_end, end)
            or self._serving(start, core_end, end)
            or self._related(start, core_end)
            or self._owned(start, core_end)
            or their_counterpart(self.people, start, core_end)
            or compatriot(self.people, start, core_end, self._spoke)
            or in_role(self.people, start, core_end, end, self._spoke)
            or as_body(self.people, start, core_end, end)
            or spoken_of(self.people, start, core_end, self._spoke)
            or of_spoken(self.people, start, end, self._spoke)
            or issued(self.people, start, core_end, self._last_body()[1])
            or self._introduced(start, core_end)
            or official_here(self.people, start, core_end, end, self._speaking(start), self._spoke)
            or as_called(" ".join(self.text[start:core_end].split()))
        )

    def _ending_in_name(self, start: int, core_end: int, end: int) -> Speaker | None:
        """Read `Ambassador to the United States NAME`: a name behind the cut in its title."""
        comma = self.text.find(",", core_end, end)
        stop = comma if comma > 0 else end
        found = self.people.ending_at(stop) if stop > core_end else None
        if found is None or not start <= found[0] < core_end or found[0] > start + 4:
            return None
        place_official(self.people, found[1], self._spoke, self._home)
        return as_person(self.people, found[1])

    def _joint(self, start: int, end: int) -> Speaker | None:
        """Read the first of joint speakers: `Lavrov and Wang`, `China and Russia`."""
        at = self.text.find(" and ", start, end)
        if at < 0 or self._inside_name(at + 1):
            return None
        first = self._person(start, at)
        if first is not None:
            return first
        naming = last_body(self.people, start, at)
        if naming is None or naming.end != at or is_title(self.text[start:at].split()[-1]):
            return None  # `State Councilor and Foreign Minister NAME` is one
        # In `Chinese and Russian officials` the head noun is the second one's.
        called = end if naming.how == "adjective" else at
        return named_body(self.people, naming, start, called)

    def _core_end(self, start: int, end: int) -> int:
        """Return the end of the phrase's core, before appositions and prepositional phrases."""
        for sign in (",", " ("):
            cut = self.text.find(sign, start, end)
            end = cut if cut > start else end
        position = start
        for word in self.text[start:end].split():
            at = self.text.index(word, position, end)
            if word in _CUTS and at > start and not self._inside_name(at):
                return start + len(self.text[start:at].rstrip())
            position = at + len(word)
        return end

    def _inside_name(self, at: int) -> bool:
        """Tell the `of` of `Secretary of State` and of a body's name from one that cuts."""
        if any(n.start < at < n.end for n in self.people.namings_in(max(0, at - 60), at)):
            return True
        words = self.text[max(0, at - 30) : at].split()
        return self.text.startswith("of ", at) and bool(words) and words[-1].lower() in _OF_TITLES

    def _person(self, start: int, end: int) -> Speaker | None:
        """Read a phrase that ends in a person: `Jens Stoltenberg`, `Mr. Peskov`."""
        words = self.text[start:end].split()
        if not words or words[-1].endswith(("'s", "’s")):
            return None
        here = self.people.ending_at(end)
        if here is not None and " " not in self.text[max(start, here[0]) : end]:
            place_official(self.people, here[1], self._spoke, self._home)
            return as_person(self.people, here[1], bare(words[-1]))
        tail = _name_tail(words)
        title = words[-len(tail) - 1] if len(tail) < len(words) else ""
        for first in range(len(tail)):
            called = " ".join(tail[first:])
            person = self.people.find(called if first else f"{title} {called}".strip())
            if person is not None and self._is_name_here(start, end):
                place_official(self.people, person, self._spoke, self._home)
                return as_person(self.people, person, bare(called))
        return None

    def _tie(self, start: int, core_end: int, end: int) -> None:
        """Learn from `NAME, a spokesman for the command`: of the body that the text so calls."""
        named = self.people.ending_at(core_end)
        if named is None or core_end == end:
            return
        person = named[1]
        if person.affiliation or person.name in self.people.codebook.actors:
            return
        body = of_spoken(self.people, start, end, self._spoke)
        if body is not None:
            person.affiliation = self.people.id_of(body.actor)
            person.basis = " ".join(self.text[start:end].split())

    def _is_name_here(self, start: int, end: int) -> bool:
        """Refuse a surname that is a state's or body's name at this place."""
        last = [n for n in self.people.namings_in(start, end) if n.end == end]
        return not last or self.people.is_person(last[-1].actor)

    def _apposed(self, start: int, core_end: int, end: int) -> Speaker | None:
        """Read `a spokesman for the ministry, Geng Shuang,`: the name stands behind the role."""
        comma = self.text.find(",", core_end, end)
        if comma < 0:
            return None
        rest = self.text[comma + 1 : end]
        after = comma + 1 + len(rest) - len(rest.lstrip())
        stop = self.text.find(",", after, end)
        found = self._person(after, stop if stop > 0 else end)
        if found is not None and found.basis == UNKNOWN_SIDE:
            owner_end = split_owner(self.text, start, comma)
            owner = spoken_of(self.people, start, owner_end, self._spoke) if owner_end > 0 else None
            if owner is not None:
                return found._replace(side=owner.side, basis=owner.basis)
        naming = self.people.affiliation_in(start, comma)
        if found is None or naming is None or found.basis != UNKNOWN_SIDE:
            return found
        side = self.people.codebook.side_of(naming.actor, self.people.date)
        return found._replace(side=side, basis=f"described: {self.text[start:end]}")

    def _serving(self, start: int, core_end: int, end: int) -> Speaker | None:
        """Read `an adviser to Finance Minister NAME`: of the state that the person serves."""
        words = self.text[start:core_end].lower().split()
        tie = _SERVING.match(self.text, core_end, end)
        if tie is None or words[-1] not in SERVANTS:
            return None
        owner = self._person(tie.end(), self._core_end(tie.end(), end))
        if owner is None:
            return None
        first = start + len(words[0]) + 1 if len(words) > 1 else start
        return of_owner(self.people, owner, first, core_end)

    def _related(self, start: int, end: int) -> Speaker | None:
        """Read `Lavrov's counterpart`, `Xi Jinping's lieutenants`, `NATO's civilian chief`."""
        owner_end = split_owner(self.text, start, end)
        if owner_end < 0:
            return None
        owner = self._person(start, owner_end)
        if owner is not None:
            return of_owner(self.people, owner, owner_end + 3, end)
        return head_of(self.people, start, owner_end, end)

    def _introduced(self, start: int, end: int) -> Speaker | None:
        """Read `the official` of `a senior US official` named shortly before."""
        found = _DEFINITE.fullmatch(self.text, start, end)
        if found is None:
            return None
        low = max(0, start - CLOSE)
        phrase = rf"\b(?:an?|one) (?:[\w.-]+ ){{0,4}}?{found['head']}\b"
        named = [m.span() for m in re.finditer(phrase, self.text[low:start], re.IGNORECASE)]
        if not named:
            return None
        answer = self._resolve(low + named[-1][0], low + named[-1][1])
        return answer.because(f"“the {found['head']}” in this text")

    def _owned(self, start: int, end: int) -> Speaker | None:
        """Read `his adviser`, `her spokesman`: they speak for the same state."""
        words = self.text[start:end].lower().split()
        if len(words) < 2 or words[0] not in ("his", "her") or words[-1] not in SERVANTS:
            return None
        person = self._last_person("he" if words[0] == "his" else "she", start)
        if person is None:
            return None
        owner = as_person(self.people, person)
        return of_owner(self.people, owner, start + len(words[0]) + 1, end)

    def _pronoun(self, pronoun: str, start: int) -> Speaker:
        found: Speaker | None = None
        if pronoun in _RELATIVE:
            found = self._just_before(start)
            if found is not None:
                return found
        if pronoun in _SINGULAR or pronoun == "who":
            person = role_opening(self.people, start, self._spoke)
            person = person or self._last_person(pronoun, start)
            if person is not None:
                self._learn_gender(person, pronoun, start)
                place_official(self.people, person, self._spoke, self._home)
                found = as_person(self.people, person)
        else:
            place, found = self._last_body(singular=pronoun == "it")
            if pronoun in ("they", "it", "them", "both"):
                # `Moscow objected. “No,” it said.` is about who opened a sentence since.
                found = opening_body(self.people, start, place) or found
        return found.because(f"“{pronoun}” in this text") if found else unresolved(pronoun)

    def _just_before(self, start: int) -> Speaker | None:
        """Resolve the name right before a relative pronoun, if it is a person's."""
        low = max(0, start - 60)
        stop = low + len(self.text[low:start].rstrip(" ,"))
        for place, _ in self.people.places_in(stop - 60, stop):
            found = self._person(place, stop)
            if found is not None:
                return found
        naming = last_body(self.people, stop - 60, stop)
        if naming is not None and naming.end == stop:
            return named_body(self.people, naming, naming.start, naming.end)
        name = _CAPITALS.search(self.text, low, stop)
        return as_called(name.group()) if name else None


def _name_tail(words: list[str]) -> list[str]:
    """Return the words at the end of a phrase that may be a name (`Ursula von der Leyen`)."""
    at = len(words)
    while at > max(0, len(words) - 5):
        word = words[at - 1]
        joined = at < len(words) and (word in PARTICLES or word.startswith(("al-", "el-")))
        surname = at == len(words) > 1 and words[-2][:1].isupper() and not is_title(words[-2])
        if not joined and (not word[:1].isupper() or (is_title(word) and not surname)):
            break
        at -= 1
    tail = words[at:]
    while tail and not tail[0][:1].isupper():
        tail = tail[1:]
    return tail
