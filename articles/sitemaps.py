from datetime import date

from django.contrib.sitemaps import Sitemap

from articles.models import Article, Series, Topic


class ArticleSitemap(Sitemap):
    def items(self):
        return Article.objects.listed().newest()

    def lastmod(self, article: Article) -> date:
        return article.updated_on


class TopicSitemap(Sitemap):
    def items(self):
        return Topic.objects.counted(Article.objects.listed())

    def lastmod(self, topic: Topic) -> date:
        return topic.changed_on


class SeriesSitemap(Sitemap):
    def items(self):
        return Series.objects.counted(Article.objects.listed())

    def lastmod(self, series: Series) -> date:
        return series.changed_on
