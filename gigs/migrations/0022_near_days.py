"""Days that people plan by lie in this century; what was written before and lies elsewhere was a slip and is left out."""

import datetime

import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models

import marketplace.lib.days

NEAR = "BETWEEN '2000-01-01' AND '2099-12-31'"
CENTURY = (datetime.date(2000, 1, 1), datetime.date(2099, 12, 31))
FORGET = [
    f"UPDATE gigs_{table} SET {day} = NULL WHERE {day} NOT {NEAR}"  # noqa: S608 - constants of ours
    for table, day in [("gig", "start_on"), ("gig", "decide_on"), ("proposal", "start_on")]
]
# What waits for a moderator would break the rule when it is approved.
FORGET += [
    f"UPDATE gigs_gigchange SET after = after - '{day}' "  # noqa: S608 - constants of ours
    f"WHERE status <> 'applied' AND (after->>'{day}')::date NOT {NEAR}"
    for day in ("start_on", "decide_on")
]


def near(name, *days):
    condition = models.Q(*(models.Q((day, None), (f"{day}__range", CENTURY), _connector="OR") for day in days))
    return models.CheckConstraint(condition=condition, name=name, violation_error_message="Give a day that is near.")


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0018_developer_replies"),
        ("gigs", "0021_pressed_once"),
    ]

    operations = [
        migrations.AlterField(
            model_name="gig",
            name="start_on",
            field=models.DateField(
                blank=True, null=True, validators=[marketplace.lib.days.near], verbose_name="starts on"
            ),
        ),
        migrations.AlterField(
            model_name="proposal",
            name="start_on",
            field=models.DateField(
                blank=True, null=True, validators=[marketplace.lib.days.near], verbose_name="could start on"
            ),
        ),
        # A version that was written before keeps what it says: its text is never changed.
        pgtrigger.migrations.AddTrigger(
            model_name="agreementversion",
            trigger=pgtrigger.compiler.Trigger(
                name="agreement_version_near",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\nBEGIN\n  IF NEW.start_on NOT BETWEEN '2000-01-01' AND '2099-12-31' OR NEW.end_on NOT BETWEEN NEW.start_on AND '2099-12-31' THEN\n    RAISE EXCEPTION 'Work begins and ends on days that are near, and does not end before it begins.'\n      USING ERRCODE = 'check_violation', CONSTRAINT = 'agreement_version_near';\n  END IF;\n  RETURN NEW;\nEND;\n",
                    hash="13b519c2de6cfdec61bb1080494b5da81cc116fb",
                    operation="INSERT",
                    pgid="pgtrigger_agreement_version_near_19464",
                    table="gigs_agreementversion",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.RunSQL(FORGET, migrations.RunSQL.noop),
        migrations.AddConstraint(model_name="gig", constraint=near("gig_days_in_range", "start_on", "decide_on")),
        migrations.AddConstraint(model_name="proposal", constraint=near("proposal_start_in_range", "start_on")),
    ]
