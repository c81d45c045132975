"""Links that stay on this site."""

from urllib.parse import urlsplit

from articles.lint.draft import Draft
from marketplace.lib.markdown.headings import slug

OWN_ANCHORS = {"faq", "sources", "gigs"}


def broken_internal_link(draft: Draft):
    anchors = OWN_ANCHORS | {slug(part.words) for part in draft.parts if part.kind == "heading"}
    anchors |= {f"faq-{slug(part.words)}" for part in draft.parts if part.kind == "question"}
    for part in draft.parts:
        for address in part.links:
            if address.startswith("#") and address[1:] not in anchors:
                yield part, f"{address} is no heading of this article."
            elif address.startswith("/") and not draft.leads(urlsplit(address).path):
                yield part, f"{address} leads nowhere."
