"""A notice and a circular as official documents (GB/T 9704)."""

import re
from datetime import date

from jinguo.base import clock
from jinguo.base.moves.subjects import subject_of
from jinguo.base.papers import Attachment, Masthead, Paper, Signature, Table, to_docx
from jinguo.base.papers.numbering import day_words
from jinguo.cycle.publicity.models import Circular, PublicNotice
from jinguo.cycle.publicity.snapshots import Snapshot
from jinguo.org.structure.addressing import addressed
from jinguo.org.structure.issuing import issuing_name

LONG_TABLE = 8  # rows; a longer one becomes an attachment
NUMBER = re.compile(r"-?[\d,.]*%?|—")
WIDEST = 12  # characters that a column of a table is given at most
MARKS = {"bulletin": "工作简报"}  # what follows the organ's name in the red head, where it is not 文件


def notice_as_word(notice: PublicNotice) -> bytes:
    """The Word file of a notice; the same words give the same bytes."""
    return to_docx(notice_paper(notice))


def notice_paper(notice: PublicNotice) -> Paper:
    """A notice before it has a look: its words, its table, its days, and where objections are received."""
    paper = Paper(notice.title, is_published=True)
    for words in notice.paragraphs:
        paper.body(words)
    _add_table(paper, notice.snapshot, "公示名单")
    if notice.first_day and notice.last_day:
        days = f"{day_words(notice.first_day)}至{day_words(notice.last_day)}"
        paper.body(f"公示期：{days}（{notice.days}个工作日）。")
    paper.body(
        "对公示内容有异议的，请在公示期内以书面、电话或当面方式提出，并署真实姓名、留联系方式；匿名反映不计入异议。"
    )
    paper.body("　".join(_where(notice)))
    day = _day(notice.first_day)
    paper.signature = Signature(issuing_name(notice.unit, day, subject_of(notice)), day)
    return paper


def circular_as_word(circular: Circular) -> bytes:
    """The Word file of a circular; the same words give the same bytes."""
    return to_docx(circular_paper(circular))


def circular_paper(circular: Circular) -> Paper:
    """A circular before it has a look: red head with its number, addressees, words, and the figures as they were."""
    day = _day(circular.issued_on)
    organ = issuing_name(circular.unit, day, subject_of(circular))
    paper = Paper(circular.title, masthead=Masthead(f"{organ}{MARKS.get(circular.kind, '文件')}", circular.number))
    paper.addressee = addressees_in_words(circular)
    for words in circular.paragraphs:
        paper.body(words)
    _add_table(paper, circular.snapshot, "有关数据")
    paper.signature = Signature(organ, day, sealed=True)
    return paper


def _add_table(paper: Paper, snapshot: Snapshot, title: str) -> None:
    """A short table stands in the text, a long one is bound in behind."""
    if not snapshot:
        return
    table = Table(snapshot.heads, snapshot.rows, widths=_widths(snapshot), figures=_figures(snapshot))
    if len(snapshot.rows) > LONG_TABLE:
        paper.attachments.append(Attachment(title, [table]))
    else:
        paper.table(table)


def _widths(snapshot: Snapshot) -> list[int]:
    """The columns as wide as what they hold asks for: at least two characters, a long text no more than twelve, and
    two for the room at the sides.
    """
    columns = zip(snapshot.heads, *snapshot.rows, strict=True)
    return [min(max(2, *(len(cell) for cell in column)), WIDEST) + 2 for column in columns]


def _figures(snapshot: Snapshot) -> frozenset[int]:
    """The columns that hold numbers and nothing else, set to the right."""
    columns = enumerate(zip(*snapshot.rows, strict=True))
    return frozenset(at for at, cells in columns if any(cells) and all(NUMBER.fullmatch(cell) for cell in cells))


def _where(notice: PublicNotice) -> list[str]:
    address = [f"地址：{notice.address}"] if notice.address else []
    return [f"受理部室：{notice.reception}", f"电话：{notice.phone}", *address]


def addressees_in_words(circular: Circular) -> str:
    """The units, a whole group by its name; people only where no unit is addressed."""
    if circular.pk is None:
        return ""
    rows = list(circular.addressees.select_related("unit", "staff"))
    units = [row.unit for row in rows if row.unit]
    about = {"by": circular.unit, "day": _day(circular.issued_on), "about": subject_of(circular)}
    return addressed(units, **about) if units else "、".join(str(row.staff) for row in rows)


def _day(day: date | None) -> date:
    return day or clock.today()
