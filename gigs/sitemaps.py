"""Gigs for search engines: listed ones only, with the true moment of their last change."""

from datetime import datetime

from django.contrib.sitemaps import Sitemap

from gigs.models import Gig
from gigs.models.gig_query import GigQuerySet


class GigSitemap(Sitemap):
    limit = 10_000

    def items(self) -> GigQuerySet:
        return Gig.objects.listed().only("public_id", "title", "updated_at").order_by("pk")

    def lastmod(self, gig: Gig) -> datetime:
        return gig.updated_at
