"""What a first reader of the word measures ran into: kept from coming back."""

from __future__ import annotations

import warnings
from collections.abc import Callable

import pandas as pd
import pytest

import analysis

TOKENS = pd.DataFrame(
    {
        "doc_id": list("aaabbb"),
        "statement_id": [0, 0, 1, 0, 1, 1],
        "side": ["w", "w", "s", "w", "s", "s"],
        "token": "law law force force law law".split(),
    }
)


def test_statements_of_two_documents_are_not_one_part() -> None:
    found = analysis.dispersion(TOKENS, parts="statement_id", min_count=1)
    assert found[["token", "range", "n_parts"]].to_numpy().tolist() == [
        ["law", 2, 4],
        ["force", 2, 4],
    ]


def small_documents() -> pd.DataFrame:
    rows = {"side": ["w", "s"], "text": ["A free order.", "Just peace."]}
    return analysis.read_corpus(pd.DataFrame({"doc_id": ["a", "b"], **rows}))


REFUSED: list[tuple[Callable[[], object], str]] = [
    (lambda: analysis.keyness("law", target="w"), "`table` has to be a table .*; got str"),  # type: ignore[arg-type]
    (lambda: analysis.concordance("law", "law"), "`documents` has to be a table .*; got str"),  # type: ignore[arg-type]
    (lambda: analysis.dispersion(3), "`tokens` has to be a table .*; got int"),  # type: ignore[arg-type]
    (lambda: analysis.keyness(TOKENS, target="x", by="outlet"), "give `documents` as well"),
    (
        lambda: analysis.compare_collocates(small_documents(), "order", target="w", reference="s"),
        "s has no word near `node`",
    ),
]


@pytest.mark.parametrize(("ask", "words"), REFUSED, ids=[words for _, words in REFUSED])
def test_refusals_say_what_would_work(ask: Callable[[], object], words: str) -> None:
    with pytest.raises(analysis.InputError, match=words):
        ask()


def test_a_row_wears_the_colour_of_the_group_that_uses_the_word_more() -> None:
    # 0 counts as 0.5: of 1 word, that is a higher rate than 1 of 9.
    table = pd.DataFrame({"side": ["w", "s", "s"], "token": ["a", "a", "b"], "n": [1, 8, 1]})
    found = analysis.keyness(table, target="w", reference="s")
    row = found.set_index("token").loc["b"]
    assert row["log_ratio"] > 0 > row["g2"]
    ax = analysis.plot_keyness(found[found["token"] == "b"])
    legend = ax.get_legend()
    assert legend is not None
    line = ax.lines[0].get_color()
    assert [line == handle.get_markerfacecolor() for handle in legend.legend_handles[:2]] == [
        False,
        True,
    ]


def test_the_key_explains_no_bar_where_there_is_none() -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        found = analysis.keyness(TOKENS.head(3), target="w", reference="s")
    legend = analysis.plot_keyness(found).get_legend()
    assert legend is not None
    assert "(no interval by statement can be given)" in [t.get_text() for t in legend.get_texts()]
