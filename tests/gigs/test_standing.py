"""A client that is closed or held, or whose owners are, takes its gigs out of every surface."""

from datetime import timedelta

import pytest
from django.db.models import BooleanField, ExpressionWrapper, Q
from django.urls import reverse
from django.utils import timezone

from accounts.models import Client, ClientMember, User
from gigs.models import Gig
from gigs.models.gig_query import is_gone, is_listed, is_published
from tests.factories import make_gig

pytestmark = pytest.mark.django_db
ENDED = ["filled", "closed", "expired"]


def change(row, **fields):
    type(row)._base_manager.filter(pk=row.pk).update(**fields)


def surfaces(client, gig):
    """Where the gig is found, and what its page answers."""
    lists = [reverse(f"gigs:{name}") for name in ("gig_list", "gig_atom", "gig_json")] + ["/sitemap-gigs.xml"]
    found = [path for path in lists if gig.public_id in client.get(path).content.decode()]
    return found, client.get(gig.get_absolute_url()).status_code


@pytest.mark.parametrize("rule", [is_listed, is_published, is_gone])
def test_a_rule_is_made_once_and_says_the_same_however_often_it_is_asked(rule):
    def said():
        return str(Gig.objects.filter(rule()).query)

    before = said()
    inside = Gig.objects.filter(pk__in=Gig.objects.filter(rule()).values("pk"))
    beside = Gig.objects.annotate(holds=ExpressionWrapper(rule(), BooleanField()))
    for gigs in (inside, beside, Gig.objects.exclude(rule()), Gig.objects.filter(Q(pk=1) | rule())):
        assert list(gigs) == []

    assert rule() is rule()
    assert said() == before


def test_in_good_standing_it_is_everywhere(client, gig):
    found, status = surfaces(client, gig)
    assert (len(found), status) == (4, 200)


@pytest.mark.parametrize(
    ("who", "fields", "status"),
    [
        (Client, {"status": "closed"}, 410),
        (Client, {"hold": "removed"}, 410),
        (Client, {"hold": "frozen"}, 404),
        (Client, {"hold": "limited"}, 200),
        (User, {"is_active": False}, 410),
        (User, {"hold": "removed"}, 410),
        (User, {"hold": "frozen"}, 404),
        (User, {"hold": "limited"}, 200),
    ],
)
def test_who_is_not_takes_the_gigs_along(client, ada, adas_client, who, fields, status):
    gigs = [make_gig(client=adas_client, status=state) for state in ("open", *ENDED)]
    change(adas_client if who is Client else ada, **fields)

    assert surfaces(client, gigs[0]) == ([], status)
    assert {client.get(gig.get_absolute_url()).status_code for gig in gigs} == {status}
    assert not Gig.objects.listed().exists()


@pytest.mark.parametrize(("fields", "status"), [({"status": "closed"}, 410), ({"hold": "frozen"}, 404)])
def test_the_clients_own_page_says_the_same(client, adas_client, fields, status):
    change(adas_client, **fields)
    assert client.get(adas_client.get_absolute_url()).status_code == status


def test_a_client_that_never_was_is_not_gone(client):
    assert client.get("/clients/nobody-here/").status_code == 404


def test_another_owner_carries_on(client, ada, linus, adas_client, gig):
    ClientMember.objects.create(client=adas_client, user=linus, role="owner")
    change(ada, is_active=False)
    assert len(surfaces(client, gig)[0]) == 4


def test_a_poster_is_no_owner(client, ada, linus, adas_client, gig):
    ClientMember.objects.create(client=adas_client, user=linus, role="poster")
    change(ada, is_active=False)
    assert surfaces(client, gig) == ([], 410)


def test_a_hold_that_ran_out_holds_nothing(client, ada, gig):
    change(ada, hold="frozen", hold_until=timezone.now() - timedelta(minutes=1))
    assert len(surfaces(client, gig)[0]) == 4
