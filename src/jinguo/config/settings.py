"""All settings, from the environment. Nothing secret has a default: `jinguo init` draws the keys once."""

from datetime import date, timedelta
from pathlib import Path

import environ
from csp.constants import NONE, SELF

env = environ.Env()

DATA_DIR = Path(env.str("JINGUO_DATA_DIR", "var")).resolve()
KEY_DIR = Path(env.str("JINGUO_KEY_DIR", str(DATA_DIR / "keys"))).resolve()
FILES_DIR = DATA_DIR / "files"
OUT_DIR = DATA_DIR / "out"
SNAPSHOTS_DIR = DATA_DIR / "snapshots"
ENGINE = env.str("JINGUO_ENGINE", "duckdb")  # what evaluates many regions; spark://host:port for a cluster
OFFICE_NAME = env.str("JINGUO_OFFICE", "本单位")  # how a new installation calls its first unit
BACKUP_DIR = Path(env.str("JINGUO_BACKUP_DIR", str(DATA_DIR / "backups"))).resolve()
BACKUPS_KEPT = env.int("JINGUO_BACKUPS_KEPT", 10)  # automatic ones; beside them one of each of the last twelve months


def _own_secret() -> str:
    """The installation's own key of sessions and tokens; empty before `jinguo init` has drawn it."""
    file = KEY_DIR / "secret.key"
    return file.read_text().strip() if file.exists() else ""


SECRET_KEY = env.str("JINGUO_SECRET_KEY", "") or _own_secret()  # Django refuses to start a server on an empty key
DEBUG = False
ALLOWED_HOSTS = env.list("JINGUO_HOSTS", default=["127.0.0.1", "localhost", "[::1]", "testserver"])
LEVEL_THREE = env.bool("JINGUO_LEVEL_THREE", False)  # 等保三级模式
PASSWORD_PROFILE = env.str("JINGUO_PASSWORD_PROFILE", "dengbao")  # or "asvs": rules/passwords.py
CIPHER_SUITE = env.str("JINGUO_CIPHER_SUITE", "intl")
LEAVE_PROFILE = env.str("JINGUO_LEAVE_PROFILE", "fujian")  # whose rules of leave: national, fujian, shandong
CONDUCT_COUNTS = env.str("JINGUO_CONDUCT_COUNTS", "month")  # lateness is counted by month or quarter
TLS_CERT = env.str("JINGUO_TLS_CERT", "")  # PEM files with which `jinguo serve` itself speaks HTTPS
TLS_KEY = env.str("JINGUO_TLS_KEY", "")
HTTPS = env.bool("JINGUO_HTTPS", bool(TLS_CERT))
TRUSTED_PROXIES = env.list("JINGUO_TRUSTED_PROXIES", default=[])  # whose X-Forwarded-For the audit trail believes
JINGUO_TODAY: date | None = date.fromisoformat(env.str("JINGUO_TODAY")) if env.str("JINGUO_TODAY", "") else None

# No django.contrib.admin: every screen is our own.
INSTALLED_APPS = [
    "jinguo.base.web",  # before the libraries, so that its templates win
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django.forms",
    "bootstrap",  # django-bootstrap-static; its "fontawesome" app stays out
    "heroicons",
    "django_htmx",
    "django_filters",
    "django_tables2",
    "template_partials",
    "django_tasks",
    "django_tasks_db",
    "axes",
    "csp",
    "jinguo.base.vault",
    "jinguo.base.audit",
    "jinguo.base.files",
    "jinguo.base.jobs",
    "jinguo.base.sheets",
    "jinguo.base.papers",
    "jinguo.base.keep",
    "jinguo.org.structure",
    "jinguo.org.people",
    "jinguo.org.access",
    "jinguo.cycle.bookkeeping",
    "jinguo.cycle.inbox",
    "jinguo.cycle.flows",
    "jinguo.cycle.tasks",
    "jinguo.cycle.panels",
    "jinguo.cycle.publicity",
    "jinguo.cycle.meetings",
    "jinguo.cycle.plans",
    "jinguo.cycle.delivery",
    "jinguo.cycle.inspections",
    "jinguo.cycle.scores",
    "jinguo.office.shifts",
    "jinguo.office.punches",
    "jinguo.office.slips",
    "jinguo.office.attendance",
    "jinguo.office.checks",
    "jinguo.office.conduct",
    "jinguo.office.quarter",
    "jinguo.office.appraisal",
    "jinguo.committee.outlines",
    "jinguo.committee.body",
    "jinguo.committee.collection",
    "jinguo.committee.snapshots",
    "jinguo.committee.atlas",
    "jinguo.committee.coordination",
    "jinguo.committee.evaluation",
    "jinguo.committee.duties",
    "jinguo.reports",
    "jinguo.demo",
]
# The typed ledgers, one folder each; a custom ledger needs no line here.
LEDGERS = [f"jinguo.service.ledgers.{name}" for name in ("loans", "trainings", "donations", "homes")]
INSTALLED_APPS += LEDGERS

# No LocaleMiddleware: the language must not follow the browser.
MIDDLEWARE = [
    "jinguo.base.web.middleware.RequestReference",
    "jinguo.base.audit.middleware.RequestStamp",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "jinguo.base.web.middleware.NoStore",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "axes.middleware.AxesMiddleware",
    "jinguo.org.access.middleware.SessionLimits",
    "jinguo.org.access.middleware.Gate",
    "jinguo.org.access.middleware.LogInFirst",  # every view wants a log-in unless it says otherwise
    "jinguo.base.web.middleware.Receipts",
    "jinguo.base.web.middleware.RefusalPage",  # innermost: it answers what views and services raise
]

ROOT_URLCONF = "jinguo.config.urls"
WSGI_APPLICATION = "jinguo.config.wsgi.application"
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"
CSRF_FAILURE_VIEW = "jinguo.base.web.errors.csrf_failure"
DJANGO_TABLES2_TEMPLATE = "web/grid.html"
DJANGO_TABLES2_TABLE_ATTRS = {"class": "grid"}
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "jinguo.base.web.context.page",
            ]
        },
    }
]

# IMMEDIATE is what keeps many writing threads from "database is locked".
SQLITE_PRAGMAS = (
    "PRAGMA journal_mode=WAL;PRAGMA synchronous=NORMAL;PRAGMA busy_timeout=20000;PRAGMA cache_size=-32768;"
    "PRAGMA mmap_size=134217728;PRAGMA temp_store=MEMORY;PRAGMA foreign_keys=ON;PRAGMA secure_delete=ON;"
)
DATABASES = {"default": env.db_url("DATABASE_URL", default=f"sqlite:///{DATA_DIR / 'db.sqlite3'}")}
_database = DATABASES["default"]
if _database["ENGINE"].endswith("sqlite3"):
    _database["OPTIONS"] = {"transaction_mode": "IMMEDIATE", "timeout": 20, "init_command": SQLITE_PRAGMAS}
    # Tests of threads need a file, not :memory:.
    _database["TEST"] = {"NAME": env.str("JINGUO_TEST_DB", str(DATA_DIR / "test.sqlite3"))}
else:
    _database["CONN_HEALTH_CHECKS"] = True
    _database["OPTIONS"] = {"pool": True} if env.bool("JINGUO_DB_POOL", False) else {}

TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": ["default"]}}

AUTH_USER_MODEL = "structure.Staff"  # AbstractBaseUser without PermissionsMixin: there is no is_superuser
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "jinguo.org.access.backends.StaffBackend",
]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
LOGIN_URL = "access:login"
LOGIN_REDIRECT_URL = "/"
KNOWN_COOKIE_NAME = "__Host-known" if HTTPS else "known"  # the browsers an account has logged in with
AXES_HANDLER = "jinguo.org.access.throttle.CountedTries"
AXES_FAILURE_LIMIT = 5  # one account's tries in the time below, over all addresses
AXES_COOLOFF_TIME = timedelta(minutes=15)
AXES_LOCKOUT_PARAMETERS = "jinguo.org.access.throttle.lockout_parameters"
AXES_LOCKOUT_CALLABLE = "jinguo.org.access.views.login.locked"
AXES_CLIENT_IP_CALLABLE = "jinguo.org.access.throttle.address"
AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT = False
AXES_RESET_ON_SUCCESS = False  # throttle.forget does it, and before a second factor is asked for
AXES_DISABLE_ACCESS_LOG = True  # the trail has it
AXES_ENABLE_ADMIN = False
AXES_VERBOSE = False

# News may be told outside too, by mail (smtp+tls://user:password@host:587) and by a chat robot's webhook; both are off
# unless set. cycle.inbox.outside sends, and nothing else does.
MAIL_URL = env.str("JINGUO_MAIL_URL", "")
ROBOT_URL = env.str("JINGUO_ROBOT_URL", "")
EMAIL_BACKEND, EMAIL_HOST_USER = "django.core.mail.backends.dummy.EmailBackend", ""
if MAIL_URL:
    vars().update(env.email_url("JINGUO_MAIL_URL"))
EMAIL_TIMEOUT = 10
DEFAULT_FROM_EMAIL = EMAIL_HOST_USER

LANGUAGE_CODE = "zh-hans"
LANGUAGES = [("zh-hans", "简体中文")]
USE_I18N = True  # not for our words: it makes Django's own form errors and dates Chinese
TIME_ZONE = "Asia/Shanghai"
USE_TZ = True

STATIC_URL = "/static/"
STATIC_ROOT = DATA_DIR / "static"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
STATICFILES_FINDERS = [
    "django.contrib.staticfiles.finders.FileSystemFinder",
    "django.contrib.staticfiles.finders.AppDirectoriesFinder",
    "jinguo.base.web.finders.VegaFinder",  # makes the chart bundle out of vl_convert
]
MEDIA_ROOT = ""  # files are kept by hash in FILES_DIR and served by base.files only

DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "object-src": [NONE],
        "base-uri": [NONE],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
    }
}
X_FRAME_OPTIONS = "DENY"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_SSL_REDIRECT = HTTPS
# Behind a proxy that ends TLS and sets this header itself; never where a stranger's own header could arrive.
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if HTTPS and TRUSTED_PROXIES else None
SECURE_HSTS_SECONDS = 31_536_000 if HTTPS else 0
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_NAME = "__Host-session" if HTTPS else "session"
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
IDLE_LIMIT = timedelta(minutes=15 if LEVEL_THREE else 30)
ABSOLUTE_LIMIT = timedelta(hours=12)
UPLOAD_LIMIT = 20 * 1024 * 1024  # bytes of one file
UPLOAD_TOTAL_LIMIT = 3 * UPLOAD_LIMIT  # bytes of all files of one request
FILE_UPLOAD_HANDLERS = ["jinguo.base.files.uploads.InMemory"]  # nothing unsealed in a temporary folder
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 20_000  # a pasted block is many fields

# Errors go to standard error with the number that the error page shows, and without the values they speak of.
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"bare": {"()": "jinguo.base.web.logs.BareFormatter"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "bare", "level": "WARNING"}},
    "root": {"handlers": ["stderr"], "level": "WARNING"},
    "loggers": {"django": {"handlers": [], "level": "WARNING", "propagate": True}},
}
