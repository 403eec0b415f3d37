"""The ways in which a figure is said."""

from collections.abc import Callable
from decimal import ROUND_FLOOR, Decimal

from jinguo.reports.answers import Answer
from jinguo.reports.bindings import Binding, Spoken
from jinguo.rules import wording
from jinguo.rules.masking import masked_count

SHOWN_COUNTIES = 3
GONE = "这个统计已经没有了，可能是台账停用。请改用别的数，或到台账里重新启用"


def speak(binding: Binding, answer: Answer | None) -> Spoken:
    """A binding's figure in words; empty, with the reason, where its measure is gone."""
    if answer is None:
        return Spoken(binding.name, "", "", binding.measure, binding.name, "", "", GONE)
    figure, words = answer.figure, SAYINGS[binding.say](answer)
    return Spoken(
        name=binding.name,
        words=words,
        said=words + figure.unit if binding.say in COUNTED else words,
        measure=figure.code,
        title=figure.title,
        value=_written(figure.value, figure.unit),
        unit=figure.unit,
        because=figure.because,
        entries=tuple(dict.fromkeys(entry.number for entry in answer.entries)),
    )


def _written(value: int | Decimal | None, unit: str) -> str:
    if value is None:
        return ""
    exact = Decimal(value)
    return _plain(exact.quantize(Decimal("0.01"), ROUND_FLOOR) if unit == "%" else exact)


def _plain(number: Decimal) -> str:
    """Digits without exponent and without idle zeros behind the point."""
    return f"{number.normalize():f}"


def _exact(answer: Answer) -> str:
    if answer.measure.is_sensitive:
        return masked_count(int(answer.value), sensitive=True)
    return _plain(answer.value)


def _share(answer: Answer) -> str:
    part, whole = answer.figure.parts.values() or (0, 0)
    return wording.percent(part, whole)


def _titles(answer: Answer) -> str:
    """The titles of the entries that stand, each in book marks."""
    return wording.join_list([f"《{entry.title.strip('《》')}》" for entry in answer.standing])


def _counties(answer: Answer) -> str:
    """The counties of the entries that stand, as they come: 鲤城、泉港、南安等3个县（市、区）; a single one in full."""
    names = list(dict.fromkeys(entry.region for entry in answer.standing if entry.region))
    if len(names) < 2:
        return "".join(names)
    shown = [name[:-1] if len(name) > 2 and name[-1] in "县市区" else name for name in names[:SHOWN_COUNTIES]]
    return f"{'、'.join(shown)}等{len(names)}个县（市、区）"


def _last_month(answer: Answer) -> str:
    """The month of the newest entry that stands: 4月份."""
    days = [entry.day for entry in answer.standing if entry.day]
    return f"{max(days).month}月份" if days else ""


SAYINGS: dict[str, Callable[[Answer], str]] = {
    "exact": _exact,
    "money": lambda answer: wording.money_words(answer.value),
    "more_than": lambda answer: wording.more_than(int(answer.value)),
    "more_than_yuan": lambda answer: wording.more_than_yuan(answer.value),
    "hundred": lambda answer: wording.hundred_people(int(answer.value), ""),
    "share": _share,
    "titles": _titles,
    "counties": _counties,
    "last_month": _last_month,
}
COUNTED = frozenset({"exact", "more_than", "hundred"})  # bare numbers: the sentence brings their unit
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
