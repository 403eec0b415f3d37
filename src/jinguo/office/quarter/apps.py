"""Quarter reviews of departments and the regular appraisal of people."""

from django.apps import AppConfig


class QuarterConfig(AppConfig):
    """Quarter reviews of departments and the regular appraisal of people."""

    name = "jinguo.office.quarter"
    verbose_name = "季度考评"
