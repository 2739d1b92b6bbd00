"""The worst texts: reading ends, and its tables keep their promises, whatever a text is made of.

What it costs is measured by the benchmark that the texts come from, not here.
"""

from __future__ import annotations

import importlib.util

import pytest
from conftest import ROOT
from test_voices_properties import hold


def _load(path):
    spec = importlib.util.spec_from_file_location(path.stem, path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


WORST = _load(ROOT / "benchmarks" / "worst.py").WORST


@pytest.mark.parametrize("name", WORST)
def test_reading_ends_and_the_promises_hold(name):
    text = WORST[name](3000)
    assert len(text) >= 2900
    hold(text)


@pytest.mark.parametrize("name", WORST)
def test_a_worst_text_takes_nothing_from_news_before_it(name):
    news = "“We object,” Ann Lee said.\n\n"
    rows, _ = hold(news + WORST[name](1000))
    # A quotation that begins the next paragraph may go on with it.
    assert (rows[0]["segments"][0], rows[0]["source"]) == ((1, 11), "Ann Lee")


def test_one_long_line_is_read_to_its_end():
    text = "It rained and rained " * 20_000 + ". “We object,” Ann Lee said."
    rows, _ = hold(text)
    assert [row["content"] for row in rows] == ["We object,"]


def test_a_quotation_longer_than_any_sentence_is_one_word():
    rows, _ = hold("“" + "It rained, and so on. " * 2_000 + "Enough,” Ann Lee said.")
    assert [(row["kind"], row["source"]) for row in rows] == [("direct", "Ann Lee")]


@pytest.mark.parametrize(
    "text",
    ["Ambassador Ann Lee of the Republic,", "The representative, Mr. Ann Lee of France,"],
)
def test_a_text_may_end_with_a_comma_after_what_a_name_is(text):
    rows, _ = hold(text)
    assert not rows
