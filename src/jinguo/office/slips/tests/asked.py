"""Leave asked for and agreed to, as the tests of slips need it."""

from datetime import date

from jinguo.cycle.flows import services as flows
from jinguo.cycle.flows.queries import approvals_of
from jinguo.office.slips import services
from jinguo.office.slips.queries import balances, leave_covers
from jinguo.rules.leave import Stay

JUNE_8, JUNE_9, JUNE_10, JUNE_12 = (date(2026, 6, day) for day in (8, 9, 10, 12))
YEAR = 2026


def ask(by, first=JUNE_8, last=JUNE_10, kind="annual", **more):
    return services.ask_leave(
        by=by, kind=kind, stay=Stay(first, last, *more.pop("halves", ("am", "pm"))), reason="休假", **more
    )


def agree(request, *people):
    for by in people:
        (approval,) = approvals_of(request)
        flows.answer(approval, by=by, agrees=True)
    request.refresh_from_db()
    return request


def waiting(request):
    (approval,) = approvals_of(request)
    return [step.title for step in approval.steps.order_by("order")]


def left(staff):
    found = balances([staff.pk], YEAR)[staff.pk]
    return found.granted, found.taken, found.reserved, found.left


def covered(staff, first=JUNE_8, last=JUNE_12):
    return [(one.day.day, one.half) for one in leave_covers(first, last, [staff.pk])]
