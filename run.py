"""Set up and run Whose Order? with nothing but Python 3.11 or newer.

``python3 run.py help`` lists the commands. The environment lives in ``.venv`` beside this file;
it is made, brought up to date and mended as needed, and nothing is registered outside it.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
import sysconfig
import tempfile
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

OLDEST = (3, 11)
NO_TESTS = 5  # pytest's own exit code where it collected nothing
LEVELS = ("runtime", "all")  # the second holds everything the first does

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
STAMP = VENV / "installed.txt"
LOG = VENV / "install.log"
REQUIREMENTS = ROOT / "requirements.txt"
NOTEBOOKS = ROOT / "notebooks"


class Stop(Exception):
    """An end with a message for the reader and an exit code."""

    def __init__(self, message: str, code: int = 1) -> None:
        super().__init__(message)
        self.code = code


class Finding(NamedTuple):
    """What to do about the environment (ready, create, install, rebuild), and why."""

    action: str
    reason: str


class Totals(NamedTuple):
    """How many tests of a run passed, failed (errors included) and were skipped."""

    passed: int = 0
    failed: int = 0
    skipped: int = 0

    def __str__(self) -> str:
        """Say the two figures that decide."""
        return f"{self.passed} passed, {self.failed} failed"


class Step(NamedTuple):
    """One check of ``test``: its name, the command, and where pytest writes its totals."""

    name: str
    command: list[str]
    env: Mapping[str, str]
    junit: Path | None = None


class Result(NamedTuple):
    """How a step ended; ``totals`` is None where the step runs no tests."""

    name: str
    code: int
    totals: Totals | None = None


# Small tools


def say(text: str) -> None:
    """Print at once, so that our lines and those of the programs we start keep their order."""
    print(text, flush=True)


def python_complaint(version: tuple[int, int]) -> str:
    """Say what to do where this Python is too old; empty where it will do."""
    if version >= OLDEST:
        return ""
    newer = list(filter(shutil.which, (f"python3.{minor}" for minor in range(14, 10, -1))))
    hint = f"Try: {newer[0]} run.py" if newer else "Install a newer Python and try again."
    this = ".".join(map(str, version))
    return f"Whose Order? needs Python 3.11 or newer; this is Python {this}. {hint}"


def environ(**more: str) -> dict[str, str]:
    """Return the variables for a program we start: UTF-8, and kernels from `.venv` first."""
    return {**os.environ, "PYTHONUTF8": "1", "JUPYTER_PREFER_ENV_PATH": "1", **more}


def kernel_environ() -> dict[str, str]:
    """Return the variables for a notebook run; a set MPLBACKEND would switch off its figures."""
    return {name: value for name, value in environ().items() if name != "MPLBACKEND"}


def call(
    command: Sequence[str], *, env: Mapping[str, str] | None = None, cwd: Path | None = None
) -> int:
    """Run a program to its end and return its exit code; let it finish when Ctrl-C is pressed."""
    with subprocess.Popen(command, env=env or environ(), cwd=cwd) as program:
        try:
            code = program.wait()
        except KeyboardInterrupt:
            # The terminal has told the program too: give it time to put things away.
            try:
                program.wait(timeout=10)
            except subprocess.TimeoutExpired:
                program.terminate()
            raise
    return code if code >= 0 else 128 - code


# The environment


def venv_python() -> Path:
    """Return where the environment's Python is, or would be."""
    return VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def site_packages() -> Path:
    """Return the folder the environment's packages are in, or would be."""
    where = {"base": str(VENV), "platbase": str(VENV), "installed_base": str(VENV)}
    return Path(sysconfig.get_path("purelib", "venv", where))


def dependencies() -> list[str]:
    """Return the runtime dependencies with their bounds, read from pyproject.toml."""
    import tomllib

    with (ROOT / "pyproject.toml").open("rb") as file:
        return sorted(tomllib.load(file)["project"]["dependencies"])


def plain_name(requirement: str) -> str:
    """Return the name in a requirement or a file name, in the one spelling that compares."""
    match = re.match(r"[A-Za-z0-9][A-Za-z0-9._]*(?:-[A-Za-z][A-Za-z0-9._]*)*", requirement)
    return re.sub(r"[-_.]+", "-", match.group()).lower() if match else ""


def fingerprint(
    requirements: bytes, depends: Iterable[str], version: Sequence[int], level: str
) -> str:
    """Return the hash that changes whenever the environment would have to."""
    parts = (requirements.replace(b"\r\n", b"\n").decode(), sorted(depends), list(version), level)
    return hashlib.sha256(json.dumps(parts).encode()).hexdigest()


def good_stamps(level: str) -> set[str]:
    """Return the stamps that vouch for a level: its own and that of any level above."""
    requirements, depends = REQUIREMENTS.read_bytes(), dependencies()
    enough = LEVELS[LEVELS.index(level) :]
    return {fingerprint(requirements, depends, sys.version_info[:2], name) for name in enough}


def missing_packages() -> list[str]:
    """Return the runtime dependencies whose package is not in the environment."""
    there = {plain_name(entry.name) for entry in site_packages().glob("*.dist-info")}
    return [name for name in map(plain_name, dependencies()) if name not in there]


def venv_version() -> str:
    """Return the Python version the environment was made with, such as `3.11`; empty if unknown."""
    config = VENV / "pyvenv.cfg"
    text = config.read_text(encoding="utf-8", errors="replace") if config.is_file() else ""
    match = re.search(r"^version(?:_info)?\s*=\s*(\d+\.\d+)", text, flags=re.MULTILINE)
    return match.group(1) if match else ""


def diagnose(level: str) -> Finding:
    """Look at the environment, without starting anything, and say what it needs."""
    here = ".".join(map(str, sys.version_info[:2]))
    if not VENV.exists():
        return Finding("create", "There is no environment yet.")
    if not venv_python().is_file():
        return Finding("rebuild", "The environment has no Python in it.")
    if venv_version() != here:
        made_with = venv_version() or "an unknown version"
        return Finding("rebuild", f"The environment is for Python {made_with}, this is {here}.")
    if not STAMP.is_file():
        return Finding("install", "The last installation did not finish.")
    if STAMP.read_text(encoding="utf-8", errors="replace").strip() not in good_stamps(level):
        return Finding("install", "The environment lacks packages, or the list of them changed.")
    missing = missing_packages()
    if missing:
        return Finding("install", f"Packages went missing: {', '.join(missing)}.")
    return Finding("ready", "")


def prepare(level: str) -> str:
    """Make the environment fit for a level, doing no more than it needs; return its Python."""
    finding = diagnose(level)
    if finding.action != "ready":
        say(finding.reason)
        if finding.action == "install" and not pip_works():
            finding = Finding("rebuild", "Its pip does not start.")
            say(finding.reason)
        if finding.action != "install":
            make_venv()
        install(level)
    return str(venv_python())


def pip_works() -> bool:
    """Say whether the environment's pip starts."""
    command = [str(venv_python()), "-m", "pip", "--version"]
    try:
        return subprocess.run(command, capture_output=True).returncode == 0
    except OSError:
        return False


def make_venv() -> None:
    """Make a new, empty environment, in place of any that is there."""
    import importlib.util

    version = ".".join(map(str, sys.version_info[:2]))
    if not all(map(importlib.util.find_spec, ("venv", "ensurepip"))):
        raise Stop(
            "This Python cannot make environments: its `venv` module is not installed.\n"
            f"On Debian or Ubuntu: sudo apt install python{version}-venv\n"
            "Elsewhere: install Python with `venv` and `ensurepip`, and try again."
        )
    say(f"Making a new environment in .venv (Python {version}) ...")
    try:
        if VENV.is_symlink() or VENV.is_file():
            VENV.unlink()
        elif VENV.exists():
            shutil.rmtree(VENV)
    except OSError as error:
        raise Stop(
            f"Could not remove the old environment: {error}\n"
            "Close what still uses it (Jupyter, a terminal, an editor) and try again."
        ) from error
    # Not sys.executable: that may be the Python of the very environment just removed.
    base = getattr(sys, "_base_executable", sys.executable)
    made = subprocess.run([base, "-m", "venv", str(VENV)], capture_output=True, text=True)
    if made.returncode:
        raise Stop(f"Could not make the environment:\n{made.stdout}{made.stderr}".rstrip())


def clear_half_installed() -> None:
    """Remove what a killed pip left, so that it is not taken for installed.

    pip writes a package's INSTALLER file only after all its other files are there; what it was
    about to replace it has renamed to begin with a tilde.
    """
    for entry in site_packages().glob("*.dist-info"):
        if not (entry / "INSTALLER").is_file():
            say(f"Half-installed, will be installed again: {plain_name(entry.name)}")
            shutil.rmtree(entry)
    for entry in site_packages().glob("~*"):
        shutil.rmtree(entry, ignore_errors=True)


def install(level: str) -> None:
    """Install the packages of a level and the project itself; stamp the environment when done."""
    STAMP.unlink(missing_ok=True)
    clear_half_installed()
    wanted = ["--requirement", str(REQUIREMENTS)]
    if level == "runtime":
        wanted = ["--constraint", str(REQUIREMENTS), *dependencies()]
    say(f"Installing packages ({level}); this can take some minutes. Log: {shown(LOG)}")
    pip = [str(venv_python()), "-m", "pip", "install", "--disable-pip-version-check", "--no-input"]
    with LOG.open("wb") as log:
        code = subprocess.run(
            [*pip, *wanted], env=environ(), cwd=ROOT, stdout=log, stderr=subprocess.STDOUT
        ).returncode
    if code:
        raise Stop(install_complaint(), code)
    link_project()
    version = sys.version_info[:2]
    stamp = fingerprint(REQUIREMENTS.read_bytes(), dependencies(), version, level)
    STAMP.write_text(stamp + "\n", encoding="utf-8")
    say("The environment is ready.")


def install_complaint() -> str:
    """Return the end of pip's log with what to try."""
    lines = LOG.read_text(encoding="utf-8", errors="replace").splitlines()
    free = shutil.disk_usage(VENV).free / 1e9
    return "\n".join(
        [
            "The installation failed. The last lines of pip's log:",
            *(f"  | {line}" for line in lines[-12:]),
            "What to try:",
            "  - network: is the package index reachable from here, directly or by a proxy?",
            f"  - disk: about 1 GB is needed; {free:.1f} GB are free.",
            f"  - version: this is Python {sys.version.split()[0]}; where a package is not made for"
            " it yet, Python 3.11 will do.",
            "Then run the same command again; it goes on where it stopped.",
        ]
    )


def link_project() -> None:
    """Let the environment import the project from here: a path file, an editable install's core.

    The path is relative, so a moved or copied checkout never imports from the old place.
    """
    packages = site_packages()
    line = os.path.relpath(ROOT, packages)
    (packages / "whose_order.pth").write_text(line + "\n", encoding="utf-8")


def shown(path: Path) -> str:
    """Return a path as the reader would type it, relative to where they are if that is shorter."""
    try:
        return str(path.relative_to(Path.cwd()))
    except ValueError:
        return str(path)


# Commands


def setup(_: list[str]) -> int:
    """Make `.venv` and install everything."""
    prepare("all")
    say("Next: python3 run.py report, or python3 run.py lab")
    return 0


def report(args: list[str]) -> int:
    """Write the report (of seeds/ into report/, or as told)."""
    python = prepare("runtime")
    args = args or [str(ROOT / "seeds"), "--out", str(ROOT / "report")]
    code = call([python, "-m", "analysis", "report", *args], env=environ(MPLBACKEND="Agg"))
    page = report_page(args)
    if code == 0 and page:
        say(f"The page: {shown(page)}")
    return code


def report_page(args: Sequence[str]) -> Path | None:
    """Return the page that the report's arguments lead to, if it is there."""
    folder = "report"
    for before, argument in zip(("", *args), args, strict=False):
        if before == "--out":
            folder = argument
        elif argument.startswith("--out="):
            folder = argument.partition("=")[2]
    pages = sorted(Path(folder).resolve().glob("*.html"))
    return pages[0] if pages and "--help" not in args else None


def lab(args: list[str]) -> int:
    """Open JupyterLab in notebooks/."""
    command = [prepare("all"), "-m", "jupyterlab", "--ServerApp.answer_yes=True", *args]
    return call(command, env=kernel_environ(), cwd=NOTEBOOKS)


def bench(args: list[str]) -> int:
    """Run the benchmarks."""
    script = ROOT / "benchmarks" / "run.py"
    if not script.is_file():
        raise Stop("There are no benchmarks here: `benchmarks/run.py` is missing.")
    return call([prepare("all"), str(script), *args], env=environ(MPLBACKEND="Agg"))


def test(_: list[str]) -> int:
    """Check style and types, run every test, then re-run and compare the notebooks."""
    python = prepare("all")
    results: list[Result] = []
    with tempfile.TemporaryDirectory() as folder:
        steps = test_steps(python, Path(folder))
        for step in steps:
            say(f"\n=== {step.name}")
            results.append(run_step(step))
            if results[-1].code:
                break
    say(summary(results, [step.name for step in steps]))
    return results[-1].code


def test_steps(python: str, folder: Path) -> list[Step]:
    """Return the checks of ``test`` in order, the quick ones first."""
    agg, module = environ(MPLBACKEND="Agg"), [python, "-m"]
    fast, slow = folder / "tests.xml", folder / "notebooks.xml"
    nbval = ["--nbval", "--nbval-current-env", "--nbval-cell-timeout=120"]
    nbval += ["--nbval-sanitize-with", "tests/nbval.cfg", "notebooks"]
    return [
        Step("ruff check", [*module, "ruff", "check", "."], agg),
        Step("ruff format", [*module, "ruff", "format", "--check", "."], agg),
        Step("mypy", [*module, "mypy"], agg),
        Step("tests", [*module, "pytest", "--cov", f"--junitxml={fast}"], agg, fast),
        Step(
            "notebooks", [*module, "pytest", *nbval, f"--junitxml={slow}"], kernel_environ(), slow
        ),
    ]


def run_step(step: Step) -> Result:
    """Run one check; a test run in which no test passed or failed counts as failed."""
    code = call(step.command, env=step.env, cwd=ROOT)
    if step.junit is None:
        return Result(step.name, code)
    totals = read_totals(step.junit)
    ran = totals.passed + totals.failed
    return Result(step.name, code or (0 if ran else NO_TESTS), totals)


def read_totals(junit: Path) -> Totals:
    """Count the test cases in pytest's XML; an expected failure counts as skipped."""
    from xml.etree import ElementTree

    if not junit.is_file():
        return Totals()
    kinds = [{part.tag for part in case} for case in ElementTree.parse(junit).iter("testcase")]
    failed = sum(bool(kind & {"failure", "error"}) for kind in kinds)
    skipped = sum("skipped" in kind and not kind & {"failure", "error"} for kind in kinds)
    return Totals(len(kinds) - failed - skipped, failed, skipped)


def summary(results: Sequence[Result], names: Sequence[str]) -> str:
    """Return how each step ended and, alone on the last line, the totals of both test runs."""
    lines = ["", "=== summary"]
    for result in results:
        state = "ok" if result.code == 0 else f"FAILED (exit code {result.code})"
        if result.code == NO_TESTS and result.totals == Totals():
            state = "FAILED (no test ran)"
        counts = f": {result.totals}, {result.totals.skipped} skipped" if result.totals else ""
        lines.append(f"{result.name:12} {state}{counts}")
    lines += [f"{name:12} not run" for name in names[len(results) :]]
    counted = [result.totals for result in results if result.totals]
    total = Totals(sum(each.passed for each in counted), sum(each.failed for each in counted))
    return "\n".join([*lines, "", str(total)])


def notebooks(_: list[str]) -> int:
    """Run every notebook from top to bottom and store what it gives."""
    python = prepare("all")
    # As pytest does when it looks for notebooks, leave hidden folders (checkpoints) out.
    files = sorted(
        file
        for file in NOTEBOOKS.rglob("*.ipynb")
        if not any(part.startswith(".") for part in file.relative_to(ROOT).parts)
    )
    if not files:
        raise Stop("There is no notebook in `notebooks/`.")
    failed = [file.name for file in files if not refresh(python, file)]
    if failed:
        raise Stop(f"FAILED, left as they were: {', '.join(failed)}")
    return 0


def refresh(python: str, file: Path) -> bool:
    """Re-execute one notebook; replace it only where every cell ran. Say whether it did."""
    say(f"Running {shown(file)} ...")
    options = ["--to=notebook", "--execute", "--log-level=WARN"]
    options += [
        f"--ExecutePreprocessor.{option}" for option in ("timeout=120", "kernel_name=python3")
    ]
    with tempfile.TemporaryDirectory() as folder:
        command = [python, "-m", "nbconvert", *options, f"--output-dir={folder}", str(file)]
        if call(command, env=kernel_environ(), cwd=ROOT):
            return False
        done = json.loads((Path(folder) / file.name).read_text(encoding="utf-8"))
    text = json.dumps(tidy_notebook(done), indent=1, ensure_ascii=False, sort_keys=True) + "\n"
    if text != file.read_text(encoding="utf-8"):
        beside = file.with_suffix(".tmp")
        beside.write_text(text, encoding="utf-8", newline="\n")
        beside.replace(file)
    return True


def tidy_notebook(notebook: dict[str, Any]) -> dict[str, Any]:
    """Return an executed notebook without what differs from run to run or machine to machine."""
    language = {
        key: value
        for key, value in notebook["metadata"].get("language_info", {}).items()
        if key not in ("version", "codemirror_mode")
    }
    kernel = {"display_name": "Python 3 (ipykernel)", "language": "python", "name": "python3"}
    return {
        **notebook,
        "cells": [tidy_cell(cell) for cell in notebook["cells"]],
        "metadata": {"kernelspec": kernel, "language_info": language},
    }


def tidy_cell(cell: dict[str, Any]) -> dict[str, Any]:
    """Return a cell without timings and view state, each run of one stream in one piece."""
    volatile = ("execution", "ExecuteTime", "collapsed", "scrolled")
    tidy = {**cell, "metadata": {k: v for k, v in cell["metadata"].items() if k not in volatile}}
    if cell["cell_type"] != "code":
        return tidy
    outputs: list[dict[str, Any]] = []
    for output in cell["outputs"]:
        # A kernel sends a stream in as many pieces as the moment brings.
        if outputs and output.get("name") and output["name"] == outputs[-1].get("name"):
            text = "".join([*outputs[-1]["text"], *output["text"]])
            outputs[-1] = {**output, "text": text.splitlines(keepends=True)}
        else:
            outputs.append(output)
    return {**tidy, "outputs": outputs}


def show_help(_: list[str]) -> int:
    """Show this list."""
    say("Usage: python3 run.py COMMAND [ARGUMENTS]\n")
    for name, command in COMMANDS.items():
        say(f"  {name:10} {(command.__doc__ or '').splitlines()[0]}")
    say("\nreport, lab and bench hand their arguments on; the others take none.")
    return 0


COMMANDS: dict[str, Callable[[list[str]], int]] = {
    "setup": setup,
    "report": report,
    "test": test,
    "lab": lab,
    "notebooks": notebooks,
    "bench": bench,
    "help": show_help,
}
TAKE_ARGUMENTS = {"report", "lab", "bench", "help"}


def main(argv: Sequence[str]) -> int:
    """Run the command that the arguments name; return the exit code."""
    name, *args = argv or ["help"]
    name = "help" if name in ("-h", "--help") else name
    try:
        complaint = python_complaint(sys.version_info[:2])
        if complaint:
            raise Stop(complaint)
        if name not in COMMANDS:
            raise Stop(f"Unknown command `{name}`. Commands are: {', '.join(COMMANDS)}.", 2)
        if args and name not in TAKE_ARGUMENTS:
            raise Stop(f"`{name}` takes no arguments; got `{' '.join(args)}`.", 2)
        return COMMANDS[name](args)
    except Stop as stop:
        print(stop, file=sys.stderr)
        return stop.code
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
