"""The shape of a codebook file: tables, keys and kinds of value, checked one row at a time."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from analysis.errors import CodebookError, did_you_mean

KINDS_OF_ACTOR = ("person", "body", "group", "channel")
LEANINGS = ("shared", "rare")  # or a side of the codebook
STANCES = ("for", "against", "neutral")
RELATIONS = (
    "defends",
    "demands",
    "built_by",
    "threatened_by",
    "violates",
    "denies_voice_of",
    "not_represented_by",
)


class Keys(dict[str, str]):
    """The keys a row may have and their kinds; `needed` lists those marked ``!``.

    Examples
    --------
    >>> keys = Keys({"id": "text!", "note": "text"})
    >>> keys, keys.needed
    ({'id': 'text', 'note': 'text'}, ('id',))
    """

    def __init__(self, kinds: Mapping[str, str]) -> None:
        super().__init__({key: kind.rstrip("!") for key, kind in kinds.items()})
        self.needed = tuple(key for key, kind in kinds.items() if kind.endswith("!"))


FILE = Keys(
    {
        "name": "text",
        "title": "text",
        "question": "text",
        "idea": "text",
        "ideas": "text",
        "include": "texts",
        "not_names": "texts",
        "forms": "table",
    }
)
MEMBER = Keys({"id": "text!", "from": "date", "to": "date"})
OFFICE = Keys({"title": "text!", "of": "text", "from": "date", "to": "date"})
_TABLES = {
    "side": {"id": "text!", "label": "text!", "note": "text", "members": "list"},
    "state": {
        "id": "text!",
        "aliases": "texts",
        "adjectives": "texts!",
        "people": "texts",
        "capitals": "texts",
        "metonyms": "texts",
        "government": "text",
        "from": "date",
        "to": "date",
        "un_member": "flag",
        "ambiguous": "texts",
        "formerly": "list",
    },
    "office_title": {"id": "text!", "aliases": "texts"},
    "actor": {
        "id": "text!",
        "kind": "text!",
        "side": "text",
        "of": "text",
        "aliases": "texts",
        "adjectives": "texts",
        "metonyms": "texts",
        "ambiguous": "texts",
        "offices": "list",
        "family_name_first": "flag",
    },
    "concept": {"id": "text!", "label": "text!", "stance": "text", "note": "text"},
    "wording": {
        "id": "text!",
        "concept": "text!",
        "patterns": "texts!",
        "leaning": "text",
        "modifier": "text",
        "stance": "text",
        "title": "flag",
        "note": "text",
    },
    "relation": {
        "id": "text!",
        "label": "text!",
        "note": "text",
        "verbs": "texts",
        "professing_verbs": "texts",
        "accusing_verbs": "texts",
        "refusing_verbs": "texts",
        "negated_verbs": "texts",
        "nouns": "texts",
        "refusing_nouns": "texts",
        "phrases": "texts",
        "predicates": "texts",
        "wished": "text",
        "of_blame": "text",
        "refused": "text",
    },
    "overlay": {"word": "text!", "value": "number!", "reason": "text!", "example": "text!"},
}
TABLES = {table: Keys(kinds) for table, kinds in _TABLES.items()}

_DATE = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?")
_WANTED = {
    "text": "a text in quotation marks that is not empty",
    "texts": 'a list of texts, such as ["a", "b"]',
    "list": "a list",
    "table": "a table of lists of texts",
    "number": "a number, such as -1.5",
    "flag": "true or false",
    "date": 'a date in quotation marks: "2021-03-23", "2021-03" or "2021"',
}


def check_row(row: Any, keys: Keys, where: str) -> None:
    """Refuse a row with an unknown or missing key or a value of the wrong kind.

    Parameters
    ----------
    row : object
        The row as `tomllib` gives it.
    keys : Keys
        The keys the row may have.
    where : str
        File, table and row, for the message.

    Examples
    --------
    >>> check_row({"id": "b", "lable": "B"}, TABLES["side"], "my.toml: [[side]] `b`")
    Traceback (most recent call last):
    analysis.errors.CodebookError: my.toml: [[side]] `b`: unknown key `lable`. Keys are: id, label,
    note, members. Did you mean `label`?
    """
    if not isinstance(row, dict):
        raise CodebookError(f"{where}: expected a table of keys and values, got `{row!r}`.")
    for key, value in row.items():
        kind = keys.get(key)
        if kind is None:
            known = (
                "It stands at the top of the file, above the first [[…]]."
                if key in FILE
                else known_are("Keys", keys, key)
            )
            raise CodebookError(f"{where}: unknown key `{key}`. {known}")
        if not _fits(value, kind):
            raise CodebookError(f"{where}: `{key}` is `{value!r}`; it must be {_WANTED[kind]}.")
    for key in keys.needed:
        if key not in row:
            known = f" {known_are('Kinds', KINDS_OF_ACTOR, '')}" if key == "kind" else ""
            raise CodebookError(
                f"{where}: key `{key}` is missing; it must be {_WANTED[keys[key]]}.{known}"
            )
    if "to" in row and row.get("from", "")[: len(row["to"])] > row["to"]:
        raise CodebookError(f"{where}: `from` {row['from']} is later than `to` {row['to']}.")


def _fits(value: Any, kind: str) -> bool:
    """Tell whether a value is of the kind."""
    if kind == "text":
        return isinstance(value, str) and value != "" and not value.isspace()
    if kind == "texts":
        return isinstance(value, list) and all(_fits(text, "text") for text in value)
    if kind == "date":
        return isinstance(value, str) and _DATE.fullmatch(value) is not None
    if kind == "table":
        return isinstance(value, dict) and all(_fits(v, "texts") for v in value.values())
    if kind == "number":
        return isinstance(value, (int, float)) and not isinstance(value, bool)
    return isinstance(value, bool if kind == "flag" else list)


def known_are(what: str, known: Iterable[str], given: str) -> str:
    """Return a sentence that lists what would work, shortened where the list is long.

    Examples
    --------
    >>> known_are("Sides", ["western", "other"], "wester")
    'Sides are: western, other. Did you mean `western`?'
    """
    known = list(known)
    hint = did_you_mean(given, known)
    if len(known) <= 16:
        return f"{what} are: {', '.join(known) or 'none'}.{hint}"
    return f"{what} are: {', '.join(known[:8])} and {len(known) - 8} more.{hint}"
