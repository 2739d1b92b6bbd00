"""The command line: what it prints, and one plain line for every mistake."""

from __future__ import annotations

import json

import click
import pytest
from click.testing import CliRunner

from analysis.running import statements
from analysis.running.cli import main
from analysis.running.statements import stream_documents
from analysis.tables import records
from analysis.texts import read_corpus

ARTICLE = "“We object,” Chinese Foreign Ministry spokesman Lin Bo said."


@pytest.fixture
def run(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    return lambda *words: CliRunner().invoke(main, list(words))


@pytest.fixture
def article(tmp_path):
    (tmp_path / "one.txt").write_text(ARTICLE, encoding="utf-8")
    return "one.txt"


def test_statements_for_a_benchmark(run, article):
    result = run("statements", article, "--format", "benchmark")
    assert result.exit_code == 0
    assert json.loads(result.stdout) == {
        "id": "one",
        "text": ARTICLE,
        "attributions": [
            {
                "id": "s0",
                "source": [[13, 54]],
                "cue": [[55, 59]],
                "content": [[1, 11]],
                "type": "direct",
                "actor": "Lin Bo",
                "side": "sino_russian",
            }
        ],
    }


def test_statements_as_table_csv_and_json_lines(run, article):
    assert "Lin Bo" in run("statements", article).stdout
    header, row = run("statements", article, "--format", "csv").stdout.splitlines()
    assert header.startswith("doc_id,statement_id,kind,segments")
    assert '"[[1, 11]]"' in row
    assert json.loads(run("statements", article, "--format", "jsonl").stdout)["actor"] == "Lin Bo"


def test_statements_of_rows_with_id_and_text(run, tmp_path):
    rows = [{"id": "a", "text": ARTICLE}, {"id": "b", "text": "Nothing."}]
    lines = "\n".join(map(json.dumps, rows))
    (tmp_path / "rows.jsonl").write_text(lines, encoding="utf-8")
    result = run("statements", "rows.jsonl", "--format", "benchmark")
    assert [json.loads(line)["id"] for line in result.stdout.splitlines()] == ["a", "b"]


def test_a_csv_cell_cannot_become_a_formula(run, tmp_path):
    (tmp_path / "f.txt").write_text("“=HYPERLINK(1) is bad,” Ann Lee said.", encoding="utf-8")
    assert "'=HYPERLINK" in run("statements", "f.txt", "--format", "csv").stdout


def test_line_ends_inside_a_csv_cell_stay(run, tmp_path):
    (tmp_path / "f.csv").write_bytes('id,text\r\na,"“We\r\nobject,” he said."\r\n'.encode())
    run("statements", "f.csv", "--format", "csv", "--out", "out.csv")
    assert b"We\r\nobject," in (tmp_path / "out.csv").read_bytes()


@pytest.mark.parametrize("form", ["table", "csv", "jsonl", "benchmark"])
def test_a_file_holds_what_is_printed_otherwise(run, article, tmp_path, form):
    printed = run("statements", article, "--format", form)
    written = run("statements", article, "--format", form, "--out", "new/found")
    assert written.exit_code == 0 and written.output == ""
    assert (tmp_path / "new" / "found").read_bytes() == printed.stdout_bytes
    assert [path.name for path in (tmp_path / "new").iterdir()] == ["found"]


ROWS = [{"id": "a", "text": ARTICLE}, {"id": "b", "text": " "}, {"id": "c", "text": "Nothing."}]


@pytest.fixture
def lines(tmp_path):
    def write(*rows):
        text = "\n".join(row if isinstance(row, str) else json.dumps(row) for row in rows)
        (tmp_path / "rows.jsonl").write_text(text, encoding="utf-8")
        return "rows.jsonl"

    return write


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ('{"id": "d",', "Error: Line 4 of `rows.jsonl` is not JSON"),
        ({"id": "d"}, "Error: Could not find column `text` in line 4 of `rows.jsonl`."),
        ({"id": "d", "text": 7}, "Error: Column `text` in line 4 of `rows.jsonl` holds 7"),
        (ROWS[0], "Error: Document `a` is there twice: line 1 of `rows.jsonl` and line 4"),
    ],
)
def test_a_bad_line_is_named_and_a_file_there_stays(run, lines, tmp_path, row, message):
    lines(*ROWS, row)
    (tmp_path / "found").write_text("old", encoding="utf-8")
    result = run("statements", "rows.jsonl", "--format", "jsonl", "--out", "found")
    assert result.exit_code == 1
    assert result.stderr.splitlines()[-1].startswith(message)
    assert (tmp_path / "found").read_text(encoding="utf-8") == "old"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["found", "rows.jsonl"]


def test_a_folder_cannot_be_written_over(run, article, tmp_path):
    result = run("statements", article, "--out", ".")
    assert result.stderr == "Error: `.` is no file. Name a file to write the statements to.\n"


def test_documents_come_before_the_next_line_is_read(run, lines):
    stream = stream_documents(lines(*ROWS, "broken"))
    assert [next(stream)["doc_id"], next(stream)["doc_id"]] == ["a", "c"]
    with pytest.raises(ValueError, match="Line 4"):
        next(stream)


@pytest.mark.filterwarnings("ignore::analysis.errors.InputWarning")
def test_documents_are_those_of_the_corpus(run, lines, article, tmp_path):
    lines(*ROWS)
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "one.txt").write_bytes(b"One\r\n\r\nMore.")
    (tmp_path / "in" / "two.csv").write_text("text,year\nTwo.,2021", encoding="utf-8")
    for source in (".", "rows.jsonl", ["in/one.txt", "in/two.csv"]):
        assert list(stream_documents(source)) == records(read_corpus(source))


def test_nothing_to_read_is_said(run, lines):
    result = run("statements", lines(ROWS[1]))
    assert result.stderr == "Error: Nothing to read: no document holds any text.\n"


def test_a_bar_counts_files_or_the_documents_of_one(run, lines, article, monkeypatch):
    units = []
    monkeypatch.setattr(statements, "with_progress", lambda x, unit: units.append(unit) or x)
    list(stream_documents(article, bar=True))
    list(stream_documents([article, lines(ROWS[2])], bar=True))
    list(stream_documents(article))
    assert units == ["documents", "files"]


def test_a_reader_that_has_had_enough_is_no_mistake(run, article, monkeypatch):
    def stop(*_, **__):
        raise BrokenPipeError(32, "Broken pipe")

    monkeypatch.setattr(click, "echo", stop)
    result = run("statements", article)
    assert result.exit_code == 1 and result.stderr == ""


def test_tone_toward(run, tmp_path):
    row = {"id": 7, "sentence": "They condemned Atlantis for the attack.", "start": 15, "end": 23}
    (tmp_path / "rows.jsonl").write_text(json.dumps(row), encoding="utf-8")
    answer = json.loads(run("tone-toward", "rows.jsonl").stdout)
    assert answer["id"] == 7
    assert answer["polarity"] == -1 and -1 <= answer["tone"] < 0


PASSAGE = {"id": 7, "text": "We uphold the rule of law.", "start": 14, "end": 25, "side": "western"}


def test_voice(run, lines):
    extra = {"country": "Norway", "year": 2021, "speech": "any"}
    result = run("voice", lines(PASSAGE, PASSAGE | {"id": "b", "country": None} | extra))
    first, second = map(json.loads, result.stdout.splitlines())
    assert first == {
        "id": 7,
        "voice": "own",
        "stance": "for",
        "claims": [{"relation": "defends", "agent": "We", "agent_side": "self"}],
    }
    assert second == first | {"id": "b"}


def test_voice_gives_null_where_no_agent_is_named(run, lines):
    row = PASSAGE | {"text": "The rule of law must be upheld.", "start": 4, "end": 15}
    answer = json.loads(run("voice", lines(row)).stdout)
    assert answer["claims"] == [{"relation": "defends", "agent": None, "agent_side": "self"}]


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ({"id": 1, "text": "x"}, "Could not find key `start` in line 2 of `rows.jsonl`."),
        (PASSAGE | {"text": 7}, "Key `text` in line 2 of `rows.jsonl` is 7, not a text."),
        (
            PASSAGE | {"end": 90},
            "`start` and `end` in line 2 of `rows.jsonl` are 14 and 90; the text has characters "
            "0 to 26.",
        ),
        (
            PASSAGE | {"side": "wester"},
            "Key `side` in line 2 of `rows.jsonl` is 'wester'. Sides are: western, sino_russian, "
            "other.",
        ),
    ],
)
def test_voice_names_the_row_and_the_key(run, lines, row, message):
    result = run("voice", lines(PASSAGE, row))
    assert result.exit_code == 1
    assert result.stderr.startswith(f"Error: {message}")


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["statements", "gone.txt"], "Error: Found no file or folder `gone.txt`."),
        (["tone-toward", "gone.jsonl"], "Error: Found no file `gone.jsonl`."),
        (["report", "."], "Error: Found no readable file in the folder `.`."),
    ],
)
def test_a_mistake_is_one_line_and_no_traceback(run, words, message):
    result = run(*words)
    assert result.exit_code == 1
    assert result.stderr.startswith(message)
    assert "Traceback" not in result.output


def test_tone_toward_names_the_missing_key_and_the_row(run, tmp_path):
    (tmp_path / "rows.jsonl").write_text('{"id": 1, "text": "x"}', encoding="utf-8")
    result = run("tone-toward", "rows.jsonl")
    assert result.stderr == (
        "Error: Could not find key `sentence` in line 1 of `rows.jsonl`. Keys are: id, text.\n"
    )


def test_tone_toward_refuses_a_span_outside_the_sentence(run, tmp_path):
    row = {"id": 1, "sentence": "Short.", "start": 0, "end": 310}
    (tmp_path / "rows.jsonl").write_text(json.dumps(row), encoding="utf-8")
    assert run("tone-toward", "rows.jsonl").stderr == (
        "Error: `start` and `end` in line 1 of `rows.jsonl` are 0 and 310; the sentence has "
        "characters 0 to 6.\n"
    )


def test_codebook_check(run):
    result = run("codebook", "check", "international_order")
    assert result.exit_code == 0
    assert result.stdout.startswith("International order: How do the Western and the Sino-Russian")
    assert "Nothing stands out" in result.stdout
    assert max(map(len, result.stdout.splitlines())) <= 100


WELL = """
name = "well"
title = "The well"
question = "Whose is the well?"
idea = "the well"
ideas = "wells"
include = ["relations.toml"]

[[side]]
id = "upper"
label = "Upper village"
members = ["Ada Bell"]

[[side]]
id = "lower"
label = "Lower village"
members = ["Tom Reed"]

[[actor]]
id = "Ada Bell"
kind = "person"

[[actor]]
id = "Tom Reed"
kind = "person"

[[concept]]
id = "well"
label = "The well"
stance = "for"

[[wording]]
id = "common well"
concept = "well"
patterns = ["(common|shared) well"]

[[wording]]
id = "old right"
concept = "well"
patterns = ["old right*"]
stance = "neutral"
"""


@pytest.fixture
def well(tmp_path):
    def write(old="", new=""):
        assert old in WELL
        (tmp_path / "well.toml").write_text(WELL.replace(old, new) if old else WELL + new, "utf-8")
        return "well.toml"

    return write


def test_codebook_check_tells_what_it_holds(run, well):
    lines = run("codebook", "check", well()).stdout.splitlines()
    assert lines[0] == "The well: Whose is the well?"
    assert "  Upper village (1 member): Ada Bell" in lines
    told = "  The well (for), 2 wordings with 2 patterns: common well, old right (neutral)"
    assert told in lines
    assert "2 actors, 2 names, 2 wordings, 7 relations, 0 words with a tone of their own" in lines
    assert lines[-1] == "Nothing stands out that you should look at."


SAME = """
[[wording]]
id = "village well"
concept = "well"
patterns = ["shared well", "village well"]
"""
TWICE = SAME.replace("shared", "(common|shared)")
NEVER = """
[[wording]]
id = "shared well"
concept = "well"
patterns = ["shared well"]
"""
EMPTY = '[[concept]]\nid = "blame"\nlabel = "Blame"\n'
ALONE = '[[side]]\nid = "hill"\nlabel = "Hill"\n'
BARE = """
[[relation]]
id = "defends"
label = "defends"
"""


@pytest.mark.parametrize(
    ("old", "new", "hint"),
    [
        ("", SAME, "Pattern `shared well` of `village well` never counts"),
        ("", TWICE, "Pattern `(common|shared) well` stands in `common well` and again"),
        ("", NEVER, "Wording `shared well` can never be found"),
        ("", EMPTY, "Concept `blame` has no wordings."),
        ("", ALONE, "Side `hill` has no members."),
        ('stance = "for"\n', "", "Every wording of concept `well` is neutral"),
        ('idea = "the well"\nideas = "wells"\n', "", "The report will call what is contested"),
        ('include = ["relations.toml"]\n', "", "There are no relations"),
    ],
)
def test_codebook_check_hints_at_what_is_no_mistake(run, well, old, new, hint):
    result = run("codebook", "check", well(old, new))
    assert result.exit_code == 0
    hints = [line for line in result.stdout.splitlines() if line.startswith("  - ")]
    assert [line.removeprefix("  - ").startswith(hint) for line in hints] == [True]


def test_codebook_check_hints_at_a_relation_without_words(run, tmp_path):
    text = WELL.replace('include = ["relations.toml"]\n', "") + BARE
    (tmp_path / "well.toml").write_text(text, encoding="utf-8")
    assert "Relation `defends` has no words" in run("codebook", "check", "well.toml").stdout


def test_a_wording_that_only_a_free_word_tells_apart_is_no_hint(run, well):
    more = NEVER.replace('"shared well"]', '"shared _2 well"]')
    assert "  - " not in run("codebook", "check", well("", more)).stdout


def test_codebook_check_tries_the_wordings_on_texts(run, well, tmp_path):
    (tmp_path / "in").mkdir()
    for name, text in {
        "a": "“The common well is ours. The common well stays,” Ada Bell said.",
        "b": "“A shared well is fair,” Tom Reed said.\nThe common well is old.",
        "c": "The shared well again.",
    }.items():
        (tmp_path / "in" / f"{name}.txt").write_text(text, encoding="utf-8")
    lines = run("codebook", "check", well(), "--texts", "in").stdout.splitlines()
    assert lines[lines.index("Found 5 wordings in 3 texts.") + 2 :] == [
        "The well: 5",
        "  common well: 5 (Upper village 2, Lower village 1, narration 2)",
        "    a, Upper village: “The [common well] is ours. The common well stays,” Ada Bell said.",
        "    b, Lower village: “A [shared well] is fair,” Tom Reed said. The common well is old.",
        "    c, narration: The [shared well] again.",
        "",
        "Never found (1 of 2)",
        "  old right",
    ]
    assert max(map(len, lines)) <= 100


def test_codebook_check_tells_a_side_of_the_texts_that_it_does_not_list(run, well, tmp_path):
    rows = "side,text\nuper,The common well.\nupper,The common well.\n"
    (tmp_path / "rows.csv").write_text(rows, encoding="utf-8")
    lines = run("codebook", "check", well(), "--texts", "rows.csv").stdout.splitlines()
    assert "  common well: 2 (Upper village 1, uper 1)" in lines
    assert lines[-2].startswith("The texts' column `side` has uper, which the codebook does not")


def test_codebook_check_names_a_mistake_and_texts_that_are_not_there(run, well):
    wrong = run("codebook", "check", well("[[concept]]", "[[concepts]]"))
    assert wrong.exit_code == 1
    assert wrong.stderr.startswith("Error: well.toml: unknown table or key `concepts`.")
    gone = run("codebook", "check", well(), "--texts", "gone")
    assert gone.stderr == "Error: Found no file or folder `gone`.\n"


def test_warnings_are_plain_lines_too(run, tmp_path):
    (tmp_path / "a.txt").write_text(ARTICLE, encoding="utf-8")
    (tmp_path / "b.txt").write_text(" \n", encoding="utf-8")
    result = run("statements", "*.txt")
    assert result.exit_code == 0
    assert result.stderr.startswith("Note: Left out 1 empty document(s): `b`.")
