"""The app that knows who people are and where they stand."""

from django.apps import AppConfig


class StructureConfig(AppConfig):
    """Regions, units, posts, staff and appointments."""

    name = "jinguo.org.structure"
    verbose_name = "组织"
