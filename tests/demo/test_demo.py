"""`manage.py demo` as a whole: what it says it writes is there, and running it again adds nothing."""

from collections import Counter

import pytest
from django.apps import apps
from django.core.management import CommandError, call_command

from accounts.models import CaseStudy, Client, Developer, User
from articles.models import Article
from gigs.models import Gig, Proposal, SavedGig, SavedSearch
from marketplace.demo.members import PASSWORD, PEOPLE
from moderation.models import Appeal, Case, Flag

pytestmark = pytest.mark.django_db


def rows():
    ours = [model for model in apps.get_models() if model._meta.app_label in {"accounts", "gigs", "moderation"}]
    return {model.__name__: model.objects.count() for model in ours if model.__name__ != "AuditEvent"}


@pytest.fixture
def demo(settings, capsys):
    settings.DEMO = True
    call_command("load_skills", verbosity=0)
    call_command("load_articles", verbosity=0)
    call_command("demo")
    return capsys.readouterr().out


@pytest.mark.parametrize("wrong", [{"gigs": -1}, {"gigs": 5_000_001}, {"developers": -1}])
def test_an_impossible_number_is_refused_by_name(settings, wrong):
    settings.DEMO = True
    with pytest.raises(CommandError, match=f"--{next(iter(wrong))}: give a number from 0 to"):
        call_command("demo", **wrong)
    assert not User.objects.exists()


def test_a_live_site_is_never_given_invented_people(settings):
    settings.DEMO = settings.DEBUG = False
    with pytest.raises(CommandError, match="invented people with a known password"):
        call_command("demo")
    assert not User.objects.exists()


def test_the_demo_is_all_there_and_once(demo, client):
    assert Gig.objects.count() == 60
    assert Client.objects.count() == 25
    assert Developer.objects.listed().count() == 33
    assert Developer.objects.count() == 40
    assert CaseStudy.objects.values("developer").distinct().count() == 40
    assert Article.objects.listed().count() >= 5
    waiting = set(Case.objects.open().values_list("about_type__model", flat=True))
    assert waiting >= {"gig", "gigchange", "developer", "client", "article", "skillproposal"}
    assert waiting >= {"proposal", "proposalmessage", "review"}
    assert Flag.objects.filter(decision=None, effect="hold").exists()
    assert Appeal.objects.filter(status="open").count() == 1
    assert Counter(Gig.objects.values_list("status", flat=True))["in_review"] == 3
    for email, *_ in PEOPLE:
        assert email in demo
        assert client.login(email=email, password=PASSWORD), email
    for email in ("grace@example.com", "linus@example.com"):
        assert Developer.objects.listed().filter(user__email=email).exists()
        assert SavedGig.objects.filter(user__email=email).exists()
        assert SavedSearch.objects.filter(user__email=email).exists()
        assert Proposal.objects.filter(developer__user__email=email).values("status").distinct().count() > 1
    before = rows()
    call_command("demo")
    assert rows() == before
