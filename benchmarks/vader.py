"""Measure sentence tone against NLTK's VADER: sentences a second, and rows that are equal.

    python benchmarks/vader.py [SENTENCES.jsonl] [--rounds 5] [--fuzz 100000] [--seed 0]

Sentences are read from the field `sentence` of a JSONL file. Without one, or where the default
file is not there, as many made-up texts stand in for them. Both sides use the same lexicon, the
one in the package `vaderSentiment`; NLTK 3.10 reads lexicon files only from its own data folder,
so its analyzer is built here without reading one.
"""

from __future__ import annotations

import argparse
import json
import random
import time
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from statistics import median
from typing import Any

from analysis.measures.tone.vader import Scorer, load_lexicon, polarity_scores
from analysis.measures.tone.vader_reference import nltk_analyzer
from analysis.measures.tone.vader_words import BOOSTERS, IDIOMS, NEGATIONS, PAIRED_DAMPENERS

SHARED = Path(__file__).resolve().parents[2] / "shared"
SENTENCES = SHARED / "benchmarks" / "directed_tone" / "newsmtsc_train.jsonl"


def _listed(words: str) -> list[str]:
    return words.split()


CONTEXT = _listed(
    "but But BUT least at very never so this So THIS kind of the a I no No just enough"
)
PLAIN = _listed(
    "ministers met in Geneva on 12 May 2023 U.N. co-operation café Ünited naïve x 我们 мир"
)
EMOTICONS = _listed(":) :-( :D ;-) <3 :'( XD \\o/ ^_^ (: 😀 ❤️ lol LOL")
MARKS = _listed(
    ". , ; : - ' \" ! !! !!! !!!! ? ?? ??? ???? ?!? !?!? ... -- ( ) [ ] “ ” ‘ ’ … * # @ /"
)
ODD_SPACES = ["  ", "\n", "\t", "\u00a0", "\u2009", "\u3000", "\x1c", "\u200b", "\ufeff", ""]
SPACES = [" "] * 12 + ODD_SPACES


def fuzzed(n: int, seed: int) -> Iterator[str]:
    """Yield ``n`` texts made of everything VADER has a rule for, always the same for a seed."""
    rng = random.Random(seed)
    pools = (
        list(load_lexicon()),
        [*BOOSTERS, *PAIRED_DAMPENERS],
        [*sorted(NEGATIONS), "didn’t", "Don’t", "wouldn't've"],
        CONTEXT,
        [*IDIOMS, "kiss of", "of death", "bomb", "cut the"],
        PLAIN,
        EMOTICONS,
        MARKS,
    )
    weights = (8, 3, 3, 4, 1, 6, 1, 1)
    for _ in range(n):
        words = [_word(rng, pools, weights) for _ in range(int(rng.expovariate(1 / 9)))]
        if words and rng.random() < 0.3:  # repeated words are read at their first place
            words += rng.choices(words, k=3)
        if rng.random() < 0.05:
            words = [word.upper() for word in words]
        yield "".join(word + rng.choice(SPACES) for word in words)


def _word(rng: random.Random, pools: tuple[list[str], ...], weights: tuple[int, ...]) -> str:
    word = rng.choice(rng.choices(pools, weights)[0])
    case = rng.random()
    if case < 0.12:
        word = word.upper()
    elif case < 0.2:
        word = word.capitalize()
    if rng.random() < 0.1:
        word = rng.choice(MARKS) + word
    if rng.random() < 0.25:
        word += rng.choice(MARKS)
    return word


def read_sentences(path: Path) -> list[str]:
    with path.open(encoding="utf-8") as lines:
        return [json.loads(line)["sentence"] for line in lines if line.strip()]


def rates(
    scorers: Mapping[str, Callable[[str], Any]], texts: list[str], rounds: int
) -> dict[str, list[float]]:
    """Return each scorer's texts a second, round by round, the scorers taking turns."""
    found: dict[str, list[float]] = {name: [] for name in scorers}
    for _ in range(rounds):
        for name, score in scorers.items():
            begun = time.perf_counter()
            for text in texts:
                score(text)
            found[name].append(len(texts) / (time.perf_counter() - begun))
    return found


def n_equal(reference: Callable[[str], Any], texts: list[str]) -> int:
    return sum(polarity_scores(text) == reference(text) for text in texts)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("sentences", nargs="?", type=Path, default=SENTENCES)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--fuzz", type=int, default=5_000, help="made-up texts to compare")
    parser.add_argument("--seed", type=int, default=0)
    given = parser.parse_args()
    if given.sentences.is_file():
        name, texts = given.sentences.name, read_sentences(given.sentences)
    elif given.sentences == SENTENCES:
        name, texts = "made-up texts", list(fuzzed(8_000, given.seed + 1))
    else:
        parser.error(f"could not find the file `{given.sentences}`")
    nltk_scores = nltk_analyzer(load_lexicon()).polarity_scores
    scorers = {
        "NLTK polarity_scores": nltk_scores,
        "analysis polarity_scores": polarity_scores,
        "analysis Scorer.score": Scorer().score,
    }
    found = rates(scorers, texts, given.rounds)
    base = found["NLTK polarity_scores"]
    print(f"{name}: {len(texts):,} texts, median of {given.rounds} rounds, taking turns\n")
    print(f"{'':26}{'texts / s':>12}{'ratio':>8}{'first round':>14}")
    for scorer, values in found.items():
        ratio = median(value / other for value, other in zip(values, base, strict=True))
        print(f"{scorer:26}{median(values):12,.0f}{ratio:8.1f}{values[0] / base[0]:14.1f}")
    print(f"\nequal to NLTK, {name}: {n_equal(nltk_scores, texts):,} of {len(texts):,}")
    made_up = list(fuzzed(given.fuzz, given.seed))
    print(f"equal to NLTK, made-up texts: {n_equal(nltk_scores, made_up):,} of {len(made_up):,}")


if __name__ == "__main__":
    main()
