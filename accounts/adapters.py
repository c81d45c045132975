"""What we ask of allauth: mail through the queue, and a first step that fits what a person came for."""

from allauth.account.adapter import DefaultAccountAdapter
from django.conf import settings
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.urls import reverse

from accounts.models import User
from marketplace.lib.ids import new_public_id
from marketplace.lib.tasks.queue import enqueue

# What allauth's mails call the site.
SITE = {"name": settings.SITE_NAME, "domain": settings.SITE_URL}
FIRST_STEPS = {
    User.CameFor.BUILD: "accounts:profile_edit",
    User.CameFor.HIRE: "gigs:gig_new",
    User.CameFor.READ: "articles:article_list",
}
# As allauth's limit for mails with a code to one address has it.
CODE_ON_ITS_WAY = (
    "We have just sent a code to this address. Enter it where you asked for it, or wait ten seconds and sign in here "
    "again: then we send another."
)


class AccountAdapter(DefaultAccountAdapter):
    error_messages = DefaultAccountAdapter.error_messages | {"code_on_its_way": CODE_ON_ITS_WAY}
    is_password_right = False

    def authenticate(self, request: HttpRequest, **credentials) -> User | None:
        user = super().authenticate(request, **credentials)
        self.is_password_right = user is not None
        return user

    def validation_error(self, code: str, *args) -> ValidationError:
        """allauth tells somebody with the right password of failed attempts where the next code has to wait."""
        if code == "too_many_login_attempts" and self.is_password_right:
            code = "code_on_its_way"
        return super().validation_error(code, *args)

    def send_mail(self, template_prefix: str, email: str, context: dict) -> None:
        """Queue the mail in the request's transaction, so that no page waits for a mail server."""
        context = {"request": self.request, "email": email, "current_site": SITE, **context}
        message = self.render_mail(template_prefix, email, context)
        html = next((body for body, kind in getattr(message, "alternatives", []) if kind == "text/html"), "")
        key = f"account-{new_public_id()}"
        enqueue("accounts.tasks.send_mail", key, message.subject, message.body, html, message.to)

    def get_signup_redirect_url(self, request: HttpRequest) -> str:
        """A new account starts where it wants to go, unless it was on its way somewhere: allauth asks only then."""
        return reverse(FIRST_STEPS[request.user.came_for])

    def get_email_verification_redirect_url(self, email_address) -> str:
        """Whoever adds an address goes back to where their addresses are."""
        return reverse("account_email")
