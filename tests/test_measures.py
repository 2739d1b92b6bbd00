"""Tone, aggregates, framing and tokens on small texts counted by hand."""

from __future__ import annotations

import math

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import analysis
from analysis.measures.framing.voice import voice_of
from analysis.measures.framing.wordings import find_wordings
from analysis.measures.uncertainty import cluster_mean

CODEBOOK = analysis.load_codebook()


def read_text(text, **columns):
    row = {"doc_id": ["d"], "text": [text], **{k: [v] for k, v in columns.items()}}
    return analysis.read(analysis.read_corpus(pd.DataFrame(row)), CODEBOOK)


# ---- tone


def test_each_sentence_of_a_statement_and_of_narration_is_scored_once():
    reading = read_text("“We win. We lose,” Ann Lee said. The room was quiet. It rained.")
    rows = reading.tones[["statement_id", "actor", "start", "end"]].values.tolist()
    text = reading.documents.text[0]
    assert [(row[0], row[1], text[row[2] : row[3]]) for row in rows] == [
        (0, "Ann Lee", "We win."),
        (0, "Ann Lee", "We lose,"),
        (-1, "narration", "The room was quiet."),
        (-1, "narration", "It rained."),
    ]


def test_names_are_masked_and_the_plain_figure_stands_beside():
    row = read_text("Ann Lee said the United Nations met the United States.").tones.iloc[0]
    assert row.plain > 0.5  # "United" is a positive word in VADER
    assert row.masked == row.compound == 0
    assert row.n_lexicon_words == 0
    assert [word for word, _ in row.plain_words] == ["United", "United"]


def test_the_register_is_overlaid_with_the_codebooks_words():
    row = read_text("Ann Lee said she hoped for security.").tones.iloc[0]
    assert row.masked > 0
    assert row.compound == 0


def test_the_words_add_up_to_the_score():
    tones = read_text("“This is a great victory, but a terrible war!” Ann Lee said.").tones
    for row in tones.itertuples():
        assert sum(part for _, part in row.words) == pytest.approx(row.compound, abs=2e-4)
        assert sum(part for _, part in row.plain_words) == pytest.approx(row.plain, abs=2e-4)


# ---- aggregates


def test_tone_by_counts_averages_and_warns():
    tones = pd.DataFrame(
        {
            "doc_id": ["a"] * 4,
            "statement_id": [0, 0, 1, 2],
            "side": ["w", "w", "w", "s"],
            "compound": [0.5, 0.1, 0.0, -0.4],
            "n_lexicon_words": [2, 1, 0, 1],
        }
    )
    table = analysis.tone_by(tones, "side")
    assert table.side.tolist() == ["w", "s"]
    assert table.n_statements.tolist() == [2, 1]
    assert table.n_sentences.tolist() == [3, 1]
    assert table["mean"].tolist() == pytest.approx([0.2, -0.4])
    assert table.no_lexicon_word.tolist() == pytest.approx([1 / 3, 0])
    assert table.note.tolist() == ["too few to compare"] * 2
    assert table.low.isna().all()  # no interval below five statements


def test_tone_by_names_a_missing_column():
    with pytest.raises(analysis.InputError, match="Could not find column `sid` in `tones`"):
        analysis.tone_by(pd.DataFrame({"side": []}), "sid")


def test_directed_by_counts_the_classes_of_each_pair():
    directed = pd.DataFrame(
        {
            "doc_id": ["a"] * 3,
            "statement_id": [0, 1, 1],
            "side": ["w", "w", "s"],
            "target_side": ["s", "s", "w"],
            "tone": [-0.5, 0.0, -0.2],
            "polarity": [-1, 0, -1],
        }
    )
    table = analysis.directed_by(directed)
    assert table[["n_negative", "n_neutral", "n_positive"]].values.tolist() == [
        [1, 1, 0],
        [1, 0, 0],
    ]
    assert table["mean"].tolist() == pytest.approx([-0.25, -0.2])


def test_within_one_text_statements_are_drawn_together_else_documents():
    tones = pd.DataFrame(
        {
            "doc_id": [doc for doc in "abcde" for _ in range(4)],
            "statement_id": [0, 1, 2, 3] * 5,
            "side": ["w"] * 20,
            "compound": [float(doc == "a") for doc in "abcde" for _ in range(4)],
            "n_lexicon_words": [1] * 20,
        }
    )
    whole = analysis.tone_by(tones, "side").iloc[0]
    # A draw of five documents holds the warm one 0 to 5 times, so the interval has steps of 0.2.
    assert (whole.low, whole.high) == (0.0, pytest.approx(0.6))
    apart = analysis.tone_by(tones.assign(doc_id="a", statement_id=range(20)), "side").iloc[0]
    assert apart.high < whole.high


@given(st.lists(st.floats(-1, 1), min_size=5, max_size=30), st.integers(0, 3))
def test_an_interval_holds_its_mean_of_equal_clusters(values, seed):
    found = cluster_mean(values, range(len(values)), seed=seed)
    assert found.low - 1e-9 <= max(values) and min(values) <= found.high + 1e-9
    assert found == cluster_mean(values, range(len(values)), seed=seed)


def test_a_few_clusters_have_no_interval():
    found = cluster_mean([0.1, 0.3, 0.2, 0.2], ["a", "b", "c", "d"])
    assert math.isnan(found.low) and math.isnan(found.high)


# ---- directed tone


def test_a_target_of_a_statement_is_scored_toward_once_with_all_its_namings():
    reading = read_text("“Russia attacked. We condemn Russia’s brutal war,” Ann Lee said.")
    assert reading.directed[["target", "n_mentions", "polarity"]].values.tolist() == [
        ["Russia", 2, -1]
    ]


def test_a_name_that_opens_a_sentence_is_scored_in_that_sentence():
    said = "“They want war and terror. Norway brings peace and friendship,” Ann Lee said."
    assert read_text(said).directed[["target", "polarity"]].values.tolist() == [["Norway", 1]]


def test_neither_side_nor_name_is_an_input_of_tone():
    texts = [
        f"{a} attacked the port. “We condemn {a} for the brutal attack,” the {b} minister said."
        for a, b in [("Russia", "British"), ("Britain", "Russian"), ("Peru", "Chilean")]
    ]
    tones = [read_text(text).directed.tone.tolist() for text in texts]
    assert tones[0] == tones[1] == tones[2]


# ---- wordings and claims


def test_the_longest_wording_counts_once():
    text = "The rules-based international order is an international order."
    assert [text[n.start : n.end] for n in find_wordings(text, CODEBOOK)] == [
        "rules-based international order",
        "international order",
    ]


@pytest.mark.parametrize(
    ("text", "voice"),
    [
        ("We defend the rules-based order.", "own"),
        ("They invoke a so-called rules-based order.", "rejected"),
        ("They push their own rules-based order.", "rejected"),
        ("They speak of a “rules-based order” only.", "rejected"),
        ("Western claims to a rules-based order are heard.", "reported"),
    ],
)
def test_voice(text, voice):
    start = text.index("rules-based order")
    assert voice_of(text, start, start + len("rules-based order"), 0, len(text)) == voice


@pytest.mark.parametrize(
    ("said", "relation", "other"),
    [
        ("Russia undermines the rules-based order", "threatened_by", "Russia"),
        ("the rules-based order is undermined by Russia", "threatened_by", "Russia"),
        ("this is a threat from Russia to the rules-based order", "threatened_by", "Russia"),
        ("we see challenges that Russia poses to the rules-based order", "threatened_by", "Russia"),
        (
            "Russia’s attempt to undermine the rules-based order must fail",
            "threatened_by",
            "Russia",
        ),
        ("Russia violates international law", "violates", "Russia"),
        ("Canada defends international law", "defends", "Canada"),
        ("Canada does not represent international public opinion", "not_represented_by", "Canada"),
        ("we defend the rules-based order", "defends", "Jens Stoltenberg"),
    ],
)
def test_claims(said, relation, other):
    claims = read_text(f"“{said[0].upper()}{said[1:]},” Stoltenberg said.").claims
    assert claims[["relation", "other"]].values.tolist() == [[relation, other]]


def test_each_of_co_ordinated_agents_has_the_claim():
    claims = read_text("“China and Russia undermine international law,” Stoltenberg said.").claims
    assert claims.other.tolist() == ["China", "Russia"]


@pytest.mark.parametrize(
    "said",
    [
        "Russia does not undermine the rules-based order",
        "the rules-based order is old",
        "Russia undermines trust, and the rules-based order stands",
    ],
)
def test_what_is_no_claim(said):
    claims = read_text(f"“Now {said},” Stoltenberg said.").claims
    assert claims.empty or (claims.relation != "threatened_by").all()


def test_a_passive_at_the_very_end_is_read():
    claims = read_text("“The rules-based order is undermined” Stoltenberg said.").claims
    assert claims[["relation", "other"]].values.tolist() == [["threatened_by", ""]]


def test_co_ordinated_wordings_share_a_claim():
    said = "“Canada does not represent universal values or world opinion,” Wang Yi said."
    claims = read_text(said).claims
    assert set(claims.wording) == {"universal values", "world opinion"}
    assert set(claims.relation) == {"not_represented_by"}


def test_outside_statements_the_narration_speaks():
    wordings = read_text("The rules-based order was old.").wordings
    assert wordings[["actor", "side", "statement_id"]].values.tolist() == [
        ["narration", "narration", -1]
    ]


# ---- tokens


def test_tokens_know_their_speaker_and_place():
    reading = read_text("“We won,” Ann Lee said.")
    assert reading.tokens[["token", "actor"]].values.tolist() == [
        ["we", "Ann Lee"],
        ["won", "Ann Lee"],
        ["ann", "narration"],
        ["lee", "narration"],
        ["said", "narration"],
    ]
    text = reading.documents.text[0]
    for row in reading.tokens.itertuples():
        assert text[row.start : row.end].lower() == row.token


def test_an_empty_reading_has_all_tables():
    reading = read_text("Nothing happens here.")
    assert reading.statements.empty and reading.directed.empty and reading.claims.empty
    assert len(reading.tones) == 1


def test_the_same_input_gives_the_same_rows():
    text = "“We defend the rules-based order,” Blinken said. China objected."
    one, two = read_text(text), read_text(text)
    for name in ("statements", "mentions", "tones", "directed", "wordings", "claims", "tokens"):
        pd.testing.assert_frame_equal(getattr(one, name), getattr(two, name))


WORDS = """“ ” " ' . , : ; ? ! — Blinken said Russia China undermines the rules-based order law
    international is are by and or not threat to of we they universal values so-called United States
    's defends represent does violated who which that"""
PIECES = st.sampled_from([*WORDS.split(), "\n", "\n\n"])


@settings(max_examples=100, deadline=None)
@given(st.lists(PIECES, min_size=1, max_size=40).map(" ".join).filter(lambda t: t.strip(" \n")))
def test_every_row_of_every_table_lies_where_it_says(text):
    reading = read_text(text)
    whole = reading.documents.text[0]
    for row in reading.mentions.itertuples():
        assert whole[row.start : row.end] == row.text
    for row in reading.wordings.itertuples():
        assert whole[row.start : row.end] == row.variant
    for row in reading.claims.itertuples():
        assert whole[row.start : row.end] == row.wording
        assert whole[row.evidence_start : row.evidence_end] == row.evidence
    for row in reading.tones.itertuples():
        assert 0 <= row.start < row.end <= len(whole) and -1 <= row.compound <= 1
    for row in reading.directed.itertuples():
        assert -1 <= row.tone <= 1 and row.polarity in (-1, 0, 1)


def test_tone_is_averaged_by_what_only_the_documents_know():
    texts = ["“It is good,” said NATO.", "“It is bad,” said NATO.", "“It is good,” said NATO."]
    frame = pd.DataFrame(
        {
            "doc_id": ["a", "b", "c"],
            "text": texts,
            "date": ["2020-01-02", "2020-05-01", "2021-01-01"],
        }
    )
    documents = analysis.read_corpus(frame)
    reading = analysis.read(documents, analysis.load_codebook())
    by_year = analysis.tone_by(reading.tones, "year", documents=documents).set_index("year")
    assert by_year["n_statements"].to_dict() == {"2020": 2, "2021": 1}
    assert by_year.loc["2021", "mean"] > by_year.loc["2020", "mean"]
    by_both = analysis.tone_by(reading.tones, ["side", "date"], documents=documents)
    assert by_both["date"].tolist() == ["2020-01-02", "2020-05-01", "2021-01-01"]
    with pytest.raises(analysis.InputError, match="decade"):
        analysis.tone_by(reading.tones, "decade", documents=documents)
