"""Two skills that are one: what named the first names the second from then on."""

from typing import Any

from django.db import IntegrityError, transaction

from .audit import record
from .developer import Developer
from .skill import Skill, SkillAlias
from .skill_meaning import tell_meaning


def merge(old: Skill, into: Skill, by: Any) -> None:
    """Retire `old` in favour of `into`: rows, words and the address lead there. Raises ValueError for itself."""
    if old.pk == into.pk or into.status != Skill.Status.ACTIVE:
        raise ValueError("A skill is merged into another one that is active.")
    with transaction.atomic():
        list(Skill.objects.select_for_update().filter(pk__in=[old.pk, into.pk]).order_by("pk"))
        words = old.words
        named = list(Developer.objects.filter(developer_skills__skill=old).values_list("pk", flat=True))
        for relation in old._meta.related_objects:
            # Aliases follow below; what is many to many is reached through its rows.
            if relation.related_model is not SkillAlias and not relation.many_to_many:
                repoint(relation, old, into)
        keep_words(old, into)
        old.status, old.replaced_by = Skill.Status.RETIRED, into
        old.save()
        # What was merged into it before leads there as well: one step is all that a word is followed.
        Skill.objects.filter(replaced_by=old).update(replaced_by=into)
        for developer in Developer.objects.filter(pk__in=named):
            developer.write_skill_words()
        tell_meaning(words)
        record("skill.merge", old, by, after={"into": into.slug})


def repoint(relation: Any, old: Skill, into: Skill) -> None:
    """Each row by itself: who names both skills keeps the row that names the new one."""
    name = relation.field.name
    rows = relation.related_model._base_manager
    for row in rows.filter(**{name: old}):
        if row == into:  # the new skill was a child of the old one
            rows.filter(pk=row.pk).update(**{name: old.parent})
            continue
        try:
            with transaction.atomic():
                rows.filter(pk=row.pk).update(**{name: into})
        except IntegrityError:
            row.delete()


def keep_words(old: Skill, into: Skill) -> None:
    """Every word for the old skill is one for the new."""
    SkillAlias.objects.filter(skill=old).update(skill=into)
    for word in {old.slug, old.folded_name}:
        SkillAlias.objects.get_or_create(word=word, defaults={"skill": into})
