"""The result of a year's appraisal (年度考核结果), rebuilt: each grade with its reason, and the quota."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from jinguo.base.papers.content import Paper, Signature, Table
from jinguo.base.papers.gbt9704 import to_docx
from jinguo.office.appraisal.models import AnnualAssessment
from jinguo.office.appraisal.papers import SHARE_WIDTHS, SHARES
from jinguo.office.appraisal.rebuilding import YearRebuilt, differing, rebuild
from jinguo.org.structure.issuing import name_in_paper
from jinguo.org.structure.models import Unit
from jinguo.reports import NothingToReport
from jinguo.rules.periods import Period
from jinguo.rules.wording import date_words

TITLE = "年度考核结果"
HEADERS, WIDTHS = ("部室", "姓名", "考核结果", "依据", "复算"), (4, 3, 4, 9, 5)


@dataclass(frozen=True)
class YearResult:
    """A year computed again, as a paper and as rows."""

    year: YearRebuilt

    @property
    def figure_rows(self) -> list[dict[str, Any]]:
        """One row a person."""
        return [one.row for one in self.year.people]

    def paper(self) -> Paper:
        """The list with each reason, whether it computes again, how the excellent were shared."""
        year, day = self.year.assessment, self.year.assessment.decided_on or self.year.assessment.cut_off
        paper = Paper(
            f"{year.unit.label}{year.year}年度考核结果", under_title=[f"数据截至{date_words(year.cut_off, day)}"]
        )
        paper.body(self._said())
        rows = [
            (one.person.unit.label, one.person.staff.name, one.decided, one.because, one.verdict)
            for one in self.year.people
        ]
        paper.table(Table(HEADERS, rows, widths=WIDTHS))
        paper.heading("优秀名额")
        paper.body("；".join(self.year.quota.cap.because) + "。")
        shares = [
            (unit.label, str(share.count), str(chosen), share.because)
            for unit, share, chosen, _ in self.year.quota.lines
        ]
        paper.table(Table(SHARES, shares, widths=SHARE_WIDTHS, figures=frozenset({1, 2})))
        paper.signature = Signature(name_in_paper(year.unit, day), day)
        return paper

    def _said(self) -> str:
        """Whether all of it computes again."""
        found = len(differing(self.year.people))
        people = "每个等次复算一致" if not found else f"复算有 {found} 人和已定等次不同，见表"
        quota = "名额复算一致" if self.year.quota_agrees else "名额按现有记录复算和定等次时不同"
        return f"共 {len(self.year.people)} 人。按留存的事实和现有记录重新计算：{people}；{quota}。"


def compose(holder: Unit, period: Period, as_of: date) -> YearResult:  # noqa: ARG001 - the year has its own cut-off
    """The year of an organ. Raises NothingToReport where it was not appraised, or grades are not decided."""
    found = AnnualAssessment.objects.filter(unit=holder, year=period.first.year).select_related("unit").first()
    if found is None or period.kind != "year":
        raise NothingToReport(f"{holder.label}没有{period.label}的年度考核。")
    if found.state == "running":
        raise NothingToReport(f"{found}还没有确定等次，确定以后才有结果。")
    return YearResult(rebuild(found))


def word(result: YearResult) -> bytes:
    """The Word file; the same records give the same bytes."""
    return to_docx(result.paper())


def rows(holder: Unit, period: Period, as_of: date) -> list[dict[str, Any]]:
    """One row a person, in the order of departments."""
    return compose(holder, period, as_of).figure_rows
