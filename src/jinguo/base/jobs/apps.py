"""The app of long work."""

from django.apps import AppConfig


class JobsConfig(AppConfig):
    """Long work and its progress."""

    name = "jinguo.base.jobs"
    verbose_name = "后台任务"
