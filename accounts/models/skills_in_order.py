"""The skills of a profile in its own row, in the order in which a list shows them.

Whoever writes them, the database keeps the row in step: a page of a list reads no row for each skill.
"""

import pgtrigger

# Whatever is written here, the profile's rows say what it is. The row is locked by then, and what is read in a trigger
# is what is committed by then: two who add a skill at once are both heard.
KEEP_SKILLS_IN_ORDER = pgtrigger.Trigger(
    name="developer_skills_in_order",
    when=pgtrigger.Before,
    operation=pgtrigger.Insert | pgtrigger.UpdateOf("skills_in_order"),
    func="""
        NEW.skills_in_order := ARRAY(
            SELECT skill_id FROM accounts_developerskill
            WHERE developer_id = NEW.id ORDER BY is_major DESC, position, id
        );
        RETURN NEW;
    """,
)


def telling(event: pgtrigger.Operation, **tables: str) -> pgtrigger.Trigger:
    """For the rows of skills: one write for every profile that a statement touched, in the order of their ids."""
    touched = " UNION ".join(f"SELECT developer_id FROM {table}" for table in tables.values())  # noqa: S608 - ours
    return pgtrigger.Trigger(
        name=f"developer_skill_{str(event).lower()}",
        level=pgtrigger.Statement,
        when=pgtrigger.After,
        operation=event,
        referencing=pgtrigger.Referencing(**tables),
        func=f"""
        UPDATE accounts_developer SET skills_in_order = '{{}}' WHERE id IN (
            SELECT id FROM accounts_developer WHERE id IN ({touched}) ORDER BY id FOR NO KEY UPDATE
        );
        RETURN NULL;
    """,  # noqa: S608 - ours
    )


TELL_THE_DEVELOPER = [
    telling(pgtrigger.Insert, new="fresh"),
    telling(pgtrigger.Update, old="was", new="fresh"),
    telling(pgtrigger.Delete, old="was"),
]
