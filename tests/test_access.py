"""Every address × role × own and other object, against the table written by hand (TRUST T-AUTHZ-1, -3, -5; D1–D5)."""

from collections import defaultdict
from contextlib import contextmanager
from uuid import UUID

import pytest
from django.db import transaction
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from django.urls.converters import UUIDConverter
from tests.access_table import EVERYBODY, LINES, SEATS, Line
from tests.access_world import ANONYMOUS, SECRET, THINGS, World, browser_of_role, form_encoded, is_for_all

from jinguo.org.structure.roles import ROLES

METHODS = ("GET", "POST", "PUT", "PATCH", "DELETE")
REFUSALS = (403, 404)
# A test database is made only for tests that say they want one; `world` alone would be built in the real one.
pytestmark = pytest.mark.django_db


def routes(patterns=None, space="", above=()):
    """The name of every address that the resolver knows, with the names and converters of its arguments."""
    for one in get_resolver().url_patterns if patterns is None else patterns:
        asked = [*above, *one.pattern.converters.items()]
        if isinstance(one, URLResolver):
            yield from routes(one.url_patterns, f"{space}{one.namespace}:" if one.namespace else space, asked)
        elif isinstance(one, URLPattern):
            yield f"{space}{one.name}", asked


ARGUMENTS = dict(routes())
NOTHING = {UUIDConverter: UUID(int=0)}


def of_nothing(name: str) -> str:
    """An address of nothing that there is, for what is answered before anything is looked for."""
    return reverse(name, kwargs={one: NOTHING.get(type(kind), "0") for one, kind in ARGUMENTS[name]})


@contextmanager
def undone():
    """Whatever is done to the database in here is undone."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def ask(world: World, line: Line, role: str, *, own: bool):
    """What a role is answered about a thing made for her."""
    with undone():
        return _answer(world, line, role, _url(world, line, role, own=own), own=own)


def ask_all(world: World, line: Line, *, own: bool):
    """Each role with what she is answered; a thing that is the same for whoever asks is made once for all."""
    if not is_for_all(line.thing):
        yield from ((role, ask(world, line, role, own=own)) for role in ROLES)
        return
    with undone():
        url = _url(world, line, ANONYMOUS, own=own)
        yield from ((role, _answer(world, line, role, url, own=own)) for role in ROLES)


def _url(world: World, line: Line, role: str, *, own: bool) -> str:
    place = world.ours if own else world.theirs
    return reverse(line.name, kwargs=THINGS[line.thing](world, place, world.people.get(role)))


def _answer(world: World, line: Line, role: str, url: str, *, own: bool, method: str = ""):
    """What is answered; whatever the request changed, in the database and in her browser, is undone."""
    browser, method = browser_of_role(world, role), method or line.method
    body = form_encoded(line.data) if method == "POST" else {}
    with undone():
        answer = browser.generic(method, url, **body, **_wanted(line, role, own=own, method=method))
        answer.words = text(answer)
    return answer


def _wanted(line: Line, role: str, *, own: bool, method: str) -> dict[str, str]:
    """Where a refusal is expected it is asked for as htmx does, which gets a line: a whole page says no more of it."""
    refused = role != ANONYMOUS and (method != line.method or line.expected(role, own=own) in REFUSALS)
    return {"HTTP_HX_REQUEST": "true"} if refused else {}


def text(answer) -> str:
    return b"".join(answer).decode(errors="replace") if answer.streaming else answer.content.decode(errors="replace")


def test_every_address_has_its_line():
    assert set(ARGUMENTS) - {line.name for line in LINES} == set()


def test_no_line_speaks_of_an_address_that_is_gone():
    assert {line.name for line in LINES} - set(ARGUMENTS) == set()


def test_the_table_knows_every_role():
    assert set(ROLES) == EVERYBODY


@pytest.mark.parametrize("line", LINES, ids=lambda line: line.code)
def test_each_role_gets_the_answer_of_the_table(world, line):
    wrong = {}
    for own in (True, False) if line.other else (True,):
        for role, answer in ask_all(world, line, own=own):
            expected = line.expected(role, own=own)
            if answer.status_code != expected:
                wrong[role, "own" if own else "other"] = (answer.status_code, expected)
            if role not in SEATS and SECRET in answer.words:
                wrong[role, "leak"] = answer.words[max(answer.words.index(SECRET) - 80, 0) :][:200]
    assert wrong == {}


@pytest.mark.parametrize("line", LINES, ids=lambda line: line.code)
def test_a_stranger_is_led_to_the_log_in(world, line):
    if line.stranger != 302:
        assert ask(world, line, ANONYMOUS, own=True).status_code == line.stranger
        return

    answer = _answer(world, line, ANONYMOUS, of_nothing(line.name), own=True)

    assert answer.status_code == 302
    assert answer["Location"].startswith("/login/")


def _others() -> list[tuple[Line, list[str]]]:
    """The first line of each address with the methods that no line of that address speaks of."""
    spoken, first = defaultdict(set), {}
    for line in LINES:
        spoken[line.name].add(line.method)
        first.setdefault(line.name, line)
    return [(line, [one for one in METHODS if one not in spoken[name]]) for name, line in first.items()]


@pytest.mark.parametrize(("line", "methods"), _others(), ids=lambda one: getattr(one, "name", ""))
def test_an_address_answers_no_other_method(world, line, methods):
    role = next((role for role in ROLES if line.expected(role, own=True) not in REFUSALS), "staff")
    url = of_nothing(line.name)

    answers = {one: _answer(world, line, role, url, own=True, method=one).status_code for one in methods}

    assert answers == dict.fromkeys(methods, 405)
