"""The addresses of hiring; included by `gigs.urls`, above the page of a gig, whose slug takes any word."""

from django.urls import path

from . import converters  # noqa: F401 - registers `public_id`
from .views import answering, board, proposals, proposing

urlpatterns = [
    path("gigs/<public_id:public_id>/propose/", proposing.gig_propose, name="gig_propose"),
    path("gigs/<public_id:public_id>/proposals/", board.gig_board, name="gig_board"),
    path("gigs/<public_id:public_id>/proposals/compare/", board.gig_compare, name="gig_compare"),
    path("gigs/<public_id:public_id>/proposals/act/", board.gig_board_act, name="gig_board_act"),
    path("proposals/", proposals.my_proposals, name="my_proposals"),
    path("proposals/answer/<str:token>/", answering.proposal_answer, name="proposal_answer"),
    path("proposals/<public_id:public_id>/", proposals.proposal_detail, name="proposal_detail"),
    path("proposals/<public_id:public_id>/open/", proposals.proposal_open, name="proposal_open"),
    path("proposals/<public_id:public_id>/shortlist/", proposals.proposal_shortlist, name="proposal_shortlist"),
    path("proposals/<public_id:public_id>/decline/", proposals.proposal_decline, name="proposal_decline"),
    path("proposals/<public_id:public_id>/withdraw/", proposals.proposal_withdraw, name="proposal_withdraw"),
    path("proposals/<public_id:public_id>/message/", proposals.proposal_message, name="proposal_message"),
    path("proposals/<public_id:public_id>/share/", proposals.proposal_share, name="proposal_share"),
    path("proposals/<public_id:public_id>/note/", proposals.proposal_note, name="proposal_note"),
    path("proposals/<public_id:public_id>/outcome/", proposals.proposal_outcome, name="proposal_outcome"),
]
