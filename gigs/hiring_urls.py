"""The addresses of hiring; included by `gigs.urls`, above the page of a gig, whose slug takes any word."""

from django.urls import path

from . import converters  # noqa: F401 - registers `public_id`
from .views import agreements, answering, board, changing, invitations, proposals, proposing, questions, reviews

urlpatterns = [
    path("gigs/<public_id:public_id>/propose/", proposing.gig_propose, name="gig_propose"),
    path("gigs/<public_id:public_id>/proposals/", board.gig_board, name="gig_board"),
    path("gigs/<public_id:public_id>/proposals/compare/", board.gig_compare, name="gig_compare"),
    path("gigs/<public_id:public_id>/proposals/act/", board.gig_board_act, name="gig_board_act"),
    path("gigs/<public_id:public_id>/change/withdraw/", changing.gig_change_withdraw, name="gig_change_withdraw"),
    path("proposals/", proposals.my_proposals, name="my_proposals"),
    path("proposals/answer/<str:token>/", answering.proposal_answer, name="proposal_answer"),
    path("proposals/<public_id:public_id>/", proposals.proposal_detail, name="proposal_detail"),
    path("proposals/<public_id:public_id>/open/", proposals.proposal_open, name="proposal_open"),
    path("proposals/<public_id:public_id>/shortlist/", proposals.proposal_shortlist, name="proposal_shortlist"),
    path("proposals/<public_id:public_id>/decline/", proposals.proposal_decline, name="proposal_decline"),
    path("proposals/<public_id:public_id>/withdraw/", proposals.proposal_withdraw, name="proposal_withdraw"),
    path("proposals/<public_id:public_id>/message/", proposals.proposal_message, name="proposal_message"),
    path("proposals/<public_id:public_id>/messages/<int:pk>/", proposals.message_detail, name="message_detail"),
    path("proposals/<public_id:public_id>/share/", proposals.proposal_share, name="proposal_share"),
    path("proposals/<public_id:public_id>/note/", proposals.proposal_note, name="proposal_note"),
    path("proposals/<public_id:public_id>/outcome/", proposals.proposal_outcome, name="proposal_outcome"),
    path("proposals/<public_id:public_id>/offer/", agreements.proposal_offer, name="proposal_offer"),
    path("agreements/<public_id:public_id>/", agreements.agreement_detail, name="agreement_detail"),
    path("agreements/<public_id:public_id>/accept/", agreements.agreement_accept, name="agreement_accept"),
    path("agreements/<public_id:public_id>/counter/", agreements.agreement_counter, name="agreement_counter"),
    path("agreements/<public_id:public_id>/decline/", agreements.agreement_decline, name="agreement_decline"),
    path("agreements/<public_id:public_id>/take-back/", agreements.agreement_take_back, name="agreement_take_back"),
    path(
        "agreements/<public_id:public_id>/drop-change/", agreements.agreement_drop_change, name="agreement_drop_change"
    ),
    path("agreements/<public_id:public_id>/event/", agreements.agreement_event, name="agreement_event"),
    path("agreements/<public_id:public_id>/review/", agreements.agreement_review, name="agreement_review"),
    path("gigs/<public_id:public_id>/ask/", questions.gig_ask, name="gig_ask"),
    path("questions/<public_id:public_id>/", questions.question_detail, name="question_detail"),
    path("questions/<public_id:public_id>/answer/", questions.question_answer, name="question_answer"),
    path("questions/<public_id:public_id>/leave/", questions.question_leave, name="question_leave"),
    path("questions/<public_id:public_id>/withdraw/", questions.question_withdraw, name="question_withdraw"),
    path("developers/<str:handle>/invite/", invitations.developer_invite, name="developer_invite"),
    path("invitations/<public_id:public_id>/", invitations.invitation_detail, name="invitation_detail"),
    path("invitations/<public_id:public_id>/accept/", invitations.invitation_accept, name="invitation_accept"),
    path("invitations/<public_id:public_id>/decline/", invitations.invitation_decline, name="invitation_decline"),
    path("invitations/<public_id:public_id>/withdraw/", invitations.invitation_withdraw, name="invitation_withdraw"),
    path("reviews/<public_id:public_id>/", reviews.review_detail, name="review_detail"),
    path("reviews/<public_id:public_id>/reply/", reviews.review_reply, name="review_reply"),
    path("developers/<str:handle>/reviews/", reviews.developer_reviews, name="developer_reviews"),
    path("how-reviews-work/", reviews.how_reviews_work, name="how_reviews_work"),
]
