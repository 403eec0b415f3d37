from types import SimpleNamespace

import pytest

from jinguo.base.web import menu
from jinguo.base.web.menu import Entry

READER = SimpleNamespace(name="黄晓岚")


def entry(code, url_name="web:gallery", **more):
    return Entry(code, code, "home", url_name, **more)


def test_entries_stand_in_their_order():
    menu.add(entry("later", order=20))
    menu.add(entry("sooner", order=10))

    assert [one.code for one in menu.entries(READER, "year")] == ["sooner", "later"]


def test_an_entry_is_hidden_from_whoever_may_not():
    menu.add(entry("seats", may=lambda user: user.name == "蔡燕妮"))

    assert menu.entries(READER, "year") == []


def test_a_section_holds_only_its_own():
    menu.add(entry("seats", section="settings"))

    assert menu.entries(READER, "year") == []


def test_a_code_is_taken_once():
    menu.add(entry("desk"))

    with pytest.raises(ValueError, match="desk"):
        menu.add(entry("desk"))


def test_the_phone_shows_four_that_asked_for_it():
    for number in range(6):
        menu.add(entry(f"e{number}", order=number, thumb=number != 1))

    assert [one.code for one in menu.thumbs(READER)] == ["e0", "e2", "e3", "e4"]


@pytest.mark.parametrize(
    "path, code",
    [("/gallery/", "gallery"), ("/gallery/chart.json", "chart"), ("/search/", ""), ("/gallery", "")],
)
def test_a_page_lies_under_the_longest_address_that_begins_its_path(path, code):
    shown = [entry("gallery"), entry("chart", "web:gallery_chart")]

    assert menu.current(shown, path) == code


def test_the_root_holds_only_itself(monkeypatch):
    root = entry("desk")
    monkeypatch.setattr(Entry, "url", "/")

    assert menu.current([root], "/") == "desk"
    assert menu.current([root], "/ledgers/") == ""
