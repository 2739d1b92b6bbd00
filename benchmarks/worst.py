"""Time the reading of statements on the worst texts we know, at one size and at four times it.

    python benchmarks/worst.py [--mb 1] [NAME …]

A ratio of 4 is linear cost, 16 quadratic. Seconds are CPU time, so a busy machine counts little.
Each text is one thing over and over: it looks for a rule that reads on to the end, or back to the
beginning, at every word.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable
from itertools import count

import analysis
from analysis.voices import read_document

Builder = Callable[[int], str]

CODEBOOK = analysis.load_codebook()
_ROW = dict.fromkeys(("title", "date", "outlet", "side", "actor"), "") | {"doc_id": "worst"}


def over(unit: str) -> Builder:
    """Say the same over and over."""
    return lambda n: (unit * (n // len(unit) + 1))[:n]


def after(head: str, unit: str, tail: str = "") -> Builder:
    """Say the same over and over between a beginning and an end."""
    return lambda n: head + over(unit)(n) + tail


def nested(opening: str, closing: str) -> Builder:
    """Open 50,000 times (fewer in a short text), speak, and close as often."""

    def build(n: int) -> str:
        depth = min(50_000, n // 8)
        return opening * depth + over("he said so. ")(n - 2 * depth) + closing * depth

    return build


def numbered(line: str) -> Builder:
    """Say a line over and over with names that never come back."""

    def build(n: int) -> str:
        lines: list[str] = []
        length = 0
        for number in count():
            if length >= n:
                return "".join(lines)
            lines.append(line.format(name=_name(number), other=_name(7 * number + 3)))
            length += len(lines[-1])
        raise AssertionError

    return build


def _name(number: int) -> str:
    letters = ""
    while number or not letters:
        number, rest = divmod(number, 26)
        letters += chr(97 + rest)
    return f"{letters}n".capitalize()


MARKS = {
    "straight marks": over('"'),
    "straight marks that open": over('"a '),
    "curly marks that open": over("“a "),
    "curly marks that close": over("a” "),
    "two apostrophes": over("''a "),
    "apostrophes": over("' a"),
    "single marks": over("‘a’ "),
    "backticks": over("``a "),
    "guillemets": over("«a "),
    "marks of every kind": over("“a ‘b \"c ''d «e „f "),
    "nested marks": nested("“ ", "”"),
    "nested marks of two kinds": nested("‘“", "”’"),
    "plurals after a single mark": after("'", "voters' "),
    "questions in marks": over("“Why?” "),
    "quotations": over("“It was wrong,” Lavrov said. "),
    "halves": over("“No,” he said. “"),
    "one long quotation": after("“", "he said so and ", ",” Lee said."),
    "one quotation full of names": after("“", "Russia is near. ", "” he said"),
    "quotations in one sentence": over("“a” he said in “b” "),
}
SHAPES = {
    "no blanks": over("a"),
    "no blanks, capitals and signs": over("Abc123-x_y&z/"),
    "initials": over("U."),
    "words of 100,000 letters": lambda n: over("A" + "a" * 100_000 + " said ")(n),
    "blanks": after("a", " ", "b"),
    "blank lines": over("\n"),
    "paragraphs of one word": over("a\n\n"),
    "paragraphs of one name": over("Lee\n\n"),
    "paragraphs that open a mark": over("“a\n\n"),
    "wrapped lines": over("the old man said that the\nother was here and he\n"),
    "line feeds with carriage returns": over("He said no.\r\n\r\n"),
    "carriage returns alone": over("He said no.\r"),
    "one sentence": over("the cat and the dog and "),
    "one paragraph": over("He said it was wrong. "),
    "points": over("."),
    "final signs and marks": over(".” "),
    "digits": over("1 "),
    "numbered lines": over("1. a\n"),
    "combining characters": after("a", "\u0301"),
    "surrogates": over("\ud83d\udc00"),
    "emoji": over("😀 a "),
    "no width": over(".\u200b"),
    "NUL": over("“\0”"),
}
SIGNS = {
    "commas": over("Lee, "),
    "commas and cues": over("Lee, a minister, said, "),
    "dashes": over("a — "),
    "dashes and cues": over("Lee — a man — said "),
    "brackets": over("(a "),
    "nested brackets": nested("(", ")"),
    "brackets and cues": over("Lee (D) said "),
    "labels": over("LEE: no\n\n"),
    "labels in one line": over("Lee: “no” "),
    "posts": over("It works — Ann Lee (@annlee) May 1, 2020\n\n"),
    "posts that never end": over("— Ann Lee (@annlee "),
    "datelines": over("MOSCOW (AP) — "),
}
CUES = {
    "cues": over("said "),
    "he said": over("he said "),
    "he said that": over("he said that "),
    "names that say that": over("Lee said that Putin believes that Russia claims that "),
    "according to": over("according to "),
    "according to names": over("it is so, according to Lee, "),
    "went on to": over("he went on to say "),
    "wants to": over("wants to "),
    "the claim that": over("claim that "),
    "saying": over(", saying that "),
    "who said": over("who said "),
    "joint speakers": over("Lee and Bo said and "),
    "and": over("Lee and "),
    "statements": over("Lavrov said it was wrong.\n\n"),
    "channels": over("Putin said it was over, Reuters reported. "),
}
NAMES = {
    "one name": over("Putin "),
    "possessives": over("Lee’s "),
    "owners": over("Lavrov’s aide said no. "),
    "offices of offices": over("the minister of the "),
    "roles": over("The minister said no. "),
    "pronouns": after("Ann Lee met Putin. ", "“No,” she said. "),
    "plural pronouns": after("China protested. ", "They said no. "),
    "nationalities": over("Russian Foreign Minister, "),
    "ministries": over("The Russian Foreign Ministry said no. "),
    "new names": numbered("{name} {other} "),
    "new names with titles": numbered("President {name} {other} of Chad said no. "),
    "one surname": numbered("Minister {name} Lee of Chad spoke. Lee said no. "),
    "counterparts": numbered("Minister {name} Lee of Chad spoke. Lee’s counterpart said no. "),
    "heads": numbered("President {name} {other} of NATO left. NATO’s chief said no. "),
}
WORST: dict[str, Builder] = {**MARKS, **SHAPES, **SIGNS, **CUES, **NAMES}


def seconds(text: str) -> float:
    began = time.process_time()
    read_document({**_ROW, "text": text}, CODEBOOK)
    return time.process_time() - began


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("names", nargs="*", metavar="NAME", help="only these; all where left out")
    parser.add_argument("--mb", type=float, default=1.0, help="the smaller size, in megabytes")
    options = parser.parse_args()
    unknown = [name for name in options.names if name not in WORST]
    if unknown:
        parser.error(f"no text `{unknown[0]}`. There are: {', '.join(WORST)}")
    n = int(options.mb * 1e6)
    print(f"{'':34}{n / 1e6:9g} MB{4 * n / 1e6:9g} MB{'ratio':>8}")
    seconds(WORST["quotations"](10_000))  # lexicons are loaded before the clock runs
    for name in options.names or WORST:
        short, long = (seconds(WORST[name](size)) for size in (n, 4 * n))
        print(f"{name:34}{short:10.2f} s{long:10.2f} s{long / max(short, 1e-3):8.1f}", flush=True)


if __name__ == "__main__":
    main()
