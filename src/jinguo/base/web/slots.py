"""Places of the base page that higher floors fill: cards, search, the two switches, the inbox count.

Everything is registered once, from an app's `ready()`, and asked anew for each request.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from django.http import HttpRequest
from django.template.loader import render_to_string

from jinguo.base.web.finding import Found, Hit, fetched
from jinguo.base.web.menu import May, everybody


@dataclass(frozen=True)
class Option:
    """One choice of a switch; options of one `group` stand together."""

    value: str
    label: str
    group: str = ""


@dataclass(frozen=True)
class Card:
    """A panel that an app puts on somebody else's page; no context means that it has nothing to say."""

    place: str
    template: str
    context: Callable[[Any], dict[str, Any] | None]
    order: int
    may: May


@dataclass(frozen=True)
class Searcher:
    """One kind of thing that the search box finds, within the reader's reach."""

    title: str
    find: Callable[[Any, str], Found]
    order: int
    may: May


@dataclass(frozen=True)
class Inbox:
    """Where the inbox lies and how many of its lines are unread."""

    url_name: str
    unread: Callable[[Any], int]


@dataclass
class _Filled:
    cards: list[Card] = field(default_factory=list)
    searchers: list[Searcher] = field(default_factory=list)
    switches: dict[str, Callable[[Any], list[Option]]] = field(default_factory=dict)
    defaults: dict[str, Callable[[], str]] = field(default_factory=dict)
    inbox: Inbox | None = None
    person_detail: Callable[[Any], str] | None = None


_filled = _Filled()


def card(
    place: str,
    template: str,
    context: Callable[[Any], dict[str, Any] | None],
    order: int = 100,
    may: May = everybody,
) -> None:
    """Put a card on a page of whoever `may`.

    `place` is `desk`, `desk-side` or the name of any page that draws `{% cards %}`.
    """
    _filled.cards.append(Card(place, template, context, order, may))


def cards(place: str, request: HttpRequest) -> list[str]:
    """The cards of a place, drawn, in order."""
    here = (one for one in _filled.cards if one.place == place and one.may(request.user))
    chosen = sorted(here, key=lambda one: one.order)
    filled = [(one, one.context(request)) for one in chosen]
    return [render_to_string(one.template, context, request) for one, context in filled if context is not None]


def bar_search(title: str, find: Callable[[Any, str], Found], order: int = 100, may: May = everybody) -> None:
    """Let the search box find one more kind of thing for whoever `may`; `find` looks within the reader's reach."""
    _filled.searchers.append(Searcher(title, find, order, may))


def search(request: HttpRequest, text: str) -> list[tuple[str, list[Hit]]]:
    """What all searchers find, by kind; kinds without a hit are left out."""
    ordered = sorted((one for one in _filled.searchers if one.may(request.user)), key=lambda one: one.order)
    hits = fetched([one.find(request, text) for one in ordered])
    return [(one.title, found) for one, found in zip(ordered, hits, strict=True) if found]


def searched() -> str:
    """The kinds of thing that the search box looks for, in words."""
    return "、".join(one.title for one in sorted(_filled.searchers, key=lambda one: one.order))


def unit_switch(options: Callable[[Any], list[Option]]) -> None:
    """Let the bar switch between the units that the reader may look at; the first is where she starts."""
    _filled.switches["unit"] = options


def period_switch(options: Callable[[Any], list[Option]], default: Callable[[], str]) -> None:
    """Let the bar switch between periods; `default` is the code of the one that a new session shows."""
    _filled.switches["period"] = options
    _filled.defaults["period"] = default


def options(name: str, request: HttpRequest) -> list[Option]:
    """The choices of a switch for this reader, asked once a request; none when nobody has filled it."""
    kept: dict[str, list[Option]] = request.__dict__.setdefault("switch_options", {})
    if name not in kept:
        offer = _filled.switches.get(name)
        kept[name] = offer(request) if offer else []
    return kept[name]


def chosen(name: str, request: HttpRequest) -> str:
    """The value a switch stands on: the session's while still offered, else where it starts, else empty."""
    values = [option.value for option in options(name, request)]
    kept = request.session.get(name)
    if kept in values:
        return kept
    start = _filled.defaults.get(name)
    return start() if start else next(iter(values), "")


def inbox(url_name: str, unread: Callable[[Any], int]) -> None:
    """Put the inbox with its count of unread lines into the bar."""
    _filled.inbox = Inbox(url_name, unread)


def filled_inbox() -> Inbox | None:
    """The inbox, when an app has brought one."""
    return _filled.inbox


def person_detail(detail: Callable[[Any], str]) -> None:
    """Say what stands beside the reader's name in the bar: department or seat."""
    _filled.person_detail = detail


def detail_of_person(request: HttpRequest) -> str:
    """The word beside the reader's name; empty when nobody has filled it."""
    return _filled.person_detail(request) if _filled.person_detail else ""
