"""Who may open the editors' desk."""

from accounts.staff_pages import staff_page

# Visitors are sent to the sign-in before this is asked; members without the role get 403.
editors_only = staff_page("articles.change_article")
