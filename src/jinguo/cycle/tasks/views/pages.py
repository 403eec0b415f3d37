"""What the page of a task shows: its facts, its reports with their files, what may be done, what happened."""

from dataclasses import dataclass
from typing import Any

from jinguo.base.files.models import StoredFile
from jinguo.base.moves import possible
from jinguo.base.web.components import Stage, stages
from jinguo.cycle.tasks.display import about_url, how_counted, standing
from jinguo.cycle.tasks.flow import TASK
from jinguo.cycle.tasks.forms import CancelForm, CorrectForm, ExtendForm, ReturnForm, ReviewForm
from jinguo.cycle.tasks.kinds import ACCEPTING
from jinguo.cycle.tasks.models import Task, TaskReport
from jinguo.cycle.tasks.permissions import may_correct, may_extend
from jinguo.cycle.tasks.queries import files_of_reports
from jinguo.org.access.history import events_of
from jinguo.org.structure.models import Staff
from jinguo.org.structure.work_calendar import work_calendar

STRAIGHT = ("open", "submitted", "accepted")
TONES = {"accepted": "ok", "returned": "near", "": "doing"}


@dataclass(frozen=True, slots=True)
class ShownReport:
    """A report with its files and the light of what became of it."""

    report: TaskReport
    files: list[StoredFile]

    @property
    def tone(self) -> str:
        """The tone of the outcome."""
        return TONES[self.report.outcome]

    @property
    def outcome(self) -> str:
        """The outcome in a word."""
        return self.report.get_outcome_display() or "待审核"


def page_of(task: Task, reader: Staff) -> dict[str, Any]:
    """The context of a task's page."""
    calendar = work_calendar()
    return {
        "task": task,
        "status": standing(task, calendar),
        "counted": how_counted(task, calendar),
        "about_url": about_url(task, reader),
        "accepting": ACCEPTING[task.rules.accepts],
        "flow": _stages(task),
        "reports": shown_reports(task),
        "events": events_of(task),
        **_possible(task, reader),
    }


def shown_reports(task: Task) -> list[ShownReport]:
    """The reports, the newest first; the files of all of them in one query."""
    reports = list(task.reports.select_related("submitted_by", "reviewed_by").order_by("-number"))
    files = files_of_reports(reports)
    return [ShownReport(one, files[str(one.pk)]) for one in reports]


def _stages(task: Task) -> list[Stage]:
    """The straight way; a task called off shows that instead of what it did not come to."""
    shown = {TASK.names[state] for state in (*STRAIGHT, task.state)}
    if task.state == "cancelled":
        shown -= {TASK.names["submitted"], TASK.names["accepted"]}
    return [stage for stage in stages(TASK, task.state) if stage.label in shown]


def _possible(task: Task, reader: Staff) -> dict[str, Any]:
    """The acts of the page with their verdicts, and the forms of those that ask for something."""
    may = {step.verb: verdict for step, verdict in possible(task, reader)}
    may |= {"extend": may_extend(reader, task), "correct": may_correct(reader, task)}
    seen = {"seen": task.version}
    standing_words = {"title": task.title, "detail": task.detail, "evidence": task.evidence}
    return {
        "may": may,
        "review_form": ReviewForm(initial=seen, auto_id="accept_%s"),
        "return_form": ReturnForm(initial=seen, auto_id="return_%s"),
        "correct_form": CorrectForm(initial={**standing_words, **seen}, auto_id="correct_%s"),
        "extend_form": ExtendForm(initial=seen, auto_id="extend_%s"),
        "cancel_form": CancelForm(auto_id="cancel_%s"),
    }
