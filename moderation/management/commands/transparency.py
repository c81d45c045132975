"""`manage.py transparency`: the numbers of /transparency/ as JSON."""

import json

from django.core.management.base import BaseCommand
from django.core.serializers.json import DjangoJSONEncoder

from moderation.transparency import as_json


class Command(BaseCommand):
    help = "Prints how the site is moderated, in numbers, as JSON."

    def handle(self, *args, **options) -> None:
        self.stdout.write(json.dumps(as_json(), cls=DjangoJSONEncoder, indent=2))
