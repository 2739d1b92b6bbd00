"""The corpus: every source, and for every bad input a message that says what would work."""

from __future__ import annotations

import gzip
import json
import os
import re
import tracemalloc
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from pandas.testing import assert_frame_equal

from analysis import InputError, InputWarning, read_corpus
from analysis.tables import DOCUMENTS
from analysis.texts.files import read_rows

SAID = "He said so."
READABLE = ".txt, .csv, .csv.gz, .jsonl, .jsonl.gz, .parquet"


@pytest.fixture(autouse=True)
def _in_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Work in a folder of the test's own, so that messages name short paths."""
    monkeypatch.chdir(tmp_path)


@contextmanager
def says(kind: type[Exception], message: str) -> Iterator[None]:
    """Hold an error to its message, word for word."""
    with pytest.raises(kind) as caught:
        yield
    assert str(caught.value) == message


def pairs(source: Any, **options: Any) -> list[tuple[str, str]]:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        documents = read_corpus(source, **options)
    assert list(documents.columns) == list(DOCUMENTS.columns)
    return list(zip(documents["doc_id"], documents["text"], strict=True))


def write(name: str, content: str | bytes) -> str:
    path = Path(name)
    path.parent.mkdir(parents=True, exist_ok=True)
    data = content.encode() if isinstance(content, str) else content
    path.write_bytes(gzip.compress(data) if name.endswith(".gz") else data)
    return name


ROWS = [{"id": "a", "text": SAID}, {"id": "b", "text": "She,\r\n“so”."}]
JSONL = "".join(json.dumps(row) + "\n" for row in ROWS)
CSV = f'id,text\r\na,{SAID}\r\nb,"She,\r\n“so”."\r\n'
WANTED = [("a", SAID), ("b", "She,\r\n“so”.")]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("x.jsonl", JSONL), ("x.jsonl.gz", JSONL), ("X.JSONL", JSONL), ("x.csv", CSV),
        ("x.csv.gz", CSV), ("semicolons.csv", CSV.replace("id,text", "id;text")
                            .replace("a,H", "a;H").replace('b,"', 'b;"')),
        ("mark.csv", "\ufeff" + CSV), ("mark.jsonl", "\ufeff" + JSONL),
        ("wide.jsonl", JSONL.encode("utf-16")), ("wide.csv", CSV.encode("utf-16")),
        ("windows.jsonl", JSONL.replace("\n", "\r\n") + "\r\n \r\n"),
    ],
)  # fmt: skip
def test_rows_of_a_file(name: str, content: str | bytes) -> None:
    assert pairs(write(name, content)) == WANTED


def test_rows_of_parquet_and_frames() -> None:
    frame = pd.DataFrame(ROWS).assign(more=[[1], None], year=[2021.0, None])
    frame.to_parquet("x.parquet")
    before = frame.copy()
    assert pairs(frame) == pairs("x.parquet") == WANTED
    assert read_corpus("x.parquet")["date"].tolist() == ["2021", ""]
    assert_frame_equal(frame, before)


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "utf-16-le", "UTF_16_BE", "cp1252"]
)
def test_text_is_kept_as_decoded(encoding: str) -> None:
    text = "Title\r\n\r\nHe said “so”.\rShe\n did.\n"
    write("x.txt", text.encode(encoding))
    by_itself = encoding in ("utf-8", "utf-8-sig", "utf-16", "utf-32")
    assert pairs("x.txt", encoding=None if by_itself else encoding) == [("x", text)]
    assert pairs("x.txt", encoding=encoding) == [("x", text)]


def test_utf16_with_its_mark_in_either_order() -> None:
    write("x.txt", b"\xfe\xff" + SAID.encode("utf-16-be"))
    assert pairs("x.txt") == [("x", SAID)]


def test_a_folder_is_read_in_order_with_its_folders() -> None:
    for name in ("f/b.txt", "f/a.txt", "f/B.txt", "f/2021/a.txt", "f/2021/b.jsonl"):
        write(name, SAID if name.endswith("txt") else json.dumps({"text": SAID}))
    for name in ("f/README.txt", "f/.hidden.txt", "f/.cells/a.txt", "f/~x.txt", "f/picture.png"):
        write(name, SAID)
    Path("f/folder.txt").mkdir()
    assert [doc_id for doc_id, _ in pairs("f")] == ["2021/a", "2021/b-1", "B", "a", "b"]
    assert pairs(["f", "f/a.txt"]) == pairs("f")  # each file once
    assert pairs(Path("f")) == pairs("f")
    assert [doc_id for doc_id, _ in pairs("f/[ab].*")] == ["a", "b"]
    assert [doc_id for doc_id, _ in pairs(iter(["f/b.txt", "f/B.txt"]))] == ["b", "B"]
    assert [doc_id for doc_id, _ in pairs("*/2021/*.txt")] == ["a"]
    with says(FileNotFoundError, f"Found no readable file in the folder `f/folder.txt`. "
              f"Readable are: {READABLE}."):  # fmt: skip
        read_corpus("f/folder.txt")


def test_files_that_may_hold_texts_are_counted_when_passed_over() -> None:
    write("f/a.txt", SAID)
    write("f/b.docx", SAID)
    message = (
        f"Passed over 1 file(s) in `f` that cannot be read: `b.docx`. Readable are: {READABLE}."
    )
    with pytest.warns(InputWarning, match=f"^{re.escape(message)}$"):
        assert len(read_corpus("f")) == 1


def test_paths_that_lead_nowhere() -> None:
    write("speech.txt", SAID)
    with says(
        FileNotFoundError, "Found no file or folder `speach.txt`. Did you mean `speech.txt`?"
    ):
        read_corpus("speach.txt")
    with says(FileNotFoundError, "No file matches `x/*.txt`."):
        read_corpus("x/*.txt")
    write("x/a.md", SAID)
    with says(FileNotFoundError, f"No readable file matches `x/*`. Readable are: {READABLE}."):
        read_corpus("x/*")
    with says(
        FileNotFoundError, f"Found no readable file in the folder `x`. Readable are: {READABLE}."
    ):
        read_corpus("x")
    with says(
        FileNotFoundError,
        f"Found no file or folder `{'He left. ' * 13}He …`. "
        "To read a text itself, give a DataFrame with a `text` column.",
    ):
        read_corpus("He left. " * 1000)
    with says(FileNotFoundError, "Found no file or folder `\0`."):
        read_corpus("\0")


@pytest.mark.parametrize("source", [3, None, b"x.txt", [3], [pd.DataFrame()]])
def test_sources_of_another_kind(source: Any) -> None:
    kind = type(source[0] if isinstance(source, list) else source).__name__
    with says(TypeError, f"`source` holds a {kind}. Give a path, a folder, a glob, several of "
              "these, or one DataFrame with a `text` column."):  # fmt: skip
        read_corpus(source)


BAD_FILES = [
    ("x.json", "[]", f"Cannot read `x.json`. Readable are: {READABLE}. Did you mean `.jsonl`?"),
    ("x", SAID, f"Cannot read `x`. Readable are: {READABLE}."),
    ("x.txt", "", "Nothing to read in `x.txt`: no document holds any text."),
    ("x.txt", "\ufeff \u200b\r\n", "Nothing to read in `x.txt`: no document holds any text."),
    ("x.txt", b"\x89PNG\0\0", "`x.txt` holds NUL bytes: it is binary, not a text. Save it as text "
     "first; if it is UTF-16, name it: `encoding='utf-16-le'`."),
    ("x.txt", b"\xff\xfea", "`x.txt` is not utf-16 (byte 2 cannot be read). Name the right one, "
     "such as `encoding='cp1252'`."),
    ("x.csv", "", "`x.csv` is empty. Its first line must name the columns, such as id,text."),
    ("x.csv", "a,He said\nb,She said\n", "Could not find column `text` in row 1 of `x.csv`. "
     "Columns are: `a`, `He said`. The column that holds the texts must be called `text`."),
    ("x.csv", "id,txt\na,b\n", "Could not find column `text` in row 1 of `x.csv`. Columns are: "
     "`id`, `txt`. Did you mean `txt`?"),
    ("x.csv", "id,text\na,He said, so\n", "Row 1 of `x.csv` has 3 cell(s), the first line names 2 "
     'column(s). A cell that holds commas or line ends stands in double marks: "…".'),
    ("x.csv", "id,text\na,b\nc\n", "Row 2 of `x.csv` has 1 cell(s), the first line names 2 "
     'column(s). A cell that holds commas or line ends stands in double marks: "…".'),
    ("x.csv", 'id,text\na,b\nc,"d\n', "Row 2 of `x.csv` is not readable CSV: unexpected end of "
     'data. A cell in double marks must be closed, and a mark inside it written twice: "".'),
    ("x.csv", "text,text\na,b\n", "Column `text` is there twice in the first line of `x.csv`. The "
     "first line names the columns, each once."),
    ("x.jsonl", '{"text": "a"}\n\n{"text"\n', "Line 3 of `x.jsonl` is not JSON: Expecting ':' "
     'delimiter: line 2 column 1 (char 8). Each line holds one {"id": "a", "text": "…"}.'),
    ("x.jsonl", '["a"]', "Line 1 of `x.jsonl` holds a list, not an object such as "
     '{"id": "a", "text": "…"}.'),
    ("x.jsonl", "{}", "Could not find column `text` in line 1 of `x.jsonl`. Columns are: none. The "
     "column that holds the texts must be called `text`."),
    ("x.jsonl", '{"text": 3.5}', "Column `text` in line 1 of `x.jsonl` holds 3.5 (float), not a "
     "text. Turn it into a string first."),
    ("x.jsonl", '{"text": ["He said."]}', "Column `text` in line 1 of `x.jsonl` holds ['He said.'] "
     "(list), not a text. Turn it into a string first."),
    ("x.jsonl", '{"id": {"a": 1}, "text": "a"}', "Column `id` in line 1 of `x.jsonl` holds "
     "{'a': 1} (dict), not a word. Turn it into a string first."),
    ("x.jsonl", b'{"text": "a"}\n{"text": "caf\xe9"}', "Line 2 of `x.jsonl` is not utf-8 (byte 13 "
     "cannot be read). Name the right one, such as `encoding='cp1252'`."),
    ("x.jsonl", b'{"text": "a\0"}', "Line 1 of `x.jsonl` holds NUL bytes: it is binary, not a "
     "text. Save it as text first; if it is UTF-16, name it: `encoding='utf-16-le'`."),
    ("x.jsonl", '{"id": "a", "text": "b"}\n' * 2, "Document `a` is there twice: line 1 of "
     "`x.jsonl` and line 2 of `x.jsonl`. Give each document an id of its own (column "
     "`doc_id`, or the file's name)."),
]  # fmt: skip


@pytest.mark.parametrize(("name", "content", "message"), BAD_FILES)
def test_bad_files(name: str, content: str | bytes, message: str) -> None:
    write(name, content)
    with says(InputError, message):
        read_corpus(name)


@pytest.mark.parametrize("line", ["[" * 200_000, '{"text": ' + "1" * 5000 + "}"])
def test_json_that_breaks_the_reader(line: str) -> None:
    write("x.jsonl", line)
    with pytest.raises(InputError, match=r"^Line 1 of `x\.jsonl` is not JSON: "):
        read_corpus("x.jsonl")


@pytest.mark.parametrize("name", ["x.csv.gz", "x.jsonl.gz"])
@pytest.mark.parametrize("spoil", ["truncate", "garble", "replace"])
def test_broken_gzip(name: str, spoil: str) -> None:
    write(name, "\n" * 50 + JSONL if "json" in name else CSV)
    data = bytearray(Path(name).read_bytes())
    if spoil == "truncate":
        data = data[:-12]
    elif spoil == "garble":
        data[10:20] = b"\xff" * 10
    else:
        data = bytearray(SAID.encode())
    Path(name).write_bytes(data)
    with pytest.raises(InputError, match=rf"^`{re.escape(name)}` is not a whole gzip file \(.+\)\. "
                       r"Copy or pack it again\.$"):  # fmt: skip
        read_corpus(name)


@pytest.mark.parametrize("data", [b"", b"PAR1", b"He said so." * 10])
def test_broken_parquet(data: bytes) -> None:
    write("x.parquet", data)
    with pytest.raises(InputError, match=r"^`x\.parquet` is not a readable Parquet file: .+"):
        read_corpus("x.parquet")


def test_a_file_that_is_closed_to_the_reader(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    write("x.txt", SAID)
    monkeypatch.setattr(Path, "open", refuse)
    with says(InputError, "Cannot open `x.txt`: Permission denied."):
        read_corpus("x.txt")


def test_encodings_that_are_none() -> None:
    write("x.txt", SAID)
    for name in ("utf-9", "hex", "\0"):
        with says(InputError, f"Unknown `encoding` {name!r}. Try 'utf-8' or 'cp1252'."):
            read_corpus("x.txt", encoding=name)
    write("x.txt", "café".encode())
    with says(InputError, "`x.txt` is not ascii (byte 3 cannot be read). Name the right one, such "
              "as `encoding='cp1252'`."):  # fmt: skip
        read_corpus("x.txt", encoding="ascii")


@pytest.mark.parametrize(
    ("text", "encoding"),
    [("He said “so” in the café. " * 9, "cp1252"), ("Порядок и закон. " * 40, "cp1251")],
)
def test_a_guess_is_reported(text: str, encoding: str) -> None:
    write("x.txt", text.encode(encoding))
    message = (
        f"`x.txt` is not UTF-8; read as {encoding}, which is a guess. "
        "If letters look wrong, name the `encoding`."
    )
    with pytest.warns(InputWarning, match=f"^{re.escape(message)}$"):
        assert read_corpus("x.txt")["text"].tolist() == [text]
    assert pairs("x.txt", encoding=encoding) == [("x", text)]


def test_lone_surrogates_are_counted() -> None:
    write("x.jsonl", r'{"id": "a\udc00", "text": "\ud800 so \ud83d\ude00"}')
    with pytest.warns(InputWarning) as caught:
        found = read_corpus("x.jsonl")
    assert found[["doc_id", "text"]].values.tolist() == [["a\ufffd", "\ufffd so 😀"]]
    assert [str(warning.message) for warning in caught] == [
        "Replaced 1 lone surrogate(s) in `id` in line 1 of `x.jsonl` by U+FFFD.",
        "Replaced 1 lone surrogate(s) in `text` in line 1 of `x.jsonl` by U+FFFD.",
    ]


def test_empty_documents_and_files_are_counted() -> None:
    frame = pd.DataFrame({"id": list("abcde"), "text": [SAID, None, float("nan"), "\u200b", " "]})
    message = "Left out 4 empty document(s): `b`, `c`, `d` …."
    with pytest.warns(InputWarning, match=f"^{re.escape(message)}$"):
        assert read_corpus(frame)["doc_id"].tolist() == ["a"]
    write("f/a.txt", SAID)
    write("f/b.csv", "id,text\n")
    with pytest.warns(InputWarning, match=r"^`f/b\.csv` holds no document\.$"):
        assert len(read_corpus("f")) == 1


def test_frames_without_a_text() -> None:
    with says(InputError, "Could not find column `text` in the frame. Columns are: `Text`. "
              "Did you mean `Text`?"):  # fmt: skip
        read_corpus(pd.DataFrame({"Text": [SAID]}))
    with says(InputError, "Nothing to read in the source: no document holds any text."):
        read_corpus(pd.DataFrame({"text": []}))
    with says(InputError, "Column `text` is there twice in the frame. Give each its own name."):
        read_corpus(pd.DataFrame([["a", "b"]], columns=["text", "text"]))
    with says(InputError, "Column `text` in row 1 of the frame holds 7 (int), not a text. Turn "
              "it into a string first."):  # fmt: skip
        read_corpus(pd.DataFrame({"text": ["a", 7]}))


def test_columns_by_other_names_and_missing_values() -> None:
    frame = pd.DataFrame(
        {
            "doc_id": ["a", None, 3],
            "id": ["x", "b", "y"],
            "content": ["One.", "Two.", "Three.\nMore."],
            "headline": ["T", pd.NA, None],
            "date": [pd.Timestamp("2021-03-24"), pd.NaT, date(2022, 1, 2)],
            "year": [1, 2020.0, 1],
            "source": ["A paper", None, "B"],
            "side": [float("nan"), "western", None],
            "speaker": ["Ray", None, "Bo"],
            "country": ["Norway", "Chile", "Peru"],
        }
    )
    wanted = DOCUMENTS.frame(
        dict(zip(DOCUMENTS.columns, row, strict=True))
        for row in [
            ("a", "T", "2021-03-24", "A paper", "", "Ray", "One."),
            ("b", "", "2020", "", "western", "Chile", "Two."),
            ("3", "", "2022-01-02", "B", "", "Bo", "Three.\nMore."),
        ]
    )
    assert_frame_equal(read_corpus(frame), wanted)


def test_the_first_line_is_the_title_where_none_is_given() -> None:
    write("x.txt", "Two orders\r\n\r\nHe said so.")
    assert read_corpus("x.txt")["title"].tolist() == ["Two orders"]
    assert read_corpus(pd.DataFrame({"title": ["T"], "text": ["A\n\nB."]}))["title"].tolist() == [
        "T"
    ]


def test_json_lines_are_read_as_they_are_asked_for() -> None:
    write("x.jsonl", '{"id": "a", "text": "b"}\n' * 2 + "broken")
    rows = read_rows(Path("x.jsonl"))
    assert next(rows) == ({"id": "a", "text": "b"}, "line 1 of `x.jsonl`", "x-1")
    next(rows)
    with pytest.raises(InputError, match=r"^Line 3 "):
        next(rows)


def test_memory_is_linear_in_one_long_line() -> None:
    size = 8_000_000
    write("x.txt", b"He left. " * (size // 9))
    tracemalloc.start()
    read_corpus("x.txt")
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 5 * size


def test_a_bar_is_drawn_on_terminals_only(capsys: pytest.CaptureFixture[str]) -> None:
    for number in range(20):
        write(f"f/{number}.txt", SAID)
    assert len(read_corpus("f")) == 20
    assert capsys.readouterr() == ("", "")


@pytest.mark.skipif(os.name == "nt", reason="names are Unicode there")
def test_a_file_name_that_is_no_unicode() -> None:
    name = os.fsdecode(b"caf\xe9.txt")
    write(name, SAID)
    with pytest.warns(InputWarning, match="Replaced 1 lone surrogate"):
        assert read_corpus(".")["doc_id"].tolist() == ["caf\ufffd"]
