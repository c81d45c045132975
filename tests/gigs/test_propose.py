"""Writing and sending a proposal: /gigs/<id>/propose/."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from accounts.models import AuditEvent, Notification
from gigs.models import Gig, Proposal
from gigs.models.hiring_errors import HiringError
from tests.accounts.factories import make_developer
from tests.factories import make_client, make_gig, make_user

from .hiring import make_proposal

pytestmark = pytest.mark.django_db
PITCH = "I brought three nightly reports under an hour, the last one for a ferry line."
WHOLE = {"pitch": PITCH, "price": "450", "unit": "day", "send": "1", "key": "k" * 20}


def address(gig):
    return reverse("gigs:gig_propose", args=[gig.public_id])


@pytest.fixture
def write(client, grace, graces_profile):
    client.force_login(grace)

    def post(gig, **data):
        return client.post(address(gig), WHOLE | data)

    return post


def test_a_visitor_signs_in_first(client, gig):
    assert client.get(address(gig)).status_code == 302


def test_without_a_profile_one_is_led_to_it(client, gig, linus):
    client.force_login(linus)
    assert client.get(address(gig))["Location"] == reverse("accounts:profile_edit")


@pytest.mark.parametrize("status", ["draft", "in_review"])
def test_a_gig_that_is_not_public_is_not_there(write, status):
    assert write(make_gig(status=status)).status_code == 404


@pytest.mark.parametrize("status", ["full", "paused", "filled", "closed", "expired"])
def test_a_gig_that_takes_none_refuses_and_keeps_the_words(write, grace, status):
    gig = make_gig(status=status)
    answer = write(gig)
    assert answer.status_code == 409
    assert PITCH in answer.content.decode()
    assert Proposal.objects.get().status == "draft"


def test_an_expired_gig_refuses_before_the_clock_has_tidied_up(write):
    gig = make_gig(expires_at=timezone.now() - timedelta(minutes=1))
    assert write(gig).status_code == 409


def test_ones_own_client_is_refused(write, grace, client):
    gig = make_gig(client=make_client(owner=grace))
    assert write(gig).status_code == 409
    assert "own client" in client.get(address(gig)).content.decode()


def test_the_wrong_country_is_refused(write):
    assert write(make_gig(remote_scope="only", countries=["JP"])).status_code == 409
    assert write(make_gig(remote_scope="except", countries=["NO"], except_reason="Sanctions.")).status_code == 409
    assert write(make_gig(workplace="on_site", country="JP", remote_scope="not_stated")).status_code == 409
    assert not Proposal.objects.live().exists()


def test_a_country_in_which_one_may_work_is_enough(write, graces_profile):
    type(graces_profile).objects.update(work_countries=["JP"])
    assert write(make_gig(remote_scope="only", countries=["JP"])).status_code == 302


@pytest.mark.parametrize("status", ["draft", "refused"])
def test_a_profile_that_is_not_offered_sends_nothing(write, graces_profile, gig, status):
    type(graces_profile).objects.update(status=status)
    assert write(gig).status_code == 409


def test_a_second_proposal_after_a_no_is_refused_before_it_is_written(client, write, gig, graces_profile):
    make_proposal(gig=gig, developer=graces_profile, status="declined_by_client")
    page = client.get(address(gig)).content.decode()
    assert "They have declined a proposal of yours" in page
    assert 'name="send"' not in page
    assert write(gig).status_code == 409


@pytest.mark.parametrize("status", ["withdrawn", "lapsed", "void"])
def test_a_second_proposal_after_another_end_is_welcome(write, gig, graces_profile, status):
    make_proposal(gig=gig, developer=graces_profile, status=status)
    assert write(gig).status_code == 302


def test_what_is_missing_is_named_beside_its_field_and_the_rest_is_kept(write, gig):
    answer = write(gig, pitch="", price="", approach="Measure first.")
    assert answer.status_code == 422
    assert b"Give your price as a whole number." in answer.content
    assert Proposal.objects.get().approach == "Measure first."


@pytest.mark.parametrize(("field", "value"), [("price", "-5"), ("price", "0"), ("hours_a_week", "-5")])
def test_a_number_that_is_none_is_answered_in_our_own_words(write, gig, field, value):
    page = write(gig, **{field: value}).content.decode()
    assert "Ensure this value" not in page
    assert ("Give a price above 0" if field == "price" else "from 1 to 80") in page


@pytest.mark.parametrize("price", ["95-ish", "-5", "0", "9" * 19, "NaN", "١٢٣x", "1e9", "\x00"])
def test_an_impossible_price_is_an_error_and_loses_no_words(write, gig, price):
    answer = write(gig, price=price)
    assert answer.status_code == 422
    assert PITCH in answer.content.decode()
    assert Proposal.objects.get().pitch == PITCH


def test_words_that_are_too_long_are_refused(write, gig):
    assert write(gig, pitch="x" * 601).status_code == 422
    assert write(gig, approach="x" * 1201).status_code == 422


@pytest.mark.parametrize("field", ["pitch", "approach", "answer_1"])
def test_addresses_wait_until_the_shortlist(write, grace, adas_client, field):
    gig = make_gig(client=adas_client, questions=["Why?"])
    words = "Write to me: grace (at) hopper (dot) dev, or call +47 912 34 567."
    answer = write(gig, **{"answer_1": "Because.", field: words})
    assert answer.status_code == 422
    assert list(answer.context["form"].errors) == [field]
    assert "from there you share your e-mail in one press" in answer.content.decode()
    assert words in answer.content.decode()
    with pytest.raises(HiringError, match="until the shortlist"):
        Proposal.objects.get().submit(grace)


def test_each_question_asks_for_an_answer(write, adas_client):
    gig = make_gig(client=adas_client, questions=["Why?", "When?"])
    assert write(gig, answer_1="Because.").status_code == 422
    assert write(gig, answer_1="Because.", answer_2="Soon.").status_code == 302
    assert Proposal.objects.get().answers == ["Because.", "Soon."]


def test_a_draft_may_be_incomplete_and_nobody_is_told(write, gig):
    answer = write(gig, send="", pitch="Half a thought", price="")
    data = {key: value for key, value in WHOLE.items() if key != "send"} | {"pitch": "Half a thought", "price": ""}
    assert answer.status_code in {302, 422}
    assert data["pitch"] == Proposal.objects.get().pitch
    assert not Notification.objects.exists()


def test_the_clock_starts_and_the_client_is_told(write, gig, ada, grace):
    assert write(gig).status_code == 302

    sent = Proposal.objects.get()
    assert (sent.status, sent.turn, sent.currency) == ("submitted", "client", "EUR")
    assert sent.reply_due_at == sent.first_due_at == sent.submitted_at + timedelta(days=gig.reply_days)
    assert [notice.user for notice in Notification.objects.all()] == [ada]
    assert AuditEvent.objects.of(sent).filter(action="proposal.submit", actor=grace).count() == 1


def test_fields_that_the_form_does_not_show_are_ignored(write, gig):
    write(gig, status="accepted", similarity="99", developer="1", turn="developer", viewed_at="2026-01-01")
    sent = Proposal.objects.get()
    assert (sent.status, sent.similarity, sent.turn, sent.viewed_at, sent.gig) == ("submitted", 0, "client", None, gig)


def test_the_same_form_five_times_is_one_proposal(write, gig):
    places = {write(gig)["Location"] for _ in range(5)}
    assert places == {Proposal.objects.get().get_absolute_url()}
    assert Notification.objects.count() == 1


def test_another_form_for_the_same_gig_is_refused_with_its_words(write, gig):
    write(gig)
    answer = write(gig, key="another form of mine", pitch="Another attempt.")
    assert answer.status_code == 409
    assert "Another attempt." in answer.content.decode()
    assert Proposal.objects.count() == 1


def test_the_draft_comes_back_in_the_form(write, client, gig):
    write(gig, price="", send="1")
    page = client.get(address(gig)).content.decode()
    assert PITCH in page
    assert "k" * 20 in page


def test_a_draft_is_kept_while_it_is_written(write, client, gig):
    answer = client.post(address(gig), WHOLE | {"price": "oops", "version": "0"}, headers={"X-Autosave": "1"})
    assert answer.json() == {"version": 1}
    assert client.post(address(gig), WHOLE | {"version": "1"}, headers={"X-Autosave": "1"}).json() == {"version": 2}
    assert (Proposal.objects.get().status, Proposal.objects.get().price) == ("draft", 450)


def test_an_older_tab_does_not_overwrite_the_newer_draft(write, client, gig):
    client.post(address(gig), WHOLE | {"version": "0"}, headers={"X-Autosave": "1"})
    client.post(address(gig), WHOLE | {"version": "1", "pitch": "Newer"}, headers={"X-Autosave": "1"})
    answer = write(gig, version="1", pitch="Older words")
    assert answer.status_code == 409
    assert "Older words" in answer.content.decode()
    assert Proposal.objects.get().pitch == "Newer"


def test_twelve_a_week_are_the_most(write, graces_profile, gig):
    for _ in range(12):
        make_proposal(developer=graces_profile)
    answer = write(gig)
    assert answer.status_code == 409
    assert "12 proposals in seven days" in answer.content.decode()


@pytest.mark.parametrize(
    ("back", "fields"),
    [
        (True, {"status": "lapsed"}),
        (True, {"status": "void"}),
        (True, {"status": "withdrawn"}),
        (False, {"status": "withdrawn", "viewed_at": timezone.now()}),
        (False, {"status": "declined_by_client"}),
        (False, {"status": "not_selected"}),
        (True, {"submitted_at": timezone.now() - timedelta(days=7, minutes=1)}),
    ],
)
def test_what_came_to_nothing_is_given_back(write, graces_profile, gig, back, fields):
    for _ in range(11):
        make_proposal(developer=graces_profile)
    make_proposal(developer=graces_profile, **fields)
    assert (write(gig).status_code == 302) is back


def test_words_sent_lately_are_warned_of_and_marked(write, client, gig, graces_profile):
    make_proposal(developer=graces_profile, pitch=PITCH)
    answer = write(gig)
    assert answer.status_code == 422
    assert b"much like a proposal you sent lately" in answer.content
    assert Proposal.objects.get(gig=gig).status == "draft"

    assert write(gig, anyway="1").status_code == 302
    sent = Proposal.objects.get(gig=gig)
    assert sent.is_similar
    client.force_login(gig.client.members.get().user)
    assert "Similar to another proposal of theirs" in client.get(sent.get_absolute_url()).content.decode()


def test_words_of_somebody_else_or_of_long_ago_are_no_matter(write, gig, graces_profile):
    make_proposal(pitch=PITCH)
    make_proposal(developer=graces_profile, pitch=PITCH, submitted_at=timezone.now() - timedelta(days=15))
    assert write(gig).status_code == 302
    assert not Proposal.objects.get(gig=gig).is_similar


def test_the_last_place_makes_the_gig_full_and_a_free_one_opens_it(write, gig, grace):
    Gig.objects.update(max_proposals=5)
    for _ in range(4):
        make_proposal(gig=gig)
    write(gig)
    gig.refresh_from_db()
    assert (gig.status, gig.live_proposals) == ("full", 5)
    assert Gig.objects.listed().contains(gig)

    Proposal.objects.get(developer__user=grace).withdraw(grace)
    gig.refresh_from_db()
    assert (gig.status, gig.live_proposals) == ("open", 4)


def test_the_count_is_the_databases_whoever_writes_the_rows(gig):
    rows = [make_proposal(gig=gig) for _ in range(3)]
    Proposal.objects.filter(pk=rows[0].pk).update(status="withdrawn")
    rows[1].delete()
    gig.refresh_from_db()
    assert gig.live_proposals == 1


def test_the_client_sees_rates_for_clients_once_it_has_a_proposal(write, gig, graces_profile):
    write(gig)
    assert graces_profile.contacts.get().client == gig.client


def test_the_page_asks_few_questions_of_the_database(client, gig, grace, graces_profile, django_assert_max_num_queries):
    client.force_login(grace)
    with django_assert_max_num_queries(22):
        assert client.get(address(gig)).status_code == 200


def test_a_rival_sees_nothing_but_the_count(client, gig, linus, proposal):
    make_developer(user=linus)
    client.force_login(linus)
    Proposal.objects.update(pitch="A canary of grace", note="Another canary")
    for page in (address(gig), gig.get_absolute_url(), reverse("gigs:my_proposals"), "/gigs/", "/gigs/feed.atom"):
        html = client.get(page, follow=True).content.decode()
        assert "canary" not in html
        assert proposal.public_id not in html
        assert "Grace" not in html


def test_nobody_else_opens_it(client, proposal, linus, margaret):
    for user in (linus, margaret, make_user()):
        client.force_login(user)
        assert client.get(proposal.get_absolute_url()).status_code == 404
