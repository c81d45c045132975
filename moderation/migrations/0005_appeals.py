import datetime

import django.core.validators
import django.db.models.deletion
import django.db.models.expressions
import django.db.models.functions.text
import django.db.models.lookups
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models

import marketplace.lib.ids


class Migration(migrations.Migration):
    dependencies = [
        ("moderation", "0004_more_to_look_up"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Appeal",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "public_id",
                    models.CharField(
                        default=marketplace.lib.ids.new_public_id, editable=False, max_length=12, unique=True
                    ),
                ),
                ("created_at", models.DateTimeField(auto_now_add=True)),
                ("updated_at", models.DateTimeField(auto_now=True)),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                (
                    "text",
                    models.TextField(
                        validators=[
                            django.core.validators.MinLengthValidator(50),
                            django.core.validators.MaxLengthValidator(4000),
                        ]
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[("open", "Waits for an answer"), ("decided", "Decided")],
                        default="open",
                        editable=False,
                        max_length=7,
                    ),
                ),
                ("due_at", models.DateTimeField()),
                (
                    "staff_mode",
                    models.CharField(
                        choices=[("team", "somebody else decides"), ("solo", "the site is run by one person")],
                        default="team",
                        editable=False,
                        max_length=4,
                    ),
                ),
                (
                    "outcome",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("upheld", "The decision stands"),
                            ("partly", "The decision was made lighter"),
                            ("overturned", "The decision was wrong and is undone"),
                        ],
                        editable=False,
                        max_length=10,
                    ),
                ),
                ("answer", models.TextField(blank=True, editable=False)),
                ("decided_at", models.DateTimeField(editable=False, null=True)),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="appeals", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "decided_by",
                    models.ForeignKey(
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "decider",
                    models.ForeignKey(
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "decision",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="appeal", to="moderation.decision"
                    ),
                ),
                (
                    "second_decider",
                    models.ForeignKey(
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["-pk"],
                "permissions": [("decide_appeal", "Can decide appeals")],
                "indexes": [
                    models.Index(condition=models.Q(("status", "open")), fields=["due_at", "id"], name="appeal_queue"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("status__in", ["open", "decided"])), name="appeal_status_known"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("outcome__in", ["", "upheld", "partly", "overturned"])),
                        name="appeal_outcome_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("staff_mode__in", ["team", "solo"])), name="appeal_staff_mode_known"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            django.db.models.lookups.GreaterThanOrEqual(
                                django.db.models.functions.text.Length("text"), 50
                            ),
                            django.db.models.lookups.LessThanOrEqual(
                                django.db.models.functions.text.Length("text"), 4000
                            ),
                        ),
                        name="appeal_text_length",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("decided_at", None), ("decided_by", None), ("outcome", ""), ("status", "open")),
                            models.Q(
                                ("decided_at__isnull", False),
                                ("decided_by__isnull", False),
                                ("status", "decided"),
                                models.Q(("outcome", ""), _negated=True),
                                models.Q(("answer", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="appeal_decided_is_whole",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                models.Q(("decided_by", models.F("decider")), _negated=True),
                                models.Q(("decided_by", models.F("second_decider")), _negated=True),
                            ),
                            models.Q(
                                (
                                    "decided_at__gte",
                                    django.db.models.expressions.CombinedExpression(
                                        models.F("created_at"), "+", models.Value(datetime.timedelta(days=1))
                                    ),
                                ),
                                ("staff_mode", "solo"),
                            ),
                            _connector="OR",
                        ),
                        name="appeal_decided_by_another",
                        violation_error_message="Who decided does not decide the appeal.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("decided_by", models.F("by")), _negated=True), name="appeal_not_by_oneself"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="AppealMessage",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("is_staff", models.BooleanField()),
                ("text", models.TextField(max_length=4000)),
                ("at", models.DateTimeField(auto_now_add=True)),
                (
                    "appeal",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="messages", to="moderation.appeal"
                    ),
                ),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            django.db.models.lookups.GreaterThanOrEqual(
                                django.db.models.functions.text.Length("text"), 1
                            ),
                            django.db.models.lookups.LessThanOrEqual(
                                django.db.models.functions.text.Length("text"), 4000
                            ),
                        ),
                        name="appeal_message_length",
                    ),
                ],
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="appeal",
            trigger=pgtrigger.compiler.Trigger(
                name="appeal_copies_deciders",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\nSELECT by_id, second_by_id INTO NEW.decider_id, NEW.second_decider_id\nFROM moderation_decision WHERE id = NEW.decision_id;\nRETURN NEW;\n",
                    hash="5caca7311f72d603b56a191238d17b63aa94e00b",
                    operation="INSERT OR UPDATE",
                    pgid="pgtrigger_appeal_copies_deciders_f02ea",
                    table="moderation_appeal",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="appealmessage",
            trigger=pgtrigger.compiler.Trigger(
                name="appeal_message_insert_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="7e48af03131e959027ef90481e8361c37186d433",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_appeal_message_insert_only_4f59c",
                    table="moderation_appealmessage",
                    when="BEFORE",
                ),
            ),
        ),
    ]
