"""Every word of some documents as numbers: its type, its place, its sentence and its statement.

The index is what concordance and collocates work on; the table `tokens` is the same words as rows.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from analysis.tables import (
    DOCUMENTS,
    NARRATION,
    NO_STATEMENT,
    TOKENS,
    by_document,
    records,
    with_year,
)
from analysis.texts import split_sentences
from analysis.texts.progress import with_progress
from analysis.texts.tokens import Tokenizer, tokenize

Ints = NDArray[np.int32]


@dataclass(frozen=True, eq=False)
class TokenIndex:
    """The words of documents, as columns of whole numbers.

    Attributes
    ----------
    documents : pandas.DataFrame
        The documents read.
    said : pandas.DataFrame
        ``statement_id``, ``actor`` and ``side`` by row number; row 0 is the narration.
    vocabulary : list of str
        The types, lower-cased, in order of first appearance.
    types, starts, ends, sentences, statements : numpy.ndarray
        For every word, in the order of the documents: number of its type, first character and one
        past the last in its document's text, number of its sentence in the document, and row of
        ``said``.
    bounds : numpy.ndarray
        First word of each document, and one past the last of all.
    """

    documents: pd.DataFrame
    said: pd.DataFrame
    vocabulary: list[str]
    types: Ints
    starts: Ints
    ends: Ints
    sentences: Ints
    statements: Ints
    bounds: Ints

    def __len__(self) -> int:
        return len(self.types)

    @cached_property
    def type_of(self) -> dict[str, int]:
        """Number of every type."""
        return {word: number for number, word in enumerate(self.vocabulary)}

    @cached_property
    def texts(self) -> list[str]:
        """The texts of the documents."""
        return list(self.documents["text"])

    @cached_property
    def document_of(self) -> Ints:
        """Row number of the document of every word."""
        sizes = np.diff(self.bounds)
        return np.repeat(np.arange(len(sizes), dtype=np.int32), sizes)

    @cached_property
    def sentence_bounds(self) -> Ints:
        """First word of each sentence that has one, and one past the last of all."""
        ends = np.zeros(len(self) + 1, bool)
        ends[self.bounds] = True
        ends[1:-1] |= np.diff(self.sentences) != 0
        return np.flatnonzero(ends).astype(np.int32)

    @cached_property
    def _postings(self) -> tuple[Ints, NDArray[np.int64]]:
        order = np.argsort(self.types, kind="stable").astype(np.int32)
        counts = np.bincount(self.types, minlength=len(self.vocabulary))
        return order, np.concatenate(([0], np.cumsum(counts)))

    def places_of(self, types: Sequence[int]) -> Ints:
        """Return where words of these types stand, in order."""
        order, first = self._postings
        found = [order[first[t] : first[t + 1]] for t in types]
        return np.sort(np.concatenate(found)) if found else np.empty(0, np.int32)

    def column(self, name: str) -> tuple[NDArray[np.intp], list[str]]:
        """Return a number for every word, and the values the numbers stand for.

        ``name`` is a column of `tokens` or of `documents`; ``year`` is taken of the date.
        """
        if name in self.said:
            codes, values = pd.factorize(self.said[name])
            return codes[self.statements], [str(value) for value in values]
        dated = with_year(self.documents)
        DOCUMENTS.check(dated, name)
        codes, values = pd.factorize(dated[name].astype(str))
        return codes[self.document_of], [str(value) for value in values]

    def frame(self, places: NDArray[np.integer[Any]] | None = None) -> pd.DataFrame:
        """Return the words, or those at some places, as the table `tokens`."""
        at = np.arange(len(self)) if places is None else places
        rows = self.document_of[at]
        said = self.said.take(self.statements[at])
        columns = {
            "doc_id": self.documents["doc_id"].array.take(rows),
            **{name: said[name].array for name in said},
            "sentence_id": self.sentences[at],
            "position": at - self.bounds[rows],
            "start": self.starts[at],
            "end": self.ends[at],
            "token": pd.array(self.vocabulary, dtype="str").take(self.types[at]),
        }
        return pd.DataFrame(
            {
                name: pd.Series(columns[name], dtype=kind)
                for name, (kind, _) in TOKENS.columns.items()
            }
        )


def index_tokens(
    documents: pd.DataFrame,
    statements: pd.DataFrame | None = None,
    *,
    tokenizer: Tokenizer = "political",
) -> TokenIndex:
    """Index every word of documents, for concordances and collocates of large corpora.

    Parameters
    ----------
    documents : pandas.DataFrame
        The `documents` table.
    statements : pandas.DataFrame, optional
        The `statements` table, which tells actor and side of every word; a word belongs to the
        narrowest statement that holds it. Without it, only documents with a side of their own
        have one; the rest is ``narration``.
    tokenizer : str or callable
        As for `tokenize`.

    Returns
    -------
    TokenIndex
        20 bytes a word beside the texts, and 4 more once it is searched.

    Raises
    ------
    InputError
        Where a column is missing, or for an unknown tokenizer.

    Examples
    --------
    >>> import analysis, pandas as pd
    >>> text = "Order rests on law. Law rests on order."
    >>> documents = analysis.read_corpus(pd.DataFrame({"doc_id": ["a"], "text": [text]}))
    >>> index = index_tokens(documents)
    >>> len(index), index.vocabulary
    (8, ['order', 'rests', 'on', 'law'])
    >>> index.frame()[["sentence_id", "position", "token"]].values.tolist()[4]
    [1, 4, 'law']
    """
    DOCUMENTS.check(documents)
    builder = _Builder(documents, statements)
    for document in with_progress(records(documents), "documents"):
        builder.add(document, tokenizer)
    return builder.index()


class _Builder:
    """The columns of an index while they grow."""

    def __init__(self, documents: pd.DataFrame, statements: pd.DataFrame | None) -> None:
        self.documents = documents
        self.spoken = {} if statements is None else by_document(statements)
        self.attributed = statements is not None
        self.said: list[dict[str, Any]] = [_who(NO_STATEMENT, NARRATION, NARRATION)]
        self.numbers: dict[str, int] = {}
        self.columns: list[tuple[Ints, ...]] = []

    def add(self, document: dict[str, Any], tokenizer: Tokenizer) -> None:
        text = document["text"]
        found = tokenize(text, tokenizer)
        number = self.numbers.setdefault
        # `len` is taken before the word is put in: its own number, should it be new.
        types = [number(token.lower(), len(self.numbers)) for _, _, token in found]
        starts = np.array([start for start, _, _ in found], np.int32)
        ends = np.array([end for _, end, _ in found], np.int32)
        begun = np.array([sentence.start for sentence in split_sentences(text)], np.int32)
        sentences = np.maximum(np.searchsorted(begun, starts, "right") - 1, 0).astype(np.int32)
        statements = self._statements(document, starts, ends)
        self.columns.append((np.array(types, np.int32), starts, ends, sentences, statements))

    def _statements(self, document: dict[str, Any], starts: Ints, ends: Ints) -> Ints:
        """Give every word the row of the narrowest statement that holds it."""
        at = np.zeros(len(starts), np.int32)
        if not self.attributed and document["side"]:
            at[:] = len(self.said)
            actor = document["actor"] or document["side"]
            self.said.append(_who(0, actor, document["side"]))
            return at
        segments = []
        for row in self.spoken.get(document["doc_id"], []):
            segments += [(low - high, low, high, len(self.said)) for low, high in row["segments"]]
            self.said.append(_who(row["statement_id"], row["actor"], row["side"]))
        # Widest first, so that the narrowest has the last word; of equals the earlier statement.
        for _, low, high, number in sorted(segments, key=lambda s: (s[0], -s[3])):
            at[np.searchsorted(starts, low) : np.searchsorted(ends, high, "right")] = number
        return at

    def index(self) -> TokenIndex:
        sizes = [len(types) for types, *_ in self.columns]
        none = (np.empty(0, np.int32),) * 5
        columns = [np.concatenate(parts) for parts in zip(none, *self.columns, strict=True)]
        bounds = np.concatenate(([0], np.cumsum(sizes, dtype=np.int64))).astype(np.int32)
        types, starts, ends, sentences, statements = columns
        return TokenIndex(
            documents=self.documents,
            said=_table(self.said),
            vocabulary=list(self.numbers),
            types=types,
            starts=starts,
            ends=ends,
            sentences=sentences,
            statements=statements,
            bounds=bounds,
        )


def _who(statement: int, actor: str, side: str) -> dict[str, Any]:
    return {"statement_id": statement, "actor": actor, "side": side}


def _table(said: list[dict[str, Any]]) -> pd.DataFrame:
    return pd.DataFrame(
        {n: pd.Series([row[n] for row in said], dtype=TOKENS.columns[n][0]) for n in said[0]}
    )
