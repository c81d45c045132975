"""Refusals that any app may raise; the site turns each into its page, or into JSON below `/api/`."""


class GoneError(Exception):
    """There was something at this address and it is gone for good (410); the words say what became of it."""


class TooOftenError(Exception):
    """More often than the limit allows (429); may be tried again after `retry_after` seconds."""

    def __init__(self, retry_after: int, words: str = ""):
        self.retry_after = retry_after
        super().__init__(words)
