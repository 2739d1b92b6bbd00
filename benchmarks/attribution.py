"""Measure statements and speakers on gold data, with a plain baseline beside them.

    python benchmarks/attribution.py [--split dev|train] [--documents N]

The baseline joins every quotation to the nearest name beside a verb of saying, by one regular
expression. Documents per CPU-second count the whole reading of statements, speakers and mentions.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from common import SHARED, load_module, need

import analysis
from analysis.voices import read_document

Document = dict[str, Any]
Attributions = list[dict[str, Any]]

CODEBOOK = analysis.load_codebook()
_NAME = r"(?:[A-Z][\w.’'-]+ ?){1,5}|he|she|they"
_SAID = r"(?:said|says|told|added|wrote|asked|tweeted)"
_BASELINE = re.compile(
    rf"(?P<quotation>[“\"][^“”\"]+[”\"]) "
    rf"(?:(?P<before>{_NAME}) ?{_SAID}|{_SAID} (?P<after>{_NAME}))"
    rf"[^“\"\n]*(?P<rest>[“\"][^“”\"]+[”\"])?"
)


def read_gold(path: Path) -> list[Document]:
    data = path.read_bytes()
    text = (gzip.decompress(data) if path.suffix == ".gz" else data).decode("utf-8")
    return [json.loads(line) for line in text.split("\n") if line]


def by_rules(document: Document) -> Attributions:
    empty = dict.fromkeys(("title", "date", "outlet", "side", "actor"), "")
    row = {**empty, "doc_id": document["id"], "text": document["text"]}
    rows, _ = read_document(row, CODEBOOK)
    return [
        {
            "content": [list(segment) for segment in row["segments"]],
            "source": [[row["source_start"], row["source_end"]]] if row["source"] else [],
            "cue": [[row["cue_start"], row["cue_end"]]] if row["cue"] else [],
            "actor": row["actor"],
            "side": row["side"],
        }
        for row in rows
    ]


def by_baseline(document: Document) -> Attributions:
    found = []
    for match in _BASELINE.finditer(document["text"]):
        source = match.span("before") if match["before"] else match.span("after")
        content = [list(match.span(name)) for name in ("quotation", "rest") if match[name]]
        found.append({"content": content, "source": [list(source)]})
    return found


def predict(
    documents: list[Document], read: Callable[[Document], Attributions]
) -> tuple[dict[str, Document], float]:
    began = time.process_time()
    found = {d["id"]: {"id": d["id"], "attributions": read(d)} for d in documents}
    return found, len(documents) / (time.process_time() - began)


def line(name: str, scored: dict[str, Any], speed: float) -> str:
    low, high = scored["all"]["0.3"], scored["all"]["0.8"]
    quoted_low, quoted_high = scored["direct_and_mixed"]["0.3"], scored["direct_and_mixed"]["0.8"]
    source = low["source_jaccard_0.3"]["pct"], low["source_any_overlap"]["pct"]
    return (
        f"{name:12}{quoted_low['f1']:8.1f} / {quoted_high['f1']:.1f}{low['f1']:10.1f} / "
        f"{high['f1']:.1f}{source[0]:10.1f} / {source[1]:.1f}{speed:12,.0f}"
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--split", choices=["dev", "train"], default="dev")
    parser.add_argument("--documents", type=int, help="only the first so many")
    options = parser.parse_args()
    folder = need(SHARED / "benchmarks" / "attribution")
    scorer = load_module(folder / "score.py")
    name = "polnear_dev.jsonl" if options.split == "dev" else "polnear_train.jsonl.gz"
    documents = read_gold(folder / name)[: options.documents]
    gold = {document["id"]: document for document in documents}
    print(f"PolNeAR {options.split}, {len(documents)} documents; F1 at 0.3 / 0.8")
    print(f"{'':12}{'direct+mixed':>15}{'all':>17}{'source J>=.3 / any':>20}{'docs/CPU-s':>12}")
    for label, reader in (("rules", by_rules), ("baseline", by_baseline)):
        found, speed = predict(documents, reader)
        print(line(label, scorer.score(gold, found), speed))
    show_articles(need(SHARED / "benchmarks" / "articles"))


def show_articles(folder: Path) -> None:
    scorer = load_module(folder / "score.py")
    documents = read_gold(folder / "dev.jsonl")
    found, _ = predict(documents, by_rules)
    scored = scorer.score({d["id"]: d for d in documents}, found)
    print(f"articles, {len(documents)} documents")
    for name, row in scored.items():
        print(
            f"  {name:14}F1 {row['f1_0.3']:.1f} / {row['f1_0.8']:.1f}   side {row['side']:.1f}   "
            f"actor {row['actor']:.1f}   of {row['matched']} matched"
        )


if __name__ == "__main__":
    main()
