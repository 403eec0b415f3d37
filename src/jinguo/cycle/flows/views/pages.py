"""What the pages of an approval and of a round show."""

from typing import Any

from jinguo.base import clock
from jinguo.base.moves import possible
from jinguo.base.moves.subjects import subject_url
from jinguo.base.web.components import Stage
from jinguo.cycle.flows.forms.answers import AnswerForm, OpinionForm, WithdrawForm
from jinguo.cycle.flows.models import Approval, ApprovalStep, Round
from jinguo.cycle.flows.panels import answer_lines, answerable, round_panel, voice_lines
from jinguo.cycle.flows.permissions import (
    may_answer_some,
    may_close_round,
    may_enter_opinion,
    may_enter_paper,
    may_remind,
    may_settle,
    may_urge,
)
from jinguo.org.access.history import events_of
from jinguo.org.structure.models import Staff
from jinguo.org.structure.work_calendar import work_calendar

ALL = 10_000  # opinions: a round's own page shows them all


def approval_page(approval: Approval, reader: Staff, form: AnswerForm | None = None) -> dict[str, Any]:
    """The context of an approval's page; `form` is one that is drawn again with what was posted."""
    forms = [form if form and form.row == row else AnswerForm(row) for row in answerable(approval, reader)]
    may = {step.verb: verdict for step, verdict in possible(approval, reader)}
    return {
        "approval": approval,
        "lines": answer_lines(approval, work_calendar()),
        "stages": _stages(approval),
        "forms": forms,
        "to_answer": may_answer_some(reader, approval),
        "to_enter": may_enter_paper(reader, approval),
        "on_paper": any(row.body for row in approval.waiting()),
        "to_remind": may_remind(reader, approval),
        "to_withdraw": may.get("withdraw"),
        "withdraw_form": WithdrawForm(auto_id="withdraw_%s"),
        "subject_url": subject_url(approval.subject, reader),
        "events": events_of(approval),
    }


def round_page(asked: Round, reader: Staff, form: OpinionForm | None = None) -> dict[str, Any]:
    """The context of a round's page; `form` as in `approval_page`."""
    voices = voice_lines(asked, reader)
    mine = [voice.asked for voice in voices if voice.to_speak]
    silent = [one for one in mine if not one.opinions.all()]
    return {
        "round": asked,
        "is_over": asked.due < clock.today(),
        "panel": round_panel(asked, reader, shown=ALL),
        "voices": voices,
        "heard": sum(1 for voice in voices if voice.status.is_heard),
        "form": form or (OpinionForm(mine) if mine else None),
        "silent": silent,
        "to_enter": may_enter_opinion(reader, asked),
        "to_settle": may_settle(reader, asked),
        "to_urge": may_urge(reader, asked),
        "to_close": may_close_round(reader, asked),
        "subject_url": subject_url(asked.subject, reader),
        "events": events_of(asked),
    }


def _stages(approval: Approval) -> list[Stage]:
    """The steps as the flow strip shows them, and how it ended."""
    open_step, ended = approval.open_step, approval.state != "running"
    steps = [_stage(step, is_here=step == open_step) for step in approval.steps.all()]
    end = Stage(approval.get_state_display() if ended else "办结", "here" if ended else "ahead")
    return [Stage("送审", "done", str(approval.started_by or "系统")), *steps, end]


def _stage(step: ApprovalStep, *, is_here: bool) -> Stage:
    answered = "、".join(row.name for row in step.answers.all() if row.answered_on)
    if is_here:
        waiting = [row for row in step.answers.all() if row.answered_on is None]
        return Stage(step.title, "here", answered and f"{answered}已办，还等 {len(waiting)} 家")
    return Stage(step.title, "done" if answered else "ahead", answered)
