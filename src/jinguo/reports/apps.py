"""The app that writes reports: it reads everything and writes only its own drafts and versions."""

from django.apps import AppConfig


class ReportsConfig(AppConfig):
    """Work reports, dashboards and the desk."""

    name = "jinguo.reports"
    verbose_name = "公文"
