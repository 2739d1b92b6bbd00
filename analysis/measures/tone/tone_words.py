"""The words behind a tone: what each put in, summed over the sentences of a group."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pandas as pd

from analysis.errors import InputError
from analysis.measures.tone.vader import Scorer
from analysis.tables import TONES


def tone_words_by(
    tones: pd.DataFrame, by: str | Sequence[str] = "side", *, words: str = "words"
) -> pd.DataFrame:
    """Sum what each word put into the tone of a group's sentences.

    Parameters
    ----------
    tones : pandas.DataFrame
        The `tones` table.
    by : str or sequence of str
        One or more of its columns.
    words : {"words", "plain_words"}
        The parts of the corrected or of the plain score.

    Returns
    -------
    pandas.DataFrame
        One row a group and a word in small letters, within a group the largest sum first: the
        columns of ``by``, ``word``, ``n`` (times it moved a score), ``sum`` (of its parts of the
        compounds, signed) and ``mean_part``, the sum over the number of the group's sentences:
        these add up to the group's mean tone.

    Raises
    ------
    InputError
        Where a column is missing.

    Examples
    --------
    >>> import pandas as pd
    >>> tones = pd.DataFrame({"side": ["w", "w"], "words": [(("threat", -0.4),), ()]})
    >>> tone_words_by(tones).values.tolist()
    [['w', 'threat', 1, -0.4, -0.2]]
    """
    keys = [by] if isinstance(by, str) else list(by)
    TONES.check(tones, *keys, words)
    rows: list[dict[str, Any]] = []
    for group, part in tones.groupby(keys, sort=False):
        sums: dict[str, list[float]] = {}
        for row in part[words]:
            for word, share in row:
                sums.setdefault(word.lower(), []).append(share)
        ranked = sorted(sums.items(), key=lambda item: (-abs(sum(item[1])), item[0]))
        named = dict(zip(keys, group, strict=True))
        rows += [
            {**named, "word": word, "n": len(shares), "sum": sum(shares),
             "mean_part": sum(shares) / len(part)}
            for word, shares in ranked
        ]  # fmt: skip
    return pd.DataFrame(rows, columns=[*keys, "word", "n", "sum", "mean_part"])


def explain_tone(
    text: str,
    *,
    mask: Sequence[tuple[int, int]] = (),
    scorer: Scorer | None = None,
) -> pd.DataFrame:
    """Explain a sentence's tone word by word; the contributions add up to the score.

    VADER gives every word of its lexicon a value ``v`` of -4 to 4 and changes it by its place to
    ``s_i``: a degree adverb adds or takes 0.293 (less at a distance), capitals add 0.733, a
    negation multiplies by -0.74, "so" or "this" shortly before raises by a quarter or a half, words
    before "but" count half and those after it one and a half.
    Exclamation and question marks add their emphasis. With ``s`` the sum of all, the score is
    ``c = s / sqrt(s**2 + 15)``, and a word's contribution ``c_i = s_i / sqrt(s**2 + 15)``.

    Parameters
    ----------
    text : str
        A sentence.
    mask : sequence of (start, end)
        Names that count as words without tone.
    scorer : Scorer, optional
        Another lexicon or an overlay; plain VADER by default.

    Returns
    -------
    pandas.DataFrame
        One row a word that moved the score, in the order of the text, punctuation last:
        ``start``, ``end``, ``word``, ``value`` (in the lexicon or overlay, -4 to 4), ``why``
        (what changed it, in the order applied) and ``contribution`` (-1 to 1). Punctuation has no
        value of its own and no place: start and end are -1.

    Raises
    ------
    InputError
        Where ``text`` is no text, or a span of ``mask`` does not lie in it.

    Notes
    -----
    Source: Hutto, C. J. and Gilbert, E. (2014), "VADER: A Parsimonious Rule-based Model for
    Sentiment Analysis of Social Media Text", ICWSM-14; numbers as in NLTK 3.10.

    Examples
    --------
    >>> from analysis.measures.tone.vader import polarity_scores
    >>> table = explain_tone("We do not support this war!")
    >>> table[["word", "value", "why"]].values.tolist()
    [['support', 1.7, 'negated by not'], ['war', -2.9, 'raised by this'], ['!', 0.0, 'emphasis']]
    >>> print(f"{table['contribution'].sum():.4f}")
    -0.8006
    >>> polarity_scores("We do not support this war!")["compound"]
    -0.8006
    """
    if not isinstance(text, str):
        raise InputError(f"`text` is a {type(text).__name__}; give a text.")
    scored = (scorer or Scorer()).score(text, mask)
    rows: list[tuple[Any, ...]] = [
        (w.start, w.end, w.text, w.value, "; ".join(w.why), w.contribution) for w in scored.words
    ]
    if scored.punctuation:
        marks = "".join(character for character in text if character in "!?")
        rows.append((-1, -1, marks, 0.0, "emphasis", scored.punctuation))
    columns = ["start", "end", "word", "value", "why", "contribution"]
    return pd.DataFrame(rows, columns=columns)
