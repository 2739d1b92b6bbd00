"""A person as one text introduces him or her."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field


@dataclass(eq=False)  # two persons are never equal; lists of them are searched
class Person:
    """A person of the text and where he or she is named."""

    name: str
    title: str = ""
    affiliation: str = ""  # id of a codebook actor
    basis: str = ""
    gender: str = ""  # "f", "m" or unknown
    owner: tuple[str, int] = ("", -1)  # `its` in `its spokesman NAME`, and where
    elsewhere: bool = False  # the title names a body that the codebook lacks (`Acme spokesman`)
    heard: list[str] = field(default_factory=list)  # genders that pronouns close by told
    evident: bool = False  # known, titled, aged or called by the surname: no firm or film
    places: list[int] = field(default_factory=list)  # where the name begins
    opens: list[int] = field(default_factory=list)  # those of them that a sentence is about
    passing: set[int] = field(default_factory=set)  # those that stand in passing (`after Lee's`)
    spans: list[tuple[int, int]] = field(default_factory=list)  # title, affiliation and name

    def last_before(self, start: int) -> int:
        """Return where the person is named last before ``start``, -1 where nowhere."""
        at = bisect_left(self.places, start)
        return self.places[at - 1] if at else -1
