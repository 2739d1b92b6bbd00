"""Hold the reading of the seed against its hand coding, and print what is hit and what is missed.

python benchmarks/seed.py
"""

from __future__ import annotations

import json
from typing import Any

from common import ROOT

import analysis

EDGES = " ,.;:“”\"'"


def find(reading: analysis.Reading, hand: dict[str, Any]) -> Any:
    """Return the statement with the hand-coded content, outer punctuation aside."""
    text = reading.documents.text[0]
    wanted = [piece.strip(EDGES) for piece in hand["content"]]
    for row in reading.statements.itertuples():
        if [text[a:b].strip(EDGES) for a, b in row.segments] == wanted:
            return row
    return None


def show_statements(reading: analysis.Reading, coding: list[dict[str, Any]]) -> None:
    print("statements")
    for hand in coding:
        row = find(reading, hand)
        wanted = (hand["source"][0], hand["actor"], hand["side"], hand["kind"])
        got = row and (row.source, row.actor, row.side, row.kind)
        verdict = "hit " if got == wanted else ("    " if hand["optional"] else "MISS")
        note = " (optional)" if hand["optional"] else ""
        print(f"  {verdict} {hand['id']:4}{hand['actor']}{note}: {got or 'not found so'}")
    print(f"  {len(reading.statements)} found, {sum(not h['optional'] for h in coding)} asked for")


def show_tones(reading: analysis.Reading, coding: list[dict[str, Any]]) -> None:
    lines = []
    for hand in coding:
        row = find(reading, hand)
        for target, sign in hand["tone_toward"].items():
            rows = reading.directed
            said = rows[(rows.statement_id == (row.statement_id if row else -2))]
            found = said[said.target == target]
            heard = found.tone.iloc[0] if len(found) else 0.0
            hit = len(found) == 1 and found.polarity.iloc[0] == sign
            words = (
                ", ".join(f"{n} {x:+.2f}" for n, x in found.words.iloc[0][:4]) if len(found) else ""
            )
            mark = "hit " if hit else "MISS"
            lines.append(f"  {mark} {hand['actor']:18}{target:15}{sign:+d} {heard:+.2f}  {words}")
    hits = sum(line.startswith("  hit") for line in lines)
    print(f"tone toward targets: {hits} of {len(lines)} signs right")
    print("\n".join(lines))


def show_claims(reading: analysis.Reading, claims: list[dict[str, Any]]) -> None:
    print("claims")
    for claim in claims:
        actor = claim["actor"] or "narration"
        rows = reading.claims
        found = rows[
            (rows.actor == actor)
            & (rows.relation == claim["relation"])
            & (rows.wording == claim["wording"])
            & (rows.other == claim["other"])
        ]
        mark = "hit " if len(found) else "MISS"
        print(f"  {mark} {actor} — {claim['other']} — {claim['relation']} — {claim['wording']}")


def main() -> None:
    coding = json.loads((ROOT / "seeds" / "hand_coding.json").read_text(encoding="utf-8"))
    reading = analysis.read(analysis.read_corpus(ROOT / "seeds"), analysis.load_codebook())
    show_statements(reading, coding["statements"])
    show_tones(reading, coding["statements"])
    show_claims(reading, coding["order_claims"])
    print("tone by actor, plain VADER and as shown")
    plain = analysis.tone_by(reading.tones, "actor", tone="plain")
    shown = analysis.tone_by(reading.tones, "actor")
    for a, b in zip(plain.itertuples(), shown.itertuples(), strict=True):
        print(f"  {a.actor:18}{a.mean:+.2f}  {b.mean:+.2f}  n = {b.n_statements} {b.note}")


if __name__ == "__main__":
    main()
