"""What a person belongs to: before the name, as owner, in a role, in apposition."""

from __future__ import annotations

import re

from analysis.voices.affiliations import Affiliations
from analysis.voices.capitals import COMMON, is_title
from analysis.voices.descriptions import OWNERS, RANKING, is_role, role_span
from analysis.voices.names import Naming
from analysis.voices.words import CAPITAL, FIRST, POSSESSIVE, ROLE, Words

_OF_NAME = re.compile(r"\b(?:of|at|for|with) (?:the )?(?P<name>[A-Z][\w&.-]*(?: [A-Z][\w&.-]*)*)")
Span = tuple[int, int]


class Belonging(Affiliations):
    """The states, bodies and owners that the words around a name tie a person to."""

    def _affiliation(
        self, words: Words, begin: int, at: int, last: int, apposed: Span | None
    ) -> Naming | None:
        """Find what a person belongs to: before the name, as owner, in a role, in apposition."""
        start = words.start[begin]
        naming = self.affiliation_in(start, words.start[at])
        if naming is None and begin > 0 and words.kinds[begin - 1] & POSSESSIVE:
            naming = self._owning(words.end[begin - 1])
        role = None if naming else role_span(words, begin, last)
        if role:
            naming = self.affiliation_in(*role)
        naming = naming or (self.affiliation_in(*apposed) if apposed else None)
        return naming or self._of_person(words.start[max(0, begin - 2)], words.start[at], role)

    def _owning(self, end: int) -> Naming | None:
        """Return the state or body whose possessive ends at a place: `the Liberal Democrats’`."""
        for naming in self.namings_in(end - 50, end):
            if end - naming.end <= 2 and not self.is_person(naming.actor):
                return naming
        return None

    def _of_person(self, start: int, at: int, role: Span | None) -> Naming | None:
        """Read `Putin spokesman NAME` and `Putin’s spokesman, NAME`: the owner's state."""
        for low, high in ((start, at), role or (at, at)):
            for naming in self.namings_in(low, high):
                state = self.codebook.state_of(naming.actor) if self.is_person(naming.actor) else ""
                owns = self._is_owner(naming) or is_role(self.text, naming.end)
                if state and naming.end < high and owns:
                    return naming._replace(actor=state)
        return None

    def _owner(
        self,
        words: Words,
        begin: int,
        apposed: Span | None,
        role: Span | None,
    ) -> tuple[str, int]:
        """Read `its` in `its spokesman NAME`, `NAME, its spokesman,` and `its spokesman, NAME,`."""
        for k in (begin - 1, begin):
            if k >= 0 and words.forms[k] in OWNERS:
                return words.forms[k], words.start[k]
        for span in (apposed, role):
            word = self.text[slice(*span)].split(maxsplit=1)[0].lower() if span else ""
            if span and word in OWNERS:
                return word, span[0]
        return "", -1

    def _is_elsewhere(self, words: Words, begin: int, at: int) -> bool:
        """Tell whether a title has a capitalised word that is no title and no known name."""
        return any(
            words.kinds[k] & CAPITAL
            and not words.kinds[k] & ROLE
            and not (words.kinds[k] & FIRST and words.forms[k] in RANKING)
            and not is_title(words.forms[k])
            and words.forms[k] not in COMMON
            and self._is_title(words, k)
            for k in range(begin, at)
        )

    def _names_other(self, start: int, end: int) -> bool:
        """Tell `president of the Acme Institute`: a body that the codebook lacks."""
        tied = _OF_NAME.search(self.text, start, end)
        if tied is None or is_title(tied["name"].split()[0]):
            return False
        return all(n.end <= tied.start("name") for n in self.namings_in(start, tied.end("name")))

    def _is_title(self, words: Words, k: int) -> bool:
        """Tell a word of a title from one of a name, such as `Russian`; `Secretary` is both."""
        start = words.start[k]
        inside = [n for n in self.namings_in(start - 40, words.end[k]) if start < n.end]
        return not inside or words.forms[k].endswith(("secretary", "minister", "councilor", "lord"))
