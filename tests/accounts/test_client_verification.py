"""How a client shows who it is: /clients/<slug>/verify/ and a moderator's word."""

import re
from datetime import timedelta

import pytest
from django.core import mail
from django.db import IntegrityError
from django.urls import reverse
from django.utils import timezone

from accounts.models import Client, ClientVerification
from marketplace.lib.tasks.worker import run_due
from moderation.models import Case


@pytest.fixture
def acme(adas_client):
    adas_client.website = "https://www.acme.example"
    adas_client.save()
    return adas_client


@pytest.fixture
def address(acme):
    return lambda name: reverse(f"accounts:client_{name}", args=[acme.slug])


def ask(client, address, email="me@acme.example"):
    return client.post(address("verify"), {"email": email})


def code_from_mail():
    run_due()
    return re.search(r"\d{6}", mail.outbox[-1].subject)[0]


# -- refusals


@pytest.mark.parametrize("email", ["me@gmail.com", "me@elsewhere.example", "nobody", "me@acme.example\0"])
def test_a_mailbox_elsewhere_proves_nothing(client, ada, address, email):
    client.force_login(ada)

    assert ask(client, address, email).status_code == 422
    assert not ClientVerification.objects.exists()


def test_five_wrong_codes_end_it(client, ada, acme, address):
    client.force_login(ada)
    ask(client, address)
    right = code_from_mail()
    for _ in range(5):
        assert client.post(address("code"), {"code": "nope"}).status_code == 422

    assert client.post(address("code"), {"code": right}).status_code == 422
    acme.refresh_from_db()
    assert acme.verified == ""


def test_an_old_code_is_no_code(client, ada, acme, address):
    client.force_login(ada)
    ask(client, address)
    ClientVerification.objects.update(asked_at=timezone.now() - timedelta(minutes=31))

    assert client.post(address("code"), {"code": code_from_mail()}).status_code == 422


def test_a_code_for_another_website_is_no_code(client, ada, acme, address):
    client.force_login(ada)
    ask(client, address)
    Client.objects.update(website="https://other.example")

    assert client.post(address("code"), {"code": code_from_mail()}).status_code == 422


def test_codes_are_not_kept_in_the_clear(client, ada, address):
    client.force_login(ada)
    ask(client, address)

    assert code_from_mail() not in str(ClientVerification.objects.values().get())


def test_codes_are_limited(client, ada, address):
    client.force_login(ada)
    for _ in range(5):
        assert ask(client, address).status_code == 302

    assert ask(client, address).status_code == 429


def test_only_moderators_vouch_and_never_for_their_own(client, ada, acme, margaret, linus, address):
    for person in (ada, linus):
        client.force_login(person)
        assert client.post(address("vouch"), {"note": "I have seen the register."}).status_code == 403
    acme.add_member(margaret, "viewer", ada)
    client.force_login(margaret)

    assert client.post(address("vouch"), {"note": "I have seen the register."}).status_code == 403
    assert not ClientVerification.objects.exists()


def test_vouching_says_how(client, margaret, address):
    client.force_login(margaret)

    assert client.post(address("vouch"), {"note": "short"}).status_code == 422


def test_the_database_holds_one_check_of_a_kind(acme, margaret):
    acme.vouch(margaret, "seen")

    with pytest.raises(IntegrityError):
        acme.verifications.create(kind="moderator", verified_at=timezone.now())


# -- what happens


def test_the_right_code_verifies_and_the_page_says_since_when(client, ada, acme, address):
    client.force_login(ada)
    ask(client, address)
    assert client.post(address("code"), {"code": code_from_mail()}).status_code == 302

    acme.refresh_from_db()
    assert acme.verified == "domain"
    assert "mail at its domain (acme.example)" in client.get(acme.get_absolute_url()).content.decode()


def test_what_a_moderator_saw_weighs_more_and_both_are_kept(client, ada, acme, margaret, address):
    client.force_login(ada)
    ask(client, address)
    client.post(address("code"), {"code": code_from_mail()})
    client.force_login(margaret)
    client.post(address("vouch"), {"note": "I have seen the register."})

    acme.refresh_from_db()
    assert acme.verified == "moderator"
    assert acme.verifications.in_force().count() == 2
    assert "register" not in client.get(acme.get_absolute_url()).content.decode()


@pytest.mark.parametrize(
    ("field", "value", "left"), [("website", "https://other.example", "moderator"), ("name", "Other", "domain")]
)
def test_another_website_or_name_ends_what_was_proved_about_the_old_one(
    client, ada, acme, margaret, address, field, value, left
):
    acme.verifications.create(kind="domain", domain="acme.example", verified_at=timezone.now())
    acme.vouch(margaret, "I have seen the register.")
    acme.refresh_from_db()
    client.force_login(ada)
    fields = {"name": acme.name, "kind": acme.kind, "country": "NO", "website": acme.website, "version": acme.version}

    client.post(address("edit"), fields | {field: value})

    acme.refresh_from_db()
    assert acme.verified == left


@pytest.mark.parametrize("is_proved", [True, False])
def test_another_name_beside_a_proved_website_is_read_by_a_moderator(acme, ada, is_proved):
    if is_proved:
        acme.verifications.create(kind="domain", domain="acme.example", verified_at=timezone.now())
    acme.about = "We move things."
    acme.edit(ada)
    assert not Case.objects.exists()

    acme.name = "A Famous Bank"
    acme.edit(ada)
    assert [case.about for case in Case.objects.all()] == ([acme] if is_proved else [])


def test_a_stale_edit_is_a_conflict_that_keeps_the_words(client, ada, acme, address):
    client.force_login(ada)
    fields = {"name": "First", "kind": acme.kind, "country": "NO", "version": acme.version}
    client.post(address("edit"), fields)

    answer = client.post(address("edit"), fields | {"name": "Second words"})

    assert answer.status_code == 409
    assert "Second words" in answer.content.decode()
