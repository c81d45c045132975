"""What a profile says about being free, and what it is worth later."""

from datetime import UTC, date, datetime, timedelta

import pytest
import time_machine
from allauth.account.models import EmailAddress
from django.conf import settings
from django.core import mail

from accounts.due import remind_availability
from accounts.models import Developer, Notification
from accounts.tasks import mail_notification
from tests.accounts.factories import make_developer

pytestmark = pytest.mark.django_db
SAID = datetime(2026, 3, 1, 9, tzinfo=UTC)


@pytest.fixture
def developer(grace):
    EmailAddress.objects.create(user=grace, email=grace.email, primary=True, verified=True)
    return make_developer(grace, confirmed_at=SAID, hours_a_week=30)


def after(days, **more):
    return time_machine.travel(SAID + timedelta(days=days, **more), tick=False)


def page(client, developer, days):
    with after(days, minutes=-1):
        return client.get(developer.get_absolute_url()).content.decode()


@pytest.mark.parametrize(
    ("days", "shown"), [(1, "confirmed"), (14, "confirmed"), (15, "unconfirmed"), (60, "unconfirmed")]
)
def test_it_shows_unconfirmed_on_day_15(client, developer, days, shown):
    text = page(client, developer, days)

    assert "Available now" in text
    assert ("unconfirmed" in text) is (shown == "unconfirmed")


def test_after_60_days_it_counts_for_nothing_anywhere(client, developer):
    with after(60):
        now = Developer.objects.filter(confirmed_at=SAID).with_availability().get()
        assert now.availability_now == "not_stated"
        assert "Available now" not in client.get(developer.get_absolute_url()).content.decode()


def test_the_database_and_the_page_agree_about_a_date_that_has_come(grace):
    developer = make_developer(grace, availability="from_date", available_from=date(2020, 1, 1))

    assert developer.availability_now == "available"
    assert Developer.objects.with_availability().get().free == "available"


# -- the reminder


@pytest.mark.parametrize("days", [0, 11, 60, 90])
def test_too_early_or_too_late_nobody_is_asked(developer, days):
    with after(days):
        assert remind_availability() == 0


@pytest.mark.parametrize(
    "fields", [{"availability": "not_looking"}, {"availability": "not_stated"}, {"confirmed_at": None}]
)
def test_who_does_not_look_is_not_asked(developer, fields):
    Developer.objects.filter(pk=developer.pk).update(**fields)

    with after(13):
        assert remind_availability() == 0


def test_an_address_that_nobody_confirmed_gets_no_mail(developer):
    EmailAddress.objects.update(verified=False)

    with after(13):
        assert remind_availability() == 0


def test_a_closed_account_is_not_asked(developer, grace):
    grace.is_active = False
    grace.save()

    with after(13):
        assert remind_availability() == 0


def test_each_statement_is_asked_about_once(developer):
    with after(12):
        assert [remind_availability(), remind_availability()] == [1, 0]
        developer.refresh_from_db()
        developer.confirm_availability(developer.user)
    with after(23):
        assert remind_availability() == 0
    with after(24):
        assert remind_availability() == 1


def test_being_asked_does_not_disturb_somebody_who_is_writing(developer):
    with after(12):
        remind_availability()

    assert Developer.objects.get().version == developer.version


def link():
    mail_notification.func(Notification.objects.get(kind="availability_reminder").pk)
    message = mail.outbox[-1]
    assert message.to == ["grace@example.com"]
    return next(word for word in message.body.split() if "/profile/confirm/" in word).removeprefix(settings.SITE_URL)


def test_the_mails_link_asks_and_one_button_confirms_without_signing_in(client, developer):
    with after(12):
        remind_availability()
        address = link()
        assert "Is this still true?" in client.get(address).content.decode()
        assert Developer.objects.get().confirmed_at == SAID

    with after(13):
        assert "Confirmed" in client.post(address).content.decode()
        assert Developer.objects.get().confirmed_at == SAID + timedelta(days=13)


def test_a_second_press_confirms_nothing_new(client, developer):
    with after(12):
        remind_availability()
        address = link()
        client.post(address)
    with after(40):
        assert "Confirmed" in client.post(address).content.decode()
        assert Developer.objects.get().confirmed_at == SAID + timedelta(days=12)


def test_a_forged_or_old_link_is_nothing(client, developer):
    with after(12):
        remind_availability()
        address = link()

    assert client.post(f"{address[:-2]}x/").status_code == 404
    with after(100):
        assert client.post(address).status_code == 404
