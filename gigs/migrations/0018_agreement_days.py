"""No event lies ahead, before its agreement's first day, or, for a payment, before its invoice."""

import django.db.models.functions.datetime
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.contrib.postgres.operations import AddConstraintNotValid
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("gigs", "0017_ids_of_bits"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        pgtrigger.migrations.AddTrigger(
            model_name="agreementevent",
            trigger=pgtrigger.compiler.Trigger(
                name="agreement_event_not_before",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\nDECLARE\n  first date := (\n    SELECT least(\n      (accepted_at AT TIME ZONE 'UTC')::date,\n      (SELECT min(start_on) FROM gigs_agreementversion\n       WHERE agreement_id = agreed.id AND client_at IS NOT NULL AND developer_at IS NOT NULL)\n    )\n    FROM gigs_agreement agreed WHERE id = NEW.agreement_id AND accepted_at IS NOT NULL\n  );\nBEGIN\n  IF NEW.on < first THEN\n    RAISE EXCEPTION 'Nothing of an agreement happens before its first day.'\n      USING ERRCODE = 'check_violation', CONSTRAINT = 'agreement_event_not_before';\n  END IF;\n  IF NEW.on < (SELECT invoice.on FROM gigs_agreementevent invoice WHERE invoice.id = NEW.invoice_id) THEN\n    RAISE EXCEPTION 'Nothing is paid before its invoice.'\n      USING ERRCODE = 'check_violation', CONSTRAINT = 'agreement_payment_after_invoice';\n  END IF;\n  RETURN NEW;\nEND;\n",
                    hash="66796bfadf1a76dc36229cbeccfce565e9682a3a",
                    operation="INSERT",
                    pgid="pgtrigger_agreement_event_not_before_c7d1f",
                    table="gigs_agreementevent",
                    when="BEFORE",
                ),
            ),
        ),
        # Rows that were written before keep what they say: an event is never changed.
        AddConstraintNotValid(
            model_name="agreementevent",
            constraint=models.CheckConstraint(
                condition=models.Q(("on__lte", django.db.models.functions.datetime.TruncDate("at"))),
                name="agreement_event_has_happened",
                violation_error_message="This day is still to come. Say it when it has happened.",
            ),
        ),
    ]
