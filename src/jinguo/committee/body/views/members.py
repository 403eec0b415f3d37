"""The list of member units, a unit's page, and all of them on paper."""

from datetime import date

from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from jinguo.base import audit, clock
from jinguo.base.moves import demand
from jinguo.base.papers.gbt9704 import to_docx
from jinguo.base.web.downloads import DOCX, attachment
from jinguo.base.web.listing import listing
from jinguo.base.web.steps import StepPages
from jinguo.committee.body import services
from jinguo.committee.body.forms import MembershipForm
from jinguo.committee.body.models import Membership, UnitContact
from jinguo.committee.body.papers import roster_paper
from jinguo.committee.body.permissions import may_enter_contacts, may_keep
from jinguo.committee.body.queries import body_on, clocks_of, lacking_of, left_behind, members_on, missing, with_gaps
from jinguo.committee.body.rosters import rosters_on
from jinguo.committee.body.tables import MemberConditions, MemberGrid
from jinguo.committee.body.views.common import (
    committee_or_404,
    crumbs_of,
    day_asked,
    for_readers,
    heading,
    member_or_404,
)
from jinguo.org.structure.models import UnitChange
from jinguo.org.structure.requests import StaffRequest
from jinguo.rules.committee_body import ROLES, limit_words
from jinguo.rules.masking import masked_phone


@for_readers
@require_GET
def member_list(request: StaffRequest, pk: int) -> HttpResponse:
    """The member units of a day."""
    found, day = committee_or_404(request, pk), day_asked(request)
    rows = with_gaps(members_on(found, day), day)
    shown = listing(request, rows, table=MemberGrid, conditions=MemberConditions)
    shown.table.told(missing(found, day))
    context = {
        **heading(found, day, "members"),
        "listing": shown,
        "to_keep": may_keep(request.user, found),
    }
    return render(request, "body/members.html", context)


@for_readers
@require_GET
def member(request: StaffRequest, pk: int) -> HttpResponse:
    """One member unit: what is missing, its people with the clock of their change, its history."""
    found, day = member_or_404(request, pk), day_asked(request)
    (lacking,) = lacking_of([found], day)
    to_enter = may_enter_contacts(request.user, found)
    rows = UnitContact.objects.visible_to(request.user).filter(membership=found).select_related("staff")
    people = [one for one in rows if one.voided_on is None]
    context = {
        **heading(found.committee, day, "members"),
        "member": found,
        "lacking": lacking,
        "clocks": clocks_of(found, day),
        "limit": limit_words(clock.today()),
        "people": [(one, one.stay.holds(day), _phone(one, whole=to_enter.ok)) for one in _in_order(people, day)],
        "voided": [one for one in rows if one.voided_on],
        "others": Membership.objects.filter(committee=found.committee, unit=found.unit).exclude(pk=found.pk),
        "changes": UnitChange.objects.filter(unit=found.unit).select_related("successor"),
        "left_behind": left_behind(found, day) if to_enter else [],
        "to_enter": to_enter,
        "to_keep": may_keep(request.user, found.committee),
    }
    return render(request, "body/member.html", context)


edit = StepPages(
    for_readers, lambda row: crumbs_of(row.unit.name, row.get_absolute_url()), named=lambda row: row.unit
).view(
    member_or_404,
    lambda actor, row: may_keep(actor, row.committee),
    MembershipForm,
    services.edit_membership,
    ("职责分工", "保存", "已保存{row}的职责分工"),
    first=lambda row: {"duty": row.duty, "asks_group": row.asks_group},
)


@for_readers
@require_GET
def word(request: StaffRequest, pk: int) -> HttpResponse:
    """The members and their liaisons as Word; the trail tells who took it."""
    found, day = committee_or_404(request, pk), day_asked(request)
    demand(may_keep(request.user, found))
    paper = roster_paper(body_on(found, day).name, rosters_on(found, day), day)
    with transaction.atomic():
        audit.record("membership.print", found, by=request.user)
    return attachment(to_docx(paper), f"{found.label}成员单位名单和联络员名册.docx", DOCX)


def _in_order(people: list[UnitContact], day: date) -> list[UnitContact]:
    """Who is there before who has left, each by her role."""
    order = list(ROLES)
    return sorted(people, key=lambda one: (not one.stay.holds(day), order.index(one.role), one.pk))


def _phone(contact: UnitContact, *, whole: bool) -> str:
    """The telephone, whole for who keeps it and masked for the others."""
    return contact.phone if whole or not contact.phone else masked_phone(contact.phone)
