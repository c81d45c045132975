"""GET and POST /settings/mail/, and the link of a mail that stops its topic: /settings/mail/stop/<token>/."""

import pytest
from django.core import mail
from django.core.signing import Signer
from django.test import Client

from accounts import mail_links
from accounts.models import NotificationChoice, notify
from accounts.models.notification_topic import BY_VALUE, SAFETY, TOPICS
from accounts.tasks import mail_notification

pytestmark = pytest.mark.django_db
ADDRESS = "/settings/mail/"
ONE_CLICK = {"List-Unsubscribe": "One-Click"}
INSTANT = {topic.value: "instant" for topic in TOPICS}


@pytest.fixture
def program():
    """A mail program: it has no cookie and no CSRF token."""
    return Client(enforce_csrf_checks=True)


@pytest.fixture
def stop(grace):
    return mail_links.stop(grace.pk, BY_VALUE["proposals"]).partition("8000")[2]


def choices(user):
    return dict(user.notification_choices.values_list("topic", "cadence"))


def test_it_is_for_members(client):
    assert client.get(ADDRESS).status_code == 302
    assert client.post(ADDRESS, INSTANT).status_code == 302
    assert not NotificationChoice.objects.exists()


@pytest.mark.parametrize("value", ["", "hourly", "\x00", "instant\n"])
def test_another_cadence_is_an_error_beside_its_field(client, grace, value):
    client.force_login(grace)

    answer = client.post(ADDRESS, INSTANT | {"gigs": value})

    assert answer.status_code == 422
    assert list(answer.context["form"].errors) == ["gigs"]
    assert choices(grace) == {}


def test_safety_is_not_on_the_form(client, grace):
    client.force_login(grace)

    assert client.post(ADDRESS, INSTANT | {"safety": "off"}).status_code == 302
    assert choices(grace) == {}
    assert SAFETY.value not in client.get(ADDRESS).context["form"].fields


def test_what_is_chosen_is_shown_and_kept(client, grace, linus):
    client.force_login(grace)

    client.post(ADDRESS, INSTANT | {"gigs": "daily", "vocabulary": "off"})

    form = client.get(ADDRESS).context["form"]
    assert {name: form.initial.get(name, field.initial) for name, field in form.fields.items()} == INSTANT | {
        "gigs": "daily",
        "vocabulary": "off",
    }
    assert choices(linus) == {}


def test_the_same_form_twice_changes_nothing(client, grace):
    client.force_login(grace)
    for _ in range(2):
        client.post(ADDRESS, INSTANT | {"gigs": "daily"})

    assert choices(grace) == {"gigs": "daily"}


@pytest.mark.parametrize(
    "token",
    ["x", "W10:abc", "é", "a" * 3000, Signer().sign_object([1, "proposals"]), mail_links._signer.sign_object([0])],
)
def test_a_link_that_we_did_not_make_leads_nowhere(program, token):
    assert program.get(f"{ADDRESS}stop/{token}/").status_code == 404
    assert program.post(f"{ADDRESS}stop/{token}/", ONE_CLICK).status_code == 404


def test_nobody_stops_safety_by_a_link(program, grace):
    token = mail_links.stop(grace.pk, SAFETY).rstrip("/").rpartition("/")[2]

    assert program.post(f"{ADDRESS}stop/{token}/", ONE_CLICK).status_code == 404


def test_reading_the_link_stops_nothing(program, grace, stop):
    page = program.get(stop)

    assert "no-store" in page["Cache-Control"]
    assert page["Referrer-Policy"] == "no-referrer"
    assert program.post(stop).status_code == 400
    assert choices(grace) == {}


def test_one_click_from_the_mail_stops_its_topic_alone(program, grace):
    mail_notification.func(notify(grace, "message", "Halden wrote", "/proposals/").pk)

    address = mail.outbox[0].extra_headers["List-Unsubscribe"].strip("<>").partition("8000")[2]

    assert program.post(address, ONE_CLICK).status_code == 200
    assert choices(grace) == {"proposals": "off"}
