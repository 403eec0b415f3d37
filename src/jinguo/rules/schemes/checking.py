"""What keeps a scheme from holding together: sums, codes, parameters of rules, grades and vetoes."""

from collections.abc import Iterable, Iterator
from itertools import pairwise

from jinguo.rules.exact_words import figure, total_of
from jinguo.rules.schemes.scheme import KINDS, TYPED, Part, Scheme
from jinguo.rules.scoring import complaints as rule_complaints


def complaints_of(scheme: Scheme) -> Iterator[str]:
    """Everything that is amiss with a scheme, in Chinese; nothing when it can be used."""
    weights = total_of(part.weight for part in scheme.parts)
    if weights != scheme.total:
        yield f"各部分合计 {figure(weights)} 分，应为 {figure(scheme.total)} 分"
    for part in scheme.parts:
        yield from _of_part(part)
    items = [*(item for part in scheme.parts for item in part.items), *scheme.bonuses, *scheme.deductions]
    if _twice([item.code for item in items] + [part.code for part in scheme.parts]):
        yield "有两项用了同一个代码"
    for item in items:
        yield from (f"{item.title}：{words}" for words in rule_complaints(item.rule, item.parameters, item.points))
    yield from _of_grades(scheme)
    yield from _of_vetoes(scheme)


def _of_part(part: Part) -> Iterator[str]:
    if part.kind not in KINDS:
        yield f"{part.title}的种类“{part.kind}”不认识"
    if part.kind == TYPED and not part.items:
        yield f"{part.title}没有考评项"
    if part.kind == TYPED and part.items:
        points = total_of(item.points for item in part.items)
        if points != part.weight:
            yield f"{part.title}的考评项合计 {figure(points)} 分，应为 {figure(part.weight)} 分"
    if part.kind != TYPED and part.items:
        yield f"{part.title}按目标计分，不另设考评项"
    if part.weight <= 0:
        yield f"{part.title}的分值要大于 0"


def _of_grades(scheme: Scheme) -> Iterator[str]:
    if not scheme.levels:
        return
    if _twice(level.title for level in scheme.levels):
        yield "有两个等次同名"
    for upper, lower in pairwise(scheme.levels):
        if upper.least <= lower.least:
            yield f"等次要从高到低写：{upper.title}的起点要高于{lower.title}"
    if scheme.levels[-1].least:
        yield f"最低的等次“{scheme.levels[-1].title}”要从 0 分起"


def _of_vetoes(scheme: Scheme) -> Iterator[str]:
    known = {level.title for level in scheme.levels}
    if _twice(veto.title for veto in scheme.veto_rules):
        yield "有两条一票否决同名"
    for veto in scheme.veto_rules:
        if veto.cap is None and not veto.grade:
            yield f"一票否决“{veto.title}”没有写最高分，也没有写等次"
        if veto.grade and veto.grade not in known:
            yield f"一票否决“{veto.title}”的等次“{veto.grade}”不在各等次之内"


def _twice(names: Iterable[str]) -> bool:
    found = list(names)
    return len(set(found)) < len(found)
