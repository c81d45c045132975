import datetime

import django.db.models.deletion
import django.db.models.expressions
from django.conf import settings
from django.db import migrations, models

import marketplace.lib.ids


class Migration(migrations.Migration):
    dependencies = [
        ("contenttypes", "0002_remove_content_type_name"),
        ("moderation", "0006_roles_of_appeals"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Closure",
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
                ("facts", models.TextField()),
                ("reason", models.TextField()),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("proposed", "Waits for a second person"),
                            ("confirmed", "Closed"),
                            ("dropped", "Not closed"),
                        ],
                        default="proposed",
                        editable=False,
                        max_length=9,
                    ),
                ),
                (
                    "staff_mode",
                    models.CharField(
                        choices=[("team", "somebody else decides"), ("solo", "the site is run by one person")],
                        default="team",
                        editable=False,
                        max_length=4,
                    ),
                ),
                ("decided_at", models.DateTimeField(editable=False, null=True)),
            ],
            options={
                "ordering": ["-pk"],
                "permissions": [("confirm_closure", "Can close accounts as the second person")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("status__in", ["proposed", "confirmed", "dropped"])),
                        name="closure_status_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("staff_mode__in", ["team", "solo"])), name="closure_staff_mode_known"
                    ),
                ],
            },
        ),
        migrations.RemoveConstraint(
            model_name="case",
            name="case_source_known",
        ),
        migrations.AddField(
            model_name="decision",
            name="account",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="decision",
            name="account_until",
            field=models.DateTimeField(null=True),
        ),
        migrations.AddField(
            model_name="decision",
            name="points",
            field=models.PositiveSmallIntegerField(db_default=0, default=0),
        ),
        migrations.AddField(
            model_name="decision",
            name="points_expire_at",
            field=models.DateTimeField(null=True),
        ),
        migrations.AddField(
            model_name="decision",
            name="staff_mode",
            field=models.CharField(
                choices=[("team", "somebody else decides"), ("solo", "the site is run by one person")],
                db_default="team",
                default="team",
                max_length=4,
            ),
        ),
        migrations.AlterField(
            model_name="case",
            name="source",
            field=models.CharField(
                choices=[
                    ("new_item", "was sent for review"),
                    ("report", "was reported"),
                    ("rule", "was marked by a rule"),
                    ("own", "was looked at by a moderator unasked"),
                    ("appeal", "was appealed"),
                ],
                max_length=8,
            ),
        ),
        migrations.AlterField(
            model_name="decision",
            name="source",
            field=models.CharField(
                choices=[
                    ("new_item", "was sent for review"),
                    ("report", "was reported"),
                    ("rule", "was marked by a rule"),
                    ("own", "was looked at by a moderator unasked"),
                    ("appeal", "was appealed"),
                ],
                max_length=8,
            ),
        ),
        migrations.AddIndex(
            model_name="decision",
            index=models.Index(
                condition=models.Q(("account__isnull", False)), fields=["account", "-id"], name="decision_of_account"
            ),
        ),
        migrations.AddConstraint(
            model_name="case",
            constraint=models.CheckConstraint(
                condition=models.Q(("source__in", ["new_item", "report", "rule", "appeal", "own"])),
                name="case_source_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="decision",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        (
                            "outcomes__overlap",
                            ["strike", "pause_posting", "pause_proposing", "suspend", "close_account"],
                        ),
                        _negated=True,
                    ),
                    ("account__isnull", False),
                    _connector="OR",
                ),
                name="decision_sanction_has_account",
            ),
        ),
        migrations.AddConstraint(
            model_name="decision",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("points", 0), ("points_expire_at", None)),
                    models.Q(
                        ("outcomes__contains", ["strike"]),
                        ("points__range", (1, 4)),
                        ("points_expire_at__isnull", False),
                    ),
                    _connector="OR",
                ),
                name="decision_points_are_whole",
            ),
        ),
        migrations.AddConstraint(
            model_name="decision",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("outcomes__overlap", ["pause_posting", "pause_proposing", "suspend"]), _negated=True),
                    ("account_until__isnull", False),
                    _connector="OR",
                ),
                name="decision_pause_has_end",
            ),
        ),
        migrations.AddConstraint(
            model_name="decision",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("outcomes__overlap", ["close_account"]), _negated=True),
                    ("second_by__isnull", False),
                    ("staff_mode", "solo"),
                    _connector="OR",
                ),
                name="decision_closure_by_two",
            ),
        ),
        migrations.AddConstraint(
            model_name="decision",
            constraint=models.CheckConstraint(
                condition=models.Q(("staff_mode__in", ["team", "solo"])), name="decision_staff_mode_known"
            ),
        ),
        migrations.AddField(
            model_name="closure",
            name="account",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="closure",
            name="case",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="closures", to="moderation.case"
            ),
        ),
        migrations.AddField(
            model_name="closure",
            name="clause",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="moderation.clause"
            ),
        ),
        migrations.AddField(
            model_name="closure",
            name="decided_by",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="closure",
            name="proposed_by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddConstraint(
            model_name="closure",
            constraint=models.UniqueConstraint(
                condition=models.Q(("status", "proposed")), fields=("account",), name="closure_one_open"
            ),
        ),
        migrations.AddConstraint(
            model_name="closure",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("status", "proposed"),
                    models.Q(("decided_at__isnull", False), ("decided_by__isnull", False)),
                    _connector="OR",
                ),
                name="closure_decided_is_whole",
            ),
        ),
        migrations.AddConstraint(
            model_name="closure",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("status", "confirmed"), _negated=True),
                    models.Q(("decided_by", models.F("proposed_by")), _negated=True),
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
                name="closure_by_two_people",
                violation_error_message="Who proposed it does not confirm it.",
            ),
        ),
        migrations.AddConstraint(
            model_name="closure",
            constraint=models.CheckConstraint(
                condition=models.Q(("decided_by", models.F("account")), _negated=True), name="closure_not_of_oneself"
            ),
        ),
    ]
