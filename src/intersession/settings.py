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
PROVIDER = environment.provider(os.environ)
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
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.messages",
    "django.contrib.postgres",
    "django.contrib.sessions",
    "django.contrib.staticfiles",
    "csp",
    "pgtrigger",
    "pghistory",
    "procrastinate.contrib.django",
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
    # after ours, so that our templates stand before theirs
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "allauth.usersessions",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "csp.middleware.CSPMiddleware",
    "intersession.core.limits.limited",
    "allauth.account.middleware.AccountMiddleware",
    "intersession.core.discretion.DiscreetHistory",
]
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.messages.context_processors.messages",
            ]
        },
    }
]

DATABASES = {"default": _database(HOME)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
AUTH_USER_MODEL = "accounts.User"
CACHES = {  # shared by all processes, since it counts what is limited: see accounts/migrations
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "shared_cache",
        "OPTIONS": {"MAX_ENTRIES": 100_000},
    }
}
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
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024  # bytes of a form beside its files: a table may be pasted
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
        "form-action": [SELF, *([PROVIDER.origin] if PROVIDER else [])],
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
SESSION_COOKIE_SECURE = TLS
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
    EMAIL_BACKEND = "intersession.core.outbox.Backend"
    EMAIL_FILE_PATH = HOME / "mail"

# Sign-in: a code by mail, a passkey, or the organization's own provider; never a password.
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "web:desk"
LOGOUT_REDIRECT_URL = "web:home"
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"
ALLAUTH_TRUSTED_PROXY_COUNT = 1 if TLS else 0  # the last address in X-Forwarded-For is the proxy's word
ACCOUNT_ADAPTER = "intersession.accounts.adapters.AccountAdapter"
ACCOUNT_FORMS = {
    "login": "intersession.accounts.forms.SignInForm",
    "confirm_login_code": "intersession.accounts.forms.CodeForm",
}
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*"]  # without a password, the sign-in page sends a code
ACCOUNT_EMAIL_VERIFICATION = "none"  # the code verifies the address
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_PREVENT_ENUMERATION = "strict"
ACCOUNT_DEFAULT_HTTP_PROTOCOL = SITE.scheme
ACCOUNT_LOGIN_BY_CODE_TIMEOUT = 15 * 60  # seconds; mail can be slow
ACCOUNT_LOGIN_BY_CODE_MAX_ATTEMPTS = 5
ACCOUNT_SESSION_REMEMBER = True
ACCOUNT_RATE_LIMITS = {
    "login": "30/m/ip",
    "request_login_code": "20/m/ip,5/5m/key",
    "guess_login_code": "30/m/ip,10/15m/key",
    "prove_address": "20/m/ip,5/10m/key",  # links to register for a meeting
}
MFA_ADAPTER = "intersession.accounts.adapters.KeysAdapter"
MFA_FORMS = {
    "add_webauthn": "intersession.accounts.forms.PasskeyForm",
    "login_webauthn": "intersession.accounts.forms.PasskeySignInForm",
    "authenticate_webauthn": "intersession.accounts.forms.PasskeySecondForm",
    "reauthenticate_webauthn": "intersession.accounts.forms.PasskeyAgainForm",
}
MFA_SUPPORTED_TYPES = ["webauthn", "totp", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_TOTP_TOLERANCE = 1  # a period of 30 seconds before and after
SOCIALACCOUNT_ADAPTER = "intersession.accounts.adapters.ProviderAdapter"
SOCIALACCOUNT_PROVIDERS = {
    "openid_connect": {
        "OAUTH_PKCE_ENABLED": True,
        "APPS": [
            {
                "provider_id": "organization",
                "name": PROVIDER.name,
                "client_id": PROVIDER.client,
                "secret": PROVIDER.secret,
                # the account is that of the address, if the provider says that it was verified
                "settings": {"server_url": PROVIDER.issuer, "email_authentication": True},
            }
        ]
        if PROVIDER
        else [],
    }
}

PROCRASTINATE_PERIODIC_DEFAULTS = {
    "max_delay": 24 * 60 * 60
}  # seconds; a night without a worker is made up for

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "filters": {"discreet": {"()": "intersession.core.discretion.Discreet"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line", "filters": ["discreet"]}},
    "root": {"handlers": ["console"], "level": "WARNING"},
    "loggers": {
        "django": {"handlers": [], "level": "WARNING", "propagate": True},
        # a lost database is told by the verb `work` in one line; work that fails is logged all the same
        "procrastinate.utils": {"level": "CRITICAL"},
        "procrastinate.worker.worker": {"level": "CRITICAL"},
    },
}
