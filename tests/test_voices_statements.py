"""Statements: the frames they stand in, their pieces, and what holds on any text."""

from __future__ import annotations

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import analysis
from analysis.voices import read_document, read_statements

CODEBOOK = analysis.load_codebook()


def read_one(text, **columns):
    frame = pd.DataFrame({"doc_id": ["d"], "text": [text], **{k: [v] for k, v in columns.items()}})
    return read_statements(analysis.read_corpus(frame), CODEBOOK)[0]


def found(text):
    """Source, cue and content of every statement."""
    rows = read_one(text)
    return [(row.source, row.cue, row.content) for row in rows.itertuples()]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“We won,” Ann Lee said.", [("Ann Lee", "said", "We won,")]),
        ("“We won,” said Ann Lee.", [("Ann Lee", "said", "We won,")]),
        ("Ann Lee said: “We won.”", [("Ann Lee", "said", "We won.")]),
        ("Ann Lee said, “We won.”", [("Ann Lee", "said", "We won.")]),
        ("“We won,” she said. “It is over.”", [("she", "said", "We won, … It is over.")]),
        ("“We won,” she said, “and it is over.”", [("she", "said", "We won, … and it is over.")]),
        ("“Did we win?” Ann Lee asked.", [("Ann Lee", "asked", "Did we win?")]),
        ("“We won.” Ann Lee said.", [("Ann Lee", "said", "We won.")]),
        ("Ann Lee said that they won.", [("Ann Lee", "said", "that they won")]),
        ("Ann Lee said they had won.", [("Ann Lee", "said", "they had won")]),
        ("They had won, Ann Lee said on Tuesday.", [("Ann Lee", "said", "They had won")]),
        ("The game, she said, is over.", [("she", "said", "The game … is over")]),
        ("In Rome, she said, the game is over.", [("she", "said", "In Rome … the game is over")]),
        (
            "They won, according to the minister.",
            [("the minister", "according to", "They won")],
        ),
        (
            "According to the minister, they won.",
            [("the minister", "According to", "they won")],
        ),
        (
            "Ann Lee, the foreign minister, said that they won.",
            [("Ann Lee, the foreign minister", "said", "that they won")],
        ),
        (
            "Ann Lee, when asked about it, said that they won.",
            [("Ann Lee", "said", "that they won")],
        ),
        (
            "Ann Lee said that they won, which surprised many.",
            [("Ann Lee", "said", "that they won")],
        ),
        (
            "Ann Lee told reporters on Monday that they won.",
            [("Ann Lee", "told", "that they won")],
        ),
        (
            "Ann Lee and Bob Ray said that they won.",
            [("Ann Lee and Bob Ray", "said", "that they won")],
        ),
        ("Ann Lee (D-Ohio) said that they won.", [("Ann Lee (D-Ohio)", "said", "that they won")]),
        ("On Tuesday Ann Lee said that they won.", [("Ann Lee", "said", "that they won")]),
        ("The statement was long.", []),
        ("His “America first” style annoyed them.", []),
        ("The report was about claims to the island.", []),
        ("PRESIDENT BIDEN: We will win.", [("PRESIDENT BIDEN", ":", "We will win.")]),
    ],
)
def test_frames(text, expected):
    assert found(text) == expected


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("“We won,” Ann Lee said.", "direct"),
        ("Ann Lee said that they “won big” there.", "mixed"),
        ("Ann Lee said that they won.", "indirect"),
    ],
)
def test_kinds(text, kind):
    assert read_one(text).kind.tolist() == [kind]


def test_every_row_names_its_rule_and_its_places():
    text = "“We won,” Ann Lee said on Tuesday. “It is over.”"
    row = read_one(text).iloc[0]
    assert row.rule == "quotation before, subject"
    assert row.segments == ((1, 8), (36, 47))
    assert text[row.source_start : row.source_end] == row.source == "Ann Lee"
    assert text[row.cue_start : row.cue_end] == row.cue == "said"


def test_a_document_of_one_speaker_is_one_statement():
    row = read_one(" We stand for peace. ", side="western", actor="Ann Lee").iloc[0]
    assert (row.content, row.actor, row.side) == ("We stand for peace.", "Ann Lee", "western")
    assert (row.rule, row.basis) == ("whole text", "the document’s own metadata")


def test_the_callers_table_is_not_changed():
    documents = analysis.read_corpus(pd.DataFrame({"doc_id": ["d"], "text": ["“Hi,” he said."]}))
    before = documents.copy(deep=True)
    read_statements(documents, CODEBOOK)
    pd.testing.assert_frame_equal(documents, before)


WORDS = st.sampled_from(
    """he she said says that told Ann Lee China Russia U.S. NATO “ ” " ' ’ ‘ '' , . ? ! : ; ( ) — -
    according to the minister Beijing’s spokesman and \n \n\n added who which United States 5 Mr.
    rules-based international order undermine threatens""".split(" ")
)


@settings(max_examples=150)
@given(st.lists(WORDS, max_size=60).map(" ".join) | st.text(max_size=120))
def test_what_always_holds(text):
    document = dict.fromkeys(("title", "date", "outlet", "side", "actor"), "")
    statements, mentions = read_document({**document, "doc_id": "d", "text": text}, CODEBOOK)
    assert [row["statement_id"] for row in statements] == list(range(len(statements)))
    for row in statements:
        pieces = row["segments"]
        assert all(0 <= a < b <= len(text) for a, b in pieces)
        assert list(pieces) == sorted(pieces)
        assert row["content"] == " … ".join(text[a:b] for a, b in pieces)
        assert row["source"] == (
            text[row["source_start"] : row["source_end"]] if row["source_start"] >= 0 else ""
        )
        assert row["actor"] and row["side"] and row["basis"] and row["rule"]
    for row in mentions:
        assert text[row["start"] : row["end"]] == row["text"]
        assert row["actor"] and row["side"] in {"western", "sino_russian", "other"}


def test_quotations_carry_on_over_paragraphs():
    text = "“We won,” Ann Lee said.\n\n“It is over.”\n\nThe room was quiet."
    assert found(text) == [("Ann Lee", "said", "We won, … It is over.")]


def test_a_colon_announces_the_next_paragraph():
    text = "In Rome, Ann Lee declared:\n\n“We won, and we shall stay.”"
    assert found(text) == [("Ann Lee", "declared", "We won, and we shall stay.")]


def test_a_byline_names_the_speaker_of_a_quotation_that_stands_alone():
    text = "The best of the week.\n\n“We shall stay for ever.”\n\n— Ann Lee."
    assert found(text) == [("Ann Lee", "—", "We shall stay for ever.")]


def test_a_line_end_in_mid_sentence_parts_nothing():
    assert found("Ann Lee said that\nthey had won.") == [("Ann Lee", "said", "that\nthey had won")]


def test_an_article_is_no_speaker():
    assert found("The talks were short.") == []


def test_the_minister_is_the_one_named_before():
    text = "The Peruvian water minister said it was bad. The minister added that it was over."
    rows = read_one(text)
    assert rows.side.tolist() == ["other", "other"]
    assert rows.basis[1].startswith("“the minister” in this text; ")


def test_turns_of_an_interview_are_statements_paragraph_by_paragraph():
    text = "Q: How was it?\n\nAnn Lee: It was long. We won.\n\nQ: And now?\n\nAnn Lee: We rest."
    rows = read_one(text)
    assert rows.content.tolist() == ["How was it?", "It was long. We won.", "And now?", "We rest."]
    assert rows.source.tolist() == ["Q", "Ann Lee", "Q", "Ann Lee"]


def test_one_heading_with_a_colon_is_no_transcript():
    assert found("Background: The talks began in May.") == []
