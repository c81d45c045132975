"""Weeks and hours a week are possible and in order, and the questions of a gig are few, whoever writes them.

What was written before is made right: a number that cannot be is left out, as one that nobody stated; two that stand in
the wrong order change places; of more than three questions the first three stay, beside which answers stand already.
The revisions keep what was said.
"""

from django.db import migrations, models

LARGEST = {"weeks": 520, "week_hours": 168}
QUESTIONS = 3
CAN_BE = "BETWEEN 1 AND {largest}"
LEAVE_OUT = f"""
UPDATE gigs_gig SET
  {{name}}_min = CASE WHEN {{name}}_min {CAN_BE} THEN {{name}}_min END,
  {{name}}_max = CASE WHEN {{name}}_max {CAN_BE} THEN {{name}}_max END
WHERE {{name}}_min NOT {CAN_BE} OR {{name}}_max NOT {CAN_BE}
"""  # noqa: S608 - constants of ours
CHANGE_PLACES = """
UPDATE gigs_gig SET {name}_min = {name}_max, {name}_max = {name}_min WHERE {name}_min > {name}_max
"""
FEWER = f"UPDATE gigs_gig SET questions = questions[1:{QUESTIONS}] WHERE cardinality(questions) > {QUESTIONS}"  # noqa: S608
# What waits for a moderator would break the rule when it is approved: beside what the gig says by now.
OF_CHANGES = f"""
UPDATE gigs_gigchange SET after = after - '{{name}}_min' - '{{name}}_max' FROM (
  SELECT change.id,
    CASE WHEN after ? '{{name}}_min' THEN (after->>'{{name}}_min')::numeric ELSE {{name}}_min END AS low,
    CASE WHEN after ? '{{name}}_max' THEN (after->>'{{name}}_max')::numeric ELSE {{name}}_max END AS high
  FROM gigs_gigchange change JOIN gigs_gig gig ON gig.id = change.gig_id
  WHERE change.status <> 'applied' AND after ?| ARRAY['{{name}}_min', '{{name}}_max']
) said WHERE said.id = gigs_gigchange.id AND (low NOT {CAN_BE} OR high NOT {CAN_BE} OR low > high)
"""  # noqa: S608 - constants of ours
FEWER_IN_CHANGES = f"""
UPDATE gigs_gigchange
SET after = jsonb_set(after, '{{questions}}', jsonb_path_query_array(after, '$.questions[0 to {QUESTIONS - 1}]'))
WHERE status <> 'applied' AND after @? '$.questions[{QUESTIONS}]'
"""  # noqa: S608 - constants of ours
MAKE_RIGHT = [
    sql.format(name=name, largest=largest)
    for name, largest in LARGEST.items()
    for sql in (LEAVE_OUT, CHANGE_PLACES, OF_CHANGES)
]
# A row that was written twice has checks to come, and no table is altered before they are done.
MAKE_RIGHT += [FEWER, FEWER_IN_CHANGES, "SET CONSTRAINTS ALL IMMEDIATE"]


def in_order(name, sentence):
    least, most = f"{name}_min", f"{name}_max"
    condition = models.Q((least, None), (most, None), (f"{least}__lte", models.F(most)), _connector="OR")
    return models.CheckConstraint(condition=condition, name=f"gig_{name}_in_order", violation_error_message=sentence)


def in_range(name):
    largest = LARGEST[name]
    fields = [f"{name}_min", f"{name}_max"]
    condition = models.Q(
        *(models.Q((field, None), (f"{field}__range", (1, largest)), _connector="OR") for field in fields)
    )
    sentence = f"Give a number between 1 and {largest}, or nothing."
    return models.CheckConstraint(condition=condition, name=f"gig_{name}_in_range", violation_error_message=sentence)


class Migration(migrations.Migration):
    dependencies = [("gigs", "0026_spaced_words")]

    operations = [
        migrations.RunSQL(MAKE_RIGHT, migrations.RunSQL.noop),
        migrations.AddConstraint("gig", in_order("weeks", "The fewest weeks are more than the most.")),
        migrations.AddConstraint("gig", in_order("week_hours", "The fewest hours are more than the most.")),
        migrations.AddConstraint("gig", in_range("weeks")),
        migrations.AddConstraint("gig", in_range("week_hours")),
        migrations.AddConstraint(
            "gig",
            models.CheckConstraint(
                condition=models.Q(("questions__len__lte", QUESTIONS)),
                name="gig_few_questions",
                violation_error_message=f"At most {QUESTIONS} questions.",
            ),
        ),
    ]
