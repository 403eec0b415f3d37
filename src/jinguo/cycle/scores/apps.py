"""Scores by scheme, published, objected to, made final."""

from django.apps import AppConfig


class ScoresConfig(AppConfig):
    """Scores by scheme, published, objected to, made final."""

    name = "jinguo.cycle.scores"
    verbose_name = "考评"
