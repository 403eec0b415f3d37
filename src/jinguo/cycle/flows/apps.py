"""What a table cannot hold: approval chains and rounds of opinions."""

from django.apps import AppConfig


class FlowsConfig(AppConfig):
    """What a table cannot hold: approval chains and rounds of opinions."""

    name = "jinguo.cycle.flows"
    verbose_name = "审批"
