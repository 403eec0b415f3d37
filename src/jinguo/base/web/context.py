"""What the base page knows: menu, switches, counts, the person and the day."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from django.http import HttpRequest

from jinguo.base import clock
from jinguo.base.web import menu, slots
from jinguo.base.web.menu import Entry
from jinguo.base.web.slots import Option


@dataclass(frozen=True)
class Switch:
    """A switch of the bar: what it stands on and what else there is, in groups."""

    name: str
    value: str
    options: list[Option]

    @property
    def label(self) -> str:
        """The words of the choice it stands on."""
        return next((option.label for option in self.options if option.value == self.value), "")

    @property
    def is_free(self) -> bool:
        """Whether there is anything to choose."""
        return len(self.options) > 1


class Frame:
    """The base page around one request; each part is asked only when a template draws it."""

    def __init__(self, request: HttpRequest) -> None:
        self._request = request
        self._user: Any = getattr(request, "user", None)

    @cached_property
    def year(self) -> list[Entry]:
        """The menu in the order of the year."""
        return menu.entries(self._user, "year")

    @cached_property
    def settings(self) -> list[Entry]:
        """The menu below the line."""
        return menu.entries(self._user, "settings")

    @cached_property
    def person(self) -> list[Entry]:
        """What stands under the reader's name."""
        return menu.entries(self._user, "person")

    @cached_property
    def foot(self) -> list[Entry]:
        """What stands at the bottom of the rail."""
        return menu.entries(self._user, "foot")

    @cached_property
    def thumbs(self) -> list[Entry]:
        """The phone's bar, before 全部."""
        return menu.thumbs(self._user)

    @cached_property
    def here(self) -> str:
        """The code of the menu entry under which this page lies."""
        return menu.current([*self.year, *self.settings], self._request.path)

    @cached_property
    def thumb_here(self) -> str:
        """The code of the phone's entry under which this page lies."""
        return menu.current(self.thumbs, self._request.path)

    @cached_property
    def unit(self) -> Switch:
        """The unit switch."""
        return self._switch("unit")

    @cached_property
    def period(self) -> Switch:
        """The period switch."""
        return self._switch("period")

    @cached_property
    def inbox(self) -> slots.Inbox | None:
        """Where the inbox lies."""
        return slots.filled_inbox()

    @cached_property
    def unread(self) -> int:
        """How many lines of the inbox are unread."""
        return self.inbox.unread(self._request) if self.inbox else 0

    @cached_property
    def name(self) -> str:
        """The reader's name."""
        return getattr(self._user, "name", "") or str(self._user)

    @cached_property
    def detail(self) -> str:
        """The reader's department or seat."""
        return slots.detail_of_person(self._request)

    @property
    def today(self) -> date:
        """The business date."""
        return clock.today()

    @property
    def is_demonstration(self) -> bool:
        """Whether the date is a fixed one, so that the page must say so."""
        return clock.is_fixed()

    def _switch(self, name: str) -> Switch:
        return Switch(name, slots.chosen(name, self._request), slots.options(name, self._request))


def page(request: HttpRequest) -> dict[str, Frame]:
    """The context processor of the base page."""
    return {"frame": Frame(request)}
