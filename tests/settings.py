"""The project's settings for the suite: cheap passwords, mail in memory, plain static files."""

import os

os.environ.setdefault("SECRET_KEY", "only-for-tests")
os.environ["DEBUG"] = "0"
os.environ["DEMO"] = "0"

from marketplace.embedded_postgres.settings import database as embedded_database
from marketplace.settings import *  # noqa: F403
from marketplace.settings import BASE_DIR, DATABASE_URL, DATABASES, STORAGES
from marketplace.variables import one

ALLOWED_HOSTS = ["testserver", "localhost", "127.0.0.1"]
STAFF_NEEDS_SECOND_FACTOR = False  # who tests it turns it on
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
STORAGES = STORAGES | {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
# What a site that ran here has collected is not the suite's, and every client would read the folder anew.
STATIC_ROOT = None
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
if not DATABASE_URL:
    DATABASES = {"default": embedded_database(BASE_DIR, "test", throwaway=True)}
if suite := one("TEST_DB", "[a-z0-9_]{1,40}", "a word of small letters, digits and _"):
    DATABASES["default"]["TEST"] = {"NAME": f"test_{suite}"}
