"""What a step of the profile's editor cannot keep is said beside it, and the summary leads there: /profile/<step>/."""

import html
import re

import pytest

from accounts.forms import editor
from accounts.models import Developer, Education, Experience, HideFrom, PublicWork, Rate
from tests.accounts.factories import make_developer
from tests.accounts.steps import STEPS, save
from tests.accounts.test_profile_step import WRONG
from tests.factories import make_skill

pytestmark = pytest.mark.django_db


KINDS = {kind.related: kind for step in editor.STEPS.values() for kind in step.rows}


def rows(related, *answers):
    """What is sent of rows that are answered so, and otherwise left as they come."""
    data = {f"{related}-TOTAL_FORMS": len(answers)}
    for number, row in enumerate(answers):
        answered = KINDS[related].empty_row() | row
        data |= {f"{related}-{number}-{name}": value for name, value in answered.items()}
    return data


# Of each step: what is sent, the id that the summary leads to, and what is said.
CONTRADICTIONS = [
    ("rates", rows("rates", {"low": 95, "high": 20}), "id_rates-0-high", "The lowest rate is above the highest."),
    ("rates", rows("rates", {"low": 95, "high": 0}), "id_rates-0-high", "Give a rate above 0"),
    ("rates", rows("rates", *[{"low": number} for number in range(1, 10)]), "rates", "At most 8 rows."),
    ("rates", {"availability": "from_date"}, "id_available_from", "Say from which date"),
    ("rates", {"mon_0": "17:00", "mon_1": "09:00"}, "id_mon_0", "the earlier one first"),
    ("about", {"specialisms": ["search", "security", "payments", "performance", "api_design"]},
     "id_specialisms", "At most 4"),
    ("skills", rows("developer_skills", *[{"word": f"skill-{n}", "is_major": "on"} for n in range(8)]),
     "id_developer_skills-7-is_major", "At most 7 skills are major; 8 are marked."),
    ("work", rows("experience", {"role": "Dev", "organisation": "X", "start": "2024", "end": "2020"}),
     "id_experience-0-end", "It ends before it starts."),
    ("work", rows("education", {"name": "CKA", "date": "2022-03", "expires": "2021"}),
     "id_education-0-expires", "It expires before it was received."),
]  # fmt: skip
CONTRADICTIONS += [
    (step, {field: value}, f"id_{field}", words) for step in STEPS for field, value, words in WRONG[step]
]


@pytest.mark.parametrize(("step", "sent", "anchor", "words"), CONTRADICTIONS)
def test_the_summary_leads_to_what_is_wrong(client, me, step, sent, anchor, words):
    make_developer(handle="taken")
    for number in range(8):
        make_skill(f"skill-{number}")
    response = save(client, step, **sent)

    assert response.status_code == 422
    assert [line for line in told(response) if line[0] == anchor and words in line[1]]


@pytest.mark.parametrize(
    ("step", "sent", "anchor"),
    [
        ("you", {"headline": ""}, "id_headline"),
        ("skills", {"developer_skills-TOTAL_FORMS": 2}, "developer_skills"),
        ("rates", {"rates-TOTAL_FORMS": 0}, "rates"),
    ],
)
def test_the_summary_leads_to_what_a_published_profile_lacks(client, me, step, sent, anchor):
    make_developer(me, status="published")

    assert [line[0] for line in told(save(client, step, **sent))] == [anchor]


@pytest.mark.parametrize("tops", [("700", "800"), ("600", "")])
def test_two_rates_that_differ_are_both_kept(client, me, tops):
    day = {"unit": "day", "low": 500, "currency": "EUR"}
    answer = save(client, "rates", **rows("rates", day | {"high": tops[0]}, day | {"high": tops[1]}))

    assert answer.status_code == 302
    assert Rate.objects.count() == 2


TWICE = [
    ("rates", "rates", "low", [{"low": 500, "unit": "day", "currency": "EUR"}] * 2),
    ("rates", "rates", "low", [{"low": 500, "visibility": who} for who in ("public", "hidden")]),
    ("work", "experience", "role", [{"role": "Dev", "organisation": "Uio", "start": "2012"}] * 2),
    ("work", "education", "name", [{"name": "BSc", "issuer": "Oslo", "date": "2012"}] * 2),
    ("work", "public_work", "url", [{"url": "https://code.example/x", "kind": kind} for kind in ("code", "other")]),
    ("work", "languages", "code", [{"code": "en", "level": level} for level in ("native", "basic")]),
    ("privacy", "hidden_from", "who", [{"who": who} for who in ("example.org", "@Example.org")]),
    ("privacy", "hidden_from", "who", [{"who": "@hidden-one"}] * 2),
]


@pytest.mark.parametrize(("step", "related", "first", "answers"), TWICE)
def test_a_row_that_is_there_twice_is_said_to_be_and_stays(client, me, step, related, first, answers):
    make_developer(handle="hidden-one")
    response = save(client, step, **rows(related, *answers))

    assert response.status_code == 422
    [(anchor, sentence)] = told(response)
    assert anchor == f"id_{related}-1-{first}"
    assert "is there twice. Remove one of the rows." in sentence
    sent = next(part for part in response.context["editor"].rows if part.related == related)
    assert [row[first].value() for row in sent] == [str(answer[first]) for answer in answers]
    assert not Developer.objects.filter(user=me).exists()


def test_rows_of_the_same_place_that_differ_are_kept(client, me):
    dev = {"role": "Dev", "organisation": "Uio"}
    work = rows("experience", dev | {"start": "2012", "end": "2014"}, dev | {"start": "2016"})
    work |= rows("education", {"name": "AWS", "date": "2020"}, {"name": "AWS", "date": "2023"})
    work |= rows("public_work", {"url": "https://code.example/x"}, {"url": "https://code.example/X"})
    assert save(client, "work", **work).status_code == 302
    assert save(client, "privacy", **rows("hidden_from", {"who": "a.org"}, {"who": "x@a.org"})).status_code == 302

    assert [kind.objects.count() for kind in (Experience, Education, PublicWork, HideFrom)] == [2, 2, 2, 2]


def told(response):
    """The lines of the summary: where each leads, and what it says; what it says must stand in the page as well."""
    page = response.content.decode()
    summary = page.partition("Not saved yet: something below")[2].partition("</ul>")[0]
    lines = re.findall(r'<li><a href="#([^"]+)">[^<]+</a>: (.*?)</li>', summary)
    said = re.findall(r'<div class="err"[^>]*>.*?<span>(.*?)</span></div>', page, re.DOTALL)
    said += re.findall(r'<p class="note note--bad" role="alert">(.*?)</p>', page)
    for anchor, sentence in lines:
        assert f'id="{anchor}"' in page
        assert any(text.startswith(sentence) for text in said), sentence
    return [(anchor, html.unescape(sentence)) for anchor, sentence in lines]
