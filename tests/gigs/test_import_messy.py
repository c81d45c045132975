"""What people's files hold beside good records: bytes, sums, numbers and fields that are not what they should be."""

import json
import re

import pytest
from django.core.management import CommandError

from gigs.imports.kinds import understand
from gigs.models import Gig
from tests.factories import make_gig
from tests.gigs.test_import_gigs import LOOSE, POSTING


def test_a_byte_that_is_no_text_refuses_its_record_alone(import_file):
    bad = json.dumps(LOOSE | {"title": "Caf?", "link": "https://elsewhere.example/3"}).encode().replace(b"?", b"\xe9")

    report = import_file(b"\n".join([json.dumps(LOOSE).encode(), bad, json.dumps(POSTING).encode()]))

    assert Gig.objects.count() == 2
    assert "line 2: refused: it is not UTF-8" in report


def test_a_list_with_a_byte_that_is_no_text_is_refused_as_a_whole(import_file):
    with pytest.raises(CommandError, match="is not UTF-8"):
        import_file(b'[\n{"title": "Caf\xe9"},\n{"title": "T", "description": "D"}\n]')


@pytest.mark.parametrize("rate", ["$-5 - $10", "-$5 an hour", "−5 USD", "$5 - -$10 hourly", "$5 to $-10", -5])
def test_a_sum_below_zero_is_no_pay(import_file, adas_client, rate):
    report = import_file([LOOSE | {"rate": rate}], "--client", adas_client.slug)

    assert (Gig.objects.get().status, Gig.objects.get().pay_min) == ("draft", None)
    assert f"no place for pay: {rate} (no sum that pay could be)" in report


@pytest.mark.parametrize(
    ("rate", "low", "high"),
    [("10€-20€ hourly", 10, 20), ("Hourly - $48-$100", 48, 100), ("$48 -$100/hr", 48, 100), ("Per-day €400", 400, 400)],
)
def test_a_dash_is_not_taken_for_a_minus(rate, low, high):
    found = understand(LOOSE | {"rate": rate}).fields

    assert (found["pay_min"], found["pay_max"]) == (low, high)


@pytest.mark.parametrize(
    ("part", "told"),
    [
        (
            {"duration_weeks": {"min": 9, "max": 2}},
            ["weeks_min: 9 (The fewest weeks", "weeks_max: 2 (The fewest weeks"],
        ),
        ({"duration_weeks": {"min": 0}}, ["weeks_min: 0 (Give a number between 1 and 520, or nothing.)"]),
        ({"duration_weeks": {"max": 600}}, ["weeks_max: 600 (Give a number between 1 and 520, or nothing.)"]),
        ({"hours_a_week": {"min": 200}}, ["week_hours_min: 200 (Give a number between 1 and 168, or nothing.)"]),
        ({"hours_a_week": {"min": 30, "max": 20}}, ["week_hours_min: 30 (The fewest hours"]),
        ({"questions": ["1?", "2?", "3?", "4?"]}, ["questions: ['1?', '2?', '3?', '4?']"]),
    ],
)
def test_numbers_that_cannot_be_are_left_out_and_the_gig_is_taken(import_file, adas_client, part, told):
    pay = {"model": "day", "min": 400, "max": 500, "currency": "EUR"}
    record = {"title": "T", "description": "D", "pay": pay, "skills": [{"slug": "python", "need": "must"}]}
    report = import_file([record | part], "--client", adas_client.slug)

    assert all(f"no place for {words}" in report for words in told)
    gig = Gig.objects.get()
    assert gig.status == "in_review"
    assert {gig.weeks_min, gig.weeks_max, gig.week_hours_min, gig.week_hours_max, *gig.questions} == {None}


def test_a_time_in_words_that_contradicts_itself_is_left_out(import_file, adas_client):
    report = import_file([LOOSE | {"est_time": "More than 6 months, up to 2 weeks"}], "--client", adas_client.slug)

    assert "no place for weeks_min: 26 (The fewest weeks are more than the most.)" in report
    assert (Gig.objects.get().weeks_min, Gig.objects.get().weeks_max) == (None, None)


def test_what_has_no_place_in_our_own_records_is_reported(import_file):
    skills = [{"slug": "python", "need": "zzz", "level": 9}, {"slug": "go", "need": "nice", "level": "3"}, "k8s"]
    pay = {"model": "day", "min": 400, "max": 500, "currency": "EUR", "bonus": "beer"}
    record = {"title": "T", "description": "D", "pay": pay, "skills": skills, "hours_a_week": 30}

    report = import_file([record | {"remote": "yes", "foo": "bar", "client": "foo", "open": False, "url": None}])

    left = re.findall(r"no place for (.*)", report)
    assert sorted(left) == [
        *("client: foo", "foo: bar", "hours_a_week: 30", "level of python: 9", "need of python: zzz"),
        *("open: False", "pay.bonus: beer", "remote: yes", "skill: k8s"),
    ]
    rows = Gig.objects.get().gig_skills.all()
    assert [(row.skill.slug, row.need, row.level) for row in rows] == [("python", "must", None), ("go", "nice", 3)]


@pytest.mark.parametrize("record", [LOOSE, POSTING])
def test_a_tag_that_is_no_word_is_reported(import_file, record):
    name = "skills" if record.get("@type") else "tags"

    assert "no place for tag: {'name': 'python'}" in import_file([record | {name: [{"name": "python"}, "go"]}])
    assert [row.skill.slug for row in Gig.objects.get().gig_skills.all()] == ["go"]


@pytest.mark.parametrize(("low", "high"), [("400", "1200"), (" 400 ", "1,200"), (400.0, "1200.00"), ("400", "1 200")])
def test_numbers_may_be_written_as_texts(import_file, adas_client, low, high):
    pay = {"model": "day", "min": low, "max": high, "currency": "EUR"}
    import_file([{"title": "T", "description": "D", "pay": pay, "level": "2"}], "--client", adas_client.slug)

    gig = Gig.objects.get()
    assert (gig.pay_min, gig.pay_max, gig.level, gig.status) == (400, 1200, 2, "in_review")


def test_a_line_of_a_text_is_not_the_end_of_its_record(import_file):
    import_file(json.dumps(LOOSE | {"title": "Before\u2028after"}, ensure_ascii=False).encode() + b"\n{broken")

    assert Gig.objects.count() == 1


OWN = {"title": "T", "description": "D", "pay": {"model": "day", "min": 400, "max": 500, "currency": "EUR"}}


@pytest.mark.parametrize(
    "more",
    [
        {"pay": OWN["pay"] | {"currency": ["EUR"]}},
        {"remote": {"countries": [["a"]]}},
        {"remote": {"countries": [{"a": 1}]}},
        {"remote": {"zone": "Mars/X", "overlap_hours": 4}},
        {"remote": {"zone": ["UTC"]}},
        {"questions": ["Why?"] * 4},
    ],
)
def test_a_value_that_no_form_would_take_is_left_out_and_the_rest_is_taken(import_file, more):
    report = import_file([OWN | more, LOOSE])

    assert Gig.objects.count() == 2
    assert "no place for" in report
    gig = Gig.objects.get(title="T")
    assert (gig.zone, gig.countries, gig.questions) == ("", [], [])


@pytest.mark.parametrize("odd", ["9" * 5_000, "[" * 900 + "]" * 900])
def test_what_json_itself_cannot_hold_refuses_its_line_alone(import_file, odd):
    line = f'{{"title": "T", "description": "D", "foo": {odd}}}'

    report = import_file("\n".join([json.dumps(LOOSE), line, json.dumps(POSTING)]).encode())

    assert Gig.objects.exclude(title="T").count() == 2
    assert "line 2" in report


def test_signs_that_no_feed_can_hold_are_left_out(import_file, client):
    import_file([LOOSE | {"title": "esc \u001b[31m \u0001 \ufffe x"}])
    assert Gig.objects.get().title == "esc [31m x"

    make_gig(title="bell \u0007 rings")
    assert client.get("/gigs/feed.atom").status_code == 200


def test_a_page_with_a_zone_that_there_is_not_is_shown_to_developers(read, graces_profile):
    gig = make_gig(zone="Mars/X", overlap_hours=4)
    assert gig.title in read(graces_profile.user, gig.get_absolute_url())


def test_what_stands_between_angles_and_is_no_html_is_kept(import_file):
    words = "We use Map<String, Order> and List<Integer>; latency < 50 ms and throughput > 1000 rps, <negotiable>."
    import_file([LOOSE | {"description": f"<p class=x>{words}</p><br/><!-- seen by nobody --><o:p>End</o:p>"}])

    assert " ".join(Gig.objects.get().description.split()) == f"{words} End"
