"""The gigs of a list with their must skills, kept in this process for as long as the database has them so.

PostgreSQL writes a row anew at every change. Where it stands (`ctid`) and who wrote it (`xmin`) name that version of
it, so nothing has to be told to forget: a list asks for ids and versions, and reads only what is not known.
"""
# ruff: noqa: S608, S611 - the pieces are names of our own columns; what a reader typed travels as parameters

import json
from collections.abc import Sequence
from functools import cache

from django.db import connection
from django.db.models import TextField
from django.db.models.expressions import RawSQL

from gigs.matching.parts import Must
from gigs.models import Gig
from gigs.models.gig_query import GigQuerySet
from gigs.search import Keys
from marketplace.lib.keeping import Kept

# The skills are their own version, and so is whether there was a change.
MUSTS = """
coalesce((
  SELECT json_agg(json_build_array(skill.slug, skill.name, must.level) ORDER BY must.position, must.id)::text
  FROM gigs_gigskill must JOIN accounts_skill skill ON skill.id = must.skill_id
  WHERE must.gig_id = gigs_gig.id AND must.need = 'must'
), '[]')
"""
IS_CHANGED = """
EXISTS (SELECT FROM gigs_gigchange WHERE gig_id = gigs_gig.id AND status = 'applied' AND is_material)
"""
VERSION = f"""
concat_ws(' ', gigs_gig.ctid, gigs_gig.xmin, accounts_client.ctid, accounts_client.xmin, {IS_CHANGED}, {MUSTS})
"""
VERSIONS = f"""
SELECT gigs_gig.id, {VERSION} FROM gigs_gig JOIN accounts_client ON accounts_client.id = gigs_gig.client_id
WHERE gigs_gig.id = ANY(ARRAY(SELECT gig_id FROM ({{keys}}) keys))
"""
# About 8 KB each.
KNOWN: Kept[Gig] = Kept(seconds=60 * 60, most=1_000)


def read(keys: Keys) -> list[Gig]:
    """The gigs of these keys, in no order, with `musts`. All requests share these gigs: nobody may change one."""
    versions = versions_of(*keys.quick())
    if len(versions) < keys.count:
        versions = versions_of(*keys.thorough(len(versions)))
    return list(KNOWN.get_many(versions, read_anew).values())


def versions_of(keys: str, values: Sequence) -> list[tuple[int, str]]:
    with connection.cursor() as cursor:
        cursor.execute(VERSIONS.format(keys=keys), values)
        return cursor.fetchall()


def read_anew(versions: Sequence[tuple[int, str]]) -> dict[tuple[int, str], Gig]:
    """Each under the version that it has now. A moment has passed, so what was taken away meanwhile is left out."""
    found = {}
    for gig in rows().filter(pk__in=[pk for pk, _ in versions]):
        gig.musts = [Must(*row) for row in json.loads(gig.musts_read)]
        found[gig.pk, gig.version_read] = gig
    return found


@cache
def rows() -> GigQuerySet:
    """Put together once: that is half of what reading twenty costs this process. What is listed, the database says."""
    read = {"version_read": RawSQL(VERSION, (), TextField()), "musts_read": RawSQL(MUSTS, (), TextField())}
    return Gig.objects.listed().for_rows().annotate(**read)
