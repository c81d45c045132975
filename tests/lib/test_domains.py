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
    ],
)
def test_a_mailbox_at_the_domain_proves_it(email, website):
    assert proves(email, website)


def test_a_host_is_read_without_www_port_and_case():
    assert host_of("https://WWW.Acme.example.:99/x") == "acme.example"
