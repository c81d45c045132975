"""The suite's settings for a worker in a process of its own, at the suite's own database."""

import json
import os

from tests.settings import *  # noqa: F403

DATABASES = {"default": json.loads(os.environ["WORKER_DATABASE"])}
EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
EMAIL_FILE_PATH = os.environ["WORKER_MAIL"]
