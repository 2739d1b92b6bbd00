"""Quotation marks: every house style, missing closes, running on, and cost on the worst input."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.texts import lines
from analysis.voices.marks import find_quotations


def quoted(text):
    return [text[q.inner_start : q.inner_end] for q in find_quotations(text, list(lines(text)))]


@pytest.mark.parametrize(
    ("text", "inside"),
    [
        ("“We can’t,” he said.", ["We can’t,"]),
        ('"We can\'t," he said.', ["We can't,"]),
        ("''We can't,'' he said.", ["We can't,"]),
        ("``We can,'' he said.", ["We can,"]),
        ("«We can», he said.", ["We can"]),
        ("„We can“, he said.", ["We can"]),
        ("'We can't,' he said.", ["We can't,"]),
        ("‘We can’t,’ he said.", ["We can’t,"]),
        ("The voters' rights and the '90s are no quotations.", []),
        ("'The voters' plan is bad,' he said.", ["The voters' plan is bad,"]),
        ("“He said ‘no’ to us,” she said.", ["He said ‘no’ to us,"]),
        ('A 5" pipe and "a quotation" here.', ["a quotation"]),
        ("Some “like this“ and “like that”.", ["like this", "like that"]),
        ("»We can«, he said.", ["We can"]),
        ("``We can´´ he said.", ["We can"]),
        ("‘It’s the “new” order, isn’t it,’ he said.", ["It’s the “new” order, isn’t it,"]),
        (
            "'It's the voters' choice,' he said, 'and it's final.'",
            ["It's the voters' choice,", "and it's final."],
        ),
        ("A stray ” mark and “one” more.", ["one"]),
        ("No marks at all.", []),
        ("“” and “ ” are empty.", []),
        ("“One.” “Two.” “Three.”", ["One.", "Two.", "Three."]),
    ],
)
def test_house_styles(text, inside):
    assert quoted(text) == inside


def test_a_missing_close_stays_in_its_paragraph():
    assert quoted("“Never closed, he said.\n\nNext paragraph.") == ["Never closed,"]
    assert quoted("“Never closed at all\n\nNext “one”.") == ["Never closed at all", "one"]


def test_a_quotation_over_paragraphs_is_found_part_by_part():
    text = "“A first part.\n\n“A second part,” he said."
    found = find_quotations(text, list(lines(text)))
    assert [q.runs_on for q in found] == [True, False]
    assert quoted(text) == ["A first part.", "A second part,"]


@given(st.text(alphabet="ab \n.,’'\"“”«»`´‘-", max_size=200))
def test_quotations_are_ordered_and_do_not_overlap(text):
    found = find_quotations(text, list(lines(text)) if text.strip() else [])
    for q in found:
        assert 0 <= q.start <= q.inner_start < q.inner_end <= q.end <= len(text)
    assert all(a.end <= b.start for a, b in pairwise(found))


@pytest.mark.parametrize("unit", ['"', "“", "'", "' a", "“a ", "‘a’ ", "''"])
def test_a_hundred_thousand_marks_are_read(unit):
    text = unit * (100_000 // len(unit))
    assert len(find_quotations(text, [(0, len(text))])) <= len(text)
