"""Sentences bound to measures: `{loans}` in a sentence is said anew from the entries each time.

A binding names a measure and how its figure is said. The ways are a fixed list, and a placeholder is a bare name:
nothing in a sentence is ever evaluated.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.db.models import QuerySet

from jinguo.cycle.bookkeeping.measures import Figure, Measure, Question, measure
from jinguo.rules import wording

PLACEHOLDER = re.compile(r"\{(\w+)\}")


@dataclass(frozen=True, slots=True)
class Binding:
    """What a placeholder stands for: a measure by its code, and one of `SAYINGS`."""

    name: str
    measure: str
    say: str


@dataclass(frozen=True, slots=True)
class Spoken:
    """A figure as a sentence says it; `entries` are the numbers of the rows that make it."""

    name: str
    words: str
    figure: Figure
    entries: tuple[str, ...]

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to report."""
        return not self.figure.value


@dataclass(frozen=True, slots=True)
class _Answer:
    measure: Measure
    figure: Figure
    rows: QuerySet


def speak(binding: Binding, question: Question) -> Spoken:
    """Ask the binding's measure and put the answer into words. Raises KeyError for an unknown measure or saying."""
    asked = measure(binding.measure)
    answer = _Answer(asked, asked.of(question), asked.rows(question))
    words = SAYINGS[binding.say](answer)
    entries = tuple(answer.rows.order_by("pk").values_list("number", flat=True))
    return Spoken(binding.name, words, answer.figure, entries)


def names_in(text: str) -> list[str]:
    """The placeholders of a sentence, in their order.

    >>> names_in("发放贷款{loans}，受益妇女{women}人，{0.x}")
    ['loans', 'women']
    """
    return PLACEHOLDER.findall(text)


def fill(text: str, said: Mapping[str, str]) -> str:
    """The sentence with every placeholder said. Raises KeyError for one that is bound to nothing."""
    return PLACEHOLDER.sub(lambda found: said[found[1]], text)


def _value(answer: _Answer) -> Decimal:
    return Decimal(answer.figure.value or 0)


def _exact(answer: _Answer) -> str:
    return f"{_value(answer).normalize():f}"


def _share(answer: _Answer) -> str:
    part, whole = answer.figure.parts.values()
    return wording.percent(part, whole)


def _titles(answer: _Answer) -> str:
    """The titles of the entries, each in book marks, joined as a list."""
    titles = answer.rows.order_by("day", "pk").values_list("title", flat=True)
    return wording.join_list([f"《{title}》" for title in titles])


def _counties(answer: _Answer) -> str:
    """The counties of the entries by code, the first three by name."""
    names = answer.rows.order_by("region__code").values_list("region__name", flat=True).distinct()
    return wording.join_list(["".join(name) for name in names], show=3, unit="个县（市、区）")


def _last_month(answer: _Answer) -> str:
    """The month of the newest entry: 截至4月份."""
    newest = answer.rows.order_by("-day").values_list("day", flat=True).first()
    return f"{newest.month}月份" if newest else ""


SAYINGS: dict[str, Callable[[Any], str]] = {
    "exact": _exact,
    "money": lambda answer: wording.money_words(_value(answer)),
    "more_than": lambda answer: wording.more_than(int(_value(answer))),
    "more_than_yuan": lambda answer: wording.more_than_yuan(_value(answer)),
    "hundred": lambda answer: wording.hundred_people(int(_value(answer)), ""),
    "share": _share,
    "titles": _titles,
    "counties": _counties,
    "last_month": _last_month,
}
SAYING_NAMES = {
    "exact": "准确数",
    "money": "金额（元或万元）",
    "more_than": "约数（…多）",
    "more_than_yuan": "约数金额（…多元）",
    "hundred": "约数，恰为一百时说“百”",
    "share": "百分比",
    "titles": "标题列举",
    "counties": "县（市、区）列举",
    "last_month": "最近一条的月份",
}
