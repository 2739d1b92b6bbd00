"""Count, rule by rule, how often a statement is right, and what goes wrong with words in marks.

    python benchmarks/attribution_rules.py

On PolNeAR's training part: the development part is scored, not read. A statement is right where
gold has one with the same content (character Jaccard) at 0.3 (found) and at 0.8 (its boundaries).
"""

from __future__ import annotations

from collections import Counter
from typing import Any

from attribution import Document, read_gold
from common import SHARED, load_module, need

from analysis.voices.reader import read_text

AT = (0.3, 0.8)


def name_of(rule: str) -> str:
    """Leave out how the verb hangs on its subject; what is nested is one rule."""
    return "nested" if rule.endswith("nested") else rule.split(",")[0]


def is_quoting(item: dict[str, Any]) -> bool:
    """Tell gold and found statements with words in marks, as the scorer tells them."""
    return item["type"] in ("direct", "mixed") if item["type"] else item["q"]


def count_rules(gold: list[Any], found: list[Any], rules: list[str], scorer: Any) -> Counter[Any]:
    """Count the uses of each rule, and those that are right at each bound."""
    counts: Counter[Any] = Counter(rules)
    for bound in AT:
        hits = scorer.match(gold, found, bound, scorer.jaccard)
        counts.update((rules[j], bound) for _, j in hits)
    return counts


def count_errors(gold: list[Any], found: list[Any], rules: list[str], scorer: Any) -> Counter[str]:
    """Class the statements with words in marks that match nothing."""
    quoting = [(item, rule) for item, rule in zip(found, rules, strict=True) if item["q"]]
    asked = [item for item in gold if is_quoting(item)]
    pairs = scorer.match(asked, [item for item, _ in quoting], AT[0], scorer.jaccard)
    matched, hit = {i for i, _ in pairs}, {j for _, j in pairs}
    counts = Counter({"gold": len(asked), "found": len(quoting), "matched": len(pairs)})
    for j, (item, rule) in enumerate(quoting):
        if j not in hit:
            near = any(item["c"] & other["c"] for other in gold)
            kind = "inside another" if rule == "nested" else "other boundaries"
            counts["wrong: " + (kind if near else "nothing there")] += 1
    for i, item in enumerate(asked):
        if i not in matched:
            near = any(item["c"] & other["c"] for other in found)
            counts["missed: " + ("other boundaries" if near else "nothing found")] += 1
    return counts


def read(document: Document, scorer: Any) -> tuple[list[Any], list[Any], list[str]]:
    """Prepare gold and found statements of a document as the scorer compares them."""
    text = document["text"]
    mask = scorer.quoted_mask(text)
    drafts = read_text(text).drafts
    found = {"attributions": [{"content": draft.segments} for draft in drafts]}
    rules = [name_of(draft.rule) for draft in drafts]
    return scorer.prepare(document, text, mask), scorer.prepare(found, text, mask), rules


def main() -> None:
    folder = need(SHARED / "benchmarks" / "attribution")
    scorer = load_module(folder / "score.py")
    uses: Counter[Any] = Counter()
    errors: Counter[str] = Counter()
    for document in read_gold(folder / "polnear_train.jsonl.gz"):
        parts = read(document, scorer)
        uses += count_rules(*parts, scorer)
        errors += count_errors(*parts, scorer)
    print(f"{'rule':28}{'uses':>7}{'right at 0.3':>14}{'0.8':>6}")
    for rule, n in sorted(uses.items(), key=lambda row: -row[1]):
        if isinstance(rule, str):
            low, high = (100 * uses[rule, bound] / n for bound in AT)
            print(f"{rule:28}{n:7,}{low:14.0f}{high:6.0f}")
    print("\ndirect and mixed statements")
    for kind, n in errors.items():
        print(f"  {kind:28}{n:7,}")


if __name__ == "__main__":
    main()
