"""Inspections: reports reviewed, documents and sites checked, findings put right."""

from django.apps import AppConfig


class InspectionsConfig(AppConfig):
    """Inspections: reports reviewed, documents and sites checked, findings put right."""

    name = "jinguo.cycle.inspections"
    verbose_name = "督查"
