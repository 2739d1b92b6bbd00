"""Sides of speakers whose state is not said beside them, and whom names and pronouns mean."""

from __future__ import annotations

import pandas as pd
import pytest

import analysis
from analysis.voices import read_statements

CODEBOOK = analysis.load_codebook()
W, S, OTHER = "western", "sino_russian", "other"


def speakers(text):
    documents = analysis.read_corpus(pd.DataFrame({"doc_id": ["d"], "text": [text]}))
    return read_statements(documents, CODEBOOK)[0]


# ruff: noqa: E501 (one case a line reads better than a tidy margin)
@pytest.mark.parametrize(
    ("text", "actor", "side"),
    [
    # statements and reports: whoever issued them
    ("The Pentagon released its annual report. The report said it was late.", "US Department of Defense", W),
    ("A study by NATO names Russia. The study said it was late.", "NATO", W),
    ("China criticised the report. The report said it was late.", "The report", OTHER),
    ("Russia said no. A joint statement said it was late.", "Russian government", S),
    # a ministry's officials, and what `it` means
    ("A senior US defense official said it was late.", "US Department of Defense", W),
    ("NATO said no. China has ships. It said it was late.", "Chinese government", S),
    ("NATO said no. Chinese officials said yes. It said it was late.", "NATO", W),
    ("MOSCOW, June 5 (Wire) - NATO said no. “It is late,” a spokesperson said.", "NATO", W),
    ("In Berlin’s view, it is late.", "German government", W),
    # parties, parliaments and states of a union
    ("Labour’s shadow minister, Jane Moss, said it was late.", "Jane Moss", W),
    ("Conservative peer Baroness Wells said it was late.", "Wells", W),
    ("Sen. Tom Wells (R-Fla.) said it was late.", "Tom Wells", W),
    ("Rep. Jane Moss, D-Calif., said it was late.", "Jane Moss", W),
    ("Senator Tom A. Wells, Democrat of Ohio, said it was late.", "Tom A. Wells", W),
    ("The Liberal Democrats’ Jane Moss said it was late.", "Jane Moss", W),
    ("BJP spokesperson Anil Rana said it was late.", "Anil Rana", OTHER),
    # titles that run into a name, brackets, copulas
    ("Director of the Russian Foreign Ministry’s Legal Department Oleg Petrov said it was late.", "Oleg Petrov", S),
    ("German Ambassador to India Karl Maurer said it was late.", "Karl Maurer", W),
    ("Karl Maurer (Norway) said it was late.", "Karl Maurer", W),
    ("Oleg Petrov is a member of Russia’s upper house. It was late, Petrov said.", "Oleg Petrov", S),
    ("Jane Moss has been Estonia’s foreign minister for a year. “No,” Moss said.", "Jane Moss", W),
    ("Putin adviser Oleg Petrov said it was late.", "Oleg Petrov", S),
    # who studies, lives or teaches somewhere speaks for nobody there
    ("Jane Moss, who has studied China for years, said it was late.", "Jane Moss", OTHER),
    ("Jane Moss of the University of London said it was late.", "Jane Moss", OTHER),
    ("Jane Moss, a lawyer in Moscow, said it was late.", "Jane Moss", OTHER),
    ("Jane Moss, director at the China Institute, said it was late.", "Jane Moss", OTHER),
    ("US scholar Jane Moss said it was late.", "Jane Moss", W),
    ("Li Bo, an adviser to China’s State Council, said it was late.", "Li Bo", S),
    # what follows a fronted phrase describes nobody
    ("According to Jane Moss, Russian ships were near. Moss said it was late.", "Jane Moss", OTHER),
    # names
    ("Steve Tsai said it was late.", "Steve Tsai", OTHER),
    ("Andrei A. Gromyko said it was late.", "Andrei Gromyko", S),
    ("Dmitriy Peskov said it was late.", "Dmitry Peskov", S),
    ("Chad Wells said it was late.", "Chad Wells", OTHER),
    ("French minister Paul de Roche said it was late. De Roche smiled.", "Paul de Roche", W),
    # the state is told elsewhere
    ("MOSCOW, June 5. /TASS/. Deputy Foreign Minister Oleg Petrov said it was late.", "Oleg Petrov", S),
    ("Beijing (CNN) — Talks failed. Defense Minister Li Bo said it was late.", "Li Bo", S),
    ("MOSCOW, June 5 -- Acme spokesman Oleg Petrov said it was late.", "Oleg Petrov", OTHER),
    ("China smiled. A senior defense official said it was late.", "A senior defense official", OTHER),
    ("In a paper on what the talks had meant to Beijing, Jane Moss was brief. Major General Tom Wells said it was late.", "Tom Wells", OTHER),
    ("The European Union met. Its spokeswoman, Jane Moss, said it was late.", "Jane Moss", W),
    ("Boris Johnson spoke. His adviser said it was late.", "UK government", W),
    ("Britain’s security minister said it was late. Jane Moss said it was too late.", "Jane Moss", W),
    # namesakes
    ("South Korea’s Joint Chiefs of Staff said it was late.", "South Korean Joint Chiefs of Staff", OTHER),
    ("The Philippines protested. National Security Council spokesman Jose Cruz said it was late.", "Jose Cruz", OTHER),
    ("The United States protested. The National Security Council said it was late.", "US National Security Council", W),
    # ministries
    ("Beijing’s foreign ministry said it was late.", "Chinese Foreign Ministry", S),
    ("The foreign ministry in Beijing said it was late.", "Chinese Foreign Ministry", S),
    ("The Chinese foreign ministry met. A spokesman for the ministry said it was late.", "Chinese Foreign Ministry", S),
    ("The delegate of Mexico said it was late.", "Mexican government", OTHER),
    ("The Global Times said in an editorial that it was late.", "Global Times", S),
    # roles for who spoke before
    ("German MP Karl Maurer spoke. “No,” Maurer said. The politician said it was late.", "Karl Maurer", W),
    ("US envoy Tom Wells said no. The retired general said it was late.", "Tom Wells", W),
    ("NATO Secretary General Jens Stoltenberg came. The NATO chief said it was late.", "Jens Stoltenberg", W),
    ("European Commission President Ursula von der Leyen came. The commission chief said it was late.", "Ursula von der Leyen", W),
    ("Estonian minister Jane Moss came. The Estonian said it was late.", "Jane Moss", W),
    ("French Ambassador Paul Roche came. “Yes,” Roche said. Russian spokesman Oleg Petrov said no. The French envoy said it was late.", "Paul Roche", W),
    ("Tom Wells, Tory chairman of a committee, backed the mission. “No,” the former soldier said.", "Tom Wells", W),
    ("The U.S. Ambassador to India, Tom Wells, was sharper. “No,” the envoy said.", "Tom Wells", W),
    ("Tom Wells, the US envoy, came. “No,” said the hotelier-turned-diplomat.", "Tom Wells", W),
    ("Chinese Defense Minister Li Shangfu took the stage. The general, who has been under US sanctions for years, said it was late.", "Li Shangfu", S),
    ("Russia's defence minister, Sergei Shoigu, left. Russia's defence minister said it was late.", "Sergei Shoigu", S),
    # months that are names, titles before names, namesakes
    ("Prime Minister Theresa May left. Mrs May said it was late.", "Theresa May", W),
    ("State Councilor and Foreign Minister Wang Yi said it was late.", "Wang Yi", S),
    ("China's ambassador, Zhang Jun, said it was late.", "Zhang Jun", S),
    ("Wang Yi left. Wang Lee, a baker, came. Wang said it was late.", "Wang Lee", OTHER),
    # seats, bodies recalled by a noun, leaders' administrations
    ("Indonesia’s foreign ministry said it was late.", "Indonesian Foreign Ministry", OTHER),
    ("China’s mission to the United Nations said it was late.", "Chinese Mission to the United Nations", S),
    ("The Chinese embassy in Oslo wrote. An embassy spokesman said it was late.", "Chinese Embassy in Oslo", S),
    ("NATO met. One alliance official said it was late.", "NATO", W),
    ("The MoD was calm. Russia fumed. The Ministry of Defence said it was late.", "UK Ministry of Defence", W),
    ("The European Union met. The Commission said it was late.", "European Commission", W),
    ("The Biden administration said it was late.", "US government", W),
    ("A senior Trump administration official said it was late.", "US government", W),
    ("Australia cheered. In Tokyo, the defense ministry said it was late.", "Japanese Defense Ministry", W),
    ("The Eastern Theater Command sent jets. “No,” Col. Shi Bo, a spokesman for the command, said.", "Shi Bo", S),
    ("NATO met. Admiral Paul Roche, deputy head of the alliance’s maritime command, said it was late.", "Paul Roche", W),
    ("Russia's foreign ministry wrote. A source in the ministry said it was late.", "Russian Foreign Ministry", S),
    ("An adviser to President Vladimir Putin said it was late.", "Russian government", S),
    # of whom: an academy that is listed, a post abroad, an institute nobody lists
    ("Li Bo, a fellow at the Chinese Academy of Social Sciences, said it was late.", "Li Bo", S),
    ("Tom Wells, who served as ambassador in Moscow, said it was late.", "Tom Wells", OTHER),
    ("Canberra waited. Wu Bo, president of the Institute for Coastal Studies, said it was late.", "Wu Bo", OTHER),
    # who goes on speaking, and who speaks before a relative clause
    ("“No,” NATO chief Jens Stoltenberg said. He stressed that China does not regard it as late and said it was early.", "Jens Stoltenberg", W),
    ("A Russian official who was not authorized to speak to the press said it was late.", "Russian government", S),
    ("Hours after the summit, Russia's regulator barred it, saying it was late.", "Russia's regulator", S),
    ("NATO said yes. Russia's foreign ministry fumed. “No,” it said.", "Russian Foreign Ministry", S),
    ("Bonn Lee, a fellow at the Lowy Institute, said it was late.", "Bonn Lee", W),
    ("NATO met. The 30-nation alliance said it was late.", "NATO", W),
    ("US Treasury experts met. A senior Treasury official said it was late.", "US Department of the Treasury", W),
    # pronouns
    ("Economy Minister Peter Altmaier got a letter from Tom Wells, the U.S. ambassador. “No,” Wells said. The minister was calm. He said it was late.", "Peter Altmaier", W),
    ("Nato chief Mark Rutte left. The former Dutch PM said it was late.", "Mark Rutte", W),
    ("“Yes,” Lavrov said.\n\nIn Oslo, Colonel Karl Maurer, head of Norway’s rangers, waits. “No,” he says.", "Karl Maurer", W),
    ("“Yes,” Lavrov said.\n\nWe met Jane Moss, who runs a school. “No,” she says.", "Jane Moss", OTHER),
    ("“Yes,” Lavrov said.\n\nThe talks came after Trump’s call. He said it was late.", "Sergey Lavrov", S),
    ("“Yes,” Lavrov said.\n\nPeter, 23, a student, shook his head. “No,” he said.", "Peter", OTHER),
    ],
)  # fmt: skip
def test_actor_and_side(text, actor, side):
    row = speakers(text).iloc[-1]
    assert (row.actor, row.side) == (actor, side)


@pytest.mark.parametrize(
    ("text", "basis"),
    [
        (
            "MOSCOW, June 5 -- Defense Minister Oleg Petrov said it was late.",
            "described: defense minister Oleg Petrov, in a report from Russia",
        ),
        (
            "The Royal Navy sailed. Commander Tom Wells said it was late.",
            "described: commander Tom Wells, where Royal Navy is spoken of",
        ),
        (
            "Sen. Tom Wells (R-Fla.) said it was late.",
            "described: Sen. Tom Wells (R-Fla.",
        ),
    ],
)
def test_the_basis_holds_the_words_it_rests_on(text, basis):
    assert speakers(text).iloc[-1].basis == basis


def test_another_bearer_of_a_surname_is_no_mention_of_the_known_one():
    documents = analysis.read_corpus(
        pd.DataFrame({"doc_id": ["d"], "text": ["Hunter Biden came."]})
    )
    assert "Joe Biden" not in read_statements(documents, CODEBOOK)[1].actor.tolist()
