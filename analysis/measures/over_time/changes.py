"""Change points: when a group began to use something more, or less, than before."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from analysis.errors import InputError
from analysis.measures.over_time.periods import counted
from analysis.measures.uncertainty import TOO_FEW
from analysis.measures.words.association import Floats

_MILLION = 1e6


def change_points(
    uses: pd.DataFrame,
    documents: pd.DataFrame,
    *,
    by: str = "side",
    level: float = 0.01,
    draws: int = 999,
    seed: int = 0,
) -> pd.DataFrame:
    """Find the years in which a group's rate of use steps up or down.

    Parameters
    ----------
    uses, documents : pandas.DataFrame
        As for `rates_by_period`.
    by : str
        A column of ``documents`` that tells the groups.
    level : float
        A step counts where fewer draws than this share are as uneven.
    draws : int
        Permutations of documents over years.
    seed : int
        Start of the random numbers.

    Returns
    -------
    pandas.DataFrame
        One row a step, by group and year: the column of ``by``, ``year`` (the first of the new
        rate), ``rate_before`` and ``rate_after`` per million words between this step and its
        neighbours, ``n_before``, ``n_after`` (uses), ``with_before``, ``with_after`` (documents
        with a use), ``documents_before``, ``documents_after`` and ``p``.

    Raises
    ------
    InputError
        Where a column is missing, no document has a year, or ``level`` or ``draws`` mean nothing.

    Notes
    -----
    The best single step is the one with the largest Poisson likelihood ratio against one rate;
    its ``p`` is the share of permutations of the documents over their years whose best step is at
    least as large, so uses that come together in one speech are kept together. Where it counts,
    both stretches are searched again (binary segmentation, Scott and Knott 1974). A stretch has
    five documents or more. A step says when use changed, not why; a slow rise shows as a step in
    its middle.

    Examples
    --------
    >>> import pandas as pd
    >>> documents = pd.DataFrame({"doc_id": [f"d{n}" for n in range(20)], "side": "w",
    ...                           "year": range(2000, 2020), "n_words": 1000})
    >>> uses = pd.DataFrame({"doc_id": [f"d{n}" for n in range(12, 20)]})
    >>> found = change_points(uses, documents)
    >>> found[["year", "rate_before", "rate_after", "with_after"]].values.tolist()
    [[2012.0, 0.0, 1000.0, 8.0]]
    """
    if not 0 < level < 1 or draws < 1:
        raise InputError(f"`level` is {level} and `draws` {draws}; give a share and 1 or more.")
    dated = counted(uses, documents, by).sort_values(["year", "doc_id"], kind="stable")
    random = np.random.default_rng(seed)
    rows: list[dict[str, object]] = []
    for name, part in dated.groupby(by, sort=False):
        series = _Series(*(part[column].to_numpy() for column in ("year", "n", "n_words")))
        steps = sorted(series.steps(0, len(part), level, draws, random))
        ends = [0, *(at for at, _ in steps), len(part)]
        rows += [
            {by: name, **series.told(ends[k], at, ends[k + 2]), "p": p}
            for k, (at, p) in enumerate(steps)
        ]
    return pd.DataFrame(rows, columns=[by, *_COLUMNS])


_COLUMNS = (
    "year rate_before rate_after n_before n_after with_before with_after documents_before "
    "documents_after p"
).split()


class _Series:
    """The documents of one group in order of time: years, uses and words."""

    def __init__(
        self, years: NDArray[np.int64], uses: NDArray[np.int64], words: NDArray[np.int64]
    ) -> None:
        self.years, self.uses, self.words = years, uses.astype(float), words.astype(float)

    def steps(
        self, low: int, high: int, level: float, draws: int, random: np.random.Generator
    ) -> Iterator[tuple[int, float]]:
        """Yield the steps between two documents, each with its p."""
        places = self._places(low, high)
        if not len(places) or not self.uses[low:high].any():
            return
        uses, words = self.uses[low:high], self.words[low:high]
        gains = _gains(uses, words, places - low)
        best = float(gains.max())
        shuffled = (random.permutation(len(uses)) for _ in range(draws))
        as_large = sum(
            float(_gains(uses[order], words[order], places - low).max()) >= best * (1 - 1e-12)
            for order in shuffled
        )
        p = (1 + as_large) / (1 + draws)
        if p > level:
            return
        at = int(places[gains.argmax()])
        yield at, p
        yield from self.steps(low, at, level, draws, random)
        yield from self.steps(at, high, level, draws, random)

    def _places(self, low: int, high: int) -> NDArray[np.int64]:
        """Return where a year begins with enough documents before and after it."""
        new = np.flatnonzero(np.diff(self.years[low:high])) + 1 + low
        return new[(new >= low + TOO_FEW) & (new <= high - TOO_FEW)]

    def told(self, low: int, at: int, high: int) -> dict[str, object]:
        """Return what stands on both sides of a step."""
        row: dict[str, object] = {"year": int(self.years[at])}
        for name, part in (("before", slice(low, at)), ("after", slice(at, high))):
            uses, words = self.uses[part], self.words[part]
            row[f"rate_{name}"] = float(uses.sum() / words.sum() * _MILLION)
            row[f"n_{name}"] = int(uses.sum())
            row[f"with_{name}"] = int((uses > 0).sum())
            row[f"documents_{name}"] = len(uses)
        return row


def _gains(uses: Floats, words: Floats, places: NDArray[np.int64]) -> Floats:
    """Return the Poisson likelihood ratio of two rates against one for each place of a step."""
    n, size = np.cumsum(uses)[places - 1], np.cumsum(words)[places - 1]
    total, whole = uses.sum(), words.sum()
    rate = total / whole
    gain = np.zeros(len(places))
    for count, length in ((n, size), (total - n, whole - size)):
        ratio = np.divide(count, length * rate, out=np.ones_like(gain), where=count > 0)
        gain += 2 * count * np.log(ratio)
    return gain


def say_changes(found: pd.DataFrame, what: str, labels: dict[str, str] | None = None) -> list[str]:
    """Put change points in words, with the numbers they rest on.

    Parameters
    ----------
    found : pandas.DataFrame
        What `change_points` returns.
    what : str
        What was counted, as it is to be named.
    labels : dict of str to str, optional
        Names of the groups.

    Returns
    -------
    list of str
        A sentence a step.

    Examples
    --------
    >>> found = pd.DataFrame([["w", 2015, 2.0, 61.0, 1, 28, 1, 14, 186, 90, 0.001]],
    ...                      columns=["side", *_COLUMNS])
    >>> print(say_changes(found, "“rules-based”", {"w": "Western"})[0])
    Western: “rules-based” rises from 2 to 61 per million words in 2015
    (1 of 186 documents before, 14 of 90 from then on; p = 0.001).
    """
    group = str(found.columns[0])
    return [
        f"{(labels or {}).get(row[group], row[group])}: {what} "
        f"{'rises' if row['rate_after'] > row['rate_before'] else 'falls'} from "
        f"{row['rate_before']:.0f} to {row['rate_after']:.0f} per million words in {row['year']} "
        f"({row['with_before']} of {row['documents_before']} documents before, "
        f"{row['with_after']} of {row['documents_after']} from then on; p = {row['p']:.3f})."
        for row in found.to_dict("records")
    ]
