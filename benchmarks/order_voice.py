"""Measure voice, stance and claims of order wordings, and who says "rules-based" in whose voice.

    order_voice.py [--shared DIR]

The table reads every naming of the order as rules-based in a corpus of speeches; a plain count of
them calls the phrase shared.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
from collections import Counter
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

from common import SHARED, load_module, need

from analysis import Codebook, load_codebook
from analysis.measures.framing.passages import read_passage
from analysis.measures.framing.voice import voice_of

Row = dict[str, Any]
Rows = Mapping[str, Row]

SPEECHES = "corpora/un_general_debate/ungdc_west_sinorussia_1946_2024.jsonl.gz"
PHRASE = re.compile(r"\brules?[- ]based\b", re.IGNORECASE)
VOICES = ("own", "reported", "rejected")
AROUND = 700  # characters of a speech read round a naming: its sentence and its neighbours


@lru_cache(maxsize=1)
def codebook() -> Codebook:
    return load_codebook()


def read_row(row: Row) -> Row:
    found = read_passage(row["text"], row["start"], row["end"], row["side"], codebook())
    claims = [{"relation": c.relation, "agent_side": c.agent_side} for c in found.claims]
    return {"id": row["id"], "voice": found.voice, "stance": found.stance, "claims": claims}


def answer(voice: str, stance: str, *claims: Row) -> Row:
    return {"voice": voice, "stance": stance, "claims": list(claims)}


def by_marks(row: Row) -> Row:
    """Judge by marks of distance alone."""
    voice = voice_of(row["text"], row["start"], row["end"], 0, len(row["text"]))
    return answer(voice, "against" if voice == "rejected" else "for")


def baselines(gold: Rows) -> dict[str, dict[str, Row]]:
    """Return what needs no reading: the commonest answer, with and without a claim, and marks."""
    claim = {"relation": "defends", "agent_side": "self"}
    return {
        "own, for, no claim": {name: answer("own", "for") for name in gold},
        "own, for, self defends": {name: answer("own", "for", claim) for name in gold},
        "marks of distance": {name: by_marks(row) for name, row in gold.items()},
    }


def show_figures(folder: Path) -> None:
    scorer = load_module(need(folder / "score.py"))
    gold = scorer.read(need(folder / "dev.jsonl"))
    systems = {"rules": {name: read_row(row) for name, row in gold.items()}, **baselines(gold)}
    print(f"{len(gold)} passages: macro-F1 (accuracy) of voice and stance, F1 of claims")
    for name, answers in systems.items():
        figures = scorer.score(gold, answers)
        voice, stance = figures["voice"], figures["stance"]
        relation, side = (
            figures[f"claims ({key})"] for key in ("relation", "relation, agent_side")
        )
        print(
            f"  {name:24}voice {voice['macro_f1']:5.1f} ({voice['accuracy']:.1f})"
            f"  stance {stance['macro_f1']:5.1f} ({stance['accuracy']:.1f})"
            f"  claims {relation['f1']:5.1f}, with side {side['f1']:5.1f}"
        )
        if name == "rules":
            print(f"  {'':24}{each_class(voice)}, {each_class(stance)}")


def each_class(figures: Mapping[str, float]) -> str:
    """Return the F1 of every class of voice or stance."""
    classes = {key[3:]: value for key, value in figures.items() if key.startswith("f1_")}
    return ", ".join(f"{name} {value:.1f}" for name, value in classes.items())


def rules_based(speech: Row) -> Counter[str]:
    """Count the voices of the phrase in one speech."""
    voices: Counter[str] = Counter()
    text = speech["text"]
    for match in PHRASE.finditer(text):
        low, high = max(0, match.start() - AROUND), match.end() + AROUND
        piece = text[low:high]
        start, end = match.start() - low, match.end() - low
        voices[read_passage(piece, start, end, speech["side"], codebook()).voice] += 1
    return voices


def show_table(path: Path) -> None:
    counts: dict[str, Counter[str]] = {}
    with gzip.open(need(path), "rt", encoding="utf-8") as lines:
        for speech in map(json.loads, lines):
            counts.setdefault(speech["side"], Counter()).update(rules_based(speech))
    print('"rules-based" in the speeches of the UN General Debate, by the speaker\'s side')
    print(f"  {'side':14}" + "".join(f"{voice:>10}" for voice in (*VOICES, "all")))
    for side, voices in counts.items():
        row = [voices[voice] for voice in VOICES]
        print(f"  {side:14}" + "".join(f"{n:10}" for n in (*row, sum(row))))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--shared", type=Path, default=SHARED, help="folder of the benchmarks")
    shared = parser.parse_args().shared
    show_figures(shared / "benchmarks" / "order_voice")
    show_table(shared / SPEECHES)


if __name__ == "__main__":
    main()
