"""Everything measured of some documents, as one bundle of tables."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import pandas as pd

from analysis.codebook import Codebook
from analysis.measures.directed import score_targets
from analysis.measures.framing import read_framing
from analysis.measures.tone import score_sentences
from analysis.tables import (
    DOCUMENTS,
    NARRATION,
    NO_STATEMENT,
    SENTENCES,
    TOKENS,
    by_document,
    records,
)
from analysis.texts import split_sentences
from analysis.texts.tokens import tokenize
from analysis.voices import read_statements

_NARRATION = {"statement_id": NO_STATEMENT, "actor": NARRATION, "side": NARRATION}


@dataclass(frozen=True)
class Reading:
    """The tables read from documents with one codebook (see `analysis.tables`)."""

    codebook: Codebook
    documents: pd.DataFrame
    sentences: pd.DataFrame
    statements: pd.DataFrame
    mentions: pd.DataFrame
    tones: pd.DataFrame
    directed: pd.DataFrame
    wordings: pd.DataFrame
    claims: pd.DataFrame

    @cached_property
    def tokens(self) -> pd.DataFrame:
        """The words of every document, made when first asked for: it is the largest table."""
        said = by_document(self.statements)
        return TOKENS.frame(
            row
            for document in records(self.documents)
            for row in _token_rows(document, said.get(document["doc_id"], []))
        )


def read(documents: pd.DataFrame, codebook: Codebook) -> Reading:
    """Read who says what, in which tone, of whom and in whose words.

    Parameters
    ----------
    documents : pandas.DataFrame
        The `documents` table (`read_corpus` makes it). It is not changed.
    codebook : Codebook
        The question: sides, actors, wordings (`load_codebook` makes it).

    Returns
    -------
    Reading
        A bundle of tables; the same input gives the same rows in the same order.

    Examples
    --------
    >>> import analysis, pandas as pd
    >>> text = "“We defend the rules-based order,” said NATO chief Jens Stoltenberg."
    >>> documents = analysis.read_corpus(pd.DataFrame({"doc_id": ["a"], "text": [text]}))
    >>> reading = analysis.read(documents, analysis.load_codebook())
    >>> reading.claims[["actor", "relation", "wording", "other_side"]].values.tolist()
    [['Jens Stoltenberg', 'defends', 'rules-based order', 'western']]
    """
    DOCUMENTS.check(documents)
    sentences = _sentences(documents)
    statements, mentions = read_statements(documents, codebook)
    tables = documents, sentences, statements, mentions
    wordings, claims = read_framing(*tables, codebook)
    return Reading(
        codebook,
        *tables,
        score_sentences(*tables, codebook),
        score_targets(*tables),
        wordings,
        claims,
    )


def _sentences(documents: pd.DataFrame) -> pd.DataFrame:
    return SENTENCES.frame(
        {
            "doc_id": document["doc_id"],
            "sentence_id": number,
            "start": sentence.start,
            "end": sentence.end,
            "kind": sentence.kind,
            "text": document["text"][sentence.start : sentence.end],
        }
        for document in records(documents)
        for number, sentence in enumerate(split_sentences(document["text"]))
    )


def _token_rows(
    document: dict[str, Any], statements: Sequence[dict[str, Any]]
) -> Iterator[dict[str, Any]]:
    """Number the words of a document; a word belongs to the narrowest statement that holds it."""
    segments = sorted(
        (end - start, start, end, number)
        for number, statement in enumerate(statements)
        for start, end in statement["segments"]
    )
    for position, (start, end, token) in enumerate(tokenize(document["text"])):
        inside = (n for _, low, high, n in segments if low <= start and end <= high)
        at = next(inside, None)
        said = _NARRATION if at is None else statements[at]
        yield {
            "doc_id": document["doc_id"],
            **{name: said[name] for name in _NARRATION},
            "position": position,
            "start": start,
            "end": end,
            "token": token.lower(),
        }
