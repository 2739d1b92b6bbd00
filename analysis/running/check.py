"""A codebook told in plain lines: what it holds, what to look at, what it finds in texts."""

from __future__ import annotations

import textwrap
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from analysis.codebook import Codebook, Concept, Wording
from analysis.running.framing import frame_documents
from analysis.running.hints import find_hints
from analysis.tables import DOCUMENTS, NARRATION, OTHER, UNATTRIBUTED, records
from analysis.views.style import plural

_WIDTH = 100
_EXAMPLES = 3  # a wording
Row = dict[str, Any]


def describe(codebook: Codebook) -> Iterator[str]:
    """Yield lines that say what a codebook holds, and what to look at in it.

    Examples
    --------
    >>> from analysis.codebook import load_codebook
    >>> lines = list(describe(load_codebook()))
    >>> lines[0][:41], lines[-1]
    ('International order: How do the Western a', 'Nothing stands out that you should look at.')
    """
    yield from _filled(f"{codebook.title}: {codebook.question}", "")
    yield ""
    yield "Sides"
    for side in codebook.sides.values():
        names = list(dict.fromkeys(member.id for member in side.members))
        yield from _filled(f"{side.label} ({plural(len(names), 'member')}): {_listed(names)}")
    if not codebook.sides:
        yield "  none"
    yield ""
    yield "Concepts"
    for concept in codebook.concepts.values():
        yield from _of_concept(codebook, concept)
    if not codebook.concepts:
        yield "  none"
    yield ""
    yield "Relations"
    told = [f"{r.label} ({plural(len(r.words), 'word')})" for r in codebook.relations.values()]
    yield from _filled(_listed(told))
    yield ""
    counts = {
        "actor": len(codebook.actors),
        "name": len(codebook.names()),
        "wording": len(codebook.wordings),
        "relation": len(codebook.relations),
    }
    yield from _filled(
        f"{', '.join(plural(n, what) for what, n in counts.items())}, "
        f"{plural(len(codebook.overlay), 'word')} with a tone of their own",
        "",
    )
    yield ""
    yield from _hints(codebook)


def _of_concept(codebook: Codebook, concept: Concept) -> Iterator[str]:
    wordings = codebook.wordings_of(concept.id)
    patterns = sum(len(wording.patterns) for wording in wordings)
    named = [
        wording.id + (f" ({wording.stance})" if wording.stance != concept.stance else "")
        for wording in wordings
    ]
    yield from _filled(
        f"{concept.label} ({concept.stance}), {plural(len(wordings), 'wording')} with "
        f"{plural(patterns, 'pattern')}: {_listed(named)}"
    )


def _hints(codebook: Codebook) -> Iterator[str]:
    hints = find_hints(codebook)
    if not hints:
        yield "Nothing stands out that you should look at."
        return
    yield "Look at this (nothing of it is a mistake that stops a report)"
    for hint in hints:
        yield from _filled(hint, "  - ", "    ")


# ---- with texts ------------------------------------------------------------------------------


@dataclass
class _Finds:
    """How often a wording was found, by side, and a few of the places."""

    sides: Counter[str] = field(default_factory=Counter)
    spread: dict[str, str] = field(default_factory=dict)  # an example a document
    first: list[str] = field(default_factory=list)

    def add(self, doc_id: str, side: str, example: str) -> None:
        self.sides[side] += 1
        if len(self.spread) < _EXAMPLES:
            self.spread.setdefault(doc_id, example)
        if len(self.first) < _EXAMPLES:
            self.first.append(example)

    def examples(self) -> list[str]:
        """Return a few places, from several documents where there are several."""
        return list(dict.fromkeys([*self.spread.values(), *self.first]))[:_EXAMPLES]


def try_out(codebook: Codebook, documents: Iterable[Row]) -> Iterator[str]:
    """Yield lines that say which wordings stand in texts, how often, by whom and where.

    Parameters
    ----------
    codebook : Codebook
        Whose wordings to look for.
    documents : iterable of dict
        Rows of the table `documents`, read one by one.

    Examples
    --------
    >>> import pandas as pd
    >>> from analysis.codebook import load_codebook
    >>> from analysis.texts import read_corpus
    >>> documents = read_corpus(pd.DataFrame({"doc_id": ["a"], "side": ["western"],
    ...                                       "text": ["We defend the rules-based order."]}))
    >>> for line in list(try_out(load_codebook(), records(documents)))[:5]:
    ...     print(line)
    Found 1 wording in 1 text.
    <BLANKLINE>
    International order: 1
      rules-based international order: 1 (Western 1)
        a, Western: We defend the [rules-based order].
    """
    finds = {wording: _Finds() for wording in codebook.wordings}
    labels = _labels(codebook)
    number = 0
    for document in documents:
        number += 1
        wordings, _ = frame_documents(DOCUMENTS.frame([document]), codebook)
        for row in records(wordings):
            side = labels.get(row["side"], row["side"])
            head = ", ".join([_cut(row["doc_id"], 20), side, *_distance(row["voice"])])
            example = _in_context(document["text"], row["start"], row["end"], head)
            finds[row["wording"]].add(row["doc_id"], side, example)
    total = sum(found.sides.total() for found in finds.values())
    yield f"Found {plural(total, 'wording')} in {plural(number, 'text')}."
    for concept in codebook.concepts.values():
        wordings_of = codebook.wordings_of(concept.id)
        yield from _found_of(concept, wordings_of, finds, list(labels.values()))
    yield ""
    yield from _never(codebook, finds)
    yield from _unlisted(finds, set(labels.values()))


def _labels(codebook: Codebook) -> dict[str, str]:
    """Return the sides with their labels, and what else may stand in the column `side`."""
    named = {side.id: side.label for side in codebook.sides.values()}
    return {**named, OTHER: "other", UNATTRIBUTED: "unattributed", NARRATION: "narration"}


def _found_of(
    concept: Concept, wordings: Iterable[Wording], finds: dict[str, _Finds], sides: list[str]
) -> Iterator[str]:
    """Yield the wordings of a concept, the most frequent first, each with its places."""
    counts = {wording.id: finds[wording.id].sides.total() for wording in wordings}
    if not sum(counts.values()):
        return
    yield ""
    yield f"{concept.label}: {sum(counts.values()):,}"
    for name in sorted(counts, key=lambda name: -counts[name]):
        if counts[name]:
            by = finds[name].sides
            shown = [*sides, *sorted(set(by) - set(sides))]
            told = ", ".join(f"{side} {by[side]:,}" for side in shown if by[side])
            yield from _filled(f"{name}: {counts[name]:,} ({told})")
            yield from (f"    {example}" for example in finds[name].examples())


def _never(codebook: Codebook, finds: dict[str, _Finds]) -> Iterator[str]:
    never = [name for name in codebook.wordings if not finds[name].sides]
    if not never:
        yield "Every wording was found."
        return
    yield f"Never found ({len(never)} of {len(finds)})"
    yield from _filled(_listed(never))


def _unlisted(finds: dict[str, _Finds], sides: set[str]) -> Iterator[str]:
    """Say which sides stand in the texts' own column and nowhere in the codebook."""
    if strange := sorted({side for found in finds.values() for side in found.sides} - sides):
        yield ""
        yield from _filled(
            f"The texts' column `side` has {_listed(strange)}, which the codebook does not list. "
            "Write there the `id` of one of its sides.",
            "",
        )


def _distance(voice: str) -> list[str]:
    """Return the voice of a wording, where it is not the speaker's own."""
    return [] if voice == "own" else [voice]


def _in_context(text: str, start: int, end: int, head: str) -> str:
    """Return one line: where it stands, who says it, and the words round it."""
    head += ": "
    found = _cut(_one_line(text[start:end]), 50)
    room = max(_WIDTH - 4 - len(head) - len(found) - 2, 16)
    before = _one_line(text[max(0, start - 200) : start], right=True)
    after = _one_line(text[end : end + 200], left=True)
    before = before if len(before) <= room // 2 else "…" + before[-(room // 2 - 1) :]
    return f"{head}{before}[{found}]{_cut(after, room - len(before))}"


def _one_line(text: str, *, left: bool = False, right: bool = False) -> str:
    """Put a text on one line; keep a blank at the side where a wording follows or stood."""
    words = " ".join(text.split())
    before = " " if left and text[:1].isspace() else ""
    after = " " if right and text[-1:].isspace() else ""
    return before + words + after if words else ""


def _cut(text: str, length: int) -> str:
    return text if len(text) <= length else text[: length - 1] + "…"


def _listed(items: list[str]) -> str:
    return ", ".join(items) or "none"


def _filled(text: str, first: str = "  ", then: str = "      ") -> list[str]:
    """Break a text into lines, the later ones set in further."""
    return textwrap.wrap(
        text, _WIDTH, initial_indent=first, subsequent_indent=then, break_on_hyphens=False
    )
