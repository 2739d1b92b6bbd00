"""What holds of statements and mentions on any text: news, news with damage, and mere noise."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import analysis
from analysis.tables import NO_STATEMENT, OTHER, UNATTRIBUTED
from analysis.texts import lines
from analysis.voices import read_document
from analysis.voices.marks import find_quotations

CODEBOOK = analysis.load_codebook()
SIDES = {*CODEBOOK.sides, OTHER, UNATTRIBUTED}
_ROW = dict.fromkeys(("title", "date", "outlet", "side", "actor"), "") | {"doc_id": "d"}

# The same examples every time and everywhere, whatever profile is loaded.
steady = settings(max_examples=150, deadline=None, derandomize=True, database=None)


def read(text):
    return read_document({**_ROW, "text": text}, CODEBOOK)


def hold(text):
    """Read a text and check everything that the tables promise; return the rows."""
    rows, mentions = read(text)
    inside = _letters_in_marks(text)
    for number, row in enumerate(rows):
        assert row["statement_id"] == number
        _hold_segments(text, row)
        for part in ("source", "cue"):
            _hold_part(text, row, part)
        assert row["kind"] == _kind(text, row["segments"], inside)
        assert row["actor"] and row["basis"] and row["rule"] and row["side"] in SIDES
    assert all(a["segments"] <= b["segments"] for a, b in pairwise(rows))
    for mention in mentions:
        _hold_mention(text, mention, rows)
    assert all((a["start"], a["end"]) <= (b["start"], b["end"]) for a, b in pairwise(mentions))
    return rows, mentions


def _hold_segments(text, row):
    segments = row["segments"]
    assert segments and all(0 <= start < end <= len(text) for start, end in segments)
    assert all(a[1] <= b[0] for a, b in pairwise(segments))
    assert (row["start"], row["end"]) == (segments[0][0], segments[-1][1])
    assert row["content"] == " … ".join(text[start:end] for start, end in segments)


def _hold_part(text, row, part):
    start, end = row[f"{part}_start"], row[f"{part}_end"]
    if row[part]:
        assert 0 <= start < end <= len(text) and text[start:end] == row[part]
    else:
        assert (start, end) == (-1, -1)


def _hold_mention(text, mention, rows):
    start, end = mention["start"], mention["end"]
    assert 0 <= start < end <= len(text) and text[start:end] == mention["text"]
    assert mention["actor"] and mention["side"] in {*CODEBOOK.sides, OTHER}
    holding = {
        row["statement_id"]
        for row in rows
        for low, high in row["segments"]
        if low <= start and end <= high
    }
    number = mention["statement_id"]
    assert number in holding if holding else number == NO_STATEMENT


def _letters_in_marks(text):
    """Return the places of letters and digits inside quotation marks."""
    spans = list(lines(text)) if text.strip() else []
    return {
        place
        for quotation in find_quotations(text, spans)
        for place in range(quotation.start, quotation.end)
        if text[place].isalnum()
    }


def _kind(text, segments, inside):
    """Tell direct, mixed and indirect letter by letter, with nothing clever."""
    letters = [p for start, end in segments for p in range(start, end) if text[p].isalnum()]
    quoted = sum(place in inside for place in letters)
    if not quoted:
        return "indirect"
    return "direct" if quoted == len(letters) else "mixed"


# Texts


def one_of(listed):
    return st.sampled_from([" ".join(words.split()) for words in listed.split(";")])


WHO = one_of(
    """Ann Lee; Lavrov; the minister; NATO; the Kremlin; Reuters; Mr. Peskov; China’s envoy; she;
    Chinese Foreign Ministry spokesman Lin Bo; Bo Ray, the mayor of Oslo,; he; they; Beijing"""
)
SAID = one_of("said; added; warned; insisted; denied; said on Tuesday")
CLAUSE = one_of(
    """the talks were over; Russia had won; they defend the rules-based order; it’s late;
    the U.S. must leave; nobody, not even NATO, was asked; we can’t wait"""
)
SHORT = one_of("dead; a threat to us all; not Russia’s own")
FRAMES = st.sampled_from(
    (
        "“{0},” {who} {said}.",
        "“{0},” {said} {who}. “{1}.”",
        "“{0},” {who} {said}, “{1}.”",
        "{who} {said} that {0}.",
        "{who} {said} {0}.",
        "{who} {said} the deal was “{short}” and {0}.",
        "{who} {said}: “{0}. {1}.”",
        "According to {who}, {0}.",
        "{0}, according to {who}.",
        "“{0}. {1}.”",
        "{0}.",
    )
)


@st.composite
def sentences(draw):
    clauses = draw(CLAUSE), draw(CLAUSE)
    words = {"who": draw(WHO), "said": draw(SAID), "short": draw(SHORT)}
    made = draw(FRAMES).format(*clauses, **words)
    return re.sub(r"(?:^“?|[.:,] “|[.] )[a-z]", lambda begin: begin.group().upper(), made)


def news(between="\n\n"):
    """Draw texts of a few paragraphs of a few sentences."""
    paragraphs = st.lists(sentences(), min_size=1, max_size=3).map(" ".join)
    return st.lists(paragraphs, min_size=1, max_size=4).map(between.join)


@st.composite
def damaged(draw):
    """Draw news with a few characters lost, doubled or put in."""
    text = draw(news())
    for _ in range(draw(st.integers(1, 6))):
        at = draw(st.integers(0, len(text)))
        piece = draw(st.sampled_from([*"“”\"'‘’,.:—()\n \0", "''", "\r\n", "said", " U.S.", ""]))
        text = text[:at] + piece + text[at + draw(st.integers(0, 3)) :]
    return text


PIECES = """“ ” " '' ' ‘ ’ « » „ ` , : ; . ? ! — – -- ( ) … 's ’s Ann Lee LEE Lavrov Russia Chinese
    minister the of and that who said says saying warned according to is not expected claim sure he
    they “a” U.S. Mr. 7 Reuters on Tuesday MOSCOW (AP) a\u0301 \u200b \ud800 😀 \0 <a>""".split()
BLANKS = ["", " ", " ", " ", "\n", "\n\n", "\r\n", "\r", "\xa0"]
noise = st.lists(
    st.tuples(st.sampled_from(PIECES), st.sampled_from(BLANKS)),
    max_size=40,
).map(lambda pairs: "".join(piece + blank for piece, blank in pairs))


@steady
@given(news())
def test_the_promises_hold_of_news(text):
    hold(text)


@steady
@given(damaged())
def test_the_promises_hold_of_damaged_news(text):
    hold(text)


@steady
@given(noise)
def test_the_promises_hold_of_noise(text):
    hold(text)


@steady
@given(st.text(max_size=80))
def test_the_promises_hold_of_any_characters(text):
    hold(text)


@steady
@given(damaged())
def test_the_same_text_gives_the_same_rows(text):
    assert read(text) == read(text)


@steady
@given(news())
def test_a_paragraph_about_nobody_changes_nothing_before_it(text):
    text = f"Talks in Oslo\n\n{text}"
    rows, mentions = read(text)
    assert read(f"{text}\n\nIt rained all night, and the room was quiet.") == (rows, mentions)


@steady
@given(news())
def test_line_ends_of_another_system_only_move_the_places(text):
    rows, mentions = read(text)
    other_rows, other_mentions = read(text.replace("\n", "\r\n"))

    def moved(place):
        return place + text.count("\n", 0, place)

    assert [r["content"] for r in other_rows] == [r["content"].replace("\n", "\r\n") for r in rows]
    assert [r["segments"] for r in other_rows] == [
        tuple((moved(a), moved(b)) for a, b in row["segments"]) for row in rows
    ]
    same = ("kind", "source", "cue", "rule")
    assert [[r[n] for n in same] for r in other_rows] == [[r[n] for n in same] for r in rows]
    assert [m["start"] for m in other_mentions] == [moved(m["start"]) for m in mentions]


@steady
@given(news())
def test_straight_marks_are_read_as_curly_ones(text):
    straight = text.translate({ord("“"): '"', ord("”"): '"', ord("’"): "'"})
    rows, other = read(text)[0], read(straight)[0]
    same = ("kind", "segments", "source_start", "source_end", "cue_start", "rule")
    assert [[r[n] for n in same] for r in other] == [[r[n] for n in same] for r in rows]


@pytest.mark.parametrize("text", ["", " ", "\n", "“", "”", "''", "a", ".", "said", "“a”", "\0"])
def test_the_promises_hold_of_next_to_nothing(text):
    hold(text)
