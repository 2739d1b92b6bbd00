"""Words of two sides: counts, keyness, concordance, collocates and dispersion, counted by hand."""

from __future__ import annotations

import importlib.util
import math
import sys
import warnings
from pathlib import Path
from types import ModuleType

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from matplotlib.colors import to_hex
from pandas.testing import assert_frame_equal

import analysis
from analysis.measures.words.by_part import clustered_error, permutation_p
from analysis.measures.words.counts import count_groups
from analysis.tables import DOCUMENTS, TOKENS
from analysis.views.evidence import Quoter
from analysis.views.key_words import key_word_lines, say_keyness, side_keyness

BENCHMARKS = Path(__file__).parents[1] / "benchmarks"
EMPTY = ("title", "date", "outlet", "actor")
REFERENCE = BENCHMARKS.parents[1] / "shared" / "benchmarks" / "textstats"


def corpus(*rows: tuple[str, str]) -> pd.DataFrame:
    """Make documents of (side, text) pairs."""
    columns = {"doc_id": [f"d{n}" for n in range(len(rows))], "side": [side for side, _ in rows]}
    return analysis.read_corpus(pd.DataFrame({**columns, "text": [text for _, text in rows]}))


def as_they_are(*rows: tuple[str, str]) -> pd.DataFrame:
    """Make documents of (side, text) pairs, those without any word included."""
    return DOCUMENTS.frame(
        {"doc_id": f"d{n}", "side": side, "text": text, **dict.fromkeys(EMPTY, "")}
        for n, (side, text) in enumerate(rows)
    )


def keyness(table: pd.DataFrame, **options: object) -> pd.DataFrame:
    """Compare `w` with `s`, quiet about few documents."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", analysis.InputWarning)
        return analysis.keyness(table, **{"target": "w", "reference": "s", **options})


def tokens(*rows: tuple[str, str]) -> pd.DataFrame:
    return analysis.index_tokens(corpus(*rows)).frame()


# ---- the index and its table


def test_the_table_of_words_says_what_the_text_says() -> None:
    text = "“Biden’s U.N.-centric order,” they said.\nA rules-based order."
    index = analysis.index_tokens(corpus(("w", text), ("", ""), ("s", "Order!")))
    frame = index.frame()
    assert list(frame.columns) == list(TOKENS.columns)
    assert frame["token"].tolist()[:3] == ["biden's", "u.n.-centric", "order"]
    for row in frame[frame["doc_id"] == "d0"].itertuples():
        assert text[row.start : row.end].replace("’", "'").lower() == row.token
    assert frame["position"].tolist() == [0, 1, 2, 3, 4, 5, 6, 7, 0]
    assert frame["sentence_id"].tolist() == [0, 0, 0, 0, 0, 1, 1, 1, 0]
    assert frame["side"].tolist() == ["w"] * 8 + ["s"]


def test_a_word_belongs_to_the_narrowest_statement_that_holds_it() -> None:
    documents = corpus(("", "one two three four five"))
    statements = pd.DataFrame(
        {
            "doc_id": "d0", "statement_id": [0, 1], "actor": ["A", "B"], "side": ["w", "s"],
            "segments": [((4, 18),), ((8, 13),)],
        }
    )  # fmt: skip
    frame = analysis.index_tokens(documents, statements).frame()
    assert frame["actor"].tolist() == ["narration", "A", "B", "A", "narration"]


def test_any_tokenizer_and_no_document_at_all() -> None:
    documents = corpus(("w", "rules-based order"))
    assert analysis.index_tokens(documents, tokenizer=str.split).vocabulary == [
        "rules-based",
        "order",
    ]
    assert len(analysis.index_tokens(documents, tokenizer="word_punct")) == 4
    none = analysis.index_tokens(documents.iloc[:0])
    assert none.frame().empty
    assert analysis.concordance(none, "the order").empty
    assert analysis.collocates(none, "order").empty


@given(st.lists(st.tuples(st.sampled_from("ws"), st.text()), max_size=4))
def test_counting_by_stretches_finds_the_same_words(rows: list[tuple[str, str]]) -> None:
    documents = as_they_are(*rows)
    counted = analysis.count_tokens(documents)
    frame = analysis.index_tokens(documents).frame()
    wanted = frame.groupby(["side", "token"]).size().to_dict()
    assert counted.set_index(["side", "token"])["n"].to_dict() == wanted


def test_ngrams_stay_inside_sentence_and_statement() -> None:
    found = analysis.ngrams(tokens(("w", "We keep order. Order holds."), ("s", "Yes.")))
    assert found["token"].tolist() == ["we keep", "keep order", "order holds"]
    assert found[["start", "end"]].values.tolist() == [[0, 7], [3, 13], [15, 26]]
    assert analysis.ngrams(tokens(("w", "a b")), 3).empty


# ---- keyness


def test_keyness_of_a_table_counted_by_hand() -> None:
    table = tokens(("w", "law " * 8 + "x " * 92), ("s", "law " * 2 + "x " * 98))
    law = keyness(table).set_index("token").loc["law"]
    assert (law["n_target"], law["n_reference"]) == (8, 2)
    assert (law["rate_target"], law["rate_reference"]) == (80_000, 20_000)
    cells = {8: 5, 2: 5, 92: 95, 98: 95}  # observed: expected
    assert law["g2"] == pytest.approx(2 * sum(o * math.log(o / e) for o, e in cells.items()))
    assert law["chi2"] == pytest.approx(sum((o - e) ** 2 / e for o, e in cells.items()))
    assert law["p"] == pytest.approx(math.erfc(math.sqrt(law["g2"] / 2)))
    assert law["log_ratio"] == pytest.approx(2)
    half = 1.959964 * math.sqrt(1 / 8 + 1 / 2 - 2 / 100) / math.log(2)
    assert [law["low"], law["high"]] == pytest.approx([2 - half, 2 + half])
    assert law["percent_difference"] == pytest.approx(300)
    assert law["odds_ratio"] == pytest.approx(8 * 98 / (2 * 92))
    # The prior of `law` is 10 of 200 words.
    delta = math.log(18 / (300 - 18)) - math.log(12 / (300 - 12))
    assert law["log_odds_z"] == pytest.approx(delta / math.sqrt(1 / 18 + 1 / 12))


def test_a_smaller_prior_moves_rare_words_less_to_the_middle() -> None:
    table = tokens(("w", "law " * 8 + "x " * 92), ("s", "law " * 2 + "x " * 98))
    z = [keyness(table, prior=size).set_index("token")["log_odds_z"]["law"] for size in (2, 2000)]
    assert z[0] > z[1] > 0


def test_what_only_one_side_says_has_open_intervals_and_a_reason() -> None:
    found = keyness(tokens(("w", "law law x x"), ("s", "force x x x"))).set_index("token")
    assert found["note"].to_dict() == {
        "law": "not in s; too few documents",
        "force": "not in w; too few documents",
        "x": "too few documents",
    }
    assert found["high"]["law"] == math.inf > found["low"]["law"]
    assert found["low"]["force"] == -math.inf < found["high"]["force"]
    assert found["log_ratio"][["law", "force"]].tolist() == [2, -1]  # 0 counts as half a word
    percent = found["percent_difference"]
    assert percent[["law", "force"]].tolist() == [math.inf, -100]
    assert percent["x"] == pytest.approx(-100 / 3)


@given(
    st.lists(
        st.tuples(
            st.sampled_from(["d1", "d2", "d3", "d4", "d5", "d6"]),
            st.sampled_from("ws"),
            st.sampled_from(["law", "order", "force"]),
        ),
        min_size=2,
    )
)
def test_whatever_is_missing_has_a_reason(rows: list[tuple[str, str, str]]) -> None:
    rows = [("d1", "w", "law"), ("d2", "s", "order"), *rows]
    table = pd.DataFrame(rows, columns=["doc_id", "side", "token"])
    found = keyness(table, draws=9)
    assert not (found.isna().any(axis=1) & (found["note"] == "")).any()
    assert found["n_target"].sum() + found["n_reference"].sum() == len(table)
    assert found["p"].between(0, 1).all() and (found["q"] > found["p"] - 1e-12).all()
    swapped = keyness(table, target="s", reference="w", draws=9).set_index("token")
    assert swapped["g2"][found["token"]].to_numpy() == pytest.approx(-found["g2"].to_numpy())


def test_small_corpora_get_a_table_and_a_warning() -> None:
    table = tokens(*[("w", "law"), ("s", "force")] * 2)
    with pytest.warns(analysis.InputWarning, match=r"2 document\(s\) of w and 2 of s, where 5"):
        found = analysis.keyness(table, target="w", reference="s")
    assert found[["token", "n_target"]].values.tolist() == [["force", 0], ["law", 2]]


def test_inside_one_text_statements_are_kept_together() -> None:
    rows = [("a", n, "ws"[n % 2], word) for n in range(12) for word in ("law", "order", "force")]
    table = pd.DataFrame(rows, columns=["doc_id", "statement_id", "side", "token"])
    found = keyness(table)
    assert found.attrs["part"] == "statement"
    assert found[["parts_target", "parts_reference"]].values.tolist() == [[6, 6]] * 3
    assert found["note"].tolist() == ["", "", ""]


def test_the_error_by_document_is_that_of_the_sandwich_formula() -> None:
    texts = ["law x x x", "law law law x x", "x x x", "law x x", "law law x x x x"]
    rows = [("w", text) for text in texts] + [("s", f"{text} x x") for text in texts]
    table = tokens(*rows)
    counts = count_groups(table, "side", ("w", "s"), "token")
    law = table["token"] == "law"
    total = 0.0
    for side in "ws":
        mine = table["side"] == side
        rate, n = law[mine].mean(), law[mine].sum()
        for _, part in table[mine].groupby("doc_id"):
            total += (((part["token"] == "law").sum() - rate * len(part)) / n) ** 2
    expected = math.sqrt(total * 10 / 8) / math.log(2)
    assert clustered_error(counts)[list(counts.units).index("law")] == pytest.approx(expected)


def test_documents_in_which_both_sides_speak_are_one_cluster() -> None:
    # Each document repeats one word on both sides: by document there is no difference at all.
    rows = [
        (f"d{n}", side, word)
        for n in range(6)
        for side in "ws"
        for word in (["law"] * (n + 1) + ["x"] * 5)
    ]
    table = pd.DataFrame(rows, columns=["doc_id", "side", "token"])
    errors = clustered_error(count_groups(table, "side", ("w", "s"), "token"))
    assert errors == pytest.approx([0, 0], abs=1e-6)


def test_a_permutation_of_all_arrangements_gives_the_share_as_extreme() -> None:
    # Two against two documents: of the six ways to part them two are as uneven as this one.
    table = tokens(("w", "law x"), ("w", "law x"), ("s", "x x"), ("s", "x x"))
    counts = count_groups(table, "side", ("w", "s"), "token")
    p = permutation_p(counts, 2000, 0)[list(counts.units).index("law")]
    assert p == pytest.approx(1 / 3, abs=0.04)


def test_one_long_document_does_not_make_a_difference_sure() -> None:
    long, without, once = "law " * 60 + "x " * 40, "x " * 20, "law " + "x " * 24
    rows = [("w", long), *[("w", without)] * 5, *[("s", once)] * 6]
    law = keyness(tokens(*rows)).set_index("token").loc["law"]
    assert law["p"] < 0.001 and law["low"] > 0
    assert law["p_by_part"] > 0.05 and law["low_by_part"] < law["low"]


def test_documents_of_one_speaker_may_be_kept_together() -> None:
    rows = [("w", "law x")] * 8 + [("s", "x x")] * 8
    table = tokens(*rows).assign(actor=["A"] * 16 + ["B"] * 16)
    assert keyness(table).set_index("token")["p_by_part"]["law"] < 0.01
    found = keyness(table, parts="actor").set_index("token")
    assert found.attrs["part"] == "actor"
    assert found["note"]["law"] == "not in s; too few actors"
    assert found["p_by_part"]["law"] > 0.4


def test_one_against_the_rest_counts_everything_else() -> None:
    table = tokens(("w", "law"), ("s", "force"), ("", "law law"))
    found = keyness(table, reference=None).set_index("token")
    assert found["n_reference"].to_dict() == {"force": 1, "law": 2}
    assert found.attrs["reference"] == "the rest"


def test_wordings_are_counted_per_million_words() -> None:
    table = tokens(("w", "x " * 100), ("s", "x " * 50))
    uses = {"doc_id": ["d0", "d0", "d1"], "side": ["w", "w", "s"], "wording": "order"}
    found = keyness(pd.DataFrame(uses), unit="wording", words=table).iloc[0]
    assert (found["rate_target"], found["rate_reference"]) == (20_000, 20_000)
    assert (found["g2"], found["parts_target"]) == (0, 1)


def test_counts_without_documents_say_so() -> None:
    counted = analysis.count_tokens(corpus(("w", "law order"), ("s", "law")))
    found = keyness(counted)
    assert found["note"].str.contains("no documents in the table").all()
    same = keyness(tokens(("w", "law order"), ("s", "law")))
    columns = ["token", "n_target", "n_reference", "g2"]
    assert_frame_equal(found[columns], same[columns])


def test_groups_may_come_from_the_documents() -> None:
    documents = corpus(("", "law"), ("", "force")).assign(date=["1990-01-01", "2020"])
    frame = analysis.index_tokens(documents).frame()
    found = keyness(frame, by="year", target="2020", reference="1990", documents=documents)
    assert found[["token", "n_target"]].values.tolist() == [["force", 1], ["law", 0]]


@pytest.mark.parametrize(
    ("options", "words"),
    [
        ({"target": "west"}, "`target` 'west' is not in column `side`. It has: w, s."),
        ({"by": "sides"}, "Could not find column `sides` in `table`.* Did you mean `side`?"),
        ({"unit": "word"}, "Could not find column `word`"),
        ({"min_count": 0}, "`min_count` is 0; give 1 or more"),
        ({"prior": 0.5}, "`prior` is 0.5; give 1 or more"),
        ({"reference": "w"}, "'w' is all there is to compare"),
    ],
)
def test_what_cannot_be_compared_is_refused(options: dict[str, object], words: str) -> None:
    with pytest.raises(analysis.InputError, match=words):
        keyness(tokens(("w", "law"), ("s", "force")), **options)


def test_rows_whose_document_has_no_words_are_refused_by_name() -> None:
    wordings = pd.DataFrame({"doc_id": ["lost"], "side": ["w"], "wording": ["order"]})
    with pytest.raises(analysis.InputError, match="`words` has no word of lost"):
        keyness(wordings, unit="wording", words=tokens(("w", "x"), ("s", "x")))


# ---- concordance


ORDER = corpus(
    ("w", "We defend a rules-based international order. The order, they say, holds."),
    ("s", "No order.\nAn international  order of\nlaw."),
)


def lines(*arguments: object, **options: object) -> list[list[str]]:
    found = analysis.concordance(ORDER, *arguments, **options)
    return found[["left", "node", "right"]].values.tolist()


def test_a_concordance_lists_every_place_with_its_context() -> None:
    assert lines("order", window=2) == [
        ["rules-based international", "order", ". The order"],
        ["order. The", "order", ", they say"],
        ["No", "order", ". An international"],
        ["An international", "order", "of law"],
    ]
    found = analysis.concordance(ORDER, "international order")
    assert found["side"].tolist() == ["w", "s"]
    for row in found.itertuples():
        text = ORDER.set_index("doc_id")["text"][row.doc_id]
        assert " ".join(text[row.start : row.end].split()) == row.node


def test_context_and_match_may_be_kept_inside_the_sentence() -> None:
    inside = lines("order", window=2, within="sentence")
    assert inside[1:3] == [["The", "order", ", they say"], ["No", "order", ""]]
    # A heading has no full stop, so only the end of the sentence parts the two words.
    documents = corpus(("w", "World order\nOrder holds."))
    assert len(analysis.concordance(documents, "order order")) == 1
    assert analysis.concordance(documents, "order order", within="sentence").empty


def test_patterns_have_gaps_endings_and_alternatives() -> None:
    assert [node for _, node, _ in lines("(a|an) _2 order")] == [
        "a rules-based international order",
        "An international order",
    ]
    assert [node for _, node, _ in lines("defend* _ rules-based")] == ["defend a rules-based"]
    assert lines("rules based order") == []
    assert lines("based") == []  # no word by itself: `rules-based` is one
    assert lines("order they") == []  # a comma stands between


def test_of_overlapping_matches_the_longest_is_listed_once() -> None:
    nodes = [node for _, node, _ in lines(["order", "international order", "rules-based _1 order"])]
    assert nodes == ["rules-based international order", "order", "order", "international order"]


def test_lines_are_sorted_by_the_words_beside_the_node() -> None:
    lefts = [left for left, _, _ in lines("order", window=1, sort="L1")]
    assert lefts == ["international", "international", "No", "The"]
    by_both = [(left, right) for left, _, right in lines("order", window=1, sort=["L1", "R1"])]
    assert by_both[:2] == [("international", "of"), ("international", ". The")]


@given(st.lists(st.text(alphabet="ab -.’'\n", max_size=30), min_size=1, max_size=3))
def test_a_word_has_as_many_lines_as_the_table_has_rows(texts: list[str]) -> None:
    documents = as_they_are(*[("w", text) for text in texts])
    index = analysis.index_tokens(documents)
    for word, n in index.frame()["token"].value_counts().items():
        if word.isalpha():
            assert len(analysis.concordance(index, word)) == n


def test_a_reading_adds_the_tone_of_the_sentence() -> None:
    text = "“We praise the order. They threaten the order,” said NATO chief Jens Stoltenberg."
    documents = analysis.read_corpus(pd.DataFrame({"doc_id": ["a"], "text": [text]}))
    reading = analysis.read(documents, analysis.load_codebook())
    found = analysis.concordance(reading, "order")
    assert found["actor"].tolist() == ["Jens Stoltenberg"] * 2
    assert found["tone"].tolist() == reading.tones["compound"].tolist()[:2]
    assert found["tone"][0] > 0 > found["tone"][1]


@pytest.mark.parametrize(
    ("options", "words"),
    [
        ({"pattern": " "}, "it is empty"),
        ({"pattern": []}, "`patterns` is empty"),
        ({"pattern": "(a"}, r"`\(` is never closed"),
        ({"pattern": "a", "window": -1}, "`window` is -1"),
        (
            {"pattern": "a", "sort": "L0"},
            "Unknown `sort` 'L0'. Known are: node, L1 to L9, R1 to R9",
        ),
        ({"pattern": "a", "within": "sentnce"}, "Did you mean `sentence`?"),
    ],
)
def test_what_cannot_be_looked_for_is_refused(options: dict[str, object], words: str) -> None:
    with pytest.raises(analysis.InputError, match=words):
        analysis.concordance(ORDER, **options)


def test_a_concordance_is_shown_with_its_text_escaped() -> None:
    documents = corpus(("w", "a <b>bold</b> order & law"))
    shown = analysis.highlight_concordance(analysis.concordance(documents, "order"), most=0)
    assert "1 line, 1 of them not shown" in shown.html
    shown = analysis.highlight_concordance(analysis.concordance(documents, "order"))
    assert "&lt;b&gt;bold&lt;/b&gt;" in shown.html and "&amp; law" in shown.html
    assert str(shown) == "a <b>bold</b> [order] & law  — W"
    with pytest.raises(analysis.InputError, match="Could not find column `left`"):
        analysis.highlight_concordance(documents)


# ---- collocates and dispersion


def test_collocates_of_a_table_counted_by_hand() -> None:
    # 12 words, two nodes; near them (one word on each side) are: new, holds, new, of.
    documents = corpus(("w", "a new order holds and a new order of law and force"))
    found = analysis.collocates(documents, "order", window=1).set_index("collocate").loc["new"]
    counts = ["n", "n_node", "n_near", "n_collocate", "n_words"]
    assert found[counts].tolist() == [2, 2, 4, 2, 10]
    assert found["expected"] == pytest.approx(4 * 2 / 10)
    assert found["mi"] == pytest.approx(math.log2(2 / 0.8))
    assert found["t_score"] == pytest.approx((2 - 0.8) / math.sqrt(2))
    assert found["log_dice"] == pytest.approx(14)
    assert found["delta_p_collocate"] == pytest.approx(2 / 4 - 0 / 6)
    assert found["delta_p_node"] == pytest.approx(2 / 2 - 2 / 8)
    cells = [(2, 0.8), (2, 3.2), (6, 4.8)]
    assert found["g2"] == pytest.approx(2 * sum(o * math.log(o / e) for o, e in cells))


def test_a_word_near_two_nodes_counts_once() -> None:
    found = analysis.collocates(corpus(("w", "order law order")), "order", min_count=1)
    assert found[["collocate", "n", "n_near"]].values.tolist() == [["law", 1, 1]]


def test_near_may_be_the_sentence_or_the_statement_and_never_another_side() -> None:
    documents = corpus(("w", "Order now. Far off."), ("s", "Law."))

    def near(within: str) -> list[str]:
        found = analysis.collocates(documents, "order", within=within, min_count=1)
        return sorted(found["collocate"])

    assert near("sentence") == ["now"]
    assert near("statement") == near("window") == ["far", "now", "off"]
    by_side = analysis.collocates(documents, "order", by="side", min_count=1)
    assert set(by_side["side"]) == {"w"}


def test_the_difference_between_sides_is_the_keyness_of_what_is_near() -> None:
    kinds = ("w", "free"), ("s", "just")
    rows = [(side, f"a {kind} order {n}") for side, kind in kinds for n in "bcdefg"]
    found = analysis.compare_collocates(corpus(*rows), "order", target="w", reference="s")
    found = found.set_index("token")
    assert found.loc["free", ["n_target", "n_reference"]].tolist() == [6, 0]
    assert found.loc["a", "log_ratio"] == 0 and "order" not in found.index
    assert found.attrs["part"] == "document"


@pytest.mark.parametrize(
    ("options", "words"),
    [
        ({"window": 0}, "`window` is 0"),
        ({"min_count": 0}, "`min_count` is 0"),
        ({"by": "sides"}, "Could not find column `sides`"),
        ({"within": "page"}, "Known are: window, sentence, statement"),
    ],
)
def test_company_that_means_nothing_is_refused(options: dict[str, object], words: str) -> None:
    with pytest.raises(analysis.InputError, match=words):
        analysis.collocates(ORDER, "order", **options)


def test_dispersion_of_parts_counted_by_hand() -> None:
    table = tokens(("w", "law x x x"), ("w", "law law x x"), ("w", "x x"))
    law = analysis.dispersion(table, min_count=1).set_index("token").loc["law"]
    assert law[["n", "range", "n_parts"]].tolist() == [3, 2, 3]
    assert law["dp"] == pytest.approx((abs(1 / 3 - 0.4) + abs(2 / 3 - 0.4) + 0.2) / 2)
    assert law["dp_norm"] == pytest.approx(law["dp"] / (1 - 0.2))
    rates = np.array([0.25, 0.5, 0])
    assert law["juilland_d"] == pytest.approx(1 - rates.std() / rates.mean() / math.sqrt(2))


def test_equal_stretches_drop_what_is_left_over() -> None:
    table = tokens(("w", "a b a b a"))
    found = analysis.dispersion(table, parts=2, min_count=1).set_index("token")
    assert found["n"].to_dict() == {"a": 2, "b": 2}
    assert found["dp"].tolist() == [0, 0]


def test_groups_without_two_parts_are_left_out_and_named() -> None:
    table = tokens(("w", "law"), ("w", "law"), ("s", "law"))
    with pytest.warns(analysis.InputWarning, match="Left out s: fewer than two parts"):
        found = analysis.dispersion(table, by="side", min_count=1)
    assert found["side"].tolist() == ["w"]
    with pytest.raises(analysis.InputError, match="nothing to be spread over"):
        analysis.dispersion(table[table["side"] == "s"])
    with pytest.raises(analysis.InputError, match="from 2 on"):
        analysis.dispersion(table, parts=1)


# ---- figures


def test_the_keyness_figure_shows_both_directions_intervals_and_counts() -> None:
    rows = [("w", "law law law x x"), ("s", "force force x x x")] * 6
    found = keyness(tokens(*rows))
    ax = analysis.plot_keyness(found, sides={"w": "West", "s": "East"})
    assert [tick.get_text() for tick in ax.get_yticklabels()] == ["law", "x", "force"]
    markers = [spot.get_offsets()[0][0] for spot in ax.collections]
    assert markers == pytest.approx(sorted(found["log_ratio"], reverse=True))
    written = [text.get_text() for text in ax.texts]
    assert written == ["18", "12", "0", "West", "0", "18", "12", "East"]
    assert "more often in East" in ax.get_xlabel()
    legend = [text.get_text() for text in ax.get_legend().get_texts()]
    assert legend[:2] == ["West (30 words)", "East (30 words)"]


def test_markers_are_hollow_where_documents_do_not_decide() -> None:
    found = keyness(tokens(("w", "law x"), ("s", "x x")))
    ax = analysis.plot_keyness(found)
    assert {to_hex(spot.get_facecolor()[0]) for spot in ax.collections} == {"#ffffff"}
    with pytest.raises(analysis.InputError, match="give the table that `keyness` makes"):
        analysis.plot_keyness(found[["token"]])
    assert "No word" in analysis.plot_keyness(found.iloc[:0]).texts[0].get_text()


def test_the_dispersion_figure_has_a_stroke_a_use() -> None:
    ax = analysis.plot_dispersion(ORDER, ["order", "law"])
    assert [tick.get_text() for tick in ax.get_yticklabels()] == [
        "order (4 in 2 documents)",
        "law (1 in 1 document)",
    ]
    uses = analysis.index_tokens(ORDER).frame()["token"].isin(["order", "law"])
    strokes = [line[0][0] for part in ax.collections for line in part.get_segments()]
    assert set(strokes) > set(uses.to_numpy().nonzero()[0].tolist())


# ---- on the page


def test_the_page_says_which_words_tell_the_sides_apart() -> None:
    said = {"western": "We defend the law", "sino_russian": "They use the force"}
    documents = corpus(*[(side, text) for _ in range(6) for side, text in said.items()])
    reading = analysis.read(documents, analysis.load_codebook())
    labels = {"western": "Western", "sino_russian": "Sino-Russian"}
    found = side_keyness(reading, labels)
    assert say_keyness(found, labels) == (
        "Of 7 words said at least 2 times, 6 differ by more than chance when documents are kept "
        "together: Western has more of “defend”, “law” and “we”; Sino-Russian has more of “force”, "
        "“they” and “use”, first of all."
    )
    lines = key_word_lines(reading, found, Quoter(reading))
    law = next(line for line in lines.rows if line.cells["token"] == "law")
    assert (law.cells["n_target"], law.cells["n_reference"], len(law.passages)) == (6, 0, 6)
    assert law.passages[0].quote.text == "law"


def test_words_that_differ_surely_are_named() -> None:
    found = keyness(tokens(*[("w", "law law law x x x"), ("s", "law x x x x x")] * 8))
    assert say_keyness(found, {"w": "West", "s": "East"}) == (
        "Of 2 words said at least 2 times, 2 differ by more than chance when documents are kept "
        "together: West has more of “law”; East has more of “x”, first of all."
    )


# ---- against other programs


def load(name: str) -> ModuleType:
    sys.path.insert(0, str(BENCHMARKS))
    try:
        spec = importlib.util.spec_from_file_location(name, BENCHMARKS / f"{name}.py")
        assert spec and spec.loader
        module = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(module)
    finally:
        sys.path.remove(str(BENCHMARKS))
    return module


@pytest.mark.skipif(not REFERENCE.is_dir(), reason="reference tables (shared/benchmarks/textstats)")
def test_every_measure_agrees_with_other_programs() -> None:
    textstats = load("textstats")
    index = textstats.read_index(REFERENCE)
    found = [row for compare in textstats.TABLES.values() for row in compare(REFERENCE, index)]
    assert len(found) > 40
    assert [row for row in found if not row.largest <= textstats.TOLERANCE] == []
