"""Where reported content ends: at a gloss, another speaker, another deed."""

from __future__ import annotations

from analysis.voices.cues import cue_forms, is_saying
from analysis.voices.phrases import Phrase, noun_core_right, noun_phrase_right
from analysis.voices.words import (
    ADVERB,
    AUXILIARY,
    CAPITAL,
    COMMA,
    CONJUNCTION,
    DASHES,
    DETERMINER,
    OBJECT_PRONOUN,
    PREPOSITION,
    QUOTATION,
    ROLE,
    SAYING,
    STOP,
    SUBJECT_PRONOUN,
    SUBORDINATOR,
    TIME,
    Words,
    ends_in_comma,
    is_title,
)

_MAY_END = COMMA | CONJUNCTION | STOP | PREPOSITION | SUBORDINATOR
_INSERTION = 25  # words a relative clause may have that parts a subject from its verb
_VENUE = 8  # words between `on` and the title of a programme


def clause_end(words: Words, start: int, high: int) -> int:
    """Return one past the last word of the reported clause that begins at ``start``.

    The clause runs to the end of the sentence, unless a gloss of the reporter's or a new statement
    begins: `…, which …`, `…, adding that …`, `… and she warned …`, `…, according to …`, or its
    quotation ends in a comma.
    """
    for k in range(start, high - 1):
        kind = words.kinds[k]
        if kind & QUOTATION:
            if _is_left(words, start, k, high):
                return k + 1
        elif kind & _MAY_END and k > start and _ends(words, start, k, high):
            return k
    return high


def _ends(words: Words, start: int, at: int, high: int) -> bool:
    """Tell whether the clause ends before the sign, conjunction or preposition at ``at``."""
    kind = words.kinds[at]
    if kind & COMMA:
        return (
            _is_gloss(words, start, at + 1, high)
            or _opens_after_comma(words, at + 1, high)
            or _is_other_speaker(words, at + 1, high)
        )
    if kind & STOP:
        return _is_last_sign(words, start, at, high)
    if kind & CONJUNCTION:
        return words.forms[at] in ("and", "but") and _opens_other(words, at, high)
    return _is_occasion(words, start, at, high)


def object_end(words: Words, start: int, end: int) -> int:
    """Return where an object ends before a clause: `… the pact, and Lee has left`, `…, while …`."""
    kinds = words.kinds
    for k in range(start + 1, end - 3):
        if kinds[k] & COMMA and words.forms[k + 1] in _TURNS:
            return k
        if kinds[k] & COMMA and kinds[k + 1] & CONJUNCTION:
            subject = noun_core_right(words, k + 2, end)
            if subject and subject.last < end and kinds[subject.last] & (AUXILIARY | SAYING):
                return k
    return end


def _is_last_sign(words: Words, start: int, at: int, high: int) -> bool:
    """Tell a sign that ends the clause: `;`, a bracket opened before it, a colon, a last dash."""
    form = words.forms[at]
    if form == ":":  # `…: "A," she said`
        return bool(words.kinds[at + 1] & QUOTATION) and at + 2 < high
    if form == ")":
        return "(" not in words.forms[start:at]
    return form == ";" or _is_last_dash(words, start, at, high)


def _is_last_dash(words: Words, start: int, at: int, high: int) -> bool:
    """Tell a dash that ends the clause from either of a pair, or one before quoted words.

    `the 2,000-mile road` has no dash, and `the deal - dead for months - is alive` a pair; a
    preposition after the second dash begins the reporter's own words (`- in a sign of anger`).
    """
    if words.forms[at] not in DASHES or _quotes_in(words, at, high):
        return False
    if words.end[at - 1] == words.start[at] and words.forms[at] == "-":
        return False
    inside = sum(form in DASHES for form in words.forms[start:at]) % 2
    paired = inside and not words.kinds[at + 1] & PREPOSITION
    return not paired and DASHES.isdisjoint(words.forms[at + 1 : high])


def _is_gloss(words: Words, start: int, at: int, high: int) -> bool:
    """Tell `, which …`, `, a charge that …` and, after quoted words, `, fearing …`: he explains.

    The speaker's words that follow in marks belong to the content.
    """
    if _quotes_in(words, at, high):
        return False
    if words.forms[at] in ("which", "who", "whose"):
        return not _resumes(words, at, high)
    if words.kinds[at] & PREPOSITION and words.forms[at + 1 : at + 2] == ["which"]:
        return True
    adds = words.forms[at].endswith("ing") and words.forms[at] != "including"
    if adds and _quotes_in(words, start, at):
        return True
    if words.forms[at] in ("a", "an") or _is_even_though(words, at):
        return True
    opens = words.forms[at] in ("where", "though", "although", "while")
    return opens and _quotes_in(words, start, at)


def _is_even_though(words: Words, at: int) -> bool:
    """Tell `…, even though nobody asked` and `…, even as prices rose`."""
    return words.forms[at] == "even" and words.forms[at + 1 : at + 2] in (["though"], ["as"])


def _resumes(words: Words, at: int, high: int) -> bool:
    """Tell `the tax, which nobody likes, will stay`, where what is said goes on after a comma."""
    for k in range(at + 1, min(high - 1, at + _INSERTION)):
        if words.kinds[k] & COMMA:
            after = k + 1
            while after < high - 1 and words.kinds[after] & ADVERB:
                after += 1
            return bool(words.kinds[after] & AUXILIARY)
    return False


def before_main(words: Words, subject: Phrase) -> int:
    """Return where what stands before a main clause ends: at its comma, or after its quotation."""
    return subject.first - (not words.kinds[subject.first - 1] & QUOTATION)


def main_clause(words: Words, start: int, high: int) -> Phrase | None:
    """Find the subject of the main clause in `As she said that …, the talks went on`."""
    kinds = words.kinds
    opens = CAPITAL | DETERMINER | SUBJECT_PRONOUN | ROLE
    for k in range(start + 1, high - 2):
        comma = kinds[k] & COMMA or (kinds[k] & QUOTATION and ends_in_comma(words, k))
        if not comma or not kinds[k + 1] & opens:
            continue
        subject = noun_phrase_right(words, k + 1, high)
        if subject and subject.last < high and not kinds[subject.last] & (COMMA | CONJUNCTION):
            return subject
    return None


def _opens_after_comma(words: Words, at: int, high: int) -> bool:
    if words.forms[at] == "according" or is_saying(words.forms[at]):
        return True
    if words.kinds[at] & SAYING:
        return True  # `…, mentioned as a candidate, said …`
    if at + 1 < high and _is_cue_verb(words, at, high) and words.kinds[at + 1] & _OBJECT:
        return True  # `…, called her a liar`, but not `…, announced in May, …`
    if not words.kinds[at] & CONJUNCTION or words.forms[at + 1 : at + 2] == ["that"]:
        return False  # `…, and that she would go` goes on with what is said
    return _opens_statement(words, at + 1, high)


def _is_occasion(words: Words, start: int, at: int, high: int) -> bool:
    """Tell `… before saying, "…"` and `… on Tuesday's broadcast of "The Hour"`."""
    if words.forms[at] == "as":
        return at > start + 2 and _is_headline(words, high) and _goes_on_as(words, at + 1, high)
    says = at > start + 2 and is_saying(words.forms[at + 1])
    if words.forms[at] == "by":  # `by saying …` is the reporter's, `by raising taxes` is said
        return says and words.forms[at + 1] in _TELLING
    return (says and words.forms[at] in ("before", "after", "while")) or _is_venue(words, at, high)


def _is_headline(words: Words, high: int) -> bool:
    """Tell a line that no sign ends."""
    end = words.end[high - 1]
    return high == len(words.forms) and not words.text[end : end + 1].strip()


def _goes_on_as(words: Words, at: int, high: int) -> bool:
    """Tell `… as talks begin`, `… as Oslo accuses allies`: another deed, in the present."""
    return any(
        words.kinds[k] & AUXILIARY
        or (not words.kinds[k] & ~ROLE and words.forms[k].endswith("s"))
        or words.forms[k] in cue_forms()
        for k in range(at + 1, high)
    )


def _is_venue(words: Words, at: int, high: int) -> bool:
    """Tell `… on Tuesday's broadcast of "The Hour"`: where it was said, at the sentence's end."""
    if words.forms[at] not in ("on", "during", "in") or not words.kinds[high - 1] & QUOTATION:
        return False
    between = range(at + 1, high - 1)
    if len(between) > _VENUE or not is_title(words, high - 1):
        return False
    return any(
        words.kinds[k] & TIME or words.forms[k] in _VENUES or words.forms[k].endswith("day's")
        for k in between
    )


def _is_other_speaker(words: Words, at: int, high: int) -> bool:
    """Tell `…, Lee said, “…”`: the words after the comma have a speaker of their own."""
    if not words.kinds[at] & (CAPITAL | SUBJECT_PRONOUN | DETERMINER | ROLE):
        return False
    subject = noun_core_right(words, at, high)
    return subject is not None and _is_cue_verb(words, subject.last, high)


def _opens_other(words: Words, at: int, high: int) -> bool:
    """Tell `and insisted …`, `and asking if …` and, after quoted words, `and leading the …`."""
    if is_saying(words.forms[at + 1]) and _states(words, at + 2, high):
        return True
    if words.kinds[at - 1] & QUOTATION and words.forms[at + 1].endswith("ing"):
        return not _quotes_in(words, at, high)
    return _is_cue_verb(words, at + 1, high)


def _states(words: Words, at: int, high: int) -> bool:
    """Tell `and asking if …`, `and calling it "dead"` from `and raising taxes`, said as well."""
    if at >= high:
        return False
    opens = words.kinds[at] & SUBJECT_PRONOUN or words.forms[at] in _JOINED
    return bool(opens) or _quotes_in(words, at, high)


def _is_cue_verb(words: Words, at: int, high: int) -> bool:
    """Tell `and insisted`, `but did not insist` from `and left`: a sure cue in the past."""
    did = words.forms[at : at + 1] == ["did"]
    while at < high and words.kinds[at] & (ADVERB | AUXILIARY):
        at += 1
    if at >= high or words.kinds[at] & CAPITAL:
        return False
    cue = cue_forms().get(words.forms[at])
    if cue is None or (words.forms[at] == cue.lemma and not did) or words.forms[at].endswith("ing"):
        return False
    return cue.is_sure


_VENUES = frozenset("broadcast broadcasts show program programme episode edition podcast".split())
_JOINED = frozenset("that if whether how why what".split())
_TELLING = frozenset("saying citing noting pointing telling asking referencing".split())
_OBJECT = DETERMINER | OBJECT_PRONOUN | QUOTATION | SUBJECT_PRONOUN
_TURNS = frozenset("but while when although though where so".split())
_OCCASIONS = frozenset("before after when while".split())
# Words with which the speaker goes on after quoted words and a comma.
_GOES_ON = frozenset(
    """because where given compared specifically especially so not by such of even too with
    including""".split()
)


def _is_left(words: Words, start: int, at: int, high: int) -> bool:
    """Tell whether the content ends with the quotation at ``at``: its comma, or an occasion.

    A comma ends it unless a word follows that goes on with a reason, a place or an example.
    """
    if words.kinds[start + 1] & SUBORDINATOR and _quotes_in(words, at + 1, high):
        return False  # `that while it "may fail," the talks "must go on"`
    in_comma = ends_in_comma(words, at)
    if words.kinds[at + 1] & (CONJUNCTION | QUOTATION):
        return (
            in_comma and words.forms[at + 1] == "but" and words.forms[at + 2 : at + 3] != ["that"]
        )
    if in_comma:
        return words.forms[at + 1] not in _GOES_ON
    return _is_setting(words, at + 1) and not _quotes_in(words, at + 1, high)


def _is_setting(words: Words, at: int) -> bool:
    """Tell `after …`, `on Monday`, `in a tweet`: when or where the quoted words were said."""
    if words.forms[at] == "in":
        return words.forms[at + 1] in ("a", "an") if at + 1 < len(words.forms) else False
    if words.forms[at] == "on":
        return at + 1 < len(words.forms) and bool(words.kinds[at + 1] & TIME)
    return words.forms[at] in _OCCASIONS


def _quotes_in(words: Words, at: int, high: int) -> bool:
    return bool(words.quoted_in(at, high))


def _opens_statement(words: Words, at: int, high: int) -> bool:
    """Tell `and she warned …` from `and she left`."""
    cues = cue_forms()
    for k in range(at, min(high, at + 4)):
        cue = cues.get(words.forms[k])
        if cue is not None and cue.is_sure and not words.kinds[k] & CAPITAL:
            return True
    return False
