"""Measure statements and speakers on gold data, with a plain baseline beside them.

    python benchmarks/attribution.py [--split dev|train] [--documents N]

The baseline is one regular expression with sixteen verbs: quotations with a name and a verb of
saying beside them, their second halves, `NAME said that …`, and quotations of four words or more
by themselves, given to whoever spoke last. Documents per CPU-second count the whole reading.
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

PASSES = 3  # the fastest counts: other work on the machine only slows one down
CODEBOOK = analysis.load_codebook()
_QUOTATION = r"(?:“[^“”\n]+”|\"[^\"\n]+\"|''(?:(?!'')[^\n])+'')"
_WORD = r"[\w.’'-]+"
_SOMEBODY = (
    rf"(?:he|she|they|who|(?:[Tt]he|[Aa]n?|[Hh]is|[Hh]er|[A-Z][\w.’'-]*)(?: {_WORD}){{0,5}}?)"
    r"(?:, [^,“”\"\n]{2,60},)?(?: also| has| is)?"
)
_SAID = (
    r"(?:said|says|told|tells|added|adds|wrote|asked|tweeted|called|noted|continued|replied"
    r"|stated|argued|explained)\b"
)
_REST = rf"(?:{_QUOTATION}|[^.\n“”\"]|\.(?!\s))+"  # to the end of the sentence
_AFTER_NAME = r"(?=[,.;:\n]| in | on | at | to | of )"
_CUED = re.compile(
    rf"(?P<first>{_QUOTATION}),? (?:(?P<source1>{_SOMEBODY}) (?P<cue1>{_SAID})"
    rf"|(?P<cue2>{_SAID}) (?P<source2>{_SOMEBODY}{_AFTER_NAME}))"
    rf"(?:[^“”\"\n]{{0,80}}?[,.:] (?P<second>{_QUOTATION}))?"
    rf"|(?P<source3>{_SOMEBODY}) (?P<cue3>{_SAID})[^“”\".\n]{{0,50}}?[,:]\s+(?P<then>{_QUOTATION})"
    rf"|(?P<source4>{_SOMEBODY}) (?P<cue4>{_SAID})(?:(?: {_WORD}){{1,4}}? (?=that )| )"
    rf"(?P<clause>{_REST})"
    rf"|(?P<mixed>(?:that|whether) [^.\n“”\"]{{0,100}}{_QUOTATION}{_REST})"
)
_CONTENT = ("first", "second", "then", "clause", "mixed")
_ALONE = re.compile(_QUOTATION)
_FEW = 4  # words from which a quotation without a verb counts


def by_baseline(document: Document) -> Attributions:
    text = document["text"]
    found, source, position = [], [], 0
    for match in [*_CUED.finditer(text), None]:
        stop = match.start() if match else len(text)
        for alone in _ALONE.finditer(text, position, stop):
            if len(alone.group().split()) >= _FEW:
                found.append({"content": [list(alone.span())], "source": source, "cue": []})
        if match is None:
            break
        spans = {name: list(match.span(name)) for name, value in match.groupdict().items() if value}
        source = [span for name, span in spans.items() if name.startswith("source")]
        cue = [span for name, span in spans.items() if name.startswith("cue")]
        content = [spans[name] for name in _CONTENT if name in spans]
        found.append({"content": content, "source": source, "cue": cue})
        position = match.end()
    return found


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


def read_gold(path: Path) -> list[Document]:
    data = path.read_bytes()
    text = (gzip.decompress(data) if path.suffix == ".gz" else data).decode("utf-8")
    return [json.loads(line) for line in text.split("\n") if line]


def predict(
    documents: list[Document], read: Callable[[Document], Attributions]
) -> tuple[dict[str, Document], float]:
    spent = []
    for _ in range(PASSES):
        began = time.process_time()
        found = {d["id"]: {"id": d["id"], "attributions": read(d)} for d in documents}
        spent.append(time.process_time() - began)
    return found, len(documents) / min(spent)


def show_table(columns: dict[str, dict[str, Any]], speeds: list[float]) -> None:
    print(f"{'':42}" + "".join(f"{name:>14}" for name in columns))
    for key, name in (("direct_and_mixed", "direct and mixed"), ("all", "all")):
        blocks = [(scored[key]["0.3"], scored[key]["0.8"]) for scored in columns.values()]
        show_row(f"F1, {name}, Jaccard 0.3 / 0.8", [(a["f1"], b["f1"]) for a, b in blocks])
        sources = [
            (a["source_jaccard_0.3"]["pct"], a["source_any_overlap"]["pct"]) for a, _ in blocks
        ]
        show_row(f"source, {name}, J >= 0.3 / any", sources)
    for kind in ("direct", "mixed", "indirect"):
        recalls = [
            [scored["all"][at]["recall_by_type"][kind]["pct"] for at in ("0.3", "0.8")]
            for scored in columns.values()
        ]
        show_row(f"recall, {kind}, 0.3 / 0.8", recalls)
    print(f"{'documents per CPU-second':42}" + "".join(f"{speed:14,.0f}" for speed in speeds))


def show_row(name: str, pairs: Any) -> None:
    print(f"{name:42}" + "".join(f"{a or 0:7.1f} /{b or 0:5.1f}" for a, b in pairs))


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
    print(f"PolNeAR {options.split}, {len(documents)} documents")
    columns, speeds = {}, []
    for label, reader in (("rules", by_rules), ("baseline", by_baseline)):
        found, speed = predict(documents, reader)
        columns[label] = scorer.score(gold, found)
        speeds.append(speed)
    show_table(columns, speeds)
    show_articles(need(SHARED / "benchmarks" / "articles"))


if __name__ == "__main__":
    main()
