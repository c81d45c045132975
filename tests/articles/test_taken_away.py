"""What was taken away is not shown at a secret address, and what nobody has read yet has nothing to tick."""

import pytest
from django.urls import reverse

from articles.models import Article, Progress
from articles.previews import preview_address
from tests.articles.factories import make_article

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "taken_away", [{"status": "retracted", "retraction_reason": "Wrong"}, {"hold": "removed"}, {"hold": "frozen"}]
)
def test_a_preview_ends_with_its_article_for_all_but_editors(client, ada, edith, taken_away):
    article = make_article()
    page = preview_address(article.revision)
    assert client.get(page).status_code == 200
    Article.objects.filter(pk=article.pk).update(**taken_away)

    assert client.get(page).status_code == 404
    client.force_login(ada)
    assert client.get(page).status_code == 404
    client.force_login(edith)
    assert client.get(page).status_code == 200


@pytest.mark.parametrize("name", ["progress_keep", "article_mark"])
def test_a_draft_has_nothing_to_tick_or_keep_not_even_for_editors(client, edith, name):
    article = make_article(publish=False)
    client.force_login(edith)

    assert client.post(reverse(f"articles:{name}", args=[article.slug]), {"mark": "keep"}).status_code == 404
    assert not Progress.objects.exists()
