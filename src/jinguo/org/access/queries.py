"""What the seats look at."""

from django.contrib.auth.hashers import UNUSABLE_PASSWORD_PREFIX
from django.db.models import Count, Prefetch, Q, QuerySet

from jinguo.base.audit.models import AuditRow
from jinguo.org.access.models import WITH_PASSWORD, AccountRequest
from jinguo.org.structure.models import Appointment, Staff

NO_PASSWORD = Q(("password", "")) | Q(("password__startswith", UNUSABLE_PASSWORD_PREFIX))


def accounts(actor: Staff) -> QuerySet[Staff]:
    """The accounts within reach, each with its running appointments in `running_now`."""
    running = Appointment.objects.running().select_related("unit")
    return Staff.objects.visible_to(actor).prefetch_related(Prefetch("appointments", running, to_attr="running_now"))


def requests(actor: Staff) -> QuerySet[AccountRequest]:
    """The requests within reach, with whom they concern."""
    return AccountRequest.objects.visible_to(actor).select_related("staff", "unit", "requested_by", "decided_by")


def waiting_for_password(actor: Staff) -> QuerySet[AccountRequest]:
    """Approved requests whose one-time password was not drawn yet."""
    return requests(actor).filter(state="approved", kind__in=WITH_PASSWORD)


def counts(actor: Staff) -> dict[str, int]:
    """How many accounts and requests wait for what."""
    asked = AccountRequest.objects.visible_to(actor).aggregate(
        pending=Count("pk", filter=Q(state="pending")),
        returned=Count("pk", filter=Q(state="returned")),
        waiting=Count("pk", filter=Q(state="approved", kind__in=WITH_PASSWORD)),
    )
    staff = Staff.objects.visible_to(actor).aggregate(
        active=Count("pk", filter=Q(is_active=True) & ~NO_PASSWORD),
        suspended=Count("pk", filter=Q(is_active=False)),
    )
    return {**asked, **staff}


def trail_of(request: AccountRequest) -> QuerySet[AuditRow]:
    """What happened to a request, oldest first."""
    return AuditRow.objects.filter(object_type=request._meta.label_lower, object_id=str(request.pk)).order_by("number")
