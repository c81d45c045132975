import django.contrib.postgres.fields
import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0018_developer_replies"),
    ]

    operations = [
        migrations.AddField(
            model_name="developer",
            name="skills_in_order",
            field=django.contrib.postgres.fields.ArrayField(
                base_field=models.BigIntegerField(), db_default=[], default=list, editable=False, size=None
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="developer",
            trigger=pgtrigger.compiler.Trigger(
                name="developer_skills_in_order",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n        NEW.skills_in_order := ARRAY(\n            SELECT skill_id FROM accounts_developerskill\n            WHERE developer_id = NEW.id ORDER BY is_major DESC, position, id\n        );\n        RETURN NEW;\n    ",
                    hash="3a270e8f2258fdc3cd95a88f3446ffd14701b28d",
                    operation='INSERT OR UPDATE OF "skills_in_order"',
                    pgid="pgtrigger_developer_skills_in_order_1a6f0",
                    table="accounts_developer",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="developerskill",
            trigger=pgtrigger.compiler.Trigger(
                name="developer_skill_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n        UPDATE accounts_developer SET skills_in_order = '{}' WHERE id IN (\n            SELECT id FROM accounts_developer WHERE id IN (SELECT developer_id FROM fresh) ORDER BY id FOR NO KEY UPDATE\n        );\n        RETURN NULL;\n    ",
                    hash="69b12b3b7c542bfd94d0e2f07d5213d5887e3b1c",
                    level="STATEMENT",
                    operation="INSERT",
                    pgid="pgtrigger_developer_skill_insert_6d771",
                    referencing="REFERENCING NEW TABLE AS fresh ",
                    table="accounts_developerskill",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="developerskill",
            trigger=pgtrigger.compiler.Trigger(
                name="developer_skill_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n        UPDATE accounts_developer SET skills_in_order = '{}' WHERE id IN (\n            SELECT id FROM accounts_developer WHERE id IN (SELECT developer_id FROM was UNION SELECT developer_id FROM fresh) ORDER BY id FOR NO KEY UPDATE\n        );\n        RETURN NULL;\n    ",
                    hash="18160cba72b05db5650e4c12e19fb7b5b2f9b589",
                    level="STATEMENT",
                    operation="UPDATE",
                    pgid="pgtrigger_developer_skill_update_86b76",
                    referencing="REFERENCING OLD TABLE AS was  NEW TABLE AS fresh ",
                    table="accounts_developerskill",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="developerskill",
            trigger=pgtrigger.compiler.Trigger(
                name="developer_skill_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n        UPDATE accounts_developer SET skills_in_order = '{}' WHERE id IN (\n            SELECT id FROM accounts_developer WHERE id IN (SELECT developer_id FROM was) ORDER BY id FOR NO KEY UPDATE\n        );\n        RETURN NULL;\n    ",
                    hash="acc988d2a810f26ebe45af89de816ca0b8bee0f1",
                    level="STATEMENT",
                    operation="DELETE",
                    pgid="pgtrigger_developer_skill_delete_f804b",
                    referencing="REFERENCING OLD TABLE AS was ",
                    table="accounts_developerskill",
                    when="AFTER",
                ),
            ),
        ),
        # The trigger reads each profile's rows.
        migrations.RunSQL("UPDATE accounts_developer SET skills_in_order = '{}'", migrations.RunSQL.noop),
    ]
