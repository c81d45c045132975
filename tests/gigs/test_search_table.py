"""The search table follows whatever anybody writes, in the same transaction, and holds exactly what is listed."""

from datetime import timedelta
from threading import Event, Thread

import pytest
from django.db import connection, transaction
from django.utils import timezone

from accounts.models import AREAS, Client, ClientMember, Skill, User
from gigs.models import Gig, GigSkill, SearchRow, choices
from gigs.search.codes import code
from marketplace.lib.countries import COUNTRIES
from marketplace.lib.money import CURRENCIES
from marketplace.lib.zones import NAMES
from tests.factories import make_gig, make_skill, make_user


@pytest.fixture
def gig(adas_client):
    return make_gig(client=adas_client, skills=["python", "postgresql"])


def table() -> set[int]:
    """What the table lets anybody find now."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT gig_id FROM gigs_search WHERE visible_from <= now() AND expires_at > now()")
        return {pk for (pk,) in cursor.fetchall()}


def assert_in_step():
    """The table is what it would be if it were made now, and finds what `listed()` finds."""
    assert table() == set(Gig.objects.listed().values_list("pk", flat=True))
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM gigs_search_source EXCEPT SELECT * FROM gigs_search")
        assert cursor.fetchall() == []
        cursor.execute("SELECT gig_id FROM gigs_search EXCEPT SELECT gig_id FROM gigs_search_source")
        assert cursor.fetchall() == []


def until(moment):
    return {"hold": "frozen", "hold_until": moment}


later, before = timezone.now() + timedelta(days=2), timezone.now() - timedelta(days=2)
TAKES_IT_AWAY = {
    "a closed gig": lambda: Gig.objects.update(status="closed", ended_at=timezone.now()),
    "a paused gig": lambda: Gig.objects.update(status="paused"),
    "a held gig": lambda: Gig.objects.update(hold="limited"),
    "a gig held for a while": lambda: Gig.objects.update(**until(later)),
    "an expired gig": lambda: Gig.objects.update(expires_at=before),
    "a closed client": lambda: Client.objects.update(status="closed"),
    "a held client": lambda: Client.objects.update(hold="removed"),
    "a client held for a while": lambda: Client.objects.update(**until(later)),
    "a held owner": lambda: User.objects.update(hold="frozen"),
    "an owner held for a while": lambda: User.objects.update(**until(later)),
    "a closed account": lambda: User.objects.update(is_active=False),
    "an owner who became a viewer": lambda: ClientMember.objects.update(role="viewer"),
    "an owner who left": lambda: ClientMember.objects.all().delete(),
}


@pytest.mark.parametrize("what", TAKES_IT_AWAY)
def test_what_takes_a_gig_out_of_the_lists_takes_its_row(gig, what):
    assert table() == {gig.pk}

    TAKES_IT_AWAY[what]()

    assert table() == set()
    assert_in_step()


BRINGS_IT_BACK = {
    "a hold that ended": lambda: Gig.objects.update(**until(before)),
    "a client's hold that ended": lambda: Client.objects.update(**until(before)),
    "an owner's hold that ended": lambda: User.objects.update(**until(before)),
    "another owner": lambda: ClientMember.objects.create(client=Client.objects.get(), user=make_user(), role="owner"),
    "a full gig": lambda: Gig.objects.update(status="full", hold="none"),
}


@pytest.mark.parametrize("what", BRINGS_IT_BACK)
def test_what_lets_it_back_in_brings_it(gig, what):
    if what == "another owner":
        ClientMember.objects.all().delete()
    elif "client" in what:
        Client.objects.update(hold="frozen")
    elif "owner" in what:
        User.objects.update(hold="frozen")
    else:
        Gig.objects.update(hold="frozen")
    assert table() == set()

    BRINGS_IT_BACK[what]()

    assert table() == {gig.pk}
    assert_in_step()


def test_how_the_client_answers_follows_without_anything_else_of_the_gig(gig):
    assert SearchRow.objects.get().replies is None
    Client.objects.update(replies_due=10, replies_in_time=8)
    assert SearchRow.objects.get().replies == 80
    assert_in_step()
    Client.objects.update(replies_due=4, replies_in_time=4)
    assert SearchRow.objects.get().replies is None
    assert_in_step()


def test_skills_and_areas_follow_raw_sql_as_well(gig):
    go = make_skill("go", group="programming-languages")
    with connection.cursor() as cursor:
        cursor.execute("UPDATE gigs_gigskill SET skill_id = %s WHERE position = 0", [go.pk])
        cursor.execute("DELETE FROM gigs_gigskill WHERE position = 1")
    assert_in_step()
    assert {go.pk, code("area", "programming-languages")} <= set(SearchRow.objects.get().facets)

    Skill.objects.filter(pk=go.pk).update(group="databases")
    assert code("area", "databases") in SearchRow.objects.get().facets

    GigSkill.objects.all().delete()
    assert code("skill", "not_stated") in SearchRow.objects.get().facets
    assert_in_step()


def test_every_fact_that_is_searched_follows_an_update(gig):
    changes = {
        "title": "Quite other words",
        "work_type": "migration",
        "level": None,
        "pay_model": "hour",
        "currency": "GBP",
        "pay_max": 600,
        "workplace": "hybrid",
        "country": "SE",
        "tax": "uk_inside",
        "zone": "Europe/Oslo",
        "start": "asap",
        "weeks_min": 3,
        "payment_days": 14,
    }
    for name, value in changes.items():
        Gig.objects.update(**{name: value})
        assert_in_step()


def test_what_no_search_reads_leaves_the_row_alone(gig):
    with connection.cursor() as cursor:
        cursor.execute("SELECT xmin FROM gigs_search")
        before = cursor.fetchone()
        Gig.objects.update(review_note="Only for staff", team_size="1-3", reply_days=3)
        cursor.execute("SELECT xmin FROM gigs_search")
        assert cursor.fetchone() == before


def test_what_is_rolled_back_was_never_found(gig):
    with transaction.atomic():
        Gig.objects.update(status="closed", ended_at=timezone.now())
        transaction.set_rollback(True)

    assert table() == {gig.pk}


def test_a_deleted_gig_leaves_nothing(gig):
    Gig.objects.all().delete()
    assert not SearchRow.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_a_gig_that_opens_while_its_client_is_held_is_never_found(adas_client):
    gig = make_gig(client=adas_client, status="paused")
    held, opened = Event(), []

    def open_it():
        held.wait()
        Gig.objects.filter(pk=gig.pk).update(status="open")
        opened.append(True)
        connection.close()

    thread = Thread(target=open_it)
    thread.start()
    with transaction.atomic():
        Client.objects.filter(pk=adas_client.pk).update(hold="frozen")
        held.set()
        thread.join(timeout=0.5)
        assert not opened  # it waits for the client's row
    thread.join()

    assert table() == set()
    assert_in_step()


def test_python_and_the_database_count_facets_alike(db):
    for value in ("remote", "not_stated", "uk_outside", "API build", ""):
        with connection.cursor() as cursor:
            cursor.execute("SELECT gigs_facet('workplace', %s)", [value])
            assert cursor.fetchone()[0] == code("workplace", value)


def test_no_two_values_share_a_number():
    kinds = {
        "work_type": choices.WorkType.values,
        "model": choices.PayModel.values,
        "workplace": choices.Workplace.values,
        "tax": choices.Tax.values,
        "assessment": choices.Assessment.values,
        "agency": choices.Agency.values,
        "on_call": choices.OnCall.values,
        "codebase": choices.Codebase.values,
        "ai": choices.AiTools.values,
        "level": ["1", "2", "3", "4"],
        "currency": [value for value, _ in CURRENCIES],
        "area": [str(area) for area in AREAS],
        "zone": list(NAMES),
        "skill": [],
        "from": ["worldwide", "except", *(value for value, _ in COUNTRIES)],
        "not_from": [value for value, _ in COUNTRIES],
    }
    values = [(kind, value) for kind, known in kinds.items() for value in {*known, "not_stated"}]

    assert len({code(*pair) for pair in values}) == len(values) > 1000


def test_a_change_reads_its_own_gig_however_many_there_are(gig):
    """Also where nobody has counted the rows yet, as in a site that is being filled."""
    few = blocks_read(gig)
    for _ in range(60):
        newest = make_gig(client=gig.client)
    assert blocks_read(newest) < 2 * few


def blocks_read(gig) -> int:
    """By bringing its row in line, once the connection knows how."""
    with connection.cursor() as cursor:
        for explain in ("", "EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON)"):
            cursor.execute(f"{explain} SELECT gigs_search_refresh(ARRAY[%s])", [gig.pk])
        (((plan,),),) = cursor.fetchall()
    return plan["Plan"]["Shared Hit Blocks"] + plan["Plan"]["Shared Read Blocks"]
