"""What is not wrong with a codebook, but probably not what its author wants."""

from __future__ import annotations

from collections.abc import Iterator

from analysis.codebook import Codebook, Wording
from analysis.codebook.phrases import phrases_of
from analysis.measures.framing.wordings import find_wordings


def find_hints(codebook: Codebook) -> list[str]:
    """Return what to look at in a codebook that loads without a mistake.

    Parameters
    ----------
    codebook : Codebook
        A codebook.

    Returns
    -------
    list of str
        A sentence or two each: patterns that never count, sides nobody is on, concepts without
        wordings or stance, relations without words, sentences of the report left to a default.
        Several may be quite all right.

    Examples
    --------
    >>> from analysis.codebook import load_codebook
    >>> find_hints(load_codebook())
    []
    """
    return [
        *_of_the_head(codebook),
        *_of_sides(codebook),
        *_of_concepts(codebook),
        *_of_patterns(codebook),
        *_of_relations(codebook),
    ]


def _of_the_head(codebook: Codebook) -> Iterator[str]:
    if codebook.idea == ("the idea", "ideas"):
        yield (
            "The report will call what is contested “the idea”. Write at the top how sentences "
            'should name it, such as idea = "the well" and ideas = "wells".'
        )


def _of_sides(codebook: Codebook) -> Iterator[str]:
    sided = {actor.side for actor in codebook.actors.values()}
    if len(codebook.sides) < 2:
        yield (
            f"There is {len(codebook.sides) or 'no'} side; nothing can be compared with fewer than "
            "two. Add a table [[side]] for each."
        )
    for side in codebook.sides.values():
        if not side.members and side.id not in sided:
            yield (
                f"Side `{side.id}` has no members. Only texts whose column `side` says "
                f"`{side.id}` will count for it; to find its speakers in the news, list them in "
                "`members`."
            )


def _of_concepts(codebook: Codebook) -> Iterator[str]:
    for concept in codebook.concepts.values():
        stances = {wording.stance for wording in codebook.wordings_of(concept.id)}
        if not stances:
            yield f"Concept `{concept.id}` has no wordings. Add a table [[wording]] or take it out."
        elif stances == {"neutral"}:
            yield (
                f"Every wording of concept `{concept.id}` is neutral: only what is said of it will "
                "tell who is for it. Where the words themselves approve or blame, write stance = "
                '"for" or stance = "against".'
            )
    if not codebook.concepts:
        yield "There is no concept. Add a table [[concept]], and wordings that name it."


def _of_patterns(codebook: Codebook) -> Iterator[str]:
    for wording in codebook.wordings.values():
        taken = {pattern: _taken_by(pattern, wording, codebook) for pattern in wording.patterns}
        others = list(dict.fromkeys(other for other in taken.values() if other))
        if all(taken.values()):
            named = " and ".join(f"`{other}`" for other in others)
            yield (
                f"Wording `{wording.id}` can never be found: all that its patterns match is "
                f"counted as {named}. Of equally long wordings the one that stands first counts."
            )
            continue
        for pattern, other in taken.items():
            if other and pattern in codebook.wordings[other].patterns:
                yield (
                    f"Pattern `{pattern}` stands in `{other}` and again in `{wording.id}`. It "
                    f"counts as `{other}`, which stands first; take one of them out."
                )
            elif other:
                yield (
                    f"Pattern `{pattern}` of `{wording.id}` never counts: all that it matches is "
                    f"counted as `{other}`, which stands first."
                )


def _taken_by(pattern: str, wording: Wording, codebook: Codebook) -> str:
    """Return the wording that takes every phrase of a pattern from its own, or nothing."""
    other = ""
    for phrase in phrases_of(pattern):
        whole = [n for n in find_wordings(phrase, codebook) if len(phrase) == n.end - n.start]
        if not whole or whole[0].wording == wording.id:
            return ""
        other = whole[0].wording
    return other


def _of_relations(codebook: Codebook) -> Iterator[str]:
    if not codebook.relations:
        yield (
            "There are no relations, so nobody will be found to defend or endanger anything. The "
            'usual ones come with include = ["relations.toml"].'
        )
    for relation in codebook.relations.values():
        if not relation.words:
            yield f"Relation `{relation.id}` has no words, so it is never found. Give it `verbs`."
