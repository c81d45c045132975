from django.urls import path

from articles import feeds
from articles.views import lists, reading

app_name = "articles"

urlpatterns = [
    path("articles/", lists.article_list, name="article_list"),
    path("articles/feed.atom", feeds.article_feed, name="article_feed"),
    path("articles/faq/", lists.faq_index, name="faq_index"),
    path("articles/topics/<slug:slug>/", lists.topic_detail, name="topic_detail"),
    path("articles/topics/<slug:slug>/feed.atom", feeds.topic_feed, name="topic_feed"),
    path("articles/<slug:slug>/", reading.article_detail, name="article_detail"),
]
