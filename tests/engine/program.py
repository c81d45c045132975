"""A program of its own process: `python program.py CHECKOUT STEP...`, each step one line of its answer.

Steps: a statement whose first value is printed, `wait` for a line on the standard input, or `fork`.
"""

import gc
import os
import pwd
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from django.apps import apps
from django.conf import settings
from django.core.management.base import CommandError
from django.db import connection

from marketplace.embedded_postgres.settings import database


def answer(step):
    if step == "wait":
        print("waiting", flush=True)
        sys.stdin.readline()
    elif step == "fork":
        child = os.fork()
        if not child:
            connection.close()
            sys.exit(0)
        os.waitpid(child, 0)
    elif step == "reconnect":
        connection.close()
    else:
        with connection.cursor() as cursor:
            cursor.execute(step)
            print(cursor.fetchone()[0] if cursor.description else "done", flush=True)


def become_nobody():
    # With the engine loaded: root's Python may lie where an ordinary user cannot read it.
    assert connection.vendor == "postgresql"
    user = pwd.getpwnam("nobody")
    os.setgroups([])
    os.setgid(user.pw_gid)
    os.setuid(user.pw_uid)


if __name__ == "__main__":
    throwaway = os.environ.get("THROWAWAY") == "1"
    entry = database(Path(sys.argv[1]), "test" if throwaway else "live", throwaway)
    settings.configure(DATABASES={"default": entry})
    # Of what `django.setup` does a program without addresses needs this alone, in half of the time.
    apps.populate(settings.INSTALLED_APPS)
    try:
        if os.environ.get("AS_NOBODY") == "1":
            become_nobody()
        for step in sys.argv[2:]:
            answer(step)
    except CommandError as error:
        sys.exit(str(error))
    finally:
        gc.freeze()  # what is left goes with the process; Python would look for garbage in all of it
