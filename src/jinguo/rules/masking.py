"""How people and small counts are hidden (脱敏) wherever a reader has not given a reason to see them.

Sources: 《个人信息保护法》 art. 28 and 51; rule 39 (small cells are not shown outside); rule 46 and 《慈善法》
(2023-12-29) art. 82 (unwilling names and private data are not published); DESIGN §2.4 (counts under 5).
"""

import re

SMALL_COUNT = 5

# Surnames of two characters that are in use; every other name has a surname of one.
COMPOUND_SURNAMES = re.compile(
    "欧阳|上官|司马|诸葛|司徒|东方|皇甫|尉迟|公孙|慕容|令狐|长孙|宇文|"
    "夏侯|轩辕|端木|南宫|独孤|申屠|呼延|闻人|澹台|太史|百里|东郭"
)


def masked_count(count: int, *, sensitive: bool) -> str:
    """A count from cases or minors under 5 as <5, so that nobody is recognised; 0 tells of nobody.

    >>> masked_count(3, sensitive=True), masked_count(0, sensitive=True), masked_count(3, sensitive=False)
    ('<5', '0', '3')
    """
    return f"<{SMALL_COUNT}" if sensitive and 0 < count < SMALL_COUNT else str(count)


def masked_id(number: str) -> str:
    """An identity number with its region and last four digits.

    >>> masked_id("350502198001014627")
    '3505**********4627'
    """
    return _middle_hidden(number, 4, 4)


def masked_phone(number: str) -> str:
    """A telephone number with its first three and last four digits.

    >>> masked_phone("13805951234")
    '138****1234'
    """
    return _middle_hidden(number, 3, 4)


def masked_account(number: str) -> str:
    """A bank account with its last four digits only."""
    return _middle_hidden(number, 0, 4)


def masked_name(name: str) -> str:
    """The surname and 某, as public lists name a person; empty stays empty.

    >>> masked_name("许惠珍"), masked_name("欧阳慧")
    ('许某', '欧阳某')
    """
    text = name.strip()
    if not text:
        return ""
    surname = text[:2] if len(text) > 2 and COMPOUND_SURNAMES.match(text) else text[:1]
    return f"{surname}某"


def _middle_hidden(text: str, head: int, tail: int) -> str:
    """Stars for all but head and tail; a text too short to keep most of itself hidden is hidden wholly."""
    hidden = len(text) - head - tail
    if hidden < 3:
        return "*" * len(text)
    return f"{text[:head]}{'*' * hidden}{text[len(text) - tail :]}"
