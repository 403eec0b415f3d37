"""Leave extended, proved, and counted while it is being asked for."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile

from jinguo.base import clock
from jinguo.base.moves import Refused
from jinguo.office.slips import services
from jinguo.office.slips.models import LeaveRequest
from jinguo.office.slips.queries import overstays
from jinguo.office.slips.tests.asked import JUNE_8, JUNE_10, JUNE_12, agree, ask, left
from jinguo.org.access.tests.browsers import browser_of


def test_an_extension_is_asked_before_the_end_and_keeps_her_from_absence(office):
    request = agree(ask(office.clerk), office.head, office.deputy)
    with clock.pretend(JUNE_10):
        more = agree(
            ask(office.clerk, date(2026, 6, 11), JUNE_12, "personal", extends=request), office.head, office.deputy
        )
    with clock.pretend(date(2026, 6, 11)), pytest.raises(ValidationError, match="前提出"):
        ask(office.clerk, date(2026, 6, 15), date(2026, 6, 15), "personal", extends=request)

    assert {one.cover.ref for one in overstays(JUNE_8, date(2026, 6, 30), [office.clerk.pk])} <= {f"leave:{more.pk}"}


def test_an_extension_follows_at_once_and_ends_with_the_leave_it_goes_on_with(office):
    request = agree(ask(office.clerk), office.head, office.deputy)
    with clock.pretend(JUNE_10), pytest.raises(ValidationError, match="不能隔工作日"):
        ask(office.clerk, JUNE_12, JUNE_12, "personal", extends=request)
    with clock.pretend(JUNE_10):
        more = agree(
            ask(office.clerk, date(2026, 6, 11), JUNE_12, "personal", extends=request), office.head, office.deputy
        )
    with clock.pretend(date(2026, 6, 15)), pytest.raises(Refused, match="在续假上销假"):
        services.report_back(request, by=office.clerk, back_on=date(2026, 6, 15))

    with clock.pretend(date(2026, 6, 15)):
        services.report_back(more, by=office.clerk, back_on=date(2026, 6, 15))

    request.refresh_from_db()
    assert (request.state, left(office.clerk)) == ("ended", (20, 6, 0, 14))


def test_an_extension_is_of_ones_own_leave(office):
    request = agree(ask(office.clerk), office.head, office.deputy)

    with pytest.raises(ValidationError, match="续假"):
        ask(office.head, date(2026, 6, 11), JUNE_12, "personal", extends=request)


def test_who_was_ill_for_long_hands_in_a_proof_before_she_reports_back(office):
    request = agree(ask(office.clerk, JUNE_8, JUNE_12, "sick"), office.head, office.deputy, office.leader)
    monday = date(2026, 6, 15)
    with clock.pretend(monday), pytest.raises(Refused, match="先补交"):
        services.report_back(request, by=office.clerk, back_on=monday)

    services.add_proofs(request, by=office.clerk, proofs=[SimpleUploadedFile("病历.txt", "诊断".encode())])
    with clock.pretend(monday):
        services.report_back(request, by=office.clerk, back_on=monday)

    assert request.state == "ended"
    with pytest.raises(Refused, match="不再变动"):
        services.add_proofs(request, by=office.clerk, proofs=[])


def test_the_office_reports_back_for_who_has_no_proof(office):
    request = agree(ask(office.clerk, JUNE_8, JUNE_12, "sick"), office.head, office.deputy, office.leader)

    with clock.pretend(date(2026, 6, 15)):
        services.report_back(request, by=office.keeper, back_on=date(2026, 6, 15))

    assert LeaveRequest.objects.get().state == "ended"


@pytest.mark.parametrize(
    ("facts", "wanted"),
    [
        ({"kind": "annual"}, ["3 天", "6月6日", "请后还剩", "部室负责人审批", "分管领导审批"]),
        ({"kind": "maternity"}, ["5 天", "自然日"]),
        ({"last": "2026-06-07"}, ["不用请假"]),
        ({"last": ""}, ["选好起止日"]),
    ],
)
def test_while_it_is_filled_in_the_form_says_what_it_comes_to(office, facts, wanted):
    asked = {"kind": "annual", "first": "2026-06-06", "first_half": "am", "last": "2026-06-10", "last_half": "pm"}
    page = browser_of(office.clerk).get("/leave/count/", asked | facts).content.decode()

    assert [words for words in wanted if words not in page] == []
    assert LeaveRequest.objects.count() == 0


def test_it_is_extended_on_screen_with_a_proof_kept(office):
    request = agree(ask(office.clerk), office.head, office.deputy)
    facts = {"kind": "sick", "first": "2026-06-11", "first_half": "am", "last": "2026-06-11", "last_half": "pm"}
    with clock.pretend(JUNE_10):
        seen = browser_of(office.clerk)
        assert 'value="2026-06-11"' in seen.get(f"/leave/{request.pk}/extend/").content.decode()
        proof = SimpleUploadedFile("病历.txt", "诊断".encode())
        page = seen.post(f"/leave/{request.pk}/extend/", {**facts, "reason": "发热", "proofs": proof}, follow=True)

    more = LeaveRequest.objects.get(extends=request)
    assert "病历.txt" in page.content.decode()
    assert more.kind == "sick"
