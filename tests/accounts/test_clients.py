"""Making a client, changing what it says, and its public page."""

import pytest
from django.urls import reverse

from accounts.models import AuditEvent, Client, ClientMember
from tests.factories import make_client, make_gig

pytestmark = pytest.mark.django_db
NEW = {"name": "Halden Freight", "kind": "company", "country": "NO", "website": "", "size_band": "", "about": ""}


def new(client, **fields):
    return client.post(reverse("accounts:client_new"), NEW | fields)


def edit(client, slug, **fields):
    return client.post(reverse("accounts:client_edit", args=[slug]), NEW | fields)


def page(client, slug):
    return client.get(reverse("gigs:client_detail", args=[slug]))


# -- refusals


def test_making_a_client_needs_an_account(client):
    assert reverse("account_login") in new(client).url
    assert not Client.objects.exists()


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("name", ""),
        ("name", "¡¡¡"),
        ("name", "x" * 500),
        ("kind", "charity-of-evil"),
        ("country", ""),
        ("country", "XX"),
        ("website", "not a website"),
        ("website", "javascript:alert(1)"),
        ("size_band", "many"),
        ("about", "x" * 10_000),
    ],
)
def test_a_wrong_value_is_said_beside_its_field_and_nothing_typed_is_lost(client, ada, field, value):
    client.force_login(ada)
    response = new(client, **{"about": "We move boats.", field: value})

    assert response.status_code == 422
    assert list(response.context["form"].errors) == [field]
    assert response.context["form"]["name"].value() == (value if field == "name" else "Halden Freight")
    assert not Client.objects.exists()


def test_an_edit_of_what_somebody_else_changed_keeps_the_text(client, ada, adas_client):
    client.force_login(ada)
    opened = adas_client.version
    edit(client, adas_client.slug, name="First", version=opened)
    late = edit(client, adas_client.slug, name="Second", about="My own words.", version=opened)

    adas_client.refresh_from_db()
    assert (late.status_code, adas_client.name) == (409, "First")
    assert "My own words." in late.content.decode()


def test_the_same_form_sent_again_is_about_the_client_that_it_made(client, ada, grace):
    client.force_login(ada)
    opened = client.get(reverse("accounts:client_new")).context["form"]
    once = {"key": opened["key"].value(), "version": "1"}
    assert [new(client, **once).status_code for _ in range(3)] == [302] * 3
    assert new(client, **once, about="Typed after going back.").status_code == 302
    late = new(client, **once, about="Typed in an older tab.")
    assert (late.status_code, Client.objects.get().about) == (409, "Typed after going back.")
    assert "Typed in an older tab." in late.content.decode()
    client.force_login(grace)
    assert new(client, **once).status_code == 409
    assert Client.objects.get().members.get().user == ada


@pytest.mark.parametrize("slug", ["nobody", "new-client", "x" * 200])
def test_a_client_that_never_was_is_not_found(client, slug):
    assert page(client, slug).status_code == 404


# -- what works


def test_who_makes_a_client_owns_it_and_goes_on_to_the_gig(client, ada):
    client.force_login(ada)
    response = new(client, name="  Halden   Freight ")
    made = Client.objects.get()

    assert response.url == reverse("gigs:gig_new")
    assert (made.name, made.slug) == ("Halden Freight", "halden-freight")
    assert [(row.user, row.role) for row in made.members.all()] == [(ada, ClientMember.Role.OWNER)]
    assert {"client.create", "client.add_member"} <= set(AuditEvent.objects.values_list("action", flat=True))


@pytest.mark.parametrize(
    ("name", "slug"), [("Halden Freight", "halden-freight-2"), ("New", "new-client"), ("Join", "join-client")]
)
def test_a_name_that_is_taken_or_reserved_gets_a_slug_of_its_own(client, ada, name, slug):
    make_client(name="Halden Freight", slug="halden-freight")
    client.force_login(ada)
    new(client, name=name)

    assert Client.objects.filter(slug=slug, name=name).exists()


def test_an_owner_changes_what_it_says(client, ada, adas_client):
    client.force_login(ada)
    about = "We move boats.\nAnd <b>lorries</b>."
    assert edit(client, adas_client.slug, about=about, website="https://halden.example").url == page_of(adas_client)

    shown = page(client, adas_client.slug).content.decode()
    assert "We move boats.<br>And &lt;b&gt;lorries&lt;/b&gt;." in shown
    assert 'href="https://halden.example" rel="nofollow ugc noopener"' in shown


def test_the_public_page_counts_what_was_approved_and_lists_what_is_open(client, adas_client):
    open_gig = make_gig(client=adas_client, title="Make the ledger fast")
    make_gig(client=adas_client, title="A draft of ours", status="draft")
    make_gig(client=adas_client, title="Filled in spring", status="filled")
    make_gig(title="Of another client")
    response = page(client, adas_client.slug)

    assert list(response.context["gigs"]) == [open_gig]
    assert response.context["open_count"] == 1
    assert response.context["record"][:2] == [(2, "gigs posted", ""), (1, "open now", "")]
    assert "A draft of ours" not in response.content.decode()


@pytest.mark.parametrize("who", ["visitor", "linus", "ada"])
def test_only_an_owner_sees_the_ways_to_change_it(client, request, adas_client, who):
    if who != "visitor":
        client.force_login(request.getfixturevalue(who))
    shown = page(client, adas_client.slug).content.decode()

    assert (reverse("accounts:client_edit", args=[adas_client.slug]) in shown) == (who == "ada")


def page_of(client_row):
    return client_row.get_absolute_url()
