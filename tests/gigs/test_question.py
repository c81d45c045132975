"""Public questions about a gig: /gigs/<public_id>/ask/ and /questions/<public_id>/…"""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

from accounts.models import AuditEvent, Notification, Pause
from gigs.models import Gig, Question
from gigs.models.hiring_errors import HiringError
from gigs.models.question import MOST_A_WEEK, MOST_WAITING
from tests.directly import post
from tests.factories import make_client, make_gig, make_user
from tests.races import at_once, codes, press

from .hiring import make_member

DONE, REFUSED, NOT_YOURS, NOT_FOUND = 302, 409, 403, 404
STATES = Question.Status.values


def make_question(gig, by, status="waiting", **fields):
    if status == "answered":
        fields = {"answer_text": "Yes, all of it.", "answered_at": timezone.now()} | fields
    return Question.objects.create(gig=gig, by=by, text=fields.pop("text", "Is it tested?"), status=status, **fields)


@pytest.fixture
def question(gig, grace):
    return make_question(gig, grace)


def ask_address(gig):
    return reverse("gigs:gig_ask", args=[gig.public_id])


# -- who may do what


@pytest.fixture
def people(gig, ada, grace, linus, margaret):
    return {
        "asker": grace,
        "owner": ada,
        "poster": make_member(gig.client, "poster"),
        "viewer": make_member(gig.client, "viewer"),
        "member": linus,
        "moderator": margaret,
    }


def expected(state, action, role):
    if role == "member" and state != "answered":
        return NOT_FOUND
    if (role == "asker") != (action == "withdraw") or role in {"viewer", "member", "moderator"}:
        return NOT_YOURS
    possible = {"answer": {"waiting", "passed"}, "leave": {"waiting"}, "withdraw": {"waiting"}}
    allowed = role in {"asker", "owner", "poster"} and state in possible[action]
    return DONE if allowed else REFUSED


@pytest.mark.django_db
@pytest.mark.parametrize("state", STATES)
def test_every_action_of_every_role(gig, people, state):
    question = make_question(gig, people["asker"], state)
    found, wanted = {}, {}
    for role, user in people.items():
        for action in ("answer", "leave", "withdraw"):
            with transaction.atomic():
                answer = post(user, f"gigs:question_{action}", question.public_id, data={"answer": "Yes."})
                if answer != DONE:
                    assert Question.objects.get().status == state
                transaction.set_rollback(True)
            found[role, action], wanted[role, action] = answer, expected(state, action, role)
    assert found == wanted


def test_the_table_of_the_model_is_the_table_of_the_rules():
    assert {verb: (set(a), str(b)) for verb, (a, b) in Question.TRANSITIONS.items()} == {
        "answer": ({"waiting", "passed"}, "answered"),
        "leave": ({"waiting"}, "passed"),
        "withdraw": ({"waiting"}, "withdrawn"),
    }


@pytest.mark.django_db
@pytest.mark.parametrize("action", ["answer", "leave", "withdraw"])
def test_a_visitor_is_sent_to_sign_in_and_no_get_changes_anything(client, question, grace, action):
    address = reverse(f"gigs:question_{action}", args=[question.public_id])
    assert client.post(address)["Location"].startswith(reverse("account_login"))
    client.force_login(grace)
    assert client.get(address).status_code == 405


@pytest.mark.django_db
@pytest.mark.parametrize("state", STATES)
def test_only_what_is_answered_has_a_public_page(client, gig, grace, ada, linus, state):
    question = make_question(gig, grace, state)

    assert client.get(question.get_absolute_url()).status_code == (200 if state == "answered" else 404)
    for user in (grace, ada, linus):
        client.force_login(user)
        status = 404 if user == linus and state != "answered" else 200
        assert client.get(question.get_absolute_url()).status_code == status


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("hold", "listed", "status"),
    [("limited", False, 200), ("frozen", False, 404), ("removed", False, 410), ("none", True, 200)],
)
def test_a_held_one_leaves_the_page_of_the_gig(client, gig, grace, hold, listed, status):
    question = make_question(gig, grace, "answered", text="Is this the question?")
    question.set_hold(hold, None, "As decided.")

    assert ("Is this the question?" in client.get(gig.get_absolute_url()).content.decode()) is listed
    assert client.get(question.get_absolute_url()).status_code == status


@pytest.mark.django_db
def test_what_a_suspended_account_asked_leaves_the_page(client, gig, grace):
    question = make_question(gig, grace, "answered", text="Is this the question?")
    grace.set_hold("frozen", None, "As decided.")

    assert "Is this the question?" not in client.get(gig.get_absolute_url()).content.decode()
    assert client.get(question.get_absolute_url()).status_code == 404


# -- asking


@pytest.mark.django_db
@pytest.mark.parametrize("text", ["", "   ", "\x00", "x" * 501])
def test_what_is_no_question_is_an_error_beside_its_field(client, gig, grace, text):
    client.force_login(grace)

    answer = client.post(ask_address(gig), {"text": text})

    assert answer.status_code == 422
    assert not Question.objects.exists()


@pytest.mark.django_db
@pytest.mark.parametrize("fields", [{"status": "paused"}, {"status": "closed"}, {"expires_at": timezone.now()}])
def test_a_gig_that_is_over_takes_none(client, adas_client, grace, fields):
    gig = make_gig(client=adas_client, **fields)
    client.force_login(grace)

    for answer in (client.get(ask_address(gig)), client.post(ask_address(gig), {"text": "Is it tested?"})):
        assert answer.status_code == 409
        assert "takes no questions any more" in answer.content.decode()


@pytest.mark.django_db
def test_who_may_not_ask_reads_why_before_writing(client, gig, ada, grace):
    for number in range(MOST_WAITING):
        Question.ask(gig, grace, f"Question {number}?")
    for user, words in ((ada, "your own client"), (grace, "wait here already")):
        client.force_login(user)
        answer = client.get(ask_address(gig))
        assert answer.status_code == 409
        assert words in answer.content.decode()


@pytest.mark.django_db
def test_a_draft_is_not_there(client, grace):
    client.force_login(grace)

    assert client.post(ask_address(make_gig(status="draft")), {"text": "Is it?"}).status_code == 404


@pytest.mark.django_db
def test_the_clients_own_people_do_not_ask(gig, ada):
    with pytest.raises(HiringError, match="own client"):
        Question.ask(gig, ada, "Is it tested?")


@pytest.mark.django_db
def test_who_is_paused_does_not_ask(client, gig, grace):
    Pause.start(grace, "proposing", timezone.now() + timedelta(days=3), None, "/moderation/log/")
    client.force_login(grace)

    assert client.post(ask_address(gig), {"text": "Is it tested?"}).status_code == 409
    assert not Question.objects.exists()


@pytest.mark.django_db
def test_three_wait_at_most_and_ten_a_week(gig, grace):
    for number in range(MOST_WAITING):
        Question.ask(gig, grace, f"Question {number}?")
    with pytest.raises(HiringError, match="wait here already"):
        Question.ask(gig, grace, "One more?")

    Question.objects.all().update(status="passed")
    for number in range(MOST_WAITING, MOST_A_WEEK):
        make_question(make_gig(), grace, "passed", text=f"Question {number}?")
    with pytest.raises(HiringError, match="seven days"):
        Question.ask(gig, grace, "One more?")

    Question.objects.all().update(created_at=timezone.now() - timedelta(days=8))
    Question.ask(gig, grace, "One more?")


@pytest.mark.django_db
def test_the_same_words_twice_are_one_question(client, gig, grace):
    client.force_login(grace)

    answers = [client.post(ask_address(gig), {"text": "Is it tested?"}).status_code for _ in range(2)]

    assert answers == [302, 409]
    assert Question.objects.count() == 1


@pytest.mark.django_db
def test_asking_tells_who_posts_and_nobody_else(gig, ada, grace):
    viewer = make_member(gig.client, "viewer")
    question = Question.ask(gig, grace, "Is it tested?")

    assert [(one.user, one.kind) for one in Notification.objects.all()] == [(ada, "question_asked")]
    assert not viewer.notifications.exists()
    assert [event.action for event in AuditEvent.objects.of(question)] == ["question.ask"]
    assert question.revisions.count() == 1


# -- answering


@pytest.mark.django_db
def test_an_empty_answer_is_an_error_and_what_was_asked_stays(client, question, ada):
    client.force_login(ada)

    answer = client.post(reverse("gigs:question_answer", args=[question.public_id]), {"answer": " "})

    assert answer.status_code == 422
    assert Question.objects.get().status == "waiting"


@pytest.mark.django_db
def test_what_is_answered_stands_on_the_gigs_page_without_a_name(client, gig, question, ada, grace):
    question.answer(ada, "Every line of it: see https://example.com/ci.")

    page = client.get(gig.get_absolute_url()).content.decode()

    assert "Is it tested?" in page and "Every line of it" in page
    assert str(grace) not in page
    assert [one.kind for one in grace.notifications.all()] == ["question_answered"]
    assert [event.action for event in AuditEvent.objects.of(question)] == ["question.answer"]


@pytest.mark.django_db
def test_what_waits_is_on_the_gigs_page_for_its_two_sides_only(client, gig, question, ada, grace, linus):
    for user, sees in ((ada, True), (grace, True), (linus, False), (None, False)):
        client.force_login(user) if user else client.logout()
        assert ("Is it tested?" in client.get(gig.get_absolute_url()).content.decode()) is sees


@pytest.mark.django_db
def test_what_is_left_unanswered_is_told_to_who_asked(client, gig, question, ada, grace):
    question.leave(ada)

    assert [one.kind for one in grace.notifications.all()] == ["question_passed"]
    assert "Is it tested?" not in client.get(gig.get_absolute_url()).content.decode()


@pytest.mark.django_db
def test_the_database_keeps_answers_with_answered_ones(question):
    with pytest.raises(IntegrityError), transaction.atomic():
        Question.objects.update(status="answered")
    with pytest.raises(IntegrityError), transaction.atomic():
        Question.objects.update(text="")


@pytest.mark.django_db
def test_an_answer_can_be_reported(client, question, ada):
    question.answer(ada, "Yes.")
    report = client.get(reverse("moderation:report_new"), {"about": question.get_absolute_url()})

    assert report.status_code == 200
    assert 'value="harassment"' in report.content.decode()


@pytest.mark.django_db(transaction=True)
def test_twenty_presses_at_once_stay_within_the_limit():
    grace, gig = make_user(), make_gig(client=make_client())
    presses = [press(grace, ask_address(gig), text=f"Question {number}?") for number in range(8)]

    answers = at_once(*presses)

    assert codes(answers) == [302] * MOST_WAITING + [409] * 5
    assert Gig.objects.get().asked.count() == MOST_WAITING


@pytest.mark.django_db
@pytest.mark.parametrize("words", ["Write to me: ada (at) north (dot) no", "Use postgres://app:q8Rk2mZ@db.acme.io/app"])
def test_addresses_and_secrets_are_no_question_and_no_answer(client, ada, linus, gig, question, words):
    client.force_login(linus)
    asked = client.post(ask_address(gig), {"text": words})
    client.force_login(ada)
    answered = client.post(reverse("gigs:question_answer", args=[question.public_id]), {"answer": words})
    for answer in (asked, answered):
        assert answer.status_code == 422
        assert "We read “" in answer.content.decode()
        assert words in answer.content.decode()
    with pytest.raises(HiringError, match="We read"):
        Question.ask(gig, linus, words)
    with pytest.raises(HiringError, match="We read"):
        question.answer(ada, words)
