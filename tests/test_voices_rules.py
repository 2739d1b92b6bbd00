"""Single rules for statements, each on a sentence or two made for it."""

import pytest

from analysis.voices.reader import read_text

POST = "It works, folks — Ann Lee (@annlee) May 1, 2020"
TURNS = "Q: Will it hold?\n\nA: I said it would.\n\nQ: Are you sure?"
BLOCK = '"The talks went on.\n\n"“We are close,” Ann Lee said.\n\n"Nobody else spoke."'
HEADLINE = "Lee: The Deal ‘Is Dead’\n\n“It is dead,” Ann Lee said."
TOPIC = "Trade war: what ‘we’ know\n\n“It is dead,” Ann Lee said."


def found(text):
    """Return (rule, source, content) of each statement, the tie left out of the rule."""
    return [
        (
            draft.rule.split(",")[0],
            text[slice(*draft.source)] if draft.source else "",
            " … ".join(text[start:end].strip('“”" ') for start, end in draft.segments),
        )
        for draft in read_text(text).drafts
    ]


@pytest.mark.parametrize(
    ("text", "rule", "source", "content"),
    [
        # who is quoted speaks, not who quotes
        ("The agency quoted Lee as saying it failed.", "clause", "Lee", "it failed"),
        ("“It failed,” Lee was quoted as saying.", "quotation before", "Lee", "It failed,"),
        ("“It failed,” TASS quoted Lee as saying.", "quotation before", "Lee", "It failed,"),
        ("Lee was quoted by TASS as saying that it failed.", "that", "Lee", "that it failed"),
        # whose view it is
        ("In Lee’s view, the pact is dead.", "in somebody's view", "Lee’s", "the pact is dead"),
        ("The pact is dead, in her opinion.", "in somebody's view", "her", "The pact is dead"),
        ("It is, in Lee’s words, “dead.”", "in somebody's view", "Lee’s", "dead."),
        # nouns and passives before the content
        ("Her answer was that it would fail.", "noun", "Her", "that it would fail"),
        ("Lee was asked, “Will it hold at all?”", "passive", "", "Will it hold at all?"),
        # the verb first, or in a clause of its own
        ("Said Ann Lee, “It cannot hold.”", "quotation after", "Ann Lee", "It cannot hold."),
        ("He prompted her to say, “It cannot hold.”", "quotation after", "He", "It cannot hold."),
        # what stands between a cue and its content
        ("Lee told a hall in Rome, Ohio, that it held.", "that", "Lee", "that it held"),
        ("Lee wrote to 20,000 friends, “It holds.”", "quotation after", "Lee", "It holds."),
        ("Lee told ABC’s “This Week” that it held.", "that", "Lee", "that it held"),
        ("Lee insists — wrongly — that it held.", "that", "Lee", "that it held"),
        ("Lee said earlier this month that it held.", "that", "Lee", "that it held"),
        ("BEIJING, May 1 (Agency) — Lee said it held.", "clause", "Lee", "it held"),
        # where content ends
        ("Lee, who said it held, issued a note.", "clause", "who", "it held"),
        ("Lee called it a “mess” before saying, “Go on.”", "quotation after", "Lee", "Go on."),
        ("Lee said it held, Ray said, “So far.”", "clause", "Lee", "it held"),
        ("Lee said it held on Monday’s “This Hour.”", "clause", "Lee", "it held"),
        # bylines
        ("“It works now.”—Ann Lee", "quotation and byline", "Ann Lee", "It works now."),
        ("“It works for us now.” [Wire]", "quotation and byline", "Wire", "It works for us now."),
        (POST, "post", "Ann Lee (@annlee)", "It works, folks"),
    ],
)  # fmt: skip
def test_one_rule(text, rule, source, content):
    assert (rule, source, content) in found(text)


def test_a_text_may_end_in_the_first_half_of_a_cue_of_two_words():
    assert found("“The deal is dead,” she said. It was dead, the court ruled") == found(
        "“The deal is dead,” she said."
    )


@pytest.mark.parametrize(
    "text",
    [
        "On “This Week,” it rained.",
        "The “poison pill” measures added by others were dropped.",
        'It rained. <img alt="A long line of people who all wait here"> It poured.',
        "The annual report was long, and their claims were many.",
    ],
)
def test_nothing_is_said(text):
    assert found(text) == []


class TestWhatLiesInside:
    def test_a_cue_inside_what_is_said_is_part_of_it(self):
        text = "Lee said that the critics praised the pact."
        assert found(text) == [("that", "Lee", "that the critics praised the pact")]

    def test_a_sure_one_is_read_and_says_so(self):
        rules = [draft.rule for draft in read_text("Lee said Ray warned that it failed.").drafts]
        assert rules == ["clause, subject", "that, subject, nested"]

    def test_words_in_marks_that_nobody_takes_go_to_the_surest_use(self):
        assert found("Lee ranked the pact as a “breakthrough” for all.")
        assert not found("Lee ranked the pact as a breakthrough for all.")


class TestIntroductions:
    def test_the_main_clause_owns_a_fronted_participle(self):
        text = "In rejecting the “deal of fools,” Ann Lee said it failed."
        assert ("clause", "Ann Lee", "it failed") in found(text)
        assert all(source == "Ann Lee" for _, source, _ in found(text))

    def test_a_light_word_leads_into_a_second_half(self):
        text = "“We hold,” Lee said. Then, “We always held the line here.”"
        assert found(text)[0][2] == "We hold, … We always held the line here."

    def test_a_quotation_goes_on_with_what_was_told(self):
        text = "Lee said that it held. “It always held.”"
        assert found(text) == [("that", "Lee", "that it held … It always held.")]

    def test_another_verb_of_saying_is_no_second_half(self):
        text = "“It holds,” Lee said, adding, “So far.”"
        assert [content for _, _, content in found(text)] == ["It holds,", "So far."]


class TestWholeParagraphs:
    def test_a_turn_is_not_opened(self):
        assert [content for _, _, content in found(TURNS)] == [
            "Will it hold?", "I said it would.", "Are you sure?",
        ]  # fmt: skip

    def test_a_turn_may_open_with_a_mark(self):
        marked = "\n\n".join(f'"{turn}' for turn in TURNS.split("\n\n"))
        assert [rule for rule, _, _ in found(marked)] == ["transcript"] * 3

    def test_a_block_of_another_text_is_read(self):
        assert found(BLOCK) == [("quotation before", "Ann Lee", "We are close,")]

    def test_a_headline_is_said_by_who_speaks_below(self):
        assert found(HEADLINE)[0] == ("headline", "Lee", "The Deal ‘Is Dead’")
        assert [rule for rule, _, _ in found(TOPIC)] == ["quotation before"]

    def test_verbs_of_a_headline_in_capitals_are_verbs(self):
        assert found("Minister Says The Pact Is Dead For Good")[0][:2] == ("clause", "Minister")

    def test_a_city_in_capitals_is_no_speaker(self):
        assert "transcript" not in str(found("NEW DELHI: The pact is dead, India said."))
