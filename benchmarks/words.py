"""Counting, keyness and concordance beside other libraries, on the same tokens in one run.

    python benchmarks/words.py [MILLIONS | FILE]

Texts are made up from a vocabulary with Zipf's frequencies, so that the run needs nothing; 10
million words by default. Texts of your own may stand in for them. Every figure is CPU time in this
run, the least of three; ratios are what carries over to another machine. Other libraries are
measured where they are installed, and passed over by name where they are not.
"""

from __future__ import annotations

import gc
import re
import resource
import sys
import time
from collections import Counter
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

import analysis
from analysis.texts.characters import straighten
from analysis.texts.tokens import _WORD

_TYPES = 30_000
_DOCUMENT = 3_000  # words
_SIDES = ("western", "sino_russian")


def made_up(millions: float, seed: int = 0) -> pd.DataFrame:
    """Make documents of both sides, with capitals, commas, full stops and a phrase to look for."""
    random = np.random.default_rng(seed)
    letters = np.array(list("abcdefghijklmnopqrstuvwxyz"))
    words = ["".join(random.choice(letters, n)) for n in random.integers(2, 11, _TYPES)]
    words[4], words[9], words[40] = "united", "states", "rules-based"
    chance = 1 / np.arange(1, _TYPES + 1) ** 1.05
    texts = []
    for _ in range(int(millions * 1e6 / _DOCUMENT)):
        drawn = random.choice(_TYPES, _DOCUMENT, p=chance / chance.sum())
        text = " ".join(words[n] + ("" if k % 9 else ", ") for k, n in enumerate(drawn))
        texts.append(text.replace(",  ", ", ").replace("united ", "united states ", 3) + ".")
    rows = {
        "doc_id": [f"d{n}" for n in range(len(texts))],
        "side": [_SIDES[n % 2] for n in range(len(texts))],
        "text": texts,
    }
    return analysis.read_corpus(pd.DataFrame(rows))


def cpu(work: Callable[[], Any], rounds: int = 3) -> tuple[float, Any]:
    """Return the least CPU time of some rounds, and what the work returned."""
    times, result = [], None
    for _ in range(rounds):
        result = None
        gc.collect()
        begun = time.process_time()
        result = work()
        times.append(time.process_time() - begun)
    return min(times), result


def peak() -> float:
    """Return the most memory this process has had, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def count_with_regex(texts: list[str], sides: list[str]) -> dict[str, Counter[str]]:
    found: dict[str, Counter[str]] = {}
    for text, side in zip(texts, sides, strict=True):
        found.setdefault(side, Counter()).update(_WORD.findall(straighten(text).lower()))
    return found


def counting(documents: pd.DataFrame) -> None:
    texts, sides = documents["text"].tolist(), documents["side"].tolist()
    before = peak()
    ours, table = cpu(lambda: analysis.count_tokens(documents))
    added = peak() - before
    regex, counted = cpu(lambda: count_with_regex(texts, sides))
    n = int(table["n"].sum())
    same = {(s, w): k for s, words in counted.items() for w, k in words.items()}
    assert same == table.set_index(["side", "token"])["n"].to_dict(), "not the same tokens"
    print(f"\ncounting {n:,} words by side, the same tokens ({added:,.0f} MB more at its peak)")
    print(f"  {'this package':24}{n / ours / 1e6:6.2f} million words a second   1")
    report("re.findall + Counter", regex, ours, n)
    for name, work in other_counters(texts):
        report(name, cpu(work, 1)[0], ours, n)


def other_counters(texts: list[str]) -> list[tuple[str, Callable[[], Any]]]:
    pattern = _WORD.pattern
    found: list[tuple[str, Callable[[], Any]]] = []
    if find_spec("sklearn"):
        from sklearn.feature_extraction.text import CountVectorizer

        found.append(
            ("scikit-learn", lambda: CountVectorizer(token_pattern=pattern).fit_transform(texts))
        )
    from nltk.tokenize import RegexpTokenizer

    def with_nltk() -> Counter[str]:
        counted: Counter[str] = Counter()
        for text in texts:
            counted.update(RegexpTokenizer(pattern).tokenize(straighten(text).lower()))
        return counted

    return [*found, ("nltk RegexpTokenizer", with_nltk)]


def report(name: str, seconds: float, ours: float, n: int) -> None:
    print(f"  {name:24}{n / seconds / 1e6:6.2f} million words a second   {ours / seconds:.2f}")


def searching(documents: pd.DataFrame, phrase: str = "united states") -> None:
    before = peak()
    built, index = cpu(lambda: analysis.index_tokens(documents), 1)
    columns = index.types, index.starts, index.ends, index.sentences, index.statements
    size = sum(column.nbytes for column in columns) / len(index)
    print(f"\nindex of {len(index):,} words: {built:.1f} s, {size:.0f} bytes a word")
    print(f"  ({peak() - before:,.0f} MB more at its peak, {text_size(documents):.0f} MB of text)")
    first, _ = cpu(lambda: analysis.concordance(index, phrase), 1)
    again, lines = cpu(lambda: analysis.concordance(index, phrase))
    print(
        f"concordance of `{phrase}`, {len(lines):,} lines: {again:.3f} s (the first {first:.2f} s)"
    )
    words = [word for text in documents["text"] for word in re.findall(_WORD, text)]
    from nltk.text import Text

    text = Text(words)
    cost, _ = cpu(lambda: text.concordance_list(phrase.split(), lines=1), 1)
    theirs, _ = cpu(lambda: text.concordance_list(phrase.split(), lines=len(lines)), 1)
    print(
        f"  nltk {theirs:.3f} s, {theirs / again:.1f} times, after {cost:.1f} s for its own index"
    )


def text_size(documents: pd.DataFrame) -> float:
    return float(documents["text"].str.len().sum()) / 1e6


def comparing(documents: pd.DataFrame) -> None:
    counted = analysis.count_tokens(documents)
    pair = {"target": _SIDES[0], "reference": _SIDES[1]}
    seconds, found = cpu(lambda: analysis.keyness(counted, **pair))
    print(f"\nkeyness with all measures, {len(found):,} types from counts: {seconds:.3f} s")
    tokens = analysis.index_tokens(documents).frame()
    by_part, _ = cpu(lambda: analysis.keyness(tokens, **pair, min_count=10, draws=99), 1)
    print(f"  from {len(tokens):,} rows, by document, 99 permutations: {by_part:.1f} s")
    for name, compare in {"sklearn": with_scikit, "scattertext": with_scattertext}.items():
        if find_spec(name):
            compare(documents, seconds)
        else:
            print(f"  {name} is not installed: passed over")


def with_scikit(documents: pd.DataFrame, ours: float) -> None:
    from sklearn.feature_extraction.text import CountVectorizer
    from sklearn.feature_selection import chi2

    matrix = CountVectorizer(token_pattern=_WORD.pattern).fit_transform(documents["text"])
    theirs, _ = cpu(lambda: chi2(matrix, documents["side"]))
    print(f"  scikit-learn, chi2 alone, counted: {theirs:.3f} s, {theirs / ours:.1f} times ours")


def with_scattertext(documents: pd.DataFrame, ours: float) -> None:
    import scattertext

    corpus = scattertext.CorpusFromPandas(
        documents, category_col="side", text_col="text", nlp=scattertext.whitespace_nlp
    ).build()
    scorer = scattertext.LogOddsRatioInformativeDirichletPrior
    a, b = (corpus.get_term_freq_df()[f"{side} freq"] for side in _SIDES)
    theirs, _ = cpu(lambda: scorer((a + b).to_numpy()).get_scores(a.to_numpy(), b.to_numpy()))
    print(f"  scattertext, log-odds alone: {theirs:.3f} s, {theirs / ours:.1f} times ours")


def main(arguments: list[str]) -> int:
    given = arguments[0] if arguments else "10"
    documents = analysis.read_corpus(given) if Path(given).exists() else made_up(float(given))
    print(f"{len(documents):,} documents, {text_size(documents):.0f} MB")
    counting(documents)
    searching(documents)
    comparing(documents)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
