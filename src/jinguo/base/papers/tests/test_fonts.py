"""Fonts that are missing are said, never replaced."""

from jinguo.base.papers import fonts


def test_a_font_is_known_under_any_of_its_names():
    assert fonts.TITLE not in fonts.missing(frozenset({"FZXiaoBiaoSong-B05S"}))


def test_all_fonts_are_missing_on_a_bare_machine():
    assert fonts.missing(frozenset()) == list(fonts.FONTS)


def test_the_notice_names_what_is_missing_and_what_to_do():
    words = fonts.notice([fonts.BODY])

    assert words.startswith("这台服务器没有 仿宋_GB2312（正文）。")
    assert "请先安装" in words


def test_there_is_nothing_to_say_when_all_are_there():
    assert fonts.notice([]) == ""


def test_the_machine_is_asked_once_for_its_fonts():
    assert fonts.installed_names() is fonts.installed_names()
