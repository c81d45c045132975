"""Answers of appeals are never rewritten, and no table of judgements is emptied, not even in SQL."""

import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("moderation", "0017_case_forgotten"),
    ]

    operations = [
        pgtrigger.migrations.AddTrigger(
            model_name="appeal",
            trigger=pgtrigger.compiler.Trigger(
                name="appeal_never_deleted",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;",
                    hash="3e9b2eca6a1fe5d1e5b976ac93ad8eca5de0ad60",
                    operation="DELETE",
                    pgid="pgtrigger_appeal_never_deleted_9fb45",
                    table="moderation_appeal",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="appeal",
            trigger=pgtrigger.compiler.Trigger(
                name="appeal_answer_stays",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.\"status\" = 'decided')",
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;",
                    hash="fec2d124ee33dfc14e96590d8270319f4a42644e",
                    operation="UPDATE",
                    pgid="pgtrigger_appeal_answer_stays_6bbab",
                    table="moderation_appeal",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="appeal",
            trigger=pgtrigger.compiler.Trigger(
                name="appeal_no_truncate",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'Cannot truncate the % table', TG_TABLE_NAME;",
                    hash="727b6168b0efb3b89afc6473e47e73a779a50d0e",
                    level="STATEMENT",
                    operation="TRUNCATE",
                    pgid="pgtrigger_appeal_no_truncate_336b6",
                    table="moderation_appeal",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="appealmessage",
            trigger=pgtrigger.compiler.Trigger(
                name="appeal_message_no_truncate",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'Cannot truncate the % table', TG_TABLE_NAME;",
                    hash="511e9180b7da3c9084ec2f8538fa9b93af3ce466",
                    level="STATEMENT",
                    operation="TRUNCATE",
                    pgid="pgtrigger_appeal_message_no_truncate_6a9ad",
                    table="moderation_appealmessage",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="clause",
            trigger=pgtrigger.compiler.Trigger(
                name="clause_no_truncate",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'Cannot truncate the % table', TG_TABLE_NAME;",
                    hash="72ec94c5ce79c2ce210a814dd5c28a38dbd423fc",
                    level="STATEMENT",
                    operation="TRUNCATE",
                    pgid="pgtrigger_clause_no_truncate_6db16",
                    table="moderation_clause",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="decision",
            trigger=pgtrigger.compiler.Trigger(
                name="decision_no_truncate",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'Cannot truncate the % table', TG_TABLE_NAME;",
                    hash="0923807ab33bb9059d8271a8dcdeaa730ef0664f",
                    level="STATEMENT",
                    operation="TRUNCATE",
                    pgid="pgtrigger_decision_no_truncate_fa28d",
                    table="moderation_decision",
                    when="BEFORE",
                ),
            ),
        ),
    ]
