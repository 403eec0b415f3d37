"""The minutes of a meeting as an official document (纪要, GB/T 9704)."""

from collections.abc import Iterable, Iterator

from jinguo.base import clock
from jinguo.base.moves.subjects import subject_of
from jinguo.base.papers import Masthead, Paper, Signature, Table, to_docx
from jinguo.base.papers.numbering import day_words
from jinguo.cycle.meetings.models import Attendance, Decision, Meeting
from jinguo.cycle.meetings.queries import attendances_of
from jinguo.org.structure.issuing import issuing_name

HEADERS = ("序号", "议定事项", "承办单位", "责任人", "期限")
WIDTHS = (2, 9, 5, 3, 5)


def minutes_as_word(meeting: Meeting) -> bytes:
    """The Word file of the minutes; the same meeting gives the same bytes."""
    return to_docx(minutes_paper(meeting))


def minutes_paper(meeting: Meeting) -> Paper:
    """The minutes before they have a look: when and where, what was said, what was decided, who came."""
    organ = issuing_name(meeting.unit, meeting.issued_on or meeting.day, subject_of(meeting))
    paper = Paper(f"{meeting.title}纪要", masthead=Masthead(f"{organ}会议纪要"))
    paper.body(_opening(meeting))
    for words in meeting.paragraphs:
        paper.body(words)
    _add_agenda(paper, meeting)
    _add_decisions(paper, list(meeting.decisions.select_related("unit", "staff")))
    _add_people(paper, list(attendances_of(meeting)))
    paper.signature = Signature(organ, meeting.issued_on or clock.today())
    return paper


def _opening(meeting: Meeting) -> str:
    start = meeting.local_start
    led = f"由{meeting.chair}主持" if meeting.chair else ""
    where = f"{day_words(start.date())}{start:%H:%M}，{meeting.title}在{meeting.place}召开"
    return f"{where}，{led}。现将会议情况纪要如下。" if led else f"{where}。现将会议情况纪要如下。"


def _add_agenda(paper: Paper, meeting: Meeting) -> None:
    """Each point with what came of it; a point without any words is only named."""
    for point in meeting.agenda.all():
        paper.heading(point.title)
        speaker = f"{point.speaker}作了汇报。" if point.speaker else ""
        if words := f"{speaker}{point.outcome}".strip():
            paper.body(words)


def _add_decisions(paper: Paper, decisions: list[Decision]) -> None:
    if not decisions:
        return
    paper.heading("议定事项")
    rows = [(str(one.order), one.text, one.unit.label, str(one.staff or "—"), day_words(one.due)) for one in decisions]
    paper.table(Table(HEADERS, rows, widths=WIDTHS))


def _add_people(paper: Paper, rows: list[Attendance]) -> None:
    if not rows:
        return
    paper.heading("参会人员")
    for words, people in _groups(rows):
        if people:
            paper.body(f"{words}：{'、'.join(people)}。")


def _groups(rows: Iterable[Attendance]) -> Iterator[tuple[str, list[str]]]:
    """出席, 列席, 请假, 缺席 with the people's names; who has not signed in is not said to have come."""
    rows = list(rows)
    yield "出席", [_named(row) for row in rows if row.came and not row.is_observer]
    yield "列席", [_named(row) for row in rows if row.came and row.is_observer]
    yield "请假", [_named(row) for row in rows if row.state == "leave"]
    yield "缺席", [_named(row) for row in rows if row.state == "absent"]


def _named(row: Attendance) -> str:
    """A name with its place where it is a guest's, and with who came instead."""
    place = f"（{row.guest_unit}）" if row.guest_unit else ""
    instead = f"（{row.note}代）" if row.state == "substitute" else ""
    return f"{row.name}{place}{instead}"
