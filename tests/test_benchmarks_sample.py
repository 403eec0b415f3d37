"""The benchmarks' pages show what plain SQL finds, and ask as little of many rows as of few."""

import pytest
from benchmarks import logins
from benchmarks.screens import MOST_STATEMENTS, SCREENS, fetched, leader, shown, statements
from trials.office import founded

from jinguo.demo.seeding import seed

SHORT = [screen for screen in SCREENS if "page=" not in screen.path]


@pytest.fixture
def browser(db):
    seed(offices=2, staff=30, entries=90)
    return leader()


@pytest.mark.parametrize("screen", SHORT, ids=lambda screen: screen.what)
def test_a_page_shows_the_rows_that_plain_sql_finds(browser, screen):
    text = browser.get(screen.path).content.decode()

    assert shown(screen, text) == fetched(screen)
    assert any(shown(screen, text))


def test_no_page_asks_more_than_fifteen_statements(browser):
    asked = statements(SHORT)

    assert {what: count for what, count in asked.items() if count > MOST_STATEMENTS} == {}


def test_everybody_who_knows_the_password_comes_in_at_once(transactional_db):
    office = founded()
    names = [clerk.login_name for clerk in office.clerks(3)]

    assert logins.came_in(names) == 3
    assert logins.came_in(names, "another one") == 0


def test_the_line_of_log_ins_stands_beside_its_floor(transactional_db):
    office = founded()

    (line,) = logins.lines(office, people=2)

    assert line.what.startswith("2 log-ins")
    assert line.ratio > 0
