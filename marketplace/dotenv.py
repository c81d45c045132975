"""`.env` and its like, read without setting anything: who reads them decides what counts."""

import io
import os
import re
import sys
from pathlib import Path

from environ import Env

ON, OFF = {"1", "true", "yes", "on"}, {"0", "false", "no", "off"}
PAIR = re.compile(r"(export )?[A-Za-z_0-9]+=[^\0]*")


def dotenv(path: Path) -> dict[str, str]:
    """The variables that a file names; none where there is no such file. An empty value is as if it were not set."""

    class Reader(Env):
        ENVIRON: dict[str, str] = {}

    Reader.read_env(io.StringIO("\n".join(_pairs(path))))
    return _filled(Reader.ENVIRON)


def of_the_checkout(root: Path) -> dict[str, str]:
    """What `.env` says, unless the environment says to leave it alone."""
    return dotenv(root / ".env") if is_on("DOTENV", os.environ.get("DOTENV") or "1") else {}


def environment() -> dict[str, str]:
    """What this process was told, by the same rule."""
    return _filled(os.environ)


def is_on(name: str, value: str) -> bool:
    """What a switch says; what is neither on nor off stops the start."""
    if value.lower() not in ON | OFF:
        sys.exit(f"{name}: expected 1 or 0, found {value!r}.")
    return value.lower() in ON


def _pairs(path: Path) -> list[str]:
    lines = [(number, line) for number, line in enumerate(_read(path).splitlines(), 1) if line.strip()]
    said = [(number, line) for number, line in lines if not line.lstrip().startswith("#")]
    for number, line in said:
        if not PAIR.fullmatch(line):
            # What stands there is told to nobody: it may be half a password.
            sys.exit(f"{path.name}, line {number}: expected NAME=value without blanks around the =.")
    return [line for _, line in said]


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except (FileNotFoundError, IsADirectoryError, NotADirectoryError):
        return ""
    except OSError as error:
        sys.exit(f"{path.name}: expected a file that can be read: {error.strerror}.")
    except UnicodeDecodeError:
        sys.exit(f"{path.name}: expected text in UTF-8, found bytes that are none.")


def _filled(variables) -> dict[str, str]:
    return {name: value for name, value in variables.items() if value}
