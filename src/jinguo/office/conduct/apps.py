"""Conduct: what was given to whom and what follows, who is protected, what attendance and checks suggest."""

from importlib import import_module

from django.apps import AppConfig


class ConductConfig(AppConfig):
    """Conduct: what was given to whom and what follows, who is protected, what attendance and checks suggest."""

    name = "jinguo.office.conduct"
    verbose_name = "工作纪律"

    def ready(self) -> None:
        """Make known the kind of message under which people are told; models are ready now."""
        import_module("jinguo.office.conduct.telling")
