"""What conduct puts on pages of others: a menu entry for those who keep it."""

from typing import Any

from jinguo.base.web import menu
from jinguo.base.web.menu import Entry
from jinguo.office.conduct.permissions import may_keep
from jinguo.org.structure.permissions import asked_of_own


def fill() -> None:
    """Fill the places; called once, when the app is ready."""
    menu.add(Entry("conduct", "工作纪律", "shield-check", "conduct:list", 29, may=keeps))


def keeps(user: Any) -> bool:
    """Whether the menu shows conduct."""
    return bool(asked_of_own(user, may_keep))
