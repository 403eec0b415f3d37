"""What every day that is entered must be: not before there were committees, not ahead; how a stay ends."""

from datetime import date

from django.core.exceptions import ValidationError

from jinguo.base import clock
from jinguo.committee.body.models import GroupSeat, UnitContact
from jinguo.rules.committee_body import FOUNDED


def demand_day(field: str, day: date, what: str) -> None:
    """Refuse a day that lies ahead or before 1990. Raises ValidationError."""
    if day > clock.today():
        raise ValidationError({field: f"{what}不能晚于今天，请到那一天以后再登记。"})
    if day < FOUNDED:
        raise ValidationError({field: f"{what}不能早于 {FOUNDED.year} 年，请核对年份。"})


def demand_end(field: str, last_day: date, first_day: date) -> None:
    """Refuse a last day before the first. Raises ValidationError."""
    if last_day < first_day:
        told = f"{first_day.year}年{first_day.month}月{first_day.day}日"
        raise ValidationError({field: f"{told}才开始，请填这一天或以后。"})


def end_on(row: GroupSeat | UnitContact, last_day: date, what: str) -> None:
    """Let a stay that counts end on a day, which is called `what`. Raises ValidationError."""
    demand_day("last_day", last_day, what)
    demand_end("last_day", last_day, row.first_day)
    row.last_day = last_day
    row.save(update_fields=["last_day"])
