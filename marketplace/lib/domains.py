"""Which mailboxes prove that somebody belongs to a website.

A list of public suffixes would know what a domain is and whose. There is none here, and this is guessed in its place:
a mailbox proves the very host of the website, or the host without its first label, and nothing above that. What has the
shape of `co.uk`, or stands in the list of hosts that lend names to everybody, proves nothing about a website under it.
The name of a provider of open mail is taken for its own in every country.

So it does not know a lender of names, or a provider of open mail, that is not in the lists: its people could pass for
its customers. And it refuses some who are right: `acme.example` for `a.b.acme.example`, a firm with the domain
`outlook.se`, one whose domain has the shape of a suffix. What cannot be proved by mail a moderator can see.
"""

import re
from urllib.parse import urlsplit

# Anybody can have a mailbox here, so it proves nothing about the website of the same name.
OPEN_NAMES = """
    126.com 139.com 163.com arcor.de bk.ru bluewin.ch cock.li daum.net disroot.org duck.com email.cz fastmail.com
    fastmail.fm free.fr freenet.de hanmail.net hey.com inbox.lv inbox.ru interia.pl keemail.me laposte.net libero.it
    list.ru mac.com mail.com mail.de mail.ee mail.ru mailbox.org mailfence.com me.com naver.com o2.pl onet.pl
    orange.fr pm.me posteo.de qq.com rambler.ru rediffmail.com riseup.net runbox.com sapo.pt seznam.cz sfr.fr
    sina.com sohu.com t-online.de tiscali.it tuta.com tuta.io tutamail.com tutanota.de uol.com.br virgilio.it
    wanadoo.fr web.de wp.pl ya.ru yeah.net
"""
OPEN_TO_ALL = frozenset(OPEN_NAMES.split())
# The same providers have a name in many countries: yahoo.fr, hotmail.co.uk, live.com.ar.
OPEN_BRANDS = """
    aol gmail gmx googlemail hotmail icloud live msn outlook proton protonmail rocketmail tutanota yahoo yandex ymail
    zoho
"""
OPEN_BRAND = re.compile(rf"(?:{'|'.join(OPEN_BRANDS.split())})(?:\.(?:co|com))?\.[a-z]{{2,}}")
# Whoever owns these is not who has a website under them.
SHARED_NAMES = """
    amazonaws.com atlassian.net azurewebsites.net bitbucket.io business.site carrd.co cloudfront.net codeberg.page
    facebook.com firebaseapp.com fly.dev framer.app framer.website gitbook.io github.com github.io gitlab.com
    gitlab.io glitch.me godaddysites.com google.com herokuapp.com jimdofree.com jimdosite.com linkedin.com
    medium.com microsoft.com myshopify.com netlify.app notion.site notion.so onrender.com pages.dev readthedocs.io
    sharepoint.com square.site squarespace.com strikingly.com substack.com surge.sh tumblr.com up.railway.app
    vercel.app web.app webflow.io webnode.page weebly.com windows.net wixsite.com wordpress.com workers.dev
"""
SHARED = frozenset(SHARED_NAMES.split())
SHARED_SHAPE = re.compile(
    r"(?:ac|asso|co|com|edu|gen|go|gob|gouv|gov|govt|gv|id|ltd|me|mil|ne|net|nhs|nom|or|org|plc|sch)\.[a-z]{2}"
    r"|blogspot\.[a-z.]+"
)


def host_of(address: str) -> str:
    """The host of a web address in lower case without `www.`; "" where there is none."""
    try:
        host = urlsplit(address).hostname or ""
    except ValueError:
        return ""
    return host.rstrip(".").removeprefix("www.")


def proves(email: str, address: str) -> bool:
    """Whether a mailbox `name@domain` shows that its owner belongs to the website at `address`.

    Its domain is the website's host (`acme.example`) or that host without its first label (`jobs.acme.example`), and
    neither one where anybody can have a mailbox nor, in the second case, one that lends names to everybody.
    """
    host, domain = host_of(address), email.rpartition("@")[2].lower()
    if "." not in domain or is_open(domain):
        return False
    return domain == host or (domain == host.partition(".")[2] and not is_shared(domain))


def is_open(domain: str) -> bool:
    return domain in OPEN_TO_ALL or OPEN_BRAND.fullmatch(domain) is not None


def is_shared(domain: str) -> bool:
    return domain in SHARED or SHARED_SHAPE.fullmatch(domain) is not None
