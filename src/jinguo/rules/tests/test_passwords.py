"""T-AUTH-1: both password profiles, every demand of each, and the shipped list."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jinguo.rules.passwords import (
    ASVS,
    DENGBAO,
    PROFILES,
    change_due,
    character_classes,
    check_age,
    check_password,
    common_passwords,
    is_common,
)

CHANGED = date(2026, 3, 1)
PERSON = ["许惠珍", "xuhuizhen", "xhz", "13805951234", "泉州市妇联", "qzfl"]
GOOD = "Citon9-Hafen"


@pytest.mark.parametrize("password", [GOOD, "木棉花Kaile2019", "rT7!rT7!uu"])
def test_dengbao_takes_ten_characters_of_three_kinds(password):
    assert check_password(DENGBAO, password, PERSON)


@pytest.mark.parametrize(
    ("password", "missing"),
    [
        ("Citon9-Haf"[:9], "至少 10 个字符，现在 9 个"),
        ("citonhafen99", "大写字母、小写字母、数字、符号至少用三种，现在 2 种"),
        ("My许惠珍-2026", "不含姓名、电话、登录名和单位名称"),
        ("XuHuiZhen-77", "不含姓名、电话、登录名和单位名称"),
        ("Ａb-13805951234", "不含姓名、电话、登录名和单位名称"),
        ("Password2026!", "不用常见口令"),
        ("P@ssw0rd123!", "不用常见口令"),
        ("Woaini1314!", "不用常见口令"),
        ("Fulian@2026", "不用常见口令"),
        ("x" * 126 + "Y1-", "最多 128 个字符，现在 129 个"),
    ],
)
def test_dengbao_names_what_is_missing(password, missing):
    verdict = check_password(DENGBAO, password, PERSON)

    assert verdict.reason == f"口令还要改：{missing}。"


def test_everything_missing_stands_in_one_sentence():
    reason = check_password(DENGBAO, "123456", ["123"]).reason

    assert reason == (
        "口令还要改：至少 10 个字符，现在 6 个；大写字母、小写字母、数字、符号至少用三种，现在 1 种；"
        "不含姓名、电话、登录名和单位名称；不用常见口令。"
    )


def test_asvs_takes_a_long_phrase_of_one_kind():
    phrase = "ciqikouguxiaodezaochen"

    assert check_password(ASVS, phrase, PERSON)
    assert not check_password(DENGBAO, phrase, PERSON)


@pytest.mark.parametrize(
    ("password", "missing"),
    [
        ("Citon9-Hafe", "至少 12 个字符，现在 11 个"),
        ("woaini5201314", "不用常见口令"),
        ("111111111111", "不用常见口令"),
        ("xuhuizhenxuhuizhen", "不含姓名"),
    ],
)
def test_asvs_asks_for_length_and_the_list(password, missing):
    assert missing in check_password(ASVS, password, PERSON).reason


@pytest.mark.parametrize("profile", PROFILES.values())
def test_64_characters_are_always_allowed(profile):
    assert check_password(profile, (GOOD * 6)[:64])


@pytest.mark.parametrize("word", ["xz", "许", ""])
def test_a_very_short_word_of_the_person_does_not_matter(word):
    assert check_password(DENGBAO, f"{GOOD}{word}", [word])


@pytest.mark.parametrize(
    "password",
    [
        "woaini1314",
        "5201314",
        "PASSWORD",
        "p@ssw0rd",
        "Admin@2026",
        "woaini5201314",
        "ｐａｓｓｗｏｒｄ",
        "aaaabbbbcccc",
    ],
)
def test_common_in_any_dress(password):
    assert is_common(password)


def test_a_common_word_within_a_longer_phrase_is_not_common():
    assert not is_common("sunshine-over-the-harbour")


def test_the_list_has_some_hundreds_in_small_letters_without_repeats():
    words = common_passwords()

    assert len(words) > 300
    assert all(word == word.lower() and len(word) >= 4 for word in words)
    assert {"woaini1314", "5201314", "12338", "admin888"} <= words


@pytest.mark.parametrize(("days", "ok"), [(0, True), (90, True), (91, False)])
def test_dengbao_is_changed_every_90_days(days, ok):
    verdict = check_age(DENGBAO, CHANGED, CHANGED + timedelta(days=days))

    assert verdict.ok is ok
    assert ok or verdict.reason == "口令已于 5月30日 到期（90 天一换）。请先更换口令。"


def test_asvs_never_rotates():
    assert change_due(ASVS, CHANGED) is None
    assert check_age(ASVS, CHANGED, date(2099, 1, 1))


@given(password=st.text(max_size=140))
def test_what_passes_meets_every_demand(password):
    if check_password(DENGBAO, password):
        assert DENGBAO.shortest <= len(password) <= DENGBAO.longest
        assert character_classes(password) >= 3
    if check_password(ASVS, password):
        assert ASVS.shortest <= len(password) <= ASVS.longest


@given(word=st.sampled_from(sorted(common_passwords())), tail=st.sampled_from(["", "!", "2026", "@123", "..."]))
def test_a_listed_password_is_refused_in_capitals_and_with_a_tail(word, tail):
    assert not check_password(ASVS, f"{word.upper()}{tail}")
    assert is_common(word.upper())


@given(word=st.sampled_from(PERSON), head=st.text(max_size=20), tail=st.text(max_size=20))
def test_a_personal_word_is_found_anywhere(word, head, tail):
    assert "不含姓名" in check_password(DENGBAO, f"{head}-{word.upper()}-{tail}", PERSON).reason
