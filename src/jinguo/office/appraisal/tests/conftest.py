"""A federation at the end of its year: a leader, personnel, two departments of five; and its year as it is lived."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

import pytest

from jinguo.base import clock
from jinguo.cycle.panels.services import close
from jinguo.cycle.publicity.services import conclude
from jinguo.office.appraisal import services
from jinguo.office.appraisal.models import AnnualAssessment, Appraisee
from jinguo.org.structure.models import Staff, Unit
from jinguo.org.structure.tests.factories import DepartmentFactory, UnitFactory, staff_in
from jinguo.rules.grading.duty import PARTS

DECEMBER_8, DECEMBER_18, DECEMBER_21 = date(2026, 12, 8), date(2026, 12, 18), date(2026, 12, 21)
WORDS = {code: f"{title}：" + "认真履职，按时完成任务。" * 6 for code, title in PARTS.items()}


@dataclass
class House:
    """The organ and its people; each verb lives one step of the year, on the day the clock shows."""

    organ: Unit
    first: Unit
    second: Unit
    leader: Staff
    deputy: Staff
    keeper: Staff
    heads: tuple[Staff, Staff]
    clerks: list[Staff]

    def begin(self) -> AnnualAssessment:
        return services.begin(self.organ, by=self.keeper, year=2026, cut_off=DECEMBER_18)

    def row(self, staff: Staff) -> Appraisee:
        return Appraisee.objects.get(staff=staff)

    @property
    def appraised(self) -> list[Staff]:
        return [*self.heads, *self.clerks, self.keeper]

    def report(self, *people: Staff) -> None:
        for one in people or self.appraised:
            services.hand_in(services.write(self.row(one).report, by=one, **WORDS), by=one)

    def vote(self, assessment: AnnualAssessment) -> None:
        """The ballot runs until the next day and is taken over the day after."""
        panel = services.call_ballot(assessment, by=self.keeper, last_day=clock.today())
        with clock.pretend(clock.today() + timedelta(days=1)):
            close(panel, by=self.keeper)
            services.take_ballot(assessment, by=self.keeper)

    def inquire(self, *people: Staff) -> None:
        for one in people or self.appraised:
            by = self.keeper if one != self.keeper else self.leader
            services.note_inquiry(self.row(one), by=by, kind="talk", on=clock.today(), words="群众反映较好")

    def propose(self, *people: Staff, grade: str = "competent") -> None:
        for one in people or self.appraised:
            services.propose(self.row(one), by=self.leader, proposal=grade, comment="履职到位")

    def live_to_proposals(self) -> AnnualAssessment:
        """Reports, ballot, talks, everybody proposed 称职."""
        with clock.pretend(DECEMBER_8):
            assessment = self.begin()
            self.report()
            self.vote(assessment)
        with clock.pretend(DECEMBER_18):
            self.inquire()
            self.propose()
        return assessment

    def decide(self, assessment: AnnualAssessment, day: date = DECEMBER_21) -> AnnualAssessment:
        with clock.pretend(day):
            return services.decide(assessment, by=self.leader, decided_at="主席办公会")

    def publish(self, assessment: AnnualAssessment) -> None:
        """The excellent stand five work days from 22 December; the notice is concluded on the 29th."""
        with clock.pretend(date(2026, 12, 22)):
            notice = services.put_up(assessment, by=self.keeper, reception="组织联络部", phone="22280000")
        with clock.pretend(date(2026, 12, 29)):
            conclude(notice, by=self.keeper)


@pytest.fixture
def house(db: None) -> Iterator[House]:
    """Everybody in place since the year began; today is 8 December."""
    organ = UnitFactory(name="泉州市妇联")
    leaders = DepartmentFactory(parent=organ, name="领导班子")
    first, second = (DepartmentFactory(parent=organ, name=name) for name in ("发展部", "权益部"))
    heads = staff_in(first, "department_head"), staff_in(second, "department_head")
    clerks = [staff_in(first) for _ in range(4)] + [staff_in(second) for _ in range(4)]
    keeper = staff_in(DepartmentFactory(parent=organ, name="组织联络部"), "personnel_office")
    with clock.pretend(DECEMBER_8):
        yield House(
            organ,
            first,
            second,
            staff_in(leaders, "unit_head"),
            staff_in(leaders, "supervising_leader"),
            keeper,
            heads,
            clerks,
        )
