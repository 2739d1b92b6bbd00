"""How much of a comparison hangs on the word list: one ladder of variants, the same sentences."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from analysis.errors import InputError
from analysis.measures.tone.aggregates import tone_by
from analysis.measures.uncertainty import (
    TOO_FEW,
    Interval,
    cluster_difference,
    cluster_keys,
    clusters_of,
)
from analysis.tables import TONES

# The rungs, from the words as they stand to other people's lists.
VARIANTS = {
    "plain": "VADER as it stands",
    "masked": "VADER, names masked",
    "compound": "VADER, names masked, register overlaid",
    "afinn": "AFINN, names masked",
    "pattern": "Pattern, names masked",
}


def sensitivity_by(
    tones: pd.DataFrame, by: str | Sequence[str] = "side", *, seed: int = 0
) -> pd.DataFrame:
    """Average tone by group in every variant of the word list.

    Parameters
    ----------
    tones : pandas.DataFrame
        The `tones` table.
    by : str or sequence of str
        One or more of its columns.
    seed : int
        Start of the random numbers of the intervals.

    Returns
    -------
    pandas.DataFrame
        One row a variant and a group: ``variant`` (a column of `tones`: ``plain``, ``masked``,
        ``compound``, ``afinn``, ``pattern``), ``label``, and the columns of `tone_by` but for
        ``no_lexicon_word``, which only the overlaid variant has.

    Raises
    ------
    InputError
        Where a column is missing.

    Examples
    --------
    >>> import pandas as pd
    >>> tones = pd.DataFrame({"doc_id": ["a"], "statement_id": [0], "side": ["w"],
    ...     "plain": [0.9], "masked": [0.4], "compound": [0.1], "afinn": [0.2], "pattern": [0.0],
    ...     "n_lexicon_words": [1]})
    >>> sensitivity_by(tones)[["variant", "side", "mean"]].values.tolist()[:2]
    [['plain', 'w', 0.9], ['masked', 'w', 0.4]]
    """
    parts = [
        tone_by(tones, by, tone=variant, seed=seed)
        .drop(columns="no_lexicon_word")
        .assign(variant=variant, label=label)
        for variant, label in VARIANTS.items()
    ]
    table = pd.concat(parts, ignore_index=True)
    first = ["variant", "label"]
    return table[[*first, *(column for column in table if column not in first)]]


def difference_by_variant(
    tones: pd.DataFrame, *, target: str, reference: str, by: str = "side", seed: int = 0
) -> pd.DataFrame:
    """Compare two groups in every variant; say where the sign of the difference holds.

    Parameters
    ----------
    tones : pandas.DataFrame
        The `tones` table.
    target, reference : str
        Two values of ``by``, such as two sides.
    by : str
        The column that tells them.
    seed : int
        Start of the random numbers of the intervals.

    Returns
    -------
    pandas.DataFrame
        One row a variant: ``variant``, ``label``, ``difference`` (mean of target less mean of
        reference, -2 to 2), ``low``, ``high`` (95 per cent, clusters of each group drawn again;
        empty below five clusters a group), ``holds`` (the sign is that of the corrected variant,
        ``compound``; zero holds with nothing) and ``note``.

    Raises
    ------
    InputError
        Where a column is missing, or a group has no sentence.

    Examples
    --------
    >>> import pandas as pd
    >>> tones = pd.DataFrame({"doc_id": ["a", "a"], "statement_id": [0, 1], "side": ["w", "s"],
    ...     "plain": [0.1, 0.9], "masked": [0.1, 0.4], "compound": [0.3, 0.1],
    ...     "afinn": [0.2, 0.1], "pattern": [0.0, 0.0]})
    >>> table = difference_by_variant(tones, target="w", reference="s")
    >>> table[["variant", "difference", "holds"]].round(2).values.tolist()[1:4]
    [['masked', -0.3, False], ['compound', 0.2, True], ['afinn', 0.1, True]]
    """
    TONES.check(tones, by, "doc_id", "statement_id", *VARIANTS)
    groups = [tones[tones[by] == name] for name in (target, reference)]
    for name, part in zip((target, reference), groups, strict=True):
        if part.empty:
            names = ", ".join(map(str, tones[by].unique()))
            raise InputError(f"`tones` has no sentence with `{by}` = `{name}`; it has: {names}.")
    keys = cluster_keys(tones)
    clusters = [clusters_of(part, keys) for part in groups]
    differences = {v: _difference(groups, clusters, v, seed) for v in VARIANTS}
    sign = differences["compound"].mean
    rows = []
    for variant, label in VARIANTS.items():
        found = differences[variant]
        rows.append(
            {
                "variant": variant,
                "label": label,
                "difference": found.mean,
                "low": found.low,
                "high": found.high,
                "holds": found.mean * sign > 0,
                "note": "too few to compare" if found.n_clusters < TOO_FEW else "",
            }
        )
    return pd.DataFrame(rows)


def _difference(
    groups: list[pd.DataFrame], clusters: list[pd.Series[str]], variant: str, seed: int
) -> Interval:
    (ours, theirs), (mine, yours) = [part[variant] for part in groups], clusters
    return cluster_difference(ours, mine, theirs, yours, seed=seed)
