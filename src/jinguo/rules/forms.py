"""What a ledger that an office defines itself (自定台账) may look like: its fields, its measures, its later changes.

A definition is plain data, as TOML and JSON hold it. A field is {name, label, kind, required?, choices?, unit?, hint?,
is_distinct?}; a measure {code, title, unit, kind, field?, where?}.
Source: DESIGN §7: 人 comes only from named people or a field declared already distinct (`is_distinct`); 人次 also from
a bare count.
"""

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from jinguo.rules.verdict import YES, Verdict, all_of, no

Definition = Mapping[str, Any]

FIELD_KINDS = {
    "text": "文字",
    "long_text": "长文字",
    "integer": "整数",
    "quantity": "数量",
    "yuan": "金额",
    "date": "日期",
    "choice": "选项",
    "bool": "是否",
    "person": "人员",
    "people": "名单",
}
MEASURE_KINDS = {"sum": "合计", "count": "记录数", "distinct": "去重人数"}
NUMBERS = frozenset({"integer", "quantity", "yuan"})
PEOPLE = frozenset({"person", "people"})
COUNTED_PEOPLE = frozenset({"人", "名", "位"})
RESERVED = frozenset({"day", "title", "region", "remark"})
FIELD_SETTINGS = frozenset({"name", "label", "kind", "required", "choices", "unit", "hint", "is_distinct"})
MEASURE_SETTINGS = frozenset({"code", "title", "unit", "kind", "field", "where"})
LONGEST_LABEL = 20
LONGEST_CODE = 20
_NAME = re.compile(r"[a-z][a-z0-9_]{0,39}")


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with one line of a definition, counted from 1: which part, which line, and a sentence."""

    part: Literal["fields", "measures"]
    line: int
    message: str


def check_code(code: str) -> Verdict:
    """Whether a ledger may bear this code, which stands in addresses and measures: grants.approved."""
    if _is_name(code) and len(code) <= LONGEST_CODE:
        return YES
    return no(f"代码“{code}”要用小写字母开头，只含小写字母、数字和下划线，最多 {LONGEST_CODE} 位，请改")


def check_fields(fields: Sequence[Definition]) -> list[Fault]:
    """Everything wrong with the fields of a definition.

    >>> [fault.message for fault in check_fields([{"name": "day", "label": "哪天", "kind": "date"}])]
    ['代码“day”是每本台账都有的栏目，请换一个']
    """
    faults: list[Fault] = []
    for line, field in enumerate(fields, 1):
        others = [*fields[: line - 1], *fields[line:]]
        verdicts = (_names_itself(field, others), _has_known_kind(field), _offers_choices(field))
        faults += [Fault("fields", line, verdict.reason) for verdict in verdicts if not verdict]
    return faults


def check_measures(fields: Sequence[Definition], measures: Sequence[Definition]) -> list[Fault]:
    """Everything wrong with the measures of a definition; `fields` is taken as it will stand."""
    kinds = {field.get("name", ""): field for field in fields}
    faults: list[Fault] = []
    for line, measure in enumerate(measures, 1):
        codes = [other.get("code") for other in [*measures[: line - 1], *measures[line:]]]
        verdicts = (_is_named(measure, codes), _counts(measure, kinds), _counts_people(measure, kinds))
        faults += [Fault("measures", line, verdict.reason) for verdict in verdicts if not verdict]
        faults += [Fault("measures", line, verdict.reason) for verdict in _conditions(measure, kinds) if not verdict]
    return faults


def check_change(
    old: Iterable[Definition], new: Sequence[Definition], used: Mapping[str, Collection[str]]
) -> list[Fault]:
    """What a change of the fields would take from entries that stand; `used` holds the used choices by field.

    A field that entries use stays, with its kind and its used choices; everything else may change.
    """
    lines = {field.get("name"): (line, field) for line, field in enumerate(new, 1)}
    faults: list[Fault] = []
    for field in old:
        if field["name"] not in used:
            continue
        line, later = lines.get(field["name"], (0, None))
        verdict = _keeps(field, later, used[field["name"]])
        faults += [] if verdict else [Fault("fields", line, verdict.reason)]
    return faults


def _names_itself(field: Definition, others: Sequence[Definition]) -> Verdict:
    name, label = field.get("name", ""), field.get("label", "")
    if not _is_name(name):
        return no(f"代码“{name}”要用小写字母开头，只含小写字母、数字和下划线，请改")
    if name in RESERVED:
        return no(f"代码“{name}”是每本台账都有的栏目，请换一个")
    if not isinstance(label, str) or not 0 < len(label) <= LONGEST_LABEL:
        return no(f"栏目“{name}”的名称要 1—{LONGEST_LABEL} 字，请改")
    if any(other.get("name") == name or other.get("label") == label for other in others):
        return no(f"栏目“{label}”重复，请换名称和代码")
    return YES


def _has_known_kind(field: Definition) -> Verdict:
    if field.get("kind") not in FIELD_KINDS:
        return no(f"栏目“{field.get('label', '')}”的类型不在列，请从{'、'.join(FIELD_KINDS.values())}中选")
    if field.get("is_distinct") and field["kind"] not in NUMBERS:
        return no(f"栏目“{field['label']}”不是数字，不能标为已去重，请去掉")
    return _knows(field, FIELD_SETTINGS)


def _offers_choices(field: Definition) -> Verdict:
    choices, label = list(field.get("choices", ())), field.get("label", "")
    if field.get("kind") != "choice":
        return all_of((not choices, f"栏目“{label}”不是选项，请去掉备选项或改类型"))
    if not choices or any(not isinstance(choice, str) or not choice.strip() for choice in choices):
        return no(f"栏目“{label}”的备选项有空的，请补上")
    return all_of((len(set(choices)) == len(choices), f"栏目“{label}”的备选项有重复，请去掉"))


def _is_named(measure: Definition, codes: Collection[Any]) -> Verdict:
    code, title = measure.get("code", ""), measure.get("title", "")
    if not _is_name(code):
        return no(f"统计代码“{code}”要用小写字母开头，只含小写字母、数字和下划线，请改")
    if code in codes:
        return no(f"统计代码“{code}”重复，请换一个")
    if not title or not measure.get("unit"):
        return no(f"统计“{title or code}”缺名称或计量单位，请补上")
    return _knows(measure, MEASURE_SETTINGS)


def _counts(measure: Definition, fields: Mapping[str, Definition]) -> Verdict:
    """Whether the kind of measure finds the kind of field it counts."""
    title, name = measure.get("title", ""), measure.get("field", "")
    found = fields.get(name, {}).get("kind")
    match measure.get("kind"):
        case "sum":
            return all_of((found in NUMBERS, f"统计“{title}”求合计，要指明一个数字栏目"))
        case "distinct":
            return all_of((found in PEOPLE, f"统计“{title}”按人去重，要指明一个人员或名单栏目"))
        case "count":
            return all_of((not name, f"统计“{title}”数的是记录，请去掉栏目"))
    return no(f"统计“{title}”的类型不在列，请从{'、'.join(MEASURE_KINDS.values())}中选")


def _counts_people(measure: Definition, fields: Mapping[str, Definition]) -> Verdict:
    """人 is never the sum of bare counts nor the number of entries."""
    is_distinct = measure.get("kind") == "distinct" or fields.get(measure.get("field", ""), {}).get("is_distinct")
    counts_people = measure.get("unit") in COUNTED_PEOPLE
    reason = f"统计“{measure.get('title', '')}”以“{measure.get('unit', '')}”计，要按名单去重，或选标明已去重的栏目"
    return all_of((bool(is_distinct) or not counts_people, f"{reason}；只报次数请用人次"))


def _conditions(measure: Definition, fields: Mapping[str, Definition]) -> list[Verdict]:
    return [_condition(name, wanted, fields) for name, wanted in dict(measure.get("where", {})).items()]


def _condition(name: str, wanted: Any, fields: Mapping[str, Definition]) -> Verdict:
    field = fields.get(name, {})
    label = field.get("label", name)
    match field.get("kind"):
        case "bool":
            return all_of((isinstance(wanted, bool), f"条件“{label}”要填是或否"))
        case "choice":
            missing = sorted(set(chosen(wanted)) - set(field.get("choices", ())))
            return all_of((not missing, f"条件“{label}”的“{'、'.join(missing)}”不在备选项里，请改"))
    return no(f"条件“{label}”要用选项或是否栏目，请改")


def chosen(wanted: Any) -> list[str]:
    """The values that a condition accepts: one, or any of a list."""
    return [wanted] if isinstance(wanted, str) else list(wanted)


def _keeps(old: Definition, new: Definition | None, choices: Collection[str]) -> Verdict:
    if new is None:
        return no(f"栏目“{old['label']}”已有记录使用，不能删除，请保留")
    if new.get("kind") != old["kind"]:
        return no(f"栏目“{old['label']}”已有记录使用，不能改类型，请另设栏目")
    gone = sorted(set(choices) - set(new.get("choices", ())))
    return all_of((not gone, f"栏目“{old['label']}”的“{'、'.join(gone)}”已有记录使用，不能删除，请保留"))


def _knows(declared: Definition, settings: Collection[str]) -> Verdict:
    unknown = sorted(set(declared) - set(settings))
    return all_of((not unknown, f"不认识设置“{'、'.join(unknown)}”，请去掉"))


def _is_name(text: Any) -> bool:
    return isinstance(text, str) and _NAME.fullmatch(text) is not None
