"""The command line: what it prints, and one plain line for every mistake."""

from __future__ import annotations

import json

import pytest
from click.testing import CliRunner

from analysis.running.cli import main

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


def test_tone_toward(run, tmp_path):
    row = {"id": 7, "sentence": "They condemned Atlantis for the attack.", "start": 15, "end": 23}
    (tmp_path / "rows.jsonl").write_text(json.dumps(row), encoding="utf-8")
    answer = json.loads(run("tone-toward", "rows.jsonl").stdout)
    assert answer["id"] == 7
    assert answer["polarity"] == -1 and -1 <= answer["tone"] < 0


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


def test_warnings_are_plain_lines_too(run, tmp_path):
    (tmp_path / "a.txt").write_text(ARTICLE, encoding="utf-8")
    (tmp_path / "b.txt").write_text(" \n", encoding="utf-8")
    result = run("statements", "*.txt")
    assert result.exit_code == 0
    assert result.stderr.startswith("Note: Left out 1 empty document(s): `b`.")
