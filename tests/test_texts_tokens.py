"""Tokens: a table of cases made by hand, NLTK's tokenizers by name, callables and errors."""

from __future__ import annotations

import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis import InputError
from analysis.texts import straighten
from analysis.texts.tokens import tokenize

CASES = {
    "The rules-based order": "The rules-based order",
    "Biden’s U.N.-centric view.": "Biden's U.N.-centric view",
    "the U.S. and the U.S Secretary, U.S.-led": "the U.S. and the U.S Secretary U.S.-led",
    "the U.S.’s ally": "the U.S.'s ally",
    "J. R. Stone": "J R Stone",
    "D.C., e.g. N.Y.": "D.C. e.g. N.Y.",
    "1,500 ships, 3.5 percent, 5.": "1,500 ships 3.5 percent 5",
    "AT&T and G7": "AT&T and G7",
    "21st-century coalitions—new ones": "21st-century coalitions new ones",
    "and/or; a_b": "and or a b",
    "voters’ ‘pivot’": "voters pivot",
    "non\u2011aligned and non\u2010aligned": "non-aligned and non-aligned",
    "cafe\u0301s e\u0301lan": "cafe\u0301s e\u0301lan",
    "co\u00adoperate": "co\u00adoperate",
    "порядок 秩序 نظام": "порядок 秩序 نظام",
    "a\u00a0b\u2009c": "a b c",
    "x--y - z": "x y z",
    "💬 ok 💬": "ok",
    "": "",
    " \n\t.,;!": "",
}


@pytest.mark.parametrize(("text", "wanted"), CASES.items())
def test_words_are_kept_whole(text: str, wanted: str) -> None:
    assert [token for _, _, token in tokenize(text)] == wanted.split()


TEXTS = st.lists(
    st.sampled_from(
        [*"aZé0 .,'’‘`\"“”-&_\n", "U.S.", "e\u0301", "\u00ad", "''", "``", "\u2011", "can't", "..."]
    ),
    max_size=40,
).map("".join)


@pytest.mark.parametrize("tokenizer", ["political", "word_punct", "treebank"])
@given(text=st.one_of(TEXTS, st.text(max_size=80)))
def test_every_token_stands_where_it_says(tokenizer: str, text: str) -> None:
    plain, position = straighten(text), 0
    for start, end, token in tokenize(text, tokenizer):
        assert position <= start < end
        assert plain[start:end] == token
        position = end


@given(st.text())
def test_straighten_keeps_every_offset(text: str) -> None:
    plain = straighten(text)
    assert len(plain) == len(text)
    assert all(a == b or a in "’‘‛ʼ´`“”„‟«»〝〞\u00a0\u202f\u2009\u2010\u2011"
               for a, b in zip(text, plain, strict=True))  # fmt: skip


def words(text: str, tokenizer: Any) -> list[str]:
    return [token for _, _, token in tokenize(text, tokenizer)]


def test_tokenizers_of_nltk_by_name_without_a_download(monkeypatch: pytest.MonkeyPatch) -> None:
    import nltk

    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("a download")

    monkeypatch.setattr(nltk, "download", refuse)
    monkeypatch.setattr(nltk.data, "find", refuse)
    assert words("Don’t go, he said.", "word_punct") == [
        "Don",
        "'",
        "t",
        "go",
        ",",
        "he",
        "said",
        ".",
    ]
    assert words("Don’t say “no”.", "treebank") == ["Do", "n't", "say", '"', "no", '"', "."]
    assert words("Go @ray :-) #order", "tweet") == ["Go", "@ray", ":-)", "#order"]


def test_a_callable_may_drop_but_not_change() -> None:
    assert tokenize("One two one", str.split) == [(0, 3, "One"), (4, 7, "two"), (8, 11, "one")]
    assert tokenize("One, two", lambda text: iter(re.findall("t.o", text))) == [(5, 8, "two")]


def upper(text: str) -> list[str]:
    return text.upper().split()


@pytest.mark.parametrize(
    ("tokenizer", "message"),
    [
        ("politcal", "Unknown `tokenizer` 'politcal'. Known are: political, word_punct, treebank, "
         "tweet, or a callable. Did you mean `political`?"),
        (None, "Unknown `tokenizer` None. Known are: political, word_punct, treebank, tweet, or a "
         "callable."),
        (upper, "`tokenizer` gave 'ONE', which does not stand in the text after character 0. "
         "A tokenizer may drop characters but not change them."),
        (len, "`tokenizer` gave 7. It must give the words as strings."),
        (lambda text: [1], "`tokenizer` gave 1, which is no word. It must give strings."),
        (lambda text: [""], "`tokenizer` gave '', which is no word. It must give strings."),
    ],
)  # fmt: skip
def test_errors_say_what_would_work(tokenizer: Any, message: str) -> None:
    with pytest.raises(InputError, match=f"^{re.escape(message)}$"):
        tokenize("one two", tokenizer)


def test_nothing_is_quadratic_in_a_run_of_joiners() -> None:
    text = "a." * 200_000 + "b c" + "\u0301" * 200_000 + "-" * 200_000
    assert len(tokenize(text)) == 2
