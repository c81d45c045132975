"""What a command was told, read once before anything is started, so that a bad value is said once."""

import os
from collections.abc import Mapping
from importlib import import_module
from types import ModuleType

from marketplace.dotenv import is_on

SWITCHES = ("DEBUG", "DEMO", "DOTENV")


def settings(env: dict[str, str]) -> ModuleType:
    """What the programs that get this environment will read; a bad value ends this one with its sentence."""
    os.environ.clear()
    os.environ.update(env)
    return import_module(env["DJANGO_SETTINGS_MODULE"])


def overruled(told: Mapping[str, str], **ours: str) -> dict[str, str]:
    """The environment with what a command says itself, which no file of that name says otherwise.

    What was asked for in its place must make sense all the same: it may have been meant.
    """
    for name in SWITCHES:
        if name in ours and told.get(name):
            is_on(name, told[name])
    kept = {name: value for name, value in told.items() if name.removesuffix("_FILE") not in ours}
    return {**kept, "DJANGO_SETTINGS_MODULE": "marketplace.settings", **ours}
