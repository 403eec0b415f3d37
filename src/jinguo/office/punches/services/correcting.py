"""A forgotten punch made up for (补卡): asked with a reason, approved by the next above; the raw punches stay."""

from datetime import date

from django.core.exceptions import ValidationError
from django.core.files.base import File
from django.db import transaction

from jinguo.base import audit, clock, files
from jinguo.base.moves import demand, move
from jinguo.cycle.flows import ending
from jinguo.cycle.flows import services as flows
from jinguo.cycle.flows.models import Approval
from jinguo.office.punches.models import CorrectionRequest
from jinguo.office.punches.permissions import may_ask_correction
from jinguo.office.punches.queries import corrections_in, limit_of
from jinguo.office.shifts.ranks import rank_of
from jinguo.office.shifts.touched import touch
from jinguo.org.structure.models import Staff

CHAIN = "punch.correction"
ENDS = {"passed": "grant_correction", "returned": "decline_correction", "withdrawn": "withdraw_correction"}


@transaction.atomic
def ask_correction(*, by: Staff, day: date, minute: int, reason: str, proof: File | None = None) -> CorrectionRequest:
    """Ask to make up for a punch of a past day, with a file as proof or without.

    Raises Refused (limit of that day's month), ValidationError.
    """
    Staff.objects.select_for_update().get(pk=by.pk)  # the limit is counted one after the other
    demand(may_ask_correction(by, corrections_in(by, day), limit_of(by)), act="correctionrequest.ask", row=by)
    unit = by.department_on(day)
    if unit is None or day > clock.today():
        raise ValidationError({"day": "补卡日要是已经过去、您在任职的日子。"})
    request = CorrectionRequest(
        staff=by, unit=unit, day=day, minute=minute, reason=reason.strip(), asked_on=clock.today()
    )
    request.full_clean()
    request.save()
    audit.record("correctionrequest.ask", request, by=by)
    if proof is not None:
        files.keep(request, proof, by=by)
    flows.start(request, CHAIN, unit=unit, by=by, facts={"rank": rank_of(by, clock.today())})
    return request


@transaction.atomic
def withdraw_correction(request: CorrectionRequest, *, by: Staff) -> CorrectionRequest:
    """Take a request back before it is decided. Raises Refused."""
    request = move(request, "withdraw_correction", by=by, version=request.version + 1)
    flows.withdraw_running(request, by=by, reason="申请人撤回")
    return request


def settle_correction(approval: Approval, _by: Staff | None) -> None:
    """The end of its approval: granted, the day is settled anew."""
    request = ending.settled(CorrectionRequest, approval, ENDS)
    if request is not None and request.state == "granted":
        touch([request.staff_id], request.day, request.day)


def hang_up() -> None:
    """Let the end of the chain settle it, from the app's `ready()`."""
    ending.on_end(CHAIN, settle_correction)
