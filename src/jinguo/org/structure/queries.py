"""What the directory looks up, within reach."""

from collections.abc import Iterable
from datetime import date

from django.core.exceptions import ValidationError
from django.db.models import Prefetch, Q, QuerySet, Value
from django.db.models.functions import Coalesce, NullIf

from jinguo.base import clock
from jinguo.org.structure.models import Appointment, Deputy, Staff, Unit
from jinguo.org.structure.roles import NO_POSTS

NAMESAKES = 9  # told at most


def by_words(text: str, *, begins: tuple[str, ...]) -> Q:
    """The condition of a search: part of the name, or the beginning of one of the other columns."""
    condition = Q(name__contains=text)
    for column in begins:
        condition |= Q(**{f"{column}__istartswith": text})
    return condition


def label_of(unit: str) -> Coalesce:
    """`Unit.label` in the database: the short name where there is one, else the name; `unit` leads to the unit."""
    return Coalesce(NullIf(f"{unit}__short_name", Value("")), f"{unit}__name")


def staff_with_places(actor: Staff) -> QuerySet[Staff]:
    """Colleagues within reach who work here, each with her running appointments in `running_now`."""
    running = Appointment.objects.running().select_related("unit", "post")
    people = Staff.objects.visible_to(actor).filter(Q(employed_to=None) | Q(employed_to__gt=clock.today()))
    return people.prefetch_related(Prefetch("appointments", running, to_attr="running_now"))


def staff_named(actor: Staff, text: str) -> QuerySet[Staff]:
    """Colleagues within reach by what people type."""
    return staff_with_places(actor).filter(by_words(text, begins=("pinyin", "initials", "number")))


def colleague(actor: Staff, text: str) -> Staff:
    """The one colleague within reach of a number or a whole name. Raises ValidationError for none and for namesakes."""
    called = Staff.objects.visible_to(actor).filter(Q(number=text) | Q(name=text), is_active=True).order_by("number")
    found = list(called[:NAMESAKES])
    if not found:
        raise ValidationError(f"没有找到同事“{text}”。请写全名或工号，可在人员列表查到。")
    if len(found) > 1:
        raise ValidationError(f"有几位“{text}”，请改填工号：{'、'.join(one.number for one in found)}。")
    return found[0]


def known_as(staff: Staff) -> str:
    """What finds her again in a form, by `colleague`: her name, or her number where somebody has the same name."""
    alone = not Staff.objects.filter(name=staff.name, is_active=True).exclude(pk=staff.pk).exists()
    return staff.name if alone else staff.number


def units_named(actor: Staff, text: str) -> QuerySet[Unit]:
    """Standing units within reach by what people type."""
    standing = Unit.objects.visible_to(actor).standing_on(clock.today())
    return standing.filter(by_words(text, begins=("short_name", "pinyin", "initials", "code")))


def units_in_order(actor: Staff, day: date) -> QuerySet[Unit]:
    """The units within reach that stood on a day, each after its parent."""
    return Unit.objects.visible_to(actor).standing_on(day).select_related("region").order_by("path")


def organ_of(unit: Unit) -> Unit:
    """The organ that a unit is or belongs to."""
    return unit if unit.path == unit.organ_path else Unit.objects.get(path=unit.organ_path)


def posts_in(organ: Unit, first: date, last: date) -> QuerySet[Appointment]:
    """The posts of those who work in an organ at some time of a range; seats, experts and liaisons have none."""
    overlap = Q(first_day__lte=last) & (Q(last_day=None) | Q(last_day__gte=first))
    return Appointment.objects.filter(overlap, unit__organ_path=organ.organ_path).exclude(role__in=NO_POSTS)


def departments_on(people: Iterable[Staff], day: date) -> dict[int, Unit]:
    """The department of each person on a day, by her key, as `Staff.department_on` says; one query for all of them."""
    running = Appointment.objects.running(day).filter(staff__in=[one.pk for one in people]).select_related("unit")
    found: dict[int, Unit] = {}
    for row in sorted(running, key=lambda row: (row.unit.kind == "leading_group", row.first_day, row.pk)):
        found.setdefault(row.staff_id, row.unit)
    return found


def departments_from(people: Iterable[Staff], day: date) -> dict[int, Unit]:
    """The department of each person on a day, and of who comes later the first one she comes to."""
    found = departments_on(people, day)
    later = [one.pk for one in people if one.pk not in found]
    coming = Appointment.objects.filter(staff__in=later, first_day__gt=day).exclude(unit__kind="leading_group")
    for row in coming.select_related("unit").order_by("first_day", "pk") if later else ():
        found.setdefault(row.staff_id, row.unit)
    return found


def places(staff: Staff) -> str:
    """Where somebody of `staff_with_places` stands, in words."""
    return "、".join(dict.fromkeys(one.unit.label for one in staff.running_now))  # type: ignore[attr-defined]


def deputies_of(staff: Staff) -> QuerySet[Deputy]:
    """Who stands in for her and for whom she does, newest first."""
    return Deputy.objects.filter(Q(staff=staff) | Q(deputy=staff)).select_related("staff", "deputy")
