"""A word comes to mean another skill: searches that have it are read anew at once, and told once of what came."""

from datetime import timedelta

import pytest
from django.core import mail
from django.core.management import call_command
from django.db import transaction
from django.http import QueryDict
from django.urls import reverse
from django.utils import timezone

from accounts.management.commands import load_skills
from accounts.models import SkillAlias
from accounts.models.skill_merging import merge
from gigs.alerts import meaning, tasks
from gigs.filters import GigFilter
from gigs.models import Alert, Gig, SavedSearch
from marketplace.lib.tasks import worker
from marketplace.lib.tasks.models import QueuedTask
from tests.accounts.test_accounts_admin import filled
from tests.factories import make_gig, make_skill, make_user
from tests.gigs.alerting import keep

pytestmark = pytest.mark.django_db

READING = "gigs.alerts.meaning.read_searches_with"


@pytest.fixture
def redis():
    return make_skill("redis")


@pytest.fixture
def kafka():
    return make_skill("kafka")


def told():
    return sum("new gig" in message.subject for message in mail.outbox)


def lists(search, gig):
    return GigFilter(QueryDict(search.query)).qs.filter(pk=gig.pk).exists()


# -- nothing to do


def test_a_merge_that_is_rolled_back_reads_nothing(redis, kafka, grace):
    keep(grace, "skill=redis")
    with transaction.atomic():
        merge(redis, kafka, None)
        transaction.set_rollback(True)

    assert not QueuedTask.objects.filter(name=READING).exists()


@pytest.mark.parametrize(
    "query", ["", "skill=kafka", "skill=redisearch", "skill=not-redis", "q=skill%3Dredis", "client=redis", "q=redis"]
)
def test_searches_that_do_not_name_it_are_left_alone(redis, query, grace):
    search = SavedSearch.objects.create(user=grace, name="Mine", query=query)

    assert search not in meaning.having_one_of(redis.words)


@pytest.mark.parametrize(
    "query",
    ["skill=redis", "skill_all=redis&workplace=remote", "workplace=remote&not_skill=redis", "skill=go&skill=REDIS"],
)
def test_those_that_name_it_are_found_however_they_do(redis, query, grace):
    search = SavedSearch.objects.create(user=grace, name="Mine", query=query)

    assert search in meaning.having_one_of(redis.words)


def test_where_no_search_names_it_no_gig_looks_again(redis, kafka, grace):
    keep(grace, "skill=kafka")
    make_gig(skills=["kafka"], published_at=timezone.now())
    merge(redis, kafka, None)
    worker.run_due()

    assert not QueuedTask.objects.filter(name="gigs.alerts.tasks.tell_searches").exists()


@pytest.mark.parametrize("verb", ["retire", "readmit"])
def test_a_skill_that_is_offered_no_longer_is_what_it_was(redis, grace, verb):
    keep(grace, "skill=redis")
    getattr(redis, verb)(None)
    worker.run_due()
    tasks.tell_searches.func(make_gig(skills=["redis"]).pk)
    worker.run_due()

    assert told() == 1


# -- a merge


def test_what_is_published_after_a_merge_is_told(redis, kafka, grace):
    search = keep(grace, "skill=redis")
    merge(redis, kafka, None)
    worker.run_due()
    gig = make_gig(skills=["kafka"])
    tasks.tell_searches.func(gig.pk)
    worker.run_due()

    assert lists(search, gig)
    assert told() == 1


def test_what_was_published_before_a_worker_read_it_is_told_once(redis, kafka, grace):
    keep(grace, "skill=redis")
    merge(redis, kafka, None)
    gig = make_gig(skills=["kafka"], published_at=timezone.now())
    tasks.tell_searches.func(gig.pk)
    assert not Alert.objects.exists()

    worker.run_due()
    tasks.tell_searches.func(gig.pk)
    worker.run_due()

    assert told() == 1
    assert Alert.objects.get().gig == gig


def test_what_was_published_before_the_merge_and_announced_after_it_is_told(redis, kafka, grace):
    keep(grace, "skill=redis")
    gig = make_gig(skills=["redis"], published_at=timezone.now() - timedelta(minutes=1))
    merge(redis, kafka, None)
    tasks.tell_searches.func(gig.pk)
    worker.run_due()

    assert told() == 1


def test_who_was_told_before_is_not_told_again(redis, kafka, grace):
    keep(grace, "skill=kafka")
    keep(grace, "skill=redis")
    gig = make_gig(skills=["kafka"], published_at=timezone.now())
    tasks.tell_searches.func(gig.pk)
    worker.run_due()
    merge(redis, kafka, None)
    worker.run_due()

    assert told() == 1


def test_what_excluded_the_first_excludes_the_second(redis, kafka, grace):
    keep(grace, "not_skill=redis")
    merge(redis, kafka, None)
    worker.run_due()
    tasks.tell_searches.func(make_gig(skills=["kafka"]).pk)

    assert not Alert.objects.exists()


def test_many_are_read_some_at_a_time(redis, kafka, monkeypatch):
    monkeypatch.setattr(meaning, "AT_A_TIME", 2)
    for _ in range(5):
        keep(make_user(), "skill=redis")
    merge(redis, kafka, None)
    make_gig(skills=["kafka"], published_at=timezone.now())
    worker.run_due()

    assert QueuedTask.objects.filter(name=READING).count() == 3
    assert told() == 5


def test_a_paused_search_knows_when_it_is_resumed(redis, kafka, grace):
    search = keep(grace, "skill=redis")
    search.pause()
    merge(redis, kafka, None)
    worker.run_due()
    search.resume()
    tasks.tell_searches.func(make_gig(skills=["kafka"], published_at=timezone.now()).pk)

    assert Alert.objects.get().search == search


# -- other ways


def admin_page(skill):
    return reverse("admin:accounts_skill_change", args=[skill.pk])


def test_an_alias_that_is_moved_takes_its_searches_along(client, admin_user, redis, kafka, grace):
    SkillAlias.objects.create(skill=redis, word="c++ queue")
    keep(grace, "skill=c%2B%2B+queue")
    client.force_login(admin_user)
    page = client.get(admin_page(redis))
    client.post(admin_page(redis), filled(page, **{"alias_rows-0-DELETE": "on"}))
    page = client.get(admin_page(kafka))
    words = {"alias_rows-TOTAL_FORMS": 1, "alias_rows-0-word": "c++ queue", "alias_rows-0-skill": kafka.pk}
    client.post(admin_page(kafka), filled(page, **words))
    gig = make_gig(skills=["kafka"], published_at=timezone.now())
    worker.run_due()

    assert Alert.objects.get().gig == gig


def test_a_skill_under_another_address_breaks_its_searches_at_once(client, admin_user, redis, grace):
    search = keep(grace, "skill=redis")
    client.force_login(admin_user)
    page = client.get(admin_page(redis))
    client.post(admin_page(redis), filled(page, slug="valkey", name="Valkey"))
    worker.run_due()

    search.refresh_from_db()
    assert search.broken_at


def test_a_page_of_the_admin_that_changes_no_word_reads_nothing(client, admin_user, redis):
    client.force_login(admin_user)
    client.post(admin_page(redis), filled(client.get(admin_page(redis)), blurb="A store of keys."))

    assert not QueuedTask.objects.filter(name=READING).exists()


def test_a_vocabulary_that_is_loaded_again_moves_words(redis, kafka, grace, tmp_path, monkeypatch):
    SkillAlias.objects.create(skill=redis, word="queue")
    keep(grace, "skill=queue")
    monkeypatch.setattr(load_skills, "DATA", tmp_path)
    (tmp_path / "ordinary_words.txt").write_text("")
    (tmp_path / "skills.csv").write_text(
        "slug,name,kind,group,aliases,parent\nkafka,Kafka,library,APIs,queue|bus,\nredis,Redis,library,APIs,,\n"
    )
    for _ in range(2):
        call_command("load_skills", verbosity=0)
    assert QueuedTask.objects.get(name=READING).args[0] == ["queue"]
    gig = make_gig(skills=["kafka"], published_at=timezone.now())
    worker.run_due()

    assert Alert.objects.get().gig == gig
    assert Gig.objects.count() == 1
