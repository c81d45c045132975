import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("moderation", "0010_flag_roles"),
    ]

    operations = [
        migrations.AlterModelOptions(
            name="clause",
            options={
                "ordering": ["position", "code", "version"],
                "permissions": [("revise_clause", "Can change the rules")],
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="clause",
            trigger=pgtrigger.compiler.Trigger(
                name="clause_insert_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="9c3ee0ed5625932724db846048f6c83e9ddccece",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_clause_insert_only_c417c",
                    table="moderation_clause",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="clause",
            constraint=models.CheckConstraint(
                condition=models.Q(("version", 1), models.Q(("change_note", ""), _negated=True), _connector="OR"),
                name="clause_change_has_note",
                violation_error_message="Say what changed and why: it stands in the change log.",
            ),
        ),
    ]
