"""`python3 run.py serve`: production mode, on DATABASE_URL or on the embedded database under `var/live`."""

from marketplace.dotenv import dotenv, environment
from marketplace.embedded_postgres.cluster import cluster_at
from marketplace.embedded_postgres.places import places

from . import site
from .paths import ROOT
from .preparation import prepare
from .saying import Refusal, say


def main(arguments: list[str]) -> int:
    if arguments:
        raise Refusal("`python3 run.py serve` takes no further words; settings are variables, or lines in .env.")
    env = _environment()
    number = site.port(env)
    if not env.get("DATABASE_URL") and not env.get("DATABASE_URL_FILE"):
        cluster_at(places(ROOT, "live")).sockets()
    prepare(env, "--live")
    address = env.get("SITE_URL") or f"http://localhost:{number}/"
    return site.run(env, number, lambda: say(f"Serving {address} on 127.0.0.1:{number}  (Ctrl-C stops all of it)"))


def _environment() -> dict[str, str]:
    env = dotenv(ROOT / ".env") | environment()
    if not env.get("SECRET_KEY") and not env.get("SECRET_KEY_FILE"):
        raise Refusal(
            "SECRET_KEY is not set: production wants a long random text of its own, in .env or the environment."
        )
    return env | {"DEMO": "0", "DEBUG": "0"}
