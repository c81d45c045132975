"""Profiles that their owners want search engines to find."""

from datetime import datetime

from django.contrib.sitemaps import Sitemap

from accounts.models import Developer


class DeveloperSitemap(Sitemap):
    limit = 10_000

    def items(self):
        return Developer.objects.listed().filter(indexable=True).order_by("pk")

    def lastmod(self, developer: Developer) -> datetime:
        return developer.updated_at
