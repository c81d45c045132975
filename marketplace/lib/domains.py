"""Which mailboxes prove that somebody belongs to a website."""

from urllib.parse import urlsplit

# Anybody can have a mailbox here, so it proves nothing about the website of the same name.
OPEN_NAMES = """
    126.com 163.com aol.com bk.ru fastmail.com free.fr gmail.com gmx.at gmx.ch gmx.com gmx.de gmx.net
    googlemail.com hey.com hotmail.com hotmail.co.uk hotmail.de hotmail.fr icloud.com inbox.ru laposte.net
    libero.it list.ru live.com mac.com mail.com mail.ru me.com msn.com naver.com orange.fr outlook.com outlook.de
    pm.me posteo.de proton.me protonmail.com qq.com rediffmail.com seznam.cz t-online.de tutanota.com web.de wp.pl
    yahoo.co.uk yahoo.com yahoo.de yandex.com yandex.ru ymail.com zoho.com
"""
OPEN_TO_ALL = frozenset(OPEN_NAMES.split())


def host_of(address: str) -> str:
    """The host of a web address in lower case without `www.`; "" where there is none."""
    try:
        host = urlsplit(address).hostname or ""
    except ValueError:
        return ""
    return host.rstrip(".").removeprefix("www.")


def proves(email: str, address: str) -> bool:
    """Whether a mailbox `name@domain` shows that its owner belongs to the website at `address`.

    Its domain is the website's host or a parent of it (`jobs.acme.example`, `acme.example`), of two labels at least,
    and not one where anybody can have a mailbox.
    """
    host, domain = host_of(address), email.rpartition("@")[2].lower()
    belongs = host == domain or host.endswith(f".{domain}")
    return "." in domain and belongs and domain not in OPEN_TO_ALL
