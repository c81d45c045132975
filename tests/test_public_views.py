"""Which pages need no sign-in: exactly these. A new one is public on purpose, or its test fails here."""

from tests.addresses import addresses, is_public

PUBLIC = {
    # what people came for
    *("home", "skill_list", "skill_detail", "gigs:client_detail"),
    *("gigs:gig_list", "gigs:gig_detail", "gigs:gig_short", "gigs:gig_atom", "gigs:gig_json", "gigs:gig_ics"),
    *("gigs:gig_suggest", "gigs:developer_reviews", "gigs:review_detail", "gigs:question_detail"),
    *("accounts:developer_list", "accounts:developer_detail", "accounts:developer_cv"),
    *("accounts:developer_resume", "accounts:developer_card", "picture"),
    *("articles:article_list", "articles:article_detail", "articles:article_feed", "articles:faq_index"),
    *("articles:topic_detail", "articles:topic_feed", "articles:series_detail", "articles:series_feed"),
    *("articles:author_feed", "articles:article_plain", "articles:glossary", "articles:llms"),
    *("articles:pay_explorer", "articles:pay_calculator", "articles:pay_method", "articles:pay_data"),
    # a mailed link to a page with one button, a secret feed or preview; its token says whose
    "accounts:mail_stop",
    *("accounts:availability_confirm_mail", "gigs:proposal_answer", "gigs:search_stop", "gigs:search_cadence"),
    *("gigs:private_feed", "articles:preview"),
    # marks lead a visitor to the sign-in and back
    *("gigs:gig_save", "gigs:gig_hide", "gigs:gig_seen"),
    # promises, and a way to be heard without an account
    *("about", "contact", "imprint", "privacy", "terms", "moderation:rules", "moderation:log"),
    "moderation:transparency",
    "moderation:rule_detail",
    *("gigs:how_ranking_works", "gigs:how_reviews_work"),
    *("moderation:report_new", "moderation:report_status"),
    # coming in and going out
    *("account_login", "account_logout", "account_signup", "account_inactive", "account_email_verification_sent"),
    *("account_request_login_code", "account_confirm_login_code", "account_reset_password"),
    *("account_reset_password_done", "account_reset_password_from_key", "account_reset_password_from_key_done"),
    *("mfa_authenticate", "mfa_login_webauthn", "admin:login"),
    # programs
    *("api", "openapi", "api:gig_list", "api:gig_detail", "api:skill_list", "api:article_list"),
    *("api:developer_list", "api:pay_list"),
    *("robots", "favicon", "opensearch", "security", "change_password", "sitemap_index"),
    *("django.contrib.sitemaps.views.sitemap", "healthz", "readyz"),
    # a preference, and the demo's mails
    *("theme", "dev_mail"),
}


def test_the_views_without_sign_in_are_exactly_these():
    found = {address.name for address in addresses() if is_public(address)}

    assert found - PUBLIC == set(), "public, but not in the list: say why it needs no sign-in, or demand one"
    assert PUBLIC - found == set(), "in the list, but not public (any more)"
