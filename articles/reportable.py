"""What moderation needs to know about articles."""

from marketplace.lib.reportable import ILLEGAL, OTHER, Category, Reportable

REPORTABLES = [
    Reportable(
        model="articles.Article",
        noun="article",
        owners="revisions__by",
        view="articles:article_detail",
        lookup="slug",
        body="text_html",
        categories=(
            Category("factual_error", "A fact is wrong", 1, "Say which, and where you read otherwise"),
            Category("outdated", "It is out of date", 1),
            Category("copyright", "It copies somebody's work", 3),
            Category("undisclosed_advertising", "It is advertising that does not say so", 2),
            ILLEGAL,
            OTHER,
        ),
    ),
]
