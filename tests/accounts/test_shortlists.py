"""Stars and shortlists: /developers/<handle>/save/, /developers/saved/, /shortlists/."""

import pytest

from accounts.models import AuditEvent, HideFrom, Shortlist, ShortlistEntry
from tests.accounts.factories import make_developer
from tests.factories import make_client

pytestmark = pytest.mark.django_db


@pytest.fixture
def developer():
    return make_developer(handle="dora", name="Dora Developer")


@pytest.fixture
def shortlist(adas_client):
    return Shortlist.objects.create(client=adas_client, name="Ledger work")


def add(client, developer, shortlist):
    return client.post(f"/developers/{developer.handle}/shortlist/", {"shortlist": shortlist.public_id})


def test_a_visitor_saves_nothing(client, developer):
    assert client.post("/developers/dora/save/").status_code == 302
    assert not developer.saves.exists()


def test_saving_is_never_a_get(client, ada, developer):
    client.force_login(ada)

    assert client.get("/developers/dora/save/").status_code == 405


@pytest.mark.parametrize("fields", [{"status": "draft"}, {"hold": "frozen"}, {"visibility": "hidden"}])
def test_nobody_saves_whom_they_may_not_read(client, ada, fields):
    make_developer(handle="away", **fields)
    client.force_login(ada)

    assert client.post("/developers/away/save/").status_code == 404


def test_a_star_is_set_seen_and_taken_away(client, ada, developer):
    client.force_login(ada)
    assert (
        client.post("/developers/dora/save/", {"next": "/developers/?skill=python"}).url == "/developers/?skill=python"
    )
    client.post("/developers/dora/save/")

    assert developer.saves.count() == 1
    for address in ("/developers/", "/developers/dora/", "/developers/saved/"):
        assert 'aria-pressed="true"' in client.get(address).content.decode()
    client.post("/developers/dora/unsave/")
    assert client.get("/developers/?mine=saved").context["count"] == 0


@pytest.mark.parametrize("place", ["https://evil.test/", "//evil.test", "javascript:alert(1)", "/\\evil.test"])
def test_a_star_leads_nowhere_else(client, ada, developer, place):
    client.force_login(ada)

    assert client.post("/developers/dora/save/", {"next": place}).url == "/developers/saved/"


def test_others_see_no_star(client, ada, linus, developer):
    ada.saved_developers.create(developer=developer)
    client.force_login(linus)

    assert 'aria-pressed="true"' not in client.get("/developers/dora/").content.decode()
    assert client.get("/developers/?mine=saved").context["count"] == 0


def test_mine_means_nothing_to_a_visitor(client, developer):
    assert client.get("/developers/?mine=saved").context["count"] == 0


def test_who_hides_from_me_leaves_my_saved_ones(client, ada, developer):
    ada.saved_developers.create(developer=developer)
    HideFrom.objects.create(developer=developer, member=ada)
    client.force_login(ada)

    assert "Dora" not in client.get("/developers/saved/").content.decode()


# -- shortlists


def test_a_list_belongs_to_a_client_of_mine(client, linus, adas_client):
    client.force_login(linus)
    answer = client.post("/shortlists/", {"client": adas_client.pk, "name": "Mine"})

    assert answer.status_code == 422
    assert not Shortlist.objects.exists()


def test_two_lists_have_two_names(client, ada, adas_client, shortlist):
    client.force_login(ada)

    assert client.post("/shortlists/", {"client": adas_client.pk, "name": "Ledger work"}).status_code == 422


@pytest.mark.parametrize("tail", ["", "delete/", "1/note/", "1/off/"])
def test_another_clients_list_is_not_there(client, linus, shortlist, tail):
    make_client(owner=linus)
    client.force_login(linus)
    call = client.post if tail else client.get

    assert call(f"/shortlists/{shortlist.public_id}/{tail}").status_code == 404


def test_an_entry_of_another_list_is_not_there(client, ada, linus, developer, shortlist):
    other = Shortlist.objects.create(client=make_client(owner=linus), name="Theirs")
    other.add(developer, linus)
    client.force_login(ada)

    entry = other.entries.get()
    assert client.post(f"/shortlists/{shortlist.public_id}/{entry.pk}/off/").status_code == 404


def test_nobody_is_put_on_anothers_list(client, linus, developer, shortlist):
    client.force_login(linus)

    assert add(client, developer, shortlist).status_code == 404
    assert not ShortlistEntry.objects.exists()


def test_a_member_makes_a_list_puts_somebody_on_it_and_writes_a_note(client, ada, adas_client, developer):
    client.force_login(ada)
    client.post("/shortlists/", {"client": adas_client.pk, "name": "Ledgers"})
    shortlist = Shortlist.objects.get()
    assert "Ledgers" in client.get("/developers/dora/").content.decode()
    add(client, developer, shortlist)
    add(client, developer, shortlist)
    entry = shortlist.entries.get()
    client.post(f"/shortlists/{shortlist.public_id}/{entry.pk}/note/", {f"{entry.pk}-note": "Ask about Kafka."})

    page = client.get(f"/shortlists/{shortlist.public_id}/").content.decode()
    assert "Dora Developer" in page
    assert "Ask about Kafka." in page
    assert AuditEvent.objects.filter(action="shortlist.add").count() == 1


def test_a_note_that_is_too_long_is_kept_on_the_page(client, ada, developer, shortlist):
    shortlist.add(developer, ada)
    entry = shortlist.entries.get()
    client.force_login(ada)
    answer = client.post(f"/shortlists/{shortlist.public_id}/{entry.pk}/note/", {f"{entry.pk}-note": "w" * 1001})

    assert answer.status_code == 422
    assert "w" * 1001 in answer.content.decode()


def test_a_note_is_in_no_byte_that_others_get(client, ada, linus, grace, shortlist):
    developer = make_developer(grace)
    shortlist.add(developer, ada)
    shortlist.entries.update(note="private-words")
    for person in (linus, grace):
        client.force_login(person)
        for address in ("/developers/", developer.get_absolute_url(), "/shortlists/", "/dashboard/", "/profile/"):
            assert "private-words" not in client.get(address).content.decode()


def test_who_hides_from_me_is_counted_and_not_shown(client, ada, developer, shortlist):
    shortlist.add(developer, ada)
    HideFrom.objects.create(developer=developer, member=ada)
    client.force_login(ada)
    page = client.get(f"/shortlists/{shortlist.public_id}/").content.decode()

    assert "Dora" not in page
    assert "1 on this list cannot be read" in page


def test_taking_off_and_removing(client, ada, developer, shortlist):
    shortlist.add(developer, ada)
    client.force_login(ada)
    client.post(f"/shortlists/{shortlist.public_id}/{shortlist.entries.get().pk}/off/")
    assert not shortlist.entries.exists()

    client.post(f"/shortlists/{shortlist.public_id}/delete/")
    assert not Shortlist.objects.exists()


def test_the_list_costs_few_queries(client, ada, shortlist, django_assert_max_num_queries):
    for _ in range(6):
        shortlist.add(make_developer(), ada)
    client.force_login(ada)

    with django_assert_max_num_queries(11):
        client.get(f"/shortlists/{shortlist.public_id}/")
