"""A large directory is counted from bits: the same counts as by SQL, for every search and every reader."""

import random
from datetime import date, timedelta

import pytest
import time_machine
from django.contrib.auth.models import AnonymousUser
from django.core.cache import cache
from django.http import QueryDict
from django.utils import timezone

from accounts import directory
from accounts.directory import building, by_bits
from accounts.directory.by_bits import count_by_bits
from accounts.directory.by_sql import count_by_sql
from accounts.filters import DeveloperFilter
from accounts.models import Developer, DeveloperContact, HideFrom
from tests.accounts.factories import give_skills, make_developer
from tests.factories import make_client, make_user

pytestmark = pytest.mark.django_db
DICE = random.Random(7)
SEARCHES = 12
RATES = ["public", "members", "hidden"]
SKILLS = ["python", "go", "sql", "rust"]
PIECES = [
    *("skill=python", "skill=go&skill=sql", "skill_all=python&skill_all=sql", "not_skill=rust", "level=3&skill=python"),
    *("specialism=payments", "specialism=not_stated", "not_specialism=search", "availability=available"),
    *("not_availability=not_looking", "free_by=2026-12-30", "country=NO", "not_country=SE", "domain=health"),
    *("domain=not_stated", "not_domain=health", "language=en", "not_language=not_stated", "overlap=4&tz=Europe/Oslo"),
    *(
        "rate_max=550&currency=EUR",
        "rate_max=550&currency=EUR&rate_not_stated=1",
        "rate_max=88&currency=EUR&unit=hour",
        "rate_max=88&currency=EUR&unit=hour&rate_not_stated=1",
        "q=ledger",
        "reply_rate_min=50&country=NO",
        "reply_rate_min=50&strict=1",
    ),
]


@pytest.fixture(autouse=True)
def large(monkeypatch):
    monkeypatch.setattr(building, "LARGE", 1)
    building.forget()
    yield
    cache.clear()
    building.forget()


@pytest.fixture(scope="module")
def ada(once):
    with once():
        return make_user("ada@example.com", name="Ada")


@pytest.fixture(scope="module")
def people(once, ada):
    with once():
        write_people(ada, make_client(owner=ada))


def write_people(ada, adas_client):
    for number in range(24):
        developer = make_developer(
            skills=[],
            country=DICE.choice(["NO", "SE", "GB"]),
            visibility=DICE.choice(["public", "public", "members", "hidden"]),
            specialisms=DICE.choice([[], ["payments"], ["payments", "search"]]),
            domains=DICE.choice([[], ["health"]]),
            languages=DICE.choice([{}, {"en": "fluent"}, {"en": "basic", "nb": "native"}]),
            availability=DICE.choice(["available", "part_time", "not_looking", "from_date"]),
            available_from=timezone.localdate() + timedelta(days=DICE.choice([-5, 20, 300])),
            confirmed_at=timezone.now() - timedelta(days=DICE.choice([1, 20, 70])),
            time_zone=DICE.choice(["Europe/Oslo", "Asia/Tokyo", ""]),
            headline=DICE.choice(["Ledgers that agree", "Queues that move"]),
            status=DICE.choice(["published", "published", "published", "draft"]),
            rates=[
                {
                    "low": DICE.choice([400, 700]),
                    "high": 900,
                    "visibility": DICE.choice(["public", "members", "clients", "hidden"]),
                }
            ],
        )
        replies = {"replies_due": 6, "replies_in_time": DICE.choice([2, 5])} if number % 3 else {"replies_due": 0}
        Developer.objects.filter(pk=developer.pk).update(**replies)
        if number % 2:
            DeveloperContact.objects.create(developer=developer, client=adas_client)
        give_skills(developer, DICE.sample(SKILLS, 2), level=DICE.choice([1, 3, 4]))
        if number % 7 == 0:
            HideFrom.objects.create(developer=developer, member=ada)


def test_bits_and_sql_count_the_same_for_every_search(people, ada):
    bits = building.build("now")
    owner = Developer.objects.listed().filter(rates__visibility="hidden").first().user
    for reader in (AnonymousUser(), ada, owner):
        for pieces in ([], *([piece] for piece in PIECES), *(DICE.sample(PIECES, 2) for _ in range(SEARCHES))):
            found = DeveloperFilter(QueryDict("&".join(pieces)), reader)
            by_bits, by_sql = count_by_bits(bits, found), count_by_sql(found)

            assert (by_bits.total, by_bits.facets) == (by_sql.total, by_sql.facets), pieces


def test_the_page_of_a_few_is_the_page(people, ada):
    bits = building.build("now")
    for query in ("", "country=NO", "skill=go&rate_max=700&currency=EUR", "skill=cobol"):
        for per in (1, 3):
            after = ""
            while after is not None:
                found = DeveloperFilter(QueryDict(f"{query}&after={after}"), ada)
                few = count_by_bits(bits, found).few
                page = directory.page(found, per)
                assert directory.page(found, per, few) == page, query
                after = page.next or None


def test_who_was_found_a_minute_ago_and_fits_no_more_is_not_shown(people):
    bits, found = building.build("now"), DeveloperFilter(QueryDict("not_country=DE"), AnonymousUser())
    shown = directory.page(found, 50).rows
    Developer.objects.filter(pk=shown[0].pk).update(country="DE")
    Developer.objects.filter(pk=shown[1].pk).update(visibility="hidden")
    assert directory.page(found, 50, count_by_bits(bits, found).few).rows == shown[2:]


def test_many_are_not_named(people, monkeypatch):
    bits, found = building.build("now"), DeveloperFilter(QueryDict("country=NO"), AnonymousUser())
    total = count_by_bits(bits, found).total
    for most, named in ((total, True), (total - 1, False)):
        monkeypatch.setattr(by_bits, "FEW", most)
        assert (count_by_bits(bits, found).few is not None) is named


def test_the_page_uses_them_and_shows_the_same(client, people):
    before = client.get("/developers/?country=NO").context
    assert building.build_when_due() > 0
    building.forget()
    after = client.get("/developers/?country=NO").context

    assert building.current() is not None
    assert (after["count"], after["facets"][0].options) == (before["count"], before["facets"][0].options)
    assert [[option.count for option in facet.options] for facet in after["facets"]] == [
        [option.count for option in facet.options] for facet in before["facets"]
    ]


def test_a_small_directory_is_counted_by_sql(people, monkeypatch):
    monkeypatch.setattr(building, "LARGE", 5_000)

    assert building.build_when_due() == 0
    assert building.current() is None


def test_they_are_built_again_only_when_something_changed(people):
    assert building.build_when_due() > 0
    assert building.build_when_due() == 0
    make_developer()
    assert building.build_when_due() > 0


def test_bits_that_the_cache_dropped_are_built_again(people):
    building.build_when_due()
    cache.delete(building.KEY)

    assert building.build_when_due() > 0


def test_time_alone_makes_them_old(people):
    building.build_when_due()
    with time_machine.travel(timezone.now() + timedelta(minutes=3)):
        assert building.build_when_due() > 0


def test_old_bits_are_not_used(people):
    building.build_when_due()
    cache.delete(building.STAMP)
    building.forget()

    assert building.current() is None


def test_a_day_that_has_come_is_no_date_any_more():
    developer = make_developer(availability="from_date", available_from=date(2020, 1, 1))

    bits = building.build("now")
    mine = bits.of([developer.pk])
    assert [value for value, mask in bits.named("availability").items() if mask & mine] == ["available"]
    assert developer.availability_now == "available"
