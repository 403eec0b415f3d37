"""A file of punches taken in, fifty people signing in, and pages of attendance with two thousand people."""

import time
from concurrent.futures import ThreadPoolExecutor
from datetime import date, datetime, timedelta
from functools import partial
from hashlib import sha256

from django.db import connection
from django.test import Client

from benchmarks.attendance_data import punched_month
from benchmarks.measuring import Line, Statements, apart, in_milliseconds, p95, timed
from benchmarks.screens import OK, browser_of
from jinguo.base import clock
from jinguo.base.keep.serving import THREADS
from jinguo.office.punches.importing import read_lines
from jinguo.office.punches.models import Punch
from jinguo.office.punches.services import take_in
from jinguo.org.structure.models import Staff, Unit
from jinguo.org.structure.tests.factories import DepartmentFactory, UnitFactory, staff_in

LINES, MANY, FEW, SIGNING = 100_000, 2000, 200, 50
SPREAD = 10  # seconds
FIRST = datetime(2020, 1, 1, 8, 25)  # noqa: DTZ001 - what a machine writes
PAGES = ("/attendance/month/?month=2025-09", "/punches/", "/attendance/today/")
PLAIN = """
    INSERT OR IGNORE INTO punches_punch (unit_id, staff_id, pin, day, minute, source, origin, status)
    VALUES (%s, %s, %s, %s, %s, 'file', '', '0')
"""


def lines(count: int = LINES, many: int = MANY, few: int = FEW, signing: int = SIGNING) -> list[Line]:
    """Each of them; asserts that the punches are the same, and that statements do not grow with people."""
    return [_import(count), _signing(signing), *_pages(many, few)]


def _import(count: int) -> Line:
    """Reading, matching and writing, beside the same rows written by one prepared statement."""
    organ, people = _office(50)
    content = _attlog(people, count)
    ours, floor = apart(partial(_taken, organ, content)), apart(partial(_written, organ, people, content))
    (seconds, rows), (least, wanted) = ours.value, floor.value
    assert rows == wanted == count, f"{rows} punches, {wanted} by plain SQL, of {count}"
    told = (f"{count / each:,.0f} rows/s" for each in (seconds, least))
    return Line(f"Import of {count:,} punches (attlog)", *told, seconds / least, "", ours.peak)


def _taken(organ: Unit, content: bytes) -> tuple[float, int]:
    begun = time.perf_counter()
    take_in(organ, read_lines(content), by=None, name="attlog.dat", sha256=sha256(content).hexdigest())
    return time.perf_counter() - begun, Punch.objects.filter(unit=organ).count()


def _written(organ: Unit, people: dict[str, int], content: bytes) -> tuple[float, int]:
    rows = []
    for line in content.decode().splitlines():
        pin, moment, *_ = line.split("\t")
        minute = int(moment[11:13]) * 60 + int(moment[14:16])
        rows.append((organ.pk, people[pin], pin, moment[:10], minute))
    begun = time.perf_counter()
    with connection.cursor() as cursor:
        cursor.executemany(PLAIN, rows)
    return time.perf_counter() - begun, Punch.objects.filter(unit=organ).count()


def _attlog(people: dict[str, int], count: int) -> bytes:
    """So many lines, each another minute."""
    pins = list(people)
    moments = (FIRST + timedelta(days=n // (len(pins) * 2), hours=(n // len(pins)) % 2 * 9) for n in range(count))
    return "".join(
        f"{pins[n % len(pins)]}\t{moment:%Y-%m-%d %H:%M:%S}\t0\t1\t0\t0\n" for n, moment in enumerate(moments)
    ).encode()


def _signing(people: int) -> Line:
    """As many presses on the desk's button within ten seconds, beside a bare insert; the 95th of a hundred."""
    _, staff = _office(people)
    browsers = [browser_of(one) for one in Staff.objects.filter(pk__in=staff.values())]
    ours, floor = apart(partial(_signed, browsers)), apart(partial(timed, _bare, people))
    seconds, rows = ours.value
    assert rows == people, f"{rows} punches of {people} people"
    told = f"{in_milliseconds(p95(seconds))} p95", f"{in_milliseconds(floor.value[0])} median"
    what = f"{people} sign-ins within {SPREAD} s, {THREADS} threads"
    return Line(what, *told, p95(seconds) / floor.value[0], "", ours.peak)


def _signed(browsers: list[Client]) -> tuple[list[float], int]:
    with ThreadPoolExecutor(THREADS) as threads:
        seconds = list(threads.map(_press, browsers, range(len(browsers))))
    return seconds, Punch.objects.filter(source="screen").count()


def _press(browser: Client, turn: int) -> float:
    """Each comes a little after the one before."""
    time.sleep(SPREAD / SIGNING * (turn % THREADS))
    begun = time.perf_counter()
    try:
        assert browser.post("/punches/sign/").status_code in (OK, 302)
        return time.perf_counter() - begun
    finally:
        connection.close()  # each thread has its own


def _bare() -> None:
    organ = Unit.objects.order_by("pk")[0]
    with connection.cursor() as cursor:
        cursor.execute(PLAIN, (organ.pk, None, "x", str(clock.today()), 600))


def _pages(many: int, few: int) -> list[Line]:
    small, large = punched_month(few), punched_month(many)
    readers = [
        staff_in(DepartmentFactory(parent=organ, name="办公室"), "performance_office") for organ in (small, large)
    ]
    return [_page(path, *readers, many) for path in PAGES]


def _page(path: str, small: Staff, large: Staff, many: int) -> Line:
    few, ours = apart(partial(_asked, small, path)).value, apart(partial(_looked, large, path))
    asked, seconds = ours.value
    assert asked == few, f"{path}: {asked} statements, {few} of few people"
    floor, _ = timed(lambda: list(Staff.objects.values_list("pk", "name")[:many]))
    return Line(
        f"{path} with {many:,} people",
        f"{in_milliseconds(seconds)} median",
        f"{in_milliseconds(floor)} median",
        seconds / floor,
        f"{asked} / {few}",
        ours.peak,
    )


def _looked(reader: Staff, path: str) -> tuple[int, float]:
    browser = browser_of(reader)
    seconds, _ = timed(lambda: browser.get(path).status_code)
    return _asked(reader, path), seconds


def _asked(reader: Staff, path: str) -> int:
    browser = browser_of(reader)
    assert browser.get(path).status_code == OK, path
    asked = Statements()
    with connection.execute_wrapper(asked):
        browser.get(path)
    return asked.count


def _office(people: int) -> tuple[Unit, dict[str, int]]:
    organ = UnitFactory()
    department = DepartmentFactory(parent=organ)
    staff = [staff_in(department, first_day=date(2020, 1, 1)) for _ in range(people)]
    return organ, {one.number: one.pk for one in staff}
