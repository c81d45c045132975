"""Every public address once, with the true moment of its last change."""

from django.contrib.sitemaps import Sitemap
from django.urls import reverse

from accounts.models import Skill
from accounts.sitemaps import DeveloperSitemap
from articles.sitemaps import ArticleSitemap, SeriesSitemap, TopicSitemap
from gigs.sitemaps import GigSitemap


class PageSitemap(Sitemap):
    def items(self) -> list[str]:
        return [
            "home",
            "gigs:gig_list",
            "articles:article_list",
            "articles:faq_index",
            "articles:glossary",
            "accounts:developer_list",
            "skill_list",
            "about",
            "articles:pay_explorer",
            "articles:pay_method",
            "articles:pay_calculator",
            "gigs:how_ranking_works",
        ]

    def location(self, name: str) -> str:
        return reverse(name)


class SkillSitemap(Sitemap):
    def items(self):
        return Skill.objects.active()


SITEMAPS = {
    "pages": PageSitemap,
    "skills": SkillSitemap,
    "gigs": GigSitemap,
    "articles": ArticleSitemap,
    "topics": TopicSitemap,
    "series": SeriesSitemap,
    "developers": DeveloperSitemap,
}
