"""Identity numbers (公民身份号码) and mobile numbers: whether they can be true, and what they say.

Source: GB 11643-1999 公民身份号码: 6 digits region, 8 birth, 3 order (odd: male), 1 check (ISO 7064 MOD 11-2).
A number that passes is well formed; whether it was issued no rule can tell.
"""

import re
from datetime import date
from typing import Literal

from jinguo.rules.verdict import YES, Verdict, no

Sex = Literal["female", "male"]

WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
CHECK_DIGITS = "10X98765432"
# Provinces by GB/T 2260; 81, 82 and 83 stand in residence permits of people from Hong Kong, Macao and Taiwan.
PROVINCES = re.compile("1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[1-3]")
_SHAPE = re.compile(r"[1-9]\d{16}[\dX]", re.ASCII)
_MOBILE = re.compile(r"1[3-9]\d{9}", re.ASCII)
_SPACES = re.compile(r"[\s-]")


def tidy(number: str) -> str:
    """The number without spaces and dashes, the check letter as capital X: how it is stored and compared."""
    return _SPACES.sub("", number).upper()


def check_identity(number: str, today: date) -> Verdict:
    """Whether it can be an identity number of somebody born by `today`; the reason names what is wrong."""
    text = tidy(number)
    if not _SHAPE.fullmatch(text):
        return no(f"身份证号应为 18 位数字，末位可为 X，这里是 {len(text)} 位。请核对证件。")
    if not PROVINCES.match(text):
        return no(f"身份证号前两位 {text[:2]} 不是省级代码。请核对证件。")
    born = _birth(text)
    if born is None or born > today:
        return no(f"身份证号第 7 至 14 位 {text[6:14]} 不是出生日期。请核对证件。")
    if check_digit(text[:17]) != text[17]:
        return no("身份证号末位校验码不符，可能有一位输错。请核对证件。")
    return YES


def check_digit(first_17: str) -> str:
    """The 18th digit that belongs to 17 digits: weighted sum modulo 11, 10 written X.

    >>> check_digit("11010519491231002")
    'X'
    """
    total = sum(int(digit) * weight for digit, weight in zip(first_17, WEIGHTS, strict=True))
    return CHECK_DIGITS[total % 11]


def born_on(number: str) -> date:
    """The birth date in a number that passed `check_identity`; a ValueError where it names no day."""
    born = _birth(tidy(number))
    if born is None:
        raise ValueError("身份证号里没有出生日期。")
    return born


def sex_of(number: str) -> Sex:
    """The sex in a number that passed `check_identity`: the 17th digit is odd for men."""
    return "male" if int(tidy(number)[16]) % 2 else "female"


def age_on(born: date, day: date) -> int:
    """Full years of age (周岁) on that day; somebody born on 29 February ages on 1 March.

    >>> age_on(date(2008, 6, 3), date(2026, 6, 2)), age_on(date(2008, 6, 3), date(2026, 6, 3))
    (17, 18)
    """
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))


def check_mobile(number: str) -> Verdict:
    """Whether it can be a mobile number of the mainland: 11 digits that begin with 13 to 19."""
    text = tidy(number)
    if _MOBILE.fullmatch(text):
        return YES
    return no(f"手机号应为 11 位、以 13 至 19 开头，这里是 {len(text)} 位。请核对号码。")


def _birth(number: str) -> date | None:
    try:
        return date(int(number[6:10]), int(number[10:12]), int(number[12:14]))
    except ValueError:
        return None
