"""Staff (工作人员): the people who log in."""

from datetime import date
from typing import TYPE_CHECKING

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import F, Q
from django.utils.crypto import salted_hmac

from jinguo.base import clock
from jinguo.base.vault.fields import BlindIndexField, EncryptedTextField, SealedModel
from jinguo.org.structure.models.units import Unit
from jinguo.org.structure.roles import NO_POSTS, ORGANISATION, ROLES
from jinguo.org.structure.scope import HERE, Scope, ScopedModel, ScopedQuerySet

if TYPE_CHECKING:
    from jinguo.org.structure.models.appointments import Appointment

SEXES = {"female": "女", "male": "男"}


class StaffScope(Scope):
    """A member of staff belongs to the units of her appointments."""

    def in_units(self, **conditions: str) -> Q:
        """The staff with a running appointment in a unit that fulfils the conditions."""
        appointments = Staff.appointments.rel.related_model.objects  # type: ignore[attr-defined]
        wanted = {f"unit__{name}": value for name, value in conditions.items()}
        return Q(pk__in=appointments.running().filter(**wanted).values("staff"))


class StaffQuerySet(ScopedQuerySet):
    """Staff, as the log-in looks them up."""


class StaffManager(BaseUserManager.from_queryset(StaffQuerySet)):  # type: ignore[misc]
    """How staff are found: by login name for the log-in, by reach for everybody else."""


class Staff(AbstractBaseUser, SealedModel, ScopedModel):
    """A person who works here; there is no superuser, rights come from appointments alone.

    `session_epoch` rises when all her sessions must end (suspension, changed rights).
    """

    domain = ORGANISATION
    scope = StaffScope(staff=HERE, unit=HERE, at_least="unit")
    USERNAME_FIELD = "login_name"
    REQUIRED_FIELDS = ["number", "name"]

    number = models.CharField("工号", max_length=20, unique=True)
    login_name = models.CharField("登录名", max_length=30, unique=True)
    name = models.CharField("姓名", max_length=40)
    pinyin = models.CharField("拼音", max_length=200, blank=True, editable=False)
    initials = models.CharField("拼音首字母", max_length=40, blank=True, editable=False)
    sex = models.CharField("性别", max_length=10, choices=SEXES, blank=True)
    birthday = models.DateField("出生日期", null=True, blank=True)
    phone = EncryptedTextField("手机号", blank=True)
    phone_index = BlindIndexField(source="phone")
    employed_from = models.DateField("入职日", null=True, blank=True)
    employed_to = models.DateField("离职日", null=True, blank=True)  # the first day on which she is gone
    is_active = models.BooleanField("启用", default=True)
    session_epoch = models.PositiveIntegerField("会话批次", default=0, editable=False)

    objects = StaffManager()  # type: ignore[misc]

    class Meta:
        verbose_name = verbose_name_plural = "工作人员"
        ordering = ["number"]
        constraints = [
            models.CheckConstraint(
                condition=Q(employed_to=None) | Q(employed_from=None) | Q(employed_to__gt=F("employed_from")),
                name="staff_leaves_after_coming",
            )
        ]

    def __str__(self) -> str:
        return self.name

    def get_session_auth_hash(self) -> str:
        """What a session must match: it dies with a new password, a suspension or changed rights."""
        facts = f"{self.password}{self.is_active}{self.session_epoch}"
        return salted_hmac("jinguo.staff.session", facts, algorithm="sha256").hexdigest()

    def grants_on(self, day: date) -> list["Appointment"]:
        """Her appointments in force on a day, and those she stands in for; asked once a day and person."""
        known = self.__dict__.setdefault("_grants", {})
        if day not in known:
            known[day] = list(self.appointments.model.objects.granting(self, day))  # hers and her principals'
        return known[day]

    def forget_grants(self) -> None:
        """Ask the database again, after appointments have changed."""
        self.__dict__.pop("_grants", None)

    def department_on(self, day: date) -> Unit | None:
        """The unit of her main appointment on a day: the first one that is not in a leading group."""
        own = [grant for grant in self.grants_on(day) if grant.staff_id == self.pk]
        own.sort(key=lambda grant: (grant.unit.kind == "leading_group", grant.first_day, grant.pk))
        return own[0].unit if own else None

    def roles_on(self, day: date) -> set[str]:
        """The codes of the roles she holds on a day, her own and those she stands in for."""
        return {grant.role for grant in self.grants_on(day)}

    def has_role(self, *codes: str, on: date | None = None) -> bool:
        """Whether she holds one of the roles on the day (today where not given)."""
        return bool(self.roles_on(on or clock.today()) & set(codes))

    def holds(self, unit: Unit, *codes: str, on: date | None = None) -> bool:
        """Whether she, or somebody she stands in for, holds one of the roles in the organ that a unit belongs to."""
        grants = self.grants_on(on or clock.today())
        return any(grant.role in codes and grant.unit.organ_path == unit.organ_path for grant in grants)

    def holds_seat(self, on: date | None = None) -> bool:
        """Whether she holds one of the three administrator seats, which never touch business data."""
        return any(ROLES[code].is_seat for code in self.roles_on(on or clock.today()))

    def holds_post(self, on: date | None = None) -> bool:
        """Whether she works in an organ of the house; experts, liaisons and seats have their work elsewhere."""
        own = [grant for grant in self.grants_on(on or clock.today()) if grant.staff_id == self.pk]
        return any(grant.role not in NO_POSTS for grant in own)

    def heads(self, unit: Unit, on: date | None = None) -> bool:
        """Whether she answers for a unit: as its head, or as leader of the organ it belongs to."""
        return any(_leads(grant, unit) for grant in self.grants_on(on or clock.today()))


def _leads(grant: "Appointment", unit: Unit) -> bool:
    match grant.role:
        case "department_head":
            return unit.path.startswith(grant.unit.path)
        case "unit_head" | "supervising_leader":
            return unit.organ_path == grant.unit.organ_path
    return False
