"""A committee's coordination: meetings, inspections from above, information and bulletins, circulars, supervision."""

from importlib import import_module

from django.apps import AppConfig


class CoordinationConfig(AppConfig):
    """A committee's coordination: its meetings, what came from above, what units send and owe."""

    name = "jinguo.committee.coordination"
    verbose_name = "统筹协调"

    def ready(self) -> None:
        """Bring the kinds of meeting and task, tell meetings of targets, offer figures, fill the pages."""
        kinds = import_module("jinguo.committee.coordination.kinds")
        meetings = import_module("jinguo.cycle.meetings.kinds")
        for one in kinds.MEETINGS.values():
            meetings.register(one.kind)
        tasks = import_module("jinguo.cycle.tasks.kinds")
        for kind in (kinds.DEMAND, kinds.SLIP):
            tasks.register(kind)
        tying = import_module("jinguo.committee.coordination.tying")
        import_module("jinguo.cycle.meetings.beside").register(tying.targets_beside)
        import_module("jinguo.committee.coordination.measures").offer()
        import_module("jinguo.committee.coordination.screens").fill()
