"""Every address × role × own and other object, against the table written by hand (TRUST T-AUTHZ-1, -3, -5; D1–D5)."""

from collections import defaultdict
from itertools import product

import pytest
from django.db import transaction
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from tests.access_table import EVERYBODY, LINES, SEATS, Line
from tests.access_world import ANONYMOUS, SECRET, THINGS, World, browser_of_role, form_encoded

from jinguo.org.structure.roles import ROLES

UNSAFE = ("PUT", "PATCH", "DELETE")
REFUSALS = (403, 404)
# A test database is made only for tests that say they want one; `world` alone would be built in the real one.
pytestmark = pytest.mark.django_db


def routes(patterns=None, space=""):
    """The name of every address that the resolver knows."""
    for one in get_resolver().url_patterns if patterns is None else patterns:
        if isinstance(one, URLResolver):
            yield from routes(one.url_patterns, f"{space}{one.namespace}:" if one.namespace else space)
        elif isinstance(one, URLPattern):
            yield f"{space}{one.name}"


def ask(world: World, line: Line, role: str, *, own: bool, method: str = ""):
    """What a role is answered; whatever the request changed, in the database and in her browser, is undone."""
    place = world.ours if own else world.theirs
    browser = browser_of_role(world, role)
    with transaction.atomic():
        arguments = THINGS[line.thing](world, place, world.people.get(role))
        url = reverse(line.name, kwargs=arguments)
        body = form_encoded(line.data) if (method or line.method) == "POST" else {}
        answer = browser.generic(method or line.method, url, **body, **_wanted(line, role, own=own, method=method))
        answer.words = text(answer)
        transaction.set_rollback(True)
    return answer


def _wanted(line: Line, role: str, *, own: bool, method: str) -> dict[str, str]:
    """Where a refusal is expected it is asked for as htmx does, which gets a line: a whole page says no more of it."""
    refused = role != ANONYMOUS and (bool(method) or line.expected(role, own=own) in REFUSALS)
    return {"HTTP_HX_REQUEST": "true"} if refused else {}


def text(answer) -> str:
    return b"".join(answer).decode(errors="replace") if answer.streaming else answer.content.decode(errors="replace")


def test_every_address_has_its_line():
    assert set(routes()) - {line.name for line in LINES} == set()


def test_no_line_speaks_of_an_address_that_is_gone():
    assert {line.name for line in LINES} - set(routes()) == set()


def test_the_table_knows_every_role():
    assert set(ROLES) == EVERYBODY


@pytest.mark.parametrize("line", LINES, ids=lambda line: line.code)
def test_each_role_gets_the_answer_of_the_table(world, line):
    wrong = {}
    for role, own in product(ROLES, (True, False) if line.other else (True,)):
        answer, expected = ask(world, line, role, own=own), line.expected(role, own=own)
        if answer.status_code != expected:
            wrong[role, "own" if own else "other"] = (answer.status_code, expected)
        if role not in SEATS and SECRET in answer.words:
            wrong[role, "leak"] = answer.words[max(answer.words.index(SECRET) - 80, 0) :][:200]
    assert wrong == {}


@pytest.mark.parametrize("line", LINES, ids=lambda line: line.code)
def test_a_stranger_is_led_to_the_log_in(world, line):
    answer = ask(world, line, ANONYMOUS, own=True)

    assert answer.status_code == line.stranger
    if line.stranger == 302:
        assert answer["Location"].startswith("/login/")


def _methods() -> list[tuple[Line, str]]:
    """Each address with each method that no line of its own speaks of."""
    spoken = defaultdict(set)
    first = {}
    for line in LINES:
        spoken[line.name].add(line.method)
        first.setdefault(line.name, line)
    return [
        (first[name], method) for name in first for method in ("GET", "POST", *UNSAFE) if method not in spoken[name]
    ]


@pytest.mark.parametrize(("line", "method"), _methods(), ids=lambda one: one if isinstance(one, str) else one.name)
def test_an_address_answers_no_other_method(world, line, method):
    role = next((role for role in ROLES if line.expected(role, own=True) not in (403, 404)), "staff")

    assert ask(world, line, role, own=True, method=method).status_code == 405
