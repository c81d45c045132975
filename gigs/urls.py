"""The addresses of gigs; included at the root."""

from django.urls import path

from . import feeds, hiring_urls, keeping_urls
from .views import (
    clients,
    explaining,
    fitting,
    gigs,
    my_gigs,
    posting,
    ranking,
    suggesting,
)

app_name = "gigs"
urlpatterns = [
    path("gigs/", gigs.gig_list, name="gig_list"),
    path("gigs/feed.atom", feeds.gig_feed, {"form": "atom"}, name="gig_atom"),
    path("gigs/feed.json", feeds.gig_feed, {"form": "json"}, name="gig_json"),
    path("gigs/feed.ics", feeds.gig_feed, {"form": "ics"}, name="gig_ics"),
    path("gigs/suggest/", suggesting.gig_suggest, name="gig_suggest"),
    path("how-ranking-works/", ranking.how_ranking_works, name="how_ranking_works"),
    *keeping_urls.urlpatterns,
    # Posting stands here, above the detail page, whose slug takes any word.
    path("gigs/new/", posting.gig_new, name="gig_new"),
    path("gigs/mine/", my_gigs.my_gigs, name="my_gigs"),
    path("gigs/mine/close/", my_gigs.my_gigs_close, name="my_gigs_close"),
    path("gigs/<public_id:public_id>/edit/", posting.gig_edit, name="gig_edit"),
    path("gigs/<public_id:public_id>/developers/", fitting.gig_developers, name="gig_developers"),
    path("gigs/<public_id:public_id>/preview/", posting.gig_preview, name="gig_preview"),
    path("gigs/<public_id:public_id>/submit/", posting.gig_submit, name="gig_submit"),
    path("gigs/<public_id:public_id>/pause/", posting.gig_pause, name="gig_pause"),
    path("gigs/<public_id:public_id>/resume/", posting.gig_resume, name="gig_resume"),
    path("gigs/<public_id:public_id>/close/", posting.gig_close, name="gig_close"),
    path("gigs/<public_id:public_id>/outcome/", posting.gig_outcome, name="gig_outcome"),
    path("gigs/<public_id:public_id>/repost/", posting.gig_repost, name="gig_repost"),
    *hiring_urls.urlpatterns,
    path("gigs/<public_id:public_id>/explain/", explaining.gig_explain, name="gig_explain"),
    path("clients/<slug:slug>/", clients.client_detail, name="client_detail"),
    path("gigs/<public_id:public_id>/", gigs.gig_detail, name="gig_short"),
    path("gigs/<public_id:public_id>/<slug:slug>/", gigs.gig_detail, name="gig_detail"),
]
