"""What moderation needs to know about profiles, clients, accounts and proposed skills."""

from marketplace.lib.reportable import ILLEGAL, OTHER, Category, Reportable

REPORTABLES = [
    Reportable(
        model="accounts.Developer",
        noun="profile",
        owners="user",
        view="accounts:developer_detail",
        body="about_html",
        lookup="handle",
        categories=(
            Category("impersonation", "It pretends to be somebody else", 3),
            Category("false_claims", "It claims what is not true", 2),
            Category("stolen_portfolio", "It shows other people’s work as its own", 3),
            Category("spam", "It is advertising or spam", 1),
            ILLEGAL,
            OTHER,
        ),
    ),
    Reportable(
        model="accounts.Client",
        noun="client",
        owners="people",
        view="gigs:client_detail",
        body="about_html",
        lookup="slug",
        categories=(
            Category("impersonation", "It pretends to be somebody else", 3),
            Category("false_claims", "It claims what is not true", 2),
            Category("spam", "It is advertising or spam", 1),
            ILLEGAL,
            OTHER,
        ),
    ),
    # What is wrong with somebody stands in what they publish; the account itself is only judged.
    Reportable(
        model="accounts.User",
        noun="account",
        owners="pk",
        view="",
        body="body_html",
        lookup="pk",
        categories=(),
    ),
    # A word for the vocabulary; once approved it is everybody's, so nobody reports a proposal.
    Reportable(
        model="accounts.SkillProposal",
        noun="skill",
        owners="by",
        view="",
        body="body_html",
        lookup="public_id",
        categories=(),
    ),
]
