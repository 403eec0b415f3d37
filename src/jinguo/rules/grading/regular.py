"""Regular appraisal (平时考核) by quarters: the four parts of a department's report, the four grades of a person.

Sources: 泉州市妇联 2011 (部室季度报告: 季度计划, 完成情况, 存在的主要问题, 整改措施);
公务员平时考核办法（试行）(待核实); rule 25. The share of 好 is `quota.good_cap`.
"""

from collections.abc import Mapping
from typing import Literal

from jinguo.rules.verdict import Verdict, all_of

RegularGrade = Literal["good", "fair", "plain", "poor"]
REGULAR_GRADES: dict[RegularGrade, str] = {"good": "好", "fair": "较好", "plain": "一般", "poor": "较差"}
PARTS = {"plan": "季度计划", "completion": "完成情况", "problems": "存在的主要问题", "measures": "整改措施"}


def is_whole(report: Mapping[str, str]) -> Verdict:
    """Whether a quarter's report has all its four parts; no problems is said in words, never left empty.

    >>> is_whole({"plan": "三项", "completion": "已完成", "problems": " "}).reason
    '“存在的主要问题”还没有填写；“整改措施”还没有填写'
    """
    return all_of(*((report.get(code, "").strip(), f"“{title}”还没有填写") for code, title in PARTS.items()))
