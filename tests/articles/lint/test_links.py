"""Links that stay on this site lead somewhere, however they are written."""

import pytest

from accounts.models import Skill
from articles.lint import Draft, check
from articles.models import Article
from articles.models.leading import leads
from tests.articles.factories import add_revision, make_article, make_claim
from tests.factories import make_skill

HERE = "https://gigs.example"
BODY = "## Next\n\nNext[^rate].\n\n```faq\nQ: What’s IR35?\nA law.\n```\n\n```calculator tax\n```\n\n```sources\n```\n"


def broken(address):
    draft = Draft(f"[Go]({address})\n\n{BODY}", claims=[make_claim()], site=HERE, leads=lambda path: path == "/gigs/")
    return [finding.rule for finding in check(draft) if finding.rule == "broken-internal-link"]


@pytest.mark.parametrize(
    "address",
    [
        *("#next", "#faq", "#faq-whats-ir35", "#tax", "#sources", "#source-1", "#gigs", "/gigs/?skill=go", "?tax=1"),
        *(f"{HERE}/gigs/", "https://example.org/nowhere/", "mailto:a@example.org"),
    ],
)
def test_a_link_that_leads_somewhere_or_elsewhere_is_let_pass(address):
    assert not broken(address)


@pytest.mark.parametrize(
    "address",
    [
        *("#faq-what-s-ir35", "#source-2", "#nope", "/nowhere/", "another-article/", "../gigs/", "gigs/"),
        *(f"{HERE}/nowhere/", "//gigs.example/nowhere/"),
    ],
)
def test_a_link_that_leads_nowhere_is_found(address):
    assert broken(address)


@pytest.mark.django_db
def test_only_what_everybody_may_open_is_there():
    make_article(slug="read")
    moved = make_article(slug="before")
    add_revision(moved, slug="after").go_live(None)
    make_article(slug="draft", publish=False)
    make_article(slug="kept").archive(None)
    make_article(slug="held")
    Article.objects.filter(slug="held").update(hold="removed")
    make_article(slug="wrong").retract(None, "Wrong")

    assert [leads(f"/articles/{slug}/") for slug in ("read", "before", "after", "kept")] == [True] * 4
    assert [leads(f"/articles/{slug}/") for slug in ("draft", "held", "wrong", "nope")] == [False] * 4
    pages = ["topics/pay", "topics/python", "topics/nope", "series/nope"]
    assert [leads(f"/articles/{page}/") for page in pages] == [True, True, False, False]
    assert [leads(f"/skills/{slug}/") for slug in ("python", "nope")] == [True, False]


@pytest.mark.django_db
def test_a_skill_that_is_only_proposed_has_no_page_to_lead_to(client):
    known, proposed = make_skill("kafka"), make_skill("cobol")
    Skill.objects.filter(pk=proposed.pk).update(status="proposed")
    for skill, there in ((known, True), (proposed, False)):
        for address in (skill.get_absolute_url(), f"/articles/topics/{skill.slug}/"):
            assert leads(address) is there
            assert (client.get(address).status_code == 200) is there
