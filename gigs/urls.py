"""The addresses of gigs; included at the root."""

from django.urls import path

from . import feeds, hiring_urls
from .models import HiddenGig, SavedGig, SeenGig
from .views import (
    clients,
    explaining,
    gigs,
    mail_links,
    marks,
    my_gigs,
    posting,
    ranking,
    saved,
    searches,
    suggesting,
)

app_name = "gigs"
urlpatterns = [
    path("gigs/", gigs.gig_list, name="gig_list"),
    path("gigs/feed.atom", feeds.gig_atom, name="gig_atom"),
    path("gigs/feed.json", feeds.gig_json, name="gig_json"),
    path("gigs/suggest/", suggesting.gig_suggest, name="gig_suggest"),
    path("how-ranking-works/", ranking.how_ranking_works, name="how_ranking_works"),
    path("saved/", saved.saved_gigs, name="saved_gigs"),
    path("saved/hidden/", saved.hidden_gigs, name="hidden_gigs"),
    path("saved/muted/", saved.muted_clients, name="muted_clients"),
    path("searches/", searches.search_list, name="search_list"),
    path("searches/new/", searches.search_new, name="search_new"),
    path("searches/stop/<str:token>/", mail_links.search_stop, name="search_stop"),
    path("searches/cadence/<str:token>/", mail_links.search_cadence, name="search_cadence"),
    path("searches/<public_id:public_id>/edit/", searches.search_edit, name="search_edit"),
    path("searches/<public_id:public_id>/look/", searches.search_look, name="search_look"),
    path("searches/<public_id:public_id>/pause/", searches.search_pause, name="search_pause"),
    path("searches/<public_id:public_id>/resume/", searches.search_resume, name="search_resume"),
    path("searches/<public_id:public_id>/delete/", searches.search_delete, name="search_delete"),
    path("gigs/seen/", marks.gigs_seen, name="gigs_seen"),
    path("gigs/<public_id:public_id>/save/", marks.gig_mark, {"kind": SavedGig}, name="gig_save"),
    path("gigs/<public_id:public_id>/unsave/", marks.gig_unmark, {"kind": SavedGig}, name="gig_unsave"),
    path("gigs/<public_id:public_id>/hide/", marks.gig_mark, {"kind": HiddenGig}, name="gig_hide"),
    path("gigs/<public_id:public_id>/unhide/", marks.gig_unmark, {"kind": HiddenGig}, name="gig_unhide"),
    path("gigs/<public_id:public_id>/seen/", marks.gig_mark, {"kind": SeenGig}, name="gig_seen"),
    path("gigs/<public_id:public_id>/unseen/", marks.gig_unmark, {"kind": SeenGig}, name="gig_unseen"),
    path("clients/<slug:slug>/mute/", marks.client_mute, name="client_mute"),
    path("clients/<slug:slug>/unmute/", marks.client_unmute, name="client_unmute"),
    # Posting stands here, above the detail page, whose slug takes any word.
    path("gigs/new/", posting.gig_new, name="gig_new"),
    path("gigs/mine/", my_gigs.my_gigs, name="my_gigs"),
    path("gigs/mine/close/", my_gigs.my_gigs_close, name="my_gigs_close"),
    path("gigs/<public_id:public_id>/edit/", posting.gig_edit, name="gig_edit"),
    path("gigs/<public_id:public_id>/preview/", posting.gig_preview, name="gig_preview"),
    path("gigs/<public_id:public_id>/submit/", posting.gig_submit, name="gig_submit"),
    path("gigs/<public_id:public_id>/pause/", posting.gig_pause, name="gig_pause"),
    path("gigs/<public_id:public_id>/resume/", posting.gig_resume, name="gig_resume"),
    path("gigs/<public_id:public_id>/close/", posting.gig_close, name="gig_close"),
    path("gigs/<public_id:public_id>/repost/", posting.gig_repost, name="gig_repost"),
    *hiring_urls.urlpatterns,
    path("gigs/<public_id:public_id>/explain/", explaining.gig_explain, name="gig_explain"),
    path("clients/<slug:slug>/", clients.client_detail, name="client_detail"),
    path("gigs/<public_id:public_id>/", gigs.gig_detail, name="gig_short"),
    path("gigs/<public_id:public_id>/<slug:slug>/", gigs.gig_detail, name="gig_detail"),
]
