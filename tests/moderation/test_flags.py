"""What follows when a rule finds something: it is marked, warned of, limited, held or refused; never more."""

from datetime import timedelta

import pytest
from django.core import mail
from django.utils import timezone

from accounts.models import AuditEvent, Client
from gigs.models import Gig, ProposalMessage
from gigs.models.gate import missing
from marketplace.clock import tick
from marketplace.lib import review
from moderation.models import Case, Decision, Flag, RuleMode
from tests.accounts.factories import make_case_study, make_developer
from tests.factories import make_client, make_gig, make_user
from tests.gigs.hiring import make_proposal

from .factories import case_of, make_draft, make_waiting_gig, rule, rules_of

SCAM = "Build an importer. You pay a refundable deposit of 150 euros before you start."
CONTACT = "Build an importer. Write to lena.koch (at) bitwerk (dot) de about it."
SPY = "Build an importer. The documents: https://grabify.link/W3RT9K"
SECRET = "The database is postgres://ledger:Vk29pQzLw8@db.parcelhub.io:5432/ledger for everybody."


@pytest.fixture(scope="module")
def proven(once):
    with once():
        client, long_ago = make_client(), timezone.now() - timedelta(days=100)
        Client.objects.filter(pk=client.pk).update(created_at=long_ago)
        for _ in range(5):
            make_gig(client=client, status="closed", published_at=long_ago)
        return client


@pytest.fixture
def known(db, proven):
    """A client whose gigs are open at once."""
    return Client.objects.get(pk=proven.pk)


@pytest.fixture
def ada(known):
    return known.people.get()


def send(client, by, **fields):
    gig = make_draft(client, **fields)
    gig.submit(by)
    return gig


# -- noted


def test_a_good_text_has_no_flag_and_no_case(known, ada):
    gig = send(known, ada)
    assert (gig.status, rules_of(gig)) == ("open", set())
    assert not Case.objects.exists()


def test_a_flag_says_what_was_found_by_which_version_and_where(known, ada):
    gig = send(known, ada, description=CONTACT)
    flag = Flag.objects.get(rule="contact-details")
    assert (flag.version, flag.effect, flag.field) == (2, "warn", "description")
    assert flag.text == "lena.koch (at) bitwerk (dot) de"
    assert flag.about == gig
    assert flag.about_version == gig.version


def test_a_note_does_nothing_but_count(known, ada):
    gig = send(known, ada, description="Our client is a bank. It needs an importer.")
    assert (gig.status, gig.hold, rules_of(gig)) == ("open", "none", {"agency-not-disclosed"})
    assert not ada.notifications.filter(kind="flag").exists()


def test_points_raise_a_waiting_case(ada):
    plain = case_of(make_waiting_gig(owner=make_user()))
    marked = case_of(make_waiting_gig(owner=ada, description="Our client is a bank. It needs an importer."))
    marked.refresh_from_db()
    assert (plain.score, marked.score) == (0, 5)


def test_the_same_words_are_marked_once_a_version(known, ada):
    gig = send(known, ada, description=CONTACT)
    review.look(gig, ada)
    assert Flag.objects.about(gig).count() == 1


# -- warned


def test_contact_details_are_a_warning_and_the_gig_is_open(known, ada):
    gig = send(known, ada, description=CONTACT)
    assert (gig.status, gig.hold) == ("open", "none")
    assert "Take them out" in ada.notifications.get(kind="flag").body


# -- limited


def test_a_spying_link_takes_a_gig_out_of_lists_and_opens_a_case(known, ada):
    gig = send(known, ada, description=SPY)
    gig.refresh_from_db()
    assert gig.hold == "limited"
    assert gig not in Gig.objects.listed()
    assert case_of(gig).source == "rule"
    assert "out of lists for now" in ada.notifications.get(kind="flag").title
    assert not Decision.objects.exists()


def test_without_a_decision_it_is_listed_again_after_72_hours(known, ada):
    gig = send(known, ada, description=SPY)
    gig.refresh_from_db()
    assert timedelta(hours=71) < gig.hold_until - timezone.now() <= timedelta(hours=72)
    Gig.objects.filter(pk=gig.pk).update(hold_until=timezone.now() - timedelta(minutes=1))
    assert gig in Gig.objects.listed()
    tick()
    gig.refresh_from_db()
    assert (gig.hold, gig.hold_until) == ("none", None)
    assert case_of(gig).is_open


def test_a_person_confirms_it_for_good(known, ada, margaret):
    gig = send(known, ada, description=SPY)
    case_of(gig).decide(margaret, ["remove"], "The link records who opens it.", clause=rule("6.1"))
    gig.refresh_from_db()
    assert (gig.hold, gig.hold_until) == ("removed", None)
    decision = Decision.objects.get()
    assert decision.automated_detection and not decision.automated_decision
    assert Flag.objects.get(rule="denied-link").is_confirmed is True


# -- held


def test_what_asks_the_developer_to_pay_is_read_before_it_is_public(known, ada):
    gig = send(known, ada, description=SCAM)
    assert (gig.status, gig.hold) == ("in_review", "none")
    case = case_of(gig)
    assert case.priority == 1
    assert case.due_at - timezone.now() < timedelta(hours=4)


def test_a_public_gig_that_would_ask_for_money_stays_as_it_is_until_read(known, ada):
    gig = send(known, ada)
    before = gig.description
    change = gig.change({"description": SCAM}, ada)
    gig.refresh_from_db()
    assert (change.status, gig.description) == ("in_review", before)
    assert case_of(change).priority == 1


def test_a_published_profile_with_a_secret_is_frozen(grace):
    developer = make_developer(user=grace)
    developer.about = SECRET
    developer.edit(grace, ["about"])
    developer.refresh_from_db()
    assert developer.hold == "frozen"
    assert case_of(developer).source == "rule"
    assert grace.notifications.get(kind="flag")


def test_no_rule_touches_an_account(known, ada):
    send(known, ada, description=f"{SCAM} {SPY} {CONTACT}")
    known.refresh_from_db()
    ada.refresh_from_db()
    assert (known.hold, ada.hold, ada.is_active) == ("none", "none", True)


# -- refused


@pytest.mark.parametrize("text", [SECRET, "We begin with an unpaid test week of full-time work."])
def test_the_gate_refuses_with_the_words(adas_client, text):
    gig = make_gig(client=adas_client, status="draft", description=text)
    assert "We read “" in missing(gig, list(gig.gig_skills.all()))["description"]


def test_the_page_says_so_beside_the_field_and_keeps_the_text(client, ada, adas_client):
    gig = make_gig(client=adas_client, status="draft", description=SECRET)
    client.force_login(ada)
    page = client.post(f"/gigs/{gig.public_id}/submit/")
    assert page.status_code == 422
    assert "Take it out, and change it where it is used" in page.content.decode()
    gig.refresh_from_db()
    assert gig.status == "draft"


def test_a_refused_text_leaves_no_copy_of_the_secret(adas_client):
    missing(make_gig(client=adas_client, status="draft", description=SECRET), [])
    assert not Flag.objects.exists()


# -- dry run


def test_a_dry_rule_marks_and_nothing_follows(known, ada, senior):
    RuleMode.switch("denied-link", True, senior)
    gig = send(known, ada, description=SPY)
    gig.refresh_from_db()
    assert gig.hold == "none"
    assert Flag.objects.get().is_dry_run
    assert not Case.objects.exists()
    assert AuditEvent.objects.filter(action="rule.switch", actor=senior).count() == 1


@pytest.mark.parametrize(("name", "text"), [("pay-to-work", SCAM), ("secrets", SECRET)])
def test_a_dry_rule_neither_holds_nor_refuses(known, ada, senior, name, text):
    RuleMode.switch(name, True, senior)
    gig = make_gig(client=known, status="draft", description=text)
    assert "description" not in missing(gig, list(gig.gig_skills.all()))
    gig.submit(ada)
    assert gig.status == "open"


def test_a_rule_works_again_when_it_is_switched_back(known, ada, senior):
    RuleMode.switch("denied-link", True, senior)
    RuleMode.switch("denied-link", False, senior)
    gig = send(known, ada, description=SPY)
    gig.refresh_from_db()
    assert gig.hold == "limited"


# -- judged


def test_a_decision_says_whether_the_rule_was_right(known, ada, margaret):
    good, bad = send(known, ada, description=SPY), send(known, ada, description=f"{SPY} again")
    case_of(good).decide(margaret, ["restore"], "The link is an example, not a trap.")
    case_of(bad).decide(margaret, ["remove"], "The link records who opens it.", clause=rule("6.1"))
    [row] = Flag.objects.by_rule()
    assert (row["rule"], row["version"], row["marked"], row["judged"], row["right"]) == ("denied-link", 3, 2, 2, 1)


def test_what_a_person_found_fine_is_not_held_again_for_the_same_words(known, ada, margaret):
    gig = send(known, ada, description=SPY)
    case_of(gig).decide(margaret, ["restore"], "The link is an example, not a trap.")
    gig.refresh_from_db()
    gig.change({"summary": "An importer of documents"}, ada)
    gig.refresh_from_db()
    assert gig.hold == "none"


def test_a_failed_submission_leaves_no_flag(known, ada, monkeypatch):
    gig = make_gig(client=known, status="draft", description=CONTACT)
    monkeypatch.setattr(Gig, "snapshot", lambda *args: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        gig.submit(ada)
    assert not Flag.objects.exists()


# -- in threads, mails and profiles


def test_a_message_that_asks_for_money_opens_an_urgent_case_and_holds_nothing(gig, ada):
    proposal = make_proposal(gig=gig, status="in_dialogue", turn="client")
    message = ProposalMessage.send(proposal, ada, "client", "You pay a refundable deposit of 90 euros first.")
    assert case_of(message).priority == 1
    proposal.refresh_from_db()
    gig.refresh_from_db()
    assert (proposal.hold, gig.hold) == ("none", "none")


def test_contact_details_in_a_thread_are_not_marked(gig, ada):
    proposal = make_proposal(gig=gig, status="in_dialogue", turn="client")
    ProposalMessage.send(proposal, ada, "client", "My address is ada@halden-freight.no, call +47 912 34 567.")
    assert not Flag.objects.exists()


def test_no_mail_leaves_for_a_note(known, ada):
    send(known, ada, description="Our client is a bank. It needs an importer.")
    assert mail.outbox == []


def test_a_copied_case_study_is_noted(grace, linus):
    words = "I moved the nightly batch to a stream and cut the wait from nine hours to one minute for everybody. " * 2
    make_case_study(make_developer(user=linus), what_i_did=words)
    mine = make_developer(user=grace)
    make_case_study(mine, what_i_did=words)
    review.look(mine, grace)
    assert rules_of(mine) == {"copied-case-study"}
