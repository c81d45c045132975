from django.urls import path

from articles import feeds
from articles.views import lists, pay, progress, reading

app_name = "articles"

urlpatterns = [
    path("pay/", pay.pay_explorer, name="pay_explorer"),
    path("pay/calculator/", pay.pay_calculator, name="pay_calculator"),
    path("pay/method/", pay.pay_method, name="pay_method"),
    path("pay/data.csv", pay.pay_data, name="pay_data"),
    path("articles/", lists.article_list, name="article_list"),
    path("articles/feed.atom", feeds.article_feed, name="article_feed"),
    path("articles/faq/", lists.faq_index, name="faq_index"),
    path("articles/topics/<slug:slug>/", lists.topic_detail, name="topic_detail"),
    path("articles/topics/<slug:slug>/feed.atom", feeds.topic_feed, name="topic_feed"),
    path("articles/<slug:slug>/progress/", progress.progress_keep, name="progress_keep"),
    path("articles/<slug:slug>/", reading.article_detail, name="article_detail"),
]
