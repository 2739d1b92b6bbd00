"""Words counted by group without a table of them all, and runs of words as units."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

import pandas as pd

from analysis.errors import InputError
from analysis.tables import TOKENS, records
from analysis.texts.characters import straighten
from analysis.texts.progress import with_progress
from analysis.texts.tokens import Tokenizer, tokenize

_MOST_CHUNKS = 1 << 20  # distinct stretches between blanks kept before they become words


def count_tokens(
    documents: pd.DataFrame | Iterable[Mapping[str, Any]],
    *,
    by: str = "side",
    tokenizer: Tokenizer = "political",
) -> pd.DataFrame:
    """Count words by group in one pass, in memory that grows with the vocabulary only.

    Parameters
    ----------
    documents : pandas.DataFrame or iterable of mapping
        The `documents` table, or rows with ``text`` and the column of ``by`` one after the other.
    by : str
        The column that tells the groups.
    tokenizer : str or callable
        As for `tokenize`.

    Returns
    -------
    pandas.DataFrame
        One row a group and a word: the column of ``by``, ``token`` (lower-cased) and ``n``; groups
        in order of first appearance, the most frequent word first. `keyness` takes it, but without
        documents there is no uncertainty by document.

    Raises
    ------
    InputError
        Where a row has no text or no such column, or for an unknown tokenizer.

    Examples
    --------
    >>> rows = [{"side": "w", "text": "Law and order."}, {"side": "w", "text": "Order!"}]
    >>> count_tokens(rows).values.tolist()
    [['w', 'order', 2], ['w', 'and', 1], ['w', 'law', 1]]
    """
    tallies: dict[str, _Tally] = {}
    rows = records(documents) if isinstance(documents, pd.DataFrame) else documents
    for number, row in enumerate(with_progress(rows, "documents"), 1):
        for column in (by, "text"):
            if column not in row:
                raise InputError(
                    f"Could not find column `{column}` in document {number}. "
                    f"Columns are: {', '.join(map(str, row))}."
                )
        tallies.setdefault(str(row[by]), _Tally(tokenizer)).add(row["text"])
    found = [
        (group, token, n)
        for group, tally in tallies.items()
        for token, n in sorted(tally.words().items(), key=lambda item: (-item[1], item[0]))
    ]
    return pd.DataFrame(found, columns=[by, "token", "n"]).astype({by: "str", "token": "str"})


class _Tally:
    """How often each word of one group was seen.

    No word of the default tokenizer holds a blank, so texts are cut at blanks, equal stretches are
    counted as they are, and each is read once: several times as fast, with the same words.
    """

    def __init__(self, tokenizer: Tokenizer) -> None:
        self.tokenizer = tokenizer
        self.counted: Counter[str] = Counter()
        self.chunks: Counter[str] = Counter()

    def add(self, text: str) -> None:
        if self.tokenizer != "political":
            self.counted.update(token.lower() for _, _, token in tokenize(text, self.tokenizer))
            return
        self.chunks.update(straighten(text).split())
        if len(self.chunks) > _MOST_CHUNKS:
            self._read_chunks()

    def words(self) -> Counter[str]:
        self._read_chunks()
        return self.counted

    def _read_chunks(self) -> None:
        for chunk, n in self.chunks.items():
            for _, _, token in tokenize(chunk):
                self.counted[token.lower()] += n
        self.chunks.clear()


def ngrams(tokens: pd.DataFrame, n: int = 2) -> pd.DataFrame:
    """Join words that follow each other into units of ``n`` words.

    Parameters
    ----------
    tokens : pandas.DataFrame
        The `tokens` table, in the order of the texts.
    n : int
        Words a unit.

    Returns
    -------
    pandas.DataFrame
        The rows of `tokens` at which such a run begins, with the run as ``token`` and the last
        word's ``end``. A run stays inside a sentence, and inside or outside a statement.

    Raises
    ------
    InputError
        Where a column is missing, or ``n`` is below 1.

    Examples
    --------
    >>> import analysis, pandas as pd
    >>> text = "A rules-based order. Order first."
    >>> documents = analysis.read_corpus(pd.DataFrame({"doc_id": ["a"], "text": [text]}))
    >>> ngrams(analysis.index_tokens(documents).frame())["token"].tolist()
    ['a rules-based', 'rules-based order', 'order first']
    """
    if n < 1:
        raise InputError(f"`n` is {n}; give the words a unit has, 1 or more.")
    run = ["doc_id", "statement_id", "sentence_id"]
    TOKENS.check(tokens, *run, "position", "token", "end")
    joined, kept = tokens["token"], pd.Series(True, index=tokens.index)
    for step in range(1, n):
        kept &= tokens["position"].shift(-step) == tokens["position"] + step
        for column in run:
            kept &= tokens[column].shift(-step) == tokens[column]
        joined = joined + " " + tokens["token"].shift(-step)
    ends = tokens["end"].shift(1 - n)
    found = tokens[kept].assign(token=joined[kept], end=ends[kept].astype("int64"))
    return found.reset_index(drop=True)
