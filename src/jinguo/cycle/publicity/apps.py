"""Public notices, objections and circulars."""

from importlib import import_module

from django.apps import AppConfig


class PublicityConfig(AppConfig):
    """Public notices, objections and circulars."""

    name = "jinguo.cycle.publicity"
    verbose_name = "公示"

    def ready(self) -> None:
        """Watch that nothing published is changed, and fill the pages; models are ready now."""
        from jinguo.base.keep import invariants  # apps are imported before Django is ready

        integrity = import_module("jinguo.cycle.publicity.integrity")
        invariants.register("published", "公示和通报发出后未变", integrity.changed_after_publishing)
        import_module("jinguo.cycle.publicity.screens").fill()
