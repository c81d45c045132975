"""Every address of the site; `docs/architecture.md` says which app answers."""

from django.contrib import admin
from django.contrib.auth.decorators import login_not_required
from django.contrib.sitemaps import views as sitemap_views
from django.urls import include, path

from articles.views.media import picture
from marketplace import health, home, pages, well_known
from marketplace.admin_site import prepare
from marketplace.dashboard import dashboard
from marketplace.dev_mail import dev_mail
from marketplace.lib.methods import read_only
from marketplace.sitemaps import SITEMAPS
from marketplace.theme import theme

prepare(admin.site)

handler400 = "marketplace.errors.bad_request"
handler403 = "marketplace.errors.forbidden"
handler404 = "marketplace.errors.not_found"
handler429 = "marketplace.errors.too_often"  # allauth asks for it
handler500 = "marketplace.errors.broken"

urlpatterns = [
    path("", home.home, name="home"),
    path("dashboard/", dashboard, name="dashboard"),
    path("skills/", home.skill_list, name="skill_list"),
    path("skills/<slug:slug>/", home.skill_detail, name="skill_detail"),
    path("", include("accounts.urls")),
    path("", include("gigs.urls")),
    path("", include("articles.urls")),
    path("", include("moderation.urls")),
    path("api/", include("marketplace.api")),
    path("accounts/", include("allauth.urls")),
    path("admin/", admin.site.urls),
    path("media/<str:file>", picture, name="picture"),
    path("theme/", theme, name="theme"),
    path("dev/mail/", dev_mail, name="dev_mail"),
    path("about/", pages.about, name="about"),
    path("contact/", pages.contact, name="contact"),
    path("imprint/", pages.imprint, name="imprint"),
    path("privacy/", pages.privacy, name="privacy"),
    path("terms/", pages.terms, name="terms"),
    path("healthz", health.healthz, name="healthz"),
    path("readyz", health.readyz, name="readyz"),
    path("robots.txt", well_known.robots, name="robots"),
    path("favicon.ico", well_known.favicon, name="favicon"),
    path("opensearch.xml", well_known.opensearch, name="opensearch"),
    path(".well-known/security.txt", well_known.security, name="security"),
    path(".well-known/change-password", well_known.change_password, name="change_password"),
    path(
        "sitemap.xml", login_not_required(read_only(sitemap_views.index)), {"sitemaps": SITEMAPS}, name="sitemap_index"
    ),
    path(
        "sitemap-<section>.xml",
        login_not_required(read_only(sitemap_views.sitemap)),
        {"sitemaps": SITEMAPS},
        name="django.contrib.sitemaps.views.sitemap",
    ),
]
