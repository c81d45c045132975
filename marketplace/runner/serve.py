"""`python3 run.py serve`: production mode, on DATABASE_URL or on the embedded database under `var/live`."""

from marketplace.dotenv import environment, of_the_checkout
from marketplace.embedded_postgres.cluster import cluster_at
from marketplace.embedded_postgres.places import places

from . import site
from .paths import ROOT
from .preparation import prepare
from .reading import overruled, settings
from .saying import Refusal, say

SHORTEST_SECRET = 32
HOW_TO_MAKE_ONE = "python3 -c 'import secrets; print(secrets.token_urlsafe(48))' makes one"


def main(arguments: list[str]) -> int:
    if arguments:
        raise Refusal("`python3 run.py serve` takes no further words; settings are variables, or lines in .env.")
    env = _environment()
    said = settings(env)
    site.refuse_a_taken(said.PORT)
    _refuse_a_short_secret(said.SECRET_KEY)
    if not said.DATABASE_URL:
        cluster_at(places(ROOT, "live")).sockets()
    prepare(env, "--live")
    words = f"Serving {said.SITE_URL}/ on 127.0.0.1:{said.PORT}  (Ctrl-C stops all of it)"
    return site.run(env, said, lambda: say(words))


def _environment() -> dict[str, str]:
    env = of_the_checkout(ROOT) | environment()
    if not env.get("SECRET_KEY") and not env.get("SECRET_KEY_FILE"):
        raise Refusal(
            f"SECRET_KEY is not set: production wants a long random text of its own, {SHORTEST_SECRET} signs or more, "
            f"in .env or the environment; {HOW_TO_MAKE_ONE}."
        )
    return overruled(env, DEMO="0", DEBUG="0", DOTENV="0")  # all of .env is in it


def _refuse_a_short_secret(secret: str) -> None:
    if len(secret.strip()) < SHORTEST_SECRET:
        raise Refusal(f"SECRET_KEY: expected a long random text, {SHORTEST_SECRET} signs or more; {HOW_TO_MAKE_ONE}.")
