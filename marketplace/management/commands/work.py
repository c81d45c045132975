"""The task worker: `manage.py work` beside the web server."""

import os
import signal
import socket

from django.conf import settings
from django.core.management.base import BaseCommand
from django.utils.autoreload import run_with_reloader

from marketplace.clock import tick
from marketplace.lib.tasks.worker import run_due, work


class Command(BaseCommand):
    stopping = False
    help = "Runs queued tasks until it is told to stop (or, with --once, until none is due)."

    def add_arguments(self, parser):
        parser.add_argument("--once", action="store_true", help="run what is due and end")

    def handle(self, *, once, **options):
        if once:
            self.stdout.write(f"{run_due()} tasks ran.")
        elif settings.DEBUG:
            # It works in a thread of a child that Django starts again when a file changes; signals are Django's here.
            run_with_reloader(self.work)
        else:
            for number in (signal.SIGTERM, signal.SIGINT):
                signal.signal(number, self.stop)
            self.work()

    def work(self):
        work(f"{socket.gethostname()}-{os.getpid()}"[:100], lambda: self.stopping, tick)

    def stop(self, number, frame):
        self.stopping = True
