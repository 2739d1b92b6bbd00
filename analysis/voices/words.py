"""The words of a paragraph with their classes; a quotation counts as one word."""

from __future__ import annotations

import re
import tomllib
from bisect import bisect_left
from collections.abc import Sequence
from functools import lru_cache
from importlib.resources import files

from analysis.texts.characters import straighten
from analysis.texts.sentences import split_paragraph
from analysis.voices.marks import Quotation

# A word may be several things at once, so classes are bits; plain integers, because the rules test
# millions of words and an enum's operators cost a call each.
DETERMINER = 1
SUBJECT_PRONOUN = 2
OBJECT_PRONOUN = 4
RELATIVE = 8
PREPOSITION = 16
SUBORDINATOR = 32
CONJUNCTION = 64
AUXILIARY = 128
ADVERB = 256
RAISING = 512
TIME = 1024
ROLE = 2048
CAPITAL = 4096  # begins with a capital letter
NUMBER = 8192
POSSESSIVE = 16384  # ends in 's or s'
QUOTATION = 32768
COMMA = 65536
STOP = 131072  # a colon, semicolon, dash or bracket
FIRST = 262144  # first word of its sentence: a capital says nothing there
NAMED = 524288  # part of a wording of the codebook (`values` in `universal values` is no verb)
SAYING = 1048576

_REMEMBERED = 24  # letters of what is remembered between two blanks
_TITLE = 6  # words a title may have
_SMALL = frozenset("a an and at for from in of on or the to with".split())  # small in titles too
_LONGEST = 400  # words of a sentence; what has more is no prose, and is read in pieces
OWNERS = frozenset("his her their its my our your whose".split())
# Names of months and days that are people's too.
NAMES_TOO = frozenset("may june april august jan jun sun march".split())
DASHES = frozenset(("—", "–", "―", "-", "--"))
_LISTED = """determiner subject_pronoun object_pronoun relative preposition subordinator conjunction
    auxiliary adverb raising time role""".split()
_BITS = {**{name: 1 << k for k, name in enumerate(_LISTED)}, "saying": SAYING}
_WORD = re.compile(
    r"(?:[^\W\d_]\.)+(?:-[\w-]+|[^\W\d_]\b)?"  # U.S., U.N.-centric, U.S without its last point
    r"|[$£€#@]?\d{1,3}(?:,\d{3})+(?:\.\d+)?%?(?!\w)"
    r"|[$£€#@]?\w[\w'&/@-]*(?:\.\w[\w'-]*)*%?"
    r"|\.\.\.|--|[,:;()\[\]—–―…-]"
)


@lru_cache(maxsize=1)
def _classes() -> dict[str, int]:
    text = files("analysis.voices").joinpath("word_classes.toml").read_text(encoding="utf-8")
    listed = tomllib.loads(text)
    found: dict[str, int] = {}
    for name, bit in _BITS.items():
        for word in listed[name].split():
            found[word] = found.get(word, 0) | bit
    return found


@lru_cache(maxsize=1 << 16)
def classify(word: str) -> int:
    """Return the class bits of a word as it stands, marks straightened."""
    if word == ",":
        return COMMA
    if not word[-1].isalnum() and not any(map(str.isalnum, word)):
        return STOP
    lower = word.lower()
    # `US`, `IT` and `WHO` in capitals are names, not pronouns.
    bits = 0 if len(word) > 1 and word.isupper() else _classes().get(lower, 0)
    if not bits and lower.endswith("ly") and len(lower) > 4 and word[0].islower():
        bits = ADVERB
    if word[0].isupper():
        bits |= CAPITAL
    elif word[0].isdigit():
        bits |= NUMBER
    if lower.endswith(("'s", "s'")) and not bits & SUBJECT_PRONOUN:
        bits |= POSSESSIVE
    return bits


def _read(chunk: str) -> list[tuple[int, int, str, int]]:
    """Return span, lower-case form and class of each word between two blanks."""
    return [
        (*match.span(), match.group().lower(), classify(match.group()))
        for match in _WORD.finditer(chunk)
    ]


# The same few thousand chunks make up most of any text.
_remembered = lru_cache(maxsize=1 << 16)(_read)


class Words:
    """The words of one paragraph: parallel lists of spans, lower-case forms and classes.

    ``sentences`` holds (first, last + 1) word numbers of each sentence of the narration; a
    quotation never ends one from inside. ``quotations`` maps word numbers to quotations;
    ``quoted`` lists these numbers in order.
    """

    __slots__ = ("end", "forms", "kinds", "quotations", "quoted", "sentences", "start", "text")

    def __init__(self, text: str, start: int, end: int, quotations: Sequence[Quotation]) -> None:
        self.text = text
        self.start: list[int] = []
        self.end: list[int] = []
        self.forms: list[str] = []
        self.kinds: list[int] = []
        self.quotations: dict[int, Quotation] = {}
        position = start
        for quotation in quotations:
            self._add(straighten(text[position : quotation.start]), position)
            self._add_quotation(quotation)
            position = quotation.end
        self._add(straighten(text[position:end]), position)
        self.quoted = list(self.quotations)
        self.sentences = self._split(start, end, quotations)

    def quoted_in(self, first: int, last: int) -> list[int]:
        """Return the word numbers of the quotations among the words ``first`` to ``last`` - 1."""
        return self.quoted[bisect_left(self.quoted, first) : bisect_left(self.quoted, last)]

    def _add(self, piece: str, offset: int) -> None:
        starts, ends, forms, kinds = self.start, self.end, self.forms, self.kinds
        for chunk in piece.split(" "):
            read = _remembered if len(chunk) <= _REMEMBERED else _read
            for start, end, form, kind in read(chunk):
                starts.append(offset + start)
                ends.append(offset + end)
                forms.append(form)
                kinds.append(kind)
            offset += len(chunk) + 1

    def _add_quotation(self, quotation: Quotation) -> None:
        self.quotations[len(self.start)] = quotation
        self.start.append(quotation.start)
        self.end.append(quotation.end)
        self.forms.append('"')
        self.kinds.append(QUOTATION)

    def _split(
        self, start: int, end: int, quotations: Sequence[Quotation]
    ) -> list[tuple[int, int]]:
        """Split into sentences as if every quotation were one word that keeps its last sign."""
        pieces, position = [], start
        for q in quotations:
            # Letters in place of the quotation: nothing inside can end a sentence of the narration.
            inner = q.inner_end - q.inner_start
            last = self.text[q.inner_end - 1]
            sign = last if last in ".!?…" and inner > 1 else "x"
            head = "x" if self.text[q.inner_start].islower() else "X"
            filler = head + "x" * (inner - 2) + sign if inner > 1 else head
            pieces += [
                self.text[position : q.start],
                '"' * (q.inner_start - q.start) + filler + '"' * (q.end - q.inner_end),
            ]
            position = q.end
        masked = "".join([*pieces, self.text[position:end]])
        spans = split_paragraph(masked, 0, len(masked))
        found: list[tuple[int, int]] = []
        first = 0
        for _, stop in spans:
            after = bisect_left(self.start, start + stop)
            # Rules look to a sentence's end: a bound on its words keeps their cost linear.
            found.extend((at, min(after, at + _LONGEST)) for at in range(first, after, _LONGEST))
            if after > first:
                self.kinds[first] |= FIRST
            first = after
        return found


def is_title(words: Words, at: int) -> bool:
    """Tell a programme or book (`On "This Week," she …`) from something said, by its capitals."""
    quotation = words.quotations[at]
    inner = words.text[quotation.inner_start : quotation.inner_end].split(maxsplit=_TITLE)
    if len(inner) > _TITLE or words.text[quotation.inner_end - 1] in "!?":
        return False
    return all(not word[0].islower() or word in _SMALL for word in inner)


def ends_in_comma(words: Words, at: int) -> bool:
    """Tell a quotation that ends in a comma, as those do that the sentence goes on after."""
    return words.text[words.quotations[at].inner_end - 1] == ","
