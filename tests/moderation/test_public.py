"""The log and the rules: public, and without anybody's name."""

from django.urls import reverse

from tests.factories import make_user

from .factories import case_of, make_report, make_waiting_gig, rule


def test_the_rules_are_public(client, db):
    page = client.get(reverse("moderation:rules")).content.decode()
    assert "No unpaid work" in page
    assert "All clauses stand as first published." in page


def test_a_changed_rule_shows_its_new_words_and_the_change(client, db):
    old = rule("2.2")
    old.pk, old.version, old.short, old.change_note = None, 2, "All work is paid", "Trials are named."
    old.save(force_insert=True)
    page = client.get(reverse("moderation:rules")).content.decode()
    assert "All work is paid" in page
    assert "No unpaid work" not in page
    assert "2.2, version 2: Trials are named." in page


def test_the_log_says_what_was_decided_and_by_which_rule(client, gig, margaret):
    make_report(gig)
    case_of(gig).decide(margaret, ["remove"], "That is work without pay.", clause=rule("2.2"))
    page = client.get(reverse("moderation:log")).content.decode()
    assert "Gig: removed" in page
    assert "2.2" in page


def test_the_log_names_nobody_and_nothing(client, gig, margaret):
    make_report(gig)
    case_of(gig).decide(margaret, ["remove"], "Ada asks for unpaid work.", clause=rule("2.2"))
    page = client.get(reverse("moderation:log")).content.decode()
    for private in [gig.title, gig.client.name, "Margaret", "Ada asks", "Noor"]:
        assert private not in page


def test_the_log_is_not_about_approvals(client, ada, margaret):
    case_of(make_waiting_gig(owner=ada)).decide(margaret, ["approve"])
    assert "Nothing was decided yet." in client.get(reverse("moderation:log")).content.decode()


def test_an_empty_log_is_a_page(client, db):
    assert client.get(reverse("moderation:log"), {"page": "\x00"}).status_code == 200


def test_the_owner_reads_the_whole_statement(client, ada, margaret):
    decision = case_of(make_waiting_gig(owner=ada)).decide(
        margaret, ["refuse"], "That is work without pay.", clause=rule("2.2"), facts="“Test week”"
    )
    client.force_login(ada)
    page = client.get(decision.get_absolute_url()).content.decode()
    for part in ["“Test week”", "That is work without pay.", "Rule 2.2", "version 1", "decided by a person", "object"]:
        assert part in page
    assert decision.about_title in client.get(reverse("moderation:standing")).content.decode()


def test_a_stranger_does_not_read_it(client, ada, margaret):
    decision = case_of(make_waiting_gig(owner=ada)).decide(margaret, ["approve"])
    client.force_login(make_user())
    assert client.get(decision.get_absolute_url()).status_code == 404
    assert "Nothing was decided about your things." in client.get(reverse("moderation:standing")).content.decode()
