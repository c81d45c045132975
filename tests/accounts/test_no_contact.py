"""Public texts hold no way around the site, and names of tools are not taken for one."""

import pytest
from django.core.exceptions import ValidationError

from accounts.models.developer_texts import no_contact

ADDRESSES = [
    "See https://grace.example",
    "www.grace.example",
    "grace@example.com",
    "my site: grace-hopper.dev",
    "...grace.dev",
    "docs.grace.io",
    "asp.net.grace.com",
    "socket.io/grace",
    "asp.net@grace",
    "my-asp.net",
    "grace.asp.net",
    "call +47 912 34 567",
    "0047 91234567",
]
TOOLS = [
    "ASP.NET Core and Node.js",
    "I moved ADO.NET to Entity Framework.",
    "VB.NET, ML.NET, Json.NET",
    "Socket.IO over Next.js, behind nginx",
    "C# on .NET 8",
    "We deploy to fly.io.",
    "Crates on crates.io, 2019-2024",
    "Cut p95 from 900 ms to 40 ms at 12,000 requests a second",
]


@pytest.mark.parametrize("text", ADDRESSES)
def test_a_way_around_the_site_is_refused(text):
    with pytest.raises(ValidationError, match="Leave out addresses"):
        no_contact(text)


@pytest.mark.parametrize("text", TOOLS)
def test_a_tool_is_not_an_address(text):
    no_contact(text)
