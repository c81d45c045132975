"""A second press, a second tab and a second moderator: nothing is done twice, and nobody writes over another."""

import pytest
from django.urls import reverse
from django.utils import timezone

from moderation.models import Appeal, Clause, Closure, Decision, Report
from moderation.models.strike import points_of
from tests.pages import Reading

from .factories import WORDS, case_of, make_appeal, make_decision, make_report, rule

WHY = "That is work without pay, whatever it is called."
STRIKE = {"outcome": "strike", "facts": "“Test week”", "reason": WHY}


def version_on(client, address, name):
    """What the hidden field of the page's form says."""
    return client.get(address).context["form"].initial[name]


@pytest.mark.parametrize("outcome", ["strike", "warn"])
def test_points_and_warnings_are_given_once(client, ada, margaret, other_moderator, outcome):
    address, data = ada.get_absolute_url(), STRIKE | {"outcome": outcome, "clause": rule("1.1").pk}
    client.force_login(margaret)
    data["account_version"] = version_on(client, address, "account_version")
    assert client.post(address, data).status_code == 302
    again = client.post(address, data)
    client.force_login(other_moderator)
    other = client.post(address, data | {"reason": "Words of the other moderator."})
    assert (again.status_code, other.status_code, Decision.objects.count()) == (409, 409, 1)
    assert "Words of the other moderator." in other.content.decode()
    assert "Account version" not in other.content.decode()
    assert points_of(ada) == (2 if outcome == "strike" else 0)


def test_a_closure_is_proposed_once(client, ada, margaret):
    address = ada.get_absolute_url()
    client.force_login(margaret)
    data = STRIKE | {"outcome": "close_account", "clause": rule("2.3").pk}
    data["account_version"] = version_on(client, address, "account_version")
    for _ in range(2):
        assert client.post(address, data).status_code == 302
    assert Closure.objects.count() == 1


def test_spam_is_what_was_read_in_the_preview(client, margaret, gig):
    make_report(gig, category="duplicate")
    case = case_of(gig)
    client.force_login(margaret)
    preview = client.post(reverse("moderation:spam"), {"case": case.public_id}).content.decode()
    assert f'name="{case.public_id}-version" value="{gig.version}"' in preview
    read = {"case": case.public_id, f"{case.public_id}-version": gig.version}
    gig.write(title="Something else entirely")
    answer = client.post(reverse("moderation:spam"), {**read, "confirm": "1", "reason": WHY}, follow=True)
    assert "Somebody changed this gig" in answer.content.decode()
    assert not Decision.objects.exists()


def test_a_rule_is_not_written_over_by_who_read_the_version_before(client, senior):
    address = reverse("moderation:rule_revise", args=["2.2"])
    client.force_login(senior)
    read = version_on(client, address, "read_version")
    names = ("short", "text", "severity", "expiry_months", "facts_template", "reason_template")
    said = {name: getattr(rule(), name) for name in names}
    said |= {"change_note": "One.", "valid_from": timezone.localdate().isoformat(), "read_version": read}
    assert client.post(address, said).status_code == 302
    late = client.post(address, said | {"change_note": "Words of the second."})
    assert late.status_code == 409 and "Words of the second." in late.content.decode()
    assert Clause.objects.newest_of("2.2").first().version == 2


def test_an_appeal_is_not_answered_past_what_was_written_meanwhile(client, gig, ada, margaret, senior):
    appeal = make_appeal(make_decision(gig, margaret), ada)
    client.force_login(senior)
    address = reverse("moderation:appeal_case", args=[appeal.public_id])
    data = {"outcome": "upheld", "answer": WHY, "appeal_version": version_on(client, address, "appeal_version")}
    appeal.reply(ada, "I forgot the invoice: it says 400 a day.")
    late = client.post(reverse("moderation:appeal_decide", args=[appeal.public_id]), data)
    assert late.status_code == 409 and WHY in late.content.decode()
    Reading(senior).open(address).press("Answer and send", outcome="upheld", answer=WHY)
    assert Appeal.objects.get().status == "decided"


def test_a_message_pressed_twice_is_one(gig, ada, margaret, senior):
    appeal = make_appeal(make_decision(gig, margaret), ada)
    for text in ["Which line?", "Which line?"]:
        appeal.reply(senior, text)
    appeal.reply(ada, "The third.")
    appeal.reply(senior, "Which line?")
    assert [message.text for message in appeal.messages.all()] == ["Which line?", "The third.", "Which line?"]


def test_a_report_without_an_account_pressed_twice_is_one(gig):
    first, again = make_report(gig), make_report(gig)
    other = make_report(gig, explanation=f"{WORDS} And more.")
    assert first == again != other
    assert Report.objects.count() == 2
