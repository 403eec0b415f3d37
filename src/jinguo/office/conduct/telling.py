"""How people are told: without names and kinds, for a title may leave the house by mail; never to who stands in."""

from collections.abc import Iterable

from django.db import models

from jinguo.cycle.inbox import kinds
from jinguo.cycle.inbox.services import tell
from jinguo.org.structure.models import Staff

CONDUCT = kinds.register("conduct", "工作纪律", bundle=False).code


def tell_her(staff: Staff, title: str, about: models.Model, by: Staff) -> None:
    """Tell the person concerned."""
    tell_them([staff], title, about, by)


def tell_them(people: Iterable[Staff], title: str, about: models.Model, by: Staff | None = None) -> None:
    """Tell those who keep conduct."""
    tell(people, f"工作纪律：{title}", kind=CONDUCT, about=about, by=by, personal=True)
