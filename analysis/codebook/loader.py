"""Load a codebook: read the files, check every row, build the typed objects."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from typing import TypeVar, cast

from analysis.codebook.files import Row, Rows, find, gather
from analysis.codebook.model import (
    Actor,
    Codebook,
    Concept,
    Kind,
    Membership,
    Office,
    Overlay,
    Side,
    Stance,
    Wording,
)
from analysis.codebook.patterns import translate
from analysis.codebook.relations import build_relations
from analysis.codebook.schema import (
    KINDS_OF_ACTOR,
    LEANINGS,
    MEMBER,
    OFFICE,
    STANCES,
    check_row,
    known_are,
)
from analysis.errors import CodebookError

_T = TypeVar("_T")


def load_codebook(source: str | os.PathLike[str] = "international_order") -> Codebook:
    """Load a codebook by its built-in name or from a TOML file.

    Parameters
    ----------
    source : str or path
        A built-in name or the path of a file. A file's ``include`` is looked for beside the file,
        then among the built-in files (``states.toml`` has the states of the world).

    Returns
    -------
    Codebook
        Checked and typed.

    Raises
    ------
    CodebookError
        Where the file cannot be used; the message names the file, table, key and value.
    FileNotFoundError
        Where there is no such file or built-in name.

    Examples
    --------
    >>> codebook = load_codebook()
    >>> codebook.sides["western"].label
    'Western'
    >>> load_codebook("international_ordre")
    Traceback (most recent call last):
    FileNotFoundError: Could not find codebook `international_ordre`. Built-in codebooks are:
    human_rights, international_order; anything else must be the path of a TOML file.
    Did you mean `international_order`?
    """
    path = find(source)
    head, rows = gather(path, ())
    for key in ("name", "title", "question"):
        if key not in head:
            raise CodebookError(f'{path}: key `{key}` is missing at the top, such as {key} = "…".')
    sides = _unique(rows, "side", _side)
    titles = _titles(rows)
    actors = _actors(rows, sides, titles)
    _check_members(rows, actors)
    _check_names(rows, actors, head.get("not_names", []))
    concepts = _unique(rows, "concept", _concept)
    return Codebook(
        name=head["name"],
        title=head["title"],
        question=head["question"],
        idea=(head.get("idea", "the idea"), head.get("ideas", "ideas")),
        sides=sides,
        actors=actors,
        concepts=concepts,
        wordings=_unique(rows, "wording", lambda row: _wording(row, concepts, sides)),
        relations=build_relations(rows["relation"], head.get("forms", {})),
        overlay=_unique(rows, "overlay", _overlay, key="word"),
        titles=titles,
        not_names=tuple(head.get("not_names", [])),
    )


def _unique(rows: Rows, table: str, build: Callable[[Row], _T], key: str = "id") -> dict[str, _T]:
    """Build the objects of a table by id, refusing an id that comes twice."""
    built: dict[str, _T] = {}
    for row in rows[table]:
        if row.text(key) in built:
            raise row.error(f"the {key} `{row.text(key)}` comes twice; give each row its own.")
        built[row.text(key)] = build(row)
    return built


# ---- sides and actors ------------------------------------------------------------------------


def _side(row: Row) -> Side:
    if row.text("id") in ("other", "unattributed", "narration"):
        raise row.error("this id is kept for actors on no side; choose another.")
    members = _memberships(row, "members")
    return Side(row.text("id"), row.text("label"), row.text("note"), members)


def _titles(rows: Rows) -> dict[str, str]:
    """Return every variant of a title in lower case, with the title it is counted as."""
    titles: dict[str, str] = {}
    for row in rows["office_title"]:
        for text in (row.text("id"), *row.texts("aliases")):
            if titles.setdefault(text.casefold(), row.text("id")) != row.text("id"):
                raise row.error(
                    f"`{text}` already stands for the title `{titles[text.casefold()]}`."
                )
    return titles


def _actors(rows: Rows, sides: Mapping[str, Side], titles: Mapping[str, str]) -> dict[str, Actor]:
    """Build states and actors, then check what they belong to."""
    actors = _unique(rows, "state", _state)
    for row in rows["actor"]:
        if row.text("id") in actors:
            raise row.error(f"the id `{row.text('id')}` comes twice; give each row its own.")
        row.one_of("kind", KINDS_OF_ACTOR, "Kinds")
        row.one_of("side", sides, "Sides")
        actors[row.text("id")] = _actor(row, titles)
    for row in rows["actor"]:
        _check_belonging(row, actors)
    return actors


def _state(row: Row) -> Actor:
    adjectives = row.texts("adjectives")
    if not adjectives:
        raise row.error('`adjectives` is empty; give at least one, such as ["French"].')
    return Actor(
        id=row.text("id"),
        kind="state",
        aliases=row.texts("aliases"),
        adjectives=adjectives,
        people=row.texts("people"),
        capitals=row.texts("capitals"),
        metonyms=row.texts("metonyms"),
        government=row.text("government") or f"{adjectives[0]} government",
        since=row.text("from"),
        until=row.text("to"),
        un_member=row.values.get("un_member", True),
        ambiguous=row.texts("ambiguous"),
        formerly=_memberships(row, "formerly"),
    )


def _memberships(row: Row, key: str) -> tuple[Membership, ...]:
    """Read a list of states or bodies, each by its id or with its dates."""
    members = []
    for member in row.values.get(key, []):
        values = {"id": member} if isinstance(member, str) else member
        check_row(values, MEMBER, f"{row.where}: `{key}`")
        members.append(Membership(values["id"], values.get("from", ""), values.get("to", "")))
    return tuple(members)


def _actor(row: Row, titles: Mapping[str, str]) -> Actor:
    offices = []
    for office in row.values.get("offices", []):
        check_row(office, OFFICE, f"{row.where}: `offices`")
        title = office["title"].casefold()
        of = office.get("of", row.text("of"))
        offices.append(
            Office(titles.get(title, title), of, office.get("from", ""), office.get("to", ""))
        )
    return Actor(
        id=row.text("id"),
        kind=cast(Kind, row.text("kind")),
        side=row.text("side"),
        of=row.text("of"),
        aliases=row.texts("aliases"),
        adjectives=row.texts("adjectives"),
        metonyms=row.texts("metonyms"),
        offices=tuple(offices),
        ambiguous=row.texts("ambiguous"),
        family_name_first=row.values.get("family_name_first", False),
    )


def _check_belonging(row: Row, actors: Mapping[str, Actor]) -> None:
    """Refuse an unknown `of`, here or in an office, and a chain of them that comes back."""
    actor = actors[row.text("id")]
    for of in (actor.of, *(office.of for office in actor.offices)):
        if of and of not in actors:
            raise row.error(f"unknown `of` `{of}`. {known_are('States and actors', actors, of)}")
    chain = [actor.id]
    while (of := actors[chain[-1]].of) and of in actors:
        chain.append(of)
        if of in chain[:-1]:
            raise row.error(f"`of` goes in a circle: {' -> '.join(chain)}.")


def _check_members(rows: Rows, actors: Mapping[str, Actor]) -> None:
    """Refuse a side's member, or one who held a state's place, that is no state or actor."""
    for table, key, what in (("side", "members", "member"), ("state", "formerly", "state")):
        for row in rows[table]:
            for member in _memberships(row, key):
                if member.id not in actors:
                    known = known_are("States and actors", actors, member.id)
                    raise row.error(f"unknown {what} `{member.id}`. {known}")


def _check_names(rows: Rows, actors: Mapping[str, Actor], not_names: list[str]) -> None:
    """Refuse a text that would name two actors, or is said to name nobody."""
    owner = dict.fromkeys(not_names, "")
    for row in rows["state"] + rows["actor"]:
        actor = actors[row.values["id"]]
        for text, _ in actor.named():
            other = owner.setdefault(text, actor.id)
            if other != actor.id:
                taken = f"already names `{other}`" if other else "stands in `not_names`"
                raise row.error(f"`{text}` {taken}; a name can stand for one actor only.")
        for text in actor.ambiguous:
            if owner.get(text) != actor.id:
                texts = [name for name, _ in actor.named()]
                raise row.error(
                    f"`ambiguous` `{text}` is none of its names. {known_are('Names', texts, text)}"
                )


# ---- wordings, relations, overlay ------------------------------------------------------------


def _concept(row: Row) -> Concept:
    return Concept(row.text("id"), row.text("label"), _stance(row, "neutral"), row.text("note"))


def _stance(row: Row, otherwise: Stance) -> Stance:
    """Return the row's stance, where it has none the one given."""
    row.one_of("stance", STANCES, "Stances")
    return cast(Stance, row.text("stance")) or otherwise


def _wording(row: Row, concepts: Mapping[str, Concept], sides: Mapping[str, Side]) -> Wording:
    row.one_of("concept", concepts, "Concepts")
    row.one_of("leaning", (*sides, *LEANINGS), "Leanings")
    patterns = row.texts("patterns")
    if not patterns:
        raise row.error("`patterns` is empty; give at least one.")
    try:
        translated = [translate(pattern) for pattern in patterns]
    except CodebookError as err:
        raise row.error(str(err)) from err
    return Wording(
        id=row.text("id"),
        concept=row.text("concept"),
        patterns=patterns,
        leaning=row.text("leaning"),
        modifier=row.text("modifier"),
        stance=_stance(row, concepts[row.text("concept")].stance),
        title=row.values.get("title", False),
        note=row.text("note"),
        regexes=tuple(source for source, _ in translated),
        starts=tuple(sorted(frozenset().union(*(starts for _, starts in translated)))),
    )


def _overlay(row: Row) -> Overlay:
    value = float(row.values["value"])
    if not -4 <= value <= 4:
        raise row.error(f"`value` is `{value}`; the lexicon goes from -4 to 4.")
    return Overlay(row.text("word"), value, row.text("reason"), row.text("example"))
