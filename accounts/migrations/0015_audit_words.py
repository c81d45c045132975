import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models

KEEP = """
CREATE FUNCTION accounts_keep_words(event bigint, words text) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
  key text := replace(gen_random_uuid()::text || gen_random_uuid()::text, '-', '');
  token text := encode(sha256(convert_to(key || words, 'UTF8')), 'hex');
BEGIN
  INSERT INTO accounts_auditwords (token, key, words, event_id) VALUES (token, key, words, event);
  RETURN token;
END $$
"""


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0014_audit_case"),
    ]

    operations = [
        migrations.CreateModel(
            name="AuditWords",
            fields=[
                ("token", models.CharField(max_length=64, primary_key=True, serialize=False)),
                ("key", models.CharField(max_length=64)),
                ("words", models.TextField()),
            ],
            options={
                "verbose_name_plural": "audit words",
            },
        ),
        migrations.AddField(
            model_name="auditwords",
            name="event",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="texts", to="accounts.auditevent"
            ),
        ),
        migrations.RunSQL(KEEP, "DROP FUNCTION accounts_keep_words"),
        pgtrigger.migrations.AddTrigger(
            model_name="auditevent",
            trigger=pgtrigger.compiler.Trigger(
                name="audit_words_apart",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    declare="DECLARE side text; said jsonb; part record;",
                    func="\nIF NEW.reason <> '' THEN\n  NEW.reason := 'token:' || accounts_keep_words(NEW.id, NEW.reason);\nEND IF;\nFOREACH side IN ARRAY ARRAY['before', 'after'] LOOP\n  said := CASE side WHEN 'before' THEN NEW.before ELSE NEW.after END;\n  FOR part IN SELECT * FROM jsonb_each(said) WHERE jsonb_typeof(value) = 'object' AND value ? 'words' LOOP\n    said := jsonb_set(said, ARRAY[part.key, 'token'],\n      to_jsonb(accounts_keep_words(NEW.id, part.value ->> 'words'))) #- ARRAY[part.key, 'words'];\n  END LOOP;\n  IF side = 'before' THEN NEW.before := said; ELSE NEW.after := said; END IF;\nEND LOOP;\nRETURN NEW;\n",
                    hash="9f6b585cd6c980e8bcc362e42751b9f158a85646",
                    operation="INSERT",
                    pgid="pgtrigger_audit_words_apart_8b4aa",
                    table="accounts_auditevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="auditwords",
            trigger=pgtrigger.compiler.Trigger(
                name="words_are_never_changed",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;",
                    hash="b014ca32d8af9bb0f09eba08d521c25267138aa3",
                    operation="UPDATE",
                    pgid="pgtrigger_words_are_never_changed_ff2d1",
                    table="accounts_auditwords",
                    when="BEFORE",
                ),
            ),
        ),
    ]
