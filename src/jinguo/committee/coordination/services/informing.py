"""Units send information; the office takes it up or not, and gathers it into a bulletin."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from jinguo.base import audit, clock
from jinguo.base.moves import demand, locked, move
from jinguo.committee.body.models import Membership
from jinguo.committee.body.queries import members_on
from jinguo.committee.coordination.models import Bulletin, Information
from jinguo.committee.coordination.permissions import may_send
from jinguo.committee.coordination.services.keeping import demand_keeping
from jinguo.cycle.publicity.services import write
from jinguo.org.structure.models import Staff, Unit
from jinguo.rules.wording import date_words


@transaction.atomic
def send(membership: Membership, *, by: Staff, title: str, text: str, day: date | None = None) -> Information:
    """Send a piece of information (报送信息); `day` is an earlier one where it came by paper.

    Raises Refused; ValidationError by field.
    """
    demand(may_send(by, membership), act="information.send", row=membership)
    on = day or clock.today()
    if on > clock.today():
        raise ValidationError({"day": "报送日不能晚于今天。"})
    row = Information(committee=membership.committee, unit=membership.unit, day=on, sent_by=by)
    row.title, row.text = title.strip(), text.strip()
    row.full_clean()
    row.save()
    audit.record("information.send", row, by=by, note=membership.unit.label)
    return row


@transaction.atomic
def accept(row: Information, *, by: Staff) -> Information:
    """Take it up (采用); its unit is told. Raises Refused."""
    return move(row, "accept", by=by, version=locked(row).version + 1)


@transaction.atomic
def decline(row: Information, *, by: Staff, reason: str) -> Information:
    """Say why it is not taken up (不采用); its unit is told. Raises Refused."""
    because, version = reason.strip(), locked(row).version + 1
    return move(row, "decline", by=by, reason=because, declined_because=because, version=version)


@transaction.atomic
def gather(committee: Unit, *, by: Staff, items: Sequence[Information], number: str, foreword: str = "") -> Bulletin:
    """Make the next issue of the bulletin (编简报) of what was taken up; its words are edited and issued as a circular.

    Raises Refused; ValidationError by field: nothing chosen, or something that is printed already.
    """
    unit = demand_keeping(by, committee, "bulletin.draft")
    chosen = list(Information.objects.select_for_update().filter(pk__in=[one.pk for one in items], committee=committee))
    if not chosen:
        raise ValidationError({"items": "还没有选信息。先采用各单位报送的信息，再编简报。"})
    if any(one.state != "accepted" or one.bulletin_id for one in chosen):
        raise ValidationError({"items": "所选的信息有的没有采用，有的已经刊登过，请重新选。"})
    row = _next_issue(committee)
    title = f"关于妇女儿童发展纲要实施情况的工作简报（{row}）"
    facts: dict[str, Any] = {"unit": unit, "by": by, "units": _members(committee), "number": number, "about": committee}
    row.circular = write(title, "bulletin", body=_text(items, foreword), **facts)
    row.save()
    Information.objects.filter(pk__in=[one.pk for one in chosen]).update(bulletin=row)
    audit.record("bulletin.draft", row, by=by, note=f"{len(chosen)} 条")
    return row


def _next_issue(committee: Unit) -> Bulletin:
    year = clock.today().year
    last: Any = committee.bulletins.select_for_update().filter(year=year).order_by("-issue").first()
    return Bulletin(committee=committee, year=year, issue=last.issue + 1 if last else 1)


def _text(items: Sequence[Information], foreword: str) -> str:
    """The foreword, then each piece under its title with its unit and day."""
    today = clock.today()
    pieces = [f"【{one.title}】{one.text.strip()}（{one.unit.name}，{date_words(one.day, today)}）" for one in items]
    return "\n".join([*([foreword.strip()] if foreword.strip() else []), *pieces])


def _members(committee: Unit) -> list[Unit]:
    return [one.unit for one in members_on(committee, clock.today())]
