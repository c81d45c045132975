"""What one reader has marked among the gigs of a page: everything in one query, however many rows there are."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db import connection

from gigs.models import Gig

# One index look-up a kind; the reader's own skills come along, because every row wants them too.
STATEMENT = """
SELECT 'saved', gig_id, '' FROM gigs_savedgig WHERE user_id = %(user)s AND gig_id = ANY(%(gigs)s)
UNION ALL
SELECT 'hidden', gig_id, '' FROM gigs_hiddengig WHERE user_id = %(user)s AND gig_id = ANY(%(gigs)s)
UNION ALL
SELECT 'seen', gig_id, '' FROM gigs_seengig WHERE user_id = %(user)s AND gig_id = ANY(%(gigs)s)
UNION ALL
SELECT 'muted', client_id, '' FROM gigs_mutedclient WHERE user_id = %(user)s AND client_id = ANY(%(clients)s)
UNION ALL
SELECT 'applied', proposal.gig_id, '' FROM gigs_proposal proposal
JOIN accounts_developer developer ON developer.id = proposal.developer_id
WHERE developer.user_id = %(user)s AND proposal.gig_id = ANY(%(gigs)s) AND proposal.status <> 'draft'
UNION ALL
SELECT 'skill', 0, skill.slug FROM accounts_developer developer
JOIN accounts_developerskill known ON known.developer_id = developer.id
JOIN accounts_skill skill ON skill.id = known.skill_id
WHERE developer.user_id = %(user)s
"""


@dataclass
class Marks:
    """Ids of gigs (`muted`: of clients) and slugs of the reader's skills; a visitor's are empty."""

    is_readers: bool = False
    saved: set[int] = field(default_factory=set)
    hidden: set[int] = field(default_factory=set)
    seen: set[int] = field(default_factory=set)
    applied: set[int] = field(default_factory=set)
    muted: set[int] = field(default_factory=set)
    skills: set[str] = field(default_factory=set)

    def put_away(self, gig: Gig) -> bool:
        """Whether this reader does not want the gig in their lists."""
        return gig.pk in self.hidden or gig.client_id in self.muted


NO_MARKS = Marks()


def marks_among(gigs: Iterable[Gig], user) -> Marks:
    if not user.is_authenticated:
        return NO_MARKS
    gigs = list(gigs)
    values = {"user": user.pk, "gigs": [gig.pk for gig in gigs], "clients": list({gig.client_id for gig in gigs})}
    marks = Marks(is_readers=True)
    with connection.cursor() as cursor:
        cursor.execute(STATEMENT, values)
        for kind, pk, slug in cursor.fetchall():
            if kind == "skill":
                marks.skills.add(slug)
            else:
                getattr(marks, kind).add(pk)
    return marks
