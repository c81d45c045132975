"""Talking to the person at the terminal."""

import sys


class Refusal(Exception):
    """It cannot go on; the message is one plain sentence that says why and what helps."""


def say(text: str) -> None:
    print(f"\033[36m==>\033[0m {text}" if sys.stdout.isatty() else f"==> {text}", flush=True)
