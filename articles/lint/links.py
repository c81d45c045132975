"""Links that stay on this site."""

from urllib.parse import urlsplit

from articles import blocks
from articles.lint.draft import Draft
from marketplace.lib.markdown.headings import slug

# The page has open gigs on it whether or not the text has a block of them.
OWN_ANCHORS = {"gigs"}


def broken_internal_link(draft: Draft):
    anchors = OWN_ANCHORS | _anchors(draft)
    for part in draft.parts:
        for address in part.links:
            if said := _broken(draft, address, anchors):
                yield part, said


def _broken(draft: Draft, address: str, anchors: set[str]) -> str:
    """What is wrong with a link; "" for one that leads somewhere or leaves this site."""
    if address.startswith("#"):
        return "" if address[1:] in anchors else f"{address} is no heading of this article."
    to, site = urlsplit(address), urlsplit(draft.site)
    is_ours = (not to.scheme and not to.netloc) or (bool(to.netloc) and to.netloc == site.netloc)
    if not is_ours or address.startswith("?"):
        return ""
    if not to.netloc and not address.startswith("/"):
        return f"{address} leads elsewhere from each page; begin with / or https://."
    return "" if draft.leads(to.path or "/") else f"{address} leads nowhere."


def _anchors(draft: Draft) -> set[str]:
    """The ids of the headings, questions, blocks and sources of the page."""
    found = {slug(part.words) for part in draft.parts if part.kind == "heading"}
    found |= {blocks.faq.address(part.words) for part in draft.parts if part.kind == "question"}
    found |= {blocks.anchor(fence) for fence in draft.fences}
    sources = {tuple(claim.get(name) for name in ("source_title", "source_url", "published")) for claim in draft.claims}
    return found | {f"source-{number}" for number in range(1, len(sources) + 1)}
