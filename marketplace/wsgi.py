"""The WSGI application that gunicorn serves."""

import gc
import os

from django.core.wsgi import get_wsgi_application
from django.urls import reverse

from marketplace.collecting import settle

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "marketplace.settings")

gc.disable()  # nothing is garbage while it starts; who settles looks again
application = get_wsgi_application()
# Every view is read here, before there are workers: they share the memory, and no reader waits for it.
reverse("home")
settle()
