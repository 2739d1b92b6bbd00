"""The highlighted text: nothing lost, nothing unescaped, every statement with its anchor."""

from __future__ import annotations

import html
import re
from html.parser import HTMLParser
from typing import Any

import pandas as pd
import pytest

import analysis
from analysis.measures.reading import Reading
from analysis.tables import (
    CLAIMS,
    DIRECTED,
    DOCUMENTS,
    MENTIONS,
    SENTENCES,
    STATEMENTS,
    TONES,
    WORDINGS,
)
from analysis.views.highlight import safe, slug, statement_anchor, text_html

CODEBOOK = analysis.load_codebook()


def statement(n: int, *segments: tuple[int, int], **more: Any) -> dict[str, Any]:
    return {
        "doc_id": "a", "statement_id": n, "kind": "direct", "segments": segments,
        "start": segments[0][0], "end": segments[-1][1], "content": "", "source": "",
        "source_start": -1, "source_end": -1, "cue": "", "cue_start": -1, "cue_end": -1,
        "rule": "", "speaker": "", "actor": f"Speaker {n}", "side": "western", "basis": "",
    } | more  # fmt: skip


def reading_of(text: str, *statements: dict[str, Any], doc_id: str = "a") -> Reading:
    document = dict.fromkeys(DOCUMENTS.columns, "") | {"doc_id": doc_id, "text": text}
    empty = [table.frame([]) for table in (MENTIONS, TONES, DIRECTED, WORDINGS, CLAIMS)]
    said = [row | {"doc_id": doc_id} for row in statements]
    return Reading(
        CODEBOOK, DOCUMENTS.frame([document]), SENTENCES.frame([]), STATEMENTS.frame(said), *empty
    )


class Balanced(HTMLParser):
    """Collects the text and refuses markup that is not properly nested."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.text = ""

    def handle_starttag(self, tag: str, attrs: Any) -> None:
        self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text += data


def bare(markup: str) -> str:
    """Return the text without tags of speakers."""
    parser = Balanced()
    parser.feed(re.sub(r'<span class="wo-tag".*?</span>', "", markup))
    assert not parser.open
    return parser.text


TEXT = "One two <script>alert('x')</script> & “three” four five."


@pytest.mark.parametrize(
    "statements",
    [
        [],
        [statement(0, (0, 10))],
        [statement(0, (0, 30)), statement(1, (10, 20))],
        [statement(0, (0, 20)), statement(1, (10, 30))],
        [statement(0, (5, 20)), statement(1, (5, 20))],
        [statement(0, (0, 8), (40, len(TEXT)), cue="x", cue_start=4, cue_end=12)],
        [statement(0, (4, 4))],
    ],
)
def test_text_is_whole_and_every_statement_is_anchored_once(
    statements: list[dict[str, Any]],
) -> None:
    markup = text_html(reading_of(TEXT, *statements), "a")
    assert bare(markup) == TEXT
    assert "<script" not in markup
    for row in statements:
        assert markup.count(f'id="{statement_anchor("a", row["statement_id"])}"') == 1


def test_speaker_and_document_names_are_escaped() -> None:
    odd = "<b>\"Q\" & 'A'</b>"
    reading = reading_of("Said.", statement(0, (0, 4), actor=odd), doc_id=odd)
    markup = analysis.highlight_statements(reading, odd).html
    assert html.escape(odd) in markup and odd not in markup
    assert f'id="{statement_anchor(odd, 0)}"' in markup


@pytest.mark.parametrize("name", ["a b", "é", "a/b", "<", "a-b", ""])
def test_slug_is_safe_and_keeps_names_apart(name: str) -> None:
    assert re.fullmatch(r"[A-Za-z0-9_-]*", slug(name))
    assert slug(name) != slug(name + "\u200b")


def test_control_signs_and_lone_surrogates_are_shown_as_replaced() -> None:
    assert safe("a\x00b\ud800c\n\t\u200d") == "a�b�c\n\t\u200d"


def test_plain_text_marks_every_piece() -> None:
    reading = reading_of("abcdef", statement(0, (0, 2), (4, 6)))
    shown = analysis.highlight_statements(reading)
    assert str(shown) == "[1 Speaker 0: ab]cd[1 Speaker 0: ef]"
    assert shown._repr_html_() == shown.html


def test_unknown_document_is_named() -> None:
    with pytest.raises(analysis.InputError, match=r"Could not find document `b` .* are: a"):
        analysis.highlight_statements(reading_of("x"), "b")


def test_nothing_to_highlight_is_said() -> None:
    tables = (DOCUMENTS, SENTENCES, STATEMENTS, MENTIONS, TONES, DIRECTED, WORDINGS, CLAIMS)
    reading = Reading(CODEBOOK, *(table.frame([]) for table in tables))
    with pytest.raises(analysis.InputError, match="holds no document"):
        analysis.highlight_statements(reading)


def test_statements_of_many_pieces_take_no_quadratic_time() -> None:
    text = "word " * 20_000
    pieces = [statement(n, (n * 5, n * 5 + 4)) for n in range(0, 20_000, 10)]
    assert bare(text_html(reading_of(text, *pieces), "a")) == text


def test_sides_differ_in_line_as_well_as_colour() -> None:
    reading = reading_of("abcdef", statement(0, (0, 2)), statement(1, (3, 5), side="other"))
    css = analysis.highlight_statements(reading).html
    assert pd.Series(re.findall(r"underline (\w+)", css)).nunique() == 5
