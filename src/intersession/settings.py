"""The settings, all from the environment; a wrong one is refused with one line that says how to mend it."""

import os
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from csp.constants import NONE, SELF
from django.utils.translation import gettext_lazy as _

from intersession import database, environment


def _database(home: Path) -> dict[str, Any]:
    url = os.environ.get("DATABASE_URL", "").strip()
    mend = "Write postgresql://name:password@host:5432/database, or unset it to use the embedded PostgreSQL."
    found = environment.read("DATABASE_URL", url, lambda text: database.parameters(home, text), mend)
    names = {"dbname": "NAME", "user": "USER", "password": "PASSWORD", "host": "HOST", "port": "PORT"}
    return {
        "ENGINE": "django.db.backends.postgresql",
        "CONN_HEALTH_CHECKS": True,  # a worker outlives a restart of the database
        "OPTIONS": {
            **{key: value for key, value in found.items() if key not in names},
            "pool": {"min_size": 1, "max_size": 4, "timeout": 10},
        },
        **{names[key]: value for key, value in found.items() if key in names},
    }


environment.known(os.environ)
HOME = environment.read(
    "INTERSESSION_HOME", "var", environment.home, "Name a folder that this account may write to."
)
SITE = environment.read(
    "INTERSESSION_URL", "http://localhost:8000", environment.address, "Write https://dialogue.example.org."
)
TLS = SITE.scheme == "https"
LISTEN = environment.read(
    "INTERSESSION_LISTEN",
    f"127.0.0.1:{8000 if TLS else SITE.port or 8000}",
    environment.listen,
    "Write 127.0.0.1:8000.",
)
WORKERS = environment.read(
    "INTERSESSION_WORKERS", "2", environment.workers, "One or two for each processor do well."
)
DATABASE_URL = os.environ.get("DATABASE_URL", "").strip()

DEBUG = environment.read("INTERSESSION_DEBUG", "no", environment.yes, "Write yes or no.")
SECRET_KEY = environment.secret(HOME, os.environ)
ALLOWED_HOSTS = [
    str(SITE.hostname),
    "localhost",
    "127.0.0.1",
    "[::1]",
    *environment.read(
        "INTERSESSION_HOSTS", "", environment.hosts, "Write dialogue.example.org,www.example.org."
    ),
]

ROOT_URLCONF = "intersession.urls"
WSGI_APPLICATION = "intersession.wsgi.application"
INSTALLED_APPS = [
    "django.contrib.postgres",
    "django.contrib.staticfiles",
    "csp",
    "pgtrigger",
    "pghistory",
    "intersession.core",
    "intersession.accounts",
    "intersession.membership",
    "intersession.documents",
    "intersession.library",
    "intersession.cycles",
    "intersession.meetings",
    "intersession.consultations",
    "intersession.evaluations",
    "intersession.outcomes",
    "intersession.reports",
    "intersession.record",
    "intersession.web",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "csp.middleware.CSPMiddleware",
    "pghistory.middleware.HistoryMiddleware",
]
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
            ]
        },
    }
]

DATABASES = {"default": _database(HOME)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
AUTH_USER_MODEL = "accounts.User"
PGHISTORY_MIDDLEWARE_METHODS = ("POST", "PUT", "PATCH", "DELETE")  # reading changes nothing to account for

LANGUAGE_CODE = "en"
LANGUAGES = [("en", _("English")), ("fr", _("French")), ("es", _("Spanish"))]
LOCALE_PATHS = [Path(__file__).parent / "locale"]
TIME_ZONE = "UTC"
USE_TZ = True

STATIC_URL = "/static/"
STATIC_ROOT = HOME / "static"
MEDIA_URL = "/media/"
MEDIA_ROOT = HOME / "media"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEBUG
        else "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}
WHITENOISE_ALLOW_ALL_ORIGINS = False

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "base-uri": [NONE],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "object-src": [NONE],
    }
}
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"
CSRF_TRUSTED_ORIGINS = [f"{SITE.scheme}://{SITE.netloc}"]
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = LANGUAGE_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_SECURE = LANGUAGE_COOKIE_SECURE = TLS
LANGUAGE_COOKIE_HTTPONLY = True
SECURE_SSL_REDIRECT = TLS
SECURE_HSTS_SECONDS = 365 * 24 * 3600 if TLS else 0
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if TLS else None  # set by the proxy in front

_mail_server = environment.read(
    "INTERSESSION_EMAIL", "", environment.mail, "Write smtp://name:password@host:587, or unset it."
)
DEFAULT_FROM_EMAIL = os.environ.get("INTERSESSION_EMAIL_FROM", f"intersession@{SITE.hostname}")
EMAIL_TIMEOUT = 10  # seconds
if _mail_server:
    EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    EMAIL_HOST = str(_mail_server.hostname)
    EMAIL_USE_SSL = _mail_server.scheme == "smtps"
    EMAIL_USE_TLS = not EMAIL_USE_SSL
    EMAIL_PORT = _mail_server.port or (465 if EMAIL_USE_SSL else 587)
    EMAIL_HOST_USER = unquote(_mail_server.username or "")
    EMAIL_HOST_PASSWORD = unquote(_mail_server.password or "")
else:
    EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
    EMAIL_FILE_PATH = HOME / "mail"

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
    "loggers": {"django": {"handlers": [], "level": "WARNING", "propagate": True}},
}
