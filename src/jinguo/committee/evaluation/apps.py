"""Evaluation: text goals judged, reported values checked, mid-term and final evaluation."""

from importlib import import_module

from django.apps import AppConfig


class EvaluationConfig(AppConfig):
    """Evaluation: text goals judged, reported values checked, mid-term and final evaluation."""

    name = "jinguo.committee.evaluation"
    verbose_name = "评估"

    def ready(self) -> None:
        """Offer judgements to evaluations, measures to appraisals, remind, fill the places; models are ready now."""
        judgements = import_module("jinguo.committee.evaluation.queries.judgements")
        import_module("jinguo.committee.outlines.judging").register(judgements.judged)
        reminding = import_module("jinguo.committee.evaluation.reminding")
        import_module("jinguo.cycle.inbox.reminding").register(reminding.open_reports)
        import_module("jinguo.committee.evaluation.measures").offer()
        import_module("jinguo.committee.evaluation.screens").fill()
