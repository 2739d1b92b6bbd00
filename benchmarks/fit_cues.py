"""Count anew, on gold data, how far each cue is to be trusted; writes cues.csv and noun_cues.csv.

    python benchmarks/fit_cues.py

For every cue and frame: the share of its uses in PolNeAR's training part whose content a gold
attribution matches (character Jaccard >= 0.3), drawn toward the share of its class by three uses.
Run it twice after a change of the rules: a share decides which uses are found beside it.
"""

from __future__ import annotations

import csv
import io
from collections import defaultdict
from pathlib import Path
from typing import Any

from attribution import read_gold
from common import ROOT, SHARED, load_module, need

from analysis.voices import keeping, reader
from analysis.voices.cues import FRAMES

DATA = ROOT / "analysis" / "voices"
NOTE = (
    "# Shares counted on PolNeAR (Newell et al. 2018), training part, by benchmarks/fit_cues.py\n"
)
DRAWN_BY = 3  # uses of its class that each share is mixed with
FRAME_OF = {
    "quotation before": "quotation",
    "quotation after": "quotation",
    "after colon": "quotation",
    "that": "that",
    "clause": "clause",
    "clause before": "clause",
    "clause around": "clause",
    "as reported": "clause",
    "to": "to",
    "object": "object",
    "passive": "passive",
}
NOUN_FRAMES = [f"{who}_{link}" for who in ("owned", "free") for link in ("that", "to", "about")]

Counts = dict[tuple[str, str], list[int]]


def count(documents: list[dict[str, Any]], scorer: Any) -> Counts:
    """Count uses and hits by lemma and frame."""
    counts: Counts = defaultdict(lambda: [0, 0])
    keeping.THRESHOLD = -1.0  # every use counts, however little it is trusted now
    for document in documents:
        text = document["text"]
        mask = scorer.quoted_mask(text)
        drafts = reader.read_text(text).drafts
        found = {"attributions": [{"content": draft.segments} for draft in drafts]}
        gold = scorer.prepare(document, text, mask)
        pairs = scorer.match(gold, scorer.prepare(found, text, mask), 0.3, scorer.jaccard)
        hits = {j for _, j in pairs}
        for j, draft in enumerate(drafts):
            key = key_of(draft.lemma, draft.rule.split(", "))
            if key is not None:
                counts[key][0] += 1
                counts[key][1] += j in hits
    return counts


def key_of(lemma: str, rule: list[str]) -> tuple[str, str] | None:
    """Name the share that a use bears on; a loose tie says nothing about the cue itself."""
    if rule[-1] == "nested":
        return None
    if rule[0] == "noun":
        return f"{lemma} (noun)", f"{rule[1]}_{rule[2]}"
    if rule[0] == "adjective":
        return f"{lemma} (adjective)", f"owned_{rule[1]}"
    if rule[-1] == "infinitive" or rule[0] not in FRAME_OF:
        return None
    return lemma, FRAME_OF[rule[0]]


def write(path: Path, counts: Counts, frames: list[str], kind: str) -> None:
    """Write the shares into a table, its other columns kept."""
    lines = path.read_text(encoding="utf-8").splitlines()
    rows = list(csv.DictReader(line for line in lines if not line.startswith("#")))
    noun = kind == "kind"

    def name(row: dict[str, str]) -> str:
        return f"{row['lemma']} ({row['kind']})" if noun else row["lemma"]

    pooled: Counts = defaultdict(lambda: [0, 0])
    for row in rows:
        for frame in frames:
            for i, n in enumerate(counts.get((name(row), frame), (0, 0))):
                pooled[row[kind], frame][i] += n
    for row in rows:
        for frame in frames:
            n, hits = counts.get((name(row), frame), (0, 0))
            all_n, all_hits = pooled[row[kind], frame]
            prior = all_hits / all_n if all_n else 0.1
            row[frame] = f"{(hits + DRAWN_BY * prior) / (n + DRAWN_BY):.2f}"
    buffer = io.StringIO()
    table = csv.DictWriter(buffer, list(rows[0]), lineterminator="\n")
    table.writeheader()
    table.writerows(rows)
    path.write_text(NOTE + buffer.getvalue(), encoding="utf-8")


def main() -> None:
    folder = need(SHARED / "benchmarks" / "attribution")
    scorer = load_module(folder / "score.py")
    counts = count(read_gold(folder / "polnear_train.jsonl.gz"), scorer)
    write(DATA / "cues.csv", counts, list(FRAMES), "class")
    write(DATA / "noun_cues.csv", counts, NOUN_FRAMES, "kind")
    print(f"{sum(n for n, _ in counts.values()):,} uses counted.")


if __name__ == "__main__":
    main()
