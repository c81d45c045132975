from django.contrib.sitemaps import Sitemap

from articles.models import Article, Topic


class ArticleSitemap(Sitemap):
    def items(self):
        return Article.objects.listed().newest()

    def lastmod(self, article: Article):
        return article.updated_on


class TopicSitemap(Sitemap):
    def items(self):
        return Topic.objects.counted(Article.objects.listed())
