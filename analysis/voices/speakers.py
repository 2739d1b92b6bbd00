"""Who a source phrase means: the speaker's short name, the actor, the side, and why.

Every answer names its basis: a name of the codebook, a description read from the text, a pronoun
or role resolved inside the text. Where nothing supports one the actor is `unattributed`.
"""

from __future__ import annotations

from bisect import bisect_left
from functools import lru_cache
from typing import NamedTuple

from analysis.codebook import Codebook
from analysis.tables import OTHER, UNATTRIBUTED
from analysis.voices.names import Naming
from analysis.voices.people import TITLE_WORDS, People, Person, bare

Span = tuple[int, int]


class Speaker(NamedTuple):
    """The answer for one source phrase."""

    speaker: str
    actor: str
    side: str
    basis: str


NOBODY = Speaker("", UNATTRIBUTED, UNATTRIBUTED, "no speaker named")
_SINGULAR = frozenset(("he", "she", "him", "her", "himself", "herself"))
_PLURAL = frozenset(("they", "we", "them", "us", "both"))
_BODY_PRONOUNS = frozenset(("it", "which", "itself"))
_HEADS = frozenset(
    """chief head leader boss director president chairman chairwoman commander""".split()
)
# Titles whose holder heads a body, so that `NATO's chief` can mean its secretary general.
_HEAD_TITLES = (
    "secretary general", "secretary-general", "president", "chief", "director", "chairman",
    "chairwoman", "head", "leader", "commander", "premier", "chancellor", "managing director",
)  # fmt: skip
# Heads of phrases that speak for the state or body they belong to.
_OFFICIAL = frozenset(
    """government administration ministry department embassy consulate mission delegation office
    officials official authorities authority spokesman spokeswoman spokesperson spokespeople
    minister ministers ambassador envoy diplomat diplomats secretary president premier leader
    leaders leadership commander general admiral military army navy aide aides adviser advisers
    advisor advisors negotiator negotiators representative side chief head lieutenants chancellor
    capital regime cabinet""".split()
)
_OF_TITLES = frozenset("secretary minister house speaker department ministry".split())
_ARTICLES = frozenset("the a an its his their some several".split())
_CUTS = frozenset(
    """of for at in on to from with against by about during as after before alongside""".split()
)


@lru_cache(maxsize=8)
def body_names(codebook: Codebook) -> dict[str, str]:
    """Map the names of bodies, in lower case, to their actors."""
    return {
        name.text.lower(): name.actor
        for name in codebook.names()
        if codebook.actors[name.actor].kind == "body"
    }


class Speakers:
    """Resolve the source phrases of one text, in the order of the text."""

    def __init__(self, text: str, people: People, codebook: Codebook, date: str = "") -> None:
        self.text = text
        self.people = people
        self.codebook = codebook
        self.date = date
        self._subjects: list[tuple[int, Speaker]] = []  # who was spoken of last, for pronouns

    def resolve(self, source: Span | None) -> Speaker:
        """Return the speaker that the phrase at ``source`` names."""
        if source is None:
            return NOBODY
        speaker = self._resolve(*source)
        if speaker.actor != UNATTRIBUTED:
            self._subjects.append((source[0], speaker))
        return speaker

    def _resolve(self, start: int, end: int) -> Speaker:
        phrase = bare(self.text[start:end])
        lower = phrase.lower()
        if lower in _SINGULAR | _PLURAL | _BODY_PRONOUNS | {"who", "that", "i"}:
            return self._pronoun(lower, start)
        core_end = self._core_end(start, end)
        return (
            self._named_person(start, core_end)
            or self._apposed_person(start, core_end, end)
            or self._relation(start, core_end)
            or self._role(start, core_end)
            or self._body(start, core_end, end)
            or self._described(start, core_end, end)
        )

    def _core_end(self, start: int, end: int) -> int:
        """Return the end of the phrase's core, before appositions and prepositional phrases."""
        comma = self.text.find(",", start, end)
        end = comma if comma > start else end
        position = start
        for word in self.text[start:end].split():
            at = self.text.index(word, position, end)
            if word in _CUTS and at > start and not self._inside_name(at):
                return len(self.text[:at].rstrip())
            position = at + len(word)
        return end

    def _inside_name(self, at: int) -> bool:
        """Tell the `of` of `Secretary of State` and of a body's name from one that cuts."""
        if any(n.start < at < n.end for n in self.people.namings_in(max(0, at - 60), at)):
            return True
        words = self.text[max(0, at - 30) : at].split()
        return self.text.startswith("of ", at) and bool(words) and words[-1].lower() in _OF_TITLES

    # ---- persons

    def _named_person(self, start: int, end: int) -> Speaker | None:
        """`NATO Secretary General Jens Stoltenberg`, `Mr. Peskov`: the phrase ends in a person."""
        words = self.text[start:end].split()
        if not words or words[-1].endswith(("'s", "’s")):
            return None
        tail: list[str] = []
        for word in reversed(words):
            if not word[:1].isupper() or word.lower().strip(".") in TITLE_WORDS or len(tail) == 4:
                break
            tail.insert(0, word)
        for first in range(len(tail)):
            person = self.people.find(" ".join(tail[first:]))
            if person is not None and self._is_name_here(person, start, end):
                return self._of_person(person, bare(" ".join(tail[first:])))
        return None

    def _apposed_person(self, start: int, core_end: int, end: int) -> Speaker | None:
        """`a spokesman for the ministry, Geng Shuang,`: the name stands behind the role."""
        comma = self.text.find(",", core_end, end)
        if comma < 0:
            return None
        after = (
            comma + 1 + len(self.text[comma + 1 : end]) - len(self.text[comma + 1 : end].lstrip())
        )
        stop = self.text.find(",", after, end)
        found = self._named_person(after, stop if stop > 0 else end)
        naming = self.people.affiliation_in(start, comma)
        if found is None or naming is None or not found.basis.startswith("no side"):
            return found
        side = self.codebook.side_of(naming.actor, self.date)
        return found._replace(side=side, basis=f"described: {self.text[start:end]}")

    def _is_name_here(self, person: Person, start: int, end: int) -> bool:
        """Refuse a person whose surname is a state's or body's name at this place."""
        last = [n for n in self.people.namings_in(start, end) if n.end == end]
        return not last or self.people.is_person(last[-1].actor)

    def _of_person(self, person: Person, called: str) -> Speaker:
        known = self.codebook.actors.get(person.name)
        if known is not None:
            side = self.codebook.side_of(person.name, self.date)
            short = _short(person, called, known.family_name_first)
            return Speaker(short, person.name, side, f"codebook: {person.name}")
        if person.affiliation:
            side = self.codebook.side_of(person.affiliation, self.date)
            return Speaker(_short(person, called), person.name, side, f"described: {person.basis}")
        return Speaker(_short(person, called), person.name, OTHER, "no side listed or described")

    # ---- relations between people and bodies

    def _relation(self, start: int, end: int) -> Speaker | None:
        """`Lavrov's counterpart`, `NATO's civilian chief`, `Xi Jinping's lieutenants`."""
        phrase = self.text[start:end].replace("’", "'")
        cut = phrase.find("'s ")
        if cut < 0:
            return None
        owner_end, head = start + cut, phrase[cut + 3 :].split()[-1].lower()
        owner = self._named_person(start, owner_end)
        if owner is not None:
            return self._of_owner(owner, head, owner_end + 3, end)
        body = self._last_naming(start, owner_end)
        if body is not None and head in _HEADS:
            return self._head_of(body.actor, phrase)
        return None

    def _of_owner(self, owner: Speaker, head: str, start: int, end: int) -> Speaker | None:
        """The phrase from ``start`` says what the speaker is to the owner."""
        if head == "counterpart":
            return self._counterpart(owner, start, end)
        state = self.codebook.state_of(owner.actor)
        person = self.people.persons.get(owner.actor)
        if not state and person is not None:
            state = self.codebook.state_of(person.affiliation)
        if state:
            side = self.codebook.side_of(state, self.date)
            basis = f"described: {head} of {owner.actor} ({state})"
            called = f"{owner.speaker}’s {self.text[start:end]}"
            return Speaker(called, self.codebook.government_of(state), side, basis)
        return None

    def _counterpart(self, owner: Speaker, start: int, end: int) -> Speaker | None:
        """Find the person of the same title who belongs elsewhere, named last before the phrase."""
        person = self.people.persons.get(owner.actor)
        if person is None:
            return None
        affiliation = self.people.affiliation_in(start, end)
        title = self._title(person)
        found = [
            other
            for other in self.people.persons.values()
            if other is not person
            and title
            and self._title(other) == title
            and other.affiliation != person.affiliation
            and (affiliation is None or self._same_state(other.affiliation, affiliation.actor))
        ]
        if not found:
            return None
        # The same title in the text's own words comes before an equivalent one.
        found.sort(key=lambda p: (p.title == person.title, _last_before(p.places, start)))
        answer = self._of_person(found[-1], "")
        return answer._replace(basis=f"counterpart of {owner.actor} as {title}; {answer.basis}")

    def _title(self, person: Person) -> str:
        title = self.codebook.titles.get(person.title, person.title)
        actor = self.codebook.actors.get(person.name)
        if not title and actor is not None and actor.offices:
            title = actor.offices[-1].title
        return title

    def _head_of(self, body: str, phrase: str) -> Speaker | None:
        """The one person of the text who heads a body, wherever the text introduces him or her."""
        found = [
            person
            for person in self.people.persons.values()
            if person.affiliation == body and self._title(person).endswith(_HEAD_TITLES)
        ]
        if len(found) == 1:
            answer = self._of_person(found[0], "")
            return answer._replace(basis=f"head of {body} in this text; {answer.basis}")
        if not found and self.date:
            for title in _HEAD_TITLES:
                holders = self.codebook.office_holders(title, body, self.date)
                if len(holders) == 1:
                    answer = self._of_person(Person(holders[0].id), "")
                    return answer._replace(basis=f"head of {body} in {self.date}; {answer.basis}")
        return None

    def _role(self, start: int, end: int) -> Speaker | None:
        """Read `the minister`: the last person of the text with that title."""
        words = self.text[start:end].lower().split()
        if len(words) < 2 or words[0] not in ("the", "this", "that"):
            return None
        head = words[-1]
        affiliation = self.people.affiliation_in(start, end)
        fitting = [
            (_last_before(p.places, start), p)
            for p in self.people.persons.values()
            if head in p.title.split()
            and (affiliation is None or self._same_state(p.affiliation, affiliation.actor))
        ]
        fitting = [row for row in fitting if row[0] >= 0]
        if not fitting:
            return self._same_role(head, start)
        answer = self._of_person(max(fitting, key=lambda row: row[0])[1], "")
        return answer._replace(basis=f"“the {head}” in this text; {answer.basis}")

    def _same_role(self, head: str, start: int) -> Speaker | None:
        """Read `the minister` after `Belmara's water minister said`: the same, still unnamed."""
        for at, speaker in reversed(self._subjects):
            if at < start and speaker.speaker.lower().split()[-1:] == [head]:
                return speaker._replace(basis=f"“the {head}” in this text; {speaker.basis}")
        return None

    def _same_state(self, one: str, other: str) -> bool:
        return one == other or (
            bool(one) and self.codebook.state_of(one) == self.codebook.state_of(other)
        )

    # ---- bodies, governments, groups

    def _last_naming(self, start: int, end: int) -> Naming | None:
        found = self.people.namings_in(start, end)
        return found[-1] if found else None

    def _body(self, start: int, core_end: int, end: int) -> Speaker | None:
        """`NATO`, `Beijing`, `a senior U.S. official`, `a spokesman for the Kremlin`."""
        naming = self._last_body(start, core_end)
        if naming is None and core_end < end:
            naming = self.people.affiliation_in(core_end, end)
        if naming is None:
            return None
        called = " ".join(self.text[start:core_end].split())
        side = self.codebook.side_of(naming.actor, self.date)
        whole = naming.end == core_end  # the head of the phrase is the name itself
        said = " ".join(self.text[min(start, naming.start) : max(core_end, naming.end)].split())
        basis = f"{'codebook' if whole else 'described'}: {said}"
        return Speaker(called, self._name_of(naming.actor, called, whole), side, basis)

    def _name_of(self, actor_id: str, called: str, whole: bool) -> str:
        """Name who speaks: the body, the state's government, or the group as it is called."""
        actor = self.codebook.actors[actor_id]
        body = self._body_called(actor_id, called)
        if body:
            return body
        head = called.lower().split()[-1] if called else ""
        if not whole and head not in _OFFICIAL:
            words = called.split()
            return " ".join(words[1:] if words[0].lower() in _ARTICLES else words)
        if actor.kind in ("state", "person"):
            return self.codebook.government_of(actor_id) or actor_id
        return actor_id

    def _body_called(self, state: str, called: str) -> str:
        """Name the body that `the foreign ministry` of a state is, where the codebook has it."""
        actor = self.codebook.actors[state]
        words = called.lower().split() or [""]
        role = " ".join(words[1:] if words[0] in ("the", "its", "his", "their") else words)
        for adjective in actor.adjectives if actor.kind == "state" else ():
            found = body_names(self.codebook).get(f"{adjective} {role}".lower())
            if found:
                return found
        return ""

    def _last_body(self, start: int, end: int) -> Naming | None:
        found = [
            n for n in self.people.namings_in(start, end) if not self.people.is_person(n.actor)
        ]
        return found[-1] if found else None

    def _described(self, start: int, core_end: int, end: int) -> Speaker:
        """A speaker nobody knows: called as the text calls him, her or them; no side is guessed."""
        called = " ".join(self.text[start:core_end].split())
        return Speaker(called, bare(called), OTHER, "no side listed or described")

    # ---- pronouns

    def _pronoun(self, pronoun: str, start: int) -> Speaker:
        if pronoun in ("who", "that", "which"):
            before = self._just_before(start)
            if before is not None:
                return before
        if pronoun in _SINGULAR or pronoun in ("who", "i"):
            person = self._last_person(pronoun, start)
            if person is not None:
                answer = self._of_person(person, "")
                return answer._replace(basis=f"“{pronoun}” in this text; {answer.basis}")
            return NOBODY._replace(speaker=pronoun, basis=f"“{pronoun}” not resolved")
        for _, speaker in reversed(self._subjects):
            if speaker.actor not in self.people.persons:
                return speaker._replace(basis=f"“{pronoun}” in this text; {speaker.basis}")
        return NOBODY._replace(speaker=pronoun, basis=f"“{pronoun}” not resolved")

    def _just_before(self, start: int) -> Speaker | None:
        """Resolve the noun phrase right before a relative pronoun, if it names a person."""
        stop = len(self.text[:start].rstrip(" ,"))
        low = max(0, stop - 60)
        for name_start in (p for person in self.people.persons.values() for p in person.places):
            if low <= name_start < stop:
                found = self._named_person(name_start, stop)
                if found is not None:
                    return found
        return None

    def _last_person(self, pronoun: str, start: int) -> Person | None:
        """The person who was last the speaker or opened a sentence, of the pronoun's gender."""
        unfit = {"he": "f", "him": "f", "she": "m", "her": "m"}.get(pronoun, "-")
        candidates: list[tuple[int, Person]] = []
        for at, speaker in self._subjects:
            person = self.people.persons.get(speaker.actor)
            if person is not None and at < start and person.gender != unfit:
                candidates.append((at, person))
        for person in self.people.persons.values():
            if person.gender == unfit:
                continue
            index = bisect_left(person.opens, start)
            if index:
                candidates.append((person.opens[index - 1], person))
        if candidates:
            return max(candidates, key=lambda row: row[0])[1]
        return None


def _last_before(places: list[int], start: int) -> int:
    """Return the last of the places before ``start``, -1 where there is none."""
    return max((at for at in places if at < start), default=-1)


def _short(person: Person, called: str, family_name_first: bool = False) -> str:
    """Return the short name: as the text calls the person here, else the family name."""
    if called and " " not in called:
        return called
    return (called or person.name).split()[0 if family_name_first else -1]
