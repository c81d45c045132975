"""Mail about hiring that says more than its notice."""

from django.conf import settings
from django.template.loader import render_to_string
from django.utils import timezone
from django_tasks import task

from accounts import mail_links
from accounts.tasks import send_mail, unmailed
from gigs.hiring.links import ACTIONS, link
from gigs.hiring.wording import price
from gigs.models import Proposal


@task()
def mail_proposal(notification_id: int, proposal_id: int) -> None:
    """Mail a new proposal whole, with links that answer it; once, and not if it is over already."""
    notification = unmailed(notification_id)
    proposal = (
        Proposal.objects.decided_by(notification.user).live().for_rows().filter(pk=proposal_id).first()
        if notification
        else None
    )
    if proposal is None:
        return
    site, user, footer = settings.SITE_URL, notification.user, mail_links.footer(notification)
    context = {
        "title": notification.title,
        "proposal": proposal,
        "price": price(proposal),
        "answers": list(zip(proposal.gig.questions, proposal.answers, strict=False)),
        "address": f"{site}{proposal.get_absolute_url()}",
        "links": [(words, f"{site}{link(proposal, user, action)}") for action, words in ACTIONS.items()],
        "site_name": settings.SITE_NAME,
        "footer": footer,
    }
    text = render_to_string("emails/proposal/message.txt", context)
    html = render_to_string("emails/proposal/message.html", context)
    headers = mail_links.one_click(footer["stop"])
    send_mail.func(f"notification-{notification.pk}", notification.title, text, html, [user.email], headers)
    notification.mailed_at = timezone.now()
    notification.save(update_fields=["mailed_at"])
