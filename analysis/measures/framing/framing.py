"""The tables of framing: `wordings` with voice and stance, `claims` with agent and side."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import pairwise

import pandas as pd

from analysis.codebook import Codebook
from analysis.measures.framing.judgement import judge
from analysis.measures.framing.parties import Party
from analysis.measures.framing.sites import Found
from analysis.measures.framing.wordings import Naming, find_wordings, mark_wordings
from analysis.measures.places import Places, Row
from analysis.tables import (
    CLAIMS,
    MENTIONS,
    NARRATION,
    NO_STATEMENT,
    OTHER,
    STATEMENTS,
    WORDINGS,
    by_document,
    records,
)
from analysis.voices.words import Words

_NARRATION = {"statement_id": NO_STATEMENT, "actor": NARRATION, "side": NARRATION}
_NOBODY: Row = {"actor": "", "side": "", "start": -1}
_JOINED = frozenset(("and", "or", ",", "and,", "nor"))


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
        self._read_last = (-1, -1)
        self._last_words = Words("", 0, 0, ())

    def read(self, naming: Naming, namings: Sequence[Naming]) -> None:
        """Add the row of a naming and the rows of its claims."""
        who, low, high = self._passage(naming)
        words = self._words(low, high, namings)
        span, wording = (naming.start, naming.end), self.codebook.wordings[naming.wording]
        judged = judge(words, span, (low, high), wording, self.mentions, who["side"], self.codebook)
        place = {"doc_id": self.doc_id, "start": naming.start, "end": naming.end}
        self.wordings.append(
            {
                **place,
                **who,
                "concept": naming.concept,
                "wording": naming.wording,
                "modifier": wording.modifier,
                "variant": self.text[naming.start : naming.end],
                "voice": judged.voice,
                "stance": judged.stance,
            }
        )
        for claim, party in judged.claims:
            for agent in self._agents(words, claim, party, who):
                row = self._claim(words, claim, naming, agent)
                self.claims.append({**place, **who, **row})

    def _words(self, low: int, high: int, namings: Sequence[Naming]) -> Words:
        """Split a passage into words, once for all the wordings in it."""
        if self._read_last != (low, high):
            inside = namings[bisect_left(namings, (low,)) : bisect_left(namings, (high,))]
            self._read_last = low, high
            self._last_words = mark_wordings(Words(self.text, low, high, ()), inside)
        return self._last_words

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

    def _agents(self, words: Words, claim: Found, party: Party, who: Row) -> Sequence[Row]:
        """Name the agents: actors of the codebook, the speaker, or a party of neither side."""
        start = words.start[claim.agent.first] if claim.agent else -1
        if party.kind == "self":
            return [{"actor": who["actor"], "side": who["side"], "start": start}]
        if party.kind == "party" and claim.agent:
            named = self.text[start : words.end[claim.agent.last - 1]]
            return [{"actor": named, "side": OTHER, "start": start}]
        return party.actors or [_NOBODY]

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
