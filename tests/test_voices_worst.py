"""The worst texts: cost grows with the length, whatever the text is made of."""

from __future__ import annotations

import time

import pytest

import analysis
from analysis.voices import read_document

CODEBOOK = analysis.load_codebook()
EMPTY = dict.fromkeys(("title", "date", "outlet", "side", "actor"), "")


def numbered(line):
    """Repeat a line with names that never come back."""

    def build(n):
        return "".join(line.format(name=_name(i), other=_name(7 * i + 3)) for i in range(n))

    return build


def _name(number):
    letters = ""
    while number or not letters:
        number, rest = divmod(number, 26)
        letters += chr(97 + rest)
    return f"{letters}n".capitalize()


WORST = {
    "straight marks": lambda n: '"' * 20 * n,
    "single marks": lambda n: "'" * 20 * n,
    "no blanks": lambda n: "a" * 20 * n,
    "nested openings": lambda n: "“a ‘b " * 3 * n,
    "paragraphs that open": lambda n: "“one two three\n\n" * n,
    "one name": lambda n: "Putin " * 3 * n,
    "one name, one quotation": lambda n: "“" + "Russia is near. " * n + "” he said",
    "statements": lambda n: "Lavrov said it was wrong.\n\n" * n,
    "quotations": lambda n: "“It was wrong,” Lavrov said. " * n,
    "pronouns": lambda n: "Ann Lee met Putin. " + "“No,” she said. " * n,
    "plural pronouns": lambda n: "China protested. " + "They said no. " * n,
    "roles": lambda n: "The minister said no. " * n,
    "channels": lambda n: "Putin said it was over, Reuters reported. " * n,
    "owners": lambda n: "Lavrov’s aide said no. " * n,
    "persons": numbered("President {name} {other} of Chad said no. "),
    "one surname": numbered("Minister {name} Lee of Chad spoke. Lee said no. "),
    "counterparts": numbered("Minister {name} Lee of Chad spoke. Lee’s counterpart said no. "),
    "heads": numbered("President {name} {other} of NATO left. NATO’s chief said no. "),
}


def seconds(text):
    """Return the best of two runs, in CPU time, so that a busy machine does not count."""
    best = float("inf")
    for _ in range(2):
        began = time.process_time()
        read_document({**EMPTY, "doc_id": "d", "text": text}, CODEBOOK)
        best = min(best, time.process_time() - began)
    return best


@pytest.mark.parametrize("name", WORST)
def test_cost_grows_with_the_length(name):
    # Eight times the text: 8 where cost is linear, 64 where it is quadratic.
    short = max(seconds(WORST[name](200)), 0.01)
    assert seconds(WORST[name](1600)) <= 30 * short
