"""Score the tone of a passage toward one mention with listed weights.

Two logistic scores are added up from the features of ``directed_features``: one says whether the
passage has any tone toward the mention, the other which. The weights lie in
``directed_weights.csv`` (fitted) and ``directed_roles.csv`` (set by hand, each with its reason).
"""

from __future__ import annotations

import csv
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import exp
from pathlib import Path
from typing import NamedTuple

from analysis.measures.tone.directed_features import features
from analysis.measures.tone.directed_tokens import tokenize

WEIGHTS_FILE = Path(__file__).with_name("directed_weights.csv")
ROLES_FILE = Path(__file__).with_name("directed_roles.csv")
BIAS = "bias"
WORD = "word: "  # rows of the weights file that value a stem begin with this
CUT = 0.40  # chance of the likelier polarity from which a mention is toned; NewsMTSC train
NEUTRAL_BAND = 0.049  # tones of neutral mentions stay inside, tones of the others outside 0.05
WORDS_SHOWN = 12

Pair = tuple[float, float]  # for any tone against none, for positive against negative


class Model(NamedTuple):
    """Weights of features and values of stems."""

    weights: dict[str, Pair]
    words: dict[str, Pair]


@dataclass(frozen=True)
class MentionTone:
    """The tone toward one mention: a number, its class and the features behind it."""

    tone: float
    polarity: int
    words: tuple[tuple[str, float], ...]


def load_model(*paths: Path) -> Model:
    """Read feature weights; weights of the same feature in two files are added.

    Parameters
    ----------
    *paths : Path
        CSV files with the columns `feature`, `toned` and `positive`; lines that begin with `#`
        are comments.

    Returns
    -------
    Model
        ``{feature: (weight for any tone, weight for positive)}`` and the same of stems.

    Examples
    --------
    >>> "object of (blame)" in load_model(WEIGHTS_FILE).weights
    True
    """
    model = Model({}, {})
    for path in paths:
        lines = path.read_text(encoding="utf-8").splitlines()
        for row in csv.DictReader(line for line in lines if not line.startswith("#")):
            name = row["feature"]
            table = model.words if name.startswith(WORD) else model.weights
            key = name.removeprefix(WORD)
            toned, positive = table.get(key, (0.0, 0.0))
            table[key] = (toned + float(row["toned"]), positive + float(row["positive"]))
    return model


@lru_cache(maxsize=1)
def _model() -> Model:
    return load_model(WEIGHTS_FILE, ROLES_FILE)


def score_mention(
    text: str, start: int, end: int, names: Sequence[tuple[int, int]] = ()
) -> MentionTone:
    """Score the tone of a passage toward the mention at ``text[start:end]``.

    Parameters
    ----------
    text : str
        A sentence or a short passage in English.
    start, end : int
        First character of the mention and one past its last.
    names : sequence of (int, int), optional
        Spans of names of actors; they are masked. Capitalised words are masked anyway.

    Returns
    -------
    MentionTone
        `tone` in [-1, 1]; `polarity` -1, 0 or 1, decided on its own (a tone inside +-0.05 if and
        only if neutral); `words`, the features that moved the tone with their contributions,
        largest first.

    Raises
    ------
    ValueError
        If the span does not lie in `text`.

    Notes
    -----
    The weights come from single sentences of US news (NewsMTSC, Hamborg and Donnay 2021); the
    figure is a reader's guess at the wording, not a measure of what a speaker feels.

    Examples
    --------
    >>> score_mention("The minister condemned Atlantis.", 23, 31).polarity
    -1
    >>> score_mention("The minister thanked Atlantis for its help.", 21, 29).polarity
    1
    """
    if not 0 <= start <= end <= len(text):
        raise ValueError(
            f"`start` and `end` are {start} and {end}; a span of `text` needs "
            f"0 <= start <= end <= {len(text)}."
        )
    model = _model()
    return weigh(features(tokenize(text, tuple(names)), start, end, model.words), model)


def weigh(found: Mapping[str, float], model: Model) -> MentionTone:
    """Add up the weights of the features found."""
    weights = model.weights
    toned, positive = weights[BIAS]
    parts: dict[str, float] = {}
    for name, value in found.items():
        pair = weights.get(name)
        if pair:
            toned += pair[0] * value
            part = pair[1] * value
            positive += part
            shown = name if value == 1.0 else _shown(name)
            parts[shown] = parts.get(shown, 0.0) + part
    chance, likely = _logistic(toned), _logistic(positive)
    lean = 2 * likely - 1
    ranked = sorted(parts.items(), key=lambda part: (-abs(part[1]), part[0]))
    words = tuple((name, round(size, 4)) for name, size in ranked[:WORDS_SHOWN] if size)
    if chance * max(likely, 1 - likely) < CUT or not lean:
        return MentionTone(NEUTRAL_BAND * chance * lean, 0, words)
    sign = 1 if lean > 0 else -1
    return MentionTone(sign * (0.05 + 0.95 * chance * abs(lean)), sign, words)


@lru_cache(maxsize=10_000)
def _shown(name: str) -> str:
    """Put the many sums of word values on one side of the mention under one name."""
    side = name.rsplit(": ", 1)[-1].split(" ", 1)[0]
    return {"before": "words before", "after": "words after"}.get(side, name)


def _logistic(score: float) -> float:
    return 1 / (1 + exp(-max(-30.0, min(30.0, score))))


def pool(tones: Sequence[MentionTone]) -> MentionTone:
    """Pool the tones of several mentions of one target in one statement.

    The mean of the tones of the toned mentions; neutral mentions do not thin it out, for a
    statement that condemns a target once and names it twice more in passing condemns it.

    Parameters
    ----------
    tones : sequence of MentionTone
        At least one.

    Returns
    -------
    MentionTone
        The mean of the toned mentions, or of all where none is toned; `words` are those of the
        mention with the largest tone on the side of the mean.

    Raises
    ------
    ValueError
        If `tones` is empty.

    Examples
    --------
    >>> pool([MentionTone(0.0, 0, ()), MentionTone(-0.6, -1, (("object of (blame)", -1.2),))])
    MentionTone(tone=-0.6, polarity=-1, words=(('object of (blame)', -1.2),))
    """
    if not tones:
        raise ValueError("`tones` is empty; pool needs the tone of at least one mention.")
    counted = [tone for tone in tones if tone.polarity] or list(tones)
    mean = sum(tone.tone for tone in counted) / len(counted)
    polarity = 0 if abs(mean) < 0.05 else 1 if mean > 0 else -1
    strongest = max(counted, key=lambda tone: tone.tone * (polarity or 1))
    return MentionTone(mean, polarity, strongest.words)
