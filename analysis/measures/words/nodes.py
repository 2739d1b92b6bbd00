"""Where words, phrases and patterns stand among the words of an index."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from analysis.codebook.patterns import translate
from analysis.errors import CodebookError, InputError
from analysis.measures.words.token_index import Ints, TokenIndex

_Spans = NDArray[np.int64]  # first word and one past the last, one row a node


def find_nodes(index: TokenIndex, patterns: str | Sequence[str]) -> _Spans:
    """Find the words that match a pattern, or one of several.

    Parameters
    ----------
    index : TokenIndex
        The words to look in (`index_tokens` makes it).
    patterns : str or sequence of str
        Token patterns as in a codebook: ``rules-based [international] order``, ``undermin*``,
        ``challenge* _3 order`` (see `analysis.codebook.patterns`).

    Returns
    -------
    numpy.ndarray
        One row a node, in order: number of its first word in the index, and one past its last. A
        node begins and ends with a word. Of nodes that overlap, the longest is kept.

    Raises
    ------
    InputError
        Where a pattern is empty or means nothing.

    Examples
    --------
    >>> import analysis, pandas as pd
    >>> text = "A rules-based international order is an international order."
    >>> documents = analysis.read_corpus(pd.DataFrame({"doc_id": ["a"], "text": [text]}))
    >>> index = analysis.index_tokens(documents)
    >>> find_nodes(index, ["international order", "rules-based _2 order"]).tolist()
    [[1, 4], [6, 8]]
    """
    listed = [patterns] if isinstance(patterns, str) else list(patterns)
    if not listed:
        raise InputError("`patterns` is empty; give a word, a phrase or a pattern.")
    found = np.concatenate([_find(index, pattern) for pattern in listed])
    found = found[np.lexsort((-found[:, 1], found[:, 0]))]
    return _longest(found)


def _find(index: TokenIndex, pattern: str) -> _Spans:
    words = pattern.split()
    try:
        source, starts = translate(pattern)
    except CodebookError as error:
        raise InputError(str(error)) from error
    if all(word.isalpha() for word in words):
        firsts = _sequence(index, [word.lower() for word in words])
        spans = np.stack((firsts, firsts + len(words)), axis=1).astype(np.int64)
        return spans if len(words) == 1 else _only_matching(index, spans, source)
    opening = tuple(starts)
    begun = [t for t, word in enumerate(index.vocabulary) if word.startswith(opening)]
    places = index.places_of(begun)
    rows = list(_matches(index, places, re.compile(source)))
    return np.array(rows, np.int64).reshape(-1, 2)


def _sequence(index: TokenIndex, words: Sequence[str]) -> Ints:
    """Find where plain words stand one after the other, beginning with the rarest of them."""
    if any(word not in index.type_of for word in words):
        return np.empty(0, np.int32)
    types = [index.type_of[word] for word in words]
    firsts = min((index.places_of([t]) - n for n, t in enumerate(types)), key=len)
    firsts = firsts[(firsts >= 0) & (firsts + len(words) <= len(index))]
    for n, t in enumerate(types):
        firsts = firsts[index.types[firsts + n] == t]
    return firsts


def _only_matching(index: TokenIndex, spans: _Spans, source: str) -> _Spans:
    """Leave out what only looks like the phrase: parted by a comma, or by a document's end."""
    regex, texts = re.compile(source), index.texts
    rows, lasts = index.document_of[spans[:, 0]], index.document_of[spans[:, 1] - 1]
    starts, ends = index.starts[spans[:, 0]], index.ends[spans[:, 1] - 1]
    places = zip(rows.tolist(), lasts.tolist(), starts.tolist(), ends.tolist(), strict=True)
    kept = [
        row == last and regex.fullmatch(texts[row], low, high) is not None
        for row, last, low, high in places
    ]
    return spans[np.flatnonzero(kept)]


def _matches(index: TokenIndex, places: Ints, regex: re.Pattern[str]) -> Iterator[tuple[int, int]]:
    """Match a pattern at the words given; yield the matches that end with a word."""
    texts = index.texts
    rows, starts = index.document_of[places].tolist(), index.starts[places].tolist()
    for place, row, start in zip(places.tolist(), rows, starts, strict=True):
        if match := regex.match(texts[row], start):
            low, high = int(index.bounds[row]), int(index.bounds[row + 1])
            last = low + int(np.searchsorted(index.ends[low:high], match.end()))
            if last < high and index.ends[last] == match.end():
                yield place, last + 1


def _longest(spans: _Spans) -> _Spans:
    """Keep of overlapping nodes the longest; of equals the first."""
    if len(spans) < 2 or (spans[:-1, 1] <= spans[1:, 0]).all():
        return spans
    kept: list[tuple[int, int]] = []
    for group in _overlapping(spans.tolist()):
        taken: list[tuple[int, int]] = []
        for first, last in sorted(group, key=lambda span: (span[0] - span[1], span[0])):
            if all(last <= low or high <= first for low, high in taken):
                taken.append((first, last))
        kept += sorted(taken)
    return np.array(kept, np.int64)


def _overlapping(spans: list[list[int]]) -> Iterator[list[list[int]]]:
    """Yield runs of nodes each of which overlaps one before it."""
    group, reach = [spans[0]], spans[0][1]
    for span in spans[1:]:
        if span[0] >= reach:
            yield group
            group = []
        group.append(span)
        reach = max(reach, span[1])
    yield group
