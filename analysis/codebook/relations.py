"""Relations of a codebook: the words that tell of them, with every form of each."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from analysis.codebook.files import Row
from analysis.codebook.inflection import inflect, plural
from analysis.codebook.model import Relation
from analysis.codebook.schema import RELATIONS

_VERBS = ("verbs", "professing_verbs", "accusing_verbs", "refusing_verbs", "negated_verbs")
_TURNS = ("wished", "of_blame", "refused")  # keys that name another relation


def build_relations(rows: Sequence[Row], forms: Mapping[str, list[str]]) -> dict[str, Relation]:
    """Build the relations; a verb may say one of them only.

    Parameters
    ----------
    rows : sequence of Row
        The rows of the table `relation`, those of included files first. A file adds its words to
        a relation that it includes; a verb that stood in another one there is moved.
    forms : mapping
        Forms of irregular verbs by their base form.
    """
    built: dict[str, Relation] = {}
    owner: dict[str, str] = {}
    ids = [row.text("id") for row in rows]
    for row in _joined(rows):
        row.one_of("id", RELATIONS, "Relations")
        for key in _TURNS:
            row.one_of(key, ids, "Relations of this codebook")
        _claim_verbs(row, owner)
        built[row.text("id")] = _relation(row, forms)
    return built


def _joined(rows: Sequence[Row]) -> list[Row]:
    """Join the rows of one relation from several files; refuse two of one file."""
    joined: dict[str, Row] = {}
    for row in _moved(rows):
        known = joined.get(row.text("id"))
        if known and known.file == row.file:
            raise row.error(f"the id `{row.text('id')}` comes twice; give each row its own.")
        values = dict(known.values) if known else {}
        for key, value in row.values.items():
            values[key] = values.get(key, []) + value if isinstance(value, list) else value
        joined[row.text("id")] = Row(values, row.where)
    return list(joined.values())


def _moved(rows: Sequence[Row]) -> list[Row]:
    """Take out of each file's rows the verbs that a later file lists."""
    later: set[str] = set()
    moved: list[Row] = []
    for file in reversed(dict.fromkeys(row.file for row in rows)):
        of_file = [row for row in rows if row.file == file]
        moved = [_without(row, later) for row in of_file] + moved
        later.update(verb for row in of_file for kind in _VERBS for verb in row.texts(kind))
    return moved


def _without(row: Row, verbs: set[str]) -> Row:
    kept = {kind: [verb for verb in row.texts(kind) if verb not in verbs] for kind in _VERBS}
    return Row(
        {**row.values, **{kind: kept[kind] for kind in _VERBS if kind in row.values}}, row.where
    )


def _claim_verbs(row: Row, owner: dict[str, str]) -> None:
    """Refuse a verb that another relation has, or this one in another list."""
    for verb in (verb for kind in _VERBS for verb in row.texts(kind)):
        if verb in owner:
            raise row.error(f"the verb `{verb}` already stands in `{owner[verb]}`.")
        owner[verb] = row.text("id")


def _relation(row: Row, forms: Mapping[str, list[str]]) -> Relation:
    verbs = {kind: _verb_forms(row.texts(kind), forms) for kind in _VERBS}
    return Relation(
        id=row.text("id"),
        label=row.text("label"),
        note=row.text("note"),
        verbs=row.texts("verbs"),
        professing_verbs=row.texts("professing_verbs"),
        accusing_verbs=row.texts("accusing_verbs"),
        refusing_verbs=row.texts("refusing_verbs"),
        negated_verbs=row.texts("negated_verbs"),
        nouns=row.texts("nouns"),
        refusing_nouns=row.texts("refusing_nouns"),
        phrases=row.texts("phrases"),
        predicates=row.texts("predicates"),
        wished=row.text("wished"),
        of_blame=row.text("of_blame"),
        refused=row.text("refused"),
        verb_forms=verbs["verbs"],
        professing_verb_forms=verbs["professing_verbs"],
        accusing_verb_forms=verbs["accusing_verbs"],
        refusing_verb_forms=verbs["refusing_verbs"],
        negated_verb_forms=verbs["negated_verbs"],
        noun_forms=_noun_forms(row.texts("nouns")),
        refusing_noun_forms=_noun_forms(row.texts("refusing_nouns")),
    )


def _verb_forms(verbs: Iterable[str], forms: Mapping[str, list[str]]) -> dict[str, str]:
    """Return each form of the verbs with its lemma; listed forms win over regular ones."""
    found: dict[str, str] = {}
    for lemma in verbs:
        verb, blank, particle = lemma.partition(" ")
        listed = [form + blank + particle for form in forms.get(verb, ())]
        for form in listed or inflect(lemma):
            found.setdefault(form, lemma)
    return found


def _noun_forms(nouns: Iterable[str]) -> dict[str, str]:
    """Return each noun's singular and plural with the noun; only the first word changes."""
    found: dict[str, str] = {}
    for noun in nouns:
        head, blank, rest = noun.partition(" ")
        found |= {noun: noun, plural(head) + blank + rest: noun}
    return found
