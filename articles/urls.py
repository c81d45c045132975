from django.urls import path

from articles import feeds
from articles.views import lists, marks, pay, plain, progress, reading
from articles.views.desk import lists as desk
from articles.views.desk import steps, texts, writing

app_name = "articles"

urlpatterns = [
    path("pay/", pay.pay_explorer, name="pay_explorer"),
    path("pay/calculator/", pay.pay_calculator, name="pay_calculator"),
    path("pay/method/", pay.pay_method, name="pay_method"),
    path("pay/data.csv", pay.pay_data, name="pay_data"),
    path("articles/", lists.article_list, name="article_list"),
    path("llms.txt", plain.llms, name="llms"),
    path("articles/desk/", desk.desk, name="desk"),
    path("articles/desk/<slug:public_id>/", writing.desk_article, name="desk_article"),
    path("articles/desk/<slug:public_id>/accept/", steps.desk_accept, name="desk_accept"),
    path("articles/desk/<slug:public_id>/take-over/", steps.desk_take_over, name="desk_take_over"),
    path("articles/desk/<slug:public_id>/texts/<int:number>/restore/", steps.desk_restore, name="desk_restore"),
    path("articles/desk/<slug:public_id>/texts/<int:old>/<int:new>/", texts.desk_compare, name="desk_compare"),
    path("articles/desk/<slug:public_id>/picture/", steps.desk_picture, name="desk_picture"),
    path("articles/desk/<slug:public_id>/<slug:step>/", steps.desk_step, name="desk_step"),
    path("articles/preview/<str:token>/", texts.preview, name="preview"),
    path("articles/reading/", marks.reading_list, name="reading_list"),
    path("articles/glossary/", lists.glossary, name="glossary"),
    path("articles/series/<slug:slug>/", lists.series_detail, name="series_detail"),
    path("articles/series/<slug:slug>/feed.atom", feeds.series_feed, name="series_feed"),
    path("articles/authors/<slug:slug>/feed.atom", feeds.author_feed, name="author_feed"),
    path("articles/feed.atom", feeds.article_feed, name="article_feed"),
    path("articles/faq/", lists.faq_index, name="faq_index"),
    path("articles/topics/<slug:slug>/", lists.topic_detail, name="topic_detail"),
    path("articles/topics/<slug:slug>/feed.atom", feeds.topic_feed, name="topic_feed"),
    path("articles/<slug:slug>/plain.txt", plain.article_plain, name="article_plain"),
    path("articles/<slug:slug>/mark/", marks.article_mark, name="article_mark"),
    path("articles/<slug:slug>/progress/", progress.progress_keep, name="progress_keep"),
    path("articles/<slug:slug>/", reading.article_detail, name="article_detail"),
]
