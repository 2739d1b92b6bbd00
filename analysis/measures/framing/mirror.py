"""The mirror as a table: what each side names, beside whom it says endangers it."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

import pandas as pd

from analysis.measures.uncertainty import TOO_FEW, cluster_keys, cluster_mean, clusters_of
from analysis.tables import CLAIMS, NARRATION, UNATTRIBUTED, WORDINGS

# Relations that accuse, gravest and plainest first; the first two say that it is endangered.
ACCUSING = ("threatened_by", "violates", "denies_voice_of", "not_represented_by")
NAMES, ACCUSES = "names", "accuses"
_NOBODY = "nobody named"


def mirror_of(
    wordings: pd.DataFrame,
    claims: pd.DataFrame,
    *,
    by: str = "side",
    concepts: Collection[str] | None = None,
    seed: int = 0,
) -> pd.DataFrame:
    """Put what each side names beside whom it says endangers it.

    Parameters
    ----------
    wordings, claims : pandas.DataFrame
        The tables of that name. Narration and statements without a speaker are left out.
    by : str
        The column that tells who speaks: ``"side"`` or ``"actor"``.
    concepts : collection of str, optional
        Ids of the concepts whose wordings are names of what is contested; all by default.
    seed : int
        Start of the random numbers of the intervals.

    Returns
    -------
    pandas.DataFrame
        One row a group, part and name, groups in order of first appearance, ``names`` before
        ``accuses``, the most frequent first:

        - the column of ``by``; ``part``: ``names`` (wordings in the group's own voice that it is
          not against) or ``accuses`` (claims that somebody else threatens or violates what the
          speaker is not against, shuts others out of it or does not speak for it);
        - ``name``: the codebook's name of the wording, or the actor accused (``nobody named`` where
          the doer is left vague); ``name_side``, the accused actor's side;
        - ``n``, ``n_with`` (statements of one text, or documents, that have it) and ``n_all`` (all
          rows of the group and part);
        - ``share`` of ``n_all``, with ``low`` and ``high`` (95 per cent, statements or documents
          drawn again) and ``note`` (``too few to compare`` below five of them);
        - ``rows``: the index labels behind it in ``wordings`` or ``claims``, to open with ``loc``.

    Raises
    ------
    InputError
        Where a column is missing.

    Examples
    --------
    >>> import analysis, pandas as pd
    >>> text = "“We defend the rules-based order,” said NATO chief Jens Stoltenberg."
    >>> documents = analysis.read_corpus(pd.DataFrame({"doc_id": ["a"], "text": [text]}))
    >>> reading = analysis.read(documents, analysis.load_codebook())
    >>> table = mirror_of(reading.wordings, reading.claims)
    >>> table[["side", "part", "name", "n", "share", "rows"]].values.tolist()
    [['western', 'names', 'rules-based international order', 1, 1.0, (0,)]]
    """
    needed = ("doc_id", "statement_id", by)
    WORDINGS.check(wordings, *needed, "concept", "wording", "voice", "stance", "start", "end")
    CLAIMS.check(claims, *needed, "relation", "other", "other_side", "start", "end")
    named, accused = _named(wordings, by, concepts), _accused(claims, wordings, by)
    rows = [
        row
        for group in dict.fromkeys([*named[by], *accused[by]])
        for part, table in ((NAMES, named), (ACCUSES, accused))
        for row in _ranked(table[table[by] == group], {by: group, "part": part}, seed)
    ]
    return pd.DataFrame(rows, columns=[by, *_COLUMNS])


_COLUMNS = "part name name_side n n_with n_all share low high note rows".split()


def _spoken(table: pd.DataFrame, by: str) -> pd.DataFrame:
    return table[~table[by].isin((NARRATION, UNATTRIBUTED))]


def _named(wordings: pd.DataFrame, by: str, concepts: Collection[str] | None) -> pd.DataFrame:
    """Return the wordings their speaker stands for."""
    own = _spoken(wordings, by)
    own = own[(own["voice"] == "own") & (own["stance"] != "against")]
    if concepts is not None:
        own = own[own["concept"].isin(concepts)]
    return own.assign(name=own["wording"], name_side="")


def accusing(claims: pd.DataFrame, wordings: pd.DataFrame) -> pd.DataFrame:
    """Return the claims that accuse over what their speaker is not against."""
    place = ["doc_id", "start", "end"]
    against = pd.MultiIndex.from_frame(wordings.loc[wordings["stance"] == "against", place])
    made = claims[claims["relation"].isin(ACCUSING)]
    return made[~pd.MultiIndex.from_frame(made[place]).isin(against)]


def _accused(claims: pd.DataFrame, wordings: pd.DataFrame, by: str) -> pd.DataFrame:
    """Return what a group accuses others of; nobody accuses himself."""
    made = _spoken(accusing(claims, wordings), by)
    made = made[made["other"] != made["actor"]]
    return made.assign(name=made["other"].replace("", _NOBODY), name_side=made["other_side"])


def _ranked(table: pd.DataFrame, told: dict[str, Any], seed: int) -> list[dict[str, Any]]:
    """Return the rows of one group and part, the most frequent first."""
    if table.empty:
        return []
    clusters = clusters_of(table, cluster_keys(table))
    rows = []
    for (name, side), part in table.groupby(["name", "name_side"], sort=False):
        is_it = (table["name"] == name) & (table["name_side"] == side)
        found = cluster_mean(is_it, clusters, seed=seed)
        rows.append(
            {
                **told,
                "name": name,
                "name_side": side,
                "n": len(part),
                "n_with": clusters[is_it].nunique(),
                "n_all": len(table),
                "share": found.mean,
                "low": found.low,
                "high": found.high,
                "note": "too few to compare" if found.n_clusters < TOO_FEW else "",
                "rows": tuple(part.index),
            }
        )
    return sorted(rows, key=lambda row: (-row["n"], row["name"]))
