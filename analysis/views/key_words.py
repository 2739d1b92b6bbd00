"""The words each of two sides uses more: as a table, in a sentence, and with the places behind."""

from __future__ import annotations

import warnings
from collections.abc import Mapping
from typing import TYPE_CHECKING

import pandas as pd

from analysis.errors import InputWarning
from analysis.measures.words.keyness import is_sure, keyness
from analysis.views.evidence import Quoter
from analysis.views.rows import rows_of
from analysis.views.sections import PASSAGES, Line, Lines, Passage
from analysis.views.sentence import listing
from analysis.views.style import plural

if TYPE_CHECKING:
    from analysis.measures.reading import Reading

MOST = 10  # words in each direction on the page
_MIN_COUNT = 2  # a word said once tells nothing of a side
_NAMED = 5  # words named in the sentence


def side_keyness(reading: Reading, labels: Mapping[str, str]) -> pd.DataFrame:
    """Compare the words of the first two sides that speak; empty where fewer than two do."""
    spoken = [side for side in labels if (reading.index.said["side"] == side).any()]
    if len(spoken) < 2:
        return pd.DataFrame()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", InputWarning)  # the page says it where the words stand
        return keyness(reading.tokens, target=spoken[0], reference=spoken[1], min_count=_MIN_COUNT)


def say_keyness(found: pd.DataFrame, labels: Mapping[str, str]) -> str:
    """Say how many words tell the sides apart beyond these texts, and name the first.

    Examples
    --------
    >>> say_keyness(pd.DataFrame(), {})
    'Fewer than two sides speak, so there are no words to compare.'
    """
    if found.empty:
        return "Fewer than two sides speak, so there are no words to compare."
    part = found.attrs["part"]
    sure = found[is_sure(found)]
    compared = f"Of {plural(len(found), 'word')} said at least {_MIN_COUNT} times"
    if sure.empty:
        return f"{compared}, none tells the two sides apart when {part}s are kept together."
    ways = []
    for side, way in (("target", sure["g2"] > 0), ("reference", sure["g2"] < 0)):
        words = sure[way]["token"].head(_NAMED).tolist()
        if words:
            named = listing([f"“{word}”" for word in words])
            ways.append(f"{labels[found.attrs[side]]} has more of {named}")
    return (
        f"{compared}, {len(sure):,} differ by more than chance when {part}s are kept together: "
        f"{'; '.join(ways)}, first of all."
    )


def key_word_lines(reading: Reading, found: pd.DataFrame, quoter: Quoter) -> Lines:
    """Return a line a word of the figure, with the places where the two sides say it."""
    if found.empty:
        return Lines((), 0)
    both = found.attrs["target"], found.attrs["reference"]
    tokens = reading.tokens[reading.tokens["side"].isin(both)]
    shown = pd.concat([found[found["g2"] > 0].head(MOST), found[found["g2"] < 0].head(MOST)])
    places = dict(list(tokens[tokens["token"].isin(shown["token"])].groupby("token")))
    lines = []
    for row in rows_of(shown):
        part = places[row.token]
        made = tuple(
            Passage(quoter.quote(p.doc_id, p.statement_id, p.start, p.end), (p.actor,))
            for p in rows_of(part.head(PASSAGES))
        )
        named = dict(zip(("target", "reference"), both, strict=True))
        lines.append(Line({**row._asdict(), **named}, made, len(part) - len(made)))
    return Lines(tuple(lines), len(found))
