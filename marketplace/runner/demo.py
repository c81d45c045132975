"""`python3 run.py`: the real site on this machine, with invented people."""

from types import ModuleType

from marketplace.dotenv import environment, of_the_checkout
from marketplace.embedded_postgres.cluster import cluster_at
from marketplace.embedded_postgres.places import places

from . import site
from .demo_people import PASSWORD, PEOPLE
from .paths import ROOT
from .preparation import prepare, prepare_once
from .reading import overruled, settings
from .saying import Refusal, say
from .secret import demo_secret


def main(arguments: list[str]) -> int:
    if arguments:
        raise Refusal("`python3 run.py` takes no further words; settings are variables such as PORT=8001.")
    env = _environment()
    asked = read()
    site.refuse_a_taken(asked.PORT)
    env = overruled(env, SECRET_KEY=demo_secret())
    if asked.DATABASE_URL:
        prepare(env, "--demo")
    else:
        cluster = cluster_at(places(ROOT, "demo"))
        cluster.sockets()
        prepare_once(env, cluster, "--demo")
    return site.run(env, asked, lambda: _greet(asked.PORT))


def read() -> ModuleType:
    """The demo's settings, read before it has a secret, which is made when all else is right."""
    return settings(overruled(_environment(), SECRET_KEY="none yet"))  # noqa: S106 - none, as the line above says


def _environment() -> dict[str, str]:
    # What else .env says, its database, its mail and its secret, is the live site's: invented people have no business
    # there.
    said = of_the_checkout(ROOT)
    ours = {name: said[name] for name in ("PORT", "DEBUG") if name in said}
    told = {"DATABASE_URL": "", "DEBUG": "0"} | ours | environment()
    return overruled(told, DEMO="1", DOTENV="0")


def _greet(number: int) -> None:
    address = f"http://localhost:{number}/"
    say(f"The site is at {address}  (Ctrl-C stops all of it)")
    say(f"Mail it sends can be read at {address}dev/mail/. Sign in with the password {PASSWORD} as")
    for mail, does in PEOPLE.items():
        print(f"      {mail:<22} {does}", flush=True)
