"""The largest deviation of every measure from reference tables computed with other programs.

    python benchmarks/textstats.py [DIR]

DIR holds `tokens_A.tsv` and `tokens_B.tsv` (a document a line: name, tab, tokens) and the tables
`keyness_all.csv`, `keyness_by_document.csv`, `keyness_rankings.csv`, `collocates_w5.csv`,
`dispersion_docs.csv`, `dispersion_20chunks.csv` and `kwic_w5.csv`; a table that is missing is
passed over by name. Formulas are to agree to 1e-8 of the value, counts, ranks and lines exactly.
"""

from __future__ import annotations

import sys
import warnings
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

import numpy as np
import pandas as pd
from common import SHARED, need

import analysis
from analysis.measures.words.by_part import clustered_error
from analysis.measures.words.counts import count_groups

DEFAULT = SHARED / "benchmarks" / "textstats"
TOLERANCE = 1e-8
# Sums of O ln(O/E) cancel, so other programs keep few digits of a G2 near 0: below this the
# difference is taken as it is. Elsewhere only what is 0 but for the last digit.
_SMALL = {"g2": 1e-3}
_NONE = 1e-6


class Deviation(NamedTuple):
    """How far a measure is from its reference, over so many values."""

    table: str
    measure: str
    values: int
    largest: float


def read_table(path: Path) -> pd.DataFrame:
    return pd.read_csv(path, keep_default_na=False, na_values=["NA"])


def read_index(folder: Path, sides: str = "AB") -> analysis.TokenIndex:
    """Index the token lists, a side a file."""
    rows = [
        {"doc_id": f"{side}_{name}", "side": side, "actor": side, "text": tokens}
        for side in sides
        for name, tokens in (
            line.split("\t")
            for line in (folder / f"tokens_{side}.tsv").read_text(encoding="utf-8").splitlines()
        )
    ]
    return analysis.index_tokens(analysis.read_corpus(pd.DataFrame(rows)), tokenizer=str.split)


def deviation(table: str, measure: str, ours: pd.Series, theirs: pd.Series) -> Deviation:
    """Compare two columns where the reference has a value; a missing one of ours is no match."""
    known = theirs.notna().to_numpy()
    a, b = ours.to_numpy(float)[known], theirs.to_numpy(float)[known]
    with np.errstate(invalid="ignore", divide="ignore"):
        gap = np.abs(a - b) / np.maximum(np.abs(b), _SMALL.get(measure, _NONE))
    gap = np.where(a == b, 0.0, np.nan_to_num(gap, nan=np.inf))
    return Deviation(table, measure, len(b), float(gap.max(initial=0)))


def keyness_deviations(folder: Path, index: analysis.TokenIndex) -> Iterator[Deviation]:
    theirs = read_table(folder / "keyness_all.csv").set_index("word")
    ours = _keyness(index).loc[theirs.index]
    small = _keyness(index, prior=500).loc[theirs.index]
    pairs = {
        "n_a": "n_target", "n_b": "n_reference", "docs_a": "parts_target", "g2": "g2",
        "docs_b": "parts_reference", "g2_p": "p", "chi2": "chi2", "log_ratio": "log_ratio",
        "log_ratio_ci95_lo": "low", "log_ratio_ci95_hi": "high", "z_idp_pooled": "log_odds_z",
    }  # fmt: skip
    for name, column in pairs.items():
        yield deviation("keyness_all", column, ours[column], theirs[name])
    yield deviation(
        "keyness_all", "log_odds_z, prior 500", small["log_odds_z"], theirs["z_idp_pooled500"]
    )
    # Where the target has none these columns hold another tool's -inf for our -100 % and 0.
    some = theirs["n_a"] > 0
    for name, column in {"pct_diff": "percent_difference", "odds_ratio": "odds_ratio"}.items():
        yield deviation("keyness_all", column, ours[column][some], theirs[name][some])


def _keyness(index: analysis.TokenIndex, prior: float | None = None) -> pd.DataFrame:
    tokens = index.frame()
    found = analysis.keyness(tokens, target="A", reference="B", prior=prior, draws=1)
    return found.set_index("token")


def by_document_deviations(folder: Path, index: analysis.TokenIndex) -> Iterator[Deviation]:
    theirs = read_table(folder / "keyness_by_document.csv").set_index("word")
    counts = count_groups(index.frame(), "side", ("A", "B"), "token")
    errors = pd.Series(clustered_error(counts), counts.units).loc[theirs.index]
    yield deviation("keyness_by_document", "error behind low_by_part", errors, theirs["se_cluster"])


def ranking_deviations(folder: Path, index: analysis.TokenIndex) -> Iterator[Deviation]:
    theirs = read_table(folder / "keyness_rankings.csv")
    ours = _keyness(index).reset_index()
    often = ours[ours["n_target"] + ours["n_reference"] >= 10]
    columns = {
        "g2": (ours, "g2"), "z_idp": (ours, "log_odds_z"), "log_ratio": (often, "log_ratio"),
    }  # fmt: skip
    for name, (table, column) in columns.items():
        for sign, end in ((-1, "pos"), (1, "neg")):
            listed = f"{name}_{end}" if name != "log_ratio" else f"{name}_{end}_min10"
            # Ties are broken by the last digit in the reference: values are compared, not words.
            values = table.set_index("token")[column]
            mine = values.iloc[np.argsort(sign * values.to_numpy())].head(len(theirs))
            wrong = ~np.isclose(mine, values.loc[theirs[listed]], rtol=TOLERANCE, atol=0)
            yield Deviation("keyness_rankings", f"{column}, {end}", len(mine), float(wrong.sum()))


def collocate_deviations(folder: Path, index: analysis.TokenIndex) -> Iterator[Deviation]:
    theirs = read_table(folder / "collocates_w5.csv")
    found = [
        analysis.collocates(index, n, by="side").assign(node=n) for n in theirs["node"].unique()
    ]
    keys = ["side", "node", "word"]
    ours = pd.concat(found).rename(columns={"collocate": "word"}).set_index(keys)
    theirs = theirs.set_index(keys)
    differing = len(set(ours.index) ^ set(theirs.index))
    yield Deviation("collocates_w5", "rows", len(theirs), float(differing))
    pairs = {
        "o11": "n", "f_node": "n_node", "r1": "n_near", "c1": "n_collocate", "n": "n_words",
        "e11": "expected", "mi": "mi", "t_score": "t_score", "ll": "g2", "chi2": "chi2",
        "logdice": "log_dice",
    }  # fmt: skip
    for name, column in pairs.items():
        yield deviation("collocates_w5", column, ours[column].loc[theirs.index], theirs[name])


def dispersion_deviations(folder: Path, index: analysis.TokenIndex) -> Iterator[Deviation]:
    tokens = index.frame()
    both = analysis.dispersion(tokens).assign(side="AB")
    ours = pd.concat([analysis.dispersion(tokens, by="side"), both])
    yield from _dispersions("dispersion_docs", folder, ours, ("range", "n_parts"))
    stretches = analysis.dispersion(tokens, by="side", parts=20, min_count=1)
    yield from _dispersions("dispersion_20chunks", folder, stretches, ())


def _dispersions(
    name: str, folder: Path, ours: pd.DataFrame, also: tuple[str, ...]
) -> Iterator[Deviation]:
    if not (folder / f"{name}.csv").exists():
        return
    theirs = read_table(folder / f"{name}.csv").set_index(["side", "word"])
    ours = ours.set_index(["side", "token"]).loc[theirs.index]
    theirs = theirs.rename(columns={"parts": "n_parts"})
    for column, reference in (
        ("n", "f"),
        *((c, c) for c in ("juilland_d", "dp", "dp_norm", *also)),
    ):
        yield deviation(name, column, ours[column], theirs[reference])


def concordance_deviations(folder: Path, index: analysis.TokenIndex) -> Iterator[Deviation]:
    theirs = read_table(folder / "kwic_w5.csv")
    wrong = rows = 0
    for pattern, lines in theirs.groupby("pattern", sort=False):
        ours = analysis.concordance(index, pattern, window=5)
        mine = list(zip(ours["doc_id"], ours["left"], ours["node"], ours["right"], strict=True))
        wanted = lines[["docname", "pre", "keyword", "post"]].fillna("")
        wrong += len(set(mine) ^ {tuple(row) for row in wanted.to_numpy()})
        rows += len(lines)
    yield Deviation("kwic_w5", "lines", rows, wrong)


TABLES: dict[str, Callable[[Path, analysis.TokenIndex], Iterator[Deviation]]] = {
    "keyness_all": keyness_deviations,
    "keyness_by_document": by_document_deviations,
    "keyness_rankings": ranking_deviations,
    "collocates_w5": collocate_deviations,
    "dispersion_docs": dispersion_deviations,
    "kwic_w5": concordance_deviations,
}


def main(arguments: list[str]) -> int:
    folder = need(Path(arguments[0]) if arguments else DEFAULT)
    index = read_index(folder)
    found: list[Deviation] = []
    for name, compare in TABLES.items():
        if (folder / f"{name}.csv").exists():
            found += compare(folder, index)
        else:
            print(f"no {name}.csv in {folder}: passed over")
    for row in found:
        print(f"{row.table:20} {row.measure:26} {row.values:6,} values, largest {row.largest:.1e}")
    wrong = [row for row in found if not row.largest <= TOLERANCE]
    print(f"{len(found) - len(wrong)} of {len(found)} within {TOLERANCE:.0e}")
    return bool(wrong)


if __name__ == "__main__":
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", analysis.InputWarning)
        sys.exit(main(sys.argv[1:]))
