"""The frame: which room may import which, what an import costs, and files that must agree."""

from __future__ import annotations

import ast
import hashlib
import importlib
import importlib.util
import inspect
import json
import re
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "analysis"
MODULES = sorted(PACKAGE.rglob("*.py"))
LONGEST_MODULE = 400

# The way of the data: a room imports from those before it. The face may import from all.
ROOMS = ["errors", "tables", "codebook", "texts", "voices", "measures", "views", "running"]
FACE = {"__init__", "__main__"}
HEAVY = {"seaborn", "matplotlib", "scipy", "nltk", "jinja2", "sklearn", "click"}

SEED = ROOT / "seeds" / "000_ea2bfd7c01ea9fa4.txt"
SEED_SHA256 = "31d9903df8eeadd2359b7eb61f39f5551b380f646bd3c42547f7e4376a255ae8"


def module_id(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def room_of(path: Path) -> str:
    return path.relative_to(PACKAGE).with_suffix("").parts[0]


def imported_names(path: Path) -> Iterator[str]:
    """Yield the full dotted name of everything a module imports, wherever in it."""
    package = path.relative_to(ROOT).parent.parts
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            above = package[: len(package) - node.level + 1] if node.level else ()
            base = ".".join([*above, *filter(None, [node.module])])
            yield from (f"{base}.{alias.name}" for alias in node.names)


# Rooms and imports


@pytest.mark.parametrize("path", MODULES, ids=module_id)
def test_rooms_import_only_rooms_before_them(path: Path) -> None:
    room = room_of(path)
    if room in FACE:
        return
    assert room in ROOMS, f"`{room}` is no room; rooms are: {', '.join(ROOMS)}"
    for name in imported_names(path):
        top, _, inner = name.partition(".")
        if top == "analysis":
            other = inner.partition(".")[0]
            assert other in ROOMS[: ROOMS.index(room) + 1], f"{module_id(path)} imports {name}"


def test_every_package_imported_is_a_declared_dependency() -> None:
    declared = {each.name.replace("-", "_") for each in declared_requirements()["runtime"]}
    known = declared | set(sys.stdlib_module_names) | {"analysis"}
    foreign = {
        f"{module_id(path)}: {name}"
        for path in MODULES
        for name in imported_names(path)
        if name.partition(".")[0] not in known
    }
    assert sorted(foreign) == []


@pytest.mark.parametrize("path", MODULES, ids=module_id)
def test_modules_stay_short(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= LONGEST_MODULE


def test_import_loads_nothing_heavy() -> None:
    code = "import analysis, sys; print(*{name.partition('.')[0] for name in sys.modules})"
    run = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert sorted(HEAVY & set(run.stdout.split())) == []


def test_every_public_name_resolves_and_is_explained() -> None:
    analysis = importlib.import_module("analysis")
    assert (analysis.__doc__ or "").strip()
    assert len(set(analysis.__all__)) == len(analysis.__all__)
    for name in analysis.__all__:
        thing = getattr(analysis, name)
        if inspect.isroutine(thing) or inspect.isclass(thing):
            first_line = (thing.__doc__ or "").strip().partition("\n")[0]
            assert 0 < len(first_line) <= 80, f"{name}: {first_line!r}"
    assert set(analysis.__all__) <= set(dir(analysis))


def test_unknown_public_name_is_an_attribute_error() -> None:
    analysis = importlib.import_module("analysis")
    with pytest.raises(AttributeError, match="no_such_name"):
        _ = analysis.no_such_name


# The seed


def test_seed_is_kept_byte_for_byte() -> None:
    assert hashlib.sha256(SEED.read_bytes()).hexdigest() == SEED_SHA256


@pytest.mark.parametrize("name", [SEED.name, "hand_coding.json"])
def test_seeds_equal_those_in_the_shared_folder(name: str, shared: Path) -> None:
    assert (SEED.parent / name).read_bytes() == (shared / "seeds" / name).read_bytes()


def test_hand_coding_says_what_the_seed_says() -> None:
    text = SEED.read_bytes().decode("utf-8")
    coding = json.loads((SEED.parent / "hand_coding.json").read_text(encoding="utf-8"))
    for statement in coding["statements"]:
        for kind, spans in (("content", "spans"), ("source", "source_spans")):
            said = [text[start:end] for start, end in statement[spans]]
            assert said == statement[kind], statement["id"]
    for claim in coding["order_claims"]:
        start, end = claim["span"]
        assert text[start:end] == claim["wording"]


def test_datasheet_counts_are_true() -> None:
    """The figures in seeds/README.md, counted again."""
    data = SEED.read_bytes()
    text = data.decode("utf-8")
    coding = json.loads((SEED.parent / "hand_coding.json").read_text(encoding="utf-8"))
    optional = [statement["optional"] for statement in coding["statements"]]
    sheet = (SEED.parent / "README.md").read_text(encoding="utf-8")
    facts = [
        f"{len(data):,} bytes",
        f"{len(text):,} characters",
        f"{len(text.splitlines())} lines",
        f"{len(list(filter(None, text.splitlines())))} of them not empty",
        f"{len(optional)} statements",
        f"{optional.count(False)} counted",
        f"{optional.count(True)} optional",
        f"{len(coding['order_claims'])} claims",
        SEED_SHA256,
    ]
    assert [fact for fact in facts if fact not in sheet] == []
    assert not text.endswith("\n")
    assert b"\r" not in data


# Files that must agree


def pyproject() -> dict[str, Any]:
    return tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def declared_requirements() -> dict[str, list[Requirement]]:
    project = pyproject()["project"]
    work = project["optional-dependencies"]["work"]
    return {
        "runtime": list(map(Requirement, project["dependencies"])),
        "work": list(map(Requirement, work)),
    }


def bounds(requirements: list[Requirement]) -> dict[str, str]:
    return {canonicalize_name(each.name): str(each.specifier) for each in requirements}


def environment_lines() -> list[str]:
    """Return the entries of environment.yml's dependency list, in order, comments left out."""
    text = (ROOT / "environment.yml").read_text(encoding="utf-8")
    listed = text.partition("\ndependencies:\n")[2]
    entries = [line.strip().removeprefix("- ") for line in listed.splitlines()]
    return [entry for entry in entries if not entry.startswith("#")]


def test_environment_lists_the_packages_of_pyproject() -> None:
    entries = environment_lines()
    assert entries[0] == "python=3.11"
    # What conda-forge may not have comes last, the project itself at the end.
    assert entries[-3:] == ["pip:", "afinn>=0.1", "--editable ."]
    listed = [Requirement(entry) for entry in entries[1:-1] if entry not in ("pip", "pip:")]
    declared = declared_requirements()
    assert bounds(listed) == bounds(declared["runtime"] + declared["work"])
    assert len(listed) == len(bounds(listed)), "a package is listed twice"


def test_environment_takes_packages_from_one_channel() -> None:
    text = (ROOT / "environment.yml").read_text(encoding="utf-8")
    assert re.search(r"^name: whose-order$", text, flags=re.MULTILINE)
    assert re.findall(r"channels:\n((?:  - .*\n)+)dependencies:", text) == ["  - conda-forge\n"]


def pins() -> list[Requirement]:
    lines = (ROOT / "requirements.txt").read_text(encoding="utf-8").splitlines()
    return [Requirement(line) for line in lines if line and not line.startswith("#")]


def test_requirements_pin_every_package_to_one_version() -> None:
    for pin in pins():
        assert re.fullmatch(r"==[^,*]+", str(pin.specifier)), f"{pin} is not pinned"


def test_requirements_keep_the_bounds_of_pyproject() -> None:
    declared = declared_requirements()
    for requirement in declared["runtime"] + declared["work"]:
        name = canonicalize_name(requirement.name)
        versions = [
            next(iter(pin.specifier)).version
            for pin in pins()
            if canonicalize_name(pin.name) == name
        ]
        assert versions, f"{name} is not in requirements.txt"
        assert all(map(requirement.specifier.contains, versions)), f"{requirement}: {versions}"


@pytest.mark.parametrize("name", ["requirements.txt", "environment.yml"])
def test_package_lists_hold_no_address(name: str) -> None:
    assert "://" not in (ROOT / name).read_text(encoding="utf-8")


def test_each_direct_dependency_is_explained_in_one_line() -> None:
    text = (ROOT / "docs" / "dependencies.md").read_text(encoding="utf-8")
    explained = re.findall(r"^\| `([^`]+)` \| \S", text, flags=re.MULTILINE)
    declared = declared_requirements()
    names = [requirement.name for requirement in declared["runtime"] + declared["work"]]
    assert explained == names


def test_documents_that_are_named_are_there() -> None:
    named = re.compile(r"docs/[\w./-]*\w\.md\b")
    files = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *(ROOT / "notebooks").rglob("*.ipynb")]
    files += [file for file in PACKAGE.rglob("*") if file.is_file() and file.suffix != ".pyc"]
    found = {
        f"{module_id(file)}: {name}"
        for file in files
        for name in named.findall(file.read_text(encoding="utf-8"))
    }
    assert found, "no document is named at all"
    assert sorted(each for each in found if not (ROOT / each.partition(": ")[2]).is_file()) == []


def test_versions_agree() -> None:
    citation = (ROOT / "CITATION.cff").read_text(encoding="utf-8")
    found = re.findall(r"^version: (\S+)$", citation, flags=re.MULTILINE)
    assert found == [pyproject()["project"]["version"]]


def test_no_file_names_a_machine_or_a_registry() -> None:
    # Letters in brackets keep this file out of its own catch.
    unwanted = re.compile(
        r"/wor[k]/|pypi\.or[g]|pythonhosted\.or[g]|anaconda\.(?:or[g]|co[m])|npmjs\.or[g]"
    )
    git = shutil.which("git")
    command = [git or "git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    listed = subprocess.run(command, cwd=ROOT, capture_output=True) if git else None
    if listed is None or listed.returncode:
        pytest.skip("needs git and a git checkout to know which files belong to the project")
    files = [ROOT / name for name in listed.stdout.decode("utf-8").split("\0") if name]
    texts = {
        file: file.read_text(encoding="utf-8", errors="ignore") for file in files if file.is_file()
    }
    assert [module_id(file) for file, text in texts.items() if unwanted.search(text)] == []


# run.py


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """Return run.py as a module that looks at an empty folder instead of the checkout."""
    spec = importlib.util.spec_from_file_location("run_for_tests", ROOT / "run.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    shutil.copy(ROOT / "requirements.txt", tmp_path)
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    venv = tmp_path / ".venv"
    paths = {"ROOT": tmp_path, "VENV": venv, "STAMP": venv / "installed.txt"}
    paths |= {"LOG": venv / "install.log", "REQUIREMENTS": tmp_path / "requirements.txt"}
    for name, value in paths.items():
        monkeypatch.setattr(module, name, value)
    return module


def furnish(run: ModuleType, level: str = "all") -> None:
    """Make what looks like a finished environment."""
    run.venv_python().parent.mkdir(parents=True)
    run.venv_python().touch()
    version = ".".join(map(str, sys.version_info[:3]))
    (run.VENV / "pyvenv.cfg").write_text(f"home = here\nversion = {version}\n")
    for name in map(run.plain_name, run.dependencies()):
        folder = run.site_packages() / f"{name.replace('-', '_')}-1.0.dist-info"
        folder.mkdir(parents=True)
        (folder / "INSTALLER").touch()
    parts = (run.REQUIREMENTS.read_bytes(), run.dependencies(), sys.version_info[:2], level)
    run.STAMP.write_text(run.fingerprint(*parts))


def test_fingerprint_changes_with_each_of_its_parts(run: ModuleType) -> None:
    parts = [b"numpy==2.4\n", ["numpy>=2"], (3, 11), "all"]
    others = [b"numpy==2.5\n", ["numpy>=2", "pandas>=3"], (3, 12), "runtime"]
    before = run.fingerprint(*parts)
    for place, other in enumerate(others):
        changed = [*parts[:place], other, *parts[place + 1 :]]
        assert run.fingerprint(*changed) != before
    assert run.fingerprint(b"numpy==2.4\r\n", *parts[1:]) == before


def test_nothing_is_done_where_the_environment_is_ready(run: ModuleType) -> None:
    furnish(run)
    assert run.diagnose("all").action == "ready"
    assert run.diagnose("runtime").action == "ready"


def test_runtime_environment_is_not_enough_to_test_in(run: ModuleType) -> None:
    furnish(run, "runtime")
    assert run.diagnose("runtime").action == "ready"
    assert run.diagnose("all") == ("install", run.diagnose("all").reason)
    assert "lacks packages" in run.diagnose("all").reason


def test_no_environment_is_made(run: ModuleType) -> None:
    assert run.diagnose("runtime") == ("create", "There is no environment yet.")


def test_environment_without_python_is_rebuilt(run: ModuleType) -> None:
    furnish(run)
    run.venv_python().unlink()
    assert run.diagnose("all") == ("rebuild", "The environment has no Python in it.")


def test_environment_of_another_python_is_rebuilt(run: ModuleType) -> None:
    furnish(run)
    (run.VENV / "pyvenv.cfg").write_text("version = 3.9.2\n")
    assert run.diagnose("all").action == "rebuild"
    assert "is for Python 3.9, this is" in run.diagnose("all").reason


def test_interrupted_installation_is_finished(run: ModuleType) -> None:
    furnish(run)
    run.STAMP.unlink()
    assert run.diagnose("all") == ("install", "The last installation did not finish.")


def test_changed_requirements_are_installed(run: ModuleType) -> None:
    furnish(run)
    with run.REQUIREMENTS.open("a") as file:
        file.write("another==1.0\n")
    assert run.diagnose("all").action == "install"


def test_missing_package_is_installed(run: ModuleType) -> None:
    furnish(run)
    shutil.rmtree(next(run.site_packages().glob("pandas-*")))
    assert run.diagnose("all") == ("install", "Packages went missing: pandas.")


def test_half_installed_packages_are_cleared(
    run: ModuleType, capsys: pytest.CaptureFixture[str]
) -> None:
    furnish(run)
    (next(run.site_packages().glob("pandas-*")) / "INSTALLER").unlink()
    (run.site_packages() / "~umpy").mkdir()
    run.clear_half_installed()
    assert run.missing_packages() == ["pandas"]
    assert not list(run.site_packages().glob("~*"))
    assert capsys.readouterr().out == "Half-installed, will be installed again: pandas\n"


def test_failed_installation_says_what_to_try(
    run: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    furnish(run)
    monkeypatch.setattr(run, "venv_python", lambda: Path(sys.executable))
    run.REQUIREMENTS.write_text("this is no requirement\n")
    with pytest.raises(run.Stop) as stopped:
        run.install("all")
    message = str(stopped.value)
    assert stopped.value.code != 0
    for hint in ("  | ", "network", "disk", "version"):
        assert hint in message
    assert not run.STAMP.exists()


@pytest.mark.parametrize(
    ("requirement", "name"),
    [
        ("vaderSentiment>=3.3.2", "vadersentiment"),
        ("scikit_learn-1.9.1.dist-info", "scikit-learn"),
        ("python_dateutil-4.0.0.dist-info", "python-dateutil"),
        ("seaborn", "seaborn"),
    ],
)
def test_plain_name(run: ModuleType, requirement: str, name: str) -> None:
    assert run.plain_name(requirement) == name


def test_project_is_linked_by_a_path_that_survives_a_move(run: ModuleType) -> None:
    furnish(run)
    run.link_project()
    line = (run.site_packages() / "whose_order.pth").read_text().strip()
    assert not Path(line).is_absolute()
    assert (run.site_packages() / line).resolve() == run.ROOT.resolve()


JUNIT = """<testsuites><testsuite>
<testcase name="good"/><testcase name="good too"/>
<testcase name="bad"><failure/></testcase>
<testcase name="broken"><error/></testcase>
<testcase name="left out"><skipped/></testcase>
</testsuite></testsuites>"""


def test_totals_are_counted_by_test_case(run: ModuleType, tmp_path: Path) -> None:
    junit = tmp_path / "junit.xml"
    junit.write_text(JUNIT)
    assert run.read_totals(junit) == (2, 2, 1)
    assert run.read_totals(tmp_path / "none.xml") == (0, 0, 0)


def test_run_without_tests_fails(run: ModuleType, tmp_path: Path) -> None:
    junit = tmp_path / "junit.xml"
    junit.write_text("<testsuites><testsuite/></testsuites>")
    result = run.run_step(run.Step("notebooks", [sys.executable, "-c", ""], run.environ(), junit))
    assert result.code == 5
    assert "notebooks    FAILED (no test ran)" in run.summary([result], ["notebooks"])


def test_summary_ends_in_the_totals_of_both_runs(run: ModuleType) -> None:
    results = [
        run.Result("mypy", 0),
        run.Result("tests", 0, run.Totals(10, 0, 2)),
        run.Result("notebooks", 1, run.Totals(4, 1)),
    ]
    lines = run.summary(results, ["mypy", "tests", "notebooks"]).splitlines()
    assert lines[-1] == "14 passed, 1 failed"
    assert "tests        ok: 10 passed, 0 failed, 2 skipped" in lines
    assert "notebooks    FAILED (exit code 1): 4 passed, 1 failed, 0 skipped" in lines


def test_summary_names_what_was_not_run(run: ModuleType) -> None:
    lines = run.summary([run.Result("ruff check", 1)], ["ruff check", "tests"]).splitlines()
    assert lines[-3:] == ["tests        not run", "", "0 passed, 0 failed"]


def test_tidied_notebook_keeps_counts_and_joins_streams(run: ModuleType) -> None:
    streams = [
        {"output_type": "stream", "name": "stdout", "text": ["one\n", "tw"]},
        {"output_type": "stream", "name": "stdout", "text": "o\n"},
        {"output_type": "execute_result", "data": {"text/plain": "3"}},
    ]
    metadata = {"tags": ["nbval-skip"], "execution": {"iopub.status.busy": "now"}}
    cell = {"cell_type": "code", "execution_count": 7, "metadata": metadata, "outputs": streams}
    language = {"name": "python", "version": "3.11.7"}
    notebook = {"cells": [cell], "metadata": {"language_info": language, "widgets": {}}}
    tidy = run.tidy_notebook(notebook)
    assert tidy["cells"][0]["execution_count"] == 7
    assert tidy["cells"][0]["metadata"] == {"tags": ["nbval-skip"]}
    assert tidy["cells"][0]["outputs"][0]["text"] == ["one\n", "two\n"]
    assert len(tidy["cells"][0]["outputs"]) == 2
    assert tidy["metadata"]["language_info"] == {"name": "python"}
    assert tidy["metadata"]["kernelspec"]["name"] == "python3"
    assert run.tidy_notebook(tidy) == tidy


def test_notebook_runs_keep_their_figures(run: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MPLBACKEND", "Agg")
    assert "MPLBACKEND" not in run.kernel_environ()
    assert run.environ()["PYTHONUTF8"] == "1"


@pytest.mark.parametrize("out", [["--out", "{}"], ["--out={}"]])
def test_report_says_where_the_page_is(run: ModuleType, tmp_path: Path, out: list[str]) -> None:
    args = ["texts", *(part.format(tmp_path) for part in out)]
    assert run.report_page(args) is None
    (tmp_path / "index.html").touch()
    assert run.report_page(args) == (tmp_path / "index.html").resolve()
    assert run.report_page([*args, "--help"]) is None


def test_old_python_is_told_so(run: ModuleType) -> None:
    assert "needs Python 3.11 or newer; this is Python 3.9." in run.python_complaint((3, 9))
    assert run.python_complaint((3, 11)) == ""


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        ([], 0, "Usage: python3 run.py COMMAND"),
        (["--help"], 0, "Usage: python3 run.py COMMAND"),
        (["tset"], 2, "Unknown command `tset`. Commands are: setup, report, test"),
        (["test", "-x"], 2, "`test` takes no arguments; got `-x`."),
    ],
)
def test_command_line(
    run: ModuleType,
    capsys: pytest.CaptureFixture[str],
    arguments: list[str],
    code: int,
    words: str,
) -> None:
    assert run.main(arguments) == code
    assert words in "".join(capsys.readouterr())


def test_exit_codes_are_passed_on_and_ctrl_c_ends_quietly(
    run: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run.call([sys.executable, "-c", "raise SystemExit(7)"]) == 7

    def interrupted(_: list[str]) -> int:
        raise KeyboardInterrupt

    monkeypatch.setitem(run.COMMANDS, "setup", interrupted)
    assert run.main(["setup"]) == 130
    assert capsys.readouterr() == ("", "")


def test_make_and_run_know_the_same_words(run: ModuleType) -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    words = re.findall(r"^([a-z]+):.*## ", makefile, flags=re.MULTILINE)
    assert sorted(words) == sorted(run.COMMANDS)
