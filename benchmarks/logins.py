"""Fifty people logging in at the same moment, beside as many bare Argon2 verifications by as many threads."""

from concurrent.futures import ThreadPoolExecutor

from django.contrib.auth.hashers import check_password
from django.db import connection
from django.test import Client
from trials.office import PASSWORD, Office

from benchmarks.measuring import Line, Statements, apart
from jinguo.base.keep.serving import THREADS
from jinguo.org.structure.models import Staff

PEOPLE = 50
SHOWN_THE_DOOR = 302  # who comes in is led to her desk; who does not sees the form again


def lines(office: Office, people: int = PEOPLE) -> list[Line]:
    """One line: until the last is in; asserts that everybody came in, and that every bare verification agreed."""
    names = [clerk.login_name for clerk in office.clerks(people)]
    hashed = list(Staff.objects.filter(login_name__in=names).values_list("password", flat=True))
    asked = statements(names[0])
    ours, floor = apart(lambda: came_in(names)), apart(lambda: agreed(hashed))
    assert ours.value == floor.value == people, f"{ours.value} came in, {floor.value} agreed, of {people}"
    what = f"{people} log-ins at once, {THREADS} threads"
    shown = (f"{each.seconds:.2f} s" for each in (ours, floor))
    return [Line(what, *shown, ours.seconds / floor.seconds, f"{asked} each", ours.peak)]


def came_in(names: list[str], password: str = PASSWORD) -> int:
    """How many of these came in, all knocking at once, each in a browser of her own."""
    with ThreadPoolExecutor(THREADS) as threads:
        return sum(threads.map(lambda name: _knock(name, password), names))


def agreed(hashed: list[str]) -> int:
    """How many of these hashes are of the password, asked by as many threads and nothing else."""
    with ThreadPoolExecutor(THREADS) as threads:
        return sum(threads.map(lambda one: check_password(PASSWORD, one), hashed))


def statements(name: str) -> int:
    """How many statements one log-in asks."""
    asked = Statements()
    with connection.execute_wrapper(asked):
        _entered(name, PASSWORD)
    return asked.count


def _knock(name: str, password: str) -> bool:
    try:
        return _entered(name, password)
    finally:
        connection.close()  # each thread has its own


def _entered(name: str, password: str) -> bool:
    answer = Client().post("/login/", {"login_name": name, "password": password})
    return answer.status_code == SHOWN_THE_DOOR
