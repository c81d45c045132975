"""Who may open the moderators' pages."""

from accounts.staff_pages import staff_page

# Visitors are sent to the sign-in before this is asked; members without the role get 403.
staff_only = staff_page("moderation.view_case")
