"""`python -m tests.template`: migrates the database that the suite copies, while something else is being checked."""

import os

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")
django.setup()

from tests.database import make_template  # noqa: E402 - once the settings are there

if __name__ == "__main__":
    make_template()
