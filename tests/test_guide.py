"""The guide to codebooks of one's own, followed to the letter: its files give its outputs."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

from analysis.running.cli import main

ROOT = Path(__file__).resolve().parent.parent
GUIDE = (ROOT / "docs" / "write_a_codebook.md").read_text(encoding="utf-8")
PYTHON = ".venv/bin/python -m analysis "
BLOCK = re.compile(
    r"(?:^<!-- replace: (?P<old>[^\n]*) => (?P<new>[^\n]*) -->\n)?"
    r"^```(?P<kind>\w+) ?(?P<file>\S*)\n(?P<body>.*?)^```$",
    re.MULTILINE | re.DOTALL,
)


def follow(folder: Path) -> Iterator[tuple[str, str, str]]:
    """Write the guide's files and run its commands; yield command, output told and output."""
    for block in BLOCK.finditer(GUIDE):
        path = folder / block["file"]
        if block["kind"] in ("text", "toml"):
            path.parent.mkdir(parents=True, exist_ok=True)
            before = path.read_text(encoding="utf-8") + "\n" if path.exists() else ""
            path.write_text(before + block["body"], encoding="utf-8")
            continue
        command, _, told = block["body"].partition("\n")
        yield command, told, run(command, folder / "my_question/town.toml", block)


def run(command: str, codebook: Path, block: re.Match[str]) -> str:
    """Run a command, where the guide says so with a slip in the codebook."""
    text = codebook.read_text(encoding="utf-8")
    if block["old"]:
        assert block["old"] in text
        codebook.write_text(text.replace(block["old"], block["new"], 1), encoding="utf-8")
    words = command.removeprefix(f"$ {PYTHON}").split()
    output = CliRunner().invoke(main, words).output
    codebook.write_text(text, encoding="utf-8")
    return output


def test_the_guide_gives_what_it_says(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    commands = []
    for command, told, output in follow(tmp_path):
        commands.append(command)
        assert output == told, command
    assert len(commands) == 8
    page = (tmp_path / "my_question/report/index.html").read_text(encoding="utf-8")
    begins = re.search(r'<li id="answer-1">(.*?)<span', page, re.DOTALL)
    quoted = " ".join(line[2:] for line in GUIDE.splitlines() if line.startswith("> "))
    assert begins and " ".join(html.unescape(begins[1]).split()) == quoted
