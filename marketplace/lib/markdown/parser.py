from markdown_it import MarkdownIt
from mdit_py_plugins.footnote import footnote_plugin

from marketplace.lib.markdown.code import show_code
from marketplace.lib.markdown.fences import fences_plugin
from marketplace.lib.markdown.headings import anchors_plugin, demote_plugin
from marketplace.lib.markdown.pictures import local_pictures_plugin, no_pictures_plugin
from marketplace.lib.markdown.references import references_plugin
from marketplace.lib.markdown.runs import runs_plugin
from marketplace.lib.markdown.tables import tables_plugin

# Deeper nesting is shown as text: each level costs the parser another pass over the rest.
NESTING = 20


def _parser(**options) -> MarkdownIt:
    parser = MarkdownIt("js-default", {"html": False, "linkify": True, "maxNesting": NESTING, **options})
    # Guessed links turn manage.py into a site in Paraguay; only written-out addresses are linked.
    parser.linkify.set({"fuzzy_link": False, "fuzzy_email": False, "fuzzy_ip": False})
    parser.add_render_rule("fence", show_code)
    return parser.enable(["table", "strikethrough"]).use(tables_plugin).use(runs_plugin)


ARTICLES = (
    _parser()
    .use(references_plugin)
    .use(footnote_plugin)
    .use(anchors_plugin)
    .use(local_pictures_plugin)
    .use(fences_plugin)
)
USERS = _parser(breaks=True).use(demote_plugin).use(no_pictures_plugin)
