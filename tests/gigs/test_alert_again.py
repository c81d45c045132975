"""A gig is held against its search again before it is told: what changed meanwhile is not told for what it was."""

import pytest
from django.core import mail
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from gigs.alerts import tasks
from gigs.models import Alert, Digest, Gig
from tests.factories import make_client, make_gig, make_skill
from tests.gigs.alerting import keep
from tests.gigs.handing_on import after, tick, told_of

pytestmark = pytest.mark.django_db

WELL_PAID = "workplace=remote&pay_min=400&currency=EUR&skill=python"


@pytest.fixture
def gig():
    return make_gig(skills=["python"], pay_min=450, pay_max=600)


def move(gig, **fields):
    Gig.objects.filter(pk=gig.pk).update(**fields)


def cheapen(gig):
    move(gig, pay_min=150, pay_max=220, workplace="on_site", country="AT")


# -- what is not told


def other_place(gig):
    move(gig, workplace="on_site")


def less_pay(gig):
    move(gig, pay_min=150, pay_max=220)


def other_currency(gig):
    move(gig, currency="GBP")


def other_skill(gig):
    gig.set_skills([(make_skill("rust"), "must", None)], None)


@pytest.mark.parametrize("change", [other_place, less_pay, other_currency, other_skill], ids=lambda f: f.__name__)
@pytest.mark.parametrize("cadence", ["instant", "daily", "weekly"])
def test_a_gig_that_does_not_pass_any_more_is_not_told(gig, grace, change, cadence):
    keep(grace, WELL_PAID, cadence)
    tasks.tell_searches.func(gig.pk)
    assert Alert.objects.count() == 1

    change(gig)
    tick(days=8)

    assert not told_of()
    assert not Digest.objects.exists()
    assert not Alert.objects.exclude(sent_at=None).exists()


def test_too_many_proposals_by_now_are_a_reason_no_more(gig, grace):
    keep(grace, "proposals_max=5", "daily")
    tasks.tell_searches.func(gig.pk)
    move(gig, live_proposals=6)
    tick(days=2)

    assert not told_of()


def test_the_others_of_a_mail_are_told_without_it(gig, grace):
    keep(grace, WELL_PAID, "daily")
    staying = make_gig(skills=["python"], pay_min=450, pay_max=600)
    for one in (gig, staying):
        tasks.tell_searches.func(one.pk)
    cheapen(gig)
    tick(days=2)

    assert told_of() == ["1 new gig for “Mine”"]
    assert gig.title not in mail.outbox[-1].body
    assert Alert.objects.get(sent_at=None).gig == gig


# -- what becomes of it


@pytest.mark.parametrize("cadence", ["instant", "daily"])
def test_what_matches_again_is_told_once(gig, grace, cadence):
    keep(grace, WELL_PAID, cadence)
    tasks.tell_searches.func(gig.pk)
    cheapen(gig)
    tick(days=2)
    move(gig, pay_min=450, pay_max=600, workplace="remote", country="")
    for days in (3, 4, 5):
        with after(days):
            tasks.tell_searches.func(gig.pk)
        tick(days)

    assert told_of() == ["1 new gig for “Mine”"]


def test_of_a_weekly_search_it_waits_for_the_next_monday(gig, grace):
    keep(grace, WELL_PAID, "weekly")
    tasks.tell_searches.func(gig.pk)
    cheapen(gig)
    tick(days=8)

    with after(8):
        due = Alert.objects.get().due_at
        assert due > timezone.now()
        assert due.weekday() == 0


def test_two_mails_are_two_though_the_first_alert_waits_on(gig, grace):
    keep(grace, WELL_PAID)
    tasks.tell_searches.func(gig.pk)
    cheapen(gig)
    for _ in range(2):
        tasks.tell_searches.func(make_gig(skills=["python"], pay_min=450, pay_max=600).pk)
        tasks.mail_alerts.func(grace.pk)

    assert len({message.message()["Message-ID"] for message in mail.outbox}) == len(mail.outbox) == 2


@pytest.mark.parametrize("cadence", ["daily", "instant"])
def test_another_search_that_finds_it_tells_it_instead(gig, grace, cadence):
    keep(grace, WELL_PAID, "daily", "Far")
    near = keep(grace, "workplace=on_site", cadence, "Near")
    tasks.tell_searches.func(gig.pk)
    cheapen(gig)
    tick(days=2)
    tick(days=4)

    assert told_of() == ["1 new gig for “Near”"]
    assert Alert.objects.get().search == near


def test_a_search_that_came_after_the_gig_does_not_tell_it(gig, grace):
    keep(grace, WELL_PAID, "daily", "Far")
    near = keep(grace, "workplace=on_site", "daily", "Near")
    near.since = timezone.now()
    near.save()
    tasks.tell_searches.func(gig.pk)
    cheapen(gig)
    for days in (2, 4):
        tick(days)

    assert not told_of()


# -- what time alone does


@pytest.mark.parametrize("query", ["posted_within=1", "posted_within=1&skill=python", "closing_within=30"])
def test_a_weekly_digest_tells_what_was_new_when_it_came(gig, grace, query):
    keep(grace, query, "weekly")
    tasks.tell_searches.func(gig.pk)
    tick(days=8)

    assert told_of() == ["1 new gig for “Mine”"]
    assert "Posted in" not in mail.outbox[-1].body


def test_that_it_is_new_is_what_a_search_for_nothing_else_says(gig, grace):
    keep(grace, "posted_within=1")
    tasks.tell_searches.func(gig.pk)
    tick()

    assert "+ every new gig" in mail.outbox[-1].body


# -- what the gig does not say


SAID = {"weeks_max": 8, "start": "asap", "remote_scope": "worldwide", "payment_days": 14}
NOT_SAID = {"weeks_max": None, "start": "not_stated", "remote_scope": "not_stated", "payment_days": None}


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("weeks_max=12", "At most 12 weeks"),
        ("start_before=2030-01-01", "Starts by 1 January 2030"),
        ("from_country=GB", "Working from United Kingdom"),
        ("payment_days_max=30", "Paid within 30 days"),
        ("reply_rate_min=80", "Answers 80 % in time or more"),
        ("overlap=4&tz=Asia/Tokyo", "4 h together with Asia/Tokyo"),
    ],
)
def test_a_reason_that_the_gig_does_not_state_says_so(grace, query, words):
    keep(grace, f"workplace=remote&{query}")
    silent = make_gig(title="Silent", weeks_min=None, **NOT_SAID)
    saying = make_gig(title="Saying", zone="Asia/Tokyo", client=make_client(replies_due=10, replies_in_time=9), **SAID)
    for gig in (silent, saying):
        tasks.tell_searches.func(gig.pk)
    tasks.mail_alerts.func(grace.pk)

    reasons = [line.strip() for line in mail.outbox[-1].body.splitlines() if line.startswith("  + ")]
    assert sorted(reasons) == [f"+ Remote, {words}", f"+ Remote, {words} (not stated)"]


# -- what it costs


def test_it_asks_once_a_search_however_many_gigs(grace):
    client, costs = make_client(), []
    make_skill("python")
    keep(grace, WELL_PAID)
    keep(grace, "workplace=hybrid")
    for many in (2, 12):
        for _ in range(many):
            gig = make_gig(client, skills=["python"], pay_min=450, pay_max=600)
            tasks.tell_searches.func(gig.pk)
            cheapen(gig)
        with CaptureQueriesContext(connection) as asked:
            tasks.mail_alerts.func(grace.pk)
        costs.append(len(asked))

    assert Alert.objects.waiting().count() == 14
    assert costs[1] == costs[0]
