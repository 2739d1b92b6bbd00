"""One marked wording in a passage of a known speaker: voice, stance and claims."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from analysis.codebook import Codebook
from analysis.measures.framing.judgement import judge
from analysis.measures.framing.parties import Party
from analysis.measures.framing.sites import Found
from analysis.measures.framing.wordings import Naming, find_wordings, mark_wordings
from analysis.measures.places import Places, Row
from analysis.tables import OTHER
from analysis.texts.sentences import split_sentences
from analysis.voices.names import find_namings
from analysis.voices.words import Words

SELF = "self"
UNNAMED = "unnamed"


@dataclass(frozen=True, slots=True)
class PassageClaim:
    """Who does what to the marked wording; ``agent`` is empty where nobody is named."""

    relation: str
    agent: str
    agent_side: str
    start: int  # of the words the claim rests on
    end: int
    rule: str


@dataclass(frozen=True, slots=True)
class PassageReading:
    """Voice, stance and claims of one marked wording."""

    voice: str
    stance: str
    claims: tuple[PassageClaim, ...]


def read_passage(
    text: str,
    start: int,
    end: int,
    side: str,
    codebook: Codebook,
    *,
    country: str = "",
    date: str = "",
) -> PassageReading:
    """Read in whose voice a marked wording stands, and who does what to it.

    Parameters
    ----------
    text : str
        A passage: the sentence and what stands round it, all said by one speaker.
    start, end : int
        The wording in it.
    side : str
        The speaker's side.
    codebook : Codebook
        Wordings, relations, actors and sides.
    country : str, optional
        Any name the codebook has for the speaker's state; where it is not known, a state of the
        speaker's own side that defends or demands is taken for the speaker's.
    date : str, optional
        ISO date or year of the passage; a side may change with time.

    Returns
    -------
    PassageReading
        ``voice`` own, reported or rejected; ``stance`` for, against or neutral; ``claims`` with
        ``agent_side`` a side of the codebook, ``self``, ``other`` or ``unnamed``.

    Examples
    --------
    >>> from analysis.codebook import load_codebook
    >>> text = "We will uphold the rules-based order."
    >>> found = read_passage(text, 19, 36, "western", load_codebook())
    >>> found.voice, found.stance, [(c.relation, c.agent_side) for c in found.claims]
    ('own', 'for', [('defends', 'self')])
    """
    low, high = _sentence(text, start, end)
    namings = find_wordings(text, codebook)
    naming = _naming(namings, start, end)
    wording = codebook.wordings[naming.wording] if naming else None
    if naming and naming.start <= start and end <= naming.end:
        start, end = naming.start, naming.end  # marks of distance stand round the whole of it
    words = mark_wordings(Words(text, low, high, ()), [*namings, Naming(start, end, "", "")])
    mentions = Places.of(_mentions(text, codebook, date))
    found = judge(words, (start, end), (low, high), wording, mentions, side, codebook)
    speaker = _Speaker(side, codebook.actor_named(country, date), codebook)
    claims = [speaker.claim(words, found.stance, *claim) for claim in found.claims]
    return PassageReading(found.voice, found.stance, tuple(claims))


def _sentence(text: str, start: int, end: int) -> tuple[int, int]:
    found = [s for s in split_sentences(text) if s.start <= start < s.end]
    return (found[0].start, max(found[0].end, end)) if found else (0, len(text))


def _mentions(text: str, codebook: Codebook, date: str) -> list[Row]:
    return [
        {
            "start": naming.start,
            "end": naming.end,
            "actor": naming.actor,
            "side": codebook.side_of(naming.actor, date),
        }
        for naming in find_namings(text, codebook)
    ]


def _naming(namings: Sequence[Naming], start: int, end: int) -> Naming | None:
    """Return the codebook's naming that shares most with the marked wording."""
    shared = [(min(n.end, end) - max(n.start, start), n) for n in namings]
    most = max(shared, key=lambda item: item[0], default=None)
    return most[1] if most and most[0] > 0 else None


@dataclass(frozen=True, slots=True)
class _Speaker:
    """Who speaks: the side, and the state where it is known."""

    side: str
    actor: str
    codebook: Codebook

    def claim(self, words: Words, stance: str, found: Found, party: Party) -> PassageClaim:
        agent = found.agent
        named = words.text[words.start[agent.first] : words.end[agent.last - 1]] if agent else ""
        start, end = words.start[found.first], words.end[found.last - 1]
        side = self._side(found.ours or (stance == "for" and self._is_good(found)), party)
        return PassageClaim(found.relation, named, side, start, end, found.rule)

    def _is_good(self, found: Found) -> bool:
        """Tell a deed that nobody who means it well would refuse."""
        return not self.codebook.relations[found.relation].refused

    def _side(self, ours: bool, party: Party) -> str:
        if party.kind == "self":
            return SELF
        if party.kind == "unnamed":
            return UNNAMED
        if any(self._is_self(ours, row) for row in party.actors):
            return SELF
        sides = Counter(row["side"] for row in party.actors if row["side"] != OTHER)
        return sides.most_common(1)[0][0] if sides else OTHER

    def _is_self(self, ours: bool, row: Row) -> bool:
        """Tell the speaker's state, or one that may be: of his side, and doing what he wants."""
        state = self.codebook.state_of(row["actor"])
        if self.actor and state:
            return state == self.codebook.state_of(self.actor)
        if row["actor"] == self.actor:
            return True
        return row["side"] == self.side and ours and (bool(state) or self.side != OTHER)
