"""Which files a reader means by a path, a folder, a glob or several of them."""

from __future__ import annotations

import glob
import os
from collections.abc import Iterable
from pathlib import Path
from warnings import warn

from analysis.errors import InputWarning, did_you_mean
from analysis.texts.files import READABLE, ending

PathLike = str | os.PathLike[str]

_NOTES = frozenset(("README", "LICENSE"))
# Files that may well hold a text somebody meant to be read; others (images, code) are passed over.
_PERHAPS_TEXTS = frozenset(
    ".doc .docx .htm .html .odt .pdf .rtf .text .tsv .xls .xlsx .xml .zip".split()
)


def find_files(source: PathLike | Iterable[PathLike]) -> list[tuple[Path, str]]:
    """List the files meant, each once, sorted inside each folder or glob.

    Parameters
    ----------
    source : str, path or iterable of them
        A file, a folder, a glob, or several.

    Returns
    -------
    list of (path, folder)
        ``folder`` is the way from the folder that was named to the file, ``""`` or such as
        ``"2021/"``, so that files of one name in two folders stay apart.

    Raises
    ------
    FileNotFoundError
        Where there is no such file, or none that can be read.
    TypeError
        For anything but paths.
    """
    if isinstance(source, str | os.PathLike):
        return _files_of(source)
    if isinstance(source, bytes) or not isinstance(source, Iterable):
        raise _wrong_kind(source)
    found: dict[Path, str] = {}
    for one in source:
        if not isinstance(one, str | os.PathLike):
            raise _wrong_kind(one)
        for path, folder in _files_of(one):
            found.setdefault(path, folder)
    return list(found.items())


def _wrong_kind(source: object) -> TypeError:
    return TypeError(
        f"`source` holds a {type(source).__name__}. "
        "Give a path, a folder, a glob, several of these, or one DataFrame with a `text` column."
    )


def _files_of(source: PathLike) -> list[tuple[Path, str]]:
    path = Path(source)
    try:
        is_there, is_folder = path.exists(), path.is_dir()
    except (OSError, ValueError):  # a name that is too long, or holds NUL
        is_there = is_folder = False
    if is_folder:
        return _in_folder(path)
    if is_there:
        return [(path, "")]
    if any(sign in str(path) for sign in "*?["):
        return _matching(path)
    raise _not_found(path)


def _not_found(path: Path) -> FileNotFoundError:
    shown = str(path) if len(str(path)) <= 120 else f"{str(path)[:120]}…"
    try:
        siblings = sorted(other.name for other in path.parent.iterdir())
    except (OSError, ValueError):
        siblings = []
    hint = did_you_mean(path.name, siblings)
    if not hint and " " in shown:
        hint = " To read a text itself, give a DataFrame with a `text` column."
    return FileNotFoundError(f"Found no file or folder `{shown}`.{hint}")


def _in_folder(folder: Path) -> list[tuple[Path, str]]:
    files = [
        path for path in _sorted(folder.rglob("*")) if not _is_hidden(path.relative_to(folder))
    ]
    found = [path for path in files if ending(path) in READABLE]
    passed = [path for path in files if path.suffix.lower() in _PERHAPS_TEXTS]
    if passed:
        names = ", ".join(f"`{path.name}`" for path in passed[:3]) + (" …" if passed[3:] else "")
        warn(
            f"Passed over {len(passed)} file(s) in `{folder}` that cannot be read: {names}. "
            f"Readable are: {', '.join(READABLE)}.",
            InputWarning,
            stacklevel=2,
        )
    if not found:
        raise FileNotFoundError(
            f"Found no readable file in the folder `{folder}`. Readable are: {', '.join(READABLE)}."
        )
    parents = [path.relative_to(folder).parent.as_posix() for path in found]
    return [
        (path, "" if parent == "." else f"{parent}/")
        for path, parent in zip(found, parents, strict=True)
    ]


def _matching(pattern: Path) -> list[tuple[Path, str]]:
    matches = _sorted(Path(match) for match in glob.iglob(str(pattern), recursive=True))
    if not matches:
        raise FileNotFoundError(f"No file matches `{pattern}`.")
    found = [
        (path, "")
        for path in matches
        if ending(path) in READABLE and not _is_hidden(Path(path.name))
    ]
    if not found:
        raise FileNotFoundError(
            f"No readable file matches `{pattern}`. Readable are: {', '.join(READABLE)}."
        )
    return found


def _sorted(paths: Iterable[Path]) -> list[Path]:
    # By the parts as they are written: paths themselves sort without case on some systems.
    return sorted((path for path in paths if path.is_file()), key=lambda path: path.parts)


def _is_hidden(path: Path) -> bool:
    """Tell files of the system, of editors and of notebooks, and notes that lie beside texts."""
    return (
        any(part.startswith((".", "~")) and part not in (".", "..") for part in path.parts)
        or path.stem.upper() in _NOTES
    )
