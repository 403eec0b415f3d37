"""Heading numbers of official documents: 一、 → （一） → 1. → （1） (GB/T 9704-2012 7.3.3)."""

from collections.abc import Iterable

DIGITS = "〇一二三四五六七八九"


def numbers(levels: Iterable[int]) -> list[str]:
    """The number before each heading, given their levels in order; running text (level 0) has none.

    A heading begins the count of those below it anew.

    >>> numbers([1, 2, 0, 2, 1, 2])
    ['一、', '（一）', '', '（二）', '二、', '（一）']
    """
    counts = [0] * 5
    written = []
    for level in levels:
        if level:
            counts[level:] = [counts[level] + 1, *[0] * (len(counts) - level - 1)]
        written.append(_written(level, counts[level]))
    return written


def chinese(number: int) -> str:
    """A number below a hundred in Chinese numerals.

    >>> [chinese(number) for number in (1, 10, 12, 20, 35)]
    ['一', '十', '十二', '二十', '三十五']
    """
    tens, ones = divmod(number, 10)
    head = f"{DIGITS[tens] if tens > 1 else ''}十" if tens else ""
    return head + (DIGITS[ones] if ones or not tens else "")


def _written(level: int, count: int) -> str:
    match level:
        case 1:
            return f"{chinese(count)}、"
        case 2:
            return f"（{chinese(count)}）"
        case 3:
            return f"{count}."
        case 4:
            return f"（{count}）"
    return ""
