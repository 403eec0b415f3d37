"""Circulars and notifications (通报、通知), whom they are addressed to, and who has signed for them."""

from datetime import date
from typing import Self

from django.db import models
from django.db.models import Q
from django.urls import reverse

from jinguo.base.moves.subjects import subject_is_whole
from jinguo.cycle.publicity.flow import CIRCULAR
from jinguo.cycle.publicity.kinds import CIRCULARS
from jinguo.cycle.publicity.models.published import Published
from jinguo.cycle.publicity.people import in_charge
from jinguo.cycle.publicity.scope import in_own_organs
from jinguo.cycle.publicity.snapshots import digest_of
from jinguo.org.structure.models import Staff, Unit
from jinguo.org.structure.roles import WORK
from jinguo.org.structure.scope import Scope, ScopedModel, ScopedQuerySet


class CircularQuerySet(ScopedQuerySet):
    """Circulars by who may read them."""

    def visible_to(self, staff: Staff, on: date | None = None) -> Self:
        """Those of units within reach, drafts only of her own organs, and what was issued to her or her units."""
        within = Q(pk__in=super().visible_to(staff, on).values("pk"))
        issued = ~Q(digest="")
        addressed = Q(pk__in=Addressee.objects.visible_to(staff, on).values("circular"))
        return self.filter((within & (issued | in_own_organs(staff, on))) | (addressed & issued))


class Circular(Published):
    """A circular with figures as they were when it went out; a withdrawn one stays to be read, marked so."""

    workflow = CIRCULAR

    kind = models.CharField("文种", max_length=20, choices=CIRCULARS)
    number = models.CharField("文号", max_length=40, blank=True)
    issued_on = models.DateField("印发日", null=True, editable=False)
    state = models.CharField("状态", max_length=10, choices=CIRCULAR.states, default=CIRCULAR.start, editable=False)

    objects = CircularQuerySet.as_manager()  # type: ignore[misc]

    class Meta:
        verbose_name = verbose_name_plural = "通报"
        ordering = ["-issued_on", "-pk"]
        indexes = [models.Index(fields=["subject_type", "subject_id"], name="circular_subject")]
        constraints = [
            models.UniqueConstraint(fields=["unit", "number"], condition=~Q(number=""), name="circular_number_once"),
            models.CheckConstraint(
                condition=Q(state="withdrawn")
                | Q(state="draft", issued_on=None, digest="")
                | (Q(state="issued", issued_on__isnull=False) & ~Q(digest="")),
                name="circular_issued_is_frozen",
            ),
            subject_is_whole("circular_subject_is_whole"),
        ]

    def get_absolute_url(self) -> str:
        """Its page."""
        return reverse("publicity:circular", args=[self.pk])

    def content_digest(self) -> str:
        """The digest of what it says now; equal to the one kept unless somebody went around the services."""
        to = sorted(self.addressees.values_list("unit__code", "staff__number"), key=str)
        return digest_of(self.kind, self.title, self.number, self.body, self.table, self.unit.code, self.issued_on, to)

    def readers(self) -> list[Staff]:
        """Who is told: the people it is addressed to, and who answers for the units."""
        rows = list(self.addressees.select_related("unit", "staff"))
        people = [row.staff for row in rows if row.staff]
        return [*people, *in_charge(row.unit for row in rows if row.unit)]


class Addressee(ScopedModel):
    """A unit or a person that a circular is addressed to (主送); anybody of a unit signs for the unit."""

    domain = WORK
    scope = Scope(staff="staff", unit="unit", region="unit__region", at_least="unit")

    circular = models.ForeignKey(Circular, models.CASCADE, "addressees", verbose_name="通报")
    unit = models.ForeignKey(Unit, models.PROTECT, "+", verbose_name="单位", null=True, blank=True)
    staff = models.ForeignKey(Staff, models.PROTECT, "+", verbose_name="人员", null=True, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "主送对象"
        ordering = ["circular", "unit__order", "unit__path", "staff__number"]
        constraints = [
            models.CheckConstraint(
                condition=Q(unit=None, staff__isnull=False) | Q(unit__isnull=False, staff=None),
                name="addressee_is_unit_or_person",
            ),
            models.UniqueConstraint(fields=["circular", "unit"], name="addressee_unit_once"),
            models.UniqueConstraint(fields=["circular", "staff"], name="addressee_staff_once"),
        ]

    def __str__(self) -> str:
        return self.unit.label if self.unit else str(self.staff)


class Receipt(models.Model):
    """That a circular was received (签收): by whom, and when."""

    addressee = models.OneToOneField(Addressee, models.PROTECT, related_name="receipt", verbose_name="主送对象")
    staff = models.ForeignKey(Staff, models.PROTECT, "+", verbose_name="签收人")
    at = models.DateTimeField("签收时间")

    class Meta:
        verbose_name = verbose_name_plural = "签收"
        ordering = ["at", "pk"]

    def __str__(self) -> str:
        return f"{self.addressee} {self.staff}"
