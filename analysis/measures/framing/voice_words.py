"""General English of whose words a naming is: the lists of `voice_words.toml`, compiled."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from analysis.codebook.inflection import inflect
from analysis.codebook.patterns import compile_pattern

_MARKS = r"[\"“”'‘’«»,\s]"
_THE = rf"(?:(?:the|an?|this|that|these|those|some|any){_MARKS}+)"
_JOINT = r"(?:of|for|in|on|to|as|about|by|with|from|towards?|against|under)"
# At most three words before a naming. A determiner among them opens another phrase (`so-called
# freedom the empire …`), but not behind a preposition.
_SLACK = rf"{_MARKS}*{_THE}?(?:(?:{_JOINT}{_MARKS}+{_THE}|(?!{_THE})[\w'’-]+{_MARKS}+)){{0,3}}\Z"
# The same in the noun phrase of the naming: no preposition but in `concept of a …`, or in marks.
_NOTION = r"(?:concept|notion|idea|principle|doctrine|theory|policy|system)s?"
_ADJACENT = (
    rf"(?:{_MARKS}*(?:{_NOTION}{_MARKS}+of{_MARKS}+{_THE}?)?"
    rf"(?:(?!{_THE}|{_JOINT}\b)[\w'’-]+{_MARKS}+){{0,2}}|\s*[\"“][^\"”]{{0,60}})\Z"
)
_IRREGULAR = {
    "say": "say says said saying",
    "think": "think thinks thought thinking",
    "tell": "tell tells told telling",
    "write": "write writes wrote written writing",
    "speak of": "speak of|speaks of|spoke of|spoken of|speaking of",
}


@dataclass(frozen=True, slots=True)
class VoiceWords:
    """The lists, each in the shape it is asked in."""

    distance: re.Pattern[str]
    doubted: re.Pattern[str]
    owned: re.Pattern[str]
    commonly: re.Pattern[str]
    mentioned: re.Pattern[str]
    worded: re.Pattern[str]
    assented: re.Pattern[str]
    popular: re.Pattern[str]
    raised: re.Pattern[str]
    handed_on: re.Pattern[str]
    scorn: re.Pattern[str]
    ended_before: re.Pattern[str]
    ended_after: re.Pattern[str]
    blamed_before: re.Pattern[str]
    approved_before: re.Pattern[str]
    joint: re.Pattern[str]
    reporting: frozenset[tuple[str, ...]]
    asserting: frozenset[tuple[str, ...]]
    noting: frozenset[tuple[str, ...]]
    bidding: frozenset[tuple[str, ...]]
    saying: frozenset[str]  # what the verbs of saying begin with
    telling: frozenset[str]  # the same, and what ends a search for one
    sets: Mapping[str, frozenset[str]]


@lru_cache(maxsize=1)
def voice_words() -> VoiceWords:
    """Return the lists, read once."""
    path = files("analysis.measures.framing").joinpath("voice_words.toml")
    listed = tomllib.loads(path.read_text(encoding="utf-8"))
    saying = frozenset(
        form[0] for form in _forms(listed["reporting_verbs"] + listed["noting_verbs"])
    )
    return VoiceWords(
        distance=_before(listed["distance"]),
        doubted=_before(listed["doubted"], _ADJACENT),
        owned=_before(listed["owned"], _ADJACENT),
        commonly=_before(listed["commonly"]),
        mentioned=_before(listed["mentioned"]),
        worded=_before(listed["worded"]),
        assented=_before(listed["assented"]),
        popular=_before(listed["popular"]),
        raised=_before(listed["raised"]),
        handed_on=_before(listed["handed_on"]),
        scorn=_anywhere(listed["scorn"]),
        ended_before=_before(listed["ended_before"]),
        ended_after=_anywhere(listed["ended_after"]),
        blamed_before=_before(listed["blamed_before"], _ADJACENT),
        approved_before=_before(listed["approved_before"]),
        joint=_anywhere(listed["joint"]),
        reporting=_forms(listed["reporting_verbs"]),
        asserting=_forms(listed["asserting_verbs"]),
        noting=_forms(listed["noting_verbs"]),
        bidding=_forms(listed["bidding_verbs"]),
        saying=saying,
        telling=saying | {"that", "but", "yet", ";", ":"},
        sets={
            name: frozenset(value.split())
            for name, value in listed.items()
            if isinstance(value, str)
        },
    )


def _anywhere(patterns: Iterable[str]) -> re.Pattern[str]:
    return re.compile("|".join(map(compile_pattern, patterns)))


def _before(patterns: Iterable[str], slack: str = _SLACK) -> re.Pattern[str]:
    """Compile patterns to be found right before a naming, where the text searched ends."""
    return re.compile(f"(?:{'|'.join(map(compile_pattern, patterns))}){slack}")


def _forms(verbs: Iterable[str]) -> frozenset[tuple[str, ...]]:
    found: set[tuple[str, ...]] = set()
    for verb in verbs:
        listed = _IRREGULAR.get(verb)
        forms = (listed.split("|") if "|" in listed else listed.split()) if listed else None
        found.update(tuple(form.split()) for form in forms or inflect(verb))
    return frozenset(found)
