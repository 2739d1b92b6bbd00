"""The tables of framing: `wordings` with voice and stance, `claims` with agent and side."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any

import pandas as pd

from analysis.codebook import Codebook
from analysis.measures.claims import Found, find_claims
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
from analysis.voices.words import NAMED, SUBJECT_PRONOUN, Words

Row = dict[str, Any]
Span = tuple[int, int]
_OURSELVES = frozenset("we i us our ours my ourselves".split())
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
        self.sentences = sentences
        self.statements = statements
        self.mentions = mentions
        self.wordings: list[Row] = []
        self.claims: list[Row] = []
        self._starts = [sentence["start"] for sentence in sentences]
        self._pieces: list[Span] = []  # the passage of each wording, in step with `wordings`

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
        self._pieces.append((low, high))
        for claim in found:
            self.claims.append({**place, **who, **self._claim(words, claim, naming, who)})

    def _passage(self, naming: Naming) -> tuple[Row, int, int]:
        """Return who says it, and the part of the sentence that is this speaker's."""
        at = max(0, bisect_left(self._starts, naming.start + 1) - 1)
        low, high = self.sentences[at]["start"], self.sentences[at]["end"]
        holding = [
            (end - start, n, start, end)
            for n, statement in enumerate(self.statements)
            for start, end in statement["segments"]
            if start <= naming.start and naming.end <= end
        ]
        if not holding:
            who = {"statement_id": NO_STATEMENT, "actor": NARRATION, "side": NARRATION}
            return who, low, max(high, naming.end)
        _, n, start, end = min(holding)
        statement = self.statements[n]
        who = {name: statement[name] for name in ("statement_id", "actor", "side")}
        return who, max(low, start), max(min(high, end), naming.end)

    def _claim(self, words: Words, claim: Found, naming: Naming, who: Row) -> Row:
        other, side, begin = self._agent(words, claim, who)
        first = words.start[claim.first]
        opens = claim.agent is not None and claim.agent.first == claim.first
        start = begin if opens and begin >= 0 else first  # `U.S. aspiration`, not `the … of U.S.`
        end = max(words.end[claim.last - 1], naming.end)
        return {
            "wording": self.text[naming.start : naming.end],
            "relation": claim.relation,
            "other": other,
            "other_side": side,
            "evidence_start": start,
            "evidence_end": end,
            "evidence": self.text[start:end],
            "rule": claim.rule,
        }

    def _agent(self, words: Words, claim: Found, who: Row) -> tuple[str, str, int]:
        """Name the agent and its place: an actor in the phrase, or the speaker where it is `we`."""
        if claim.agent is None:
            return "", "", -1
        start, end = words.start[claim.agent.first], words.end[claim.agent.last - 1]
        inside = [m for m in self.mentions if start <= m["start"] and m["end"] <= end]
        if inside:
            return inside[-1]["actor"], inside[-1]["side"], inside[-1]["start"]
        forms = words.forms[claim.agent.first : claim.agent.last]
        pronoun = words.kinds[claim.agent.first] & SUBJECT_PRONOUN
        if _OURSELVES.intersection(forms) or (pronoun and forms[0] in _OURSELVES):
            return who["actor"], who["side"], start
        return "", "", -1

    def share_claims(self) -> None:
        """Give a wording the claims of a wording it is co-ordinated with in its statement."""
        rows = self.wordings
        for (one, piece), (two, _) in _neighbours(rows, self._pieces):
            between = self.text[one["end"] : two["start"]].strip().lower()
            if between not in _JOINED or one["statement_id"] != two["statement_id"]:
                continue
            for bare, other in ((one, two), (two, one)):
                if not any(claim["start"] == bare["start"] for claim in self.claims):
                    self.claims.extend(self._shared(bare, other, piece))

    def _shared(self, bare: Row, other: Row, piece: Span) -> Iterator[Row]:
        seen: set[tuple[str, str]] = set()
        for claim, row in [(c, self._row_of(c)) for c in self.claims]:
            key = claim["relation"], claim["other"]
            same = row["wording"] == other["wording"]
            if not same or claim["statement_id"] != bare["statement_id"] or key in seen:
                continue
            seen.add(key)
            yield {
                **claim,
                "start": bare["start"],
                "end": bare["end"],
                "wording": bare["variant"],
                "evidence_start": min(bare["start"], other["start"]),
                "evidence_end": max(bare["end"], other["end"]),
                "evidence": self.text[
                    min(bare["start"], other["start"]) : max(bare["end"], other["end"])
                ],
                "rule": "coordination",
            }

    def _row_of(self, claim: Row) -> Row:
        return next(row for row in self.wordings if row["start"] == claim["start"])


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


def _neighbours(
    rows: Sequence[Row], pieces: Sequence[Span]
) -> Iterator[tuple[tuple[Row, Span], tuple[Row, Span]]]:
    return pairwise(zip(rows, pieces, strict=True))
