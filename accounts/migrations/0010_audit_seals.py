import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0009_held"),
    ]

    operations = [
        migrations.CreateModel(
            name="AuditSeal",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("first", models.BigIntegerField(unique=True)),
                ("last", models.BigIntegerField(unique=True)),
                ("count", models.PositiveIntegerField()),
                ("previous", models.CharField(max_length=64, unique=True)),
                ("hash", models.CharField(max_length=64, unique=True)),
                ("at", models.DateTimeField(auto_now_add=True)),
            ],
            options={
                "ordering": ["first"],
                "constraints": [
                    models.CheckConstraint(condition=models.Q(("first__lte", models.F("last"))), name="seal_in_order"),
                ],
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="auditevent",
            trigger=pgtrigger.compiler.Trigger(
                name="audit_no_truncate",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'Cannot truncate the % table', TG_TABLE_NAME;",
                    hash="597af1bd1afff221b056dd311ae8186b7c7ae654",
                    level="STATEMENT",
                    operation="TRUNCATE",
                    pgid="pgtrigger_audit_no_truncate_fc9cc",
                    table="accounts_auditevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="auditseal",
            trigger=pgtrigger.compiler.Trigger(
                name="seal_insert_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="7202d2ca5d1c129895553f31eb50167ddb523583",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_seal_insert_only_5caf7",
                    table="accounts_auditseal",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="auditseal",
            trigger=pgtrigger.compiler.Trigger(
                name="seal_no_truncate",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'Cannot truncate the % table', TG_TABLE_NAME;",
                    hash="d4c6e4131e193ab1dee7eac77ea2d8b180016094",
                    level="STATEMENT",
                    operation="TRUNCATE",
                    pgid="pgtrigger_seal_no_truncate_f3ac3",
                    table="accounts_auditseal",
                    when="BEFORE",
                ),
            ),
        ),
    ]
