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
        The rows of the table `relation`.
    forms : mapping
        Forms of irregular verbs by their base form.
    """
    built: dict[str, Relation] = {}
    owner: dict[str, str] = {}
    ids = [row.text("id") for row in rows]
    for row in rows:
        row.one_of("id", RELATIONS, "Relations")
        if row.text("id") in built:
            raise row.error(f"the id `{row.text('id')}` comes twice; give each row its own.")
        for key in _TURNS:
            row.one_of(key, ids, "Relations of this codebook")
        _claim_verbs(row, owner)
        built[row.text("id")] = _relation(row, forms)
    return built


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
