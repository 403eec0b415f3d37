"""What is asked of notices and circulars."""

from django.db import models
from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from jinguo.base.moves.subjects import subject_key
from jinguo.cycle.publicity.models import Addressee, Circular, Objection, PublicNotice
from jinguo.cycle.publicity.permissions import may_sign_for
from jinguo.org.structure.models import Staff


def with_people(notices: QuerySet[PublicNotice]) -> QuerySet[PublicNotice]:
    """Notices with all that a page says of them."""
    return notices.select_related("unit", "drafted_by")


def listed(reader: Staff) -> QuerySet[PublicNotice]:
    """The notices within reach, drafts first, then by their days, with how many objections count."""
    signed = Count("objections", filter=Q(objections__is_signed=True))
    is_draft = models.Case(models.When(state="draft", then=0), default=1)
    return with_people(PublicNotice.objects.visible_to(reader)).annotate(signed=signed).order_by(is_draft, "-first_day")


def running_for(reader: Staff) -> QuerySet[PublicNotice]:
    """The notices within reach whose days are not over, the nearest end first."""
    return with_people(PublicNotice.objects.visible_to(reader).running()).order_by("last_day", "pk")


def notices_of(obj: models.Model) -> QuerySet[PublicNotice]:
    """The notices that belong to a row of a higher room, newest first."""
    return with_people(PublicNotice.objects.filter(**subject_key(obj))).order_by("-pk")


def circulars_of(obj: models.Model) -> QuerySet[Circular]:
    """The circulars that belong to a row of a higher room, newest first."""
    return Circular.objects.filter(**subject_key(obj)).select_related("unit").order_by("-pk")


def objections_of(notice: PublicNotice, reader: Staff) -> QuerySet[Objection]:
    """What came in, as far as the reader handles it or said it herself; nothing sealed is opened by this."""
    return Objection.objects.visible_to(reader).filter(notice=notice).order_by("number")


def circulars_listed(reader: Staff) -> QuerySet[Circular]:
    """The circulars within reach, drafts first, with how many they are addressed to and how many have signed."""
    is_draft = models.Case(models.When(state="draft", then=0), default=1)
    counted = {"addressed": Count("addressees", distinct=True), "signed": Count("addressees__receipt", distinct=True)}
    return (
        Circular.objects.visible_to(reader)
        .select_related("unit", "drafted_by")
        .annotate(**counted)
        .order_by(is_draft, "-issued_on", "-pk")
    )


def to_sign(reader: Staff) -> list[Addressee]:
    """What waits for her signature, the oldest first."""
    waiting = Addressee.objects.visible_to(reader).filter(circular__state="issued", receipt=None)
    rows = waiting.select_related("circular__unit", "unit", "staff").order_by("circular__issued_on", "pk")
    return [row for row in rows if may_sign_for(reader, row)]


def addressees_of(circular: Circular) -> QuerySet[Addressee]:
    """Whom a circular is addressed to, each with its receipt."""
    return circular.addressees.select_related("unit", "staff", "receipt__staff")


def is_addressed(circular: Circular, reader: Staff) -> bool:
    """Whether a circular is addressed to somebody in the reader's reach."""
    return Addressee.objects.visible_to(reader).filter(circular=circular).exists()


def unsigned_circulars(rows: QuerySet[Circular]) -> QuerySet[Circular]:
    """Those that somebody has not signed for."""
    unsigned = Addressee.objects.filter(circular=OuterRef("pk"), receipt=None)
    return rows.filter(Exists(unsigned), state="issued")
