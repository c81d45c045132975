"""Markdown to safe HTML: no raw HTML, no script, no remote pictures."""

from marketplace.lib.markdown.rendering import Fence, Heading, Rendered, render, render_user

__all__ = ["Fence", "Heading", "Rendered", "render", "render_user"]
