"""The people of member units: named, corrected, relieved."""

from datetime import date, timedelta
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from jinguo.base import audit
from jinguo.base.moves import act, demand, locked
from jinguo.committee.body.models import Membership, UnitContact
from jinguo.committee.body.permissions import may_edit_contact, may_end_contact, may_enter_contacts
from jinguo.committee.body.services.days import demand_day, end_on
from jinguo.org.structure.models import Staff
from jinguo.rules.committee_body import SINGLE


@transaction.atomic
def enter_contact(
    membership: Membership,
    *,
    by: Staff,
    role: str,
    first_day: date,
    reported: date,
    staff: Staff | None = None,
    name: str = "",
    post: str = "",
    phone: str = "",
) -> UnitContact:
    """Name a person of a member unit. A new leader or liaison relieves the one before, on the day before.

    `reported` is when the committee's office was told, by which the change is in time or late. Raises Refused,
    ValidationError.
    """
    member = locked(membership)
    demand(may_enter_contacts(by, member), act="unitcontact.record", row=member)
    demand_day("first_day", first_day, "起始日")
    demand_day("reported", reported, "报告日")
    demand_named(staff, name)
    if first_day < member.first_day:
        raise ValidationError({"first_day": "起始日不能早于这个单位的加入日。"})
    if role in SINGLE:
        _relieve(member, role, first_day)
    row = UnitContact(membership=member, role=role, first_day=first_day, reported=reported, entered_by=by)
    row.staff, row.name, row.post, row.phone = staff, "" if staff else name.strip(), post.strip(), phone.strip()
    row.full_clean()
    row.save()
    audit.record("unitcontact.record", row, by=by, label=f"{member} {row.get_role_display()}")
    return row


@transaction.atomic
def end_contact(contact: UnitContact, *, by: Staff, last_day: date) -> UnitContact:
    """Say on which day somebody left her role; it counts. Raises Refused, ValidationError."""
    row = locked(contact)
    demand(may_end_contact(by, row), act="unitcontact.end", row=row)
    end_on(row, last_day, "离任日")
    audit.record("unitcontact.end", row, by=by, label=f"{row.membership} {row.get_role_display()}")
    return row


@transaction.atomic
def edit_contact(contact: UnitContact, *, by: Staff, post: str, phone: str, **more: Any) -> UnitContact:
    """Correct a person's post, telephone and, where she has no account, name. Raises Refused, ValidationError."""
    verdict = may_edit_contact(by, contact)
    name = "" if contact.staff_id else more.get("name", contact.name).strip()
    demand_named(contact.staff, name)
    facts = {"post": post.strip(), "phone": phone.strip(), "name": name}
    return act("unitcontact.edit", contact, by=by, verdict=verdict, **facts)


def demand_named(staff: Staff | None, name: str) -> None:
    """Refuse nobody. Raises ValidationError."""
    if staff is None and not name.strip():
        raise ValidationError({"name": "请填姓名；在本系统有账号的，也可以从“账号”里选。"})


def _relieve(member: Membership, role: str, first_day: date) -> None:
    """End who held the role until now; somebody who came later than the new one is a mistake of the day."""
    others = UnitContact.objects.standing().filter(membership=member, role=role)
    later = others.filter(first_day__gte=first_day).first() or others.filter(last_day__gte=first_day).first()
    if later:
        told = later.last_day or later.first_day
        said = f"{told.year}年{told.month}月{told.day}日"
        raise ValidationError({"first_day": f"这一角色在{said}还有别人，请把起始日填在这一天以后。"})
    others.filter(last_day=None).update(last_day=first_day - timedelta(days=1))
