"""A concordance: every place of a word, phrase or pattern, what stands round it, who says it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, get_args

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from analysis.errors import InputError, did_you_mean
from analysis.measures.reading import Reading
from analysis.measures.words.nodes import find_nodes
from analysis.measures.words.token_index import Ints, TokenIndex, index_tokens

Source = Reading | TokenIndex | pd.DataFrame
Stretch = Literal["document", "sentence"]
_BROKEN = re.compile(r"[^\S ]|  ")
_PLACE = re.compile(r"([LR])([1-9])")


def concordance(
    source: Source,
    pattern: str | Sequence[str],
    *,
    window: int = 8,
    within: Stretch = "document",
    sort: str | Sequence[str] = (),
) -> pd.DataFrame:
    """List every place of a word, phrase or pattern with the words round it.

    Parameters
    ----------
    source : Reading, TokenIndex or pandas.DataFrame
        A reading, an index of words (`index_tokens`: worth its while for a second question to a
        large corpus), or the `documents` table.
    pattern : str or sequence of str
        A token pattern as in a codebook, or several: ``order``, ``rules-based [international]
        order``, ``undermin*``, ``challenge* _3 order``. Where matches overlap, the longest is
        listed once.
    window : int
        Words of context on each side.
    within : {"document", "sentence"}
        Whether context and match may cross the end of a sentence.
    sort : str or sequence of str
        Order by the words beside the node, the most important first: ``"L1"`` is the word before
        it, ``"R2"`` the second after it, ``"node"`` the node itself; ``L`` and ``R`` go to 9. By
        default the order of the texts.

    Returns
    -------
    pandas.DataFrame
        One row a match: ``doc_id``, ``left``, ``node``, ``right`` (as in the text, line ends as
        blanks), ``actor`` and ``side`` of who says it, ``tone`` (of the sentence it stands in, -1
        to 1; only of a `Reading`), ``statement_id``, ``start`` and ``end`` of the node. All there
        is is listed, nothing sampled.

    Raises
    ------
    InputError
        For an empty or meaningless pattern, a window below 0, an unknown ``within`` or ``sort``.

    Examples
    --------
    >>> import analysis, pandas as pd
    >>> text = "They defend the order. A new order, they say, is no order."
    >>> documents = analysis.read_corpus(pd.DataFrame({"doc_id": ["a"], "text": [text]}))
    >>> concordance(documents, "order", window=2, sort="L1")[["left", "node", "right"]]
             left   node       right
    0       A new  order  , they say
    1       is no  order
    2  defend the  order     . A new
    """
    if window < 0:
        raise InputError(f"`window` is {window}; give the words on each side, 0 or more.")
    if within not in get_args(Stretch):
        known = get_args(Stretch)
        raise InputError(
            f"Unknown `within` {within!r}. Known are: {', '.join(known)}."
            + did_you_mean(str(within), known)
        )
    index = as_index(source)
    bounds = index.bounds if within == "document" else index.sentence_bounds
    spans = find_nodes(index, pattern)
    part = np.searchsorted(bounds, spans[:, 0], "right") - 1
    inside = spans[:, 1] <= bounds[part + 1]
    context = _Context(index, spans[inside], bounds[part[inside]], bounds[part[inside] + 1])
    table = context.lines(window).iloc[context.order(sort)].reset_index(drop=True)
    return _with_tone(table, source) if isinstance(source, Reading) else table


def as_index(source: Source) -> TokenIndex:
    """Return the index of a reading or of documents, or the index that was given."""
    if isinstance(source, TokenIndex):
        return source
    return source.index if isinstance(source, Reading) else index_tokens(source)


@dataclass(frozen=True)
class _Context:
    """Nodes and the stretch of words that the context of each may use."""

    index: TokenIndex
    spans: NDArray[np.int64]
    low: Ints
    high: Ints

    def lines(self, window: int) -> pd.DataFrame:
        """Return the rows of a concordance in the order of the texts."""
        index, first, last = self.index, self.spans[:, 0], self.spans[:, 1] - 1
        before = np.maximum(first - window, self.low)
        after = np.minimum(last + window, self.high - 1)
        rows = index.document_of[first]
        starts, ends = index.starts[first], index.ends[last]
        texts = index.texts
        cuts = np.stack((rows, index.starts[before], starts, ends, index.ends[after]), axis=1)
        pieces = [
            (_one_line(texts[r][a:b]), _one_line(texts[r][b:c]), _one_line(texts[r][c:d]))
            for r, a, b, c, d in cuts.tolist()
        ]
        left, node, right = zip(*pieces, strict=True) if pieces else ((), (), ())
        said = index.said.take(index.statements[first])
        columns = {
            "doc_id": index.documents["doc_id"].array.take(rows),
            "left": left,
            "node": node,
            "right": right,
            "actor": said["actor"].array,
            "side": said["side"].array,
            "statement_id": said["statement_id"].array,
            "start": starts.astype(np.int64),
            "end": ends.astype(np.int64),
        }
        text = ("doc_id", "left", "node", "right", "actor", "side")
        return pd.DataFrame(
            {k: pd.Series(v, dtype="str" if k in text else "int64") for k, v in columns.items()}
        )

    def order(self, sort: str | Sequence[str]) -> NDArray[np.intp]:
        """Return the row numbers in the order asked for; the order of the texts breaks ties."""
        keys = [self._key(name) for name in ([sort] if isinstance(sort, str) else sort)]
        ties = np.arange(len(self.spans))
        return np.lexsort((ties, *reversed(keys)))

    def _key(self, name: str) -> NDArray[np.intp]:
        """Rank the words at one place beside every node; where none stands, it comes first."""
        place = _PLACE.fullmatch(name)
        if name != "node" and not place:
            raise InputError(f"Unknown `sort` {name!r}. Known are: node, L1 to L9, R1 to R9.")
        if place is None:
            words = [self.node(first, last) for first, last in self.spans.tolist()]
        else:
            steps = int(place[2])
            at = self.spans[:, 0] - steps if place[1] == "L" else self.spans[:, 1] - 1 + steps
            there = (self.low <= at) & (at < self.high)
            types = self.index.types[np.where(there, at, 0)] if len(at) else at
            names = self.index.vocabulary
            words = [names[t] if ok else "" for t, ok in zip(types, there, strict=True)]
        return np.unique(np.array(words, dtype=str), return_inverse=True)[1]

    def node(self, first: int, last: int) -> str:
        """Return the words of a node, lower-cased."""
        return " ".join(self.index.vocabulary[t] for t in self.index.types[first:last])


def _one_line(text: str) -> str:
    return " ".join(text.split()) if _BROKEN.search(text) else text.strip()


def _with_tone(table: pd.DataFrame, reading: Reading) -> pd.DataFrame:
    """Add the tone of the sentence each node stands in, beside the side."""
    by = ["doc_id", "statement_id"]
    tones = reading.tones[[*by, "start", "compound"]].sort_values("start", kind="stable")
    order = table[[*by, "start"]].reset_index(names="row").sort_values("start", kind="stable")
    found = pd.merge_asof(order, tones, on="start", by=by).set_index("row")["compound"]
    return table.assign(tone=found.reindex(table.index))[[*_COLUMNS]]


_COLUMNS = (
    "doc_id", "left", "node", "right", "actor", "side", "tone", "statement_id", "start", "end",
)  # fmt: skip
