"""The site as it runs, on a server and a database of the bench's own."""

import os

os.environ.update(DEBUG="0", DEMO="0", DOTENV="0", DATABASE_URL="", SITE_URL="http://localhost:8000")
os.environ.setdefault("SECRET_KEY", "only-for-the-bench")

from marketplace.embedded_postgres.settings import database as embedded_database
from marketplace.settings import *  # noqa: F403
from marketplace.settings import BASE_DIR, STORAGES
from marketplace.variables import whole

ROWS = whole("ROWS", 100_000_000, 1_000_000, least=1_000)

ALLOWED_HOSTS = ["testserver", "localhost"]
# Half of what the bench measures is what each request costs the database, so its connection stays.
DATABASES = {"default": embedded_database(BASE_DIR, "bench") | {"CONN_MAX_AGE": None, "CONN_HEALTH_CHECKS": False}}
# What is counted is our backend's CPU time, so it must not give work to others.
DATABASES["default"]["OPTIONS"]["options"] += " -c max_parallel_workers_per_gather=0"
STORAGES = STORAGES | {"staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
