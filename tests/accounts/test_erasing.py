"""Erasing an account: GET and POST /settings/privacy/…, and the clock's step that does it."""

from datetime import timedelta

import pytest
from allauth.account.models import EmailAddress
from django.apps import apps
from django.contrib.sessions.models import Session
from django.core.management import CommandError, call_command
from django.db import connection
from django.urls import reverse
from django.utils import timezone

from accounts import erasing
from accounts.models import (
    AuditEvent,
    Client,
    ClientMember,
    Closing,
    Developer,
    HideFrom,
    Notification,
    Shortlist,
    User,
)
from marketplace.clock import STEPS
from tests.accounts.factories import make_developer
from tests.factories import make_client, make_gig
from tests.gigs.hiring import make_agreement, make_member, make_proposal

pytestmark = pytest.mark.django_db
ADDRESS = "/settings/privacy/"
CANARY = "tweet-tweet"


def tables_with(word):
    found = set()
    with connection.cursor() as cursor:
        for model in apps.get_models():
            if model._meta.managed and not model._meta.proxy:
                cursor.execute(f'SELECT count(*) FROM "{model._meta.db_table}" t WHERE t::text ILIKE %s', [f"%{word}%"])
                if cursor.fetchone()[0]:
                    found.add(model.__name__)
    return found


@pytest.fixture
def grace(grace):
    grace.name = f"Grace {CANARY}"
    grace.save()
    EmailAddress.objects.get_or_create(user=grace, email=grace.email, defaults={"verified": True, "primary": True})
    words = {"name": CANARY, "headline": CANARY, "about": CANARY * 20, "region": CANARY, "city": CANARY}
    profile = make_developer(user=grace, handle=CANARY, **words)
    profile.experience.create(organisation=CANARY, role=CANARY, start="2019", summary=CANARY)
    profile.public_work.create(url=f"https://example.com/{CANARY}")
    profile.rates.create(unit="day", currency="EUR", low=450, high=500)
    profile.snapshot(grace)
    HideFrom.objects.create(developer=profile, word="example.org")
    client = make_client(owner=grace, name=CANARY, slug=CANARY, kind="individual", about=CANARY)
    make_gig(client=client, description=CANARY)
    Shortlist.objects.create(client=client, name=CANARY)
    make_proposal(developer=profile, pitch=CANARY)
    return grace


def close(client, user, knows_password=True):
    client.force_login(user)
    if knows_password:
        client.post(reverse("account_reauthenticate"), {"password": "correct horse battery"})
    return client.post(reverse("accounts:account_close"))


# -- refusals


@pytest.mark.parametrize("name", ["privacy", "account_close", "account_keep"])
def test_it_is_for_members(client, name):
    address = reverse(f"accounts:{name}")
    assert client.get(address).status_code == client.post(address).status_code == 302
    assert not Closing.objects.exists()


def test_looking_changes_nothing(client, grace):
    client.force_login(grace)
    assert client.get(ADDRESS).status_code == 200
    assert client.get(reverse("accounts:account_keep")).status_code == 405
    close(client, grace, knows_password=False)
    client.get(reverse("accounts:account_close"))
    assert not Closing.objects.exists()


def test_the_password_is_said_again_first(client, grace):
    answer = close(client, grace, knows_password=False)
    assert answer.status_code == 302
    assert "reauthenticate" in answer["Location"]
    assert not Closing.objects.exists()


def test_work_that_goes_on_is_named_first(client, grace):
    make_agreement(developer=grace.developer)
    answer = close(client, grace)
    assert answer.status_code == 409
    assert "Complete it or end it early first" in answer.content.decode()
    assert not Closing.objects.exists()


def test_a_client_is_not_left_without_an_owner(client, grace):
    make_member(Client.objects.get(slug=CANARY), "poster")
    assert "Make one of them an owner first" in close(client, grace).content.decode()
    assert not Closing.objects.exists()


def test_nobody_keeps_what_was_not_to_be_closed(client, grace):
    client.force_login(grace)
    assert client.post(reverse("accounts:account_keep")).status_code == 404


# -- the days of grace


def test_it_is_asked_for_once_told_by_mail_and_taken_back(client, grace):
    for _ in range(2):
        assert close(client, grace)["Location"] == ADDRESS

    closing = Closing.objects.get()
    assert closing.due_at - timezone.now() > timedelta(days=13, hours=23)
    assert Notification.objects.filter(user=grace, kind="account_closing", cadence="instant").count() == 1
    assert "Keep my account" in client.get(ADDRESS).content.decode()
    client.post(reverse("accounts:account_keep"))
    assert not Closing.objects.exists()
    actions = list(AuditEvent.objects.of(grace).values_list("action", flat=True))
    assert actions[-2:] == ["user.ask_closing", "user.keep"]


def test_nothing_happens_before_the_day(grace, time_machine):
    Closing.ask(grace)
    time_machine.move_to(timezone.now() + timedelta(days=13))
    assert erasing.erase_due_accounts() == 0
    grace.refresh_from_db()
    assert grace.is_active


def test_work_that_was_agreed_meanwhile_moves_the_day(grace, time_machine):
    Closing.ask(grace)
    make_agreement(developer=grace.developer)
    time_machine.move_to(timezone.now() + timedelta(days=20))
    assert erasing.erase_due_accounts() == 0
    assert User.objects.get(pk=grace.pk).is_active


# -- the day


def test_the_clock_does_it_and_nothing_of_the_person_is_left(client, grace, time_machine):
    close(client, grace)
    time_machine.move_to(timezone.now() + timedelta(days=15))

    assert erasing.erase_due_accounts() == 1
    assert erasing.erase_due_accounts() == 0

    # The tasks of mails that were sent are forgotten by the queue itself.
    assert tables_with(CANARY) - {"QueuedTask"} == set()
    assert tables_with("grace@example.com") - {"QueuedTask"} == set()
    assert client.get("/dashboard/").status_code == 302
    user = User.objects.get(pk=grace.pk)
    assert (user.is_active, user.has_usable_password(), str(user)) == (False, False, "a member")
    assert not ClientMember.objects.filter(user=user).exists()
    assert Client.objects.get(name="A former client").status == "closed"
    assert AuditEvent.objects.of(user).latest("pk").action == "user.erase"


def test_what_others_have_stays(client, grace, time_machine):
    proposal = grace.developer.proposals.get()
    owner = proposal.gig.client.members.get().user
    erasing.erase(grace)
    client.force_login(owner)
    html = client.get(proposal.get_absolute_url()).content.decode()
    assert "A former member" in html
    assert "Withdrawn" in html


def test_the_preview_has_a_line_for_each_thing(client, grace):
    client.force_login(grace)
    html = client.get(ADDRESS).content.decode()
    for words in ("Your account", "Profile", "Clients that you alone act for", "Proposals that wait for an answer"):
        assert words in html


def test_the_clock_knows_the_step():
    assert "accounts.erasing.erase_due_accounts" in STEPS


def test_no_session_or_profile_is_left_behind(grace):
    erasing.erase(grace)
    assert not Session.objects.filter(session_data__contains=CANARY).exists()
    assert Developer.objects.get(user=grace).about == ""


# -- manage.py erase_account


def test_the_command_says_first_and_erases_when_told(grace, capsys):
    call_command("erase_account", grace.email.upper())
    assert "Proposals that wait for an answer: 1, erased." in capsys.readouterr().out
    assert User.objects.get(pk=grace.pk).is_active

    call_command("erase_account", grace.email, "--yes")
    assert capsys.readouterr().out.endswith("Erased.\n")
    assert tables_with(CANARY) - {"QueuedTask"} == set()


def test_the_command_refuses_in_a_sentence(grace):
    make_agreement(developer=grace.developer)
    with pytest.raises(CommandError, match="goes on"):
        call_command("erase_account", grace.email, "--yes")
    with pytest.raises(CommandError, match="No account"):
        call_command("erase_account", "nobody@example.com")
