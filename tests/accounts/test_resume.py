"""A profile as JSON Resume: out, in, and the same again."""

import contextlib
import json
from datetime import date
from pathlib import Path

import jsonschema
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from hypothesis import given
from hypothesis import strategies as st

from accounts.models import Developer, Education, HideFrom, PublicWork
from accounts.resume import UnreadableResumeError, keep, parse, read, resume
from tests.accounts.factories import give_skills, make_case_study, make_developer, make_experience
from tests.factories import make_skill, make_user

SCHEMA = json.loads((Path(__file__).parent / "data/resume-schema-1.0.0.json").read_text())
FOREIGN = json.loads((Path(__file__).parent / "data/foreign-resume.json").read_text())
pytestmark = pytest.mark.django_db


def full_profile(user):
    developer = make_developer(
        user,
        about=("I make slow systems fast. " * 10).strip(),
        region="Oslo", city="Oslo", working_hours={"mon": ["09:00", "17:30"]},
        languages={"en": "native", "nb": "basic"},
        specialisms=["performance", "search"], operations=["on_call"], domains=["health"], collaboration=["pairing"],
        engagement_types=["day"], minimum_engagement="2 weeks", legal_status="sole_trader", tax_preferences=["not_uk"],
        availability="from_date", available_from=date(2026, 4, 1), hours_a_week=30, notice_days=0,
        workplaces=["remote", "hybrid"], hybrid_days=2, travel_radius_km=100, work_countries=["NO", "SE"],
        visibility="members", messages_from="contacts",
        rates=[{"visibility": "hidden", "low": 641, "high": 642}, {"unit": "hour", "low": 90, "high": 90}],
    )  # fmt: skip
    rows = list(developer.developer_skills.select_related("skill"))
    rows[0].years, rows[0].last_used, rows[0].is_major, rows[1].wants_more = 9, 2025, True, True
    developer.set_rows("developer_skills", rows)
    make_case_study(developer, stack=["python"], metric_before="9 h", constraints="One night.", link="https://e.test/a")
    make_case_study(developer, title="Another", confidentiality="anonymised", position=1)
    make_experience(developer, end="2021-06", summary="Line one.\nLine two.", kind="freelance")
    Education.objects.create(developer=developer, name="BSc", issuer="Porto", date="2014", position=0)
    Education.objects.create(developer=developer, name="CKA", expires="2027-01", position=1)
    PublicWork.objects.create(developer=developer, kind="writing", url="https://e.test/b", what="Notes", position=0)
    PublicWork.objects.create(developer=developer, kind="code", url="https://e.test/c", what="pg-drip", position=1)
    HideFrom.objects.create(developer=developer, word="halden.no")
    return developer


def written(developer, user, **how):
    fresh = Developer.objects.filter(pk=developer.pk).for_profile(user).get()
    return json.loads(json.dumps(resume(fresh, **how), default=str))


def without_itself(document):
    """What is about the document rather than the person."""
    for name in ("canonical", "version", "lastModified"):
        del document["meta"][name]
    del document["basics"]["url"]
    return document


def test_a_whole_profile_is_valid_against_the_published_schema(grace):
    document = written(full_profile(grace), grace, mine=True)

    jsonschema.validate(document, SCHEMA)
    assert {"work", "education", "certificates", "publications", "projects", "skills"} <= set(document)


def test_an_empty_draft_is_valid_too(grace):
    developer = Developer(user=grace)
    developer.start(grace)

    jsonschema.validate(written(developer, grace, mine=True), SCHEMA)


def test_exported_and_imported_it_is_an_equal_profile(grace, linus):
    document = written(full_profile(grace), grace, mine=True)
    parsed = read(parse(json.dumps(document).encode()))
    copy = Developer(user=linus)
    keep(parsed, copy, linus)

    assert parsed.left_out == []
    assert without_itself(written(copy, linus, mine=True)) == without_itself(document)


def test_importing_twice_changes_nothing(grace):
    developer = full_profile(grace)
    document = written(developer, grace, mine=True)
    keep(read(document), Developer.objects.get(pk=developer.pk), grace)

    assert without_itself(written(developer, grace, mine=True)) == without_itself(document)


def test_a_resume_from_elsewhere_is_taken_as_far_as_it_goes(grace):
    make_skill("html", name="HTML")
    make_skill("compression", name="Compression")
    parsed = read(FOREIGN)
    developer = Developer(user=grace)
    keep(parsed, developer, grace)

    assert (developer.name, developer.country, developer.city) == ("Richard Hendriks", "US", "San Francisco")
    assert developer.experience.get().start == "2013-12"
    assert {row.skill.slug: row.level for row in developer.developer_skills.all()} == {"html": 4, "compression": 4}
    assert not developer.rates.exists()
    assert "e-mail and phone: people are reached through the site" in parsed.left_out


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"\xff\xfe", "UTF-8"),
        (b"{", "not JSON"),
        (b"[" * 200_000, "not JSON"),
        (b'{"basics": ' + b"9" * 5000 + b"}", "not JSON"),
        (b"[]", "an object"),
        (b'{"x": "' + b"a" * 1_000_000 + b'"}', "larger than 1 MB"),
    ],
)
def test_what_is_no_resume_is_refused_in_a_sentence(data, words):
    with pytest.raises(UnreadableResumeError, match=words):
        read(parse(data))


def test_values_of_a_wrong_kind_are_left_out_and_the_rest_is_taken(grace):
    parsed = read(
        {
            "basics": {"name": "Grace\x00", "label": "mail me at g@e.test", "summary": "short", "location": 7},
            "work": [{"name": "No start"}, "x", None],
            "languages": [{"language": "Klingon"}, {"language": "English"}],
            "meta": {"marketplace": {"hours_a_week": 10**30, "specialisms": "search", "domains": ["health", "x"],
                                     "rates": [{"unit": "day", "low": 1e308}, {"low": True}, 5],
                                     "working_hours": {"mon": ["25:00", "26:00"], "tue": ["09:00", "10:00"]},
                                     "availability": "from_date", "time_zone": "Mars/Base"}},
        }
    )  # fmt: skip
    developer = Developer(user=grace)
    keep(parsed, developer, grace)

    developer.refresh_from_db()
    assert (developer.name, developer.headline, developer.languages) == ("Grace", "", {"en": "working"})
    assert developer.working_hours == {"tue": ["09:00", "10:00"]}
    assert (developer.availability, developer.hours_a_week, developer.time_zone) == ("not_stated", None, "")
    assert len(parsed.left_out) >= 8


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=6), inner, max_size=3),
    max_leaves=8,
)
sections = st.sampled_from(["basics", "work", "education", "certificates", "projects", "skills", "languages", "meta"])


@given(st.dictionaries(sections, json_values, min_size=1))
def test_whatever_the_sections_hold_it_is_read_or_refused(document):
    with contextlib.suppress(UnreadableResumeError):
        read(document)


def test_a_published_profile_keeps_its_three_skills(grace):
    developer = make_developer(grace)
    parsed = read({"basics": {"name": "Grace"}, "skills": [{"name": "Python"}]})
    keep(parsed, Developer.objects.get(pk=developer.pk), grace)

    assert developer.developer_skills.count() == 3
    assert "a published profile keeps 3" in parsed.left_out[0]


def upload(client, data):
    return client.post("/profile/import/", {"resume": SimpleUploadedFile("resume.json", data, "application/json")})


def test_the_page_says_what_it_took_and_what_it_left_out(client, grace):
    client.force_login(grace)
    page = upload(client, json.dumps(FOREIGN).encode())

    assert page.status_code == 200
    assert "Taken over" in page.content.decode()
    assert "people are reached through the site" in page.content.decode()
    assert Developer.objects.get(user=grace).name == "Richard Hendriks"


def test_more_than_a_profile_holds_is_left_out_and_the_rest_is_taken(client, grace):
    client.force_login(grace)
    many = ["payments", "search", "security", "performance", "data_modelling"]
    document = {"basics": {"name": "Grace", "label": "Reports"}, "meta": {"marketplace": {"specialisms": many}}}
    page = upload(client, json.dumps(document).encode())
    assert page.status_code == 200
    assert "specialisms: At most 4 specialisms." in page.content.decode()
    developer = Developer.objects.get()
    assert (developer.headline, developer.specialisms) == ("Reports", [])


def test_more_rows_than_a_profile_holds_are_told(grace):
    slugs = [make_skill(f"skill-{number}").slug for number in range(41)]
    work = [{"name": f"Fjord {number}", "position": "Dev", "startDate": "2022"} for number in range(21)]
    parsed = read({"basics": {"name": "Grace"}, "work": work, "skills": [{"name": slug} for slug in slugs]})
    keep(parsed, Developer(user=grace), grace)
    developer = Developer.objects.get()
    assert (developer.experience.count(), developer.developer_skills.count()) == (20, 40)
    assert "experience: there are 21, and 20 are the most" in parsed.left_out
    assert "developer skill: there are 41, and 40 are the most" in parsed.left_out


def test_what_says_nothing_is_not_called_taken(grace):
    said = {"availability": "from_date", "available_from": None, "working_hours": {"mon": ["17:00", "09:00"]}}
    parsed = read({"basics": {"name": "Grace"}, "meta": {"marketplace": said}})
    taken = keep(parsed, Developer(user=grace), grace)
    assert not {"availability", "available_from", "working_hours"} & set(taken)
    assert "availability: free from a day on, and no day is said" in parsed.left_out
    assert "working hours: no day has two times of the clock, the earlier one first." in parsed.left_out


def test_what_ends_before_it_begins_is_left_out(grace):
    work = [{"name": "Fjord", "position": "Dev", "startDate": "2022-05", "endDate": "2020-01"}]
    work += [{"name": "Halden", "position": "Dev", "startDate": "2020", "endDate": "2020-01"}]
    parsed = read({"basics": {"name": "Grace"}, "work": work})
    keep(parsed, Developer(user=grace), grace)
    assert [place.organisation for place in Developer.objects.get().experience.all()] == ["Halden"]
    assert any("It ends before it starts." in sentence for sentence in parsed.left_out)


@pytest.mark.parametrize("data", [b"", b"no", b"{}"])
def test_a_file_that_is_none_is_refused_beside_the_field(client, grace, data):
    client.force_login(grace)

    assert upload(client, data).status_code == 422
    assert not Developer.objects.filter(user=grace).exists()


def test_a_stranger_brings_nothing(client):
    assert upload(client, b"{}").status_code == 302


def test_a_rate_that_does_not_say_who_sees_it_is_seen_by_nobody(grace):
    rate = {"unit": "day", "low": 5, "high": 6, "currency": "EUR"}
    developer = Developer(user=grace)
    keep(read({"basics": {"name": "Grace"}, "meta": {"marketplace": {"rates": [rate]}}}), developer, grace)

    assert developer.rates.get().visibility == "hidden"


def test_skills_of_the_export_keep_their_order(grace):
    developer = make_developer(grace, skills=[])
    give_skills(developer, ["sql", "go", "bash"])

    assert [row["slug"] for row in written(developer, make_user())["skills"]] == ["sql", "go", "bash"]
