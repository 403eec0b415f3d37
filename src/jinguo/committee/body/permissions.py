"""Who may do what with a committee: its own office all of it, a liaison the people of her unit."""

from datetime import date

from jinguo.base import clock
from jinguo.committee.body.models import Adjustment, GroupSeat, Membership, UnitContact
from jinguo.committee.body.scope import committees_of, region_of_grant
from jinguo.org.structure.models import Appointment, Region, Staff, Unit
from jinguo.org.structure.roles import COMMITTEE
from jinguo.org.structure.scope import grants_reading
from jinguo.rules.verdict import Verdict, all_of, any_of

OWN_ONLY = ("liaison", "expert")  # who sees of a committee's matters what is her own alone
COUNTY_LEVELS = ("county", "town", "village")
KEEPING = ("committee_office", "county_office")


def may_read(actor: Staff) -> Verdict:
    """Who reads about the committee: whose role reads the committee's matters."""
    return all_of(
        (grants_reading(actor, COMMITTEE, clock.today()), "妇儿工委由分管和主要领导、妇儿工委办、联络员和专家查看")
    )


def may_keep(actor: Staff, committee: Unit) -> Verdict:
    """Who keeps a committee: the committee office of its region; a county's and its towns' its federation as well."""
    return all_of((keeping_unit(actor, committee), f"请由{committee.label}办公室办理"))


def keeping_unit(actor: Staff, committee: Unit) -> Unit | None:
    """The unit in which somebody keeps a committee: what she gives out for it is given by this unit."""
    region = committee.region
    if region is None:
        return None
    grants = grants_reading(actor, COMMITTEE, clock.today())
    return next((grant.unit for grant in grants if _keeps(grant, region)), None)


def may_oversee(actor: Staff, committee: Unit) -> Verdict:
    """Who sees every unit's matters beside each other: the committee's office and the leaders; no unit another's."""
    grants = [one for one in grants_reading(actor, COMMITTEE, clock.today()) if one.role not in OWN_ONLY]
    reached = any(Unit.objects.filter(committees_of(one), pk=committee.pk).exists() for one in grants)
    return all_of((reached, "各单位的情况由妇儿工委办和领导查看，本单位的请看“本单位事项”"))


def may_read_unit(actor: Staff, membership: Membership) -> Verdict:
    """Who sees what one member unit owes: the unit's own people and who oversees all of them."""
    return any_of(
        works_for(actor, membership.unit, f"只看本单位的事项，{membership.unit}的请找它的联络员"),
        may_oversee(actor, membership.committee),
    )


def works_for(actor: Staff, unit: Unit, otherwise: str) -> Verdict:
    """Whether somebody is a member unit's own liaison; `otherwise` says who is."""
    grants = grants_reading(actor, COMMITTEE, clock.today())
    inside = any(one.role == "liaison" and one.unit.organ_path == unit.organ_path for one in grants)
    return all_of((inside, otherwise))


def keepers_of(committee: Unit) -> list[Staff]:
    """The accounts that keep a committee; one query, and one for each keeper whose region is that of a unit above."""
    region = committee.region
    if region is None:
        return []
    roles = KEEPING if region.level in COUNTY_LEVELS else KEEPING[:1]
    rows = Appointment.objects.running().filter(role__in=roles, staff__is_active=True)
    found = rows.select_related("staff", "unit__region", "region").order_by("pk")
    return list(dict.fromkeys(one.staff for one in found if _keeps(one, region)))


def may_enter_contacts(actor: Staff, membership: Membership) -> Verdict:
    """Who enters the people of a member unit: the committee's office, and the unit's own liaison."""
    grants = grants_reading(actor, COMMITTEE, clock.today())
    unit = membership.unit
    hers = any(one.role == "liaison" and one.unit.organ_path == unit.organ_path for one in grants)
    return all_of(
        any_of(may_keep(actor, membership.committee), (hers, f"或由{unit}的联络员登记")),
        (membership.last_day is None, f"{unit}已退出，不再变动联系人"),
    )


def may_end_contact(actor: Staff, contact: UnitContact) -> Verdict:
    """Who says that somebody has left: the same, while she is in her place."""
    return all_of(
        may_enter_contacts(actor, contact.membership),
        (contact.last_day is None, f"{contact.get_role_display()}已经登记离任"),
        _stands(contact.voided_on),
    )


def may_edit_contact(actor: Staff, contact: UnitContact) -> Verdict:
    """Who corrects a person's post and telephone: the same."""
    return all_of(may_enter_contacts(actor, contact.membership), _stands(contact.voided_on))


def may_void_contact(actor: Staff, contact: UnitContact) -> Verdict:
    """Who says that a person was entered by mistake: the same."""
    return may_edit_contact(actor, contact)


def may_end_seat(actor: Staff, seat: GroupSeat) -> Verdict:
    """Who says that somebody has left a group: the committee's office, while she is in it."""
    stands = _stands(seat.voided_on)
    return all_of(may_keep(actor, seat.committee), (seat.last_day is None, "已经登记离组"), stands)


def may_void_seat(actor: Staff, seat: GroupSeat) -> Verdict:
    """Who says that a place in a group was entered by mistake: the committee's office."""
    return all_of(may_keep(actor, seat.committee), _stands(seat.voided_on))


def may_void_adjustment(actor: Staff, adjustment: Adjustment) -> Verdict:
    """Who says that a document was entered by mistake: the same, while nothing stands on what it brought or took."""
    came = Membership.objects.filter(came_by=adjustment)
    people = UnitContact.objects.standing().filter(membership__in=came)
    back = Membership.objects.filter(went_by=adjustment, unit__committee_seats__first_day__gte=adjustment.day)
    return all_of(
        may_keep(actor, adjustment.committee),
        _stands(adjustment.voided_on),
        (not people.exists(), "它带来的成员单位已登记联系人，先到单位页作废联系人"),
        (not came.filter(last_day__isnull=False).exists(), "它带来的成员单位后来又退出，先作废后一次调整"),
        (not back.exists(), "它带走的成员单位后来又加入，先作废后一次调整"),
    )


def _stands(voided_on: date | None) -> tuple[bool, str]:
    return voided_on is None, "已经作废"


def _keeps(grant: Appointment, region: Region) -> bool:
    if grant.role not in KEEPING:
        return False
    own = region_of_grant(grant)
    if own is None:
        return False
    if grant.role == "committee_office" and own.pk == region.pk:
        return True
    return grant.role == "county_office" and region.level in COUNTY_LEVELS and region.path.startswith(own.path)
