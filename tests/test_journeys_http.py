"""The main job without scripts: every journey goes through the links and forms that the pages offer."""

import re

import pytest
from django.conf import settings
from django.core import mail

from gigs.models import Gig
from marketplace.lib.tasks.worker import run_due
from tests.articles.factories import make_article, make_topic
from tests.factories import make_gig, make_skill
from tests.moderation.factories import make_waiting_gig
from tests.pages import Reading

pytestmark = pytest.mark.django_db
TITLE = "Make the ledger fast"
REASON = "Say how long the work takes; nobody can price it as it stands."
BODY = "Charge what it is worth.\n\n## Count your days\n\nFew.\n\n```faq\nQ: Is a day eight hours?\nMostly.\n```\n"


def test_a_developer_signs_up_and_is_listed_after_four_saved_steps(margaret):
    for slug in ("python", "postgresql", "django"):
        make_skill(slug)
    barbara = Reading().open("/accounts/signup/")
    barbara.press("Make the account", name="Barbara", email="barbara@example.com", password1="correct horse battery")
    code = code_from_mail()
    assert f"an account on {settings.SITE_NAME}." in mail.outbox[-1].body
    barbara.press(only_button(barbara, "code"), code=code)

    assert barbara.path == "/profile/"
    barbara.follow("Begin with who you are")
    barbara.press("Save this step", headline="I make nightly reports fast", country="NO")
    barbara.press("Save this step")
    barbara.press("Add a skill", developer_skills__0__word="python")
    barbara.press("Add a skill", developer_skills__1__word="postgresql")
    barbara.press("Save this step", developer_skills__2__word="django")
    barbara.press("Save this step", rates__0__low="500")
    barbara.follow("Review and publish").press("Publish the profile")
    barbara.follow("Open the page")
    assert not Reading().open("/developers/").has("Barbara")

    decide(Reading(margaret), "Barbara", "approve")
    visitor = Reading().open("/developers/").follow("Barbara")
    assert visitor.path == barbara.path
    assert visitor.has("I make nightly reports fast")


def test_each_filter_narrows_the_list_and_stays_in_the_address(grace):
    fits = {"skills": ["python"], "pay_min": 500, "pay_max": 600, "level": 3}
    make_gig(title=TITLE, **fits)
    make_gig(title="Trim the archive", **fits)
    make_gig(title="Mend the ledger in Go", **fits | {"skills": ["go"]})
    make_gig(title="Mend the ledger for little", **fits | {"pay_min": 100, "pay_max": 150})
    make_gig(title="Learn the ledger", **fits | {"level": 1})
    make_gig(title="Guard the ledger on site", **fits | {"workplace": "on_site", "country": "NO", "city": "Oslo"})
    reader = Reading(grace).open("/gigs/").press("Search", q="ledger")
    assert reader.has("5 gigs")
    steps = [{"skill": "python"}, {"level": "3"}, {"workplace": "remote"}, {"pay_min": "450", "currency": "EUR"}]
    for left, step in zip((4, 3, 2, 1), steps, strict=True):
        reader.press("Apply filters", **step)
        assert reader.has(f"{left} gig"), reader.address
    reader.press("Apply filters", from_country="NO", posted_within="7")
    for part in ("q=ledger", "skill=python", "level=3", "pay_min=450", "from_country=NO", "posted_within=7"):
        assert part in reader.address
    reader.open(reader.address).follow(TITLE).press("Save")
    assert Reading(grace).open("/saved/").has(TITLE)


def test_an_article_is_found_by_its_topic_and_leads_to_a_gig(db):
    make_topic("pay", name="Pay and rates")
    make_article(BODY, title="What a day pays")
    make_gig(title=TITLE, skills=["python"])
    reader = Reading().open("/articles/").follow("Pay and rates").follow("What a day pays")
    assert [reader.has(words) for words in ("Count your days", "Is a day eight hours?", "Mostly.")] == [True] * 3
    assert "#count-your-days" in [link["href"] for link in reader.page.links]
    assert reader.follow(TITLE).has("The nightly report takes nine hours.")


def test_the_owner_reads_why_changes_are_asked_for_and_sends_the_gig_again(ada, margaret):
    gig = make_waiting_gig(owner=ada, title=TITLE)
    decide(Reading(margaret), TITLE, "request_changes", reason=REASON)
    owner = Reading(ada).open("/notifications/")
    assert owner.has(REASON)
    owner.open("/gigs/mine/").follow("Edit")
    assert owner.has(REASON)
    owner.press("Save and preview", description="Three weeks of work: bring it under an hour.")
    owner.press("Send for review")
    gig.refresh_from_db()
    assert gig.status == Gig.Status.IN_REVIEW


# For the list a gig begins when it was published, which no transaction sees that began before.
@pytest.mark.django_db(transaction=True)
def test_a_client_posts_a_gig_that_a_moderator_approves(ada, margaret):
    make_skill("python")
    client = Reading(ada).open("/gigs/new/")
    client.press("Save and write the gig", name="Halden Freight", country="NO")
    pay = {"pay_model": "day", "pay_min": "400", "pay_max": "500", "currency": "EUR"}
    where = {"workplace": "remote", "remote_scope": "worldwide"}
    client.press(
        "Save and preview", title=TITLE, description="Nine hours; one is enough.", must="python", **pay, **where
    )
    client.press("Send for review")
    assert not Reading().open("/gigs/").has(TITLE)

    decide(Reading(margaret), TITLE, "approve")
    assert Reading().open("/gigs/").follow(TITLE).has("Halden Freight")


def decide(moderator, title, outcome, **typed):
    moderator.open("/moderation/").follow(title)
    moderator.press("Decide and send", outcome=outcome, **typed)


def code_from_mail() -> str:
    run_due()
    return re.search(r"^\s*([A-Z0-9]{3,}(?:-[A-Z0-9]+)*)\s*$", mail.outbox[-1].body, re.MULTILINE)[1]


def only_button(reading, field) -> str:
    """What the button says that sends this field."""
    form = next(form for form in reading.page.forms if field in form["names"])
    return " ".join(form["buttons"][0]["text"].split())
