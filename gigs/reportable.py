"""What moderation needs to know about gigs."""

from marketplace.lib.reportable import ILLEGAL, OTHER, Category, Reportable

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
        view="gigs:review_detail",
        body="body_html",
        lookup="public_id",
        categories=(
            Category("false_claims", "It says what did not happen", 2),
            Category("insult", "It attacks a person", 3),
            Category("private_facts", "It tells what is private", 3),
            Category("not_about_work", "It is not about the work", 1),
            ILLEGAL,
            OTHER,
        ),
    ),
    # Judged before it is applied; what is public is the gig, so nobody reports a change.
    Reportable(
        model="gigs.GigChange",
        noun="change",
        owners="gig__client__people",
        view="",
        body="body_html",
        lookup="public_id",
        categories=(),
    ),
]
