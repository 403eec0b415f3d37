"""The menu, in the order of the official's year; each app adds its own entries when it is ready."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Literal

from django.urls import reverse

Section = Literal["year", "settings", "person", "foot"]


May = Callable[[Any], object]  # whether something is shown to a user: true, or a verdict that is a yes


def everybody(_user: Any) -> bool:
    """Shown to all."""
    return True


@dataclass(frozen=True)
class Entry:
    """One line of the menu.

    `section` is its place: the rail in the order of the `year`, `settings` below the line, `person` under the name at
    the top right, `foot` at the very bottom. `thumb` puts it into the phone's bar, which holds four. `post` draws a
    button that posts (logging out). An entry is shown to whoever `may`; the view guards itself.
    """

    code: str
    label: str
    icon: str
    url_name: str
    order: int = 100
    section: Section = "year"
    may: May = everybody
    thumb: bool = False
    post: bool = False

    @property
    def url(self) -> str:
        """Where it leads."""
        return reverse(self.url_name)


THUMBS = 4  # the fifth place of the phone's bar is 全部
_entries: dict[str, Entry] = {}


def add(entry: Entry) -> None:
    """Register an entry; its code is taken once."""
    if entry.code in _entries:
        raise ValueError(f"menu entry {entry.code} is registered twice")
    _entries[entry.code] = entry


def entries(user: Any, section: Section) -> list[Entry]:
    """What `user` finds in one section, in order."""
    shown = [entry for entry in _entries.values() if entry.section == section and entry.may(user)]
    return sorted(shown, key=lambda entry: (entry.order, entry.code))


def thumbs(user: Any) -> list[Entry]:
    """The entries of the phone's bar."""
    return [entry for entry in entries(user, "year") if entry.thumb][:THUMBS]


def current(shown: list[Entry], path: str) -> str:
    """The code of the entry under which a page lies: the one whose address is the longest beginning of its path."""
    around = [entry for entry in shown if _lies_under(path, entry.url)]
    return max(around, key=lambda entry: len(entry.url)).code if around else ""


def _lies_under(path: str, url: str) -> bool:
    """Whether a page belongs to an address; the root holds only itself."""
    return path == url if url == "/" else path.startswith(url)
