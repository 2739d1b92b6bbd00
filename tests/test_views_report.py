"""The report: self-contained, every link has its target, whole or not at all, always the same."""

from __future__ import annotations

import csv
import html
import io
import re
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

import analysis
from analysis.views import files, report
from analysis.views.answer import answer

ARTICLE = (
    "“We will defend the rules-based international order, which Russia threatens,” said "
    "NATO Secretary General Jens Stoltenberg.\n\n"
    "“The United States undermines the United Nations Charter,” said Russian Foreign Minister "
    "Sergei Lavrov. He said that NATO is a threat to the world order."
)


def read(*texts: str, names: list[str] | None = None) -> analysis.Reading:
    frame = pd.DataFrame({"doc_id": names or [f"d{n}" for n in range(len(texts))], "text": texts})
    return analysis.read(analysis.read_corpus(frame), analysis.load_codebook())


class Page(HTMLParser):
    """Collects ids, addresses and tags of a page."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.addresses: list[str] = []
        self.tags: list[str] = []
        self.source = path.read_text(encoding="utf-8")
        self.feed(self.source)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        for name, value in attrs:
            if name == "id":
                self.ids.append(value or "")
            if name in ("href", "src", "xlink:href"):
                self.addresses.append(value or "")


def check(path: Path) -> Page:
    """Assert what holds for every page."""
    page = Page(path)
    assert len(page.ids) == len(set(page.ids))
    inner = {a[1:] for a in page.addresses if a.startswith("#")}
    assert inner <= set(page.ids)
    outer = [a for a in page.addresses if not a.startswith("#")]
    assert all((path.parent / a).is_file() for a in outer)
    assert not re.search(r"""(src|href)=["']?\s*(https?:)?//|@import|url\((?!#)""", page.source)
    assert "script" not in page.tags and page.source.startswith("<!DOCTYPE html>\n<html lang=")
    headings = [int(tag[1]) for tag in page.tags if re.fullmatch(r"h[1-6]", tag)]
    assert headings[0] == 1 and headings.count(1) == 1
    assert all(b <= a + 1 for a, b in pairwise(headings))
    return page


@pytest.fixture(scope="module")
def article() -> analysis.Reading:
    return read(ARTICLE)


def test_page_is_self_contained_and_every_link_has_its_target(
    article: analysis.Reading, tmp_path: Path
) -> None:
    page = check(analysis.write_report(article, tmp_path / "out"))
    assert page.tags.count("svg") == 9
    assert page.tags.count("figure") == len(re.findall('role="img" aria-label', page.source))
    assert all(html.escape(sentence.text) in page.source for sentence in answer(article))
    assert "too few to compare" in page.source
    assert "unattributed: " in page.source
    assert page.source.count("(unattributed 0 %)") >= 6
    assert "NaN" not in page.source and ">nan" not in page.source


def test_statements_are_numbered_from_one_and_listed_in_order(
    article: analysis.Reading, tmp_path: Path
) -> None:
    page = check(analysis.write_report(article, tmp_path))
    numbers = re.findall(r'href="#s-d0-(\d+)">(?:statement )?(\d+)</a>', page.source)
    assert numbers and all(int(shown) == int(at) + 1 for at, shown in numbers)
    listed = page.source.split('class="rests"')[2:-1]  # the mirror has an order of its own
    for rest in (re.findall(r">(\d+)</a>", part.split("</span>")[0]) for part in listed):
        assert rest == sorted(rest, key=int)


def test_headline_stands_once_in_the_text(tmp_path: Path) -> None:
    text = f"Ministers meet over the order\n\n{ARTICLE}"
    page = check(analysis.write_report(read(text), tmp_path))
    assert page.source.count("Ministers meet over the order") == 1


def test_every_statement_can_be_linked_to(article: analysis.Reading, tmp_path: Path) -> None:
    page = check(analysis.write_report(article, tmp_path))
    said = [f"s-d0-{n}" for n in article.statements["statement_id"]]
    assert said and set(said) <= set(page.ids)
    assert {f"#{anchor}" for anchor in said} <= set(page.addresses)


def test_second_run_gives_the_same_bytes(article: analysis.Reading, tmp_path: Path) -> None:
    for name in ("a", "b"):
        analysis.write_report(article, tmp_path / name)
    first, second = (
        {p.name: p.read_bytes() for p in sorted((tmp_path / name).iterdir())} for name in "ab"
    )
    assert first == second and len(first) > 8


def test_everything_from_a_text_is_escaped(tmp_path: Path) -> None:
    odd = """<script>alert("x")</script> & 'q'"""
    text = f"“We defend the rules-based order {odd},” said {odd} Minister Anna O'Brien & Co."
    page = check(analysis.write_report(read(text, ARTICLE, names=[odd, "b"]), tmp_path))
    assert "<script" not in page.source.lower()
    assert "&lt;script&gt;" in page.source


def test_page_without_statements_says_so(tmp_path: Path) -> None:
    page = check(analysis.write_report(read("It rained. Nobody was about."), tmp_path))
    assert "No statement was found in 1 document" in page.source


def test_many_documents_and_actors_are_cut_with_a_note(tmp_path: Path) -> None:
    texts = [
        f"“We defend the rules-based order, and China threatens it,” said Minister {name}."
        for name in (f"Anna {chr(65 + n // 26)}{chr(97 + n % 26)}rman" for n in range(50))
    ]
    page = check(analysis.write_report(read(*texts), tmp_path))
    assert "50 documents: too many or too long to show in full" in page.source
    assert "10 more in" in page.source
    assert len(pd.read_csv(tmp_path / "statements.csv")) == 50


def test_odd_signs_do_not_break_the_page(tmp_path: Path) -> None:
    reading = read(ARTICLE.replace("defend", "de\x0bfend \u202eשלום 中文 $x$"))
    page = check(analysis.write_report(reading, tmp_path))
    assert "\x0b" not in page.source


def test_tables_are_safe_to_open_in_a_spreadsheet() -> None:
    table = pd.DataFrame(
        {
            "text": ["=1+1", "+a", "-a", "@a", "\ta", "\ra", "a=", "", 'q"q'],
            "n": [-1.5, 2.0, float("nan"), 4, 5, 6, 7, 8, 9],
            "parts": [(("=x", -1),)] * 9,
        }
    )
    rows = list(csv.reader(io.StringIO(files.to_csv(table).decode(), newline="")))
    assert [row[0] for row in rows[1:7]] == ["'=1+1", "'+a", "'-a", "'@a", "'\ta", "'\ra"]
    assert [row[0] for row in rows[7:]] == ["a=", "", 'q"q']
    assert rows[1][1:] == ["-1.5", '[["=x", -1]]'] and rows[3][1] == ""


def test_csv_files_hold_every_row(article: analysis.Reading, tmp_path: Path) -> None:
    analysis.write_report(article, tmp_path)
    for name in ("statements", "tones", "directed", "wordings", "claims"):
        assert len(pd.read_csv(tmp_path / f"{name}.csv")) == len(getattr(article, name))


def failing(*_: Any, **__: Any) -> Any:
    raise OSError("disk full")


@pytest.mark.parametrize("place", ["page", "file", "move"])
def test_failed_run_leaves_the_old_report(
    article: analysis.Reading, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, place: str
) -> None:
    folder = tmp_path / "out"
    analysis.write_report(article, folder)
    (folder / "mine.txt").write_text("kept")
    before = {path.name: path.read_bytes() for path in folder.iterdir()}
    if place == "page":
        monkeypatch.setattr(report, "_page", failing)
    elif place == "file":
        monkeypatch.setattr(Path, "write_bytes", failing)
    else:
        rename, calls = Path.rename, []

        def sometimes(self: Path, target: Path) -> Path:
            calls.append(self)
            if len(calls) == 8:
                failing()
            return rename(self, target)

        monkeypatch.setattr(Path, "rename", sometimes)
    with pytest.raises(OSError, match="disk full"):
        analysis.write_report(read("It rained."), folder)
    monkeypatch.undo()
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == before
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


def test_new_report_replaces_the_old_and_leaves_other_files(
    article: analysis.Reading, tmp_path: Path
) -> None:
    (tmp_path / "mine.txt").write_text("kept")
    analysis.write_report(article, tmp_path)
    old = (tmp_path / "index.html").read_bytes()
    analysis.write_report(read("It rained."), tmp_path)
    assert (tmp_path / "index.html").read_bytes() != old
    assert (tmp_path / "mine.txt").read_text() == "kept"


def test_folder_that_is_a_file_is_refused(article: analysis.Reading, tmp_path: Path) -> None:
    (tmp_path / "x").write_text("")
    with pytest.raises(analysis.InputError, match="`folder` is a file"):
        analysis.write_report(article, tmp_path / "x")


def test_reading_is_not_changed(tmp_path: Path) -> None:
    reading = read(ARTICLE)
    before = {n: getattr(reading, n).copy() for n in ("statements", "tones", "directed", "claims")}
    analysis.write_report(reading, tmp_path)
    for name, table in before.items():
        pd.testing.assert_frame_equal(getattr(reading, name), table)


def test_of_a_whole_speech_the_page_shows_the_beginning(tmp_path: Path) -> None:
    text = "We defend international law. " * 60
    rows = {"doc_id": [f"d{n}" for n in range(21)], "side": "western", "text": text}
    documents = analysis.read_corpus(pd.DataFrame(rows))
    reading = analysis.read(documents, analysis.load_codebook())
    page = analysis.write_report(reading, tmp_path / "out").read_text(encoding="utf-8")
    assert text[:1000] in page and text.strip() not in page
    assert text.strip() in (tmp_path / "out" / "statements.csv").read_text(encoding="utf-8")
