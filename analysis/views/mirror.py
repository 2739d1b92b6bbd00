"""The mirror: what each side calls the contested idea, and who is said to endanger it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import NamedTuple

import pandas as pd

from analysis.measures.framing.mirror import accusing
from analysis.tables import CLAIMS, WORDINGS
from analysis.views.rows import rows_of
from analysis.views.sentence import Link, Sentence, listing

# What a claim with this relation says the agent does to it, gravest and plainest first.
ACCUSING = {
    "threatened_by": "threatens it",
    "violates": "violates it",
    "denies_voice_of": "shuts others out of it",
    "not_represented_by": "does not speak for it",
}
_ENDANGERING = {"threatened_by", "violates"}  # the others are accusations, but of something else
_THE = re.compile(
    r"(United|European|African|Soviet|Russian|Chinese|British|US|UK|EU)\b.*"
    r"(States|Kingdom|Nations|Union|Emirates|Federation|government)$"
    r"|.*(Netherlands|Philippines|Kremlin|Pentagon|White House)$"
    r"|EU$|UN$|US$|UK$"
)


class Accusation(NamedTuple):
    """A side's claim that an actor of another side does something to what it names."""

    side: str
    speakers: tuple[str, ...]
    wording: str
    wording_id: str  # the codebook's name for the wording; two spellings of one wording share it
    relation: str
    other: str
    other_side: str
    n: int
    links: tuple[Link, ...]


def name_the(actor: str) -> str:
    """Put "the" before a name that takes it in running text.

    Examples
    --------
    >>> name_the("United States"), name_the("the West"), name_the("China")
    ('the United States', 'the West', 'China')
    """
    return f"the {actor}" if _THE.match(actor) else actor


def accusations(
    claims: pd.DataFrame, wordings: pd.DataFrame, labels: Mapping[str, str]
) -> list[Accusation]:
    """Return what each side says actors of another side do to what it stands for.

    Parameters
    ----------
    claims, wordings : pandas.DataFrame
        The tables of that name; a wording its speaker is against is none he stands for.
    labels : mapping of str to str
        Labels by side, in order.

    Returns
    -------
    list of Accusation
        By side; within a side those that say it is endangered first, then the most
        frequent, then as the texts have them.
    """
    CLAIMS.check(claims)
    WORDINGS.check(wordings)
    places = zip(wordings["doc_id"], wordings["start"], wordings["end"], strict=True)
    ids = dict(zip(places, wordings["wording"], strict=True))
    groups: dict[tuple[str, ...], list[tuple[str, Link]]] = {}
    for row in rows_of(accusing(claims, wordings)):
        if row.side in labels and row.other_side in labels and row.other_side != row.side:
            named = ids.get((row.doc_id, row.start, row.end), row.wording.casefold())
            key = (row.side, row.wording, named, row.relation, row.other, row.other_side)
            groups.setdefault(key, []).append((row.actor, Link(row.doc_id, row.statement_id)))
    found = [_accusation(key, rows) for key, rows in groups.items()]
    sides, relations = list(labels), list(ACCUSING)
    return sorted(found, key=lambda a: (sides.index(a.side), relations.index(a.relation), -a.n))


def _accusation(key: tuple[str, ...], rows: list[tuple[str, Link]]) -> Accusation:
    side, wording, named, relation, other, other_side = key
    speakers = tuple(dict.fromkeys(actor for actor, _ in rows))
    links = tuple(dict.fromkeys(link for _, link in rows))
    return Accusation(side, speakers, wording, named, relation, other, other_side, len(rows), links)


def say_mirror(
    claims: pd.DataFrame,
    wordings: pd.DataFrame,
    labels: Mapping[str, str],
    idea: tuple[str, str] = ("the idea", "ideas"),
) -> Sentence:
    """Say in one sentence what each side calls the idea and who it says endangers it.

    Parameters
    ----------
    claims, wordings : pandas.DataFrame
        The tables of that name.
    labels : mapping of str to str
        Labels by side, in order.
    idea : tuple of str
        How the contested idea is named, and several of them, as `Codebook.idea` has it.

    Returns
    -------
    Sentence
        With both sides' claims, with one side's, or saying that there are none.
    """
    first: dict[str, Accusation] = {}
    for accusation in accusations(claims, wordings, labels):
        first.setdefault(accusation.side, accusation)
    if not first:
        return Sentence(
            f"No statement here is found to say that another side endangers {idea[0]}; either "
            "nobody says so, or nobody says it in a way the rules know."
        )
    # A statement of each side comes first, so that a page that shows a few shows both.
    shown = [a.links[0] for a in first.values()]
    links = tuple(dict.fromkeys([*shown, *(link for a in first.values() for link in a.links)]))
    told = "; ".join(_told(a, labels) for a in first.values())
    if len(first) == 1:
        (only,) = first
        silent = listing([label for side, label in labels.items() if side != only])
        does = (
            f"say that the other endangers {idea[0]}"
            if _endanger(first.values())
            else f"accuse the other over {idea[0]}"
        )
        return Sentence(
            f"One side is found to {does}: {told}. No such claim by {silent} speakers is found in "
            "these texts.",
            links,
        )
    return Sentence(f"{_opening(list(first.values()), *idea)}: {told}.", links, "mirror")


def _opening(made: list[Accusation], idea: str, ideas: str) -> str:
    two = len(made) == 2
    if _endanger(made):
        told = f"{'Both sides say the other' if two else 'Each side says another'} endangers"
    else:
        told = f"{'Both sides accuse the other' if two else 'Each side accuses another'} over"
    if len({a.wording_id for a in made}) == 1:
        return f"{told} {idea}, and they give it the same name"
    return f"{told} {idea}, and they mean different {ideas}"


def _endanger(made: Iterable[Accusation]) -> bool:
    return all(a.relation in _ENDANGERING for a in made)


def _told(made: Accusation, labels: Mapping[str, str]) -> str:
    speakers = listing([*made.speakers[:3], *(["others"] if len(made.speakers) > 3 else [])])
    names = "names" if len(made.speakers) == 1 else "name"
    says = "says" if len(made.speakers) == 1 else "say"
    return (
        f"{speakers} ({labels[made.side]}) {names} “{made.wording}” and {says} "
        f"{name_the(made.other)} {ACCUSING[made.relation]}"
    )
