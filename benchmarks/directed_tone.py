"""Measure the tone toward one mention: cross-validated, and on whole articles.

    directed_tone.py [--shared DIR] [--folds N]

Folds keep articles together, as the benchmark's README asks; the weights are fitted anew inside
every fold by the functions of fit_directed_tone.py.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from common import SHARED, load_module
from fit_directed_tone import Row, describe, fit, folds_by_article, read_rows

from analysis import split_sentences
from analysis.measures.tone.directed_scorer import (
    ROLES_FILE,
    WEIGHTS_FILE,
    MentionTone,
    load_model,
    score_mention,
    weigh,
)


def cross_validate(rows: Sequence[Row], folds: int) -> list[MentionTone]:
    """Score every row with weights fitted on the other folds."""
    fold_of = folds_by_article(rows, folds, seed=0)
    roles = load_model(ROLES_FILE)
    scored: list[MentionTone] = [MentionTone(0.0, 0, ())] * len(rows)
    for fold in range(folds):
        model = fit([row for row, at in zip(rows, fold_of, strict=True) if at != fold])
        for name, (toned, positive) in roles.weights.items():
            a, b = model.weights.get(name, (0.0, 0.0))
            model.weights[name] = (a + toned, b + positive)
        for i, row in enumerate(rows):
            if fold_of[i] == fold:
                scored[i] = weigh(describe([row], model.words)[0], model)
    return scored


def sentences_per_second(rows: Sequence[Row]) -> float:
    began = time.process_time()
    for row in rows:
        score_mention(row["sentence"], row["start"], row["end"])
    return len(rows) / (time.process_time() - began)


def sentence_round(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the span of the sentence that holds a mention."""
    found = [s for s in split_sentences(text) if s.start <= start < s.end]
    return (found[0].start, max(found[0].end, end)) if found else (start, end)


def score_articles(folder: Path) -> dict[str, Any]:
    scorer = load_module(folder / "score_directed.py")
    gold = scorer.read(folder / "dev_directed_tone.jsonl")
    texts = {row["id"]: row["text"] for row in scorer.read(folder / "dev.jsonl")}
    predictions = []
    for row in gold:
        text = texts[row["article"]]
        for target in row["targets"]:
            start, end = target["start"], target["end"]
            low, high = sentence_round(text, start, end)
            tone = score_mention(text[low:high], start - low, end - low).tone
            key = {"article": row["article"], "start": start, "end": end}
            predictions.append({**key, "tone": tone})
    return dict(scorer.score(gold, predictions))


def show(rows: Sequence[Row], shared: Path, folds: int) -> None:
    scorer = load_module(shared / "benchmarks/directed_tone/score.py")
    scored = cross_validate(rows, folds)
    figures = scorer.score(rows, [t.tone for t in scored], [t.polarity for t in scored])
    print(f"NewsMTSC train, {folds} folds by article, {len(rows)} rows")
    for name in ("F1m", "acc", "F1neg", "F1neu", "F1pos", "AUC", "pair"):
        print(f"  {name:6}{figures[name]:6.1f}")
    fitted, by_hand = load_model(WEIGHTS_FILE), load_model(ROLES_FILE)
    print(f"  weights of features {len(fitted.weights)}, values of stems {len(fitted.words)}")
    print(f"  weights set by hand {len(by_hand.weights)}")
    print(f"  sentences per CPU-second {sentences_per_second(rows):,.0f}")


def show_articles(folder: Path) -> None:
    figures = score_articles(folder)
    print(f"articles, {figures['mentions']} mentions")
    each = " ".join(f"{figures['f1'][c]:.1f}" for c in ("-1", "0", "1"))
    print(f"  macro-F1 {figures['macro_f1']:.1f} ({each})  accuracy {figures['accuracy']:.1f}")
    print(f"  AUC {figures['auc']:.1f}  sign {figures['sign']:.1f}")
    print(f"  cells that agree {figures['cells_agree']} of {figures['cells']}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--shared", type=Path, default=SHARED, help="folder of the benchmarks")
    parser.add_argument("--folds", type=int, default=5, help="0 leaves the cross-validation out")
    options = parser.parse_args()
    rows = options.shared / "benchmarks/directed_tone/newsmtsc_train.jsonl"
    if not rows.exists():
        sys.exit(f"{rows} is not there; give the folder of the benchmarks with --shared.")
    if options.folds:
        show(read_rows(rows), options.shared, options.folds)
    show_articles(options.shared / "benchmarks/articles")


if __name__ == "__main__":
    main()
