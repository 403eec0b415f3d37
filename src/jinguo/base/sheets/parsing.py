"""From what stands in a cell to a value, exactly or with a reason; never a guess.

A parser takes the cell's value (`Value`, as calamine or a CSV gives it, not blank) and the column. It returns the exact
value or raises `UnreadableError` with a Chinese sentence. White space around a text is not part of its value.
"""

import math
import re
import unicodedata
from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import TypeGuard

from jinguo.base import clock
from jinguo.base.sheets.columns import EXACT_DIGITS, Column, Value, shown
from jinguo.rules import identity

SPACE = " \t\r\n\f\v\u00a0\u3000\u200b\ufeff"
NUMBER = re.compile(r"[+-]?([0-9]+|[0-9]{1,3}(,[0-9]{3})+)(\.[0-9]+)?")
NUMBER_WITH_UNIT = re.compile(rf"(?P<number>{NUMBER.pattern})\s*(?P<unit>\D+)")
SCIENTIFIC = re.compile(r"[+-]?\d+(\.\d+)?[eE][+-]?\d+", re.ASCII)
SCALES = {"十": 10, "百": 100, "千": 1000, "万": 10_000, "十万": 100_000, "百万": 1_000_000, "亿": 100_000_000}
DATE_TEXT = re.compile(
    r"(\d{4})\s*([-/.年])\s*(\d{1,2})\s*(?:[-/.月])\s*(\d{1,2})\s*日?(?:[ T]00:00(?::00)?)?", re.ASCII
)
SHORT_DATE = re.compile(r"\d{1,2}\s*[-/.月]\s*\d{1,2}\s*日?", re.ASCII)
MONTH_ONLY = re.compile(r"\d{4}\s*[-/.年]\s*\d{1,2}\s*月?", re.ASCII)
DIGITS_DATE = re.compile(r"((?:19|20)\d\d)()(\d\d)(\d\d)", re.ASCII)
FIRST_EXCEL_DAY = date(1900, 3, 1)  # Excel counts a 29 February 1900 that never was; before it, days are ambiguous
PHONE = re.compile(r"1[3-9]\d{9}|0\d{2,3}-?\d{7,8}(-\d{1,6})?|[2-9]\d{6,7}|1\d{2,4}", re.ASCII)
CODE = re.compile(r"[\w.\-/〔〕\[\]()（）·—]+")
WIDE = {code: code - 0xFEE0 for code in (*range(0xFF10, 0xFF1A), *range(0xFF21, 0xFF3B), *range(0xFF41, 0xFF5B))}
NOT_CALCULATED = "#CALC!"
MERGED = "#合并"  # what a marked-up file shows in a cell that lay under a merged one
ERROR_VALUES = {
    value: f"公式出错，显示“{value}”，请改正公式或直接填写。"
    for value in ("#N/A", "#REF!", "#VALUE!", "#DIV/0!", "#NAME?", "#NUM!", "#NULL!", "#SPILL!")
} | {
    NOT_CALCULATED: "公式没有保存结果，请在 Excel 里打开并保存，或直接填写。",
    MERGED: "原来与别的单元格合并在一起，请填写这一格。",
}


class UnreadableError(ValueError):
    """Why a cell's value cannot be taken, with the remedy."""


def parse(value: Value, column: Column) -> object:
    """The value of a cell in this column; None for a blank cell. Raises UnreadableError."""
    if isinstance(value, str):
        value = value.strip(SPACE)
        if value in ERROR_VALUES:
            raise UnreadableError(ERROR_VALUES[value])
    if value not in (None, ""):
        return PARSERS[column.kind](value, column)
    if column.required:
        raise UnreadableError("没有填写，请补上。")
    return None


def parse_text(value: Value, column: Column) -> str:
    """A text as it stands; a whole or short number as Excel shows it."""
    if isinstance(value, bool | date | time | timedelta):
        raise UnreadableError(f"Excel 把它存成了“{shown(value)}”，请把这一格设为文本后重填。")
    text = value if isinstance(value, str) else f"{_exact(value):f}"
    bad = next((sign for sign in text if unicodedata.category(sign) == "Cc" and sign not in "\n\t\r"), "")
    if bad:
        raise UnreadableError("含有看不见的控制字符，请删掉后重新输入。")
    if len(text) > column.max_length:
        raise UnreadableError(f"有 {len(text)} 个字，最多 {column.max_length} 个字，请缩短。")
    return text


def parse_decimal(value: Value, column: Column) -> Decimal:
    """An exact number within the column's bounds and decimals."""
    number = _number_of_text(value) if isinstance(value, str) else _exact(value)
    places = max(0, -int(number.normalize().as_tuple().exponent))
    if column.places is not None and places > column.places:
        raise UnreadableError(f"“{shown(value)}”多于 {column.places} 位小数，请改为最多 {column.places} 位。")
    return _bounded(number, column)


def parse_yuan(value: Value, column: Column) -> Decimal:
    """An amount in yuan; the smallest unit is the fen (分)."""
    number = parse_decimal(value, column)
    if number != number.quantize(Decimal("0.01")):
        raise UnreadableError(f"“{shown(value)}”多于两位小数，金额精确到分，请改为最多两位小数。")
    return number.quantize(Decimal("0.01"))


def parse_integer(value: Value, column: Column) -> int:
    """A whole number."""
    number = parse_decimal(value, column)
    if number != int(number):
        raise UnreadableError(f"“{shown(value)}”不是整数，请填整数。")
    return int(number)


def _bounded(number: Decimal, column: Column) -> Decimal:
    if column.minimum is not None and number < column.minimum:
        raise UnreadableError(f"“{number:f}”小于 {column.minimum}，请填不小于 {column.minimum} 的数。")
    if column.maximum is not None and number > column.maximum:
        raise UnreadableError(f"“{number:f}”大于 {column.maximum}，请填不大于 {column.maximum} 的数。")
    return number


def _exact(value: Value) -> Decimal:
    """The number Excel shows: 15 significant digits, 0.1+0.2 is 0.3."""
    if not is_number(value):
        raise UnreadableError(f"“{shown(value)}”不是数字，请只填数字，例如 12。")
    if not math.isfinite(value) or abs(value) >= 10**EXACT_DIGITS:
        raise UnreadableError(f"“{shown(value)}”超过 {EXACT_DIGITS} 位，Excel 存不准，请核对原件后填写。")
    return Decimal(f"{value:.{EXACT_DIGITS}g}")


def _number_of_text(text: str) -> Decimal:
    plain = unicodedata.normalize("NFKC", text).strip()
    if NUMBER.fullmatch(plain):
        number = Decimal(plain.replace(",", ""))
        if abs(number) >= 10**EXACT_DIGITS:
            raise UnreadableError(f"“{shown(text)}”超过 {EXACT_DIGITS} 位，请核对后填写。")
        return number
    raise UnreadableError(_not_a_number(text, plain))


def _not_a_number(text: str, plain: str) -> str:
    """Why a text is no number, with the number it probably means."""
    if SCIENTIFIC.fullmatch(plain):
        return f"“{shown(text)}”是科学计数法，请写成普通数字。"
    match = NUMBER_WITH_UNIT.fullmatch(plain)
    if not match:
        return f"“{shown(text)}”不是数字，请只填数字，例如 12。"
    unit = match["unit"].strip()
    number = Decimal(match["number"].replace(",", "")) * SCALES.get(unit.removesuffix("元"), 1)
    return f"“{shown(text)}”带有“{unit}”，请写成 {_plain(number)}。"


def _plain(number: Decimal) -> str:
    return f"{number.to_integral_value():f}" if number == number.to_integral_value() else f"{number.normalize():f}"


def parse_date(value: Value, _column: Column) -> date:
    """A day: an Excel date, 2024年3月8日, 2024-3-8, 2024/3/8, 2024.3.8 or 20240308."""
    if isinstance(value, datetime):
        value = _day_of(value)
    if isinstance(value, date):
        if value < FIRST_EXCEL_DAY:
            raise UnreadableError(f"“{shown(value)}”早于 Excel 能准确表示的日期，请写成文字，例如 1899-12-31。")
        return value
    return _day_of_text(f"{value:.0f}" if isinstance(value, float) and value.is_integer() else shown(value))


def _day_of(moment: datetime) -> date:
    if moment.time() != time():
        raise UnreadableError(f"“{shown(moment)}”带有时刻，请只填日期。")
    return moment.date()


def _day_of_text(text: str) -> date:
    plain = unicodedata.normalize("NFKC", text).strip()
    match = DATE_TEXT.fullmatch(plain) or DIGITS_DATE.fullmatch(plain)
    if not match:
        raise UnreadableError(_not_a_date(text, plain))
    year, month, day = int(match[1]), int(match[3]), int(match[4])
    try:
        return date(year, month, day)
    except ValueError:
        raise UnreadableError(f"{year}年{month}月没有 {day} 日，请核对日期。") from None


def _not_a_date(text: str, plain: str) -> str:
    if SHORT_DATE.fullmatch(plain):
        return f"“{shown(text)}”没有年份，请写成 2024-03-08 的样子。"
    if MONTH_ONLY.fullmatch(plain):
        return f"“{shown(text)}”没有写到日，请写成 2024-03-08 的样子。"
    if NUMBER.fullmatch(plain):
        return f"“{shown(text)}”是数字，请把这一格设为日期，或写成 2024-03-08 的样子。"
    return f"“{shown(text)}”不是日期，请写成 2024-03-08 的样子。"


def parse_choice(value: Value, column: Column) -> str:
    """The stored value of a label."""
    options = column.options()
    found = {label: stored for stored, label in options}
    label = value if isinstance(value, str) else shown(value)
    if label in found:
        return found[label]
    few = "、".join(label for _, label in options[:8]) + (f" 等 {len(options)} 项" if len(options) > 8 else "")
    remedy = f"请从 {few} 中选一项。" if options else "现在还没有可选项，请先建立。"
    raise UnreadableError(f"“{shown(label)}”不在可选项里，{remedy}")


def parse_bool(value: Value, _column: Column) -> bool:
    """是 or 否; Excel's own TRUE and FALSE count."""
    answers = {"是": True, "否": False}
    label = shown(value)
    if label in answers:
        return answers[label]
    raise UnreadableError(f"“{label}”读不懂，请填“是”或“否”。")


def parse_code(value: Value, column: Column) -> str:
    """A code with every leading zero; a number only where nothing can have been lost."""
    text = _code_of_number(value, column) if is_number(value) else _text_only(value).translate(WIDE)
    if SCIENTIFIC.fullmatch(text) and "+" in text:
        raise UnreadableError(f"“{shown(text)}”是科学计数法，后几位已丢失，请把这一列设为文本后重填。")
    if not CODE.fullmatch(text):
        raise UnreadableError(f"“{shown(text)}”含有编号不能用的符号或空格，请只用字母、数字和横线。")
    return _right_length(text, column)


def is_number(value: Value) -> TypeGuard[float]:
    """Whether a cell holds a number; to Python a truth value is one, to Excel it is not."""
    return isinstance(value, int | float) and not isinstance(value, bool)


def _code_of_number(value: float, column: Column) -> str:
    digits = f"{_exact(value):f}"
    if "." in digits or digits.startswith("-"):
        raise UnreadableError(f"“{shown(value)}”不是编号，请把这一列设为文本后重填。")
    if column.digits and len(digits) < column.digits:
        raise UnreadableError(f"“{digits}”少于 {column.digits} 位，开头的 0 可能已丢失，请把这一列设为文本后重填。")
    return digits


def _right_length(text: str, column: Column) -> str:
    if column.digits and len(text) != column.digits:
        raise UnreadableError(f"“{shown(text)}”有 {len(text)} 位，应为 {column.digits} 位，请核对。")
    if len(text) > column.max_length:
        raise UnreadableError(f"有 {len(text)} 位，最多 {column.max_length} 位，请核对。")
    return text


def _text_only(value: Value) -> str:
    """A text of any length; other than text has no business in a code."""
    if isinstance(value, str):
        return value
    raise UnreadableError(f"Excel 把它存成了“{shown(value)}”，请把这一列设为文本后重填。")


def parse_id_number(value: Value, _column: Column) -> str:
    """A citizen's identity number as 18 characters; as a number its last digits are gone."""
    if not isinstance(value, str) or SCIENTIFIC.fullmatch(value):
        raise UnreadableError("身份证号存成了数字，末几位已丢失，请把这一列设为文本后重填。")
    text = identity.tidy(value.translate(WIDE))
    verdict = identity.check_identity(text, clock.today())
    if not verdict.ok:
        raise UnreadableError(verdict.reason)
    return text


def parse_phone(value: Value, _column: Column) -> str:
    """A mobile, landline or service number; a landline as a number has lost its leading zero."""
    text = f"{_exact(value):f}" if is_number(value) else _text_only(value)
    text = text.translate(WIDE).replace(" ", "").replace("－", "-").replace("—", "-")
    if not PHONE.fullmatch(text):
        raise UnreadableError(f"“{shown(text)}”不是电话号码，请填 11 位手机号，或带区号的座机号。")
    return text


PARSERS: dict[str, Callable[[Value, Column], object]] = {
    "text": parse_text,
    "integer": parse_integer,
    "decimal": parse_decimal,
    "yuan": parse_yuan,
    "date": parse_date,
    "choice": parse_choice,
    "code": parse_code,
    "bool": parse_bool,
    "id_number": parse_id_number,
    "phone": parse_phone,
}
