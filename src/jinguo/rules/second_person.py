"""A second person (两人办理): who may decide on what one of an office has entered herself, where the office is small.

Nobody decides on her own. Who decides is another one of the office; the leaders of the organ stand in only where the
office has nobody else, so that four eyes remain and nothing is stuck.
Source: 《行政事业单位内部控制规范（试行）》（财会〔2012〕21号）第十二条，不相容岗位相互分离、内部授权审批控制。
"""

from collections.abc import Mapping

from jinguo.rules.verdict import YES, Verdict, no

NAMED = 3  # how many are named in a refusal


def second_person(
    actor: int, first: int | None, *, office: Mapping[int, str], leaders: Mapping[int, str], did: str, does: str
) -> Verdict:
    """Whether somebody may decide on what `first` has done; people by their keys, with their names.

    >>> office, leaders = {1: "苏淑云"}, {8: "施淑明"}
    >>> second_person(1, 1, office=office, leaders=leaders, did="申请", does="审批").reason
    '办公室没有第二个账号，自己申请的请分管领导或主要领导审批：施淑明'
    >>> second_person(8, 1, office=office, leaders=leaders, did="申请", does="审批").ok
    True
    >>> second_person(8, 3, office=office, leaders=leaders, did="申请", does="审批").reason
    '请妇儿工委办公室审批：苏淑云'
    """
    others, heads = _without(first, office), _without(first, leaders)
    if actor in (others or heads):
        return YES
    if others:
        is_own = actor == first and first in office
        said = f"自己{did}的请办公室另一位{does}" if is_own else f"请妇儿工委办公室{does}"
        return no(f"{said}：{_names(others)}")
    if heads:
        return no(f"办公室没有第二个账号，自己{did}的请分管领导或主要领导{does}：{_names(heads)}")
    return no(f"办公室没有第二个账号，也没有分管、主要领导的账号，不能{does}；请系统管理员给另一位开通账号")


def _without(first: int | None, people: Mapping[int, str]) -> dict[int, str]:
    return {key: name for key, name in people.items() if key != first}


def _names(people: Mapping[int, str]) -> str:
    names = list(people.values())
    return "、".join(names[:NAMED]) + ("等" if len(names) > NAMED else "")
