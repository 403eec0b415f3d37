"""The circular of a spot check (抽查情况通报)."""

from jinguo.base.papers.content import Paper, Signature, Table
from jinguo.office.checks.models import CheckedPerson, SpotCheck
from jinguo.org.structure.issuing import name_in_paper
from jinguo.rules.attendance import clock
from jinguo.rules.attendance.spot_checks import CheckTotals
from jinguo.rules.wording import date_words

HEADERS = ("部室", "姓名", "情形", "处理结果")
WIDTHS = (6, 4, 10, 10)


def circular_paper(check: SpotCheck, people: list[CheckedPerson]) -> Paper:
    """How many had to be there and were; who was not, or did something else; how it was handled."""
    day = check.told_on or check.day
    name = name_in_paper(check.unit, day)
    paper = Paper("关于工作纪律抽查情况的通报", under_title=[name])
    totals = CheckTotals.of(one.result for one in people)
    when = f"{date_words(check.day, check.day)}{clock(check.minute)}"
    paper.body(f"{when}进行了{check.get_kind_display()}，{totals.in_words}。")
    rows = [(one.unit.label, one.staff.name, one.breach_words, one.handling) for one in people if one.result.breaches]
    if rows:
        paper.body("存在问题和处理结果如下：")
        paper.table(Table(HEADERS, rows, widths=WIDTHS))
    else:
        paper.body("没有发现违反工作纪律的情况。")
    paper.signature = Signature(name, day)
    return paper
