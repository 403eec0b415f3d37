"""Scores by scheme, published, objected to, made final."""

from importlib import import_module

from django.apps import AppConfig

from jinguo.base.web import menu


class ScoresConfig(AppConfig):
    """Scores by scheme, published, objected to, made final."""

    name = "jinguo.cycle.scores"
    verbose_name = "考评"

    def ready(self) -> None:
        """Hang in the menu, give a new office its schemes, watch published results; models are ready now."""
        permissions = import_module("jinguo.cycle.scores.permissions")
        installation = import_module("jinguo.base.keep.installation")
        installation.at_first_start(import_module("jinguo.cycle.scores.shipped").install_at_first_start)
        changed = import_module("jinguo.cycle.scores.invariants").changed_after_publishing
        import_module("jinguo.base.keep.invariants").register("results", "考评结果公布后未变", changed)
        menu.add(menu.Entry("scores", "考评", "scale", "scores:list", order=60, may=permissions.may_read))
