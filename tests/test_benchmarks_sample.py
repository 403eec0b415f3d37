"""The benchmarks' pages show what plain SQL finds, and ask as little of many rows as of few."""

import pytest
from benchmarks import logins, matrix, standing
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


@pytest.mark.parametrize("sight", standing.SIGHTS, ids=lambda sight: sight.what)
def test_a_plan_stands_as_plain_sql_finds_with_as_few_statements_as_a_small_one(db, sight):
    small, whole = standing.scored_plan(2, 8, 1), standing.scored_plan(3, 16, 2)

    asked, _, figures = standing.found(sight, whole)

    assert figures == standing.plainly(sight, whole)[1]
    assert figures[0] > 0
    assert asked == standing.found(sight, small)[0]


@pytest.mark.parametrize("split", matrix.SPLITS)
def test_a_matrix_shows_the_cells_that_plain_sql_finds(db, split):
    drawn = split(holders=3, goals=2)

    found = matrix.cells(matrix.shown(drawn))

    assert found == matrix.cells(matrix.plain(drawn))
    assert len(found) == 2 * (1 + 3) * len(drawn.periods)


@pytest.mark.parametrize("split", matrix.SPLITS)
def test_a_matrix_asks_as_little_of_many_holders_as_of_few(db, split):
    few, many = split(holders=2, goals=1), split(holders=5, goals=3)

    assert matrix.statements(many) == matrix.statements(few)


def test_a_matrix_of_counties_shows_the_cells_that_plain_sql_finds_with_as_few_statements_as_a_small_one(db):
    few, many = matrix.among_counties(1), matrix.among_counties(2)

    found = matrix.cells(matrix.shown(many))

    assert found == matrix.cells(matrix.plain(many))
    assert len(found) == 2 * (1 + matrix.COUNTIES) * len(many.periods)
    assert matrix.statements(many) == matrix.statements(few)
