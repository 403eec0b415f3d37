"""The installation served as an office serves it, and browsers that use it."""

import os
import re
import signal
import subprocess
import time
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from http.cookiejar import CookieJar
from pathlib import Path
from threading import Barrier
from typing import TypeVar
from urllib.error import HTTPError, URLError
from urllib.parse import urlencode
from urllib.request import HTTPCookieProcessor, Request, build_opener, urlopen

from django.db import connection

from jinguo.base.keep.serving import collect_static, web_server
from jinguo.org.structure.models import Staff
from trials.office import PASSWORD
from trials.site import environment

PORT = int(os.environ.get("JINGUO_TRIALS_PORT", "8106"))
ADDRESS = f"http://127.0.0.1:{PORT}"
START_SECONDS = 120
ANSWER_SECONDS = 120
REFUSALS = (403, 409)
HIDDEN = re.compile(r'<input[^>]*type="hidden"[^>]*>')
ATTRIBUTE = re.compile(r'(name|value)="([^"]*)"')
Item = TypeVar("Item")
Result = TypeVar("Result")


@contextmanager
def served(log: Path) -> Iterator[None]:
    """Serve the present database as `jinguo serve` does; what the server prints goes into `log`."""
    collect_static()
    connection.close()
    command = web_server("127.0.0.1", PORT)
    with log.open("wb") as output:
        server = subprocess.Popen(command, env=environment(), stdout=output, stderr=subprocess.STDOUT)
        try:
            _wait_until_it_answers(server)
            yield
        finally:
            server.send_signal(signal.SIGTERM)
            server.wait()


def _wait_until_it_answers(server: subprocess.Popen) -> None:
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline:
        assert server.poll() is None, "the server ended by itself"
        try:
            urlopen(f"{ADDRESS}/healthz", timeout=1).close()
        except (URLError, OSError):
            time.sleep(0.2)
        else:
            return
    raise TimeoutError("the server does not answer")


@dataclass(frozen=True)
class Answer:
    """A page: its status, its text, where it was found, and how long it took."""

    status: int
    text: str
    url: str
    seconds: float

    @property
    def hidden(self) -> dict[str, str]:
        """The hidden fields of its forms."""
        pairs = (dict(ATTRIBUTE.findall(field)) for field in HIDDEN.findall(self.text))
        return {pair["name"]: pair.get("value", "") for pair in pairs if "name" in pair}


class Browser:
    """Keeps its cookies and sends the token that Django asks for."""

    def __init__(self) -> None:
        self._jar = CookieJar()
        self._opener = build_opener(HTTPCookieProcessor(self._jar))

    def get(self, path: str) -> Answer:
        """A page."""
        return self._ask(Request(ADDRESS + path))

    def post(self, path: str, fields: Mapping[str, object]) -> Answer:
        """A form sent; the answer is that of the page it leads to."""
        return self.send(path, urlencode(fields).encode(), "application/x-www-form-urlencoded")

    def upload(self, path: str, name: str, content: bytes) -> Answer:
        """A form with one file in the field `file`."""
        edge = "----trial"
        head = f'--{edge}\r\nContent-Disposition: form-data; name="file"; filename="{name}"\r\n\r\n'
        return self.send(
            path, head.encode() + content + f"\r\n--{edge}--\r\n".encode(), f"multipart/form-data; boundary={edge}"
        )

    def send(self, path: str, body: bytes, kind: str) -> Answer:
        """A body of any kind."""
        request = Request(ADDRESS + path, body, {"Content-Type": kind, "X-CSRFToken": self._token, "Referer": ADDRESS})
        return self._ask(request)

    def log_in(self, login_name: str, password: str = PASSWORD) -> Answer:
        """Come in by the log-in page."""
        self.get("/login/")
        return self.post("/login/", {"login_name": login_name, "password": password})

    @property
    def _token(self) -> str:
        return next((cookie.value or "" for cookie in self._jar if cookie.name == "csrftoken"), "")

    def _ask(self, request: Request) -> Answer:
        begun = time.monotonic()
        try:
            with self._opener.open(request, timeout=ANSWER_SECONDS) as response:
                return self._answer(response.status, response.read(), response.url, begun)
        except HTTPError as refused:
            return self._answer(refused.code, refused.read(), refused.url or "", begun)

    def _answer(self, status: int, body: bytes, url: str, begun: float) -> Answer:
        return Answer(status, body.decode("utf-8", "replace"), url, time.monotonic() - begun)


def logged_in(staff: Staff) -> Browser:
    """A browser with which somebody has come in."""
    browser = Browser()
    answer = browser.log_in(staff.login_name)
    assert "/login/" not in answer.url, f"{staff.login_name} cannot log in"
    return browser


def parted(answers: list[Answer]) -> tuple[list[Answer], list[Answer]]:
    """Who succeeded, and who was refused in words."""
    return [one for one in answers if one.status == 200], [one for one in answers if one.status in REFUSALS]


def told(answers: list[Answer]) -> str:
    """What came back, for a fault."""
    return " and ".join(f"{answer.status} at {answer.url}" for answer in answers)


def at_once(act: Callable[[Item], Result], items: list[Item]) -> list[Result]:
    """Do the same for each item, all starting at the same moment."""
    gate = Barrier(len(items))

    def started(item: Item) -> Result:
        gate.wait()
        return act(item)

    with ThreadPoolExecutor(len(items)) as crowd:
        return list(crowd.map(started, items))
