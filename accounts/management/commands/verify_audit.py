"""`manage.py verify_audit`: is the record of what was done still what was written?"""

from django.core.management.base import BaseCommand, CommandError

from accounts.models import AuditEvent, AuditSeal
from accounts.models.audit_seal import faults


class Command(BaseCommand):
    help = "Checks the chain of seals over the audit events and says where it is broken."

    def handle(self, *args, **options) -> None:
        found = list(faults())
        for fault in found:
            self.stdout.write(fault)
        if found:
            raise CommandError(f"The chain is broken in {len(found)} place{'s' if len(found) > 1 else ''}.")
        newest = AuditSeal.objects.order_by("-last").first()
        waiting = AuditEvent.objects.filter(pk__gt=newest.last if newest else 0).count()
        words = f"{AuditSeal.objects.count()} seals hold. {waiting} events wait for the next one."
        # Kept elsewhere, it shows also that the end of the chain was cut off.
        self.stdout.write(words + (f" Newest: event {newest.last}, {newest.hash}" if newest else ""))
