"""What a mail to ADMINS says of an error."""

from django.views.debug import ExceptionReporter

from .logs import Formatter


class Reporter(ExceptionReporter):
    """The traceback as the log has it: of what was sent, nothing."""

    def get_traceback_text(self) -> str:
        return Formatter().formatException((self.exc_type, self.exc_value, self.tb)) if self.exc_value else ""
