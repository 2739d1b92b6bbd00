"""Where reported content begins and ends, and where its second half stands."""

from __future__ import annotations

from typing import Literal

from analysis.voices.cues import cue_forms
from analysis.voices.phrases import Phrase, noun_core_right, noun_phrase_right
from analysis.voices.words import (
    ADVERB,
    AUXILIARY,
    CAPITAL,
    COMMA,
    CONJUNCTION,
    DASHES,
    DETERMINER,
    NUMBER,
    OBJECT_PRONOUN,
    POSSESSIVE,
    PREPOSITION,
    QUOTATION,
    ROLE,
    SAYING,
    STOP,
    SUBJECT_PRONOUN,
    SUBORDINATOR,
    TIME,
    Words,
)

Opening = Literal["that", "to", "colon", "quoted", "bare", "none"]

# Verbs whose next noun phrase is who is spoken to, not what is said.
ADDRESSING = frozenset(
    """tell ask remind warn assure urge inform notify advise order instruct persuade convince
    text email message brief reassure promise teach beg implore invite""".split()
)
_FINITE = frozenset(
    """is are was were has have had will would can could may might must should do does did isn't
    aren't wasn't weren't won't wouldn't can't couldn't don't doesn't didn't cannot hasn't
    haven't it's he's she's they're we're i'm that's there's""".split()
)
_CLAUSE_OPENERS = frozenset(["if", "what", "how", "why", "whether", "there"])
_TITLE = 6  # words a title may have
_SMALL = frozenset("a an and at for from in of on or the to with".split())  # small in titles too
_INSERTION = 8  # words of an insertion between cue and content
_REACH = 14  # words a phrase between cue and content may have


def content_start(words: Words, at: int, high: int, lemma: str) -> tuple[int, Opening]:
    """Find where the content after a cue begins, and how it is introduced.

    Times, adverbs and the person spoken to are passed over (`told Ann Lee on Tuesday that …`).
    """
    kinds, forms = words.kinds, words.forms
    at = skip_times(words, at, high)
    if lemma in ADDRESSING and at < high:
        phrase = noun_phrase_right(words, at, high)
        if phrase is not None:
            at = phrase.last
        elif kinds[at] & OBJECT_PRONOUN:
            at += 1
        at = skip_times(words, _past_audience(words, at, high), high)
    at = _past_dashes(words, at, high)
    if at >= high:
        return high, "none"
    if forms[at] == "that":
        return at, "that"
    if is_infinitive(words, at, high):
        return at, "to"
    if forms[at] == ":":
        return at + 1, "colon"
    if kinds[at] & COMMA:
        return _past_comma(words, at, high)
    if kinds[at] & PREPOSITION:
        return _past_phrase(words, at, high)
    return at, "bare"


def _past_dashes(words: Words, at: int, high: int) -> int:
    """Look past an insertion between dashes: `insists — wrongly — that …`."""
    if at + 1 < high and words.forms[at] in DASHES and words.forms[at + 1] == "that":
        return at + 1
    if at < high and words.forms[at] in DASHES:
        for k in range(at + 1, min(high - 1, at + _INSERTION)):
            if words.forms[k] in DASHES:
                return k + 1
    return at


def _past_audience(words: Words, at: int, high: int) -> int:
    """Look past what is left of who is told: `told a hall in Salem, Ohio, on Monday that …`."""
    for k in range(at, min(high, at + _INSERTION)):
        if words.kinds[k] & SUBJECT_PRONOUN or words.forms[k] == "that":
            return k
        if words.kinds[k] & QUOTATION and k + 1 < high and is_title(words, k):
            return k + 1  # `told ABC's "This Week" he …`
        if words.kinds[k] & (AUXILIARY | QUOTATION | STOP | SUBORDINATOR | CONJUNCTION):
            break
        if is_infinitive(words, k, high):
            break
    return at


def _past_comma(words: Words, at: int, high: int) -> tuple[int, Opening]:
    """Look past the comma at ``at``, and past an insertion: `said, among other things, that`."""
    commas = [k for k in range(at, min(high - 1, at + _INSERTION)) if words.kinds[k] & COMMA]
    for k in commas[:2]:
        if words.forms[k + 1] == "that":
            return k + 1, "that"
        if words.kinds[k + 1] & QUOTATION:
            return k + 1, "quoted"
    return high, "none"


def is_infinitive(words: Words, at: int, high: int) -> bool:
    """Tell `to go` and `to “win the day”` from `to the island` and `to Rome`."""
    if words.forms[at] != "to" or at + 1 >= high:
        return False
    if words.kinds[at + 1] & QUOTATION:
        return words.text[words.quotations[at + 1].inner_start].islower()
    noun = DETERMINER | CAPITAL | OBJECT_PRONOUN | NUMBER | POSSESSIVE | QUOTATION | COMMA | STOP
    return not words.kinds[at + 1] & noun


def skip_times(words: Words, at: int, high: int) -> int:
    """Return the number of the first word from ``at`` on that is no time, adverb or particle."""
    kinds, forms = words.kinds, words.forms
    while at < high and (
        (kinds[at] & (TIME | ADVERB) and not kinds[at] & DETERMINER)
        or forms[at] in ("out", "back")
        or (kinds[at] & DETERMINER and at + 1 < high and forms[at + 1] in _SPANS)
        or (forms[at] == "on" and at + 1 < high and kinds[at + 1] & TIME)
    ):
        at += 1
    return at


def _past_phrase(words: Words, at: int, high: int) -> tuple[int, Opening]:
    """Look past a prepositional phrase: `said in a statement that`, `said on television: "…"`."""
    kinds, forms = words.kinds, words.forms
    for k in range(at + 1, min(high, at + _REACH)):
        if forms[k] == "that" and not kinds[k - 1] & PREPOSITION:
            return k, "that"
        if forms[k] == ":":
            return k + 1, "colon"
        if kinds[k] & COMMA and k + 1 < high and kinds[k + 1] & QUOTATION:
            return k + 1, "quoted"
        if kinds[k] & COMMA and k + 1 < high and forms[k + 1] == "that":
            return k + 1, "that"
        if kinds[k] & COMMA and k + 1 < high and kinds[k - 1] & kinds[k + 1] & CAPITAL:
            continue  # `in Salem, New Hampshire`
        if kinds[k] & QUOTATION and k + 1 < high and is_title(words, k):
            continue  # `said on "This Week" that …`
        if kinds[k] & (QUOTATION | SUBORDINATOR | COMMA):
            break
    return at, "bare"


def looks_like_clause(words: Words, start: int, end: int) -> bool:
    """Tell a clause (`the deal is dead`) from a noun phrase (`the death of the deal`)."""
    kinds, forms = words.kinds, words.forms
    if kinds[start] & SUBJECT_PRONOUN or forms[start] in _CLAUSE_OPENERS:
        return True
    for k in range(start, min(end, start + 12)):
        if forms[k] in _FINITE:
            return True
        if kinds[k] & SUBORDINATOR and k > start:
            return False
    return False


def clause_end(words: Words, start: int, high: int) -> int:
    """Return one past the last word of the reported clause that begins at ``start``.

    The clause runs to the end of the sentence, unless a gloss of the reporter's or a new statement
    begins: `…, which …`, `…, adding that …`, `… and she warned …`, `…, according to …`, or its
    quotation ends in a comma.
    """
    kinds, forms = words.kinds, words.forms
    for k in range(start, high - 1):
        kind = kinds[k]
        if k == start and not kind & QUOTATION:
            continue
        if kind & COMMA:
            if (
                _is_gloss(words, start, k + 1, high)
                or _opens_after_comma(words, k + 1, high)
                or _is_other_speaker(words, k + 1, high)
            ):
                return k
        elif kind & CONJUNCTION and forms[k] in ("and", "but") and _opens_other(words, k, high):
            return k
        elif forms[k] == ":" and kinds[k + 1] & QUOTATION and k + 2 < high:
            return k  # `…: "A," she said`
        elif kind & QUOTATION and _is_left(words, start, k, high):
            return k + 1
        elif (
            (kind & (PREPOSITION | SUBORDINATOR) and _is_occasion(words, start, k, high))
            or forms[k] == ";"
            or _is_last_dash(words, k, high)
        ):
            return k
    return high


def object_end(words: Words, start: int, end: int) -> int:
    """Return where an object ends before a clause of its own: `… the pact, and Lee has left`."""
    kinds = words.kinds
    for k in range(start + 1, end - 3):
        if kinds[k] & COMMA and kinds[k + 1] & CONJUNCTION:
            subject = noun_core_right(words, k + 2, end)
            if subject and subject.last < end and kinds[subject.last] & (AUXILIARY | SAYING):
                return k
    return end


def _is_last_dash(words: Words, at: int, high: int) -> bool:
    """Tell a dash that ends the clause from the first of a pair, or one before quoted words."""
    if words.forms[at] not in DASHES or _quotes_in(words, at, high):
        return False
    return not DASHES.intersection(words.forms[at + 1 : high])


def _is_gloss(words: Words, start: int, at: int, high: int) -> bool:
    """Tell `, which …` and, after quoted words, `, a charge that …`: the reporter explains.

    The speaker's words that follow in marks belong to the content.
    """
    if _quotes_in(words, at, high):
        return False
    if words.forms[at] in ("which", "who", "whose"):
        return True
    if words.kinds[at] & PREPOSITION and words.forms[at + 1 : at + 2] == ["which"]:
        return True
    if words.forms[at].endswith("ing") and _quotes_in(words, start, at):
        return True
    opens = words.forms[at] in ("where", "though", "although", "while", "a", "an")
    return opens and _quotes_in(words, start, at)


def main_clause(words: Words, start: int, high: int) -> Phrase | None:
    """Find the subject of the main clause in `As she said that …, the talks went on`."""
    kinds = words.kinds
    opens = CAPITAL | DETERMINER | SUBJECT_PRONOUN | ROLE
    for k in range(start + 1, high - 2):
        if not kinds[k] & COMMA or not kinds[k + 1] & opens:
            continue
        subject = noun_phrase_right(words, k + 1, high)
        if subject and subject.last < high and not kinds[subject.last] & (COMMA | CONJUNCTION):
            return subject
    return None


def _opens_after_comma(words: Words, at: int, high: int) -> bool:
    if words.forms[at] == "according" or is_saying(words, at):
        return True
    if words.kinds[at] & SAYING:
        return True  # `…, mentioned as a candidate, said …`
    if at + 1 < high and _is_cue_verb(words, at, high) and words.kinds[at + 1] & _OBJECT:
        return True  # `…, called her a liar`, but not `…, announced in May, …`
    return bool(words.kinds[at] & CONJUNCTION) and _opens_statement(words, at + 1, high)


def _is_occasion(words: Words, start: int, at: int, high: int) -> bool:
    """Tell `… before saying, "…"` and `… on Tuesday's broadcast of "The Hour"`."""
    before = words.forms[at] in ("before", "after", "while", "by") and at > start + 2
    return (before and is_saying(words, at + 1)) or _is_venue(words, at, high)


def _is_venue(words: Words, at: int, high: int) -> bool:
    """Tell `… on Tuesday's broadcast of "The Hour"`: where it was said, at the sentence's end."""
    if words.forms[at] not in ("on", "during", "in") or not words.kinds[high - 1] & QUOTATION:
        return False
    between = range(at + 1, high - 1)
    if len(between) > _INSERTION or not is_title(words, high - 1):
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
    """Tell `and insisted that …`, `and asking if …` and, after quoted words, `and leading the …`."""
    if is_saying(words, at + 1):
        return True
    if words.kinds[at - 1] & QUOTATION and words.forms[at + 1].endswith("ing"):
        return not _quotes_in(words, at, high)
    return _is_cue_verb(words, at + 1, high)


def _is_cue_verb(words: Words, at: int, high: int) -> bool:
    """Tell `and insisted` from `and left`: a past form of a sure cue after the conjunction."""
    while at < high and words.kinds[at] & (ADVERB | AUXILIARY):
        at += 1
    if at >= high or words.kinds[at] & CAPITAL:
        return False
    cue = cue_forms().get(words.forms[at])
    if cue is None or words.forms[at] == cue.lemma or words.forms[at].endswith("ing"):
        return False
    return cue.is_sure


_SPANS = frozenset("day week weekend month year morning afternoon evening".split())
_VENUES = frozenset("broadcast broadcasts show program programme episode edition podcast".split())
# Words with which the reporter goes on after quoted words.
_OBJECT = DETERMINER | OBJECT_PRONOUN | QUOTATION | SUBJECT_PRONOUN
_OCCASIONS = frozenset("before after when while during on at".split())


def _is_left(words: Words, start: int, at: int, high: int) -> bool:
    """Tell whether the content ends with the quotation at ``at``: its comma, or an occasion."""
    if words.kinds[start + 1] & SUBORDINATOR and _quotes_in(words, at + 1, high):
        return False  # `that while it "may fail," the talks "must go on"`
    in_comma = words.text[words.quotations[at].inner_end - 1] == ","
    if words.kinds[at + 1] & (CONJUNCTION | QUOTATION):
        return in_comma and words.forms[at + 1] == "but"
    if in_comma:
        return True
    return _is_setting(words, at + 1) and not _quotes_in(words, at + 1, high)


def _is_setting(words: Words, at: int) -> bool:
    """Tell `after …`, `on …`, `in a tweet`: when or where the quoted words were said."""
    if words.forms[at] == "in":
        return words.forms[at + 1] in ("a", "an") if at + 1 < len(words.forms) else False
    return words.forms[at] in _OCCASIONS


def _quotes_in(words: Words, at: int, high: int) -> bool:
    return any(kind & QUOTATION for kind in words.kinds[at:high])


def _opens_statement(words: Words, at: int, high: int) -> bool:
    """Tell `and she warned …` from `and she left`."""
    cues = cue_forms()
    for k in range(at, min(high, at + 4)):
        cue = cues.get(words.forms[k])
        if cue is not None and cue.is_sure and not words.kinds[k] & CAPITAL:
            return True
    return False


def is_sentence_tail(words: Words, at: int, high: int, lemma: str = "") -> bool:
    """Tell whether nothing but a time, a place or an occasion follows up to the sentence's end.

    With a verb that takes the person spoken to, he or she may follow too (`…, she told the paper`).
    """
    kinds = words.kinds
    if lemma in ADDRESSING and at < high:
        told = noun_phrase_right(words, at, high)
        at = told.last if told else at + bool(kinds[at] & OBJECT_PRONOUN)
    while at < high and kinds[at] & (TIME | ADVERB):
        at += 1
    if at >= high:
        return True
    if not kinds[at] & PREPOSITION or "that" in words.forms[at:high]:
        return False
    return all(is_title(words, k) for k in range(at, high) if kinds[k] & QUOTATION)


def is_title(words: Words, at: int) -> bool:
    """Tell a programme or book (`On "This Week," she …`) from something said, by its capitals."""
    quotation = words.quotations[at]
    inner = words.text[quotation.inner_start : quotation.inner_end].split()
    if len(inner) > _TITLE or words.text[quotation.inner_end - 1] in "!?":
        return False
    return all(not word[0].islower() or word in _SMALL for word in inner)


def second_half(words: Words, at: int, high: int) -> int | None:
    """Find the second half of `"A," he said on Tuesday, "B."`: a sign right before a quotation."""
    for k in range(at, min(high, at + _REACH)):
        if words.kinds[k] & QUOTATION:
            return k if k > at and words.kinds[k - 1] & (COMMA | STOP) else None
        if is_saying(words, k):
            return None  # `"A," he said, adding, "B."`
    return None


def is_saying(words: Words, at: int) -> bool:
    """Tell `adding`: a participle of a sure cue."""
    form = words.forms[at]
    return form.endswith("ing") and form in cue_forms() and cue_forms()[form].is_sure
