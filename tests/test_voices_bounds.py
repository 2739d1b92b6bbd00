"""Where reported content begins and ends, each rule on a sentence or two made for it."""

import pytest

from analysis.voices.reader import read_text


def contents(text):
    """Return the content of each statement, its halves joined by dots."""
    return [
        " … ".join(text[start:end].strip('“”" ') for start, end in draft.segments)
        for draft in read_text(text).drafts
    ]


@pytest.mark.parametrize(
    ("text", "content"),
    [
        # what is named, joined or done by what is said belongs to it
        ("Lee said it hurts all, including the farms.", "it hurts all, including the farms"),
        ("Lee said it can be paid by raising a tax.", "it can be paid by raising a tax"),
        ("Lee said it held, and that Ray asked us.", "it held, and that Ray asked us"),
        (
            "Lee said it is about mending and raising roads.",
            "it is about mending and raising roads",
        ),
        ("Lee said it is “a new page” on trade.", "it is “a new page” on trade"),
        ("Lee said the tax, which Ray wrote, was fair.", "the tax, which Ray wrote, was fair"),
        ("Lee said it is “a mess,” because Ray left.", "it is “a mess,” because Ray left"),
        ("Lee said she got “it all” during the talks.", "she got “it all” during the talks"),
        # a hyphen is no dash, and the second of a pair ends nothing
        ("Lee said the 2,000-mile road is open.", "the 2,000-mile road is open"),
        ("Lee said the road - half a mile - is open.", "the road - half a mile - is open"),
        # the reporter goes on
        ("Lee defended the plan for farms by saying it held.", "the plan for farms"),
        ("Lee said it held and asked if Ray would go.", "it held"),
        ("Lee said the tax was fair, which pleased Ray.", "the tax was fair"),
        ("Lee said that it held - more than Ray did.", "that it held"),
        ("Lee said it was “a new page” on Monday.", "it was “a new page"),
        ("Lee said the pact held, a claim nobody shares.", "the pact held"),
        ("Lee said she will go, even though Ray stays.", "she will go"),
        ("Lee welcomed her call for a pact, but Ray has gone.", "a pact"),
        # what stands before or after a whole sentence in marks
        ("In a short talk, Lee said, “It is the end.”", "It is the end."),
        ("The pact, Lee told us in Rome, is dead.", "The pact … is dead"),
        ("If the pact fails, Lee said, “I will go.”", "If the pact fails … I will go."),
        ("Lee said, “We are all free” to go home.", "We are all free” to go home"),
        ("Lee said that it was “a mess,” but Ray left.", "that it was “a mess,"),
        ("Lee said that it holds but did not say how.", "that it holds"),
        ("In Rome, according to Lee, the pact is “dead.”", "In Rome … the pact is “dead."),
        # where a verb of saying is one, and what it says a clause
        ("Lee, however, says that it holds.", "that it holds"),
        ("Critics who asked for help say that it holds.", "that it holds"),
        ("Ray went, saying Lee broke the old law.", "Lee broke the old law"),
        ("Lee said late Monday that it held.", "that it held"),
        # no object holds a clause with another speaker
        ("Lee blasted the pact, Ray said it held.", "the pact"),
        ("Lee rejected the new pact when Ray said it held.", "the new pact"),
        # who is spoken to, and who is described
        ("Lee told her supporters, “It holds.”", "It holds."),
        ("Lee promised her budget would hold.", "her budget would hold"),
        (
            "Lee told a hall in wet Salem, Ohio, on the last of the days that it held.",
            "that it held",
        ),
        ("Lee urged the minister to think of the cold.", "the minister to think of the cold"),
        ("Lee described herself as a new voice.", "herself as a new voice"),
    ],
)
def test_bounds(text, content):
    assert content in contents(text)


def test_a_quotation_goes_on_without_marks():
    text = "“We hold,” Lee said. “I have no doubt that it was all planned” by the ministers"
    assert contents(text) == [
        "We hold, … I have no doubt that it was all planned” by the ministers"
    ]
    assert contents("“We hold,” Lee said. “Pact” is an old word.") == ["We hold,"]


def test_what_is_all_in_marks_goes_on():
    text = "“It is over,” Lee said, calling the pact “dead.” “We will go.”"
    assert contents(text)[0] == "It is over, … We will go."
