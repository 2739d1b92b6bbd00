"""The command line: every command reads files, calls the library and writes a table or a page."""

from __future__ import annotations

import json
import sys
import warnings
from collections.abc import Callable, Iterator
from functools import wraps
from pathlib import Path
from typing import Any

import click

from analysis.errors import InputError, InputWarning
from analysis.tables import OTHER

_CODEBOOK = click.option(
    "--codebook",
    default="international_order",
    show_default=True,
    help="A codebook that comes with the package, or the path of one of your own.",
)
_PATHS = click.argument("paths", nargs=-1, metavar="[PATH]…")


def plainly(command: Callable[..., None]) -> Callable[..., None]:
    """Turn a reader's mistake into one line, and warnings into lines on the error stream."""

    @wraps(command)
    def run(*args: Any, **options: Any) -> None:
        with warnings.catch_warnings():
            warnings.simplefilter("always", InputWarning)
            warnings.showwarning = _show_warning
            try:
                command(*args, **options)
            except BrokenPipeError:
                raise  # whoever reads what we print has had enough (`| head`); click ends quietly
            except (InputError, FileNotFoundError) as error:
                raise click.ClickException(str(error)) from error
            except OSError as error:
                where = f"`{error.filename}`: " if error.filename else ""
                raise click.ClickException(f"{where}{error.strerror or error}") from error

    return run


def _show_warning(message: Warning | str, *_: Any, **__: Any) -> None:
    click.echo(f"Note: {message}", err=True)


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
def main() -> None:
    """Who speaks, for which side, in what tone, about whom, and in whose words."""


@main.command()
@_PATHS
@_CODEBOOK
@click.option("--out", default="report", show_default=True, help="Folder for the page and tables.")
@plainly
def report(paths: tuple[str, ...], codebook: str, out: str) -> None:
    """Write one self-contained page, and the tables as CSV beside it.

    PATH is a file, a folder or a glob of texts (.txt .csv .jsonl .parquet); without one, the
    folder `seeds` is read.
    """
    from analysis.codebook import load_codebook
    from analysis.measures.reading import read
    from analysis.texts import read_corpus
    from analysis.views import write_report

    documents = read_corpus(_named(paths))
    page = write_report(read(documents, load_codebook(codebook)), Path(out))
    click.echo(f"Read {len(documents)} document(s). The report is {page}")


@main.command()
@_PATHS
@_CODEBOOK
@click.option(
    "--format",
    "form",
    type=click.Choice(["table", "csv", "jsonl", "benchmark"]),
    default="table",
    show_default=True,
    help="benchmark: one document a line, with character offsets.",
)
@click.option(
    "--out",
    type=click.Path(path_type=Path),
    help="File to write to, all of it or nothing. Left out, statements are printed as found.",
)
@plainly
def statements(paths: tuple[str, ...], codebook: str, form: str, out: Path | None) -> None:
    """List who says what in texts: speaker, side, cue and content.

    Documents are read one by one, so a file of JSON lines may be larger than the memory.
    """
    from analysis.codebook import load_codebook
    from analysis.running.statements import stream_documents, whole_file, write_statements

    # A bar would stand between the lines where both go to one terminal.
    documents = stream_documents(_named(paths), bar=bool(out) or not sys.stdout.isatty())
    pieces = write_statements(documents, load_codebook(codebook), form)
    if out is None:
        for piece in pieces:
            click.echo(piece, nl=False)
        return
    with whole_file(out) as file:
        file.writelines(pieces)


@main.command("tone-toward")
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@plainly
def tone_toward(file: Path) -> None:
    """Score the tone of sentences toward one mention each.

    FILE holds one row {"id", "sentence", "start", "end"} a line; each answer is
    {"id", "tone", "polarity"}: a tone from -1 to 1 and its class -1, 0 or 1.
    """
    from analysis.measures.tone.directed_scorer import score_mention

    for row, where in _rows(file, {"id": object, "sentence": str, "start": int, "end": int}):
        _check_span(row, "sentence", where)
        scored = score_mention(row["sentence"], row["start"], row["end"])
        answer = {"id": row["id"], "tone": round(scored.tone, 6), "polarity": scored.polarity}
        click.echo(json.dumps(answer, ensure_ascii=False))


@main.command()
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@_CODEBOOK
@plainly
def voice(file: Path, codebook: str) -> None:
    """Tell in whose voice wordings stand, with what stance, and who does what to them.

    FILE holds one row {"id", "text", "start", "end", "side"} a line: a passage, a wording in it,
    and the side of the speaker; `country` and `year` are used where they are there. Each answer is
    {"id", "voice", "stance", "claims": [{"relation", "agent", "agent_side"}]}.
    """
    from analysis.codebook import load_codebook
    from analysis.measures.framing.passages import read_passage

    book = load_codebook(codebook)
    needed = {"id": object, "text": str, "start": int, "end": int, "side": str}
    for row, where in _rows(file, needed):
        _check_span(row, "text", where)
        if row["side"] not in (*book.sides, OTHER):
            known = ", ".join((*book.sides, OTHER))
            raise InputError(f"Key `side` in {where} is {row['side']!r}. Sides are: {known}.")
        more = {"country": str(row.get("country") or ""), "date": str(row.get("year") or "")}
        found = read_passage(row["text"], row["start"], row["end"], row["side"], book, **more)
        answer = {"id": row["id"], "voice": found.voice, "stance": found.stance}
        claims = [
            {"relation": c.relation, "agent": c.agent or None, "agent_side": c.agent_side}
            for c in found.claims
        ]
        click.echo(json.dumps({**answer, "claims": claims}, ensure_ascii=False))


@main.group()
def codebook() -> None:
    """Work with codebooks."""


@codebook.command()
@click.argument("source", metavar="FILE")
@click.option(
    "--texts",
    multiple=True,
    metavar="PATH",
    help="A file, folder or glob of texts to try the wordings on; may be given several times.",
)
@plainly
def check(source: str, texts: tuple[str, ...]) -> None:
    """Read a codebook and say what it holds, or what is wrong with it.

    FILE is a codebook of your own or the name of a built-in one. With --texts it also says how
    often each wording stands in them, by whom, and where.
    """
    from analysis.codebook import load_codebook
    from analysis.running.check import describe, try_out
    from analysis.running.statements import stream_documents

    found = load_codebook(source)
    for line in describe(found):
        click.echo(line)
    if texts:
        click.echo()
        for line in try_out(found, stream_documents(_named(texts), bar=True)):
            click.echo(line)


def _named(paths: tuple[str, ...]) -> str | list[str]:
    """Return what the command line named; one path by itself, so that messages name it."""
    return (paths or ("seeds",))[0] if len(paths) < 2 else list(paths)


def _rows(file: Path, needed: dict[str, type]) -> Iterator[tuple[dict[str, Any], str]]:
    """Yield the rows of a JSONL file and where they stand, with the keys and types needed."""
    from analysis.texts.files import read_rows

    if not file.exists():
        raise FileNotFoundError(f"Found no file `{file}`.")
    for row, where, _ in read_rows(file):
        for key, kind in needed.items():
            if key not in row:
                raise InputError(
                    f"Could not find key `{key}` in {where}. Keys are: {', '.join(row)}."
                )
            if not isinstance(row[key], kind):
                raise InputError(f"Key `{key}` in {where} is {row[key]!r}, not {_KINDS[kind]}.")
        yield dict(row), where


def _check_span(row: dict[str, Any], key: str, where: str) -> None:
    """Refuse a span that is empty or does not lie in the row's text."""
    if not 0 <= row["start"] < row["end"] <= len(row[key]):
        raise InputError(
            f"`start` and `end` in {where} are {row['start']} and {row['end']}; the {key} "
            f"has characters 0 to {len(row[key])}."
        )


_KINDS = {str: "a text", int: "a whole number", object: "anything"}
