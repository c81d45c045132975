"""Django's command line, where a refusal is its sentence alone, without the name of a class before it.

Whoever starts it leaves looking for garbage to it: a command finds it on, and what starting made is not looked at.
"""

import gc
import sys
from collections.abc import Callable
from typing import Any

from django.core.management import BaseCommand, ManagementUtility
from django.core.management.base import CommandError, SystemCheckError


class CommandLine(ManagementUtility):
    def fetch_command(self, subcommand: str) -> BaseCommand:
        command = super().fetch_command(subcommand)
        gc.freeze()
        gc.enable()
        command.execute = told_alone(command, command.execute)
        return command


def told_alone(command: BaseCommand, execute: Callable[..., Any]) -> Callable[..., Any]:
    """As `execute`, but that it ends the program with what a CommandError says."""

    def executed(*args: Any, **options: Any) -> Any:
        try:
            return execute(*args, **options)
        except SystemCheckError:
            raise  # it has a form of its own
        except CommandError as error:
            if options.get("traceback"):
                raise
            command.stderr.write(str(error))
            sys.exit(error.returncode)

    return executed
