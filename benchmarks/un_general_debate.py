"""The UN General Debate read whole: time, memory, and the tables derived from it.

    python benchmarks/un_general_debate.py [--write]

Reads wordings and claims of every speech with two workers, says how long that took and how much
memory all processes together held at most, and compares what comes out with the tables in
notebooks/data, which hold counts and no texts. With --write it replaces them. The speeches are not
part of the project; where they are missing, it says so.
"""

from __future__ import annotations

import os
import sys
import threading
import time
from io import StringIO
from pathlib import Path

import pandas as pd
from common import ROOT, SHARED, need

import analysis

SPEECHES = SHARED / "corpora" / "un_general_debate" / "ungdc_west_sinorussia_1946_2024.jsonl.gz"
DERIVED = ROOT / "notebooks" / "data"
PERIODS = ((1946, 1991), (1992, 2013), (2014, 2024))
_MOST = 12  # names a side and part in the derived mirror
_NAMED = "international order"  # the concept whose names are listed


def derive(framing: analysis.Framing) -> dict[str, pd.DataFrame]:
    """Return the derived tables by name: documents, counts of wordings, the mirror by period."""
    columns = ["doc_id", "year", "actor", "side", "n_words"]
    return {
        "un_speeches": framing.documents[columns],
        "un_wordings": framing.counts(),
        "un_mirror": pd.concat([mirror(framing, *years) for years in PERIODS], ignore_index=True),
    }


def mirror(framing: analysis.Framing, first: int, last: int) -> pd.DataFrame:
    """Return the mirror of one period, without the rows behind it, which number namings."""
    years = framing.documents.set_index("doc_id")["year"]
    within = years[(years >= first) & (years <= last)].index
    wordings = framing.wordings[framing.wordings["doc_id"].isin(within)]
    claims = framing.claims[framing.claims["doc_id"].isin(within)]
    table = analysis.mirror_of(wordings, claims, concepts=[_NAMED]).drop(columns="rows")
    table = table.groupby(["side", "part"], sort=False).head(_MOST)
    return table.round(4).assign(period=f"{first}–{last}")


def memory() -> float:
    """Return what this process and its workers hold, shared pages counted once, in MB."""
    total = 0
    for folder in Path("/proc").iterdir():
        try:
            parent = int((folder / "stat").read_text().rpartition(")")[2].split()[1])
            if os.getpid() in (parent, int(folder.name)):
                rollup = (folder / "smaps_rollup").read_text()
                total += int(rollup.partition("Pss:")[2].split()[0])
        except (OSError, ValueError):
            continue  # no process, or one that has ended
    return total / 1024


class Watch(threading.Thread):
    """Looks at the memory again and again."""

    def __init__(self) -> None:
        super().__init__(daemon=True)
        self.peak = 0.0
        self.on = True

    def run(self) -> None:
        """Look until told to stop."""
        while self.on:
            self.peak = max(self.peak, memory())
            time.sleep(0.3)


def same(fresh: pd.DataFrame, path: Path) -> bool:
    """Tell whether a table is the one that is stored."""
    if not path.exists():
        return False
    stored = pd.read_csv(path, keep_default_na=False, na_values={"low": "", "high": ""})
    written = pd.read_csv(
        StringIO(fresh.to_csv(index=False)),
        keep_default_na=False, na_values={"low": "", "high": ""},
    )  # fmt: skip
    return stored.equals(written)


def main(arguments: list[str]) -> int:
    need(SPEECHES)
    watch = Watch()
    watch.start()
    begun = time.perf_counter()
    framing = analysis.read_wordings(SPEECHES, workers=2)
    seconds, watch.on = time.perf_counter() - begun, False
    print(f"{len(framing.documents):,} speeches, {framing.documents['n_words'].sum():,} words")
    print(f"{len(framing.wordings):,} wordings, {len(framing.claims):,} claims")
    print(f"{seconds:.0f} s with two workers, {watch.peak:.0f} MB at most (all processes)")
    status = 0
    for name, table in derive(framing).items():
        path = DERIVED / f"{name}.csv"
        if "--write" in arguments:
            table.to_csv(path, index=False)
        unchanged = same(table, path)
        status |= not unchanged
        verdict = "the same" if unchanged else "DIFFERENT"
        print(f"  {path.relative_to(ROOT)}: {len(table):,} rows, {verdict}")
    return status


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
