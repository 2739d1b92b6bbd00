"""Bytes become text: a declared encoding first, then a byte-order mark, UTF-8, a guess."""

from __future__ import annotations

import codecs
from pathlib import Path
from warnings import warn

from analysis.errors import InputError, InputWarning

# The marks of UTF-32 begin with those of UTF-16, so they are asked for first.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_ASCII = bytes(range(128))
_SAMPLE = 1 << 16  # bytes a guess looks at: guessing costs far more a byte than reading
_FEW = 0.2  # share of bytes above ASCII up to which a text is Western prose with curly marks


def marked_encoding(beginning: bytes) -> str | None:
    r"""Return the encoding that a byte-order mark names, or nothing.

    Examples
    --------
    >>> marked_encoding(b"\xef\xbb\xbfHe said so.")
    'utf-8-sig'
    """
    return next((name for mark, name in _MARKS if beginning.startswith(mark)), None)


def is_wide(encoding: str | None) -> bool:
    """Tell UTF-16 and UTF-32, whose line feeds and letters hold NUL bytes.

    Examples
    --------
    >>> is_wide("UTF_16_LE"), is_wide("cp1252")
    (True, False)
    """
    return encoding is not None and _known(encoding).startswith(("utf-16", "utf-32"))


def _known(encoding: str) -> str:
    try:
        found = codecs.lookup(encoding)
    except (LookupError, ValueError):
        found = None
    # Codecs such as `hex` turn bytes into bytes; they are no encodings of text.
    if found is None or not getattr(found, "_is_text_encoding", True):
        raise InputError(f"Unknown `encoding` {encoding!r}. Try 'utf-8' or 'cp1252'.")
    return found.name


def decode(data: bytes, path: Path, encoding: str | None = None, *, line: int = 0) -> str:
    r"""Turn a file's bytes into text, without a byte-order mark; nothing else is changed.

    Parameters
    ----------
    data : bytes
        The file's bytes, or those of one of its lines.
    path : pathlib.Path
        The file, for messages.
    encoding : str, optional
        The declared encoding. Left out, a byte-order mark decides, then UTF-8, then a guess.
    line : int, optional
        Number of the line, where the bytes are one line of the file.

    Raises
    ------
    InputError
        For a binary file, or an encoding that is unknown or does not fit.

    Examples
    --------
    >>> decode("He said so.\r\n".encode("utf-16"), Path("a.txt"))
    'He said so.\r\n'
    """
    where = f"Line {line} of `{path}`" if line else f"`{path}`"
    named = encoding or marked_encoding(data)
    if b"\0" in data and not is_wide(named):
        raise InputError(
            f"{where} holds NUL bytes: it is binary, not a text. Save it as text first; "
            "if it is UTF-16, name it: `encoding='utf-16-le'`."
        )
    if named:
        _known(named)
    try:
        text = data.decode(named or "utf-8")
    except UnicodeDecodeError as error:
        if named is None:
            text = _guess(data, path, error.start)
        else:
            raise InputError(
                f"{where} is not {named} (byte {error.start} cannot be read). "
                "Name the right one, such as `encoding='cp1252'`."
            ) from error
    return text.removeprefix("\ufeff")


def _guess(data: bytes, path: Path, first_bad: int) -> str:
    """Decode as the likeliest encoding, with a warning that names it."""
    name = _likeliest(data, first_bad)
    try:
        text = data.decode(name or "ascii")
    except UnicodeDecodeError as error:
        raise InputError(
            f"`{path}` is in no encoding that can be told. Name it: `encoding='cp1252'`."
        ) from error
    warn(
        f"`{path}` is not UTF-8; read as {name}, which is a guess. "
        "If letters look wrong, name the `encoding`.",
        InputWarning,
        stacklevel=2,
    )
    return text


def _likeliest(data: bytes, first_bad: int) -> str | None:
    if len(data.translate(None, _ASCII)) <= _FEW * len(data):
        try:
            data.decode("cp1252")
        except UnicodeDecodeError:
            pass
        else:
            return "cp1252"
    from charset_normalizer import from_bytes

    start = max(0, first_bad - _SAMPLE // 2)
    best = from_bytes(data[start : start + _SAMPLE]).best()
    return best.encoding if best else None
