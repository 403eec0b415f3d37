"""Numbers and positions that GB/T 9704-2012 prescribes, as plain arithmetic."""

import re
from collections.abc import Sequence
from datetime import date

SERIES = re.compile(r"(\D+)〔(\d{4})〕([1-9]\d*)号")
DIGITS = "零一二三四五六七八九"
LINE_CHARACTERS = 28  # 3号 characters in a line of the type area
TITLE_CHARACTERS = 20  # 2号 characters in a line of the type area
GOOD_BREAK_AFTER = "的和与及、，》）"
GOOD_BREAK_BEFORE = "关《（"
BRACKETS = (("（", "）"), ("《", "》"), ("“", "”"))  # what stands between them is one word
WORDS = re.compile(
    "妇女儿童|联合会|工作委员会|妇儿工委|妇联|发展规划|发展纲要|监测评估|规划|纲要|监测|评估|情况|工作|发展|年度|季度|家庭|权益|考评|绩效|"
    "通知|通报|报告"
)


def chinese_number(number: int) -> str:
    """A number from 1 to 99 in Chinese.

    >>> [chinese_number(number) for number in (1, 10, 11, 20, 99)]
    ['一', '十', '十一', '二十', '九十九']
    """
    tens, ones = divmod(number, 10)
    return ("" if tens == 0 else "十" if tens == 1 else DIGITS[tens] + "十") + (DIGITS[ones] if ones else "")


def heading_number(levels: Sequence[int]) -> str:
    """The number of the last of these headings, given the levels of all up to it.

    Source: GB/T 9704-2012 7.3.3: 一、 （一） 1. （1）

    >>> heading_number([1, 2, 2, 1]), heading_number([1, 2, 2]), heading_number([1, 2, 3]), heading_number([1, 2, 3, 4])
    ('二、', '（二）', '1.', '（1）')
    """
    level = levels[-1]
    since = max((at for at, other in enumerate(levels) if other < level), default=-1)
    count = sum(1 for other in levels[since + 1 :] if other == level)
    shapes = {1: f"{chinese_number(count)}、", 2: f"（{chinese_number(count)}）", 3: f"{count}.", 4: f"（{count}）"}
    return shapes[level]


def day_words(day: date) -> str:
    """A date in Arabic digits without padding.

    >>> day_words(date(2026, 6, 3))
    '2026年6月3日'
    """
    return f"{day.year}年{day.month}月{day.day}日"


def following(number: str, year: int) -> str:
    """The document number (发文字号) after another of its series; a year begins with 1; empty for none.

    >>> [following("泉妇儿工委简〔2026〕3号", year) for year in (2026, 2027)], following("第三期", 2026)
    (['泉妇儿工委简〔2026〕4号', '泉妇儿工委简〔2027〕1号'], '')
    """
    found = SERIES.fullmatch(number)
    if found is None:
        return ""
    series, last_year, last = found.groups()
    return f"{series}〔{year}〕{int(last) + 1 if int(last_year) == year else 1}号"


def width(text: str) -> float:
    """The width of a text in full-width characters; Latin letters and digits take half of one.

    >>> width("2026年6月3日"), width("某市妇女联合会")
    (6.0, 7.0)
    """
    return sum(0.5 if ord(sign) < 0x2E80 and sign not in "—…“”‘’·" else 1.0 for sign in text)


def indents_without_seal(organ: str, day: date) -> tuple[float, float]:
    """The right indents of 署名 and 成文日期, in characters, of a document without seal.

    署名右空二字；成文日期首字比署名首字右移二字；成文日期长于署名时，成文日期右空二字，署名相应增加右空。
    Source: GB/T 9704-2012 7.3.5.2.

    >>> indents_without_seal("某市妇女联合会", date(2026, 6, 3))
    (3.0, 2.0)
    >>> indents_without_seal("某市妇女儿童工作委员会办公室", date(2026, 6, 3))
    (2.0, 8.0)
    """
    organ_width, day_width = width(organ), width(day_words(day))
    date_indent = max(2.0, organ_width - day_width)
    return max(2.0, date_indent + day_width + 2 - organ_width), date_indent


def indents_with_seal(organ: str, day: date) -> tuple[float, float]:
    """The right indents with a seal: the date four characters in, 署名 centred above it.

    Source: GB/T 9704-2012 7.3.5.1.

    >>> indents_with_seal("某市妇女联合会", date(2026, 6, 3))
    (3.5, 4.0)
    """
    return max(0.0, 4 + (width(day_words(day)) - width(organ)) / 2), 4.0


def title_lines(title: str, limit: int = TITLE_CHARACTERS) -> list[str]:
    """A title in as few lines as hold it, of like length, broken where a reader would pause.

    Source: GB/T 9704-2012 7.3.1: 回行时，要做到词意完整，排列对称，长短适宜. A line break in the title is kept.

    >>> title_lines("关于2026年度妇女儿童发展规划监测评估情况的通报")
    ['关于2026年度妇女儿童', '发展规划监测评估情况的通报']
    >>> title_lines("关于两纲（2021—2030年）中期评估结果的通报")
    ['关于两纲（2021—2030年）', '中期评估结果的通报']
    """
    if "\n" in title:
        return title.split("\n")
    count = -(-int(width(title) + 0.5) // limit)
    if count <= 1:
        return [title]
    at = _best_break(title, width(title) / count, limit)
    return [title[:at], *title_lines(title[at:], limit)]


def _best_break(title: str, wanted: float, limit: int) -> int:
    """Where to break so that the first line is about as wide as wanted and never too wide."""
    places = [at for at in range(1, len(title)) if width(title[:at]) <= limit]
    return min(places, key=lambda at: abs(width(title[:at]) - wanted) + _awkwardness(title, at))


def _awkwardness(title: str, at: int) -> float:
    before, after = title[at - 1], title[at]
    if before.isascii() and after.isascii():
        return 100.0  # never inside a number
    if any(word.start() < at < word.end() for word in WORDS.finditer(title)):
        return 10.0
    if any(title[:at].count(first) > title[:at].count(last) for first, last in BRACKETS):
        return 8.0
    if after in GOOD_BREAK_AFTER or before in GOOD_BREAK_BEFORE:
        return 6.0
    return -1.0 if before in GOOD_BREAK_AFTER or after in GOOD_BREAK_BEFORE else 0.0
