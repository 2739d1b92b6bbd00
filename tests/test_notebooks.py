"""The guard before nbval: what nbval would let pass without a word, and a test of the test."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import nbformat
import pytest
from nbclient import NotebookClient

ROOT = Path(__file__).resolve().parent.parent
# As pytest does when it looks for notebooks, leave hidden folders (checkpoints) out.
NOTEBOOKS = sorted(
    path
    for path in (ROOT / "notebooks").rglob("*.ipynb")
    if not any(part.startswith(".") for part in path.relative_to(ROOT).parts)
)
SANITISER = ROOT / "tests" / "nbval.cfg"
LONGEST_CELL = 15

KNOWN_TAGS = {
    "nbval-ignore-output",
    "nbval-check-output",
    "nbval-skip",
    "nbval-raises-exception",
}
UNCHECKED_TAGS = {"nbval-ignore-output", "nbval-skip"}
# The letter in brackets keeps this file out of its own catch.
MACHINE_PATH = re.compile(r"/(?:home|wor[k]|root|Users)/|[A-Z]:\\")
ADDRESS = re.compile(r"\b0x[0-9a-fA-F]{4,}")
FORBIDDEN_CODE = re.compile(r"^\s*[!%]\s*(?:pip|conda)\b|\binput\s*\(", flags=re.MULTILINE)

Cell = dict[str, Any]


def texts(output: Cell) -> Iterator[str]:
    """Yield what a stored output says in text: streams, plain text, HTML; no images."""
    if output["output_type"] == "stream":
        yield "".join(output["text"])
    for kind, content in output.get("data", {}).items():
        if kind.startswith("text/") or kind == "image/svg+xml":
            yield "".join(content)


def is_checked(cell: Cell) -> bool:
    """Say whether a strict nbval run compares some text of this cell."""
    said = [text for output in cell["outputs"] for text in texts(output)]
    tags = set(cell["metadata"].get("tags", []))
    tells = any(text.strip() and not text.startswith("<Figure") for text in said)
    return tells and cell["execution_count"] is not None and not tags & UNCHECKED_TAGS


def cell_complaints(cell: Cell) -> Iterator[str]:
    """Yield what is wrong with a code cell by itself."""
    source = "".join(cell["source"])
    tags = [tag for tag in cell["metadata"].get("tags", []) if tag.startswith("nbval")]
    if unknown := sorted(set(tags) - KNOWN_TAGS):
        yield f"unknown tag {unknown[0]}"
    if (lines := len(source.splitlines())) > LONGEST_CELL:
        yield f"{lines} lines in one cell, {LONGEST_CELL} are allowed"
    if FORBIDDEN_CODE.search(source):
        yield "installs something or asks for input"
    for output in cell["outputs"]:
        if output["output_type"] == "error" and "nbval-raises-exception" not in tags:
            yield "stores an error"
        if output.get("name") == "stderr":
            yield "stores warnings (stderr)"
        for text in texts(output):
            if MACHINE_PATH.search(text):
                yield "shows a path of the machine it ran on"
            if ADDRESS.search(text):
                yield "shows a memory address"


def complaints(notebook: Cell) -> list[str]:
    """Return everything that is wrong with a notebook, each with the number of its code cell."""
    cells = [cell for cell in notebook["cells"] if cell["cell_type"] == "code"]
    cells = [cell for cell in cells if "".join(cell["source"]).strip()]
    found = [
        f"code cell {number}: {complaint}"
        for number, cell in enumerate(cells, start=1)
        for complaint in cell_complaints(cell)
    ]
    counts = [cell["execution_count"] for cell in cells]
    if counts != list(range(1, len(cells) + 1)):
        found.append(f"was not run from top to bottom: counts are {counts}")
    if not any(map(is_checked, cells)):
        found.append("has no checked cell")
    kernel = notebook["metadata"].get("kernelspec", {}).get("name")
    if kernel != "python3":
        found.append(f"is for the kernel {kernel}, not python3")
    return found


def sanitiser_pairs(text: str) -> list[tuple[str, str]]:
    """Return the pairs of a sanitiser file, or raise where nbval would silently ignore a line."""
    lines = text.splitlines()
    pairs = []
    for number, line in enumerate(lines):
        if line.startswith("regex: "):
            after = lines[number + 1] if number + 1 < len(lines) else ""
            assert after.startswith("replace: "), f"line {number + 1}: no `replace: ` line below"
            pairs.append((line[len("regex: ") :], after[len("replace: ") :]))
        elif line.startswith("replace: "):
            above = lines[number - 1] if number else ""
            assert above.startswith("regex: "), f"line {number + 1}: no `regex: ` line above"
        else:
            assert not line or line[0] in "#[", f"line {number + 1}: nbval ignores {line!r}"
    return pairs


# The project's own notebooks


def test_there_are_notebooks() -> None:
    assert NOTEBOOKS, "notebooks/ holds no notebook, so nothing is compared"


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.name)
def test_notebook_can_be_compared(path: Path) -> None:
    assert complaints(json.loads(path.read_text(encoding="utf-8"))) == []


def test_sanitiser_rules_are_all_read() -> None:
    pairs = sanitiser_pairs(SANITISER.read_text(encoding="utf-8"))
    assert pairs
    for pattern, replacement in pairs:
        assert replacement.strip(), f"{pattern}: an empty replacement is ignored"
        assert not re.compile(pattern).search("0.1234 12 -3"), f"{pattern}: would blank a figure"


# The guard itself


def small_notebook() -> nbformat.NotebookNode:
    """Return a notebook of two cells, not yet run; the second has an output to compare."""
    cells = [
        nbformat.v4.new_code_cell("words = 'We speak they speak'.split()"),
        nbformat.v4.new_code_cell("print(f'{len(words)} words, {words.count(\"speak\") / 4:.3f}')"),
    ]
    kernel = {"display_name": "Python 3 (ipykernel)", "language": "python", "name": "python3"}
    return nbformat.v4.new_notebook(cells=cells, metadata={"kernelspec": kernel})


@pytest.fixture(scope="module")
def executed() -> str:
    """Return a small notebook, executed, as text."""
    notebook = small_notebook()
    NotebookClient(notebook, kernel_name="python3", timeout=60).execute()
    return nbformat.writes(notebook)


def _set(*keys: str | int, value: Any) -> Callable[[Cell], None]:
    def change(notebook: Cell) -> None:
        place: Any = notebook
        for key in keys[:-1]:
            place = place[key]
        place[keys[-1]] = value

    return change


LAST = ("cells", 1)
FAULTS = {
    "counts are [1, None]": _set(*LAST, "execution_count", value=None),
    "counts are [1, 3]": _set(*LAST, "execution_count", value=3),
    "has no checked cell": _set(*LAST, "metadata", "tags", value=["nbval-ignore-output"]),
    "unknown tag nbval-chek-output": _set(*LAST, "metadata", "tags", value=["nbval-chek-output"]),
    "stores an error": _set(
        *LAST,
        "outputs",
        value=[{"output_type": "error", "ename": "E", "evalue": "", "traceback": []}],
    ),
    "stores warnings (stderr)": _set(*LAST, "outputs", 0, "name", value="stderr"),
    "shows a path": _set(*LAST, "outputs", 0, "text", value=["saved in /home/" + "me/table.csv"]),
    "shows a path of": _set(*LAST, "outputs", 0, "text", value=[r"saved in C:\table.csv"]),
    "shows a memory address": _set(*LAST, "outputs", 0, "text", value=["<A at 0x7f00aa12>"]),
    "16 lines in one cell": _set(*LAST, "source", value=["x = 1\n"] * 16),
    "installs something": _set(*LAST, "source", value=["%pip install nothing"]),
    "installs something or": _set(*LAST, "source", value=["!pip install nothing"]),
    "asks for input": _set(*LAST, "source", value=["name = input('Name? ')"]),
    "not python3": _set("metadata", "kernelspec", "name", value="whose-order"),
}


def test_guard_lets_a_good_notebook_pass(executed: str) -> None:
    assert complaints(json.loads(executed)) == []


@pytest.mark.parametrize("expected", FAULTS)
def test_guard_refuses(expected: str, executed: str) -> None:
    notebook = json.loads(executed)
    FAULTS[expected](notebook)
    assert expected in "; ".join(complaints(notebook))


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("regex: a\n\nreplace: b\n", "line 1: no `replace: ` line below"),
        ("replace: b\n", "line 1: no `regex: ` line above"),
        ("regex:a\nreplace:b\n", "line 1: nbval ignores 'regex:a'"),
    ],
)
def test_sanitiser_lines_nbval_would_ignore_are_refused(text: str, message: str) -> None:
    with pytest.raises(AssertionError, match=re.escape(message)):
        sanitiser_pairs(text)


# The test of the test


def nbval(folder: Path) -> dict[str, int]:
    """Run nbval as `run.py test` does, on a folder of notebooks; return failures by notebook."""
    junit = folder / "junit.xml"
    options = ["--nbval", "--nbval-current-env", f"--nbval-sanitize-with={SANITISER}"]
    options += [f"--rootdir={folder}", f"--junitxml={junit}", "-p", "no:cacheprovider"]
    command = [sys.executable, "-m", "pytest", *options, str(folder)]
    subprocess.run(command, cwd=folder, capture_output=True, timeout=120)
    failures: dict[str, int] = {}
    for case in ElementTree.parse(junit).iter("testcase"):
        name = case.attrib["classname"]
        failures[name] = failures.get(name, 0) + (case.find("failure") is not None)
    return failures


def test_one_changed_digit_turns_the_notebook_run_red(executed: str, tmp_path: Path) -> None:
    tampered = executed.replace("4 words, 0.500", "4 words, 0.501")
    assert tampered != executed
    (tmp_path / "honest.ipynb").write_text(executed, encoding="utf-8")
    (tmp_path / "tampered.ipynb").write_text(tampered, encoding="utf-8")
    failures = nbval(tmp_path)
    assert failures == {"honest.ipynb": 0, "tampered.ipynb": 1}
