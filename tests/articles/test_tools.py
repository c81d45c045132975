"""The blocks that answer the reader: tables to choose from, lists to tick, sums, paths, the rate guide."""

import pytest
from django.urls import reverse

from accounts.models import DeveloperSkill
from articles import blocks
from articles.models import Progress
from marketplace.lib.markdown import render
from tests.accounts.factories import make_developer
from tests.articles.factories import make_article

MATRIX = """```matrix Stage Who does what
| Stage | Who | Growth |
|---|---|---|
| Build | **Back-end** | +7% |
| Build | Front-end | −4% |
| Run | Both | +16% |
```
"""
LIST = """```checklist keep First steps
- Write a test
-3 Deploy it
> 0 Begin anywhere.
> 3 You have shipped.
```
"""


def page(client, body, query="", **fields):
    return client.get(make_article(body=body, **fields).get_absolute_url() + query).content.decode()


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("```matrix Who A title\n| Stage |\n|---|\n| Build |\n```", "no column “Who”"),
        ("```matrix Stage\n| Stage |\n|---|\n| Build |\n```", "has a title"),
        ("```matrix Stage Title\n| Stage | Who |\n|---|---|\n| Build |\n```", "row 1"),
        ("```checklist keep\n- One\n```", "has a title"),
        ("```checklist loud Title\n- One\n```", "not “loud”"),
        ("```checklist keep Title\n```", "at least one line"),
        ("```checklist keep Title\n- One\n- One\n```", "stands there twice"),
        ("```calculator nonesuch\n```", "no calculator"),
        ("```calculator tax\ntext\n```", "is its form"),
        ("```paths\nA | b | c | d\n```", "has a title"),
        ("```paths Title\n```", "at least one line"),
        ("```paths Title\nA | b\n```", "line 1"),
        ("```rateguide all\n```", "writes itself"),
    ],
)
def test_a_tool_that_cannot_work_says_why(text, problem):
    fence = render(text, fences=blocks.NAMES).fences[0]

    assert any(problem in found for found in blocks.problems(fence))


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("query", "shown", "hidden"),
    [
        ("", ["Back-end", "Front-end", "Both"], []),
        ("?stage=Run", ["Both"], ["Back-end</strong>", "<td>Front-end"]),
        ("?stage=nonesuch", ["Back-end", "Both"], []),
        ("?stage=Run&stage=Build", ["Back-end"], ["<td>Both"]),
        ("?sort-stage=%00", ["Back-end"], []),
    ],
)
def test_rows_are_chosen_by_the_address_and_an_unknown_value_chooses_all(client, query, shown, hidden):
    text = page(client, MATRIX, query)

    assert all(word in text for word in shown)
    assert not any(word in text for word in hidden)


@pytest.mark.django_db
def test_rows_are_sorted_by_number_from_the_highest_and_by_word_from_a_to_z(client):
    by_growth, by_who = page(client, MATRIX, "?sort-stage=Growth"), page(client, MATRIX, "?sort-stage=Who")

    assert by_growth.index("<td>+16%") < by_growth.index("<td>+7%") < by_growth.index("<td>−4%")
    assert by_who.index("Back-end</strong>") < by_who.index("<td>Both") < by_who.index("<td>Front-end")


@pytest.mark.django_db
def test_a_visitors_ticks_stand_in_the_address(client):
    text = page(client, LIST, "?done=deploy-it&done=nonesuch")

    assert "<strong>1 of 2.</strong> You have shipped." in text
    assert 'value="deploy-it" checked' in text
    assert "Set-Cookie" not in text


@pytest.mark.django_db
def test_a_member_keeps_ticks_with_the_account(client, grace):
    client.force_login(grace)
    article = make_article(body=LIST)

    client.post(reverse("articles:progress_keep", args=[article.slug]), {"done": ["deploy-it", "nonesuch", "\x00"]})

    assert Progress.objects.get().done == ["deploy-it"]
    assert 'value="deploy-it" checked' in client.get(article.get_absolute_url()).content.decode()
    client.post(reverse("articles:progress_keep", args=[article.slug]), {"done": ["write-a-test"]})
    assert Progress.objects.get().done == ["write-a-test"]


@pytest.mark.django_db
def test_nobody_sees_the_ticks_of_another(client, grace, linus):
    article = make_article(body=LIST)
    Progress.objects.create(user=grace, article=article, done=["deploy-it"])
    client.force_login(linus)

    assert 'value="deploy-it" checked' not in client.get(article.get_absolute_url()).content.decode()


@pytest.mark.django_db
def test_ticks_need_an_account_a_readable_article_and_a_post(client, grace):
    article, draft = make_article(body=LIST), make_article(body=LIST, publish=False)

    assert client.post(reverse("articles:progress_keep", args=[article.slug])).status_code == 302
    client.force_login(grace)
    assert client.post(reverse("articles:progress_keep", args=[draft.slug])).status_code == 404
    assert client.get(reverse("articles:progress_keep", args=[article.slug])).status_code == 405
    assert not Progress.objects.exists()


@pytest.mark.django_db
def test_a_sum_with_an_error_says_so_and_keeps_what_was_typed(client):
    text = page(client, "```calculator tax\n```", "?profit=much")

    assert 'value="much"' in text
    assert "Mend what is marked above" in text


@pytest.mark.django_db
def test_paths_show_what_the_readers_profile_lacks(client, grace):
    body = "```paths Where to go\nPlatform | £525 a day | not known | python sre\n```"
    article = make_article(body=body, skills=["python", "sre"])
    developer = make_developer(grace)
    DeveloperSkill.objects.get_or_create(developer=developer, skill=article.skills.get(slug="python"))
    visitor = client.get(article.get_absolute_url()).content.decode()
    client.force_login(grace)
    member = client.get(article.get_absolute_url()).content.decode()

    table = member[member.index("<table") : member.index("</table>")]
    assert 'scope="col">Skills' in visitor
    assert "You would add" in table
    assert "Sre" in table
    assert "Python" not in table


@pytest.mark.django_db
def test_the_rate_guide_shows_one_kind_of_figure_at_a_time(client):
    salaries = page(client, "```rateguide\n```")
    none = page(client, "```rateguide\n```", "?basis=advertised+day+rate&market=US")

    assert "Advertised salary." in salaries
    assert "day rate</small>" not in salaries
    assert "We hold no figure of this kind for that market" in none


@pytest.mark.django_db
def test_the_rate_guide_refuses_a_kind_that_it_does_not_know(client):
    assert "Choose from the lists" in page(client, "```rateguide\n```", "?basis=guess")
