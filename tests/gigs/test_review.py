"""Reviews: sealed, opened together, never deleted, one reply, shown with their n."""

from datetime import timedelta

import pytest
import time_machine
from django.urls import reverse
from django.utils import timezone

from accounts.models import Notification
from gigs.models import Agreement, AgreementEvent, Review
from marketplace.clock import tick
from tests.factories import make_adas_gig

from .hiring import make_agreement, make_graces_profile, owner_of

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def begun(once):
    with once():
        return make_agreement(make_adas_gig(), make_graces_profile())


@pytest.fixture
def running(db, begun):
    return Agreement.objects.get(pk=begun.pk)


@pytest.fixture
def ada(running):
    return owner_of(running.proposal)


@pytest.fixture
def grace(running):
    return running.proposal.developer.user


@pytest.fixture
def agreement(running, ada):
    AgreementEvent.say(running, "completed", ada, "client")
    return running


def address(agreement):
    return reverse("gigs:agreement_review", args=[agreement.public_id])


def pages(review, agreement):
    developer, client = agreement.proposal.developer, agreement.gig.client
    return [
        review.get_absolute_url(),
        client.get_absolute_url(),
        reverse("gigs:developer_reviews", args=[developer.handle]),
        agreement.get_absolute_url(),
    ]


def test_only_the_question_of_another_time_must_be_answered(client, agreement, ada):
    client.force_login(ada)
    assert client.post(address(agreement), {"text": "Kept words"}).status_code == 422
    assert client.post(address(agreement), {"again": "no"}).status_code == 302
    assert Review.objects.get().again is False


@pytest.mark.parametrize(
    "data", [{"first": "6"}, {"first": "0"}, {"second": "x"}, {"text": "x" * 801}, {"again": "perhaps"}]
)
def test_an_impossible_answer_is_an_error(client, agreement, ada, data):
    client.force_login(ada)
    assert client.post(address(agreement), {"again": "yes"} | data).status_code == 422
    assert not Review.objects.exists()


def test_work_that_goes_on_has_no_reviews(client, running, ada):
    client.force_login(ada)
    assert client.post(address(running), {"again": "yes"}).status_code == 409


@pytest.mark.parametrize(
    ("end", "side"), [("unresolved", "client"), ("settled", "client"), ("unresolved", "developer")]
)
def test_a_dispute_is_no_way_around_a_review(client, running, ada, grace, end, side):
    AgreementEvent.say(running, "disputed", ada, "client", note="It is not what we asked for.")
    client.force_login(grace)
    assert client.post(address(running), {"again": "no"}).status_code == 409

    AgreementEvent.say(running, end, ada if side == "client" else grace, side)
    assert "Write a review" in client.get("/dashboard/").content.decode()
    for user in (grace, ada):
        client.force_login(user)
        assert client.post(address(running), {"again": "no"}).status_code == 302
    assert set(Review.objects.values_list("status", flat=True)) == {"published"}


def test_after_fourteen_days_it_is_too_late(client, agreement, ada):
    with time_machine.travel(timezone.now() + timedelta(days=14, minutes=1)):
        client.force_login(ada)
        assert client.post(address(agreement), {"again": "yes"}).status_code == 409


def test_it_is_sealed_until_the_other_side_has_written(client, agreement, ada, grace):
    review = Review.send(agreement, ada, "client", again=True, text="A canary of ada")
    client.force_login(grace)
    for page in pages(review, agreement):
        assert "canary" not in client.get(page).content.decode()
    assert not Notification.objects.filter(kind="review_published").exists()

    Review.send(Agreement.objects.get(), grace, "developer", again=True, text="A canary of grace")
    for user in (ada, grace):
        client.force_login(user)
        assert "canary of ada" in client.get(pages(review, agreement)[2]).content.decode()
        assert "canary of grace" in client.get(pages(review, agreement)[1]).content.decode()
    assert Notification.objects.filter(kind="review_published").count() == 2


def test_alone_it_opens_when_the_time_is_over(agreement, ada):
    Review.send(agreement, ada, "client", again=True)
    tick()
    assert Review.objects.get().status == "sealed"
    Agreement.objects.update(ended_at=timezone.now() - timedelta(days=14, minutes=1))
    tick()
    assert Review.objects.get().status == "published"


def opened(agreement, ada, grace, **said):
    Review.send(agreement, ada, "client", **{"again": True} | said)
    Review.send(Agreement.objects.get(), grace, "developer", again=False, first=2)
    return Review.objects.get(side="client")


def test_one_reply_and_no_more(client, agreement, ada, grace):
    review = opened(agreement, ada, grace)
    reply = reverse("gigs:review_reply", args=[review.public_id])
    client.force_login(grace)
    assert client.post(reply, {"reply": ""}).status_code == 422
    assert client.post(reply, {"reply": "Thank you <b>all</b>"}).status_code == 302
    second = client.post(reply, {"reply": "And another thing"})
    assert second.status_code == 409
    assert "And another thing" in second.content.decode()
    assert "Thank you &lt;b&gt;all" in client.get(review.get_absolute_url()).content.decode()


def test_a_visitor_reads_it_and_may_report_it(client, agreement, ada, grace):
    review = opened(agreement, ada, grace, text="They said it well.")
    html = client.get(review.get_absolute_url()).content.decode()
    assert "They said it well." in html
    assert "/report/?about=" in html
    assert client.get(f"/report/?about={review.get_absolute_url()}").status_code == 200


def test_a_removed_review_leaves_every_page_and_figure(client, agreement, ada, grace, margaret):
    review = opened(agreement, ada, grace, text="A canary")
    review.set_hold("removed", margaret, "An insult.")
    for page in pages(review, agreement)[1:3]:
        assert "canary" not in client.get(page).content.decode()
    assert client.get(review.get_absolute_url()).status_code == 410


@pytest.mark.parametrize("side", ["developer", "account", "client"])
@pytest.mark.parametrize(("hold", "status"), [("removed", 410), ("frozen", 404)])
def test_the_name_of_who_was_taken_down_stands_on_no_public_page(
    client, agreement, ada, grace, margaret, side, hold, status
):
    developer, customer = agreement.proposal.developer, agreement.gig.client
    about = opened(agreement, ada, grace, text="A canary")
    about.answer(grace, "A reply of hers")
    by = Review.objects.get(side="developer")
    taken = {"developer": developer, "account": grace, "client": customer}[side]
    taken.set_hold(hold, margaret, "It pretends to be somebody else.")

    for review in (about, by):
        page = client.get(review.get_absolute_url())
        assert page.status_code == status
        assert taken.name not in page.content.decode()
        client.force_login(ada if side == "client" else grace)
        assert client.get(review.get_absolute_url()).status_code == 200
        client.logout()
    listed = reverse("gigs:developer_reviews", args=["grace"]) if side == "client" else customer.get_absolute_url()
    page = client.get(listed)
    assert page.status_code == 200
    assert taken.name not in page.content.decode()


def test_a_limited_profile_keeps_its_reviews(client, agreement, ada, grace, margaret):
    review = opened(agreement, ada, grace, text="A canary")
    agreement.proposal.developer.set_hold("limited", margaret, "It claims what is not true.")
    for page in pages(review, agreement)[:2]:
        assert "Grace" in client.get(page).content.decode()


def test_figures_have_their_spread_and_n(client, agreement, ada, grace):
    opened(agreement, ada, grace, first=5, second=4)
    html = client.get(reverse("gigs:developer_reviews", args=["grace"])).content.decode()
    assert "1 of 1" in html
    assert "Delivered as defined" in html
    assert "Estimates held" not in html
    assert "0 of 1" in client.get(agreement.gig.client.get_absolute_url()).content.decode()


def test_how_it_works_is_public_and_names_every_question(client):
    html = client.get("/how-reviews-work/").content.decode()
    for words in (
        "Would work for them again",
        "Would hire them again",
        "Estimates held",
        "14 days",
        "leaves it unresolved",
    ):
        assert words in html
