"""Other word lists, the words behind a tone, and whether a difference hangs on the list."""

from __future__ import annotations

import math

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

import analysis
from analysis.measures.tone.lexicons import LABELS, load_other_lexicon
from analysis.measures.tone.sensitivity import VARIANTS
from analysis.measures.uncertainty import cluster_difference, cluster_mean
from analysis.views.robustness import say_robustness

EVEN = {"plain": 0.0, "masked": 0.0, "compound": 0.0, "afinn": 0.0, "pattern": 0.0}


def frame(rows):
    """Make a small `tones` table of (side, statement, tone in every variant)."""
    return pd.DataFrame(
        [
            {"doc_id": "a", "statement_id": n, "side": side, "n_lexicon_words": 1, **EVEN, **tone}
            for side, n, tone in rows
        ]
    )


@pytest.mark.parametrize(
    ("name", "word", "value"),
    [
        ("afinn", "hope", 1.6),  # +2 of 5, on a scale of 4
        ("afinn", "war", -1.6),
        ("pattern", "legal", 0.8),  # 0.2 of 1
        ("pattern", "fair", 2.8),
    ],
)
def test_a_list_is_read_on_the_scale_of_vader(name, word, value):
    assert load_other_lexicon(name)[word] == value


@pytest.mark.parametrize("name", list(LABELS))
def test_a_list_holds_single_words_with_a_tone(name):
    lexicon = load_other_lexicon(name)
    assert len(lexicon) > 1000
    assert all(word == word.lower() and " " not in word for word in lexicon)
    assert all(0 < abs(value) <= 4 for value in lexicon.values())
    assert "very" not in lexicon  # a degree adverb of VADER's strengthens, and has no tone itself


def test_every_sentence_is_scored_in_every_variant():
    text = "“The United Nations must be fair,” said NATO chief Jens Stoltenberg."
    documents = analysis.read_corpus(pd.DataFrame({"doc_id": ["a"], "text": [text]}))
    row = analysis.read(documents, analysis.load_codebook()).tones.iloc[0]
    assert row["plain"] > row["masked"] > 0  # “United” is masked, “fair” is not
    assert row["afinn"] == pytest.approx(1.6 / math.sqrt(1.6**2 + 15), abs=1e-4)
    assert row["pattern"] == pytest.approx(2.8 / math.sqrt(2.8**2 + 15), abs=1e-4)


def test_the_ladder_has_a_row_a_variant_and_side():
    table = analysis.sensitivity_by(frame([("w", 0, {"plain": 0.5}), ("s", 1, {"afinn": -0.5})]))
    assert table["variant"].tolist() == [v for v in VARIANTS for _ in "ws"]
    means = table.set_index(["variant", "side"])["mean"]
    assert means["plain", "w"] == 0.5
    assert means["afinn", "s"] == -0.5
    assert means["masked", "w"] == 0.0


def test_a_sign_holds_only_where_it_is_that_of_the_corrected_variant():
    tones = frame(
        [("w", 0, {"plain": -0.2, "compound": 0.3, "afinn": 0.1}), ("s", 1, {"masked": 0.4})]
    )
    table = analysis.difference_by_variant(tones, target="w", reference="s")
    held = dict(zip(table["variant"], table["holds"], strict=True))
    assert held == {
        "plain": False,
        "masked": False,
        "compound": True,
        "afinn": True,
        "pattern": False,  # zero holds with nothing
    }
    assert set(table["note"]) == {"too few to compare"}


def test_a_side_that_says_nothing_is_named():
    with pytest.raises(analysis.InputError, match=r"`side` = `north`; it has: w, s\."):
        analysis.difference_by_variant(
            frame([("w", 0, {}), ("s", 1, {})]), target="north", reference="s"
        )


def test_the_interval_of_a_difference_is_that_of_independent_groups():
    random = np.random.default_rng(1)
    one, other = random.normal(0.4, 0.3, 40), random.normal(0.0, 0.3, 40)
    names = [str(n) for n in range(40)]
    found = cluster_difference(one, names, other, names)
    assert found.mean == pytest.approx(one.mean() - other.mean())
    half = 1.96 * math.sqrt(one.var() / 40 + other.var() / 40)
    assert found.high - found.low == pytest.approx(2 * half, rel=0.1)
    assert found.n_clusters == 40
    assert found == cluster_difference(one, names, other, names)
    assert cluster_mean(one, names).low < found.mean + other.mean() < cluster_mean(one, names).high


def test_the_sentence_counts_the_variants_and_rests_on_both_sides():
    tones = frame([("w", 0, {"compound": 0.2}), ("s", 1, {"plain": 0.4}), ("other", 2, {})])
    said = say_robustness(tones, {"w": "West", "s": "East"})
    assert "West less East is −0.40 with VADER as it stands" in said.text
    assert "its sign holds in 1 of 5 variants" in said.text
    assert "no evidence of a difference" in said.text
    assert [link.statement_id for link in said.links] == [0, 1]
    assert say_robustness(tones[tones["side"] == "w"], {"w": "West", "s": "East"}).text == ""


@given(st.text(alphabet="not good very bad but war hope ! GREAT so this", max_size=80))
def test_the_explained_parts_add_up(text):
    parts = analysis.explain_tone(text)
    total = analysis.polarity_scores(text)["compound"]
    assert parts["contribution"].sum() == pytest.approx(total, abs=1e-9)
    places = parts[parts["start"] >= 0]
    assert all(text[row.start : row.end] == row.word for row in places.itertuples())


def test_the_words_of_a_side_add_up_to_its_mean():
    documents = analysis.read_corpus("seeds/")
    tones = analysis.read(documents, analysis.load_codebook()).tones
    sums = analysis.tone_words_by(tones, "side").groupby("side")["mean_part"].sum()
    means = analysis.tone_by(tones, "side").set_index("side")["mean"]
    for side, total in sums.items():
        assert total == pytest.approx(means[side], abs=1e-3)


def test_a_highlighted_sentence_is_escaped_and_says_why():
    shown = analysis.highlight_tone("<b>We do not support this war!</b> NATO", mask=[(35, 39)])
    assert "&lt;b&gt;We do not" in shown.html
    assert "<b>" not in shown.html
    assert 'title="+1.7 in the list; negated by not"' in shown.html
    assert '<span class="wo-masked">NATO</span>' in shown.html
    assert str(shown).endswith("= −0.80") or "emphasis" in str(shown)


def test_a_ladder_has_a_marker_a_side_and_variant():
    ax = analysis.plot_sensitivity(frame([("western", 0, {}), ("sino_russian", 1, {})]))
    assert [text.get_text() for text in ax.get_yticklabels()] == list(VARIANTS.values())
    assert len(ax.collections) == 2 * len(VARIANTS)
    labels = [text.get_text() for text in ax.get_legend().get_texts()]
    assert labels[0] == "Western (1 statement, 1 sentence; too few to compare)"


def test_bars_of_words_stand_under_their_side():
    tones = pd.DataFrame(
        {"side": ["western", "sino_russian"], "words": [(("threat", -0.4),), (("fair", 0.3),)]}
    )
    ax = analysis.plot_tone_words(tones)
    names = [text.get_text() for text in ax.get_yticklabels()]
    assert names == ["Western", "threat (1)", "Sino-Russian", "fair (1)"]
    assert [round(bar.get_width(), 2) for bar in ax.patches] == [-0.4, 0.3]
    empty = analysis.plot_tone_words(tones.assign(words=[(), ()]))
    assert empty.texts[0].get_text() == "No word moved a score."


def test_an_unknown_engine_is_named():
    with pytest.raises(analysis.InputError, match="'own' or 'nltk'"):
        analysis.polarity_scores("good", engine="other")
