"""Two at the same thing at the same moment in the office's day: signing in, approving, taking back, asking for leave.

Over HTTP. Signing in by two presses is one punch. Of two who answer one request for leave, one counts. An approval
and a withdrawal at the same moment leave the account of leave as the request then stands. Of two requests for the last
half day that is left one is accepted.
"""

from datetime import date, timedelta
from pathlib import Path

from jinguo.base import clock
from jinguo.cycle.flows.models import Approval, ApprovalAnswer
from jinguo.cycle.flows.services.shipped import install_chains
from jinguo.office.punches.models import Punch
from jinguo.office.shifts.services import install_hours
from jinguo.office.slips.models import LeaveEntry, LeaveRequest
from jinguo.office.slips.queries import balances
from jinguo.office.slips.services import ask_leave
from jinguo.org.structure.models import Staff
from jinguo.org.structure.work_calendar import work_calendar
from jinguo.rules.leave import Stay
from trials.office import Office, employed, founded, let_in
from trials.outcome import Outcome
from trials.served import Browser, at_once, logged_in, parted, served, told

SECOND_HEAD = "庄雅琴"
AGREE = {"result": "agree", "note": ""}
DAY = timedelta(days=1)


def run(home: Path, size: int) -> Outcome:
    """So many rounds of each race."""
    outcome, office = Outcome(), founded()
    install_hours(office.organ)
    install_chains(office.organ)
    second = employed("H002", SECOND_HEAD, office.department, "department_head")
    let_in(office.head, second, office.clerk)
    with served(home / "serve.log"):
        heads = {head: logged_in(head) for head in (office.head, second)}
        clerk = logged_in(office.clerk)
        for person in office.clerks(size):
            _sign_twice(person, outcome)
        days = _work_days(size)
        for day in days:
            _two_approve(office, heads, day, outcome)
        for day in days:
            _approve_while_withdrawing(office, heads[office.head], clerk, day, outcome)
        for number in range(size):
            _last_day_twice(office, clerk, 2027 + number, outcome)
    return outcome


def _sign_twice(person: Staff, outcome: Outcome) -> None:
    """Two presses, in one minute or on both sides of its turn."""
    browser = logged_in(person)
    answers = at_once(lambda _: browser.post("/punches/sign/", {}), [1, 2])
    minutes = list(Punch.objects.filter(staff=person).values_list("minute", flat=True))
    fine = len(minutes) == len(set(minutes)) and 1 <= len(minutes) <= 2 and max(minutes) - min(minutes) <= 1
    outcome.count("signed twice: rounds with one punch a minute", fine)
    outcome.demand(fine and all(one.status == 200 for one in answers), f"signed twice: {minutes}, {told(answers)}")


def _two_approve(office: Office, heads: dict[Staff, Browser], day: date, outcome: Outcome) -> None:
    """Each head's answer would be enough."""
    row = _asked(office.clerk, day, "personal")
    sent = [(browser, _answer_path(row, head)) for head, browser in heads.items()]
    answers = at_once(lambda one: one[0].post(one[1], AGREE), sent)
    done, refused = parted(answers)
    row.refresh_from_db()
    fine = len(done) == len(refused) == 1 and row.state == "approved"
    outcome.count("two approvers: rounds with one answer that counts", fine)
    outcome.demand(fine, f"two approvers: {told(answers)}, {row.state}")
    LeaveRequest.objects.filter(pk=row.pk).update(state="withdrawn")  # the day is asked for again


def _approve_while_withdrawing(office: Office, head: Browser, clerk: Browser, day: date, outcome: Outcome) -> None:
    """Whichever comes first, the ledger says what the leave then is, and no approval runs on."""
    LeaveEntry.objects.get_or_create(
        staff=office.clerk,
        unit=office.department,
        kind="annual",
        year=day.year,
        why="granted",
        defaults={"half_days": 400, "on": clock.today()},
    )
    row = _asked(office.clerk, day, "annual")
    acts = [(head, _answer_path(row, office.head), AGREE), (clerk, f"/leave/{row.pk}/withdraw/", {})]
    answers = at_once(lambda one: one[0].post(one[1], one[2]), acts)
    row.refresh_from_db()
    booked = sum(row.entries.values_list("half_days", flat=True))
    wanted = {"approved": -row.half_days, "withdrawn": 0}.get(row.state)
    running = Approval.objects.filter(
        subject_id=str(row.pk), subject_type="slips.leaverequest", state="running"
    ).exists()
    fine = booked == wanted and not running
    outcome.count(f"approved while taken back: rounds that ended {row.get_state_display()}", fine)
    outcome.demand(fine, f"approved while taken back: {row.state}, {booked} half days booked, {told(answers)}")


def _last_day_twice(office: Office, clerk: Browser, year: int, outcome: Outcome) -> None:
    """Half a day is left in the account; it is asked for by two clicks on different days."""
    days = [one for one in (date(year, 3, 2) + n * DAY for n in range(9)) if work_calendar().is_workday(one)][:2]
    LeaveEntry.objects.create(
        staff=office.clerk,
        unit=office.department,
        kind="annual",
        year=year,
        why="granted",
        half_days=1,
        on=clock.today(),
    )
    answers = at_once(lambda day: clerk.post("/leave/new/", _form(day)), days)
    left = balances([office.clerk.pk], year)[office.clerk.pk]
    fine = (left.reserved, left.left) == (1, 0)
    outcome.count("the last half day asked for twice: rounds with one request", fine)
    outcome.demand(fine, f"the last half day asked for twice: {left}, {told(answers)}")


def _form(day: date) -> dict[str, str]:
    shown = day.isoformat()
    return {"kind": "annual", "first": shown, "first_half": "am", "last": shown, "last_half": "am", "reason": "休假"}


def _asked(staff: Staff, day: date, kind: str) -> LeaveRequest:
    return ask_leave(by=Staff.objects.get(pk=staff.pk), kind=kind, stay=Stay(day, day, "am", "am"), reason="家里有事")


def _answer_path(row: LeaveRequest, head: Staff) -> str:
    approval = Approval.objects.get(subject_type="slips.leaverequest", subject_id=str(row.pk), state="running")
    asked = ApprovalAnswer.objects.get(step__approval=approval, staff=head)
    return f"/approvals/{approval.pk}/answer/{asked.pk}/"


def _work_days(count: int) -> list[date]:
    """So many work days that lie ahead."""
    calendar, day, found = work_calendar(), clock.today(), []
    for _ in range(count):
        day = calendar.next_workday(day)
        found.append(day)
    return found
