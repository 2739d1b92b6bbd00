"""Other questions than the order's: human rights, built in, and a village with one well."""

from __future__ import annotations

import html
import re
from pathlib import Path

import pandas as pd
import pytest

import analysis
from analysis.codebook import load_codebook
from analysis.errors import CodebookError
from analysis.measures.framing.mirror import mirror_of
from analysis.measures.framing.passages import PassageReading, read_passage
from analysis.measures.framing.wordings import find_wordings
from analysis.views.answer import answer

RIGHTS = load_codebook("human_rights")
NEWS = (
    "“China tramples on freedom of expression,” U.S. Secretary of State Antony Blinken said.\n\n"
    "“The United States undermines the right to development,” Chinese Foreign Ministry spokesman "
    "Lin Bo said. “We oppose the politicization of human rights.”\n\n"
    "Russian Foreign Minister Sergey Lavrov mocked “so-called universal human rights”."
)
SPEECH = "We uphold the rule of our treaties. We stand up for human dignity and civil rights."


def read(text: str, codebook: analysis.Codebook, **columns: str) -> analysis.Reading:
    rows = pd.DataFrame([{"doc_id": "a", "text": text, **columns}])
    return analysis.read(analysis.read_corpus(rows), codebook)


# ---- human rights


@pytest.mark.parametrize(
    ("text", "wordings"),
    [
        ("They spoke of human rights.", ["human rights"]),
        ("The Human Rights Council met.", ["human rights bodies"]),
        ("Human rights are universal, says the text.", ["universal human rights"]),
        ("It names economic, social and cultural rights.", ["economic and social rights"]),
        ("Nobody may interfere in their internal affairs.", ["interference in internal affairs"]),
        (
            "They meddle in our villages under the guise of human rights.",
            ["interference in the name of human rights"],
        ),
        ("Non-interference in others' internal affairs is a rule.", ["non-interference"]),
        ("We reject politicising the issue of human rights.", ["politicised human rights"]),
        ("Each people chooses its own path of development.", ["own path"]),
        ("The sea beyond national jurisdiction is deep.", []),
        ("The development model of the Alps is old.", []),
        ("A state has the right to develop its own technology.", []),
    ],
)
def test_wordings_of_human_rights(text: str, wordings: list[str]) -> None:
    assert [naming.wording for naming in find_wordings(text, RIGHTS)] == wordings


def judge(text: str, side: str) -> PassageReading:
    start, end = text.index("["), text.index("]") - 1
    return read_passage(text.replace("[", "").replace("]", ""), start, end, side, RIGHTS)


@pytest.mark.parametrize(
    ("text", "voice", "stance", "claims"),
    [
        ("We uphold [human rights].", "own", "for", [("defends", "self")]),
        ("Some invoke so-called [universal human rights].", "rejected", "against", None),
        ("Under the banner of [human rights], they bomb towns.", "rejected", "against", None),
        ("We condemn [human rights abuses].", "own", "against", [("demands", "self")]),
        ("Russia violates [children's rights].", "own", "for", [("violates", "sino_russian")]),
        ("The West undermines the [right to development].", "own", "for",
         [("threatened_by", "western")]),
        ("The West denies islanders the [right to development].", "own", "for",
         [("violates", "western")]),
        ("We met the [Human Rights Council].", "own", "neutral", []),
    ],
)  # fmt: skip
def test_a_speech_on_human_rights(
    text: str, voice: str, stance: str, claims: list[tuple[str, str]] | None
) -> None:
    found = judge(text, "sino_russian" if "Russia" not in text else "western")
    assert (found.voice, found.stance) == (voice, stance)
    if claims is not None:
        assert [(claim.relation, claim.agent_side) for claim in found.claims] == claims


def test_news_on_human_rights() -> None:
    reading = read(NEWS, RIGHTS)
    told = reading.wordings[["side", "wording", "voice", "stance"]].values.tolist()
    assert told == [
        ["western", "freedom of expression", "own", "for"],
        ["sino_russian", "right to development", "own", "for"],
        ["sino_russian", "politicised human rights", "own", "against"],
        ["sino_russian", "universal human rights", "rejected", "against"],
    ]
    assert answer(reading)[0].text == (
        "Both sides say the other endangers human rights, and they mean different rights: Antony "
        "Blinken (Western) names “freedom of expression” and says China violates it; Lin Bo "
        "(Sino-Russian) names “right to development” and says the United States threatens it."
    )


def test_a_document_that_is_one_speech() -> None:
    reading = read(SPEECH, RIGHTS, side="western", actor="Norway")
    assert reading.wordings["wording"].tolist() == ["human dignity", "civil and political rights"]
    assert (
        reading.claims[["relation", "other_side"]].values.tolist() == [["defends", "western"]] * 2
    )


# ---- a village and its well

WELL = """
name = "well"
title = "The well"
question = "Whose is the well?"
idea = "the well"
ideas = "wells"
include = ["relations.toml"]

[[side]]
id = "upper"
label = "Upper village"
members = ["Ada Bell", "Upper Council"]

[[side]]
id = "lower"
label = "Lower village"
members = ["Tom Reed"]

[[actor]]
id = "Ada Bell"
kind = "person"
aliases = ["Mrs Bell"]

[[actor]]
id = "Upper Council"
kind = "body"

[[actor]]
id = "Tom Reed"
kind = "person"

[[concept]]
id = "well"
label = "The well"
stance = "for"

[[concept]]
id = "blame"
label = "Blame"
stance = "against"

[[wording]]
id = "common well"
concept = "well"
patterns = ["(common|shared) well"]
leaning = "lower"
modifier = "common"

[[wording]]
id = "old water right"
concept = "well"
patterns = ["(old|ancient) water right*"]
leaning = "upper"

[[wording]]
id = "water theft"
concept = "blame"
patterns = ["water theft*", "(theft|thieves) of water"]
leaning = "shared"
"""
VILLAGE = (
    "“Tom Reed tramples on our old water rights,” Ada Bell said. “We defend them.”\n\n"
    "“The Upper Council threatens the common well,” Tom Reed said. “We oppose water theft.”\n\n"
    "Mrs Bell spoke of a “so-called common well”."
)


@pytest.fixture(scope="module")
def village(tmp_path_factory: pytest.TempPathFactory) -> analysis.Reading:
    path = tmp_path_factory.mktemp("well") / "well.toml"
    path.write_text(WELL, encoding="utf-8")
    return read(VILLAGE, load_codebook(path))


def foreign(text: str) -> list[str]:
    """Return the words that belong to the codebook that comes with the package."""
    return re.findall(r"\border\w*|Western|Sino|Russia|NATO|diploma\w*|[Rr]ules-based", text)


def test_a_village_has_its_own_answer(village: analysis.Reading) -> None:
    told = [sentence.text for sentence in answer(village)]
    assert told[0] == (
        "Both sides say the other endangers the well, and they mean different wells: Ada Bell "
        "(Upper village) names “old water rights” and says Tom Reed violates it; Tom Reed (Lower "
        "village) names “common well” and says Upper Council threatens it."
    )
    assert foreign(" ".join(told)) == []


def test_a_village_with_a_third_side(tmp_path: Path) -> None:
    path = tmp_path / "well.toml"
    third = WELL + (
        '[[side]]\nid = "hill"\nlabel = "Hill farm"\nmembers = ["Ann Lee"]\n'
        '[[actor]]\nid = "Ann Lee"\nkind = "person"\n'
    )
    path.write_text(third, encoding="utf-8")
    more = "\n\n“The Upper Council undermines the shared well,” Ann Lee said."
    told = [sentence.text for sentence in answer(read(VILLAGE + more, load_codebook(path)))]
    assert told[0].startswith("Each side says another endangers the well, and they mean different")
    assert any("No side is said to be warmer." in sentence for sentence in told)


def test_tables_of_a_village_know_no_other_sides(village: analysis.Reading) -> None:
    for table in (village.statements, village.wordings, village.claims, village.directed):
        assert set(table["side"]) <= {"upper", "lower"} and len(table)
    voices = village.wordings.groupby("wording")["voice"].agg(list).to_dict()
    assert voices["common well"] == ["own", "rejected"]
    assert village.wordings.set_index("wording").loc["water theft", "stance"] == "against"


def test_figures_of_a_village_drawn_from_bare_tables(village: analysis.Reading) -> None:
    mirror = mirror_of(village.wordings, village.claims)
    drawn = [
        analysis.plot_mirror(mirror),
        analysis.plot_wordings(village.wordings),
        analysis.plot_claims(village.claims),
        analysis.plot_tone_by_actor(village.tones),
        analysis.plot_directed_tone(village.directed),
        analysis.plot_sensitivity(village.tones),
        analysis.plot_timeline(village.statements, village.documents),
    ]
    for ax in drawn:
        texts = ax.figure.findobj(lambda artist: hasattr(artist, "get_text"))
        told = " ".join(text.get_text() for text in texts)
        assert foreign(told) == [] and re.search("Upper|upper|Ada|Reed", told)


def page_of(reading: analysis.Reading, folder: Path) -> str:
    """Return what a reader of the report sees, without the name of the package."""
    page = analysis.write_report(reading, folder).read_text(encoding="utf-8")
    body = re.sub(r"<style.*?</style>", "", page, flags=re.DOTALL)
    return html.unescape(re.sub(r"<[^>]+>", " ", body)).replace("Whose Order?", "")


def test_report_of_a_village_speaks_of_the_well(village: analysis.Reading, tmp_path: Path) -> None:
    told = page_of(village, tmp_path)
    assert "Whose is the well?" in told and foreign(told) == []
    for path in tmp_path.glob("*.csv"):
        assert foreign(path.read_text(encoding="utf-8")) == [], path.name


def test_report_on_human_rights_speaks_of_no_order(tmp_path: Path) -> None:
    assert not re.search(r"\border\w*", page_of(read(NEWS, RIGHTS), tmp_path))


def test_a_leaning_is_a_side_of_the_codebook(tmp_path: Path) -> None:
    path = tmp_path / "well.toml"
    path.write_text(WELL.replace('leaning = "upper"', 'leaning = "uper"'), encoding="utf-8")
    with pytest.raises(CodebookError) as caught:
        load_codebook(path)
    assert str(caught.value).endswith(
        "[[wording]] `old water right`: unknown `leaning` `uper`. Leanings are: upper, lower, "
        "shared, rare. Did you mean `upper`?"
    )
