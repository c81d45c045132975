"""Who acts for a client: /clients/<slug>/people/ and the invitation that leads there."""

from threading import Barrier, Thread

import pytest
import time_machine
from allauth.account.models import EmailAddress
from django.core import mail
from django.db import connection
from django.urls import reverse
from django.utils import timezone

from accounts.models import AuditEvent, ClientInvitation, ClientMember, LastOwnerError
from marketplace.lib.tasks.worker import run_due
from tests.factories import make_client, make_user

Role = ClientMember.Role


@pytest.fixture
def people(adas_client):
    return reverse("accounts:client_people", args=[adas_client.slug])


@pytest.fixture
def grace(grace):
    EmailAddress.objects.create(user=grace, email=grace.email, verified=True, primary=True)
    return grace


def join(invitation):
    return reverse("accounts:client_join", args=[invitation.public_id])


def verb(name, client, member):
    return reverse(f"accounts:client_{name}", args=[client.slug, member.pk])


# -- refusals


@pytest.mark.parametrize("role", [Role.POSTER, Role.VIEWER, None])
@pytest.mark.parametrize("name", ["client_people", "client_edit", "client_verify", "client_code"])
def test_only_owners_decide_about_a_client(client, adas_client, grace, role, name):
    if role:
        adas_client.add_member(grace, role, grace)
    client.force_login(grace)

    assert client.post(reverse(f"accounts:{name}", args=[adas_client.slug]), {}).status_code == 404


@pytest.mark.parametrize("role", [Role.POSTER, Role.VIEWER, None])
def test_only_owners_change_roles_and_remove_others(client, ada, adas_client, grace, role):
    if role:
        adas_client.add_member(grace, role, grace)
    ada_there = adas_client.members.get(user=ada)
    client.force_login(grace)

    assert client.post(verb("role", adas_client, ada_there), {"role": "viewer"}).status_code == 404
    assert client.post(verb("remove", adas_client, ada_there)).status_code == 404
    assert adas_client.members.get(user=ada).role == Role.OWNER


def test_a_member_of_another_client_is_not_reached_through_ones_own(client, ada, adas_client):
    theirs = make_client().members.get()
    client.force_login(ada)

    assert client.post(verb("role", adas_client, theirs), {"role": "viewer"}).status_code == 404
    assert client.post(verb("remove", adas_client, theirs)).status_code == 404


def test_the_last_owner_neither_leaves_nor_steps_down(client, ada, adas_client):
    alone = adas_client.members.get(user=ada)
    client.force_login(ada)

    for answer in (
        client.post(verb("remove", adas_client, alone)),
        client.post(verb("role", adas_client, alone), {"role": "poster"}),
    ):
        assert answer.status_code == 422
        assert "keeps at least one owner" in answer.content.decode()
    assert adas_client.members.get().role == Role.OWNER


@pytest.mark.django_db(transaction=True)
def test_two_owners_who_leave_at_once_leave_one_behind(adas_client, ada, grace):
    adas_client.add_member(grace, Role.OWNER, ada)
    barrier, refused = Barrier(2), []

    def leave(member):
        try:
            barrier.wait()
            member.client.remove_member(member, member.user)
        except LastOwnerError:
            refused.append(member)
        finally:
            connection.close()

    threads = [Thread(target=leave, args=[member]) for member in adas_client.members.select_related("client", "user")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert len(refused) == 1
    assert adas_client.members.get().role == Role.OWNER


def test_an_invitation_is_nothing_to_anybody_else(client, adas_client, ada, linus):
    invitation = adas_client.invite("grace@example.com", Role.POSTER, ada)
    client.force_login(linus)

    assert client.get(join(invitation)).status_code == 404
    assert client.post(join(invitation)).status_code == 404


def test_an_address_that_is_not_confirmed_accepts_nothing(client, adas_client, ada, linus):
    EmailAddress.objects.create(user=linus, email="new@example.com", verified=False)
    invitation = adas_client.invite("new@example.com", Role.OWNER, ada)
    client.force_login(linus)

    assert client.post(join(invitation)).status_code == 404


def test_an_invitation_ends_by_time_and_by_withdrawal(client, adas_client, ada, grace):
    invitation = adas_client.invite(grace.email, Role.POSTER, ada)
    client.force_login(grace)
    ClientInvitation.objects.update(expires_at=timezone.now())
    assert client.post(join(invitation)).status_code == 404

    invitation = adas_client.invite(grace.email, Role.POSTER, ada)
    client.force_login(ada)
    client.post(reverse("accounts:client_uninvite", args=[adas_client.slug, invitation.public_id]))
    client.force_login(grace)
    assert client.post(join(invitation)).status_code == 404
    assert not adas_client.has_member(grace)


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"email": "nobody", "role": "poster"}, "valid email"),
        ({"email": "ADA@example.com", "role": "poster"}, "acts for the client already"),
        ({"email": "new@example.com", "role": "emperor"}, "valid choice"),
        ({"email": "new@example.com\0", "role": "poster"}, "Null characters"),
    ],
)
def test_what_is_wrong_with_an_invitation_is_said_and_kept(client, ada, people, fields, words):
    client.force_login(ada)

    answer = client.post(people, fields)

    assert answer.status_code == 422
    assert words in answer.content.decode()
    assert not ClientInvitation.objects.exists()


def test_invitations_are_limited(client, ada, people):
    client.force_login(ada)
    for number in range(20):
        assert client.post(people, {"email": f"p{number}@example.com", "role": "poster"}).status_code == 302

    assert client.post(people, {"email": "one@example.com", "role": "poster"}).status_code == 429


# -- what happens


def test_who_accepts_is_a_member_once(client, adas_client, ada, grace):
    invitation = adas_client.invite("Grace@Example.com", Role.POSTER, ada)
    run_due()
    assert [message.to for message in mail.outbox] == [["Grace@Example.com"]]
    assert join(invitation) in mail.outbox[0].body
    client.force_login(grace)

    assert "Ada invites you" in client.get(join(invitation)).content.decode()
    assert not adas_client.has_member(grace)
    assert client.post(join(invitation)).status_code == 302
    assert client.post(join(invitation)).status_code == 404
    assert adas_client.members.get(user=grace).role == Role.POSTER
    assert AuditEvent.objects.filter(action="client.add_member", actor=grace).exists()


def test_a_new_invitation_takes_the_place_of_the_one_before(adas_client, ada):
    first = adas_client.invite("grace@example.com", Role.POSTER, ada)
    with time_machine.travel(timezone.now()):
        second = adas_client.invite("GRACE@example.com", Role.OWNER, ada)

    assert list(adas_client.invitations.pending()) == [second]
    assert first != second


def test_an_owner_gives_roles_and_everybody_may_leave(client, ada, adas_client, grace):
    member = adas_client.add_member(grace, Role.VIEWER, ada)
    client.force_login(ada)
    client.post(verb("role", adas_client, member), {"role": "owner"})
    assert adas_client.members.get(user=grace).role == Role.OWNER

    client.force_login(grace)
    client.post(verb("remove", adas_client, member))
    assert not adas_client.has_member(grace)


def test_the_page_costs_the_same_whatever_the_number_of_people(
    client, ada, adas_client, people, django_assert_max_num_queries
):
    for _ in range(6):
        adas_client.add_member(make_user(), Role.VIEWER, ada)
    client.force_login(ada)

    with django_assert_max_num_queries(9):
        client.get(people)


def test_a_second_press_that_read_before_the_first_joins_once(adas_client, ada, grace):
    adas_client.invite("grace@example.com", Role.POSTER, ada)
    one, other = (ClientInvitation.objects.get() for _ in range(2))

    assert one.accept(grace) == other.accept(grace)
    assert adas_client.members.filter(user=grace).count() == 1
