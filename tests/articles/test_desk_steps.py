"""Every step of the desk, from every state, by everybody: /articles/desk/<id>/<step>/."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import Group
from django.urls import reverse
from django.utils import timezone

from accounts.models import AuditEvent
from articles.models import Article, Review
from articles.models.fitness import findings
from tests.articles.factories import add_revision, make_article
from tests.database import taken_back
from tests.directly import post
from tests.factories import make_user

pytestmark = pytest.mark.django_db

Status = Article.Status
STEPS = ["submit", "take_up", "send_back", "approve", "schedule", "unschedule", "publish", "archive", "retract"]
# Stage: the status and the state of the next text.
STAGES = {status.value: (status.value, "") for status in Status} | {
    f"revising {state}": ("published", state) for state in ["draft", "submitted", "review", "approved"]
}
ALLOWED = {
    "draft": {"submit"},
    "submitted": {"take_up", "send_back", "approve"},
    "review": {"send_back", "approve"},
    "approved": {"send_back", "schedule", "publish"},
    "scheduled": {"publish", "unschedule"},
    "published": {"archive", "retract"},
    "archived": {"publish", "retract"},
    "retracted": set(),
    "revising draft": {"submit", "archive", "retract"},
    "revising submitted": {"take_up", "send_back", "approve", "archive", "retract"},
    "revising review": {"send_back", "approve", "archive", "retract"},
    "revising approved": {"send_back", "publish", "archive", "retract"},
}


def staff(role):
    user = make_user(is_staff=True)
    user.groups.add(Group.objects.get(name=role))
    return user


@pytest.fixture
def ines(db):
    return staff("editor")


def at(stage, author):
    """An article at this stage whose newest text is by `author`."""
    status, revising = STAGES[stage]
    article = make_article(by=author, publish=status not in {"draft", "submitted", "review", "approved"})
    if revising:
        add_revision(article, body="Newer words.", by=author)
    also = {
        "retracted": {"retraction_reason": "Wrong"},
        "scheduled": {"published_at": timezone.now() + timedelta(days=1)},
    }
    Article.objects.filter(pk=article.pk).update(status=status, revising=revising, **also.get(status, {}))
    return Article.objects.get(pk=article.pk)


def take(client, article, step, **data):
    return client.post(reverse("articles:desk_step", args=[article.public_id, step]), anything() | data)


def anything():
    return {"reason": "It is too long", "kind": "editorial", "at": timezone.now() + timedelta(days=1)}


def answers(person, article) -> dict[str, int]:
    """What this person gets for each step; none of them is there for the next."""
    found = {}
    for step in STEPS:
        with taken_back():
            found[step] = post(person, "articles:desk_step", article.public_id, step, data=anything())
    return found


@pytest.mark.parametrize("stage", STAGES)
def test_whoever_is_no_editor_takes_no_step(client, stage, edith, ada, margaret):
    article = at(stage, edith)
    for person in [ada, margaret, staff("auditor"), staff("senior moderator")]:
        assert set(answers(person, article).values()) == {403}
    assert [take(client, article, step).status_code for step in STEPS] == [302] * len(STEPS)  # to the sign-in
    assert Article.objects.values("status", "revising", "version").get() == {
        "status": STAGES[stage][0],
        "revising": STAGES[stage][1],
        "version": article.version,
    }


@pytest.mark.parametrize("stage", STAGES)
def test_editors_take_the_steps_that_the_state_allows_and_no_other(stage, edith, ines):
    article, expected = at(stage, edith), {step: 302 if step in ALLOWED[stage] else 409 for step in STEPS}

    assert answers(ines, article) == expected
    # An author does the same, except reviewing.
    assert answers(edith, article) == expected | ({"approve": 403} if "approve" in ALLOWED[stage] else {})


def test_two_people_review_a_text_and_neither_has_written_it(client, edith, ines):
    article = at("review", edith)
    client.force_login(ines)
    take(client, article, "approve", kind="technical")
    assert Article.objects.get().status == "review"
    assert take(client, article, "approve", kind="editorial").status_code == 403

    third = staff("editor")
    client.force_login(third)
    assert take(client, article, "approve", kind="technical").status_code == 403
    take(client, article, "approve", kind="editorial")

    article = Article.objects.get()
    assert article.status == "approved"
    assert Review.objects.count() == 2
    assert AuditEvent.objects.of(article).filter(action="article.review").count() == 2
    assert "no-named-reviewer" not in {finding.rule for finding in findings(article.revisions.first())}
    take(client, article, "publish")
    page = client.get(article.get_absolute_url()).content.decode()
    assert f"Reviewed by {ines}. Edited by {third}." in page
    # The next text is reviewed by nobody yet.
    add_revision(Article.objects.get(), body="Newer words.", by=edith).go_live(edith)
    assert "Not yet reviewed by a named person." in client.get(article.get_absolute_url()).content.decode()


def test_a_text_that_was_sent_back_and_submitted_unchanged_is_reviewed_anew(client, edith, ines):
    article, third = at("review", edith), staff("editor")
    for person, kind in [(ines, "technical"), (third, "editorial")]:
        client.force_login(person)
        take(client, article, "approve", kind=kind)
    assert Article.objects.get().status == "approved"

    take(client, article, "send_back")
    assert "review by" not in client.get(reverse("articles:desk_article", args=[article.public_id])).content.decode()
    take(client, article, "submit")
    take(client, article, "approve", kind="technical")
    # What was said before does not count: the other side is read again too, and by somebody else.
    assert Article.objects.get().status == "submitted"
    assert take(client, article, "approve", kind="editorial").status_code == 403
    client.force_login(ines)
    assert take(client, article, "approve", kind="technical").status_code == 403
    take(client, article, "approve", kind="editorial")

    assert Article.objects.get().status == "approved"
    assert [review.withdrawn_at is None for review in Review.objects.all()] == [False, False, True, True]
    take(client, article, "publish")
    assert Article.objects.values_list("reviewed_by", "edited_by").get() == (third.pk, ines.pk)


def test_taken_off_the_schedule_an_article_can_be_changed_and_scheduled_again(client, edith, ines):
    article = at("approved", edith)
    client.force_login(ines)
    take(client, article, "schedule")
    page = client.get(reverse("articles:desk_article", args=[article.public_id])).content.decode()
    assert "Take off the schedule" in page and "taken off the schedule and sent back" in page

    take(client, article, "unschedule")

    article = Article.objects.get()
    assert (article.status, article.published_at, article.revision) == ("approved", None, None)
    assert AuditEvent.objects.of(article).filter(action="article.unschedule", actor=ines).count() == 1
    client.logout()
    assert client.get(article.get_absolute_url()).status_code == 404
    client.force_login(ines)
    take(client, article, "send_back")
    assert Article.objects.get().is_writable
    Article.objects.update(status="approved")
    assert take(client, article, "schedule").status_code == 302
    assert Article.objects.get().published_at > timezone.now()


def test_what_people_read_already_is_not_taken_off_the_schedule(client, edith, ines):
    article = at("scheduled", edith)
    Article.objects.update(published_at=timezone.now() - timedelta(minutes=1))
    client.force_login(ines)

    response = take(client, article, "unschedule")

    assert (response.status_code, "people read this article" in response.content.decode()) == (409, True)
    assert Article.objects.get().status == "scheduled"


def test_where_one_person_runs_the_site_one_review_is_both(client, edith, settings):
    settings.STAFF_MODE = "solo"
    article = at("review", edith)
    client.force_login(edith)

    take(client, article, "approve")

    assert Article.objects.get().status == "approved"
    assert set(Review.objects.values_list("kind", "is_solo")) == {("technical", True), ("editorial", True)}
    take(client, article, "publish")
    # Nobody vouches for their own words.
    assert Article.objects.values_list("reviewed_by", "edited_by").get() == (None, None)


def test_readers_keep_the_published_text_until_the_new_one_is_published(client, edith, ines):
    article = at("revising approved", edith)
    before = client.get(article.get_absolute_url()).content.decode()
    client.force_login(ines)

    take(client, article, "publish")

    client.logout()
    assert "Newer words." not in before
    assert "Newer words." in client.get(article.get_absolute_url()).content.decode()
    assert Article.objects.values_list("status", "revising").get() == ("published", "")


@pytest.mark.parametrize(("step", "data"), [("send_back", {"reason": ""}), ("retract", {"reason": "  "})])
def test_a_step_back_says_why(client, edith, ines, step, data):
    article = at("published" if step == "retract" else "review", edith)
    client.force_login(ines)

    assert take(client, article, step, **data).status_code == 422
    assert Article.objects.get().version == article.version


def test_nothing_is_scheduled_for_the_past(client, edith, ines):
    article = at("approved", edith)
    client.force_login(ines)

    assert take(client, article, "schedule", at=timezone.now() - timedelta(minutes=1)).status_code == 422


def test_what_the_lint_blocks_is_not_published(client, edith, ines):
    article = at("approved", edith)
    add_revision(article, body="Demand grows by 13%.", by=edith)
    client.force_login(ines)

    response = take(client, article, "publish")

    assert response.status_code == 422
    assert "names no source" in response.content.decode()
    assert Article.objects.get().status == "approved"


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ("```pay RG-999\nRates\n```", "no rate is called"),
        ("They pay well[^nosuch].", "names no claim"),
        ("```faq\nQ: A?\nYes.\n```\n\n```faq\nQ: B?\nNo.\n```", "address of something else"),
    ],
)
def test_a_broken_block_or_a_reference_to_nothing_is_not_published(client, edith, ines, body, said):
    article = at("approved", edith)
    add_revision(article, body=body, by=edith)
    client.force_login(ines)

    for step in ["publish", "schedule"]:
        response = take(client, article, step)
        assert (response.status_code, said in response.content.decode()) == (422, True)
    assert Article.objects.get().status == "approved"


def test_a_step_on_a_page_that_is_out_of_date_is_refused(client, edith, ines):
    article = at("approved", edith)
    client.force_login(ines)

    assert take(client, article, "publish", version=article.version + 1).status_code == 409


@pytest.mark.parametrize("version", ["", "x", "²", "9" * 40, "-1"])
def test_a_version_that_is_no_number_says_nothing(client, edith, ines, version):
    article = at("draft", edith)
    client.force_login(ines)

    assert take(client, article, "submit", version=version).status_code == 302


def test_an_unknown_step_or_article_is_a_404_and_a_get_is_refused(client, edith):
    article = at("draft", edith)
    client.force_login(edith)

    assert take(client, article, "delete").status_code == 404
    assert client.post("/articles/desk/nonesuch1/submit/").status_code == 404
    assert client.get(reverse("articles:desk_step", args=[article.public_id, "submit"])).status_code == 405
