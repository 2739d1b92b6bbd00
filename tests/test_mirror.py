"""The mirror: what each side names beside whom it says endangers it, counted by hand."""

from __future__ import annotations

import pandas as pd
import pytest

import analysis


def naming(doc: str, side: str, wording: str, **more: object) -> dict[str, object]:
    start = more.pop("start", 0)
    plain = {"voice": "own", "stance": "for", "concept": "order", "statement_id": 0, "actor": side}
    return {
        "doc_id": doc, "side": side, "wording": wording, "start": start, "end": start + 5,
        **plain, **more,
    }  # fmt: skip


def claim(doc: str, side: str, other: str, other_side: str, **more: object) -> dict[str, object]:
    plain = {"relation": "threatened_by", "statement_id": 0, "actor": side, "start": 0, "end": 5}
    return {"doc_id": doc, "side": side, "other": other, "other_side": other_side, **plain, **more}


def mirror(
    namings: list[dict[str, object]], claims: list[dict[str, object]], **options: object
) -> list[list[object]]:
    columns = ["side", "part", "name", "name_side", "n", "n_all"]
    empty = claim("", "", "", "")
    table = analysis.mirror_of(
        pd.DataFrame(namings), pd.DataFrame(claims, columns=list(empty)), **options
    )
    return table[columns].to_numpy().tolist()


def test_names_and_accusations_are_counted_by_side() -> None:
    namings = [naming("a", "w", "rules"), naming("b", "w", "rules"), naming("c", "s", "charter")]
    claims = [claim("a", "w", "S", "s"), claim("b", "w", "", ""), claim("c", "s", "W", "w")]
    assert mirror(namings, claims) == [
        ["w", "names", "rules", "", 2, 2],
        ["w", "accuses", "S", "s", 1, 2],
        ["w", "accuses", "nobody named", "", 1, 2],
        ["s", "names", "charter", "", 1, 1],
        ["s", "accuses", "W", "w", 1, 1],
    ]


def test_only_what_a_speaker_stands_for_is_a_name() -> None:
    namings = [
        naming("a", "w", "rules", voice="rejected", stance="against"),
        naming("a", "w", "hegemony", stance="against", start=10),
        naming("a", "w", "blocs", concept="reproaches", stance="neutral", start=20),
        naming("a", "narration", "rules", start=30),
        naming("a", "w", "law", stance="neutral", start=40),
    ]
    named = [row[2] for row in mirror(namings, [])]
    assert named == ["blocs", "law"]
    assert [row[2] for row in mirror(namings, [], concepts=["order"])] == ["law"]


def test_a_claim_on_what_is_refused_or_by_oneself_accuses_nobody() -> None:
    namings = [naming("a", "w", "hegemony", stance="against"), naming("b", "w", "law", start=10)]
    claims = [
        claim("a", "w", "S", "s"),
        claim("b", "w", "w", "w", start=10, end=15),
        claim("b", "w", "S", "s", relation="defends", start=10, end=15),
    ]
    assert [row for row in mirror(namings, claims) if row[1] == "accuses"] == []


def test_shares_have_intervals_by_document_and_open_to_their_rows() -> None:
    namings = [naming(f"d{n}", "w", "rules" if n % 2 else "law") for n in range(10)]
    empty = pd.DataFrame(columns=list(claim("", "", "", "")))
    row = analysis.mirror_of(pd.DataFrame(namings), empty).iloc[0]
    assert (row["name"], row["share"], row["n_with"], row["note"]) == ("law", 0.5, 5, "")
    assert 0 < row["low"] < 0.5 < row["high"] < 1
    assert row["rows"] == (0, 2, 4, 6, 8)


def test_the_figure_names_both_halves_and_leaves_vague_doers_white() -> None:
    namings = pd.DataFrame([naming("a", "w", "rules")])
    claims = pd.DataFrame([claim("a", "w", "", ""), claim("a", "w", "S", "s", start=9)])
    table = analysis.mirror_of(namings, claims)
    ax = analysis.plot_mirror(table, sides={"w": "West", "s": "East"})
    written = [text.get_text() for text in ax.texts]
    assert written[:3] == ["rules (1)", "S (1)", "nobody named (1)"]
    assert "West: 1 naming, 2 accusations" in written
    assert ax.patches[2].get_facecolor()[:3] == (1, 1, 1)
    with pytest.raises(analysis.InputError, match="give what `mirror_of` returns"):
        analysis.plot_mirror(table.drop(columns="share"))
