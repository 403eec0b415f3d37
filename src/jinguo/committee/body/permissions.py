"""Who may do what with a committee: its own office all of it, a liaison the people of her unit."""

from jinguo.base import clock
from jinguo.committee.body.models import GroupSeat, Membership, UnitContact
from jinguo.committee.body.scope import region_of_grant
from jinguo.org.structure.models import Appointment, Region, Staff, Unit
from jinguo.org.structure.roles import COMMITTEE
from jinguo.org.structure.scope import grants_reading
from jinguo.rules.verdict import Verdict, all_of, any_of

COUNTY_LEVELS = ("county", "town", "village")


def may_read(actor: Staff) -> Verdict:
    """Who reads about the committee: whose role reads the committee's matters."""
    return all_of(
        (grants_reading(actor, COMMITTEE, clock.today()), "妇儿工委由分管和主要领导、妇儿工委办、联络员和专家查看")
    )


def may_keep(actor: Staff, committee: Unit) -> Verdict:
    """Who keeps a committee: the committee office of its region; a county's and its towns' its federation as well."""
    grants = grants_reading(actor, COMMITTEE, clock.today())
    region = committee.region
    keeps = region is not None and any(_keeps(grant, region) for grant in grants)
    return all_of((keeps, f"请由{committee.label}办公室办理"))


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
    )


def may_edit_contact(actor: Staff, contact: UnitContact) -> Verdict:
    """Who corrects a person's post and telephone: the same."""
    return may_enter_contacts(actor, contact.membership)


def may_end_seat(actor: Staff, seat: GroupSeat) -> Verdict:
    """Who says that somebody has left a group: the committee's office, while she is in it."""
    return all_of(may_keep(actor, seat.committee), (seat.last_day is None, "已经登记离组"))


def _keeps(grant: Appointment, region: Region) -> bool:
    if grant.role not in ("committee_office", "county_office"):
        return False
    own = region_of_grant(grant)
    if own is None:
        return False
    if grant.role == "committee_office" and own.pk == region.pk:
        return True
    return grant.role == "county_office" and region.level in COUNTY_LEVELS and region.path.startswith(own.path)
