"""Readable token patterns for wordings, and their translation into regular expressions.

================  ==============================================================================
``a b``           the words one after the other; any run of white space between them, and a
                  quotation mark there too (a wording is often doubted by marking half of it)
``(a|b c)``       one of these
``[a|b]``         one of these, or nothing
``word*``         the word with any ending
``_``             exactly one word, whichever it is
``_3``            up to three words, as few as will do, inside one sentence
``rules-based``   a hyphen matches a hyphen, a non-breaking hyphen or white space
``U.N.``          a dotted abbreviation matches with and without its dots
``'``             a straight apostrophe matches the curly one too
================  ==============================================================================

Case is ignored, and a match begins and ends at a word's edge.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from analysis.errors import CodebookError

_BLANK = r"[\"“”'‘’«»]?\s++[\"“”'‘’«»]?"  # possessive: a long run of blanks is walked once
_GAP = r"[^\w.!?;]++"  # what may stand between the free words of `_3`: never a sentence's end
_ANY_WORD = r"(?:(?:\w\.){2,6}|\w++(?:['’\-‐‑]\w++){0,4})"
_HYPHEN = r"(?:[-‐‑]|\s++)"
_APOSTROPHE = r"['’]"
_TOKEN = re.compile(
    r"(?P<abbreviation>(?<!\w)(?:[^\W\d_]\.){2,6})"
    r"|(?P<free>_\d?)|(?P<blank>\s+)|(?P<mark>[()\[\]|])"
    r"|(?P<hyphen>[-‐‑])|(?P<apostrophe>['’])|(?P<star>\*)|(?P<letters>[^\W_]+)|(?P<other>.)"
)


@dataclass(frozen=True, slots=True)
class _Piece:
    """A stretch of the pattern between two blanks, and what it may do."""

    source: str
    starts: frozenset[str]  # lower-case letters a match of the piece can begin with
    optional: bool = False  # the whole piece may be missing
    most_words: int = 0  # above 0 for `_3`: so many free words


def compile_pattern(pattern: str) -> str:
    r"""Translate a token pattern into the source of a regular expression.

    Parameters
    ----------
    pattern : str
        A pattern in the language of this module.

    Returns
    -------
    str
        Source for `re.compile`, with ignoring of case set inside. It holds no capturing group,
        so several sources can be joined with ``|``; it takes time linear in the text.

    Raises
    ------
    CodebookError
        Where a bracket is not closed, an alternative or the pattern is empty, or a sign stands
        where it means nothing.

    Examples
    --------
    >>> found = re.search(compile_pattern("rules-based [international|world] order"),
    ...                   "a “Rules‑based” international order.")
    >>> found.group()
    'Rules‑based” international order'
    >>> re.search(compile_pattern("U.N.-centr*"), "the UN-centred system").group()
    'UN-centred'
    >>> compile_pattern("(rules|norms order")
    Traceback (most recent call last):
    analysis.errors.CodebookError: pattern `(rules|norms order`: `(` is never closed.
    """
    return translate(pattern)[0]


def translate(pattern: str) -> tuple[str, frozenset[str]]:
    """Translate a pattern, and tell with which letters a match can begin.

    A finder with many patterns tries each only at the words that begin with one of these.

    Examples
    --------
    >>> sorted(translate("[new] (world|U.N.-led) order")[1])
    ['new', 'u', 'world']
    """
    source, starts = _Parser(pattern).parse()
    return r"(?i:(?<!\w)" + source + r"(?!\w))", starts


def split_pattern(pattern: str) -> list[tuple[str, str]]:
    """Split a pattern into its signs, each with its kind.

    Examples
    --------
    >>> split_pattern("a [_]")
    [('letters', 'a'), ('blank', ' '), ('mark', '['), ('free', '_'), ('mark', ']')]
    """
    return [(str(found.lastgroup), found.group()) for found in _TOKEN.finditer(pattern)]


class _Parser:
    """One pass over the tokens of one pattern; brackets by recursion."""

    def __init__(self, pattern: str) -> None:
        self.pattern = pattern
        self.tokens = split_pattern(pattern)
        self.place = 0
        self.depth = 0  # brackets open

    def parse(self) -> tuple[str, frozenset[str]]:
        if not self.pattern.strip():
            raise self.error("it is empty; write at least one word")
        found = self.sequence()
        if self.place < len(self.tokens):
            sign = self.tokens[self.place][1]
            if sign == "|":
                raise self.error("`|` stands outside brackets; write `(a|b)`")
            raise self.error(f"`{sign}` closes a bracket that was never opened")
        return found

    def error(self, what: str) -> CodebookError:
        return CodebookError(f"pattern `{self.pattern}`: {what}.")

    def sequence(self) -> tuple[str, frozenset[str]]:
        """Read pieces up to a closing bracket, a bar or the end, and join them."""
        pieces: list[_Piece] = []
        while self.place < len(self.tokens) and self.tokens[self.place][1] not in ")]|":
            if self.tokens[self.place][0] == "blank":
                self.place += 1
            else:
                pieces.append(self.piece())
        if not pieces:
            raise self.error("an alternative is empty; use `[a]` for what may be missing")
        return self.join(pieces)

    def piece(self) -> _Piece:
        """Read what stands between two blanks."""
        kind, sign = self.tokens[self.place]
        if kind == "free":
            return self.free(sign)
        parts: list[tuple[str, frozenset[str]]] = []
        alone = sign == "["
        while self.place < len(self.tokens):
            kind, sign = self.tokens[self.place]
            if kind == "blank" or sign in (")", "]", "|"):
                break
            parts.append(self.part(kind, sign, bool(parts)))
        alone = alone and len(parts) == 1
        source = parts[0][0][:-1] if alone else "".join(part for part, _ in parts)
        starts = parts[0][1]
        if not alone and parts[0][0].endswith(")?"):  # "[un]equal" begins with either
            starts |= parts[1][1]
        return _Piece(source, starts, optional=alone)

    def free(self, sign: str) -> _Piece:
        """Read `_` or `_3`, which stand alone between blanks."""
        self.place += 1
        after = self.tokens[self.place] if self.place < len(self.tokens) else ("blank", " ")
        if (after[0] != "blank" and after[1] not in ")]|") or sign == "_0":
            raise self.error(f"`{sign}` is a whole word; write `_` or `_1` to `_9` between blanks")
        return _Piece(_ANY_WORD, frozenset({""}), most_words=int(sign[1:] or 0))

    def part(self, kind: str, sign: str, inside: bool) -> tuple[str, frozenset[str]]:
        """Translate one token of a piece; say what it begins with."""
        self.place += 1
        if kind == "mark":
            source, starts = self.brackets(sign)
            return (source if sign == "(" else source + "?"), starts
        if kind == "free":
            raise self.error(f"`{sign}` is a whole word; put blanks around it")
        if kind == "star" and not inside:
            raise self.error("`*` needs the beginning of a word before it")
        if kind == "abbreviation":
            letters = sign.replace(".", "")
            return r"\.?".join(letters) + r"\.?", frozenset({letters[0].lower()})
        signs = {"hyphen": _HYPHEN, "apostrophe": _APOSTROPHE, "star": r"\w*+"}
        letters = sign.lower() if kind == "letters" else ""
        return signs.get(kind, re.escape(sign)), frozenset({letters})

    def brackets(self, sign: str) -> tuple[str, frozenset[str]]:
        """Read the alternatives of a bracket that was just opened."""
        closing = ")" if sign == "(" else "]"
        alternatives: list[str] = []
        starts: frozenset[str] = frozenset()
        self.depth += 1
        while True:
            source, more = self.sequence()
            alternatives.append(source)
            starts |= more
            if self.place == len(self.tokens):
                raise self.error(f"`{sign}` is never closed")
            end = self.tokens[self.place][1]
            self.place += 1
            if end == closing:
                self.depth -= 1
                return "(?:" + "|".join(alternatives) + ")", starts
            if end != "|":
                raise self.error(f"`{sign}` is closed by `{end}`")

    def join(self, pieces: list[_Piece]) -> tuple[str, frozenset[str]]:
        """Put blanks between the pieces, so that a missing one takes its blank with it."""
        source, begun, after_free = "", False, False
        starts: frozenset[str] = frozenset()
        for piece in pieces:
            starts |= frozenset() if begun else piece.starts
            blank = _GAP if after_free else _BLANK
            if piece.most_words:
                if not begun and self.depth == 0:
                    raise self.error("`_3` needs a word before it")
                if not begun:  # first in a bracket: the word before it stands outside
                    source += f"(?:{piece.source}{_GAP}){{0,{piece.most_words}}}?"
                    continue
                source += f"(?:{_GAP}{piece.source}){{0,{piece.most_words}}}?"
            elif piece.optional:
                source += f"(?:{blank}{piece.source})?" if begun else f"(?:{piece.source}{blank})?"
            else:
                source += blank + piece.source if begun else piece.source
                begun = True
            after_free = bool(piece.most_words) or (after_free and piece.optional)
        if after_free:
            raise self.error("`_3` needs a word after it")
        if not begun:
            raise self.error("everything in it may be missing; leave one word outside `[ ]`")
        return source, starts
