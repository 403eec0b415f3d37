"""How people are told: without names and kinds, for a title may leave the house by mail; never to who stands in."""

from collections import defaultdict
from collections.abc import Iterable

from django.db import models

from jinguo.cycle.inbox import kinds
from jinguo.cycle.inbox.services import tell
from jinguo.cycle.inbox.services.telling import Word, tell_each
from jinguo.office.conduct.models import ConductNotice
from jinguo.org.structure.models import Appointment, Staff
from jinguo.org.structure.roles import CONDUCT as DOMAIN
from jinguo.org.structure.roles import ROLES

CONDUCT = kinds.register("conduct", "工作纪律", bundle=False).code
KEEPING = tuple(role.code for role in ROLES.values() if DOMAIN in role.reads)
LEADING = "unit_head"


def tell_her(staff: Staff, title: str, about: models.Model, by: Staff) -> None:
    """Tell the person concerned."""
    tell([staff], f"工作纪律：{title}", kind=CONDUCT, about=about, by=by, personal=True)


class Keepers:
    """Who keeps the conduct of which organ today, personnel first; one query."""

    def __init__(self) -> None:
        self.by_organ: dict[str, list[tuple[str, Staff]]] = defaultdict(list)
        posts = Appointment.objects.running().filter(role__in=KEEPING, staff__is_active=True)
        for post in posts.select_related("staff", "unit").order_by("pk"):
            self.by_organ[post.unit.organ_path].append((post.role, post.staff))

    def of(self, notice: ConductNotice, *, leading: bool | None = None) -> tuple[Staff, ...]:
        """Those who keep it, but never who it is about; only leaders or only personnel where that is asked."""
        held = self.by_organ[notice.unit.organ_path]
        told = (staff for role, staff in held if leading is None or (role == LEADING) is leading)
        return tuple(dict.fromkeys(one for one in told if one.pk != notice.staff_id))


def tell_keepers(notices: Iterable[ConductNotice]) -> None:
    """Tell personnel and the main leader of what was noticed, a line each."""
    keepers = Keepers()
    tell_each(
        Word(keepers.of(one), "工作纪律：有一项新的考勤提醒，请查看", CONDUCT, about=one, personal=True)
        for one in notices
    )
