"""A headless Chromium that watches what pages complain of and whom they talk to."""

import os
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

import pytest
from django.test import Client
from playwright.sync_api import Browser, Page, sync_playwright

from jinguo.org.access.tests.factories import PASSWORD, open_account
from jinguo.org.structure.models import Staff
from jinguo.org.structure.tests.factories import DepartmentFactory, staff_in

FLAGS = [
    "--no-sandbox",  # the tests may run as root, in a container
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
DESK, PHONE = (1280, 900), (390, 844)


@dataclass
class Visit:
    """A page in one window, with everything it complained of and every host it asked."""

    page: Page
    address: str
    complaints: list[str] = field(default_factory=list)
    hosts: set[str] = field(default_factory=set)

    def go(self, path: str) -> None:
        """Open a page of ours."""
        self.page.goto(f"{self.address}{path}")

    def overflows(self) -> bool:
        """Whether the page is wider than its window; a page that is still on its way is waited for."""
        self.page.wait_for_load_state()
        self.page.wait_for_selector("body")
        return self.page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth")


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """One browser for all journeys."""
    found = os.environ.get("CHROMIUM", shutil.which("chromium"))
    # Playwright keeps an event loop in this thread, in which Django would refuse the database.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def traveller(transactional_db: None) -> Staff:
    """A member of staff who may log in."""
    return open_account(staff_in(DepartmentFactory()), PASSWORD)


@pytest.fixture
def visit(chromium: Browser, live_server, traveller: Staff) -> Callable[..., Visit]:
    """Open a window of a size, logged in as the traveller or as somebody: `visit(PHONE)`, `visit(DESK, leader)`."""

    def begin(size: tuple[int, int], whom: Staff = traveller) -> Visit:
        client = Client()
        client.post("/login/", {"login_name": whom.login_name, "password": PASSWORD})
        window = chromium.new_context(viewport={"width": size[0], "height": size[1]}, locale="zh-CN")
        window.add_cookies([{"name": "session", "value": client.cookies["session"].value, "url": live_server.url}])
        return _watched(window.new_page(), live_server.url)

    return begin


def _watched(page: Page, address: str) -> Visit:
    seen = Visit(page, address)
    page.on("console", lambda message: seen.complaints.append(message.text))
    page.on("pageerror", lambda error: seen.complaints.append(f"page error: {error}"))
    page.on("request", lambda request: seen.hosts.add(request.url.split("/")[2].split(":")[0]))
    return seen
