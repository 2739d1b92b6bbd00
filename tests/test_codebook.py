"""The codebook: patterns, inflection, the loader's errors, and the built-in files."""

import pickle
import re
import time

import pytest

from analysis.codebook import (
    Codebook,
    built_in_codebooks,
    compile_pattern,
    covers,
    inflect,
    load_codebook,
)
from analysis.codebook.phrases import phrases_of
from analysis.errors import CodebookError

HEAD = 'name = "tiny"\ntitle = "Tiny"\nquestion = "Who?"\n'
STATES = """
[[state]]
id = "Norland"
adjectives = ["Norse"]

[[state]]
id = "Sudland"
aliases = ["the South"]
adjectives = ["Sudlandic"]
"""


@pytest.fixture(scope="module")
def codebook() -> Codebook:
    return load_codebook()


def write(folder, text, name="tiny.toml"):
    path = folder / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


# ---- patterns --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("pattern", "text", "found"),
    [
        ("rules-based order", "a rules-based order", "rules-based order"),
        ("rules-based order", "a Rules\u2011Based\u00a0Order", "Rules\u2011Based\u00a0Order"),
        ("rules-based order", "a rules based\n  order", "rules based\n  order"),
        ("rules-based order", "a “rules-based” order", "rules-based” order"),
        ("rules-based order", "a rules-based ordering", None),
        ("rules-based order", "unrules-based order", None),
        ("(world|global trade) order", "the global trade order", "global trade order"),
        ("(world|global trade) order", "the global order", None),
        ("[new|old] world order", "an old world order", "old world order"),
        ("[new|old] world order", "\nworld order", "world order"),
        ("world [trade] order", "world order", "world order"),
        ("order [of law]", "order of law", "order of law"),
        ("hegemon*", "Hegemonism", "Hegemonism"),
        ("hegemon*", "anhegemon", None),
        ("a _ order", "a fair order", "a fair order"),
        ("a _ order", "a very fair order", None),
        ("fair _3 order", "fair and, perhaps, lasting order", "fair and, perhaps, lasting order"),
        ("fair _3 order", "fair order fair order", "fair order"),
        ("fair _3 order", "fair. The order", None),
        ("fair _3 order", "fair one two three four order", None),
        ("U.N. charter", "the UN Charter", "UN Charter"),
        ("U.N. charter", "the U.N. Charter", "U.N. Charter"),
        ("U.N.-centr*", "U.N.-centric", "U.N.-centric"),
        ("U.N.-centr*", "UN‐centred", "UN‐centred"),
        ("world's order", "the world’s order", "world’s order"),
        ("organi(s|z)ed order", "organized order", "organized order"),
        ("order [_2 system]", "order and legal system", "order and legal system"),
    ],
)
def test_pattern_finds(pattern, text, found):
    match = re.search(compile_pattern(pattern), text)
    assert (match and match.group()) == found


@pytest.mark.parametrize(
    ("pattern", "message"),
    [
        ("", "pattern ``: it is empty; write at least one word."),
        ("(a|b order", "pattern `(a|b order`: `(` is never closed."),
        ("a) order", "pattern `a) order`: `)` closes a bracket that was never opened."),
        ("(a] order", "pattern `(a] order`: `(` is closed by `]`."),
        (
            "(a||b)",
            "pattern `(a||b)`: an alternative is empty; use `[a]` for what may be missing.",
        ),
        ("a | b", "pattern `a | b`: `|` stands outside brackets; write `(a|b)`."),
        (
            "[a] [b]",
            "pattern `[a] [b]`: everything in it may be missing; leave one word outside `[ ]`.",
        ),
        ("a _3", "pattern `a _3`: `_3` needs a word after it."),
        ("_3 a", "pattern `_3 a`: `_3` needs a word before it."),
        ("* a", "pattern `* a`: `*` needs the beginning of a word before it."),
        ("a_2 b", "pattern `a_2 b`: `_2` is a whole word; put blanks around it."),
    ],
)
def test_pattern_mistakes(pattern, message):
    with pytest.raises(CodebookError) as caught:
        compile_pattern(pattern)
    assert str(caught.value) == message


@pytest.mark.parametrize(
    "text", ["order ", "order-", "U.", " ", "a", "rules-based ", 'order "', "just, "]
)
def test_patterns_take_time_linear_in_the_text(codebook, text):
    def seconds(n):
        began = time.perf_counter()
        for wording in codebook.wordings.values():
            for _ in re.finditer(wording.regex, long[:n]):
                pass
        return time.perf_counter() - began

    long = "order " + text * (80_000 // len(text))
    seconds(100)  # compiles
    assert seconds(80_000) < 12 * seconds(20_000) + 0.5


def test_phrases_of_a_pattern_are_found_by_it():
    for name in built_in_codebooks():
        for wording in load_codebook(name).wordings.values():
            for pattern in wording.patterns:
                regex = re.compile(compile_pattern(pattern))
                for phrase in phrases_of(pattern):
                    assert regex.fullmatch(phrase), (pattern, phrase)


def test_a_pattern_with_too_many_phrases_has_none():
    assert phrases_of("(a|b) [c|d] e", most=6) == phrases_of("(a|b) [c|d] e")
    assert phrases_of("(a|b) [c|d] e", most=5) == ()


# ---- inflection, dates -----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("lemma", "forms"),
    [
        ("undermine", ("undermine", "undermines", "undermined", "undermining")),
        ("breach", ("breach", "breaches", "breached", "breaching")),
        ("defy", ("defy", "defies", "defied", "defying")),
        ("destroy", ("destroy", "destroys", "destroyed", "destroying")),
        ("trap", ("trap", "traps", "trapped", "trapping")),
        ("threaten", ("threaten", "threatens", "threatened", "threatening")),
        ("agree", ("agree", "agrees", "agreed", "agreeing")),
        ("tie", ("tie", "ties", "tied", "tying")),
        ("abide by", ("abide by", "abides by", "abided by", "abiding by")),
    ],
)
def test_inflect(lemma, forms):
    assert inflect(lemma) == forms


@pytest.mark.parametrize(
    ("since", "until", "date", "inside"),
    [
        ("2014-10-01", "2024-10-01", "2014-09-30", False),
        ("2014-10-01", "2024-10-01", "2014-10-01", True),
        ("2014-10-01", "2024-10-01", "2014", True),
        ("2014", "", "2014-01-01", True),
        ("", "", "1700", True),
        ("", "1991", "1991-12-31", True),
        ("", "1991", "1992", False),
        ("", "1991", "", False),
        ("1949", "", "", True),
    ],
)
def test_covers(since, until, date, inside):
    assert covers(since, until, date) is inside


# ---- mistakes in a file ----------------------------------------------------------------------

ACTOR = '[[actor]]\nid = "Ada"\nkind = "person"\n'
MISTAKES = {
    "name is missing": (
        'title = "T"\n',
        'tiny.toml: key `name` is missing at the top, such as name = "…".',
    ),
    "unknown table": (
        HEAD + '[[sides]]\nid = "a"\n',
        "tiny.toml: unknown table or key `sides`. Known are: name, title, question, idea, ideas, "
        "include, not_names, forms, side, state, office_title, actor, concept, wording, relation, "
        "overlay. Did you mean `side`?",
    ),
    "unknown key": (
        HEAD + '[[side]]\nid = "a"\nlable = "A"\n',
        "tiny.toml: [[side]] `a`: unknown key `lable`. Keys are: id, label, note, members. "
        "Did you mean `label`?",
    ),
    "missing key": (
        HEAD + '[[side]]\nid = "a"\n',
        "tiny.toml: [[side]] `a`: key `label` is missing; it must be a text in quotation marks "
        "that is not empty.",
    ),
    "wrong type": (
        HEAD + ACTOR + 'aliases = "Lady Ada"\n',
        "tiny.toml: [[actor]] `Ada`: `aliases` is `'Lady Ada'`; it must be a list of texts, such "
        'as ["a", "b"].',
    ),
    "unknown side": (
        HEAD + '[[side]]\nid = "north"\nlabel = "North"\n' + ACTOR + 'side = "nort"\n',
        "tiny.toml: [[actor]] `Ada`: unknown `side` `nort`. Sides are: north. "
        "Did you mean `north`?",
    ),
    "unknown state": (
        HEAD + '[[side]]\nid = "north"\nlabel = "North"\nmembers = ["Norlan"]\n' + STATES,
        "tiny.toml: [[side]] `north`: unknown member `Norlan`. States and actors are: Norland, "
        "Sudland. Did you mean `Norland`?",
    ),
    "unknown of": (
        HEAD + STATES + ACTOR + 'of = "Westland"\n',
        "tiny.toml: [[actor]] `Ada`: unknown `of` `Westland`. States and actors are: Norland, "
        "Sudland, Ada.",
    ),
    "circle of of": (
        HEAD + ACTOR + 'of = "Bob"\n[[actor]]\nid = "Bob"\nkind = "person"\nof = "Ada"\n',
        "tiny.toml: [[actor]] `Ada`: `of` goes in a circle: Ada -> Bob -> Ada.",
    ),
    "twice the same id": (
        HEAD + ACTOR + ACTOR,
        "tiny.toml: [[actor]] `Ada`: the id `Ada` comes twice; give each row its own.",
    ),
    "one alias for two": (
        HEAD + STATES + ACTOR + 'aliases = ["Norse"]\n',
        "tiny.toml: [[actor]] `Ada`: `Norse` already names `Norland`; a name can stand for one "
        "actor only.",
    ),
    "bad date": (
        HEAD + STATES + ACTOR + 'of = "Norland"\noffices = [{title = "queen", from = "1843-13"}]\n',
        "tiny.toml: [[actor]] `Ada`: `offices`: `from` is `'1843-13'`; it must be a date in "
        'quotation marks: "2021-03-23", "2021-03" or "2021".',
    ),
    "dates the wrong way round": (
        HEAD + STATES + ACTOR + 'offices = [{title = "queen", from = "1843", to = "1840"}]\n',
        "tiny.toml: [[actor]] `Ada`: `offices`: `from` 1843 is later than `to` 1840.",
    ),
    "pattern": (
        HEAD + '[[concept]]\nid = "c"\nlabel = "C"\n'
        '[[wording]]\nid = "w"\nconcept = "c"\npatterns = ["(a"]\n',
        "tiny.toml: [[wording]] `w`: pattern `(a`: `(` is never closed.",
    ),
    "relation": (
        HEAD + '[[relation]]\nid = "defend"\nlabel = "D"\n',
        "tiny.toml: [[relation]] `defend`: unknown `id` `defend`. Relations are: defends, demands, "
        "built_by, threatened_by, violates, denies_voice_of, not_represented_by. "
        "Did you mean `defends`?",
    ),
    "stance of a concept": (
        HEAD + '[[concept]]\nid = "c"\nlabel = "C"\nstance = "agains"\n',
        "tiny.toml: [[concept]] `c`: unknown `stance` `agains`. Stances are: for, against, "
        "neutral. Did you mean `against`?",
    ),
    "stance of a wording": (
        HEAD + '[[concept]]\nid = "c"\nlabel = "C"\n'
        '[[wording]]\nid = "w"\nconcept = "c"\npatterns = ["a"]\nstance = "fro"\n',
        "tiny.toml: [[wording]] `w`: unknown `stance` `fro`. Stances are: for, against, neutral. "
        "Did you mean `for`?",
    ),
    "title": (
        HEAD + '[[concept]]\nid = "c"\nlabel = "C"\n'
        '[[wording]]\nid = "w"\nconcept = "c"\npatterns = ["a"]\ntitle = "yes"\n',
        "tiny.toml: [[wording]] `w`: `title` is `'yes'`; it must be true or false.",
    ),
    "a relation turned into one that is not there": (
        HEAD + '[[relation]]\nid = "built_by"\nlabel = "B"\nwished = "demands"\n',
        "tiny.toml: [[relation]] `built_by`: unknown `wished` `demands`. "
        "Relations of this codebook are: built_by.",
    ),
    "a verb in two lists": (
        HEAD + '[[relation]]\nid = "demands"\nlabel = "D"\nverbs = ["end"]\n'
        'refusing_verbs = ["end"]\n',
        "tiny.toml: [[relation]] `demands`: the verb `end` already stands in `demands`.",
    ),
    "circle of include": (
        'include = ["tiny.toml"]\n' + HEAD,
        "tiny.toml: `include` `tiny.toml` includes itself in a circle; take it out.",
    ),
    "NUL": (b"name = 1\n\0", "tiny.toml: NUL byte on line 2; a codebook is plain UTF-8 text."),
    "encoding": (
        b'name = "caf\xe9"',
        "tiny.toml: byte 0xe9 on line 1 is not UTF-8; save the file as UTF-8.",
    ),
    "syntax": (
        "name = \n",
        "tiny.toml: not valid TOML: Invalid value (at line 1, column 8).",
    ),
    "one bracket among others in two": (
        HEAD + '[[concept]]\nid = "a"\nlabel = "A"\n[concept]\nid = "b"\n',
        "tiny.toml: not valid TOML: line 7 has `[concept]`; write `[[concept]]`, in two brackets.",
    ),
    "curly quotation marks": (
        HEAD + "idea = “the well”\n",
        'tiny.toml: not valid TOML: line 4 has curly quotation marks; write straight ones: "…".',
    ),
    "a quotation mark that is not closed": (
        HEAD + 'idea = "the well\n',
        "tiny.toml: not valid TOML: line 4 has a quotation mark too few or too many.",
    ),
    "no comma between two texts": (
        HEAD + 'include = ["a.toml" "b.toml"]\n',
        'tiny.toml: not valid TOML: line 4 lacks a comma between two texts; write ["a", "b"].',
    ),
    "an actor of no kind": (
        HEAD + '[[actor]]\nid = "Ada"\n',
        "tiny.toml: [[actor]] `Ada`: key `kind` is missing; it must be a text in quotation marks "
        "that is not empty. Kinds are: person, body, group, channel.",
    ),
    "a key of the top below a table": (
        HEAD + '[[concept]]\nid = "a"\nlabel = "A"\nidea = "the well"\n',
        "tiny.toml: [[concept]] `a`: unknown key `idea`. It stands at the top of the file, "
        "above the first [[…]].",
    ),
    "not an array of tables": (
        HEAD + '[side]\nid = "a"\n',
        "tiny.toml: `side` must be written [[side]], once for each row.",
    ),
    "overlay out of range": (
        HEAD + '[[overlay]]\nword = "bad"\nvalue = 9\nreason = "r"\nexample = "e"\n',
        "tiny.toml: [[overlay]] `bad`: `value` is `9.0`; the lexicon goes from -4 to 4.",
    ),
}


@pytest.mark.parametrize("case", MISTAKES)
def test_a_mistake_is_named_with_what_would_work(tmp_path, monkeypatch, case):
    text, message = MISTAKES[case]
    write(tmp_path, text)
    monkeypatch.chdir(tmp_path)
    with pytest.raises(CodebookError) as caught:
        load_codebook("tiny.toml")
    assert str(caught.value) == message


def test_missing_file():
    with pytest.raises(FileNotFoundError, match=r"Could not find codebook `nowhere\.toml`"):
        load_codebook("nowhere.toml")


def test_a_tiny_codebook_of_ones_own(tmp_path):
    path = write(
        tmp_path,
        "\ufeff"
        + HEAD
        + STATES
        + '[[side]]\nid = "north"\nlabel = "North"\nmembers = ["Norland"]\n'
        '[[actor]]\nid = "Ada"\nkind = "person"\nof = "Sudland"\n'
        'offices = [{title = "Envoy", of = "Norland", from = "1840", to = "1843"}]\n',
    )
    tiny = load_codebook(path)
    assert tiny.side_of("Norse government") == "north"
    assert [tiny.side_of("Ada", date) for date in ("1841", "1850", "")] == [
        "north",
        "other",
        "other",
    ]
    assert [actor.id for actor in tiny.office_holders("envoy", "Norland", "1842-05-01")] == ["Ada"]
    assert tiny.government_of("Ada") == "Sudlandic government"


DEMANDS = '[[relation]]\nid = "demands"\nlabel = "D"\nverbs = ["want"]\nrefusing_verbs = ["deny"]\n'


def test_a_file_adds_words_to_an_included_relation_and_moves_verbs(tmp_path):
    other = DEMANDS.replace("demands", "violates").replace("want", "break")
    other = other.replace('refusing_verbs = ["deny"]', 'nouns = ["breach"]')
    write(tmp_path, DEMANDS + other, "shared.toml")
    path = write(
        tmp_path,
        'include = ["shared.toml"]\n' + HEAD + "[[relation]]\n"
        'id = "violates"\nlabel = "withholds"\n'
        'verbs = ["deny"]\nnouns = ["denial"]\n',
    )
    relations = load_codebook(path).relations
    assert list(relations) == ["demands", "violates"]
    assert (relations["demands"].verbs, relations["demands"].refusing_verbs) == (("want",), ())
    violates = relations["violates"]
    assert violates.label == "withholds"
    assert (violates.verbs, violates.nouns) == (("break", "deny"), ("breach", "denial"))
    assert violates.verb_forms["denied"] == "deny"


def test_a_relation_twice_in_one_file_is_refused(tmp_path):
    path = write(tmp_path, HEAD + DEMANDS + DEMANDS)
    with pytest.raises(CodebookError, match="the id `demands` comes twice"):
        load_codebook(path)


# ---- the built-in codebook -------------------------------------------------------------------


def test_all_members_of_the_united_nations(codebook):
    members = [a for a in codebook.actors.values() if a.kind == "state" and a.un_member]
    assert len(members) == 193
    assert all(not state.until for state in members)


def test_every_name_stands_once(codebook):
    texts = [name.text for name in codebook.names()]
    assert len(texts) == len(set(texts))
    assert not set(texts) & set(codebook.not_names)


@pytest.mark.parametrize(
    ("actor", "date", "side"),
    [
        ("China", "1970", "other"),
        ("China", "1972", "sino_russian"),
        ("China", "", "sino_russian"),
        ("Soviet Union", "1980", "sino_russian"),
        ("Belarus", "", "sino_russian"),
        ("Finland", "1990", "other"),
        ("Finland", "2000", "western"),
        ("Poland", "1980", "other"),
        ("Turkey", "2020", "western"),
        ("Ukraine", "", "other"),
        ("Philippines", "", "other"),
        ("Israel", "", "other"),
        ("New Zealand", "", "other"),
        ("Iran", "", "other"),
        ("NATO", "", "western"),
        ("European Commission", "", "western"),
        ("White House", "", "western"),
        ("Kremlin", "", "sino_russian"),
        ("Chinese Foreign Ministry", "2021", "sino_russian"),
        ("Jens Stoltenberg", "2021-03-23", "western"),
        ("Jens Stoltenberg", "2003", "western"),
        ("Sergey Lavrov", "", "sino_russian"),
        ("António Guterres", "2020", "other"),
        ("Reuters", "", "other"),
        ("US government", "", "western"),
        ("the West", "", "western"),
        ("Global South", "", "other"),
        ("someone", "", "other"),
    ],
)
def test_side_of(codebook, actor, date, side):
    assert codebook.side_of(actor, date) == side


@pytest.mark.parametrize(
    ("text", "actor", "how"),
    [
        ("U.S.", "United States", "name"),
        ("Washington", "United States", "capital"),
        ("Americans", "United States", "people"),
        ("Chinese", "China", "adjective"),
        ("Kiev", "Ukraine", "capital"),
        ("Lavrov", "Sergey Lavrov", "surname"),
        ("Dmitri Peskov", "Dmitry Peskov", "name"),
        ("Pentagon", "US Department of Defense", "name"),
        ("Brussels", "European Union", "metonym"),
        ("Russia’s Foreign Ministry", "Russian Foreign Ministry", "name"),
        ("Western powers", "the West", "name"),
    ],
)
def test_names(codebook, text, actor, how):
    found = {name.text: (name.actor, name.how) for name in codebook.names()}
    assert found[text] == (actor, how)


def test_common_surnames_and_words_are_no_names(codebook):
    texts = {name.text for name in codebook.names()}
    risky = "Johnson Brown Wang Li Bush May Austin Sullivan Rice Power Price Park Lee Hunt March"
    assert not texts & {*risky.split(), "Male", "Nice", "us", "it", "who", "Carter", "Kim", "Yang"}


def test_false_friends_are_listed(codebook):
    assert {"South China Sea", "Latin America", "West Bank"} <= set(codebook.not_names)
    assert "Jordan" in codebook.actors["Jordan"].ambiguous
    assert "Georgia" in codebook.actors["Georgia"].ambiguous


@pytest.mark.parametrize(
    ("title", "of", "date", "holders"),
    [
        ("secretary of state", "United States", "2021-03-23", ["Antony Blinken"]),
        ("Foreign Minister", "China", "2021-03-23", ["Wang Yi"]),
        ("Secretary-General", "NATO", "2013", ["Anders Fogh Rasmussen"]),
        ("chancellor", "Germany", "2016", ["Angela Merkel"]),
        ("president", "Russia", "2010", ["Dmitry Medvedev"]),
        ("king", "France", "2010", []),
    ],
)
def test_office_holders(codebook, title, of, date, holders):
    assert [actor.id for actor in codebook.office_holders(title, of, date)] == holders


def test_offices_are_ordered_and_known(codebook):
    titles = set(codebook.titles.values())
    for actor in codebook.actors.values():
        for office in actor.offices:
            assert office.title in titles, actor.id
            assert not office.until or office.since <= office.until, actor.id


@pytest.mark.parametrize(
    ("text", "wording"),
    [
        ("the rules-based international order", "rules-based international order"),
        ("the “rules-based” order", "rules-based international order"),
        ("the U.N.-centric international legal framework", "UN-centred system"),
        ("a UN-centred system", "UN-centred system"),
        ("international public opinion", "international public opinion"),
        ("universal values", "universal values"),
        ("respect for international law", "international law"),
        ("the world order", "international order"),
        ("the global order", "international order"),
        ("the international system", "international order"),
        ("a liberal international order", "liberal international order"),
        ("a law-based order", "order based on international law"),
        ("the international community", "international community"),
        ("a fair and multipolar world", "multipolar world"),
        ("a more just world order", "just and equitable order"),
    ],
)
def test_the_longest_wording(codebook, text, wording):
    found = [
        (len(match.group()), name)
        for name, entry in codebook.wordings.items()
        for regex in entry.regexes
        for match in re.finditer(regex, text)
    ]
    assert max(found, key=lambda pair: pair[0])[1] == wording


def test_a_match_begins_with_one_of_the_starts(codebook):
    text = "A fairer rules-based order, the UN Charter, hegemonism, so-called rules, free world."
    for wording in codebook.wordings.values():
        for match in re.finditer(wording.regex, text):
            assert match.group().lower().startswith(wording.starts), wording.id


def test_relations(codebook):
    assert list(codebook.relations) == [
        "defends", "demands", "built_by", "threatened_by", "violates", "denies_voice_of",
        "not_represented_by",
    ]  # fmt: skip
    assert codebook.relations["threatened_by"].verb_forms["undermining"] == "undermine"
    assert codebook.relations["built_by"].verb_forms["built"] == "build"
    assert codebook.relations["demands"].verb_forms["sought"] == "seek"
    assert codebook.relations["not_represented_by"].negated_verb_forms["spoke for"] == "speak for"
    assert codebook.relations["threatened_by"].noun_forms["challenges to"] == "challenge to"


def test_overlay(codebook):
    assert 20 <= len(codebook.overlay) <= 80
    for entry in codebook.overlay.values():
        assert entry.reason.endswith(".") and entry.word in entry.example.lower(), entry.word


def test_loading(codebook):
    assert built_in_codebooks() == ("human_rights", "international_order")
    again = pickle.loads(pickle.dumps(codebook))
    assert again.names() == codebook.names()
    assert again.wordings == codebook.wordings


def test_who_held_a_states_place_must_be_a_state(tmp_path):
    state = '[[state]]\nid = "A"\nadjectives = ["Aan"]\nformerly = [{id = "B", to = "1990"}]\n'
    with pytest.raises(CodebookError, match=r"\[\[state\]\] `A`: unknown state `B`"):
        load_codebook(write(tmp_path, HEAD + state))
