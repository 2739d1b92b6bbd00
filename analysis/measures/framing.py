"""The tables of framing: `wordings` with voice and stance, `claims` with agent and side."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import pairwise

import pandas as pd

from analysis.codebook import Codebook
from analysis.measures.claims import Found, find_claims
from analysis.measures.places import Places, Row
from analysis.measures.voice import stance_of, voice_of
from analysis.measures.wordings import Naming, find_wordings
from analysis.tables import (
    CLAIMS,
    MENTIONS,
    NARRATION,
    NO_STATEMENT,
    STATEMENTS,
    WORDINGS,
    by_document,
    records,
)
from analysis.voices.words import NAMED, Words

_OURSELVES = frozenset("we i us our ours my ourselves".split())
_NARRATION = {"statement_id": NO_STATEMENT, "actor": NARRATION, "side": NARRATION}
_NOBODY: Row = {"actor": "", "side": "", "start": -1}
_JOINED = frozenset(("and", "or", ",", "and,", "nor"))
_UPHOLDS = frozenset(("defends", "threatened_by", "violates", "demands", "not_represented_by"))
_BLAMES = "reproaches"  # the concept whose wordings blame by themselves


def read_framing(
    documents: pd.DataFrame,
    sentences: pd.DataFrame,
    statements: pd.DataFrame,
    mentions: pd.DataFrame,
    codebook: Codebook,
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Find how each speaker names the contested idea, and who is said to do what to it.

    Parameters
    ----------
    documents, sentences, statements, mentions : pandas.DataFrame
        The tables of that name.
    codebook : Codebook
        Its wordings and relations.

    Returns
    -------
    wordings : pandas.DataFrame
        One row a naming of a concept; see `analysis.tables.WORDINGS`. Outside statements the
        actor and side are ``narration``.
    claims : pandas.DataFrame
        One row a relation between an agent and a wording; see `analysis.tables.CLAIMS`. A wording
        co-ordinated with one that has a claim in the same statement shares it (rule
        ``coordination``).
    """
    STATEMENTS.check(statements)
    MENTIONS.check(mentions)
    wordings: list[Row] = []
    claims: list[Row] = []
    parts, said, named = by_document(sentences), by_document(statements), by_document(mentions)
    for document in records(documents):
        doc_id, text = document["doc_id"], document["text"]
        found = find_wordings(text, codebook)
        if not found:
            continue
        tables = parts.get(doc_id, []), said.get(doc_id, []), named.get(doc_id, [])
        reader = _Reader(doc_id, text, *tables, codebook)
        for naming in found:
            reader.read(naming, found)
        reader.share_claims()
        wordings.extend(reader.wordings)
        claims.extend(sorted(reader.claims, key=_order))
    return WORDINGS.frame(wordings), CLAIMS.frame(claims)


def _order(claim: Row) -> tuple[int, str, str]:
    return claim["start"], claim["relation"], claim["other"]


class _Reader:
    """The wordings and claims of one document."""

    def __init__(
        self,
        doc_id: str,
        text: str,
        sentences: Sequence[Row],
        statements: Sequence[Row],
        mentions: Sequence[Row],
        codebook: Codebook,
    ) -> None:
        self.doc_id, self.text, self.codebook = doc_id, text, codebook
        self.sentences, self.mentions = Places.of(sentences), Places.of(mentions)
        self.said = Places.of_segments(statements)
        self.wordings: list[Row] = []
        self.claims: list[Row] = []

    def read(self, naming: Naming, namings: Sequence[Naming]) -> None:
        """Add the row of a naming and the rows of its claims."""
        who, low, high = self._passage(naming)
        words = _words(self.text, low, high, namings)
        first = bisect_left(words.end, naming.start + 1)
        last = bisect_left(words.start, naming.end)
        found = list(find_claims(words, first, last, self.codebook)) if first < last else []
        voice = voice_of(self.text, naming.start, naming.end, low, high)
        stance = stance_of(self.text, naming.start, low, voice, naming.concept == _BLAMES)
        if stance == "neutral" and any(claim.relation in _UPHOLDS for claim in found):
            stance = "for"
        place = {"doc_id": self.doc_id, "start": naming.start, "end": naming.end}
        self.wordings.append(
            {
                **place,
                **who,
                "concept": naming.concept,
                "wording": naming.wording,
                "variant": self.text[naming.start : naming.end],
                "voice": voice,
                "stance": stance,
            }
        )
        for claim in found:
            for agent in self._agents(words, claim, who):
                row = self._claim(words, claim, naming, agent)
                self.claims.append({**place, **who, **row})

    def _passage(self, naming: Naming) -> tuple[Row, int, int]:
        """Return who says it, and the part of the sentence that is this speaker's."""
        sentence = self.sentences.last_before(naming.start)
        low, high = sentence["start"], max(sentence["end"], naming.end)
        holding = self.said.holding(naming.start, naming.end)
        if holding is None:
            return dict(_NARRATION), low, high
        (start, end), statement = holding
        who = {name: statement[name] for name in _NARRATION}
        return who, max(low, start), max(min(high, end), naming.end)

    def _claim(self, words: Words, claim: Found, naming: Naming, agent: Row) -> Row:
        opens = claim.agent is not None and claim.agent.first == claim.first
        # From the agent's name on (`U.S. aspiration to …`), not from `the character of U.S. …`.
        start = agent["start"] if opens and agent["start"] >= 0 else words.start[claim.first]
        end = max(words.end[claim.last - 1], naming.end)
        return {
            "wording": self.text[naming.start : naming.end],
            "relation": claim.relation,
            "other": agent["actor"],
            "other_side": agent["side"],
            "evidence_start": start,
            "evidence_end": end,
            "evidence": self.text[start:end],
            "rule": claim.rule,
        }

    def _agents(self, words: Words, claim: Found, who: Row) -> list[Row]:
        """Name the agents: the actors at the end of the phrase, or the speaker where it is `we`."""
        if claim.agent is None:
            return [_NOBODY]
        start, end = words.start[claim.agent.first], words.end[claim.agent.last - 1]
        inside = [m for m in self.mentions.begin_in(start, end) if m["end"] <= end]
        if inside:
            return self._co_ordinated(inside)
        if _OURSELVES.intersection(words.forms[claim.agent.first : claim.agent.last]):
            return [{"actor": who["actor"], "side": who["side"], "start": start}]
        return [_NOBODY]

    def _co_ordinated(self, mentions: Sequence[Row]) -> list[Row]:
        """Return the last actor of a phrase and those joined to it (`China and Russia`)."""
        found = [mentions[-1]]
        for mention in reversed(mentions[:-1]):
            between = self.text[mention["end"] : found[0]["start"]].strip().lower()
            if between not in _JOINED:
                break
            found.insert(0, mention)
        return found

    def share_claims(self) -> None:
        """Give a wording the claims of a wording it is co-ordinated with in its statement."""
        by_place: dict[int, list[Row]] = {}
        for claim in self.claims:
            by_place.setdefault(claim["start"], []).append(claim)
        by_wording: dict[tuple[int, str], list[Row]] = {}
        for row in self.wordings:
            key = row["statement_id"], row["wording"]
            by_wording.setdefault(key, []).extend(by_place.get(row["start"], ()))
        for one, two in pairwise(self.wordings):
            between = self.text[one["end"] : two["start"]].strip().lower()
            if between not in _JOINED or one["statement_id"] != two["statement_id"]:
                continue
            for bare, other in ((one, two), (two, one)):
                if bare["start"] not in by_place:
                    shared = by_wording[other["statement_id"], other["wording"]]
                    self.claims.extend(self._shared(bare, other, shared))

    def _shared(self, bare: Row, other: Row, claims: Sequence[Row]) -> Iterator[Row]:
        start, end = min(bare["start"], other["start"]), max(bare["end"], other["end"])
        distinct = {(claim["relation"], claim["other"]): claim for claim in reversed(claims)}
        for claim in reversed(distinct.values()):
            yield {
                **claim,
                "start": bare["start"],
                "end": bare["end"],
                "wording": bare["variant"],
                "evidence_start": start,
                "evidence_end": end,
                "evidence": self.text[start:end],
                "rule": "coordination",
            }


def _words(text: str, low: int, high: int, namings: Sequence[Naming]) -> Words:
    """Split a passage into words, those of a wording marked as such."""
    words = Words(text, low, high, ())
    for naming in namings[bisect_left(namings, (low,)) :]:
        if naming.start >= high:
            break
        for k in range(
            bisect_left(words.end, naming.start + 1), bisect_left(words.start, naming.end)
        ):
            words.kinds[k] |= NAMED
    return words
