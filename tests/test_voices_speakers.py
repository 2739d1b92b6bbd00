"""Who a source means: people and bodies, known or described, and the traps of nationality."""

from __future__ import annotations

import pandas as pd
import pytest

import analysis
from analysis.voices import read_statements

CODEBOOK = analysis.load_codebook()


def last_speaker(text, date=""):
    documents = analysis.read_corpus(
        pd.DataFrame({"doc_id": ["d"], "text": [text], "date": [date]})
    )
    return read_statements(documents, CODEBOOK)[0].iloc[-1]


W, S, OTHER = "western", "sino_russian", "other"


# ruff: noqa: E501 (one case a line reads better than a tidy margin)
@pytest.mark.parametrize(
    ("text", "actor", "side"),
    [
        # people with a description
        ("“We object,” Chinese Foreign Ministry spokesman Lin Bo said.", "Lin Bo", S),
        ("“We object,” the Kremlin’s Oleg Petrov said.", "Oleg Petrov", S),
        ("“No,” said Maria Orlova, a spokeswoman for the Russian Foreign Ministry.", "Maria Orlova", S),
        ("“No,” said Admiral Jack Hill, commander of the US Pacific Fleet.", "Jack Hill", W),
        ("Adm. Jack Hill of the U.S. Navy spoke. “No,” Hill said. He added that it was over.", "Jack Hill", W),
        ("A spokesman for the Chinese ministry, Lin Bo, said it would respond.", "Lin Bo", S),
        ("Britain’s new envoy, Jane Moss, said talks were near.", "Jane Moss", W),
        ("Brazilian minister Ana Lima said Brazil was neutral.", "Ana Lima", OTHER),
        # nobody named: the body or the government they speak for
        ("Moscow’s ambassador said the talks had failed.", "Russian government", S),
        ("A senior U.S. official said the talks had failed.", "US government", W),
        ("US officials said the talks had failed.", "US government", W),
        ("Beijing said it would respond.", "Chinese government", S),
        ("NATO said it would respond.", "NATO", W),
        ("The Pentagon said it would respond.", "US Department of Defense", W),
        ("The Chinese embassy in London said the claims were false.", "Chinese government", S),
        ("Chinese state media said the talks had failed.", "Chinese state media", S),
        # the traps
        ("The US envoy to Russia said the talks had failed.", "US government", W),
        ("The Chinese ambassador to the United States said it was over.", "Chinese government", S),
        # known to the codebook
        ("Zelensky said Ukraine would win.", "Volodymyr Zelenskyy", OTHER),
        ("State Department spokesman Ned Price said the US would act.", "Ned Price", W),
        # resolved inside the text
        ("German Chancellor Angela Merkel met Putin. “We need talks,” she said.", "Angela Merkel", W),
        ("Foreign Minister Wang Yi spoke. The minister said it was wrong.", "Wang Yi", S),
        ("Russian President Vladimir Putin arrived. He said it was wrong.", "Vladimir Putin", S),
    ],
)  # fmt: skip
def test_actor_and_side(text, actor, side):
    row = last_speaker(text)
    assert (row.actor, row.side) == (actor, side)


@pytest.mark.parametrize(
    ("text", "basis"),
    [
        ("Lavrov said it was wrong.", "codebook: Sergey Lavrov"),
        (
            "“We object,” Chinese Foreign Ministry spokesman Lin Bo said.",
            "described: Chinese Foreign Ministry spokesman Lin Bo",
        ),
        ("Ann Lee said it was wrong.", "no side listed or described"),
        ("She said it was wrong.", "“she” not resolved"),
        ("A US official said it was wrong.", "described: A US official"),
    ],
)
def test_the_basis_says_why(text, basis):
    assert last_speaker(text).basis == basis


def test_counterparts_and_heads_hold_in_other_texts():
    text = (
        "French Foreign Minister Paul Roche met Japanese Foreign Minister Ken Mori. "
        "“It went well,” Roche’s counterpart said."
    )
    row = last_speaker(text)
    assert row.actor == "Ken Mori"
    text = (
        "The plan was sound, according to OPEC’s Kuwaiti chief. "
        "OPEC Secretary General Omar Salem left on Monday."
    )
    assert last_speaker(text).actor == "Omar Salem"


def test_two_people_of_one_surname_are_kept_apart():
    text = "Li Keqiang and Li Keping met. “It went well,” Li Keping said."
    assert last_speaker(text).actor == "Li Keping"


def test_nobody_is_unattributed_and_kept():
    row = last_speaker("They said it was wrong.")
    assert (row.actor, row.side) == ("unattributed", "unattributed")
