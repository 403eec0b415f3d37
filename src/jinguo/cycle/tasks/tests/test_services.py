"""The life of a task: given, reported, returned, mended, accepted; put off or called off with a reason."""

from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile

from jinguo.base import clock, files
from jinguo.base.audit.queries import of_object
from jinguo.base.moves import Refused, Stale
from jinguo.cycle.tasks import hooks, services
from jinguo.cycle.tasks.kinds import KINDS, TaskKind, register
from jinguo.cycle.tasks.models import Task
from jinguo.cycle.tasks.queries import of_subject
from jinguo.org.structure.tests.factories import DepartmentFactory, staff_in

JUNE_3, JUNE_10, JUNE_17 = date(2026, 6, 3), date(2026, 6, 10), date(2026, 6, 17)


@pytest.fixture
def task(department, clerk, office):
    return services.assign("assigned", "报送进度表", unit=department, staff=clerk, due=JUNE_10, by=office)


def photo(name="现场.txt"):
    return SimpleUploadedFile(name, b"on site")


def test_a_task_keeps_who_gave_it_and_from_where(task, office, department):
    assert (task.assigned_by, task.giver.name, task.assigned_on) == (office, "绩效办", JUNE_3)
    assert (task.state, task.original_due) == ("open", JUNE_10)


def test_what_was_reported_waits_with_its_figure_and_files(task, clerk):
    report = services.submit(task, by=clerk, narrative="发放 12 笔", actual=Decimal("60.5"), files=[photo()])

    assert (task.state, task.submitted_on, report.number) == ("submitted", JUNE_3, 1)
    assert (report.actual, [one.name for one in files.of(report)]) == (Decimal("60.5"), ["现场.txt"])


def test_a_returned_report_is_mended_and_accepted(task, clerk, office):
    services.submit(task, by=clerk, narrative="初稿")
    services.send_back(task, by=office, reason="缺分县数")
    assert (task.state, task.submitted_on) == ("open", None)

    services.submit(task, by=clerk, narrative="补充分县数")
    services.accept(task, by=office, note="齐全")

    assert [(one.number, one.outcome, one.note) for one in task.reports.all()] == [
        (1, "returned", "缺分县数"),
        (2, "accepted", "齐全"),
    ]
    assert (task.state, task.accepted_on) == ("accepted", JUNE_3)


def test_a_return_may_give_more_time(task, clerk, office):
    services.submit(task, by=clerk, narrative="初稿")

    services.send_back(task, by=office, reason="等银行对账", due=JUNE_17)

    assert (task.due, task.original_due, task.extensions.get().old_due) == (JUNE_17, JUNE_10, JUNE_10)


def test_a_return_without_a_reason_is_refused(task, clerk, office):
    services.submit(task, by=clerk, narrative="初稿")

    with pytest.raises(Refused, match="理由"):
        services.send_back(task, by=office, reason=" ")


def test_what_was_submitted_is_locked(task, clerk):
    services.submit(task, by=clerk, narrative="初稿")

    with pytest.raises(Refused, match="待审核"):
        services.submit(task, by=clerk, narrative="又一稿")
    assert task.reports.count() == 1


def test_nothing_is_reported_without_words(task, clerk):
    with pytest.raises(ValidationError) as problem:
        services.submit(task, by=clerk, narrative="  ")

    assert "narrative" in problem.value.message_dict
    assert Task.objects.get(pk=task.pk).state == "open"


def test_a_kind_that_asks_for_files_is_not_reported_without_one(department, clerk, office):
    mend = services.assign("rectification", "补齐台账", unit=department, due=JUNE_10, by=office)
    with pytest.raises(ValidationError, match="至少上传一个文件"):
        services.submit(mend, by=clerk, narrative="已补齐")

    report = services.submit(mend, by=clerk, narrative="已补齐", files=[photo()])

    assert files.of(report).count() == 1


def test_a_reviewer_who_saw_an_older_report_is_told(task, clerk, office):
    services.submit(task, by=clerk, narrative="初稿")
    seen = task.version
    services.send_back(task, by=office, reason="缺数")
    services.submit(task, by=clerk, narrative="二稿")

    with pytest.raises(Stale, match=clerk.name):
        services.accept(task, by=office, seen=seen)


def test_putting_off_keeps_both_days_and_the_reason(task, office):
    services.extend(task, by=office, due=JUNE_17, reason="等银行对账")

    kept = task.extensions.get()
    assert (kept.old_due, kept.new_due, kept.reason, task.due) == (JUNE_10, JUNE_17, "等银行对账", JUNE_17)
    assert of_object(task).first().act == "task.put_off"


@pytest.mark.parametrize(("due", "reason", "field"), [(JUNE_10, "早", "due"), (JUNE_17, " ", "reason")])
def test_a_day_is_only_put_off_to_later_and_with_a_reason(task, office, due, reason, field):
    with pytest.raises(ValidationError) as problem:
        services.extend(task, by=office, due=due, reason=reason)

    assert field in problem.value.message_dict


def test_a_task_called_off_counts_nowhere(task, office):
    services.cancel(task, by=office, reason="活动取消")

    assert not Task.objects.counting().exists()


def test_a_person_of_another_unit_cannot_be_made_responsible(department, office):
    with pytest.raises(ValidationError, match="不在妇女发展部任职"):
        services.assign("assigned", "…", unit=department, staff=staff_in(DepartmentFactory()), due=JUNE_10, by=office)


def test_the_tasks_of_a_subject_are_found_by_it(department, clerk, office):
    about = DepartmentFactory()
    mine = services.assign("decision", "印发纪要", unit=department, due=JUNE_10, by=office, about=about)
    services.assign("decision", "另一件", unit=department, due=JUNE_10, by=office, about=DepartmentFactory())

    assert [*of_subject(about)] == [mine]
    assert (mine.subject, mine.subject_label) == (about, str(about))


def test_a_room_above_hears_of_every_act_in_the_same_transaction(task, clerk, office):
    heard = []
    hooks.on_change("assigned", lambda one, verb, by: heard.append((verb, by)))
    try:
        services.submit(task, by=clerk, narrative="初稿")
        services.send_back(task, by=office, reason="缺数")
        services.extend(task, by=office, due=JUNE_17, reason="补数")
    finally:
        hooks._handlers.pop("assigned")

    assert heard == [("submit", clerk), ("send_back", office), ("extend", office)]


def test_what_a_room_above_refuses_undoes_the_act(task, clerk):
    def refuse(_task, _verb, _by):
        raise ValidationError("方案已办结")

    hooks.on_change("assigned", refuse)
    try:
        with pytest.raises(ValidationError, match="办结"):
            services.submit(task, by=clerk, narrative="初稿")
    finally:
        hooks._handlers.pop("assigned")

    assert Task.objects.get(pk=task.pk).state == "open"


def test_several_are_accepted_each_for_itself(department, clerk, office):
    one, two = (services.assign("assigned", name, unit=department, due=JUNE_10, by=office) for name in "甲乙")
    services.submit(one, by=clerk, narrative="好了")

    outcomes = services.accept_all([one, two], by=office)

    assert [bool(outcome.verdict) for outcome in outcomes] == [True, False]
    assert "办理中" in outcomes[1].verdict.reason


def test_a_kind_is_declared_once():
    register(KINDS["milestone"])

    with pytest.raises(ValueError, match="twice"):
        register(TaskKind("milestone", "别的", "assigner"))


def test_the_department_of_the_day_of_giving_stays(task, office):
    with clock.pretend(date(2026, 7, 1)):
        staff_in(DepartmentFactory(), staff=office)

    assert Task.objects.get(pk=task.pk).giver.name == "绩效办"


def test_a_wrong_title_is_put_right_and_the_old_one_stays_on_the_trail(task, office, clerk):
    words = {"title": "报送六月进度表", "detail": "含十二个县", "evidence": "盖章件"}

    services.correct(task, by=office, **words, seen=task.version)

    assert (task.title, task.detail, task.evidence, task.due) == (*words.values(), JUNE_10)
    (row,) = [one for one in of_object(task) if one.act == "task.correct"]
    assert row.changes["title"] == ("报送进度表", "报送六月进度表")
    assert clerk.messages.filter(title="任务已更正：报送六月进度表").exists()


def test_a_correction_that_changes_nothing_leaves_no_trace(task, office):
    before = of_object(task).count()

    services.correct(task, by=office, title="报送进度表 ", detail="", evidence="")

    assert of_object(task).count() == before


def test_what_was_reported_or_is_somebody_elses_is_not_reworded(task, office, clerk):
    words = {"title": "另一项", "detail": "", "evidence": ""}
    with pytest.raises(Refused, match="请交办人、交办部室负责人或绩效办更正"):
        services.correct(task, by=clerk, **words)
    services.submit(task, by=clerk, narrative="已报")

    with pytest.raises(Refused, match="任务待审核，不再更正"):
        services.correct(task, by=office, **words)
    with pytest.raises(Stale):
        services.correct(task, by=office, seen=0, **words)
