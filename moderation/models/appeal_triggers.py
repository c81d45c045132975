"""What the database keeps of an appeal by itself, whatever writes the row."""

import pgtrigger

# It says who decided: the constraint of the appeal compares with nothing else.
COPY_DECIDERS = """
SELECT by_id, second_by_id INTO NEW.decider_id, NEW.second_decider_id
FROM moderation_decision WHERE id = NEW.decision_id;
RETURN NEW;
"""
TRIGGERS = [
    pgtrigger.Trigger(
        name="appeal_copies_deciders",
        when=pgtrigger.Before,
        operation=pgtrigger.Insert | pgtrigger.Update,
        func=COPY_DECIDERS,
    ),
    pgtrigger.Protect(name="appeal_never_deleted", operation=pgtrigger.Delete),
    # Retention alone goes around it: after three years the words go, and the facts stay.
    pgtrigger.Protect(
        name="appeal_answer_stays", operation=pgtrigger.Update, condition=pgtrigger.Q(old__status="decided")
    ),
]
