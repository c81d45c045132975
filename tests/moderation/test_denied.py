"""The list of denied hosts: senior moderators keep it, everybody on the staff reads it, the rule follows it at once."""

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from accounts.models import AuditEvent
from moderation.models import Case, DeniedHost, Flag
from moderation.models.denied_host import host_of, parts_of
from moderation.models.refusals import NotNowError
from moderation.rules.book import RULES
from moderation.rules.reading import subject_of
from tests.factories import make_gig

LIST = "/moderation/denied/"
WHY = "Three people lost their accounts there."
SIGN_IN, FINE, FORBIDDEN, FORM, DONE = "sign-in", 200, 403, 422, 302


@pytest.fixture
def denied(senior):
    return DeniedHost.deny("evil.example", WHY, senior)


def found_in(text):
    return [match.text for match in RULES["denied-link"].matches(subject_of(make_gig(description=text)))]


# -- the rule


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Apply at https://evil.example/form today.", ["https://evil.example"]),
        ("Apply at evil.example today.", ["evil.example"]),
        ("Apply at www.EVIL.example.", ["www.EVIL.example"]),
        ("Apply at jobs.evil.example/x?y=1", ["jobs.evil.example"]),
        ("Apply at ev\u200bil.example", ["ev\u200bil.example"]),
        ("Apply at notevil.example or at evil.example.org.", []),
        ("We use node.js, asp.net and e.g. redis.", []),
        ("Write to me@evil.example", []),
    ],
)
def test_what_links_to_a_denied_host_is_found(denied, text, found):
    assert found_in(text) == found


def test_a_lifted_host_is_found_no_longer(denied, senior):
    denied.lift(senior, "It belongs to somebody else by now.")
    assert found_in("Apply at evil.example today.") == []


def test_a_text_without_a_link_asks_the_database_nothing(denied, gig, django_assert_num_queries):
    subject = subject_of(gig)
    with django_assert_num_queries(0):
        RULES["denied-link"].matches(subject)


def test_a_gig_that_links_there_leaves_the_lists_and_waits_for_a_person(denied, adas_client, ada):
    gig = make_gig(client=adas_client)
    gig.change({"description": "Apply at https://evil.example/form and nowhere else, please."}, ada)
    gig.refresh_from_db()
    about = Flag.objects.get(rule="denied-link").about
    assert Case.objects.open().about(about).exists()


# -- the list


def test_denying_and_lifting_are_in_the_audit(denied, senior):
    denied.lift(senior, "It belongs to somebody else by now.")
    events = AuditEvent.objects.of(denied)
    assert [(event.action, event.actor, event.role, event.why) for event in events] == [
        ("deniedhost.deny", senior, "senior moderator", WHY),
        ("deniedhost.lift", senior, "senior moderator", "It belongs to somebody else by now."),
    ]


def test_a_host_is_denied_once_lifted_once_and_may_be_denied_again(denied, senior):
    with pytest.raises(NotNowError, match="denied already"):
        DeniedHost.deny("evil.example", WHY, senior)
    denied.lift(senior, "It belongs to somebody else by now.")
    with pytest.raises(NotNowError, match="allowed again already"):
        denied.lift(senior, "Once more.")
    assert DeniedHost.deny("evil.example", WHY, senior).pk != denied.pk


@pytest.mark.parametrize(
    ("constraint", "fields"),
    [
        ("denied_host_is_one", {"host": "not a host"}),
        ("denied_host_is_one", {"host": "localhost"}),
        ("denied_host_has_reason", {"why": ""}),
        ("denied_host_once", {}),
    ],
)
def test_the_database_refuses_what_is_no_entry(denied, senior, constraint, fields):
    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        DeniedHost.objects.create(**{"host": "evil.example", "why": WHY, "by": senior} | fields)


@pytest.mark.parametrize(
    ("typed", "host"),
    [
        ("https://user@www.Evil.example:8080/a?b#c", "evil.example"),
        (" evil.example. ", "evil.example"),
        ("", ""),
        ("///", ""),
    ],
)
def test_a_pasted_address_is_read_as_its_host(typed, host):
    assert host_of(typed) == host


def test_the_parts_of_a_host():
    assert parts_of("a.b.example.org") == ["a.b.example.org", "b.example.org", "example.org"]


# -- the page


@pytest.mark.parametrize(
    ("who", "reads", "writes"),
    [
        ("visitor", SIGN_IN, SIGN_IN),
        ("ada", FORBIDDEN, FORBIDDEN),
        ("edith", FORBIDDEN, FORBIDDEN),
        ("auditor", FINE, FORBIDDEN),
        ("margaret", FINE, FORBIDDEN),
        ("senior", FINE, DONE),
    ],
)
def test_every_role(client, denied, who, reads, writes, request):
    if who != "visitor":
        client.force_login(request.getfixturevalue(who))
    lift = reverse("moderation:denied_lift", args=[denied.pk])
    sent = {"host": "other.example", "why": WHY, "reason": WHY}
    answers = [client.get(LIST), client.post(LIST, sent), client.post(lift, sent)]
    found = [SIGN_IN if "/login/" in a.get("Location", "") else a.status_code for a in answers]
    assert found == [reads, writes, writes]
    assert DeniedHost.objects.filter(host="other.example").exists() is (writes == DONE)


@pytest.mark.parametrize("host", ["", "x", "localhost", "\x00", "a" * 3000, "testserver.local x", "exa mple.org"])
def test_what_is_no_host_is_said_beside_its_field_and_kept(client, senior, host):
    client.force_login(senior)
    answer = client.post(LIST, {"host": host, "why": "Short"})
    assert answer.status_code == FORM
    assert 'value="Short"' in answer.content.decode()
    assert not DeniedHost.objects.exists()


def test_this_site_is_not_denied(client, senior, settings):
    settings.SITE_URL = "https://up.example.org"
    client.force_login(senior)
    for host in ("up.example.org", "example.org"):
        assert "That is this site." in client.post(LIST, {"host": host, "why": WHY}).content.decode()


def test_lifting_without_a_reason_opens_its_form_again(client, denied, senior):
    client.force_login(senior)
    answer = client.post(reverse("moderation:denied_lift", args=[denied.pk]), {"reason": "no"})
    assert answer.status_code == FORM
    assert f'<details id="lift-{denied.pk}" open>' in answer.content.decode()


def test_the_same_host_twice_is_the_page_that_says_so(client, denied, senior):
    client.force_login(senior)
    assert client.post(LIST, {"host": "evil.example", "why": WHY}).status_code == 409
    assert client.get(reverse("moderation:denied_lift", args=[denied.pk])).status_code == 405


def test_the_queue_leads_who_keeps_the_list_to_it(client, margaret, senior):
    for person, leads in ((margaret, False), (senior, True)):
        client.force_login(person)
        page = client.get(reverse("moderation:queue")).content.decode()
        assert (reverse("moderation:denied_list") in page) is leads
