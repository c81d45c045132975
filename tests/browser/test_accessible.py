"""Everybody can use the pages: axe finds nothing, nothing scrolls sideways, in both schemes, on a phone and a desk."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.urls import reverse

from articles.calculators import CALCULATORS
from articles.models import Article, Series
from gigs.models import Question
from moderation.models import Case
from tests.accounts.factories import make_developer
from tests.articles.factories import add_revision, make_article
from tests.factories import make_gig
from tests.gigs.hiring import make_offer
from tests.moderation.factories import make_waiting_gig

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
WIDTHS = [320, 360, 1280, 1600]
OVERFLOW = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
# An article with every tool that one may have.
TOOLS = "\n".join(
    [
        *(f"```calculator {name}\n```\n" for name in CALCULATORS),
        "```checklist check What you saw\n-3 A fee\n- A rush\n> 1 Ask\n```\n",
        "```matrix Area Tools\n| Tool | Area |\n| --- | --- |\n| git | Code |\n| psql | Data |\n```\n",
        "```paths Roles\nLead | £620 a day | +8% | python\n```\n",
        "```pay GBP RG-01 RG-02\nDay rates\n```\n\n```rateguide\n```\n\n```gigs\n```\n\n```skill python\n```\n",
        "```callout bad Beware\nOf fees.\n```\n\n```faq\nQ: Why?\nSo.\n```\n",
    ]
)
# At some widths, in a scheme: axe, which a page that has its half megabyte already needs no more, and its rules.
JUDGED = {360: (Axe(), "dark", RULES), 1280: (Axe("0"), "light", ["color-contrast"])}
OPEN_ALL = "for (const details of document.querySelectorAll('details')) details.open = true"


@pytest.fixture
def has_scripts():
    return True  # axe is one


@pytest.fixture
def people(ada, grace, margaret, edith):
    return {"visitor": None, "ada": ada, "grace": grace, "margaret": margaret, "edith": edith}


@pytest.fixture
def addresses(ada, grace, adas_client):
    gig = make_gig(client=adas_client, title="Make the ledger fast", skills=["python", "postgresql"])
    make_gig(client=adas_client, title="com.example.ledger." + "EntryFactory" * 5)
    developer = make_developer(user=grace)
    marked = make_waiting_gig(owner=ada, title="Move the archive", description="Our client is a bank. Write to a@b.no")
    case = Case.objects.about(marked).get()
    unfit = make_unfit()
    hiring = hiring_pages(gig, ada, grace, developer)
    return {
        "visitor": [
            *("/", "/gigs/", "/gigs/?view=lines", "/gigs/?q=nothing-like-it", gig.get_absolute_url(), "/developers/"),
            *(developer.get_absolute_url(), "/articles/", make_article(TOOLS).get_absolute_url(), "/pay/", "/skills/"),
            *("/accounts/login/", "/accounts/signup/", "/rules/", "/pay/calculator/?income=x", "/articles/glossary/"),
        ],
        "grace": ["/dashboard/", "/profile/", "/saved/", "/notifications/", "/settings/", *hiring["grace"]],
        "ada": [
            "/gigs/new/",
            "/gigs/mine/",
            reverse("accounts:client_people", args=[adas_client.slug]),
            *hiring["ada"],
        ],
        "margaret": [
            "/moderation/",
            case.get_absolute_url(),
            "/moderation/flags/",
            "/moderation/health/",
            "/moderation/denied/",
        ],
        "edith": [
            *("/articles/desk/", reverse("articles:desk_article", args=[unfit.public_id])),
            *(reverse("articles:desk_compare", args=[unfit.public_id, 1, 2]), unfit.series.get_absolute_url()),
            "/articles/reading/",
        ],
    }


def make_unfit():
    """A part of a series whose next text has something of each kind to mend."""
    Series.objects.create(slug="getting-in", name="Getting in", blurb="From the start.")
    article = make_article(series="getting-in", series_position=1)
    add_revision(article, body="Demand grows by 13%.\n\n## Empty\n\n## Twice twice\n\nA list follows:\n")
    Article.objects.filter(pk=article.pk).update(revising="draft")
    return Article.objects.get(pk=article.pk)


def hiring_pages(gig, ada, grace, developer):
    """The pages of a hire that is half way, and what was asked about it."""
    offer = make_offer(gig, developer)
    Question.ask(gig, grace, "Is it tested?")
    board = reverse("gigs:gig_board", args=[gig.public_id])
    compare = f"{reverse('gigs:gig_compare', args=[gig.public_id])}?p={offer.proposal.public_id}"
    propose = reverse("gigs:gig_propose", args=[make_gig(questions=["Which report was it?"]).public_id])
    return {
        "ada": [board, compare, offer.proposal.get_absolute_url(), Question.objects.get().get_absolute_url()],
        "grace": [propose, offer.get_absolute_url(), "/settings/privacy/"],
    }


@pytest.mark.parametrize("who", ["visitor", "ada", "grace", "margaret", "edith"])
def test_axe_finds_nothing_and_nothing_scrolls_sideways(open_page, people, addresses, who):
    # axe writes styles into the page that it looks at, which our policy forbids.
    page, found = open_page(people[who], bypass_csp=True), []
    for path in addresses[who]:
        page.goto(path)
        page.evaluate(OPEN_ALL)
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 800})
            found += [(path, width, "scrolls sideways")] if page.evaluate(OVERFLOW) > 0 else []
            # What a scheme changes is colour; everything else is judged where there is little room.
            if width in JUDGED:
                axe, scheme, rules = JUDGED[width]
                found += [(path, scheme, *each) for each in violations(axe, page, scheme, rules)]

    assert not found, "\n".join(map(str, found))


def violations(axe, page, scheme, rules) -> list[tuple]:
    page.emulate_media(color_scheme=scheme)
    result = axe.run(page, options={"runOnly": rules, "preload": False, "resultTypes": ["violations"]})
    return [(each["id"], each["nodes"][0]["html"]) for each in result.response["violations"]]
