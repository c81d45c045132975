"""`python3 run.py`: the real site on this machine, with invented people."""

from marketplace.dotenv import environment, of_the_checkout
from marketplace.embedded_postgres.cluster import cluster_at
from marketplace.embedded_postgres.places import places

from . import site
from .demo_people import PASSWORD, PEOPLE
from .paths import ROOT
from .preparation import prepare, prepare_once
from .reading import settings
from .saying import Refusal, say
from .secret import demo_secret


def main(arguments: list[str]) -> int:
    if arguments:
        raise Refusal("`python3 run.py` takes no further words; settings are variables such as PORT=8001.")
    env = _environment()
    number = site.port(env)
    env["PORT"] = str(number)
    host = settings(env | {"SECRET_KEY": "none is made before all else is right"}).SITE_HOST
    env["SECRET_KEY"] = demo_secret()
    if env["DATABASE_URL"]:
        prepare(env, "--demo")
    else:
        cluster = cluster_at(places(ROOT, "demo"))
        cluster.sockets()
        prepare_once(env, cluster, "--demo")
    return site.run(env, number, host, lambda: _greet(number), reloads=_is_on(env.get("DEBUG", "")))


def _environment() -> dict[str, str]:
    # What else .env says, its database, its mail and its secret, is the live site's: invented people have no business
    # there.
    said = of_the_checkout(ROOT)
    ours = {name: said[name] for name in ("PORT", "DEBUG") if name in said}
    return {"DATABASE_URL": "", "DEBUG": "0"} | ours | environment() | {"DEMO": "1", "DOTENV": "0"}


def _is_on(text: str) -> bool:
    return text.lower() in {"1", "true", "yes", "on"}


def _greet(number: int) -> None:
    address = f"http://localhost:{number}/"
    say(f"The site is at {address}  (Ctrl-C stops all of it)")
    say(f"Mail it sends can be read at {address}dev/mail/. Sign in with the password {PASSWORD} as")
    for mail, does in PEOPLE.items():
        print(f"      {mail:<22} {does}", flush=True)
