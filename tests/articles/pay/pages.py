"""The pages of pay as a test reads them."""

import re


def look(client, query="", path=""):
    return client.get(f"/pay/{path}{query}")


def text(response):
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", response.content.decode()))
