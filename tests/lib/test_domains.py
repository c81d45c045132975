"""Which mailboxes prove that somebody belongs to a website."""

import pytest

from marketplace.lib.domains import host_of, proves


@pytest.mark.parametrize(
    ("email", "website"),
    [
        ("me@elsewhere.example", "https://acme.example"),
        ("me@notacme.example", "https://acme.example"),
        ("me@jobs.acme.example", "https://acme.example"),
        ("me@example", "https://acme.example"),
        ("me@gmail.com", "https://gmail.com"),
        ("me@acme.example", ""),
        ("me", "https://me"),
        ("me@acme.example", "https://[broken"),
        *((f"me@{name}", f"https://{name}") for name in ("yahoo.fr", "hotmail.co.uk", "live.com.ar", "outlook.se")),
        *((f"me@{name}", f"https://www.{name}") for name in ("gmx.at", "ymail.com", "aol.de", "proton.me", "web.de")),
        ("me@google.com", "https://sites.google.com/view/acme"),
        ("me@github.io", "https://acme.github.io"),
        ("me@co.uk", "https://acme.co.uk"),
        ("me@com.au", "https://acme.com.au"),
        ("me@blogspot.com", "https://acme.blogspot.com"),
        ("me@blogspot.co.uk", "https://acme.blogspot.co.uk"),
        ("me@wordpress.com", "https://acme.wordpress.com"),
        ("me@example", "https://example"),
        ("me@acme.example", "https://a.b.acme.example"),
    ],
)
def test_these_prove_nothing(email, website):
    assert not proves(email, website)


@pytest.mark.parametrize(
    ("email", "website"),
    [
        ("me@acme.example", "https://acme.example/about"),
        ("Me@Acme.Example", "https://www.ACME.example:8443"),
        ("me@acme.example", "https://jobs.acme.example"),
        ("me@acme.co.uk", "https://acme.co.uk"),
        ("me@acme.co.uk", "https://jobs.acme.co.uk"),
        ("me@google.com", "https://google.com"),
        ("me@yahoo-tools.example", "https://yahoo-tools.example"),
        ("me@live.acme.com", "https://live.acme.com"),
    ],
)
def test_a_mailbox_at_the_domain_proves_it(email, website):
    assert proves(email, website)


def test_a_host_is_read_without_www_port_and_case():
    assert host_of("https://WWW.Acme.example.:99/x") == "acme.example"
