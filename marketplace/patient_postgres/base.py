"""The engine: only *connecting* is tried again, which is always safe because nothing has been sent yet."""

import random
import time

from django.core.management.base import CommandError
from django.db.backends.postgresql import base
from django.db.backends.postgresql.psycopg_any import is_psycopg3
from django.db.utils import OperationalError

from .patience import patience

# Waiting does not mend these. A refused connection carries no SQLSTATE in psycopg2, only words.
HOPELESS = ("does not exist", "authentication failed", "no pg_hba.conf entry", "invalid connection option")

if is_psycopg3:
    raise ImportError("psycopg 3 is installed; Django would prefer it, and this project is tested with psycopg2 only.")


class DatabaseAwayError(OperationalError, CommandError):
    """An OperationalError for the site, and for a command line one sentence without a traceback."""


class DatabaseWrapper(base.DatabaseWrapper):
    away = "The database cannot be reached; is DATABASE_URL right?"

    def get_new_connection(self, conn_params):
        deadline = time.monotonic() + patience.get()
        while True:
            try:
                return self.connect_once(conn_params)
            except self.Database.OperationalError as error:
                hopeless = any(words in str(error) for words in HOPELESS)
                if hopeless or time.monotonic() >= deadline:
                    said = str(error).strip().splitlines() or ["no reason was given"]
                    raise DatabaseAwayError(f"{self.away} It says: {said[0]}") from error
                # Spread out, so that a hundred threads do not knock at the same instant.
                time.sleep(random.uniform(0.2, 0.5))  # noqa: S311

    def connect_once(self, conn_params):
        return super().get_new_connection(conn_params)

    def _commit(self):
        """A COMMIT whose wait for the standby was cancelled comes back as a mere warning: it is not acknowledged."""
        if self.connection is None:
            return super()._commit()
        del self.connection.notices[:]
        super()._commit()
        if any("synchronous replication" in notice for notice in self.connection.notices):
            raise OperationalError("The commit was not confirmed by a standby.")
        return None
