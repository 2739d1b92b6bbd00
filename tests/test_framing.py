"""Voice, stance and claims of wordings, on sentences made for these tests."""

from __future__ import annotations

import time
from typing import Any

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import analysis
from analysis.codebook import load_codebook
from analysis.measures.framing.framing import read_framing
from analysis.measures.framing.passages import PassageReading, read_passage
from analysis.tables import MENTIONS, SENTENCES, STATEMENTS

CODEBOOK = load_codebook()


def judge(text: str, side: str = "western", **more: Any) -> PassageReading:
    """Read the wording between square brackets."""
    start, end = text.index("["), text.index("]") - 1
    plain = text.replace("[", "").replace("]", "")
    return read_passage(plain, start, end, side, CODEBOOK, **more)


def claims(text: str, side: str = "western", **more: Any) -> list[tuple[str, str]]:
    found = judge(text, side, **more).claims
    return [(claim.relation, claim.agent_side) for claim in found]


# ---- voice


@pytest.mark.parametrize(
    ("text", "voice"),
    [
        ("We trust the [rules-based order].", "own"),
        ("Everyone knows the so-called [rules-based order].", "rejected"),
        ("Their capitals praise a “[rules-based order]” every day.", "rejected"),
        ("Under the banner of a [rules-based order], the West closes its ports.", "rejected"),
        ("Some capitals impose the [rules-based order] on islands.", "rejected"),
        ("They replace the treaties with some sort of [rules-based order].", "rejected"),
        ("The [rules-based order] is a sham.", "rejected"),
        ("Some writers argue that the [global order] will be regional.", "reported"),
        ("The so-called [global governance] ended there.", "reported"),
        ("I am here to talk about [universal values].", "own"),
        ("We hope that when talking of [universal values] they think.", "reported"),
        ("We argue that the [global order] will be regional.", "own"),
        ("Critics say that our [multilateral system] is old.", "own"),
        ("We must avoid “[double standards]” at sea.", "own"),
        ("The word “[hegemony]” is never defined.", "rejected"),
        ("We adopted the “[responsibility to protect]” here.", "own"),
        # marks: names, joint texts, what is commonly so called
        ("Their press praises the “[Free World] Radio” at night.", "own"),
        ("The two leaders will advance a “[free world]” together.", "own"),
        ("It could be called a “new [world order]” of traders.", "own"),
        ("They adopted what are commonly known as the “[five principles]” there.", "reported"),
        ("The so-called guardians of the [rule of law] slept.", "own"),
        ("This is a pretext for [interference in internal affairs].", "own"),
        ("It came under the pretext of [interference in internal affairs].", "rejected"),
        # verbs and nouns of saying
        ("Some say the [rule of law] is a luxury.", "reported"),
        ("It is said that the [new world order] is near.", "reported"),
        ("It must be said that the [new world order] is near.", "own"),
        ("History tells us that the [rule of law] is dear.", "own"),
        ("One might think that the [rule of law] is dear.", "own"),
        ("All states say that the [rule of law] is dear.", "own"),
        ("Let me say that the [rule of law] is dear.", "own"),
        ("Some would have us believe that the [rule of law] is dear.", "reported"),
        ("Some maintain that [international order] in our waters.", "own"),
        ("Some capitals speak well, but we trust the [rule of law].", "own"),
        ("Some point out that the [rule of law] is dear.", "reported"),
        ("The claim that the [rule of law] is dear is old.", "reported"),
        ("The claims that serve the [rule of law] are old.", "own"),
        ("The myth that the [rule of law] is dear is old.", "rejected"),
        ("His view that the [rule of law] is dear is old.", "reported"),
        ("We share his view that the [rule of law] is dear.", "own"),
        ("It is not [hegemony], as some claim.", "reported"),
        ("Some capitals accuse the islands of [hegemony].", "rejected"),
        ("We accuse the raiders of [hegemony].", "own"),
        # quotations longer than the wording
        ("He wrote: “Nothing lasts as long as the [rule of law] in a port.”", "reported"),
        ("We wrote: “Nothing lasts as long as the [rule of law] in a port.”", "own"),
        ("The paper entitled “On boats, nets and the [rule of law] in a port” is out.", "own"),
        ("He smiled. “Nothing lasts as long as the [rule of law] in a port.”", "reported"),
        ("It rained. “Nothing lasts as long as the [rule of law] in a port.”", "own"),
    ],
)
def test_voice(text: str, voice: str) -> None:
    assert judge(text, "sino_russian").voice == voice


def test_a_banner_is_the_other_sides_only_where_that_is_named() -> None:
    assert judge("Let us meet under the banner of [peaceful coexistence].").voice == "own"
    text = "Russia came under the banner of [peaceful coexistence]."
    assert judge(text, "western").voice == "rejected"


def test_a_sentence_in_marks_is_whosever_name_stands_before_it() -> None:
    text = "Russia answered. “Nothing lasts as long as the [rule of law] in a port.”"
    assert judge(text, "western").voice == "reported"
    assert judge(text, "sino_russian").voice == "own"


def test_a_quotation_keeps_the_stance_it_shows() -> None:
    text = "He wrote: “Nothing lasts as long as the [rule of law] in a port.”"
    assert judge(text).stance == "for"
    assert judge("Some say the [rule of law] is a luxury.").stance == "neutral"


def test_what_a_speakers_own_side_says_is_not_handed_on() -> None:
    text = "Norway believes that the [rules-based order] is worth its price."
    assert judge(text, "western").voice == "own"
    assert judge(text, "sino_russian").voice == "reported"


# ---- stance


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("We must uphold the [international order].", "for"),
        ("The [international order] is large.", "neutral"),
        ("The [international order] must be replaced.", "against"),
        ("We live in a [multipolar] world.", "neutral"),
        ("We see a trend towards a [multipolar] world.", "for"),
        ("Some writers say that a secure [world order] is dear.", "for"),
        ("Some writers say that the [new world order] is near.", "neutral"),
        ("They pursue [hegemony].", "against"),
        ("There were [military blocs] then.", "neutral"),
        ("We oppose [military blocs].", "against"),
        ("Some states violated the [purposes and principles of the Charter].", "for"),
        ("They speak for their so-called [rules-based order].", "against"),
        ("We take part in reforming the [international system].", "neutral"),
        ("Only an [international order] of equals lasts.", "for"),
        ("The old [international order] is fading.", "against"),
        ("They saw the formation of [military blocs].", "against"),
        ("We work to ensure that in the [multipolar] age fishermen meet.", "neutral"),
    ],
)
def test_stance(text: str, stance: str) -> None:
    assert judge(text).stance == stance


# ---- claims: what is done


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        # verbs, and chains of them
        ("We uphold the [rules-based order].", ("defends", "self")),
        ("Our fishermen are committed to strengthening [international law].", ("defends", "self")),
        ("Let us build a [new world order].", ("demands", "self")),
        ("What we need is a [new international order].", ("demands", "self")),
        ("We have built a [liberal world order].", ("built_by", "self")),
        ("We call for the establishment of a [new world order].", ("demands", "self")),
        ("Debates go on about how to build a [fair world order] for us.", ("demands", "self")),
        # passives, participles, relative clauses
        ("[International law] must be upheld.", ("defends", "self")),
        ("A [rules-based order] is essential.", ("defends", "self")),
        ("The [rule of law] needs to be strengthened.", ("defends", "self")),
        ("The [rules-based order] is under threat.", ("threatened_by", "unnamed")),
        ("Peace lasts only when a [new world order] is established.", ("demands", "self")),
        ("The [rules-based order] has been shaken by Russia.", ("threatened_by", "sino_russian")),
        ("The [rules-based order] is being eroded by Russia.", ("threatened_by", "sino_russian")),
        ("The [rules-based order] that we built was fair.", ("built_by", "self")),
        ("The [power politics] practised by Russia failed.", ("built_by", "sino_russian")),
        # nouns
        ("Our commitment to the [rule of law] is firm.", ("defends", "self")),
        ("We support efforts for the creation of a [new world order].", ("demands", "self")),
        ("We saw violations of [international law] by Russia.", ("violates", "sino_russian")),
        ("We see attempts to undermine [international law].", ("threatened_by", "unnamed")),
        (
            "We regard Russia as a threat to the [rules-based order].",
            ("threatened_by", "sino_russian"),
        ),
        ("We act in line with [international law].", ("defends", "self")),
        (
            "We work for the establishment of a [fair world order] by peaceful means.",
            ("demands", "self"),
        ),
        # what is blamed
        ("No country should seek [hegemony].", ("demands", "self")),
        ("Russia seeks [hegemony].", ("built_by", "sino_russian")),
        ("Russia wants to establish a [unipolar world].", ("demands", "sino_russian")),
        ("At noon, relying on [double standards], Russia voted.", ("built_by", "sino_russian")),
        ("Russia’s [hegemony] is over.", ("built_by", "sino_russian")),
        ("The [unilateralism] and pride of Russia hurt us.", ("built_by", "sino_russian")),
        ("The world must not tolerate [double standards].", ("demands", "other")),
        ("We reject every kind of [bloc politics].", ("demands", "self")),
        ("There is no place for [double standards].", ("demands", "self")),
        ("[Hegemony] has no place here.", ("demands", "self")),
        ("Russia has not given up its bid for [hegemony].", ("built_by", "sino_russian")),
    ],
)
def test_claim(text: str, claim: tuple[str, str]) -> None:
    assert claims(text) == [claim]


def test_or_carries_a_denial_on() -> None:
    assert claims("We will never seek gain or try to build [hegemony].") == [("demands", "self")]


def test_a_deed_that_a_modal_verb_asks_for_is_wished() -> None:
    assert claims("Respect for [international law] must guide sailors.") == [("defends", "self")]


def test_they_who_act_are_somebody() -> None:
    text = "Years ago they strongly denounced [hegemony]."
    assert claims(text, "sino_russian") == [("demands", "other")]


def test_what_is_imposed_is_told_from_what_it_is_imposed_under() -> None:
    assert judge("The council imposed a ban under the [rule of law].").voice == "own"


def test_who_opposes_harm_defends_and_the_harm_is_told_too() -> None:
    found = claims("We oppose all attempts to undermine [international law].")
    assert set(found) == {("defends", "self"), ("threatened_by", "unnamed")}


@pytest.mark.parametrize(
    "text",
    [
        "We hope for talks without [power politics].",
        "We work to ensure that in the [multipolar] age fishermen meet.",
        "The [rules-based order] is old.",
        "Norland does not undermine the [rules-based order].",
        "War was avoided by [power politics].",
        "They live in an era of [hegemony].",
        "To achieve their ends, the makers of [military blocs] travel.",
        "The paper grows old as [hegemony] becomes the law of nations.",
        "While the great keep their promises, [peaceful coexistence] comes first.",
        "The treaties rest on generally accepted [principles of the Charter].",
    ],
)
def test_no_claim(text: str) -> None:
    assert claims(text) == []


# ---- claims: who does it


@pytest.mark.parametrize(
    ("text", "side"),
    [
        ("My delegation supports the [rule of law].", "self"),
        ("It is important to uphold the [rule of law].", "self"),
        ("The two leaders reaffirmed the [rule of law].", "self"),
        ("Norway hosted Peru. They reaffirmed the [rule of law].", "self"),
        ("Member States must uphold the [rule of law].", "other"),
        ("The international community should defend the [rule of law].", "other"),
        ("It is time for all states to respect the [rule of law].", "other"),
        ("We urge all parties to respect the [rule of law].", "other"),
        ("Some states undermine the [rule of law].", "unnamed"),
        ("States willing to break it threaten the [rule of law].", "unnamed"),
        ("China and Russia undermine the [rule of law].", "sino_russian"),
        ("Russia, which undermines the [rule of law], left.", "sino_russian"),
        ("Russia should act and, while it can, uphold the [rule of law].", "sino_russian"),
        ("In its attempts to undermine the [rule of law], Russia failed.", "sino_russian"),
        (
            "We see Russia’s attempts to undermine the [rule of law] by paying judges.",
            "sino_russian",
        ),
        ("We fear Russia’s attempts to end peace by pursuing [hegemony].", "sino_russian"),
    ],
)
def test_agent(text: str, side: str) -> None:
    assert [found for _, found in claims(text)] == [side]


def test_a_state_of_the_speakers_side_is_the_speaker_unless_the_country_says_otherwise() -> None:
    text = "Norway will uphold the [rule of law]."
    assert claims(text) == [("defends", "self")]
    assert claims(text, country="Norway") == [("defends", "self")]
    assert claims(text, country="Canada") == [("defends", "western")]
    assert claims(text, "sino_russian") == [("defends", "western")]


def test_a_side_is_that_of_the_year() -> None:
    text = "The [rule of law] is threatened by China."
    assert claims(text, date="1965") == [("threatened_by", "other")]
    assert claims(text, date="1985") == [("threatened_by", "sino_russian")]


def test_evidence_is_a_span_of_the_text() -> None:
    text = "Now Russia undermines the rule of law."
    (claim,) = read_passage(text, 26, 37, "western", CODEBOOK).claims
    assert text[claim.start : claim.end] == "Russia undermines the rule of law"
    assert claim.agent == "Russia"


# ---- the tables


def read(text: str) -> analysis.Reading:
    documents = analysis.read_corpus(pd.DataFrame({"doc_id": ["a"], "text": [text]}))
    return analysis.read(documents, CODEBOOK)


def test_a_naming_tells_its_modifier() -> None:
    wordings = read("A rules-based order is no multipolar world, and law is no order.").wordings
    assert wordings.modifier.tolist() == ["rules-based", "multipolar"]


def test_a_party_of_no_side_is_named_in_the_claims() -> None:
    found = read("“All nations must uphold the rule of law,” Stoltenberg said.").claims
    assert found[["relation", "other", "other_side"]].values.tolist() == [
        ["defends", "All nations", "other"]
    ]


def test_a_wish_that_nobody_is_named_for_is_the_speakers() -> None:
    found = read("“The rule of law must be upheld,” Stoltenberg said.").claims
    assert found[["relation", "other"]].values.tolist() == [["defends", "Jens Stoltenberg"]]


def test_so_called_refuses_unless_the_codebook_says_that_it_is_a_mere_name(tmp_path: Any) -> None:
    book = tmp_path / "tide.toml"
    head = 'name = "tide"\ntitle = "Tide"\nquestion = "?"\n[[concept]]\nid = "c"\nlabel = "C"\n'
    wording = '[[wording]]\nid = "dyke"\nconcept = "c"\npatterns = ["dyke*"]\n'
    voices = []
    for more in ("", 'stance = "neutral"\n'):
        named = head + 'stance = "for"\n' if more else head
        book.write_text(named + wording + more, encoding="utf-8")
        found = read_passage("The so-called dykes broke.", 14, 19, "other", load_codebook(book))
        voices.append(found.voice)
    assert voices == ["rejected", "reported"]


def test_another_question_may_have_other_relations(tmp_path: Any) -> None:
    book = tmp_path / "tide.toml"
    book.write_text(
        'name = "tide"\ntitle = "Tide"\nquestion = "Who tends the dykes?"\n'
        '[[concept]]\nid = "dykes"\nlabel = "Dykes"\nstance = "for"\n'
        '[[wording]]\nid = "dyke"\nconcept = "dykes"\npatterns = ["dyke*"]\n'
        '[[relation]]\nid = "defends"\nlabel = "tends"\nverbs = ["mend"]\n',
        encoding="utf-8",
    )
    text = "We mend the dykes, and nobody should seek to end the dykes."
    codebook = load_codebook(book)
    found = read_passage(text, 12, 17, "other", codebook)
    assert [claim.relation for claim in found.claims] == ["defends"]
    assert read_passage(text, 53, 58, "other", codebook).claims == ()


@pytest.mark.parametrize(
    "unit",
    [
        "we seek to uphold the rules-based order and ",
        "they oppose attempts to undermine hegemony, ",
        "order rules-based “ ",
    ],
)
def test_a_sentence_without_end_is_read_in_linear_time(unit: str) -> None:
    def seconds(n: int) -> float:
        documents = analysis.read_corpus(pd.DataFrame({"doc_id": ["a"], "text": [unit * n]}))
        sentences = SENTENCES.frame(
            [{"doc_id": "a", "sentence_id": 0, "start": 0, "end": len(unit) * n, "kind": "text"}
             | {"text": unit * n}]
        )  # fmt: skip
        tables = documents, sentences, STATEMENTS.frame([]), MENTIONS.frame([])
        began = time.process_time()
        read_framing(*tables, CODEBOOK)
        return time.process_time() - began

    seconds(50)
    assert seconds(2400) < 8 * seconds(600) + 0.2  # four times the text


SIGNS = """the “ ” rules-based order so-called we they must not , ; — ( ) be upheld by Russia of
    hegemony to is that which no place for""".split()


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(SIGNS), min_size=1, max_size=14).map(" ".join), st.data())
def test_any_span_of_any_text_is_read(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    found = read_passage(text, start, end, "western", CODEBOOK)
    for claim in found.claims:
        assert 0 <= claim.start < claim.end <= len(text)
