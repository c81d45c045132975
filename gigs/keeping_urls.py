"""The addresses of what readers keep; included by `gigs.urls`, above the page of a gig, whose slug takes any word."""

from django.urls import path, re_path

from . import converters  # noqa: F401 - registers `public_id`
from .models import HiddenGig, SavedGig, SeenGig
from .views import mail_links, marks, private_feeds, saved, searches

FEED = r"(?P<token>[\w-]{32})"

urlpatterns = [
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
    path("feeds/", private_feeds.feed_list, name="feed_list"),
    path("feeds/<int:pk>/revoke/", private_feeds.feed_revoke, name="feed_revoke"),
    re_path(rf"^feeds/{FEED}/gigs\.(?P<form>atom|json|ics)$", private_feeds.private_feed, name="private_feed"),
]
