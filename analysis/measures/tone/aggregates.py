"""Tone by actor, side, pair or document: sentence-weighted, with n, interval and a plain note."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pandas as pd

from analysis.measures.uncertainty import TOO_FEW, cluster_keys, cluster_mean, clusters_of
from analysis.tables import DIRECTED, DOCUMENTS, NO_STATEMENT, TONES, with_year


def tone_by(
    tones: pd.DataFrame,
    by: str | Sequence[str] = "actor",
    *,
    tone: str = "compound",
    documents: pd.DataFrame | None = None,
    seed: int = 0,
) -> pd.DataFrame:
    """Average the tone of sentences by actor, side, document or several of these.

    Parameters
    ----------
    tones : pandas.DataFrame
        The `tones` table.
    by : str or sequence of str
        One or more of its columns, such as ``"side"`` or ``["actor", "side"]``; with
        ``documents`` also columns of that table, such as ``"date"`` or ``"outlet"``, and
        ``"year"``.
    tone : {"compound", "masked", "plain", "afinn", "pattern"}
        Which variant to average.
    documents : pandas.DataFrame, optional
        The `documents` table, where ``by`` names columns of it.
    seed : int
        Start of the random numbers of the interval.

    Returns
    -------
    pandas.DataFrame
        One row a group in order of first appearance: the columns of ``by``, ``n_statements``
        (0 for narration),
        ``n_sentences``, ``mean``, ``low``, ``high`` (95 per cent, clusters drawn together:
        statements within one document, else documents), ``no_lexicon_word`` (share of sentences
        in which no word moved the score) and ``note`` (``too few to compare``, or empty).

    Raises
    ------
    InputError
        Where a column is missing.

    Examples
    --------
    >>> import pandas as pd
    >>> tones = pd.DataFrame({"doc_id": ["a", "a"], "statement_id": [0, 1], "side": ["w", "w"],
    ...                       "compound": [0.5, -0.1], "n_lexicon_words": [1, 0]})
    >>> tone_by(tones, "side")[["side", "n_statements", "mean", "no_lexicon_word", "note"]]
      side  n_statements  mean  no_lexicon_word                note
    0    w             2   0.2              0.5  too few to compare
    """
    keys = [by] if isinstance(by, str) else list(by)
    tones = with_document_columns(tones, keys, documents)
    TONES.check(tones, *keys, "doc_id", "statement_id", tone, "n_lexicon_words")
    return _averages(tones, keys, tone, seed).rename(columns={"n": "n_sentences"})


def directed_by(
    directed: pd.DataFrame,
    by: str | Sequence[str] = ("side", "target_side"),
    *,
    documents: pd.DataFrame | None = None,
    seed: int = 0,
) -> pd.DataFrame:
    """Average the tone toward targets by pairs of speaker and target.

    Parameters
    ----------
    directed : pandas.DataFrame
        The `directed` table.
    by : str or sequence of str
        Its columns to group by: ``("side", "target_side")``, ``("actor", "target")`` and the like.
    documents : pandas.DataFrame, optional
        The `documents` table, where ``by`` names columns of it, as for `tone_by`.
    seed : int
        Start of the random numbers of the interval.

    Returns
    -------
    pandas.DataFrame
        As `tone_by` gives it, with ``n_negative``, ``n_neutral`` and ``n_positive`` in place of
        ``n_sentences`` and ``no_lexicon_word``: how many pairs of a statement and a target are of
        each class.

    Raises
    ------
    InputError
        Where a column is missing.

    Examples
    --------
    >>> import pandas as pd
    >>> directed = pd.DataFrame({"doc_id": ["a", "a"], "statement_id": [0, 1],
    ...     "side": ["w", "w"], "target_side": ["s", "s"], "tone": [-0.5, 0.1],
    ...     "polarity": [-1, 1]})
    >>> directed_by(directed)[["side", "target_side", "mean", "n_negative", "n_positive"]]
      side target_side  mean  n_negative  n_positive
    0    w           s  -0.2           1           1
    """
    keys = [by] if isinstance(by, str) else list(by)
    directed = with_document_columns(directed, keys, documents)
    DIRECTED.check(directed, *keys, "doc_id", "statement_id", "tone", "polarity")
    table = _averages(directed, keys, "tone", seed).drop(columns=["n", "no_lexicon_word"])
    counts = {
        name: directed[directed.polarity == polarity].groupby(keys, sort=False).size()
        for name, polarity in (("n_negative", -1), ("n_neutral", 0), ("n_positive", 1))
    }
    index = pd.MultiIndex.from_frame(table[keys]) if len(keys) > 1 else pd.Index(table[keys[0]])
    for name, column in counts.items():
        table[name] = column.reindex(index, fill_value=0).to_numpy()
    return table[[*(c for c in table if c != "note"), "note"]]


def with_document_columns(
    table: pd.DataFrame, keys: Sequence[str], documents: pd.DataFrame | None
) -> pd.DataFrame:
    """Add the columns asked for that only the documents have; ``year`` is taken of their date."""
    missing = [key for key in keys if key not in table]
    if documents is None or not missing:
        return table
    dated = with_year(documents)
    DOCUMENTS.check(dated, "doc_id", *missing)
    return table.merge(dated[["doc_id", *missing]], on="doc_id", how="left")


def _averages(frame: pd.DataFrame, keys: list[str], value: str, seed: int) -> pd.DataFrame:
    rows: list[dict[str, Any]] = []
    drawn = cluster_keys(frame)
    for group, part in frame.groupby(keys, sort=False):
        statements = clusters_of(part, ["doc_id", "statement_id"])
        result = cluster_mean(part[value], clusters_of(part, drawn), seed=seed)
        rows.append(
            {
                **dict(zip(keys, group, strict=True)),
                "n_statements": statements[part["statement_id"] != NO_STATEMENT].nunique(),
                "n": len(part),
                "mean": result.mean,
                "low": result.low,
                "high": result.high,
                "no_lexicon_word": _share_without(part),
                "note": "too few to compare" if result.n_clusters < TOO_FEW else "",
            }
        )
    columns = [*keys, "n_statements", "n", "mean", "low", "high", "no_lexicon_word", "note"]
    return pd.DataFrame(rows, columns=columns)


def _share_without(part: pd.DataFrame) -> float:
    if "n_lexicon_words" not in part:
        return float("nan")
    return float((part["n_lexicon_words"] == 0).mean())
