"""Who may open the editors' desk."""

from django.contrib.auth.decorators import permission_required

# Visitors are sent to the sign-in before this is asked; members without the role get 403.
editors_only = permission_required("articles.change_article", raise_exception=True)
