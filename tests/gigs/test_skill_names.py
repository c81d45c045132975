"""What words may be of the whole vocabulary: every slip that is likely, and nothing that is far-fetched."""

import pytest
from django.core.management import call_command

from gigs.skill_names import names
from gigs.suggesting import named

pytestmark = pytest.mark.django_db
# Words of gigs, many of them one letter away from a skill's name or alias.
ORDINARY = """
about agent back base basic best black blue bread build cloud code could course data deal debt demo design dust east
else fact fast field fire first form front garden good hand have head held help home host house idea item just large
last late lead leaf leak least line list load loan long main make mean mode model money month more most move must name
near need next none note offer only open order page part past path pays phase phone pilot pink plan port post price
quick rate read rent report rich right roof room rush sale same sell ship side site size small sold some sort space
spend stack start state step store style sure table talk task team test text that them thing time tool train true trust
unit user view want week west when wide will work world would write year
batch billing building business capture charging client compiler computer contract currency customer deadline delivery
employer engine feature finance freelance freight garage insurance invoice ledger library locking machine manager
market matching meeting member message metering migration office payments payroll people permit person personal
pipeline planning platform problem process product program project quality reader receipt reminder rental scraping
sender server service shipping spreadsheet standing starting stopping street string student supplier support surgery
teaching tender tester ticket touching tracking traffic training travel warehouse watching website weekend worker
"""


@pytest.fixture(scope="module")
def known(once):
    with once():
        call_command("load_skills", verbosity=0)
        return names()


def offered(known, text):
    """For these words and the last ones of them."""
    words = text.split()
    return [(name.skill.name, " ".join(run)) for name, run in named(known, [words[at:] for at in range(len(words))])]


def skills(known, word):
    return [skill for skill, _ in offered(known, word)]


def swaps(word):
    """The word with each two neighbours in each other's place."""
    return {f"{word[:at]}{word[at + 1]}{word[at]}{word[at + 2 :]}" for at in range(len(word) - 1)} - {word}


def words(known, shortest):
    """The names and aliases of one word."""
    return [name for name in known.all if name.text.isalpha() and len(name.text) >= shortest]


class Shut(list):
    """Each of them can be had, and nobody goes through all."""

    def __iter__(self):
        raise AssertionError("went through all names")


def test_for_a_letter_typed_few_names_are_looked_at(known, monkeypatch):
    assert 0 < len(known.with_word_on("py")) < len(known.all) / 4
    monkeypatch.setattr(known, "all", Shut(known.all))
    assert "Python" in skills(known, "pyt")
    assert "Python" in skills(known, "ypthon")


# -- what is no slip


def test_a_word_that_is_no_slip_is_not_taken_for_one(known):
    found = {word: [name.text for name, _ in named(known, [[word]])] for word in ORDINARY.split()}
    far = {word: [text for text in texts if word not in text and text not in word] for word, texts in found.items()}
    assert {word: texts for word, texts in far.items() if texts} == {}


@pytest.mark.parametrize(
    "text", ["was", "on-site", "no agency", "remote", "rest", "next", "nest", "c", "--", "javax s"]
)
def test_what_means_something_as_it_stands_is_no_slip_of_another_name(known, text):
    assert list(known.mistyped(text.split())) == []


@pytest.mark.parametrize(
    "text", ["remote sen", "rest python", "python test", "test api", "docker x", "kubernets billing"]
)
def test_words_that_mean_something_else_do_not_go_with_a_slip(known, text):
    assert text not in [run for _, run in offered(known, text)]


# -- what is one


def test_neighbours_that_changed_places_in_any_name_of_one_word_are_a_slip(known):
    missed = {
        swapped: name.text
        for name in words(known, shortest=4)
        for swapped in swaps(name.text)
        if swapped not in known.words and name.skill.name not in skills(known, swapped)[:3]
    }
    assert missed == {}


def test_a_letter_that_is_missing_in_or_doubled_in_any_longer_name_is_a_slip(known):
    missed = {
        typed: name.text
        for name in words(known, shortest=6)
        for at in range(1, len(name.text))
        for typed in (name.text[:at] + name.text[at + 1 :], name.text[:at] + name.text[at - 1 :])
        if typed not in known.words and name.skill.name not in skills(known, typed)[:3]
    }
    assert missed == {}


@pytest.mark.parametrize(
    ("text", "skill", "run"),
    [
        ("gti", "Git", "gti"),
        ("pyhton", "Python", "pyhton"),
        ("phyton", "Python", "phyton"),
        ("lavarel", "Laravel", "lavarel"),
        ("pythom", "Python", "pythom"),
        ("kuebrntes", "Kubernetes", "kuebrntes"),
        ("dockerise", "Docker and containers", "dockerise"),
        ("java script", "JavaScript", "java script"),
        ("rubyon rails", "Ruby on Rails", "rubyon rails"),
        ("spring bot", "Spring Boot", "spring bot"),
        ("githbu actions", "GitHub Actions", "githbu actions"),
        ("fast postgers", "PostgreSQL", "postgers"),
        ("rest python", "Python", "python"),
        ("mongo bd", "MongoDB", "mongo bd"),
    ],
)
def test_it_stands_for_the_words_that_are_nearly_the_name(known, text, skill, run):
    assert offered(known, text)[0] == (skill, run)
