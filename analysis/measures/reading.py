"""Everything measured of some documents, as one bundle of tables."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import pandas as pd

from analysis.codebook import Codebook
from analysis.measures.framing.framing import read_framing
from analysis.measures.tone.directed import score_targets
from analysis.measures.tone.tone import score_sentences
from analysis.measures.words.token_index import TokenIndex, index_tokens
from analysis.tables import (
    DOCUMENTS,
    SENTENCES,
    records,
)
from analysis.texts import split_sentences
from analysis.voices import read_statements


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
    def index(self) -> TokenIndex:
        """The words of every document as numbers, made when first asked for."""
        return index_tokens(self.documents, self.statements)

    @cached_property
    def tokens(self) -> pd.DataFrame:
        """The words of every document, made when first asked for: it is the largest table."""
        return self.index.frame()


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
    sentences = sentences_of(documents)
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


def sentences_of(documents: pd.DataFrame) -> pd.DataFrame:
    """Return the sentences of documents as the table of that name."""
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
