"""What pages of higher rooms show of an approval or a round: `flows/approval_panel.html`, `flows/round_panel.html`."""

from collections import Counter
from dataclasses import dataclass

from jinguo.base import clock
from jinguo.base.files.models import StoredFile
from jinguo.base.web import words
from jinguo.cycle.flows.models import Approval, ApprovalAnswer, ApprovalStep, Consulted, Opinion, Round
from jinguo.cycle.flows.papers import scans_of
from jinguo.cycle.flows.permissions import may_answer, may_answer_some, may_enter_paper, may_speak
from jinguo.org.structure.models import Staff
from jinguo.org.structure.work_calendar import work_calendar
from jinguo.rules.calendar import WorkCalendar
from jinguo.rules.deadlines import TimeLeft, time_left
from jinguo.rules.rounds import OUTCOMES, VoiceStatus, voice_status
from jinguo.rules.verdict import Verdict

OUTCOME_TONES = {"adopted": "ok", "partly": "near", "declined": "none", "": "doing"}
SHOWN = 10  # opinions in a panel of another page


@dataclass(frozen=True, slots=True)
class AnswerLine:
    """Who is asked in a step, and what came of it: a light, who did it, when, what was said, the scans it rests on."""

    step: str
    name: str
    tone: str
    word: str
    by: str = ""
    when: str = ""
    note: str = ""
    scans: tuple[StoredFile, ...] = ()


@dataclass(frozen=True)
class ApprovalPanel:
    """An approval as other pages show it; `url` is its own page, empty where that is out of the reader's reach."""

    approval: Approval
    note: str
    lines: list[AnswerLine]
    left: TimeLeft | None
    url: str
    answers: bool
    enters: bool


@dataclass(frozen=True, slots=True)
class OpinionLine:
    """One opinion with the light of its outcome and the scans of its paper."""

    opinion: Opinion
    asked: Consulted
    tone: str
    word: str
    scans: tuple[StoredFile, ...]


@dataclass(frozen=True, slots=True)
class VoiceLine:
    """One of the asked and how she stands today."""

    asked: Consulted
    status: VoiceStatus
    to_speak: Verdict


@dataclass(frozen=True)
class RoundPanel:
    """A round as other pages show it; `count` is how many opinions there are in all."""

    round: Round
    note: str
    lines: list[OpinionLine]
    silent: list[VoiceLine]
    count: int
    left: TimeLeft | None
    url: str
    speaks: bool


def approval_panel(approval: Approval, reader: Staff) -> ApprovalPanel:
    """How an approval stands, for a reader of the page it is shown on; take it from `queries.approvals_of`."""
    step, calendar = approval.open_step, work_calendar()
    return ApprovalPanel(
        approval,
        approval.waiting_words,
        answer_lines(approval, calendar),
        time_left(step.due, clock.today(), calendar) if step and step.due else None,
        _url(approval, reader),
        bool(may_answer_some(reader, approval)),
        bool(may_enter_paper(reader, approval)) and any(row.body for row in approval.waiting()),
    )


def answer_lines(approval: Approval, calendar: WorkCalendar) -> list[AnswerLine]:
    """Everybody who was, is or will be asked, step by step."""
    papers = [row.paper for step in approval.steps.all() for row in step.answers.all() if row.paper]
    scans = scans_of(papers)
    return [line for step in approval.steps.all() for line in _lines(approval, step, scans, calendar)]


def answerable(approval: Approval, reader: Staff) -> list[ApprovalAnswer]:
    """The rows that the reader may answer now, her own first."""
    mine = [row for row in approval.waiting() if may_answer(reader, row)]
    return sorted(mine, key=lambda row: row.staff_id != reader.pk)


def round_panel(asked: Round, reader: Staff, *, shown: int = SHOWN) -> RoundPanel:
    """What was said in a round and what was done with it; take it from `queries.rounds_of`."""
    voices = voice_lines(asked, reader)
    rows = [(one, row) for one in asked.asked.all() for row in one.opinions.all() if not row.is_without_opinion]
    scans = scans_of([row.paper for _, row in rows if row.paper])
    lines = [_opinion_line(one, row, scans) for one, row in rows]
    return RoundPanel(
        asked,
        _counted([row for _, row in rows]),
        lines[:shown],
        [voice for voice in voices if not voice.asked.opinions.all()],
        len(lines),
        time_left(asked.due, clock.today(), work_calendar()) if asked.state == "open" else None,
        _url(asked, reader),
        any(voice.to_speak for voice in voices),
    )


def voice_lines(asked: Round, reader: Staff) -> list[VoiceLine]:
    """Every one of the asked with how she stands today."""
    today = asked.closed_on or clock.today()
    return [
        VoiceLine(one, voice_status(one.as_rule(), asked.due, asked.silence, today), may_speak(reader, one))  # type: ignore[arg-type]
        for one in asked.asked.all()
    ]


def _lines(
    approval: Approval, step: ApprovalStep, scans: dict[int, list[StoredFile]], calendar: WorkCalendar
) -> list[AnswerLine]:
    if step.opened_on is None:
        word = "未到" if approval.state == "running" else "未办"
        return [AnswerLine(step.title, step.rule.who_words, "none", word)]
    return [_line(approval, step, row, scans, calendar) for row in step.answers.all()]


def _line(
    approval: Approval,
    step: ApprovalStep,
    row: ApprovalAnswer,
    scans: dict[int, list[StoredFile]],
    calendar: WorkCalendar,
) -> AnswerLine:
    if row.answered_on is not None:
        tone, word = ("ok", "同意") if row.agrees else ("bad", "退回")
        kept = tuple(scans.get(row.paper_id or 0, ()))
        return AnswerLine(step.title, row.name, tone, word, row.done_by, words.day(row.answered_on), row.note, kept)
    if step.ended_on is not None:
        word = "已撤回" if approval.state == "withdrawn" else "不用再办"
        return AnswerLine(step.title, row.name, "none", word)
    return _waiting_line(step, row, calendar)


def _waiting_line(step: ApprovalStep, row: ApprovalAnswer, calendar: WorkCalendar) -> AnswerLine:
    """Somebody who is waited for: since when, and until when."""
    sent = f"{words.day(step.opened_on)} 送达"
    by = "等来文" if row.body else "待办"
    if step.due is None:
        return AnswerLine(step.title, row.name, "doing", "办理中", by, sent)
    left = time_left(step.due, clock.today(), calendar)
    tone, word = ("bad", "逾期") if left.tone == "bad" else ("doing", "办理中")
    return AnswerLine(step.title, row.name, tone, word, by, sent, f"应于 {words.day(step.due)} 前办理，{left.words}")


def _opinion_line(asked: Consulted, row: Opinion, scans: dict[int, list[StoredFile]]) -> OpinionLine:
    word = OUTCOMES.get(row.outcome, "待处理")
    return OpinionLine(row, asked, OUTCOME_TONES[row.outcome], word, tuple(scans.get(row.paper_id or 0, ())))


def _counted(rows: list[Opinion]) -> str:
    """7 条，采纳 5、部分采纳 1、未采纳 1."""
    if not rows:
        return "还没有意见"
    by_outcome = Counter(row.outcome for row in rows)
    parts = [f"{word} {by_outcome[code]}" for code, word in {**OUTCOMES, "": "待处理"}.items() if by_outcome[code]]
    return f"{len(rows)} 条，{'、'.join(parts)}"


def _url(row: Approval | Round, reader: Staff) -> str:
    """The address of its page, where the reader may open it."""
    return row.get_absolute_url() if type(row).objects.visible_to(reader).filter(pk=row.pk).exists() else ""
