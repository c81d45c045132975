"""Signs that nobody sees get into no text of the desk, and one that is there already breaks no feed."""

from xml.etree import ElementTree

import pytest
from django.urls import reverse

from articles.front_matter import claim_problems
from articles.models import Article
from tests.articles.factories import make_article, make_claim
from tests.articles.test_desk import address, text

pytestmark = pytest.mark.django_db
ONE_LINE = ["title", "deck", "seo_title", "seo_description", "drafting_note"]


def test_the_desk_leaves_them_out_of_every_field(client, edith):
    client.force_login(edith)
    article = make_article(publish=False)
    typed = dict.fromkeys(ONE_LINE, "Ctl \x0b\x01title\r\n- [x](y)")
    typed |= {"body": "One\x01\n\nTwo\x0c", "corrections": "2026-01-05: Not\x08 41."}

    assert client.post(address(article), text(article) | typed).status_code == 302

    newest = article.revisions.first()
    assert {name: newest.fields[name] for name in ONE_LINE} == dict.fromkeys(ONE_LINE, "Ctl  title - [x](y)")
    assert newest.body == "One\n\nTwo"
    assert newest.fields["corrections"] == [{"on": "2026-01-05", "text": "Not 41."}]


@pytest.mark.parametrize("sign", ["\x0b", "\n", "\x9f"], ids=ascii)
def test_a_claim_with_one_is_refused_however_it_is_written(sign):
    problems = dict(claim_problems([make_claim(text=f"Median{sign}rate")]))

    assert problems["claim rate: text"] == "expected one line without control characters"


def test_one_that_is_in_a_text_already_breaks_no_feed(client):
    article = make_article()
    Article.objects.filter(pk=article.pk).update(title="Ctl \x0b\x01title", deck="A\x08\nB")

    feed = ElementTree.fromstring(client.get(reverse("articles:article_feed")).content)

    assert "Ctl  title" in [title.text for title in feed.iter("{http://www.w3.org/2005/Atom}title")]
