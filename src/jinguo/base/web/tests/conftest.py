"""Requests of somebody who is logged in, without any floor above: the base needs a name and no more.

What the apps have put into menu and slots asks more of a user and is tested with the apps.
"""

from collections.abc import Callable
from types import SimpleNamespace

import pytest
from django.http import HttpRequest
from django.test import RequestFactory

from jinguo.base.web import menu, slots

Asking = Callable[..., HttpRequest]


@pytest.fixture
def asking(rf: RequestFactory) -> Asking:
    """Make a request of a reader: `asking("/x/?page=2")`, with htmx or a session where they matter."""

    def ask(path: str = "/", method: str = "get", data: object = None, htmx: bool = False) -> HttpRequest:
        request = getattr(rf, method)(path, data)
        request.user = SimpleNamespace(is_authenticated=True, name="黄晓岚")
        request.session, request.htmx = {}, htmx
        return request

    return ask


@pytest.fixture
def stranger(rf: RequestFactory) -> HttpRequest:
    """A request of nobody."""
    request = rf.get("/")
    request.user, request.session, request.htmx = SimpleNamespace(is_authenticated=False), {}, False
    return request


@pytest.fixture(autouse=True)
def empty_menu(monkeypatch: pytest.MonkeyPatch) -> None:
    """A menu without the entries of the apps."""
    monkeypatch.setattr(menu, "_entries", {})


@pytest.fixture(autouse=True)
def empty_slots(monkeypatch: pytest.MonkeyPatch) -> None:
    """Slots that no app has filled."""
    monkeypatch.setattr(slots, "_filled", slots._Filled())
