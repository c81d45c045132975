"""The settings, read once before anything is started, so that a bad one is said once."""

import os
from importlib import import_module
from types import ModuleType


def settings(env: dict[str, str]) -> ModuleType:
    """What the programs that get this environment will read; a bad value ends this one with its sentence."""
    os.environ.clear()
    os.environ.update(env)
    return import_module("marketplace.settings")
