"""Where a page of hiring has several forms: what is wrong stands beside its own field, and the summary leads there."""

from collections import Counter, defaultdict
from datetime import timedelta
from html.parser import HTMLParser

import pytest
from django.urls import reverse
from django.utils import timezone

from gigs.models import AgreementEvent

from .hiring import make_agreement, make_proposal, owner_of

pytestmark = pytest.mark.django_db
LONG = "x" * 1_001


class Page(HTMLParser):
    """The ids of a page with their elements, the text within each, and the links of the summary."""

    def __init__(self, html: str):
        super().__init__()
        self.ids, self.elements, self.texts, self.links = Counter(), {}, defaultdict(str), []
        self._open, self._in_summary = [], False
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        attrs = dict(attrs)
        if "id" in attrs:
            self.ids[attrs["id"]] += 1
            self.elements[attrs["id"]] = attrs | {"tag": tag}
        if tag == "div":
            self._open.append(attrs)
        if tag == "a" and any(one.get("role") == "alert" for one in self._open):
            self.links.append(attrs["href"].removeprefix("#"))

    def handle_endtag(self, tag):
        if tag == "div":
            self._open.pop()

    def handle_data(self, data):
        for one in self._open:
            if "id" in one:
                self.texts[one["id"]] += data

    def twice(self) -> set[str]:
        return {name for name, count in self.ids.items() if count > 1}

    def beside(self, name: str) -> str:
        """What the field says of itself; read out with it."""
        return " ".join(self.texts[one] for one in self.elements[name]["aria-describedby"].split())


def send(client, about, action, data) -> Page:
    answer = client.post(reverse(f"gigs:{action}", args=[about.public_id]), data)
    assert answer.status_code == 422
    return Page(answer.content.decode())


@pytest.fixture
def agreement(graces_profile):
    return make_agreement(developer=graces_profile, start_on=timezone.localdate() - timedelta(days=30))


@pytest.fixture
def invoice(agreement, grace):
    return AgreementEvent.say(agreement, "invoiced", grace, "developer")


@pytest.mark.parametrize(
    ("side", "kind", "field", "value", "words"),
    [
        ("developer", "delivered", "on", "2099-01-01", "still to come"),
        ("developer", "delivered", "note", LONG, "1000"),
        ("developer", "invoiced", "on", "2099-01-01", "still to come"),
        ("developer", "invoiced", "on", "2001-01-01", "nothing of it happened before"),
        ("developer", "invoiced", "on", "soon", "valid date"),
        ("developer", "invoiced", "note", LONG, "1000"),
        ("developer", "invoiced", "invoice", "0", "valid choice"),
        ("developer", "paid_confirmed", "invoice", "0", "valid choice"),
        ("developer", "paid_confirmed", "invoice", "", "Choose the invoice"),
        ("client", "paid_claimed", "on", "2099-01-01", "still to come"),
        ("client", "completed", "on", "2099-01-01", "still to come"),
        ("client", "completed", "note", LONG, "1000"),
        ("client", "disputed", "note", "", "Say why"),
        ("client", "disputed", "note", LONG, "1000"),
        ("client", "ended_early", "note", "", "Say why"),
    ],
)
def test_what_is_wrong_in_a_step_stands_beside_its_field(client, agreement, invoice, side, kind, field, value, words):
    client.force_login(owner_of(agreement.proposal) if side == "client" else agreement.proposal.developer.user)
    invoiced = {"invoice": invoice.pk} if kind.startswith("paid") else {}

    page = send(client, agreement, "agreement_event", {"kind": kind, "note": "Mine."} | invoiced | {field: value})

    assert page.links == [f"{field}-{kind}"]
    assert page.elements[page.links[0]]["name"] == field
    assert page.elements[page.links[0]]["aria-invalid"] == "true"
    assert words in page.beside(page.links[0])
    assert [name for name, attrs in page.elements.items() if "aria-invalid" in attrs] == page.links
    assert page.twice() == set()


def test_where_the_step_is_gone_no_link_leads_nowhere_and_the_words_are_kept(client, agreement, grace):
    client.force_login(grace)
    for kind in ("paid_confirmed", "paid_twice"):
        page = send(client, agreement, "agreement_event", {"kind": kind, "on": "2099-01-01", "note": "My own words."})
        assert page.links == []
        assert page.elements["typed-1"]["tag"] == "textarea"
        assert page.twice() == set()


def test_a_page_of_steps_has_every_id_once_and_the_invoices_that_are_unpaid(client, agreement, invoice, grace):
    other = AgreementEvent.say(agreement, "invoiced", grace, "developer", note="The second half")
    AgreementEvent.say(agreement, "paid_confirmed", grace, "developer", invoice=invoice)
    client.force_login(grace)

    html = client.get(agreement.get_absolute_url()).content.decode()

    assert Page(html).twice() == set()
    assert "aria-invalid" not in html
    assert f'<option value="{other.pk}">{other.on:%-d %B %Y}, The second half</option>' in html
    assert f'<option value="{invoice.pk}">' not in html
    assert f'value="{timezone.localdate()}"' in html


@pytest.mark.parametrize(("text", "words"), [("", "required"), (LONG, "1000")])
def test_what_is_wrong_with_a_note_stands_beside_the_note(client, graces_profile, text, words):
    proposal = make_proposal(developer=graces_profile, status="in_dialogue")
    client.force_login(owner_of(proposal))

    page = send(client, proposal, "proposal_note", {"text": text})

    assert page.links == ["note-text"]
    assert words in page.beside("note-text")
    assert "aria-invalid" not in page.elements["id_text"]
    assert page.twice() == set()


def test_what_is_wrong_with_a_message_stands_beside_the_message(client, graces_profile):
    proposal = make_proposal(developer=graces_profile, status="in_dialogue")
    client.force_login(owner_of(proposal))

    page = send(client, proposal, "proposal_message", {"text": ""})

    assert page.links == ["id_text"]
    assert "aria-invalid" not in page.elements["note-text"]
    assert page.twice() == set()
