"""One settings file, read from the environment (`.env.example` names every variable)."""

import os
import re
import sys
from email.utils import formataddr
from pathlib import Path

from marketplace import logs, patterns
from marketplace.embedded_postgres.settings import database as embedded_database
from marketplace.headers import *  # noqa: F403 - the policies that every answer carries
from marketplace.patient_postgres.options import is_usable
from marketplace.patient_postgres.options import options as postgres_options
from marketplace.rest import *  # noqa: F403 - how the API's framework behaves
from marketplace.variables import choose, env, one, read, several, switch, whole

BASE_DIR = Path(__file__).resolve().parent.parent
VAR_DIR = BASE_DIR / "var"

# -- mode

DEBUG = switch("DEBUG")
DEMO = switch("DEMO")
SECRET_KEY = env.str("SECRET_KEY", default="")
if not SECRET_KEY:
    if not DEBUG:
        sys.exit("SECRET_KEY is not set: give a long random text, or run `python3 run.py` once for the demo.")
    SECRET_KEY = "only-for-debugging-on-this-machine"  # noqa: S105 - DEBUG only, as the line above says

PORT = whole("PORT", 65535, 8000)
WEB_CONCURRENCY = whole("WEB_CONCURRENCY", 1000, min(4, max(2, os.cpu_count() or 1)))
SITE_NAME = one("SITE_NAME", patterns.LINE, "one line of text", "Upstream")
SITE_URL = one("SITE_URL", patterns.ADDRESS, "an address such as https://gigs.example", f"http://localhost:{PORT}")
SITE_URL = SITE_URL.rstrip("/")
SITE_HOST = re.sub(r"^https?://|:[0-9]+$", "", SITE_URL)
IS_LOCAL = DEBUG or DEMO
ALLOWED_HOSTS = [SITE_HOST, *several("ALLOWED_HOSTS", patterns.ALLOWED, "host names with commas between")]
if IS_LOCAL:
    ALLOWED_HOSTS += ["localhost", "127.0.0.1", "[::1]"]
CSRF_TRUSTED_ORIGINS = several(
    "CSRF_TRUSTED_ORIGINS",
    patterns.ORIGIN,
    "origins such as https://gigs.example, with commas",
)
OPERATOR_NAME = one("OPERATOR_NAME", patterns.LINE, "one line of text")
OPERATOR_ADDRESS = env.str("OPERATOR_ADDRESS", default="")
OPERATOR_EMAIL = one("OPERATOR_EMAIL", patterns.MAIL, "a mail address")
STAFF_MODE = choose("STAFF_MODE", ["team", "solo"], "team")
ADMINS = [("Operator", mail) for mail in several("ADMINS", patterns.MAIL, "mail addresses with commas between")]

# -- the house

INSTALLED_APPS = [
    "marketplace",
    "marketplace.lib.tasks",
    "accounts",
    "gigs",
    "articles",
    "moderation",
    "django.forms",
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.humanize",
    "django.contrib.messages",
    "django.contrib.postgres",
    "django.contrib.sessions",
    "django.contrib.sitemaps",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "django_filters",
    "pgtrigger",
]
MIDDLEWARE = [
    "marketplace.middleware.mark_request",
    "django.middleware.security.SecurityMiddleware",
    "marketplace.compression.compress",
    "marketplace.middleware.ContentPolicy",
    "django_permissions_policy.PermissionsPolicyMiddleware",
    "marketplace.middleware.refuse_oddities",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "allauth.usersessions.middleware.UserSessionsMiddleware",
    "marketplace.second_factor.demand_second_factor",
    "marketplace.break_glass.tell_of_superusers",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "marketplace.middleware.ErrorPages",
]
ROOT_URLCONF = "marketplace.urls"
WSGI_APPLICATION = "marketplace.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "marketplace.context.site",
            ],
        },
    }
]
LANGUAGE_CODE = "en-gb"
TIME_ZONE = "UTC"
USE_I18N = False
USE_TZ = True
FORM_RENDERER = "marketplace.forms.Renderer"
DATA_UPLOAD_MAX_MEMORY_SIZE = 1_000_000
DATA_UPLOAD_MAX_NUMBER_FIELDS = 2_000

# -- database, cache, tasks

# Seconds for a lock and for a statement; the web server says SERVING, commands and the worker may take their time.
REQUEST_LIMIT = 5 if switch("SERVING") else 0
DATABASE_URL = env.str("DATABASE_URL", default="")
if DATABASE_URL:
    if not DATABASE_URL.startswith(("postgres://", "postgresql://")):
        sys.exit("DATABASE_URL: expected postgres://user:password@host:5432/name, and nothing but PostgreSQL.")
    DATABASES = {"default": read("DATABASE_URL", "db", "postgres://user:password@host:5432/name", {}, is_usable)}
    DATABASES["default"].update(ENGINE="marketplace.patient_postgres", CONN_MAX_AGE=60, CONN_HEALTH_CHECKS=True)
    DATABASES["default"]["OPTIONS"] = postgres_options(REQUEST_LIMIT) | DATABASES["default"].get("OPTIONS", {})
else:
    DATABASES = {"default": embedded_database(BASE_DIR, "demo" if DEMO else "live", request_limit=REQUEST_LIMIT)}
# Rate limits live here, so it must not forget: Django's own measure of 300 entries would.
CACHE = {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "cache"}
CACHES = {"default": CACHE | {"OPTIONS": {"MAX_ENTRIES": 200_000}}}
TASKS = {"default": {"BACKEND": "marketplace.lib.tasks.backend.LeasedBackend"}}

# -- files

STATIC_URL = "/static/"
STATIC_ROOT = VAR_DIR / "static"
STATICFILES_DIRS = [BASE_DIR / "static"]
STORAGES = {
    "default": {"BACKEND": "marketplace.lib.media.MediaStorage"},
    "staticfiles": {"BACKEND": "marketplace.lib.static_bundle.BundledStaticFilesStorage"},
}

# -- mail

EMAIL_URL = env.str("EMAIL_URL", default="")
MAIL_DIR = VAR_DIR / "mail"
EMAIL_BACKEND, EMAIL_FILE_PATH = "django.core.mail.backends.filebased.EmailBackend", MAIL_DIR
expected, is_whole = "smtp://user:password@host:587", lambda found: found["EMAIL_HOST"] or "smtp" not in str(found)
globals().update(read("EMAIL_URL", "email_url", expected, {}, is_whole))
EMAIL_TIMEOUT = 10
expected = 'a mail address, or one such as "Jobs, Gigs & Co" <mail@gigs.example>'
DEFAULT_FROM_EMAIL = one("DEFAULT_FROM_EMAIL", patterns.SENDER, expected) or formataddr((SITE_NAME, "mail@localhost"))
SERVER_EMAIL = DEFAULT_FROM_EMAIL

# -- logs

LOG_FORMAT = choose("LOG_FORMAT", logs.FORMATS, "console")
LOGGING = logs.configuration(LOG_FORMAT)

# -- accounts

AUTH_USER_MODEL = "accounts.User"
# The address is unique whatever its case: a constraint on Lower("email"), which the check does not see.
SILENCED_SYSTEM_CHECKS = ["auth.W004"]
AUTHENTICATION_BACKENDS = [
    "django.contrib.auth.backends.ModelBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "dashboard"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_ADAPTER = "accounts.adapters.AccountAdapter"
ACCOUNT_SIGNUP_FORM_CLASS = "accounts.forms.signup.SignupForm"
ACCOUNT_FORMS = {"signup": "accounts.forms.joining.JoiningForm"}
ACCOUNT_EMAIL_VERIFICATION = "mandatory"
ACCOUNT_EMAIL_VERIFICATION_BY_CODE_ENABLED = True
ACCOUNT_LOGIN_BY_CODE_ENABLED = True
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_REAUTHENTICATION_REQUIRED = True
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes", "webauthn"]
MFA_PASSKEY_LOGIN_ENABLED, STAFF_NEEDS_SECOND_FACTOR = True, not DEMO

# -- hardening

SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SITE_URL.startswith("https://")
SECURE_SSL_REDIRECT = SITE_URL.startswith("https://") and not IS_LOCAL
SECURE_HSTS_SECONDS = 31_536_000 if SECURE_SSL_REDIRECT else 0
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if SECURE_SSL_REDIRECT else None
CSRF_FAILURE_VIEW = "marketplace.errors.csrf_failed"
