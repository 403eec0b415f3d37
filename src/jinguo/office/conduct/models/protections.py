"""Why somebody must not be dismissed (《公务员法》第八十九条), as far as no slip says it."""

from django.db import models
from django.db.models import F, Q

from jinguo.base.papers.numbering import day_words
from jinguo.base.vault.fields import EncryptedTextField
from jinguo.office.conduct.models.confidential import VOID_IS_WHOLE, Confidential
from jinguo.rules.attendance.dismissal import PROTECTIONS

TYPED = ("pregnant", "medical", "disabled")  # leave and nursing time tell the others


def protection_kinds() -> list[tuple[str, str]]:
    """What is entered by hand, as choices of a field."""
    return [(code, PROTECTIONS[code]) for code in TYPED]


class Protection(Confidential):
    """A time in which somebody is protected (孕期、医疗期、因公致残); without `last_day` it goes on."""

    kind = models.CharField("情形", max_length=10, choices=protection_kinds)
    first_day = models.DateField("起始日")
    last_day = models.DateField("终止日", null=True, blank=True)
    basis = EncryptedTextField("依据", max_length=200)

    class Meta:
        verbose_name = verbose_name_plural = "辞退保护"
        ordering = ["-first_day", "-pk"]
        indexes = [models.Index(fields=["staff", "first_day"], name="protection_of_staff")]
        constraints = [
            models.CheckConstraint(condition=VOID_IS_WHOLE, name="protection_void_is_whole"),
            models.CheckConstraint(
                condition=Q(last_day=None) | Q(last_day__gte=F("first_day")),
                name="protection_ends_after_start",
                violation_error_message="终止日不能早于起始日。",
            ),
            models.UniqueConstraint(
                fields=["staff", "kind", "first_day"],
                condition=Q(voided_on=None),
                name="protection_once",
                violation_error_message="这一情形从这一天起已经登记过，不用再登记。",
            ),
        ]

    @property
    def words(self) -> str:
        """Which, from when until when."""
        until = f"至{day_words(self.last_day)}" if self.last_day else "起，未定终止日"
        return f"{self.get_kind_display()}：{day_words(self.first_day)}{until}"
