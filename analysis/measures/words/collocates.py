"""Collocates: which words keep company with a word, by side, and where sides differ in that."""

from __future__ import annotations

from typing import Any, Literal, get_args

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from analysis.errors import InputError, did_you_mean
from analysis.measures.words.association import Cells, Floats, chi_squared, log_likelihood
from analysis.measures.words.concordance import Source, as_index
from analysis.measures.words.keyness import keyness
from analysis.measures.words.nodes import find_nodes
from analysis.measures.words.token_index import TokenIndex

Company = Literal["window", "sentence", "statement"]
_Mask = NDArray[np.bool_]
_ALL = "all"


def collocates(
    source: Source,
    node: str | list[str],
    *,
    within: Company = "window",
    window: int = 5,
    by: str | None = None,
    min_count: int = 2,
) -> pd.DataFrame:
    """List the words that stand near a word, phrase or pattern, and how strongly.

    Parameters
    ----------
    source : Reading, TokenIndex or pandas.DataFrame
        As for `concordance`.
    node : str or list of str
        The word, phrase or pattern, as for `concordance`.
    within : {"window", "sentence", "statement"}
        What counts as near: some words on each side inside one document, the same sentence, or
        the same statement.
    window : int
        Words on each side, where ``within`` is a window.
    by : str, optional
        A column of `tokens` or `documents`, such as ``"side"``: every group is then a corpus of
        its own, and words of another group are not near.
    min_count : int
        Words near the node less often than this are left out.

    Returns
    -------
    pandas.DataFrame
        One row a word (and group), within a group the largest G2 first:

        - the column of ``by``, ``collocate``, ``n`` (times near the node), ``expected`` (were the
          word spread evenly), ``n_node`` (nodes), ``n_near`` (words near a node), ``n_collocate``
          (the word in the whole corpus) and ``n_words`` (all words), nodes themselves left out;
        - ``mi`` = log2(n / expected), which overrates rare words; ``t_score`` = (n - expected) /
          sqrt(n), which favours frequent ones; ``g2`` and ``chi2`` of near against not near,
          negative where the word keeps away; ``log_dice`` = 14 + log2(2 n / (n_node +
          n_collocate)), for comparison across corpora (above 14 where the word stands more often
          near than there are nodes); ``delta_p_collocate``, by how much a node nearby raises the
          chance of the word, and ``delta_p_node``, by how much the word raises the chance that a
          node is near (-1 to 1).

    Raises
    ------
    InputError
        For an empty or meaningless node, a window or ``min_count`` below 1, an unknown column or
        ``within``.

    Notes
    -----
    A word near two nodes counts once. The expected count comes from the words that do stand near
    a node, cut at the ends of documents, so no correction for the span is to be made. Sources:
    Church and Hanks (1990) for MI, Church et al. (1991) for t, Dunning (1993) for G2, Rychlý
    (2008) for logDice, Gries (2013) for delta P.

    Examples
    --------
    >>> import analysis, pandas as pd
    >>> text = "The old order ends. A new order comes. The new order holds."
    >>> documents = analysis.read_corpus(pd.DataFrame({"doc_id": ["a"], "text": [text]}))
    >>> found = collocates(documents, "order", window=1)
    >>> found[["collocate", "n", "n_node", "n_near", "n_collocate", "n_words"]].values.tolist()
    [['new', 2, 3, 6, 2, 9]]
    """
    if min_count < 1:
        raise InputError(f"`min_count` is {min_count}; give 1 or more.")
    index = as_index(source)
    spans = find_nodes(index, node)
    groups = [(_ALL, np.ones(len(index), bool))] if by is None else _groups(index, by)
    tables = []
    for name, mine in groups:
        own = spans[mine[spans[:, 0]]]
        table = _associate(index, mine, own, _near(index, own, within, window), min_count)
        tables.append(table if by is None else table.assign(**{by: name}))
    found = pd.concat(tables, ignore_index=True)
    return found if by is None else found[[by, *(column for column in found if column != by)]]


def compare_collocates(
    source: Source,
    node: str | list[str],
    *,
    target: str,
    reference: str | None = None,
    by: str = "side",
    within: Company = "window",
    window: int = 5,
    min_count: int = 1,
    seed: int = 0,
) -> pd.DataFrame:
    """Compare the company a node keeps in two groups: keyness of the words near it.

    Parameters
    ----------
    source, node, within, window
        As for `collocates`.
    target, reference, by, min_count, seed
        As for `keyness`.

    Returns
    -------
    pandas.DataFrame
        As `keyness` gives it; rates are per million words near the node, and intervals by
        document or statement.

    Raises
    ------
    InputError
        As `collocates` and `keyness`; also where a group has no word near the node.

    Examples
    --------
    >>> import analysis, pandas as pd, warnings
    >>> documents = analysis.read_corpus(pd.DataFrame(
    ...     {"doc_id": ["a", "b"], "side": ["w", "s"], "text": ["A free order.", "A just order."]}))
    >>> with warnings.catch_warnings():
    ...     warnings.simplefilter("ignore")
    ...     found = compare_collocates(documents, "order", target="w", reference="s")
    >>> found[["token", "n_target", "n_reference"]].values.tolist()
    [['free', 1, 0], ['just', 0, 1], ['a', 1, 1]]
    """
    index = as_index(source)
    spans = find_nodes(index, node)
    near = np.zeros(len(index), bool)
    groups = _groups(index, by)
    for _, mine in groups:
        own = spans[mine[spans[:, 0]]]
        near |= mine & _near(index, own, within, window)
    words = index.frame(np.flatnonzero(near & ~_covered(index, spans)))
    _need_company(index, by, (target, reference), near & ~_covered(index, spans))
    return keyness(
        words, target=target, reference=reference, by=by, documents=index.documents,
        min_count=min_count, seed=seed,
    )  # fmt: skip


def _need_company(index: TokenIndex, by: str, named: tuple[str, str | None], near: _Mask) -> None:
    """Raise `InputError` where a group speaks, but has no word near the node."""
    for name, mine in _groups(index, by):
        if name in named and mine.any() and not (mine & near).any():
            raise InputError(f"{name} has no word near `node`, so there is no company to compare.")


def _groups(index: TokenIndex, by: str) -> list[tuple[str, _Mask]]:
    codes, names = index.column(by)
    return [(name, codes == number) for number, name in enumerate(names)]


def _covered(index: TokenIndex, spans: NDArray[Any]) -> _Mask:
    """Tell which words lie in one of the stretches."""
    edges = np.zeros(len(index) + 1, np.int64)
    np.add.at(edges, spans[:, 0], 1)
    np.add.at(edges, spans[:, 1], -1)
    covered: _Mask = np.cumsum(edges[:-1]) > 0
    return covered


def _near(index: TokenIndex, spans: NDArray[Any], within: Company, window: int) -> _Mask:
    """Tell which words are near one of the nodes, the nodes' own words included."""
    if within == "window":
        return _covered(index, _windows(index, spans, window))
    if within == "sentence":
        bounds = index.sentence_bounds
        number = np.searchsorted(bounds, spans[:, 0], "right") - 1
        return _covered(index, np.stack((bounds[number], bounds[number + 1]), axis=1))
    if within == "statement":
        said = np.zeros(len(index.said), bool)
        said[index.statements[spans[:, 0]]] = True
        said[0] = False  # the narration is no statement
        return said[index.statements]
    known = get_args(Company)
    raise InputError(
        f"Unknown `within` {within!r}. Known are: {', '.join(known)}."
        + did_you_mean(str(within), known)
    )


def _windows(index: TokenIndex, spans: NDArray[Any], window: int) -> NDArray[Any]:
    if window < 1:
        raise InputError(f"`window` is {window}; give the words on each side, 1 or more.")
    rows = index.document_of[spans[:, 0]]
    low = np.maximum(spans[:, 0] - window, index.bounds[rows])
    return np.stack((low, np.minimum(spans[:, 1] + window, index.bounds[rows + 1])), axis=1)


def _associate(
    index: TokenIndex, mine: _Mask, spans: NDArray[Any], near: _Mask, min_count: int
) -> pd.DataFrame:
    """Return the measures of all words near the nodes of one group."""
    free = mine & ~_covered(index, spans)
    size = len(index.vocabulary)
    every = np.bincount(index.types[free], minlength=size)
    beside = np.bincount(index.types[free & near], minlength=size)
    kept = np.flatnonzero(beside >= min_count)
    n, total = beside[kept].astype(np.float64), every[kept].astype(np.float64)
    near_words, words = float(beside.sum()), float(every.sum())
    table = pd.DataFrame(
        {
            "collocate": pd.Series([index.vocabulary[t] for t in kept], dtype="str"),
            "n": beside[kept],
            "expected": near_words * total / words if words else n,
            "n_node": len(spans),
            "n_near": int(near_words),
            "n_collocate": every[kept],
            "n_words": int(words),
            **_scores(n, total, near_words, words, len(spans)),
        }
    )
    order = np.lexsort((table["collocate"], -table["g2"].round(9)))  # ties by the alphabet
    return table.iloc[order].reset_index(drop=True)


def _scores(n: Floats, total: Floats, near: float, words: float, nodes: int) -> dict[str, Floats]:
    cells = Cells(n, total - n, near, words - near)
    expected = near * total / words if words else n
    return {
        "mi": np.log2(n / expected),
        "t_score": (n - expected) / np.sqrt(n),
        "g2": log_likelihood(cells),
        "chi2": chi_squared(cells),
        "log_dice": 14 + np.log2(2 * n / (nodes + total)),
        "delta_p_collocate": _share(n, near) - _share(total - n, words - near),
        "delta_p_node": _share(n, total) - _share(near - n, words - total),
    }


def _share(part: Floats, whole: Floats | float) -> Floats:
    """Divide, where nothing is no share at all: a word that is everywhere has no `elsewhere`."""
    wholes = np.broadcast_to(np.asarray(whole, np.float64), part.shape)
    return np.divide(part, wholes, out=np.zeros_like(part), where=wholes > 0)
