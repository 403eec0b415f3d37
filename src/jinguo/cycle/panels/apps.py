"""Ratings, ballots and questionnaires."""

from django.apps import AppConfig


class PanelsConfig(AppConfig):
    """Ratings, ballots and questionnaires."""

    name = "jinguo.cycle.panels"
    verbose_name = "评议"
