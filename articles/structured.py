"""What search engines read of an article: Article, BreadcrumbList and FAQPage of schema.org."""

from django.conf import settings
from django.urls import reverse

from articles.hero import Hero
from articles.models import Article
from articles.reading import Reading

CONTEXT = "https://schema.org"


def of_article(reading: Reading) -> list[dict]:
    article = reading.article
    data = [_article(article) | _image(reading.hero), _breadcrumbs(article)]
    return data + ([_questions(reading)] if reading.questions else [])


def _article(article: Article) -> dict:
    site = {"@type": "Organization", "name": settings.SITE_NAME, "url": settings.SITE_URL + "/"}
    return {
        "@context": CONTEXT,
        "@type": "Article",
        "headline": article.title,
        "description": article.seo_description or article.deck,
        "url": _absolute(article.get_absolute_url()),
        "mainEntityOfPage": _absolute(article.get_absolute_url()),
        "datePublished": article.published_at.isoformat(timespec="seconds"),
        "dateModified": article.updated_on.isoformat(),
        "inLanguage": "en-GB",
        "author": [_author(name, site) for name in article.revision.fields.get("authors", ["site"])],
        "publisher": site,
        "about": [topic.name for topic in article.topics.all()],
    }


def _image(hero: Hero | None) -> dict:
    if hero is None:
        return {}
    return {"image": {"@type": "ImageObject", "url": _absolute(hero.large), "creditText": hero.credit}}


def _author(name: str, site: dict) -> dict:
    return site if name == "site" else {"@type": "Person", "name": name}


def _breadcrumbs(article: Article) -> dict:
    steps = [("Articles", reverse("articles:article_list"))]
    if topic := article.primary_topic:
        steps += [(topic.name, topic.get_absolute_url())]
    steps += [(article.title, article.get_absolute_url())]
    items = [
        {"@type": "ListItem", "position": position, "name": name, "item": _absolute(address)}
        for position, (name, address) in enumerate(steps, start=1)
    ]
    return {"@context": CONTEXT, "@type": "BreadcrumbList", "itemListElement": items}


def _questions(reading: Reading) -> dict:
    entries = [
        {
            "@type": "Question",
            "name": entry.question,
            "acceptedAnswer": {"@type": "Answer", "text": entry.plain_answer},
        }
        for entry in reading.questions
    ]
    return {"@context": CONTEXT, "@type": "FAQPage", "mainEntity": entries}


def _absolute(address: str) -> str:
    return settings.SITE_URL + address
