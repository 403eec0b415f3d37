"""What was decided on paper is entered for whoever decided it, with signer, number, day and scan."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile

from jinguo.base import files
from jinguo.base.moves import Refused
from jinguo.cycle.flows import services
from jinguo.cycle.flows.models import Paper
from jinguo.cycle.flows.papers import keep_paper, scans_of
from jinguo.cycle.flows.tests.factories import PaperFactory
from jinguo.org.structure.tests.factories import DepartmentFactory, UnitFactory, staff_in

SCAN = SimpleUploadedFile("批复.pdf", b"%PDF-1.4 scan")


@pytest.fixture
def waiting(office, outside):
    return services.start(office.organ, "outside", unit=office.organ, by=office.keeper)


def paper_of(office, body="市委办", signer="洪建军", **facts):
    return PaperFactory(unit=office.organ, body=body, signer=signer, **facts)


def test_each_body_is_answered_by_its_own_paper(office, waiting):
    approval = services.answer_on_paper(waiting, by=office.keeper, agrees=True, paper=paper_of(office))

    assert approval.waiting_words == "等市直党工委办理“审核”"
    (row,) = [row for row in approval.steps.get().answers.all() if row.answered_on]
    assert (row.body, row.done_by) == ("市委办", f"洪建军签，{office.keeper}代录")
    second = paper_of(office, "市直党工委", "许志强")
    assert services.answer_on_paper(approval, by=office.keeper, agrees=True, paper=second).state == "passed"


def test_a_body_outside_is_not_answered_without_paper(office, waiting):
    with pytest.raises(Refused, match="现在等"):
        services.answer(waiting, by=office.leader, agrees=True)


def test_a_paper_of_nobody_who_is_waited_for_is_not_taken(office, waiting):
    with pytest.raises(ValidationError, match="来文单位和签发人都不在其中"):
        services.answer_on_paper(waiting, by=office.keeper, agrees=True, paper=paper_of(office, "市人社局"))


def test_the_same_body_is_not_answered_twice(office, waiting):
    row = waiting.waiting()[0]
    services.answer_on_paper(waiting, by=office.keeper, agrees=True, paper=paper_of(office))

    with pytest.raises(Refused, match="洪建军签"):
        services.answer_on_paper(waiting, by=office.keeper, agrees=True, paper=paper_of(office), asked=row)


def test_an_absent_leader_is_answered_by_the_paper_she_signed(office, one_step):
    approval = services.start(office.department, "plan", unit=office.department, by=office.clerk)
    paper = paper_of(office, "泉州市妇联", office.supervisor.name)

    assert services.answer_on_paper(approval, by=office.keeper, agrees=True, paper=paper).state == "passed"


def test_only_the_office_enters_papers(office, waiting):
    with pytest.raises(Refused, match="请泉州市妇联办公室或绩效办代录"):
        services.answer_on_paper(waiting, by=office.head, agrees=True, paper=paper_of(office))


def test_a_clerk_of_the_office_may_too(office, waiting):
    clerk = staff_in(DepartmentFactory(parent=office.organ, kind="office"))

    assert services.answer_on_paper(waiting, by=clerk, agrees=True, paper=paper_of(office)).waiting()


def kept(office, **facts):
    given = {"body": "市委办", "signer": "洪建军", "number": "7号", "day": date(2026, 6, 3), "scan": SCAN, **facts}
    return keep_paper(office.organ, unit=office.organ, by=office.keeper, **given)


def test_a_scan_is_kept_with_its_paper_and_typist(office):
    paper = kept(office)

    (stored,) = scans_of([paper])[paper.pk]
    assert files.read(stored) == b"%PDF-1.4 scan"
    assert (paper.typist, paper.typed_on) == (office.keeper, date(2026, 6, 3))


def test_a_paper_of_tomorrow_is_not_taken(office):
    with pytest.raises(ValidationError, match="落款日期不能晚于今天"):
        kept(office, day=date(2026, 6, 4))


def test_a_scan_that_is_not_accepted_keeps_no_paper(office):
    with pytest.raises(ValidationError, match="不能上传") as caught:
        kept(office, scan=SimpleUploadedFile("批复.exe", b"MZ"))

    assert "scan" in caught.value.error_dict
    assert not Paper.objects.exists()


def test_a_paper_is_read_within_its_organ_and_by_who_is_asked(office, waiting):
    paper = paper_of(office)
    services.answer_on_paper(waiting, by=office.keeper, agrees=True, paper=paper)
    stranger = staff_in(UnitFactory())

    assert paper in Paper.objects.visible_to(office.clerk)
    assert paper not in Paper.objects.visible_to(stranger)
