"""What the committee puts on pages of others: its menu entry."""

from jinguo.base.web import menu
from jinguo.base.web.menu import Entry
from jinguo.committee.body.permissions import may_read


def fill() -> None:
    """Fill the places; called once, when the app is ready."""
    menu.add(Entry("committee", "妇儿工委", "building-library", "body:home", 46, may=may_read))
