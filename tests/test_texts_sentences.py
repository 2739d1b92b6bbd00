"""Sentences: a table of cases made by hand, and what must hold for any text."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.texts import lines, split_paragraph, split_sentences
from analysis.texts.sentences import find_title

# `|` stands where one sentence ends and the next begins.
CASES = [
    "He left. | She stayed.",
    "He left! | She stayed? | They argued.",
    "Really?! | She nodded.",
    # titles, ranks and names
    "Gen. Ray met Lt. Col. Bo and Mr. Wu. | They talked.",
    "Then-Sen. Hill spoke for Adm. A. Stone.",
    "Dr. A. Smith and Prof. Lee agreed.",
    "St. Petersburg hosted them. | Ft. Worth did not.",
    "George W. Bush and J. R. R. Tolkien never met.",
    "He is a Ph.D. Smith is not. | She is.",
    "He holds a Ph.D. | The others do not.",
    "Martin Jr. Stone spoke. | Then Martin Jr. | The rest left.",
    "It was Plan B. | The first had failed.",
    "So did I. | Others did not.",
    # states and bodies
    "The U.S. President spoke.",
    "Talks in the U.S. President Stone led them.",  # ambiguous: the sentence goes on
    "The U.S Secretary spoke. | He left.",
    "They live in the U.S. | The president does too.",
    "They live in the U.S. | It’s large.",
    "Talks began in the U.S. Moscow replied later.",  # ambiguous too
    "A U.N.-centric order is wanted. | So they say.",
    "He flew to the U.S. | “We are here,” he said.",
    "The U.S. “pivot” goes on.",
    "Washington, D.C. | The talks began there.",
    "Sen. Elizabeth Stone (D-Mass.) Tuesday refused.",
    "Sen. Ray (R-Fla.) | The other senator (D-N.Y.) agreed.",
    "It has critical mass. | Russia agrees.",
    "We miss. | Moscow does not.",
    # firms and Latin
    "Stone Inc. and Ray Co. Ltd. merged. | Both gained.",
    "Ask Stone Corp. | He owns it.",
    "They took ships, tanks, etc. | Moscow replied.",
    "Arms (e.g. The Hammer, i.e. a gun) count.",
    "It is East vs. West again.",
    "Ray et al. | The paper is old.",
    # dates, hours, numbers
    "On Jan. 5 he left. | In Sept. 2021 he came.",
    "He came in Dec. | The war was over.",
    "No. 10 replied. | No. | He left.",
    "He said no. | He left.",
    "See Art. 5 and pp. 3 to 9.",
    "He came at 5 p.m. | Russia replied at 6 a.m. | They slept.",
    "It begins at 5 p.m. Moscow time and at 3 p.m. GMT.",
    "It begins at 5 p.m. Tuesday in Rome.",
    "Output rose by 3.5 percent. | It was 2.5 before.",
    "It grew in 2014. | 29 allies agreed.",
    "It cost them 3.5. | They paid.",
    "This is v. 2 of Roe v. Wade.",
    # ellipses
    "That’s … 29 friends.",
    "He waited… | She left.",
    "He waited... | She left.",
    "He waited... and left.",
    "They came. | … Then they left.",
    "They came. | ... Then they left.",
    "He said . . . We are not . . . here.",
    "We said no. | . . . But they came.",
    # marks
    "“We stay.” | He nodded.",
    "“We stay,” he said. | “They go.”",
    "‘We stay.’ | She left.",
    "'We stay.' | She left.",
    '"We stay." | "They go."',
    "„We stay.“ | «They go.» | He sighed.",
    "''We stay.'' | He nodded.",
    "“Why?” | Ray asked.",
    "“Why?” he asked. | “Because.”",
    "(He left.) | She stayed.",
    "[The] order holds. | [Western powers] doubt it.",
    "The order holds.[12] | Others doubt it.",
    # lists, addresses
    "1. First do this. | Then that.",
    "12) First do this.",
    "b. Second do that.",
    "IV. The order of things.",
    "(a) First do this. | Then that.",
    "• First do this. | Then that.",
    "Write to a.ray@example.org or www.example.org/a.html. | They answer.",
    "See example.fr. | They know.",
    # other letters and signs
    "He left.\u00a0| She stayed.",
    "He left.\u200b | She stayed.",
    "\u200fHe left.\u200f | \u200eShe stayed.",
    "Élan matters. | École too. | Über alles.",
    "Cafe\u0301. | E\u0301lan.",
    "هو قال. | هي قالت.",
    "He left. | $5 was lost.",
    "He left. | — So did she.",
    "no capital here. or there. at all",
    "One line without a point",
]


@pytest.mark.parametrize("case", CASES)
def test_sentences_end_where_a_reader_ends_them(case: str) -> None:
    text = case.replace("| ", "").replace("|", "")
    wanted = [piece.strip() for piece in case.split("|")]
    found = [text[a:b] for a, b in split_paragraph(text, 0, len(text))]
    assert found == wanted


DATELINES = [
    ("MOSCOW (Reuters) - Russia replied.", "MOSCOW (Reuters) -"),
    ("BEIJING, March 3 (Xinhua) — China replied.", "BEIJING, March 3 (Xinhua) —"),
    ("WASHINGTON — The president spoke.", "WASHINGTON —"),
    ("NEW YORK - The assembly met.", "NEW YORK -"),
    ("WASHINGTON, D.C. -- The president spoke.", "WASHINGTON, D.C. --"),
    ("KYIV, Ukraine (AP) — eBay sellers fled.", "KYIV, Ukraine (AP) —"),
    ("ST. LOUIS — “We came,” he said.", "ST. LOUIS —"),
    ("(CNN) — The allies met.", "(CNN) —"),
    ("SÃO PAULO (AFP) – The leaders met.", "SÃO PAULO (AFP) –"),
    ("NATO - the alliance - said no.", None),
    ("NATO — The alliance said no.", None),
    ("U.N. — The body met.", None),
    ("EU - Brussels said no.", None),
    ("OPEC, the club — Saudi Arabia leads it — met.", None),
    ("Moscow — The city slept.", None),
    ("A MIGHTY LONG HEADLINE ABOUT MANY THINGS, AND OTHER THINGS - It says.", None),
    ("WASHINGTON has spoken (again) - The end.", None),
]


@pytest.mark.parametrize(("line", "dateline"), DATELINES)
def test_datelines_are_set_apart(line: str, dateline: str | None) -> None:
    text = f"A title\n\n{line}"
    found = [text[s.start : s.end] for s in split_sentences(text) if s.kind == "dateline"]
    assert found == ([dateline] if dateline else [])


def kinds(text: str) -> list[tuple[str, str]]:
    return [(s.kind, text[s.start : s.end]) for s in split_sentences(text)]


def test_title_text_and_source_line() -> None:
    text = "Two orders?\r\n\r\nMOSCOW (TASS) - He spoke. She left.\r\n\r\nSource : A paper. Page 2"
    assert kinds(text) == [
        ("title", "Two orders?"),
        ("dateline", "MOSCOW (TASS) -"),
        ("text", "He spoke."),
        ("text", "She left."),
        ("source_line", "Source : A paper."),
        ("source_line", "Page 2"),
    ]


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Two orders\nHe spoke.", "Two orders"),
        ("Lavrov: West “undermines order”\nHe spoke.", "Lavrov: West “undermines order”"),
        ("Who leads?\nHe spoke.", "Who leads?"),
        ("He spoke.\nShe left.", ""),
        ("“He spoke.”\nShe left.", ""),
        ("He said:\n“No.”", ""),
        ("One line only", ""),
        ("x" * 251 + "\nHe spoke.", ""),
        ("MOSCOW (TASS) - a talk\nHe spoke.", ""),
        ("", ""),
        (" \n\t\n", ""),
    ],
)
def test_a_title_is_a_first_line_without_a_final_sign(text: str, title: str) -> None:
    assert find_title(text) == title
    assert [t for kind, t in kinds(text) if kind == "title"] == ([title] if title else [])


def test_a_heading_in_the_middle_is_a_sentence_of_its_own() -> None:
    assert [t for _, t in kinds("He spoke.\nWhat came then\nShe left.")] == [
        "He spoke.",
        "What came then",
        "She left.",
    ]


WRAPPED = """The two powers met on the shore of the lake and said
that the order they wanted was not the order the others
wanted, which surprised nobody who had read what they
had said before. They left on Friday.

The others met a week later in the hills and said that
they would defend the order as it had been written down.
- One item of a list that stands below the paragraph
Source: a paper"""


def test_hard_wrapped_lines_are_joined_and_items_stay_apart() -> None:
    spans = list(lines(WRAPPED))
    assert [WRAPPED[a:b].split()[0] for a, b in spans] == ["The", "The", "-", "Source:"]
    assert kinds(WRAPPED)[1] == ("text", "They left on Friday.")
    windows = WRAPPED.replace("\n", "\r\n")
    joined = [windows[a:b].replace("\r\n", "\n") for a, b in lines(windows)]
    assert joined == [WRAPPED[a:b] for a, b in spans]


def test_a_list_of_headlines_is_not_wrapped_text() -> None:
    text = "\n".join(f"Ministers Of Country {n} Meet Again To Talk Of Order" for n in range(8))
    assert len(list(lines(text))) == 8


def test_line_ends_of_all_kinds_part_lines() -> None:
    assert len(list(lines("A\nB\r\nC\rD\u2028E\u2029F\x0bG\x0cH\x85I"))) == 9


def test_a_line_that_breaks_off_in_mid_clause_goes_on() -> None:
    assert len(list(lines("He said that the dam\nwas dry.\nShe left."))) == 2


PIECES = st.lists(
    st.sampled_from(
        [*"aA.!?…,;:—–-()[]'\"“”‘’«»\n\r\t \u00a0\u200b\u200f\u0301", "U.S.", "Mr.", "The", "1.",
         "MOSCOW (AP) - ", "Source: ", ". . .", "\r\n\r\n", "\u2028", "\ud800"]
    ),
    max_size=60,
).map("".join)  # fmt: skip


@given(st.one_of(PIECES, st.text(max_size=200)))
def test_spans_are_ordered_and_nothing_but_blanks_lies_between(text: str) -> None:
    found = split_sentences(text)
    position = 0
    for sentence in found:
        assert position <= sentence.start < sentence.end
        assert not text[position : sentence.start].strip()
        said = text[sentence.start : sentence.end]
        assert said == said.strip()
        position = sentence.end
    assert not text[position:].strip()
    assert found == split_sentences(text)


@given(PIECES)
def test_paragraphs_keep_within_their_bounds(text: str) -> None:
    padded = f"He left. {text} She stayed."
    for start, end in lines(padded):
        spans = split_paragraph(padded, start, end)
        assert spans[0][0] == start
        assert spans[-1][1] == end


ADVERSARIES = {
    "points": ".",
    "points and marks": '."',
    "closing marks": "”",
    "opening marks": "“",
    "letters with points": "a. ",
    "initials": "U.S. ",
    "brackets": ". ((",
    "spaced points": ". ",
    "no blanks": "abc",
    "blanks": " ",
    "marks of ellipsis": "…",
    "headlines": "AB, ",
    "short lines": "WASHINGTON, a, b\n",
    "blank lines": "a\n\n\n\n",
}


def seconds(text: str) -> float:
    best = float("inf")
    for _ in range(3):
        before = time.process_time()
        split_sentences(text)
        best = min(best, time.process_time() - before)
    return best


@pytest.mark.parametrize("unit", ADVERSARIES.values(), ids=ADVERSARIES.keys())
def test_cost_is_linear_in_the_text(unit: str) -> None:
    """Eight times the text may cost 32 times as much: quadratic cost would be 64 times."""
    small = unit * (12_000 // len(unit))
    assert seconds(f"A. {small * 8}") <= 32 * seconds(f"A. {small}") + 0.05
