"""Who is said to do what to the order: relation words round a wording, and whose deed they tell.

A claim has a wording, a relation of the codebook and an agent. The patterns are grammatical, the
words come from the codebook; nothing of a particular question is in the code.
"""

from __future__ import annotations

from analysis.codebook import Codebook, Wording
from analysis.measures.framing.claims_before import Before
from analysis.measures.framing.claims_behind import Behind
from analysis.measures.framing.sites import Found, Site
from analysis.voices.words import Words


def find_claims(
    words: Words, first: int, last: int, wording: Wording | None, codebook: Codebook
) -> list[Found]:
    """Find what is said to be done to the wording at the words ``first`` to ``last`` - 1.

    What stands before the wording comes first; a relation the codebook does not have is left out.
    """
    site = Site(words, first, last, wording, codebook)
    behind = Behind(site)
    found = [*Before(site).read(), *behind.read(), *behind.owned()]
    return [claim for claim in found if claim.relation in codebook.relations]
