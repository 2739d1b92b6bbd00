"""Fit the weights of the tone toward one mention on NewsMTSC train.

    fit_directed_tone.py ROWS.jsonl [--out FILE]

Two decisions, each a logistic regression: any tone against none, and positive against negative
among the toned. First every stem gets a value for each decision (ridge over the bag of words).
Then the features are weighed: sums of these values by place, words that no table values, word
classes, roles. The values a row is described with in the second step come from other articles
than its own, or the sums would look surer than they are. A ridge fit over all features picks
those with the largest weight times spread; a second one over these gives the weights. Stems
and features that fewer than `MIN_SENTENCES` sentences show are left out, so that no weight
remembers a sentence.
"""

from __future__ import annotations

import argparse
import csv
import io
import json
import random
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

from analysis.measures.tone.directed_features import LEFT_REACH, RIGHT_REACH, Values, features
from analysis.measures.tone.directed_scorer import BIAS, WEIGHTS_FILE, WORD, Model, Pair
from analysis.measures.tone.directed_tokens import tokenize, unvalued

MIN_SENTENCES = 10
KEPT_WORDS = 900  # stems that keep their value
KEPT_FEATURES = 700  # features kept for each of the two decisions
WORD_C, FIRST_C, SECOND_C = 0.1, 0.02, 0.04  # inverse strengths of the ridge fits
INNER_FOLDS = 5
Row = dict[str, Any]
HEADER = """\
# Weights of the features of directed_features.py for the tone toward one mention.
# Fitted by benchmarks/fit_directed_tone.py on the train rows of NewsMTSC (Hamborg and Donnay,
# EACL 2021, repository fhamborg/NewsMTSC, commit b9d9b797) and on nothing else.
# toned: weight for any tone against none; positive: weight for positive against negative.
# Rows that begin with "word: " are values of stems; the others are weights of features.
# Names are masked; (class) is a word class of directed_words.csv or of VADER's lexicon.
"""


class Design(NamedTuple):
    """Named numbers of every row as a sparse matrix."""

    matrix: csr_matrix
    names: list[str]


def read_rows(path: Path) -> list[Row]:
    with path.open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines if line.strip()]


def article_groups(rows: Sequence[Row]) -> list[str]:
    """Return the article of every row; articles that share a sentence count as one."""
    parent: dict[str, str] = {}

    def find(name: str) -> str:
        parent.setdefault(name, name)
        while parent[name] != name:
            name = parent[name]
        return name

    first_of: dict[str, str] = {}
    articles = ["_".join(row["id"].split("_")[:3]) for row in rows]
    for row, article in zip(rows, articles, strict=True):
        other = first_of.setdefault(row["sentence"], article)
        parent[find(article)] = find(other)
    return [find(article) for article in articles]


def folds_by_article(rows: Sequence[Row], folds: int, seed: int) -> np.ndarray:
    """Return the number of the fold of every row."""
    groups = article_groups(rows)
    order = sorted(set(groups))
    random.Random(seed).shuffle(order)
    fold_of = {group: i % folds for i, group in enumerate(order)}
    return np.array([fold_of[group] for group in groups])


def design(rows: Sequence[Row], found: Sequence[Mapping[str, float]]) -> Design:
    """Lay out what at least `MIN_SENTENCES` different sentences show."""
    seen = {(name, row["sentence"]) for row, each in zip(rows, found, strict=True) for name in each}
    counts = Counter(name for name, _ in seen)
    names = sorted(name for name, n in counts.items() if n >= MIN_SENTENCES)
    place = {name: i for i, name in enumerate(names)}
    cells = [
        (value, i, place[name])
        for i, each in enumerate(found)
        for name, value in each.items()
        if name in place
    ]
    values, lines, columns = zip(*cells, strict=True)
    return Design(csr_matrix((values, (lines, columns)), shape=(len(rows), len(names))), names)


def bag_of_words(row: Row) -> dict[str, float]:
    """Return the stems within reach of the mention."""
    tokens = tokenize(row["sentence"])
    left = [i for i, end in enumerate(tokens.ends) if end <= row["start"]][-LEFT_REACH:]
    right = [i for i, start in enumerate(tokens.starts) if start >= row["end"]][:RIGHT_REACH]
    words = (tokens.words[i] for i in (*left, *right))
    return {word: 1.0 for word in words if word[0].isalpha() and word not in unvalued()}


def _ridge(matrix: csr_matrix, truth: np.ndarray, c: float) -> LogisticRegression:
    return LogisticRegression(C=c, solver="liblinear", max_iter=300).fit(matrix, truth)


def _spread(matrix: csr_matrix) -> np.ndarray:
    return np.sqrt(np.asarray(matrix.power(2).mean(axis=0)).ravel())


def fit_words(made: Design, polarity: np.ndarray, inside: np.ndarray) -> dict[str, Pair]:
    """Value the stems on the rows `inside`."""
    toned_rows = inside & (polarity != 0)
    toned = _ridge(made.matrix[inside], polarity[inside] != 0, WORD_C).coef_[0]
    positive = _ridge(made.matrix[toned_rows], polarity[toned_rows] > 0, WORD_C).coef_[0]
    size = np.maximum(abs(toned), abs(positive)) * _spread(made.matrix)
    kept = np.argsort(-size, kind="stable")[:KEPT_WORDS]
    pairs = zip(toned.round(3).tolist(), positive.round(3).tolist(), strict=True)
    valued = dict(zip(made.names, pairs, strict=True))
    return {made.names[i]: valued[made.names[i]] for i in kept.tolist()}


def fit_decision(matrix: csr_matrix, truth: np.ndarray) -> tuple[np.ndarray, float]:
    """Return one weight a column, zero where the feature was not kept, and the bias."""
    first = _ridge(matrix, truth, FIRST_C).coef_[0]
    kept = np.argsort(-abs(first) * _spread(matrix), kind="stable")[:KEPT_FEATURES]
    second = _ridge(matrix[:, kept], truth, SECOND_C)
    weights = np.zeros(matrix.shape[1])
    weights[kept] = second.coef_[0]
    return weights, float(second.intercept_[0])


def describe(rows: Iterable[Row], values: Values) -> list[dict[str, float]]:
    return [features(tokenize(r["sentence"]), r["start"], r["end"], values) for r in rows]


def fit(rows: Sequence[Row]) -> Model:
    """Fit both steps; numbers are rounded as they are written."""
    polarity = np.array([row["polarity"] for row in rows])
    bags = design(rows, [bag_of_words(row) for row in rows])
    inner = folds_by_article(rows, INNER_FOLDS, seed=1)
    found: list[dict[str, float]] = [{}] * len(rows)
    for fold in range(INNER_FOLDS):
        values = fit_words(bags, polarity, inner != fold)
        for i in np.flatnonzero(inner == fold).tolist():
            found[i] = describe([rows[i]], values)[0]
    made = design(rows, found)
    has_tone = polarity != 0
    toned, toned_bias = fit_decision(made.matrix, has_tone)
    positive, positive_bias = fit_decision(made.matrix[has_tone], polarity[has_tone] > 0)
    weights = {BIAS: (round(toned_bias, 3), round(positive_bias, 3))}
    for name, a, b in zip(made.names, toned.tolist(), positive.tolist(), strict=True):
        if round(a, 3) or round(b, 3):
            weights[name] = (round(a, 3), round(b, 3))
    return Model(weights, fit_words(bags, polarity, np.ones(len(rows), dtype=bool)))


def write_model(model: Model, path: Path) -> None:
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(["feature", "toned", "positive"])
    rows = {**model.weights, **{WORD + word: pair for word, pair in model.words.items()}}
    for name in sorted(rows):
        writer.writerow([name, *rows[name]])
    path.write_text(HEADER + text.getvalue(), encoding="utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("rows", type=Path, help="newsmtsc_train.jsonl")
    parser.add_argument("--out", type=Path, default=WEIGHTS_FILE)
    options = parser.parse_args()
    rows = read_rows(options.rows)
    model = fit(rows)
    write_model(model, options.out)
    print(f"{len(rows)} rows, {len(model.weights)} weights, {len(model.words)} word values")


if __name__ == "__main__":
    main()
