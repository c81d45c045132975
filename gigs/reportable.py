"""What moderation needs to know about gigs, and about what is said in hiring."""

from marketplace.lib.reportable import ILLEGAL, OTHER, Category, Reportable

TALK = (
    Category("spam", "It is advertising or spam", 1),
    Category("harassment", "It insults or threatens", 3),
    Category("scam", "It is a scam or asks for money", 4, "A deposit, a training fee, a cheque to pass on"),
    ILLEGAL,
    OTHER,
)
REPORTABLES = [
    Reportable(
        model="gigs.Gig",
        noun="gig",
        owners="client__people",
        view="gigs:gig_detail",
        body="description_html",
        lookup="public_id",
        categories=(
            Category("fake", "It is fake or never filled", 2, "Copied from elsewhere, or always open and never hired"),
            Category("misleading_pay", "The pay is misleading", 2),
            Category(
                "unpaid_work", "It asks for unpaid work", 3, "A free trial, a test project, work before agreement"
            ),
            Category("scam", "It is a scam or asks for money", 4, "A deposit, a training fee, a cheque to pass on"),
            Category("contact_bait", "It only wants contact details", 2),
            Category("discriminatory", "It discriminates", 3),
            Category("duplicate", "It is there twice", 1),
            Category("wrong_facts", "The remote or tax facts are wrong", 1),
            ILLEGAL,
            OTHER,
        ),
    ),
    Reportable(
        model="gigs.Review",
        noun="review",
        owners="author",
        named_by=("agreement__proposal__developer", "agreement__proposal__gig__client"),
        view="gigs:review_detail",
        body="body_html",
        lookup="public_id",
        categories=(
            Category("not_real", "It is not about real work together", 3),
            Category("retaliation", "It is revenge", 2),
            Category("personal_data", "It tells what is private", 3),
            ILLEGAL,
            OTHER,
        ),
    ),
    Reportable(
        model="gigs.Proposal",
        noun="proposal",
        owners="developer__user",
        named_by=("gig",),
        view="gigs:proposal_detail",
        body="body_html",
        lookup="public_id",
        categories=TALK,
        is_public=False,
    ),
    Reportable(
        model="gigs.ProposalMessage",
        noun="message",
        owners="author",
        named_by=("proposal__gig",),
        view="gigs:message_detail",
        body="body_html",
        lookup="pk",
        categories=TALK,
        is_public=False,
    ),
    Reportable(
        model="gigs.Question",
        noun="question",
        owners="by",
        answer="answer_text",
        answerers="gig__client__people",
        named_by=("gig",),
        view="gigs:question_detail",
        body="body_html",
        lookup="public_id",
        categories=TALK,
    ),
    # Judged before it is applied; what is public is the gig, so nobody reports a change.
    Reportable(
        model="gigs.GigChange",
        noun="change",
        owners="gig__client__people",
        named_by=("by",),
        locked_with=("gig",),
        view="",
        body="body_html",
        lookup="public_id",
        categories=(),
    ),
]
