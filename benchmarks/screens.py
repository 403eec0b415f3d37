"""List and search pages, fifty requests each, beside plain SQL that fetches the same rows."""

import re
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django.db import connection
from django.test import Client

from benchmarks.measuring import Line, Statements, apart, in_milliseconds, p95
from jinguo.base.web.listing import PER_PAGE
from jinguo.org.access import sessions
from jinguo.org.structure.models import Staff

REQUESTS = 50
WARM_UP = 3
MOST_STATEMENTS, OK = 15, 200
WORD = "林美"
ENTRY, PERSON, STAFF = (re.compile(rf'"/{where}/(\d+)/"') for where in ("ledgers/loans", "people", "staff"))
LOANS = """
    SELECT loan.id, loan.number, loan.day, loan.state, loan.purpose, loan.amount, loan.months, person.name, region.name
    FROM loans_microloan loan JOIN people_person person ON person.id = loan.person_id
    LEFT JOIN structure_region region ON region.id = loan.region_id
"""
NEWEST = f"ORDER BY loan.day DESC, loan.id DESC LIMIT {PER_PAGE}"
NAMED = f"WHERE person.name LIKE '%{WORD}%'"
TOTALS = """
    SELECT count(*), sum(CASE WHEN state = 'confirmed' THEN loan.amount * loan.sign END) FROM loans_microloan loan
    JOIN people_person person ON person.id = loan.person_id
"""
PEOPLE = "SELECT id, name FROM people_person WHERE merged_into_id IS NULL"
COLLEAGUES = """
    SELECT staff.id, staff.number, staff.name, unit.short_name, unit.name, seat.role FROM structure_staff staff
    JOIN structure_appointment seat ON seat.staff_id = staff.id
    JOIN structure_unit unit ON unit.id = seat.unit_id AND unit.code LIKE 'SEED%'
"""


@dataclass(frozen=True)
class Screen:
    """A page, what on it names a row, and plain statements that fetch the same rows: the first column is the key."""

    what: str
    path: str
    rows: tuple[re.Pattern[str], ...]
    floor: tuple[str, ...]


SCREENS = (
    Screen("Ledger, first page", "/ledgers/loans/", (ENTRY,), (f"{LOANS} {NEWEST}", TOTALS)),
    Screen(
        "Ledger, page 100", "/ledgers/loans/?page=100", (ENTRY,), (f"{LOANS} {NEWEST} OFFSET {99 * PER_PAGE}", TOTALS)
    ),
    Screen(
        "Ledger, people by name",
        f"/ledgers/loans/?q={WORD}",
        (ENTRY,),
        (f"{LOANS} {NAMED} {NEWEST}", f"{TOTALS} {NAMED}"),
    ),
    Screen(
        "Staff, first page",
        "/staff/",
        (STAFF,),
        (f"{COLLEAGUES} ORDER BY staff.number LIMIT {PER_PAGE}", "SELECT count(*) FROM structure_staff"),
    ),
    Screen(
        "Search box",
        f"/search/?q={WORD}",
        (STAFF, PERSON, ENTRY),
        (
            f"{COLLEAGUES} WHERE staff.name LIKE '%{WORD}%' ORDER BY staff.number LIMIT 8",
            f"{PEOPLE} AND name LIKE '%{WORD}%' ORDER BY name, id LIMIT 8",
            f"{LOANS} {NAMED} ORDER BY loan.day DESC, loan.id DESC LIMIT 5",
        ),
    ),
)


def statements(screens: Iterable[Screen] = SCREENS) -> dict[str, int]:
    """How many statements each page asks."""
    browser = leader()
    return {screen.what: _asked(browser, screen) for screen in screens}


def lines(of_a_tenth: dict[str, int]) -> list[Line]:
    """Each page beside its floor; asserts that rows are the same, and statements few and as many as of a tenth."""
    return [_line(screen, of_a_tenth[screen.what]) for screen in SCREENS]


def leader() -> Client:
    """A browser of the city's leader, who sees everything."""
    return browser_of(Staff.objects.get(appointments__unit__code="SEED"))


def browser_of(staff: Staff) -> Client:
    """A browser in which somebody has logged in."""
    browser, now = Client(), time.time()
    browser.force_login(staff, backend=sessions.BACKEND)
    session = browser.session
    session[sessions.STARTED] = session[sessions.SEEN] = now
    session.save()
    return browser


def _asked(browser: Client, screen: Screen) -> int:
    assert browser.get(screen.path).status_code == OK, screen.path
    asked = Statements()
    with connection.execute_wrapper(asked):
        browser.get(screen.path)
    return asked.count


def _line(screen: Screen, of_a_tenth: int) -> Line:
    ours, floor = apart(lambda: _page(screen)), apart(lambda: _plain(screen))
    asked, seconds, found = ours.value
    least, wanted = floor.value
    assert found == wanted, f"{screen.what}: {found} instead of {wanted}"
    assert asked <= MOST_STATEMENTS, f"{screen.what}: {asked} statements"
    assert asked == of_a_tenth, f"{screen.what}: {asked} statements, {of_a_tenth} with a tenth of the rows"
    shown = (f"{in_milliseconds(time)} p95" for time in (seconds, least))
    return Line(screen.what, *shown, seconds / least, f"{asked} / {of_a_tenth}", ours.peak)


def _page(screen: Screen) -> tuple[int, float, list[list[int]]]:
    """Statements, the 95th percentile of the seconds, the rows on the page."""
    browser = leader()
    asked = _asked(browser, screen)
    seconds, text = _timed(lambda: browser.get(screen.path).content.decode())
    return asked, seconds, shown(screen, text)


def _plain(screen: Screen) -> tuple[float, list[list[int]]]:
    """The same rows by the statements alone."""
    return _timed(lambda: fetched(screen))


def shown(screen: Screen, text: str) -> list[list[int]]:
    """The keys of the rows that a page shows, in their order, by kind of row."""
    return [_unique(int(key) for key in pattern.findall(text)) for pattern in screen.rows]


def fetched(screen: Screen) -> list[list[int]]:
    """The keys of the rows that the plain statements fetch; what they add up is fetched and left."""
    found = [_fetched(statement) for statement in screen.floor]
    return [_unique(row[0] for row in rows) for rows in found[: len(screen.rows)]]


def _fetched(statement: str) -> list[Any]:
    with connection.cursor() as cursor:
        cursor.execute(statement)
        return cursor.fetchall()


def _timed(work: Callable[[], Any]) -> tuple[float, Any]:
    """The 95th percentile over the requests, and the last answer."""
    seconds, answer = [], None
    for number in range(WARM_UP + REQUESTS):
        begun = time.perf_counter()
        answer = work()
        if number >= WARM_UP:
            seconds.append(time.perf_counter() - begun)
    return p95(seconds), answer


def _unique(keys: Any) -> list[int]:
    return list(dict.fromkeys(keys))
