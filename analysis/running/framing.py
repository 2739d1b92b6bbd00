"""Wordings and claims of a corpus of any size, read document by document, by several workers."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice
from typing import Any

import pandas as pd

from analysis.codebook import Codebook, load_codebook
from analysis.errors import InputError
from analysis.measures.framing.framing import read_framing
from analysis.measures.over_time.periods import with_sizes
from analysis.measures.reading import sentences_of
from analysis.running.statements import stream_documents
from analysis.tables import DOCUMENTS, records
from analysis.texts.folders import PathLike
from analysis.voices import read_statements

_BATCH = 8  # documents a worker reads at a time
_AHEAD = 4  # batches a worker that wait or are being read


@dataclass(frozen=True)
class Framing:
    """How a corpus puts the contested idea, without its texts.

    Attributes
    ----------
    documents : pandas.DataFrame
        As `with_sizes` returns it: every document, with year and number of words.
    wordings, claims : pandas.DataFrame
        The tables of that name.
    """

    documents: pd.DataFrame
    wordings: pd.DataFrame
    claims: pd.DataFrame

    def counts(self) -> pd.DataFrame:
        """Return how often each document has each wording, in which voice and stance.

        Returns
        -------
        pandas.DataFrame
            One row a document, wording, voice and stance that occur together: ``doc_id``,
            ``wording``, ``voice``, ``stance`` and ``n``, in order of document and wording. No words
            of the texts are in it, so it may be handed on where they may not.
        """
        keys = ["doc_id", "wording", "voice", "stance"]
        return self.wordings.groupby(keys, sort=True).size().reset_index(name="n")


def read_wordings(
    source: PathLike | Iterable[PathLike] | pd.DataFrame,
    codebook: str = "international_order",
    *,
    workers: int = 1,
) -> Framing:
    """Read only wordings and claims of a corpus, in memory that holds no texts.

    Parameters
    ----------
    source : str, path, iterable of paths or pandas.DataFrame
        Files as for `read_corpus`, or a `documents` table.
    codebook : str
        As for `load_codebook`.
    workers : int
        Processes that read at the same time. The rows are the same, in the same order, however
        many there are. A script that asks for more than one has to call this under
        ``if __name__ == "__main__":``, for on some systems every worker reads the script again;
        a notebook need not.

    Returns
    -------
    Framing
        Documents with their sizes, wordings and claims.

    Raises
    ------
    FileNotFoundError, InputError, CodebookError
        As `read_corpus` and `load_codebook`; also where ``workers`` is below 1.

    Examples
    --------
    >>> import analysis, pandas as pd
    >>> documents = analysis.read_corpus(pd.DataFrame({"doc_id": ["a"], "date": ["2016"],
    ...     "side": ["western"], "text": ["We defend the rules-based order."]}))
    >>> framing = analysis.read_wordings(documents)
    >>> framing.claims[["side", "relation", "wording"]].values.tolist()
    [['western', 'defends', 'rules-based order']]
    >>> framing.documents[["doc_id", "year", "n_words"]].values.tolist()
    [['a', 2016, 5]]
    """
    if workers < 1:
        raise InputError(f"`workers` is {workers}; give 1 or more.")
    load_codebook(codebook)  # a mistake in it is told before anything is read
    rows = (
        records(source) if isinstance(source, pd.DataFrame) else stream_documents(source, bar=True)
    )
    parts = list(_in_order(_read_batch, _batches(rows, codebook), workers))
    if not parts:
        raise InputError("Nothing to read: no document holds any text.")
    documents, wordings, claims = (
        pd.concat(tables, ignore_index=True) for tables in zip(*parts, strict=True)
    )
    return Framing(documents, wordings, claims)


_Batch = tuple[list[dict[str, Any]], str]
_Part = tuple[pd.DataFrame, pd.DataFrame, pd.DataFrame]


def _batches(rows: Iterable[dict[str, Any]], codebook: str) -> Iterator[_Batch]:
    rows = iter(rows)
    while batch := list(islice(rows, _BATCH)):
        yield batch, codebook


def _in_order(
    work: Callable[[_Batch], _Part], batches: Iterator[_Batch], workers: int
) -> Iterator[_Part]:
    """Yield what each batch gives, in order, with only so many batches in memory."""
    if workers == 1:
        yield from map(work, batches)
        return
    with ProcessPoolExecutor(workers) as pool:
        waiting: deque[Future[_Part]] = deque()
        for batch in batches:
            waiting.append(pool.submit(work, batch))
            if len(waiting) >= workers * _AHEAD:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()


@lru_cache(maxsize=2)
def _codebook(name: str) -> Codebook:
    return load_codebook(name)


def _read_batch(batch: _Batch) -> _Part:
    """Read a few documents; this runs in a worker, which loads the codebook once."""
    rows, name = batch
    documents = DOCUMENTS.frame(rows)
    wordings, claims = frame_documents(documents, _codebook(name))
    return with_sizes(documents), wordings, claims


def frame_documents(
    documents: pd.DataFrame, codebook: Codebook
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Read the tables `wordings` and `claims` of documents, and no more."""
    statements, mentions = read_statements(documents, codebook)
    return read_framing(documents, sentences_of(documents), statements, mentions, codebook)
