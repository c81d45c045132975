"""Who may open the moderators' pages."""

from django.contrib.auth.decorators import permission_required

# Visitors are sent to the sign-in before this is asked; members without the role get 403.
staff_only = permission_required("moderation.view_case", raise_exception=True)
