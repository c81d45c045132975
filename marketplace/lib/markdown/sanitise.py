"""The last word on what reaches a page, whatever the parser made."""

import nh3

SCHEMES = {"http", "https", "mailto"}
BLOCKS = {"p", "h2", "h3", "h4", "h5", "h6", "blockquote", "pre", "ul", "ol", "li", "hr", "br"}
INLINE = {"a", "strong", "em", "s", "code", "span", "sup"}
TABLES = {"table", "caption", "thead", "tbody", "tr", "th", "td"}

SHARED_ATTRIBUTES = {
    "a": {"href", "title"},
    "ol": {"start"},
    "pre": {"tabindex"},
    "span": {"class"},
    "table": {"class"},
    "th": {"class", "scope"},
    "td": {"class"},
}
ARTICLE_ATTRIBUTES = SHARED_ATTRIBUTES | {
    "a": {"href", "title", "class", "aria-label", "id"},
    "h2": {"id"},
    "h3": {"id"},
    "h4": {"id"},
    "hr": {"class"},
    "img": {"src", "alt"},
    "li": {"id", "class"},
    "ol": {"start", "class"},
    "section": {"class"},
    "sup": {"class"},
}

_article = nh3.Cleaner(
    tags=BLOCKS | INLINE | TABLES | {"img", "section"},
    attributes=ARTICLE_ATTRIBUTES,
    link_rel="noopener",
    url_schemes=SCHEMES,
)
_user = nh3.Cleaner(
    tags=BLOCKS | INLINE | TABLES,
    attributes=SHARED_ATTRIBUTES,
    link_rel="nofollow ugc noopener",
    url_schemes=SCHEMES,
)
clean_article, clean_user = _article.clean, _user.clean
