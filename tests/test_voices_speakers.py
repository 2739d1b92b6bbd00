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
        ("The Chinese embassy in London said the claims were false.", "Chinese Embassy in London", S),
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
    ("text", "actor", "side"),
    [
    # descriptions
    ("Kremlin spokeswoman Vera Lenina said talks were near.", "Vera Lenina", S),
    ("“No,” said the Kremlin’s Dmitry Peskov.", "Dmitry Peskov", S),
    ("“No,” said Bo Ling, spokesperson at the Chinese embassy in Canberra.", "Bo Ling", S),
    ("Senior US State Department official Amy Crane said it was over.", "Amy Crane", W),
    ("The German defence minister, Karl Maurer, said Berlin would pay.", "Karl Maurer", W),
    ("Karl Maurer, Germany’s defence minister, said Berlin would pay.", "Karl Maurer", W),
    ("Lin Bo, China’s ambassador in Paris, said the talks had failed.", "Lin Bo", S),
    ("Jack Hill, who heads the US Pacific Fleet, said ships would sail.", "Jack Hill", W),
    ("Olga Sorina, who leads Russia’s delegation, said it was a mistake.", "Olga Sorina", S),
    ("Ken Mori, the Japanese prime minister, said it was a mistake.", "Ken Mori", W),
    ("Former Australian premier Tom Wells said it was a mistake.", "Tom Wells", W),
    ("Retired U.S. general Jack Hill said it was a mistake.", "Jack Hill", W),
    ("Moscow-based analyst Ivan Demin said it was a mistake.", "Ivan Demin", OTHER),
    ("Analyst Ivan Demin of the Carnegie Moscow Center said it was a mistake.", "Ivan Demin", OTHER),
    ("Philippine defence secretary Gil Santos said Manila would not yield.", "Gil Santos", OTHER),
    ("Ukrainian President Petro Bondar said the war must end.", "Petro Bondar", OTHER),
    ("Estonian prime minister Kadri Tamm said the alliance was ready.", "Kadri Tamm", W),
    ("The EU’s top diplomat, Carla Ruiz, said sanctions would follow.", "Carla Ruiz", W),
    ("NATO spokeswoman Ida Berg said the drill was defensive.", "Ida Berg", W),
    ("Rear Admiral Tom Wells of the Royal Navy said the ship was tracked.", "Tom Wells", W),
    # traps
    ("America’s ambassador to China, Amy Crane, said trade would grow.", "Amy Crane", W),
    ("Amy Crane, the US ambassador to China, said trade would grow.", "Amy Crane", W),
    ("China’s ambassador to Britain, Lin Bo, said trade would grow.", "Lin Bo", S),
    ("Lin Bo, Beijing’s envoy to Washington, said trade would grow.", "Lin Bo", S),
    ("Russia’s envoy to NATO, Oleg Petrov, said the line was crossed.", "Oleg Petrov", S),
    ("The Russian ambassador in Washington said the line was crossed.", "Russian government", S),
    ("Russia’s permanent representative to the United Nations said it was over.", "Russian government", S),
    ("The US special envoy for North Korea said talks might resume.", "US government", W),
    ("The European Union’s ambassador to China said trade would grow.", "European Union", W),
    ("Ann Lee, an expert on Russia at the University of Oslo, said it was a bluff.", "Ann Lee", OTHER),
    ("Ann Lee, a Russia analyst, said it was a bluff.", "Ann Lee", OTHER),
    ("Russia expert Ann Lee said it was a bluff.", "Ann Lee", OTHER),
    # channels
    ("Reuters reported that Putin said the war would end.", "Vladimir Putin", S),
    ("Putin said the war would end, Reuters reported.", "Vladimir Putin", S),
    ("TASS quoted Lavrov as saying the talks had failed.", "Sergey Lavrov", S),
    ("The fleet left port on Monday, Reuters reported.", "Reuters", OTHER),
    ("The BBC reported that the fleet had left port.", "BBC", OTHER),
    ("Lavrov told Reuters that the fleet had left port.", "Sergey Lavrov", S),
    ("“The fleet is ready,” Lavrov told the BBC.", "Sergey Lavrov", S),
    # joint speakers
    ("Putin and Lavrov said the talks had failed.", "Vladimir Putin", S),
    ("Blinken and Lavrov said the talks went well.", "Antony Blinken", W),
    ("“It went well,” said Macron and Scholz.", "Emmanuel Macron", W),
    ("Germany and France said the talks went well.", "German government", W),
    ("China and Russia said the talks went well.", "Chinese government", S),
    ("French President Emmanuel Macron and Chinese President Xi Jinping said the talks went well.", "Emmanuel Macron", W),
    # bodies and governments
    ("Washington said it would respond.", "US government", W),
    ("London said it would respond.", "UK government", W),
    ("Russia said it would respond.", "Russian government", S),
    ("China’s government said it would respond.", "Chinese government", S),
    ("The Chinese government said it would respond.", "Chinese government", S),
    ("The Royal Navy said it would respond.", "Royal Navy", W),
    ("The U.S. Defense Department said it would respond.", "US Department of Defense", W),
    ("China’s foreign ministry said it would respond.", "Chinese Foreign Ministry", S),
    ("The Chinese defence ministry said it would respond.", "Chinese Defense Ministry", S),
    ("Russia’s defence ministry said it would respond.", "Russian Defense Ministry", S),
    ("A NATO official said it would respond.", "NATO", W),
    ("A Pentagon spokesman said it would respond.", "US Department of Defense", W),
    ("A Kremlin official said it would respond.", "Kremlin", S),
    ("Chinese officials said they would respond.", "Chinese government", S),
    ("Ukraine said it would respond.", "Ukrainian government", OTHER),
    ("The Philippines said it would respond.", "Philippine government", OTHER),
    ("Local residents said they saw Russian ships.", "Local residents", OTHER),
    ("Russian residents said they saw ships.", "Russian residents", S),
    ("Analysts said Russia would respond.", "Analysts", OTHER),
    # bodies spoken of before
    ("Russia sent a note. The foreign ministry said it was a warning.", "Russian Foreign Ministry", S),
    ("China sent ships. Beijing is angry. The foreign ministry said it was a warning.", "Chinese Foreign Ministry", S),
    ("The Chinese Foreign Ministry sent a note. The ministry said it was a warning.", "Chinese Foreign Ministry", S),
    ("The Chinese embassy in London sent a note. The embassy said it was a warning.", "Chinese Embassy in London", S),
    ("NATO held a drill. The alliance said it was routine.", "NATO", W),
    ("The European Union met. The bloc said it was ready.", "European Union", W),
    ("The Pentagon sent a note. The department said it was routine.", "US Department of Defense", W),
    ("The White House sent a note. The administration said it was routine.", "US government", W),
    ("Chinese Foreign Ministry spokeswoman Mao Lin met reporters. The spokeswoman said it was over.", "Mao Lin", S),
    ("President Xi Jinping met Macron. The Chinese leader said it was over.", "Xi Jinping", S),
    ("Putin met Xi. The Russian leader said it was over.", "Vladimir Putin", S),
    ("Chinese Premier Zhao Lin met Macron. The Chinese premier said it was over.", "Zhao Lin", S),
    ("Russian President Vladimir Putin met Macron. The Russian president said it was over.", "Vladimir Putin", S),
    ("Russian President Vladimir Putin met French leader Emmanuel Macron. The president of Russia said it was over.", "Vladimir Putin", S),
    ("Estonian Defence Minister Kadri Tamm spoke on Monday. The minister said it was over.", "Kadri Tamm", W),
    ("Ukrainian Foreign Minister Petro Bondar met his Chinese counterpart, Zhao Lin. “It went well,” Zhao said.", "Zhao Lin", S),
    ("Ukrainian Foreign Minister Petro Bondar met Chinese Foreign Minister Zhao Lin. His Chinese counterpart said it went well.", "Zhao Lin", S),
    ("US Secretary of State Amy Crane met Russian Foreign Minister Oleg Petrov. Crane’s Russian counterpart said it went well.", "Oleg Petrov", S),
    # names
    ("Xi Jinping arrived. Mr Xi said it was over.", "Xi Jinping", S),
    ("President Xi Jinping arrived. Mr. Xi said it was over.", "Xi Jinping", S),
    ("German minister Karl Maurer met his daughter Eva Maurer. Eva Maurer said it was over.", "Eva Maurer", OTHER),
    ("US envoy Tom Wells met Russian spokeswoman Olga Wells. Ms Wells said it was over.", "Olga Wells", S),
    ("US envoy Tom Wells met Russian spokeswoman Olga Wells. Mr Wells said it was over.", "Tom Wells", W),
    ("US envoy Tom Wells met Chinese envoy Lin Bo. Tom said it was over.", "Tom Wells", W),
    ("The speech of Admiral Jack Hill, the US fleet commander, was short. Hill said it was over.", "Jack Hill", W),
    ("Chinese diplomat Lin Bo wrote a letter. In it Lin said it was over.", "Lin Bo", S),
    # pronouns
    ("NATO Secretary General Jens Stoltenberg met Xi Jinping.\n\nHe said it was over.", "Jens Stoltenberg", W),
    ("German Chancellor Angela Merkel met Vladimir Putin.\n\nShe said it was over.", "Angela Merkel", W),
    ("“No,” Lavrov said.\n\nHe added that it was over.", "Sergey Lavrov", S),
    ("Chinese spokeswoman Mao Lin met US envoy Tom Wells. She said it was over.", "Mao Lin", S),
    ("Chinese officials met on Monday. They said it was over.", "Chinese government", S),
    ("“No,” Russian officials said. They added that it was over.", "Russian government", S),
    ("US Defense Secretary Amy Crane arrived in Manila on Monday. It was her first visit. She said ties were strong.", "Amy Crane", W),
    ("The Kremlin denied it. It said the claim was false.", "Kremlin", S),
    ("China protested. It said the claim was false.", "Chinese government", S),
    ("Ann Lee, a US senator, said it was wrong. She said it would end.", "Ann Lee", W),
    # whoever holds an office and is given no state belongs to the one just spoken of
    ("US 7th Fleet spokeswoman Lt. Kate Moss said it was routine.", "Kate Moss", W),
    ("The Royal Navy sent two ships. Commander Tom Wells said it was routine.", "Tom Wells", W),
    ("The Royal Navy sent two ships. A spokesman said it was routine.", "Royal Navy", W),
    ("Britain sent a ship. The Ministry of Defence said it was routine.", "UK Ministry of Defence", W),
    ("Russia protested. Deputy Foreign Minister Oleg Petrov said it was over.", "Oleg Petrov", S),
    ("China protested. Ann Lee, a fisherwoman, said it was over.", "Ann Lee", OTHER),
    # papers and groups
    ("A statement from the Chinese military said it was routine.", "People's Liberation Army", S),
    ("The US Navy sent a ship. The statement said it was routine.", "US Navy", W),
    ("The Pentagon's China report said the fleet had grown.", "US Department of Defense", W),
    ("Western officials said it was routine.", "Western officials", W),
    ("The Chinese Foreign Ministry protested. “No,” the ministry’s spokesman, Lin Bo, said.", "Lin Bo", S),
    ("Labour MP Tom Wells said it was routine.", "Tom Wells", W),
    ("OSLO ― Ann Lee said it was routine.", "Ann Lee", OTHER),
    ("Interfax cited Lavrov as saying: “It is over.”", "Sergey Lavrov", S),
    ("“It is over,” TASS quoted Lavrov as saying.", "Sergey Lavrov", S),
    ("“It is over,” Lavrov said, according to TASS.", "Sergey Lavrov", S),
    ],
)  # fmt: skip
def test_more_actors_and_sides(text, actor, side):
    row = last_speaker(text)
    assert (row.actor, row.side) == (actor, side)


@pytest.mark.parametrize(
    ("text", "n"),
    [
        ("Reuters reported that Putin said the war would end.", 1),
        ("Putin said the war would end, Reuters reported.", 1),
        ("TASS quoted Lavrov as saying the talks had failed.", 1),
        ("The fleet left port on Monday, Reuters reported.", 1),
    ],
)
def test_a_channel_adds_no_statement_of_its_own(text, n):
    documents = analysis.read_corpus(pd.DataFrame({"doc_id": ["d"], "text": [text]}))
    assert len(read_statements(documents, CODEBOOK)[0]) == n


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
