"""Who can sign in to the demo. `serve` refuses to start where one of them has an account."""

PASSWORD = "upstream-demo"  # noqa: S105 - public on purpose, and only in the demo
PEOPLE = {
    "ada@example.com": "hires",
    "grace@example.com": "builds",
    "linus@example.com": "builds",
    "margaret@example.com": "moderates",
    "edith@example.com": "edits",
    "root@example.com": "has the admin",
}
