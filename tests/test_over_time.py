"""Uses over time: rates, change points and divergence on documents counted by hand."""

from __future__ import annotations

import math

import numpy as np
import pandas as pd
import pytest

import analysis


def documents(*years: int, side: str = "w", words: int = 1000, first: int = 0) -> pd.DataFrame:
    """Make sizes of documents, one a year given."""
    names = [f"{side}{first + n}" for n in range(len(years))]
    return pd.DataFrame({"doc_id": names, "side": side, "year": years, "n_words": words})


def uses(*doc_ids: str) -> pd.DataFrame:
    return pd.DataFrame({"doc_id": list(doc_ids)})


# ---- rates


def test_documents_keep_their_sizes_and_years_and_lose_their_texts() -> None:
    rows = {"doc_id": ["a", "b"], "date": ["1992-09-21", ""], "text": ["Order and law.", "No."]}
    found = analysis.with_sizes(analysis.read_corpus(pd.DataFrame(rows)))
    assert "text" not in found
    assert found[["doc_id", "year", "n_words"]].values.tolist() == [["a", 1992, 3], ["b", 0, 1]]


def test_rates_are_uses_over_words_with_what_they_rest_on() -> None:
    sizes = documents(1990, 1991, 1994, 1995, 1995, 1996)
    table = analysis.rates_by_period(uses("w0", "w0", "w3"), sizes, period=5)
    assert table["period"].tolist() == ["1990–1994", "1995–1999"]
    counts = table[["n", "n_with", "n_documents", "n_words"]].values.tolist()
    assert counts == [[2, 1, 3, 3000], [1, 1, 3, 3000]]
    assert table["rate"].tolist() == pytest.approx([2e6 / 3000, 1e6 / 3000])
    assert table["note"].tolist() == ["too few documents"] * 2
    assert table["low"].isna().all()


def test_an_interval_draws_documents_not_words() -> None:
    sizes = documents(*[2000] * 10)
    bundled = analysis.rates_by_period(uses(*["w0"] * 10), sizes).iloc[0]
    spread = analysis.rates_by_period(uses(*sizes["doc_id"]), sizes).iloc[0]
    assert bundled["rate"] == spread["rate"]
    assert spread["low"] == spread["high"] == spread["rate"]
    assert bundled["low"] == 0 and bundled["high"] > 2 * bundled["rate"]


def test_where_there_is_no_use_the_upper_end_is_exact() -> None:
    row = analysis.rates_by_period(uses(), documents(*[2000] * 5)).iloc[0]
    assert (row["low"], row["high"]) == (0, pytest.approx(-math.log(0.025) / 5000 * 1e6))


def test_periods_may_be_given_by_their_first_years() -> None:
    sizes = pd.concat([documents(1989, 1992, 2013, 2014), documents(2014, side="s")])
    table = analysis.rates_by_period(uses("w3"), sizes, period=[1992, 2014, 2025])
    named = table[["side", "period", "n", "n_documents"]].values.tolist()
    assert named == [["w", "1992–2013", 0, 2], ["w", "2014–2024", 1, 1], ["s", "2014–2024", 0, 1]]
    yearly = analysis.rates_by_period(uses("w3"), sizes, period=1)
    assert yearly["period"].tolist()[:2] == ["1989", "1992"]


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (lambda u, d: (u, d.drop(columns="n_words")), "`n_words` in `documents`.*`with_sizes`"),
        (lambda u, d: (u.rename(columns={"doc_id": "id"}), d), "`doc_id` in `uses`"),
        (lambda u, d: (uses("lost"), d), "not in `documents`: `lost`"),
        (lambda u, d: (u, d.assign(year=0)), "No document has a year"),
    ],
)
def test_tables_that_do_not_fit_are_refused(change, words) -> None:
    with pytest.raises(analysis.InputError, match=words):
        analysis.rates_by_period(*change(uses("w0"), documents(2000)))


@pytest.mark.parametrize("period", [0, [2000], [2000, 1990]])
def test_what_is_no_period_is_refused(period) -> None:
    with pytest.raises(analysis.InputError, match="`period` is"):
        analysis.rates_by_period(uses(), documents(2000), period=period)


# ---- change points


def test_one_step_is_found_in_its_year() -> None:
    sizes = documents(*range(1990, 2020))
    found = analysis.change_points(uses(*[f"w{n}" for n in range(22, 30)]), sizes)
    assert found["year"].tolist() == [2012]
    row = found.iloc[0]
    assert (row["documents_before"], row["with_before"]) == (22, 0)
    assert (row["documents_after"], row["with_after"]) == (8, 8)
    assert row["p"] <= 0.01
    assert analysis.say_changes(found, "“order”", {"w": "Western"}) == [
        "Western: “order” rises from 0 to 1000 per million words in 2012 (0 of 22 documents "
        f"before, 8 of 8 from then on; p = {row['p']:.3f})."
    ]


def test_a_rise_and_a_fall_are_two_steps_between_their_neighbours() -> None:
    sizes = documents(*range(1960, 2020))
    found = analysis.change_points(uses(*[f"w{n}" for n in range(20, 40)]), sizes)
    assert found["year"].tolist() == [1980, 2000]
    assert found["rate_before"].tolist() == [0, 1000]
    assert found["rate_after"].tolist() == [1000, 0]
    assert "falls from 1000 to 0" in analysis.say_changes(found, "order")[1]


def test_one_speech_full_of_a_word_is_no_change() -> None:
    sizes = documents(*range(1990, 2020))
    assert analysis.change_points(uses(*["w25"] * 12), sizes).empty


def test_even_use_and_no_use_and_few_documents_have_no_step() -> None:
    sizes = documents(*range(1990, 2020))
    assert analysis.change_points(uses(*sizes["doc_id"]), sizes).empty
    assert analysis.change_points(uses(), sizes).empty
    few = documents(*range(2000, 2008))
    assert analysis.change_points(uses("w6", "w7"), few).empty


def test_chance_alone_rarely_makes_a_step() -> None:
    random = np.random.default_rng(1)
    sizes = documents(*range(1980, 2020))
    hits = 0
    for _ in range(30):
        drawn = random.choice(sizes["doc_id"], 15)
        hits += len(analysis.change_points(uses(*drawn), sizes, level=0.05, draws=99)) > 0
    assert hits <= 5


# ---- divergence


def vocabularies(west: list[str], east: list[str]) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Make a document a wording on each side."""
    sizes = pd.concat([documents(*[2000] * len(west)), documents(*[2000] * len(east), side="s")])
    return uses(*sizes["doc_id"]).assign(wording=[*west, *east]), sizes


def test_the_same_shares_do_not_diverge_and_nothing_shared_diverges_wholly() -> None:
    pair = {"target": "w", "reference": "s"}
    same = analysis.divergence_by_period(*vocabularies(["a", "b"] * 5, ["a", "b"] * 5), **pair)
    assert same["divergence"].tolist() == [0]
    assert same["note"].tolist() == ["within chance"]
    apart = analysis.divergence_by_period(*vocabularies(["a"] * 8, ["b"] * 8), **pair)
    assert apart["divergence"].tolist() == [pytest.approx(1)]
    assert apart["note"].tolist() == ["beyond chance"]


def test_divergence_is_that_of_jensen_and_shannon() -> None:
    table = vocabularies(["a", "a", "a", "b"], ["a", "b", "b", "b"])
    found = analysis.divergence_by_period(*table, target="w", reference="s").iloc[0]
    p, q = 0.75, 0.25
    expected = p * math.log2(p / 0.5) + q * math.log2(q / 0.5)
    assert found["divergence"] == pytest.approx(expected)
    assert found["note"] == "too few documents"
    assert (found["documents_target"], found["n_reference"]) == (4, 4)


def test_a_period_with_one_side_only_says_so() -> None:
    table, sizes = vocabularies(["a"] * 5, ["b"])
    sizes = sizes.assign(year=[1950] * 5 + [2000])
    found = analysis.divergence_by_period(table, sizes, target="w", reference="s")
    assert found["note"].tolist() == ["only one of them has a use"] * 2
    with pytest.raises(analysis.InputError, match="No dated document of `side` 'x' has a use"):
        analysis.divergence_by_period(table, sizes, target="w", reference="x")


# ---- figures


def test_the_figure_of_rates_shows_documents_beside_hits() -> None:
    sizes = pd.concat([documents(*[2000] * 5), documents(2001, side="s")])
    rates = analysis.rates_by_period(uses("w0", "w1", "s0"), sizes)
    ax = analysis.plot_rates(rates, what="“order”", sides={"w": "West", "s": "East"})
    written = [text.get_text() for text in ax.texts]
    assert written == ["2/5", "West", "1/1", "East"]
    heights = [spot.get_offsets()[0][1] for spot in ax.collections]
    assert heights == rates["rate"].tolist()
    assert ax.get_ylabel() == "“order” per million words"
    with pytest.raises(analysis.InputError, match="give what `rates_by_period` returns"):
        analysis.plot_rates(rates.drop(columns="rate"))


def test_the_figure_of_divergence_shows_the_band_of_chance() -> None:
    table = vocabularies(["a"] * 8, ["b"] * 8)
    found = analysis.divergence_by_period(*table, target="w", reference="s")
    ax = analysis.plot_divergence(found)
    legend = [text.get_text() for text in ax.get_legend().get_texts()]
    assert legend[0] == "beyond chance" and "drawn at random" in legend[-1]
    nothing = found.assign(divergence=float("nan"))
    assert "No period" in analysis.plot_divergence(nothing).texts[0].get_text()


# ---- a whole corpus


def test_a_corpus_is_read_the_same_by_one_worker_and_by_two(tmp_path) -> None:
    path = tmp_path / "speeches.jsonl"
    rows = [
        {
            "id": f"d{n}",
            "year": 2000 + n,
            "side": "western",
            "text": f"We defend international law. {n}",
        }
        for n in range(20)
    ]
    pd.DataFrame(rows).to_json(path, orient="records", lines=True)
    one, two = (analysis.read_wordings(path, workers=n) for n in (1, 2))
    for name in ("documents", "wordings", "claims"):
        pd.testing.assert_frame_equal(getattr(one, name), getattr(two, name))
    assert one.documents["year"].tolist() == list(range(2000, 2020))
    assert len(one.wordings) == 20
    table = analysis.read(analysis.read_corpus(path), analysis.load_codebook()).wordings
    pd.testing.assert_frame_equal(one.wordings, table)


def test_workers_and_sources_that_cannot_be_are_refused(tmp_path) -> None:
    with pytest.raises(analysis.InputError, match="`workers` is 0"):
        analysis.read_wordings(tmp_path, workers=0)
    with pytest.raises(FileNotFoundError):
        analysis.read_wordings(tmp_path / "nothing.jsonl")


def test_a_speech_is_the_states_that_then_held_the_place() -> None:
    rows = {
        "id": ["a", "b", "c", "d"],
        "year": [1965, 1985, 2015, 2015],
        "country_name": ["China", "Russia", "Russia", ""],
        "country": ["CHN", "RUS", "RUS", "USA"],
        "speaker": ["Mr. Lee", "Mr. Orlov", "Mr. Orlov", ""],
        "side": ["other", "sino_russian", "sino_russian", "western"],
        "text": "We defend international law.",
    }
    framing = analysis.read_wordings(analysis.read_corpus(pd.DataFrame(rows)))
    actors = ["Taiwan", "Soviet Union", "Russia", "United States"]
    assert framing.wordings["actor"].tolist() == actors
    assert framing.claims["other"].tolist() == actors
