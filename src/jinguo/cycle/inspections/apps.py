"""Inspections: reports reviewed, documents and sites checked, findings put right."""

from importlib import import_module

from django.apps import AppConfig


class InspectionsConfig(AppConfig):
    """Inspections: reports reviewed, documents and sites checked, findings put right."""

    name = "jinguo.cycle.inspections"
    verbose_name = "督查"

    def ready(self) -> None:
        """Let the figures be found and fill the pages; models are ready now."""
        import_module("jinguo.cycle.inspections.measures").offer()
        import_module("jinguo.cycle.inspections.screens").fill()
