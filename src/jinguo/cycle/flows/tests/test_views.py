"""The screens of approvals, rounds and chains: what they show, what they take, how many queries they ask."""

import re
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from jinguo.base import files
from jinguo.cycle.flows import services
from jinguo.cycle.flows.models import Approval, Chain, Opinion, Paper
from jinguo.cycle.flows.panels import approval_panel, round_panel
from jinguo.cycle.flows.queries import approvals_of, rounds_of
from jinguo.cycle.flows.services.shipped import shipped
from jinguo.cycle.flows.tests.factories import (
    ApprovalAnswerFactory,
    ApprovalFactory,
    ApprovalStepFactory,
    ConsultedFactory,
    OpinionFactory,
    RoundFactory,
)
from jinguo.org.access.tests.browsers import browser_of
from jinguo.org.structure.tests.factories import DepartmentFactory, UnitFactory, staff_in

DUE = date(2026, 6, 10)


@pytest.fixture
def begun(office, one_step):
    return services.start(office.department, "plan", unit=office.department, by=office.clerk)


@pytest.fixture
def asked(office):
    return services.open_round(
        office.organ, "征求意见", unit=office.organ, by=office.keeper, asked=[office.department, "市委办"], due=DUE
    )


def text(answer):
    return re.sub(r"\s+", "", answer.content.decode())


def answer_url(approval):
    return reverse("flows:answer", args=[approval.pk, approval.waiting()[0].pk])


def test_what_waits_is_listed_for_who_is_waited_for_and_nobody_else(office, begun):
    client = browser_of(office.supervisor)
    assert "妇女发展部" in text(client.get(reverse("flows:waiting")))
    client = browser_of(office.head)
    assert "没有等您办的审批" in text(client.get(reverse("flows:waiting")))


def test_who_urged_today_is_told_to_wait_until_tomorrow(office, begun):
    browser = browser_of(office.clerk)
    browser.post(reverse("flows:remind", args=[begun.pk]))

    shown = text(browser.get(begun.get_absolute_url()))

    assert "今天已经催办过，明天再催" in shown


def test_agreeing_on_the_page_lets_it_pass(office, begun):
    client = browser_of(office.supervisor)
    assert "等您办理" in text(client.get(begun.get_absolute_url()))

    answer = client.post(answer_url(begun), {"result": "agree", "note": "同意"}, follow=True)

    assert Approval.objects.get().state == "passed"
    assert "各环节都已同意" in text(answer)


def test_a_return_without_reason_comes_back_with_the_fault_at_its_field(office, begun):
    client = browser_of(office.supervisor)

    answer = client.post(answer_url(begun), {"result": "return", "note": " "})

    assert answer.status_code == 422
    assert "退回要写明理由" in text(answer)
    assert Approval.objects.get().state == "running"


def test_a_double_click_is_told_what_was_done(office, begun):
    client = browser_of(office.supervisor)
    url = answer_url(begun)
    client.post(url, {"result": "agree"})

    answer = client.post(url, {"result": "return", "note": "看错了"})

    assert answer.status_code == 403
    assert f"{office.supervisor}已于6月3日办理" in text(answer)
    assert Approval.objects.get().state == "passed"


def test_an_answer_of_another_approval_is_not_found_here(office, begun):
    other = ApprovalAnswerFactory(staff=office.supervisor)
    client = browser_of(office.supervisor)

    answer = client.post(reverse("flows:answer", args=[begun.pk, other.pk]), {"result": "agree"})

    assert answer.status_code == 404


def test_fields_that_the_form_does_not_have_change_nothing(office, begun):
    client = browser_of(office.supervisor)
    more = {"answered_by": office.leader.pk, "state": "withdrawn", "agrees": "", "nth": 9}

    client.post(answer_url(begun), {"result": "agree", **more})

    row = Approval.objects.get().steps.get().answers.get()
    assert (row.answered_by, row.nth, row.agrees) == (office.supervisor, 1, True)


def test_a_paper_is_entered_with_its_scan(office, outside):
    approval = services.start(office.organ, "outside", unit=office.organ, by=office.keeper)
    row = approval.waiting()[0]
    client = browser_of(office.keeper)
    facts = {"asked": row.pk, "result": "agree", "signer": "洪建军", "number": "7号", "day": "2026-06-03"}
    url = reverse("flows:enter_answer", args=[approval.pk])

    assert client.post(url, facts).status_code == 422  # without the scan
    answer = client.post(url, {**facts, "scan": SimpleUploadedFile("批复.pdf", b"%PDF-1.4")}, follow=True)

    paper = Paper.objects.get()
    assert (paper.body, files.of(paper).get().name) == ("市委办", "批复.pdf")
    assert "批复.pdf" in text(answer)
    assert "洪建军签" in text(answer)


def test_a_paper_that_comes_too_late_keeps_nothing(office, outside):
    approval = services.start(office.organ, "outside", unit=office.organ, by=office.keeper)
    client = browser_of(office.keeper)
    facts = {"asked": approval.waiting()[0].pk, "result": "agree", "signer": "洪建军", "day": "2026-06-04"}
    scan = SimpleUploadedFile("批复.pdf", b"%PDF-1.4")

    answer = client.post(reverse("flows:enter_answer", args=[approval.pk]), {**facts, "scan": scan})

    assert answer.status_code == 422
    assert "落款日期不能晚于今天" in text(answer)
    assert not Paper.objects.exists()


def test_a_head_gives_an_opinion_and_the_office_settles_it(office, asked):
    client = browser_of(office.head)
    of = asked.asked.get(unit=office.department)
    client.post(reverse("flows:give_opinion", args=[asked.pk]), {"of": of.pk, "target": "目标 3.1", "text": "偏高。"})
    client = browser_of(office.keeper)
    url = reverse("flows:settle", args=[Opinion.objects.get().pk])

    assert client.post(url, {"outcome": "declined", "reply": ""}).status_code == 422
    client.post(url, {"outcome": "declined", "reply": "按上年数。"})

    assert "答复：按上年数。" in text(client.get(asked.get_absolute_url()))


def test_one_press_says_that_there_is_no_opinion(office, asked):
    client = browser_of(office.head)
    of = asked.asked.get(unit=office.department)

    client.post(reverse("flows:give_none", args=[asked.pk, of.pk]))

    assert Opinion.objects.get().is_without_opinion


def test_an_opinion_on_paper_is_entered_for_the_body(office, asked):
    client = browser_of(office.keeper)
    of = asked.asked.get(body="市委办")
    facts = {"of": of.pk, "text": "分解到县。", "signer": "洪建军", "day": "2026-06-03"}

    client.post(
        reverse("flows:enter_opinion", args=[asked.pk]), {**facts, "scan": SimpleUploadedFile("函.pdf", b"%PDF-1.4")}
    )

    assert (Opinion.objects.get().asked, Paper.objects.get().body) == (of, "市委办")


def test_the_desk_shows_what_waits(office, begun, asked):
    client = browser_of(office.supervisor)
    assert "等您审批和提意见" in text(client.get(reverse("desk")))
    client = browser_of(office.head)
    assert "泉州市妇联征求意见" in text(client.get(reverse("desk")))


def test_the_shipped_chains_are_put_up_with_one_press(office):
    client = browser_of(office.keeper)
    assert "装上审批流程" in text(client.get(reverse("flows:chains")))

    client.post(reverse("flows:install"))

    assert Chain.objects.count() == len({one["code"] for one in shipped()})


def _lines(*lines, initial=1):
    names = ("order", "title", "who", "place", "role", "mode", "bodies")
    rows = {f"steps-{n}-{name}": line.get(name, "") for n, line in enumerate(lines) for name in names}
    return {"steps-TOTAL_FORMS": len(lines), "steps-INITIAL_FORMS": initial, **rows}


def test_a_new_version_is_written_in_the_form(office, one_step):
    client = browser_of(office.keeper)
    first = {"order": 1, "title": "分管领导审批", "who": "role", "place": "organ", "role": "supervising_leader"}
    second = {"order": 2, "title": "会签", "who": "body", "bodies": "市委办、市直党工委", "mode": "all"}
    data = {"title": "计划审批", "valid_from": "2026-06-10", **_lines({**first, "mode": "one"}, second, {})}

    answer = client.post(reverse("flows:revise_chain", args=[one_step.pk]), data, follow=True)

    new = Chain.objects.get(valid_to=None)
    assert [(step.title, step.bodies) for step in new.steps.all()] == [
        ("分管领导审批", []),
        ("会签", ["市委办", "市直党工委"]),
    ]
    assert "须全部同意" in text(answer)


@pytest.mark.parametrize(
    ("line", "fault"),
    [
        ({"title": ""}, "请至少写一个"),
        ({"title": "审批", "who": "role", "role": ""}, "请选角色"),
        ({"title": "审批", "who": "post"}, "请选岗位"),
        ({"title": "审批", "who": "body"}, "请写外单位名称"),
    ],
)
def test_a_step_that_asks_nobody_is_told_at_its_field(office, one_step, line, fault):
    client = browser_of(office.keeper)
    data = {"title": "计划审批", "valid_from": "2026-06-10", **_lines({"mode": "one", "place": "organ", **line})}

    answer = client.post(reverse("flows:revise_chain", args=[one_step.pk]), data)

    assert answer.status_code == 422
    assert fault in text(answer)
    assert Chain.objects.count() == 1


def test_the_panel_of_an_approval_knows_what_its_reader_may_do(office, begun):
    (approval,) = approvals_of(office.department)

    hers, others = approval_panel(approval, office.supervisor), approval_panel(approval, office.clerk)

    assert (hers.answers, others.answers) == (True, False)
    assert hers.url == begun.get_absolute_url()
    assert approval_panel(approval, staff_in(UnitFactory())).url == ""


def test_the_panel_of_a_round_counts_what_was_done(office, asked):
    rows = [services.give_opinion(asked, by=office.head, text=f"意见{n}。") for n in range(3)]
    services.settle_opinion(rows[0], by=office.keeper, outcome="adopted")
    services.settle_opinion(rows[1], by=office.keeper, outcome="partly", reply="改了一半。")

    panel = round_panel(rounds_of(office.organ)[0], office.keeper)

    assert panel.note == "3 条，采纳 1、部分采纳 1、待处理 1"
    assert [one.asked.name for one in panel.silent] == ["市委办"]


def queries_for(client, url):
    with CaptureQueriesContext(connection) as caught:
        assert client.get(url).status_code == 200
    return len(caught)


@pytest.mark.parametrize("tab", ["waiting", "everything", "rounds"])
def test_a_list_asks_as_many_queries_for_ten_rows_as_for_forty(office, tab):
    client = browser_of(office.supervisor)
    url = reverse(f"flows:{tab}")

    def fill(count):
        for _ in range(count):
            approval = ApprovalFactory(unit=DepartmentFactory(parent=office.organ), chain__unit=office.organ)
            ApprovalAnswerFactory(step=ApprovalStepFactory(approval=approval), staff=office.supervisor)
            OpinionFactory(asked=ConsultedFactory(round=RoundFactory(unit=office.organ)))

    fill(10)
    client.get(url)
    first = queries_for(client, url)
    fill(30)

    assert queries_for(client, url) == first
