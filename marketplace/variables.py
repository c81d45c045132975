"""The environment's variables, read with care: a bad value stops the start with its name and what was expected."""

import os
import re
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import environ
from django.core.exceptions import ImproperlyConfigured

from marketplace.dotenv import dotenv, environment, is_on, of_the_checkout

ROOT = Path(__file__).resolve().parent.parent
SECRET, DATABASE = {"SECRET_KEY", "SECRET_KEY_FILE"}, {"DATABASE_URL", "DATABASE_URL_FILE"}
UNREADABLE = re.compile("[\ud800-\udfff]")  # what Python makes of a byte that is no text
OF_THE_DEMO = ("PORT", "DEBUG")  # as `run.py` has it


class Variables(environ.FileAwareEnv):
    def get_value(self, var, *args, **kwargs):
        if UNREADABLE.search(os.environ.get(var, "")):
            sys.exit(f"{var}: expected text in UTF-8, found bytes that are none.")
        try:
            return super().get_value(var, *args, **kwargs)
        except (OSError, UnicodeDecodeError) as error:
            why = error.strerror if isinstance(error, OSError) else "it is not text in UTF-8"
            sys.exit(f"{var}_FILE: expected a file that can be read, found {os.environ.get(f'{var}_FILE')!r}: {why}.")


def fill() -> None:
    """What files say counts where the environment says nothing."""
    # What .env says is the live site's; the demo has what it may know of it from `run.py`, which sets this.
    said = of_the_checkout(ROOT)
    # What `run.py` stored of the demo (its mode and its secret), so that `manage.py` by hand works on the same site,
    # whatever mode a copied example names. Who names a secret, or a database there, means another site.
    demo = dotenv(ROOT / "var" / "demo" / "env")
    if demo and not {*said, *environment()} & SECRET and not {*said} & DATABASE:
        said = {name: said[name] for name in OF_THE_DEMO if name in said} | demo
    os.environ.update({name: value for name, value in said.items() if not os.environ.get(name)})


env = Variables()
fill()


def read(name: str, kind: str, expected: str, default, is_whole: Callable[[dict], object] = bool):
    """One address with a password in it, as `environ` reads this `kind`; what was found is told to nobody."""
    if not env.str(name, default=""):
        return default
    with suppress(ValueError, KeyError, ImproperlyConfigured):
        found = getattr(env, kind)(name)
        if is_whole(found):
            return found
    sys.exit(f"{name}: expected {expected}, found something else (not shown: it may hold a password).")


def one(name: str, pattern: str, expected: str, default: str = "") -> str:
    """A text of this pattern, without the blanks around it."""
    value = env.str(name, default="").strip() or default
    if value and not re.fullmatch(pattern, value):
        sys.exit(f"{name}: expected {expected}, found {value!r}.")
    return value


def several(name: str, pattern: str, expected: str) -> list[str]:
    """What stands between commas, each of this pattern."""
    found = [one for one in env.list(name, default=[]) if one]
    for one in found:
        if not re.fullmatch(pattern, one):
            sys.exit(f"{name}: expected {expected}, found {one!r}.")
    return found


def choose(name: str, allowed: list[str], default: str) -> str:
    value = env.str(name, default="") or default
    if value not in allowed:
        sys.exit(f"{name}: expected one of {', '.join(allowed)}, found {value!r}.")
    return value


def whole(name: str, most: int, default: int, least: int = 1) -> int:
    expected = f"a number from {least} to {most}"
    number = int(one(name, "[0-9]{1,9}", expected, str(default)))
    if not least <= number <= most:
        sys.exit(f"{name}: expected {expected}, found '{number}'.")
    return number


def switch(name: str) -> bool:
    value = env.str(name, default="")
    return bool(value) and is_on(name, value)
