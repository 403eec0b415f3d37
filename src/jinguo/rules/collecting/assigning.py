"""由谁报: which member unit an indicator is asked of, by the department that its definition names.

The definition writes a department in short (卫生健康) and a unit its full name; the first department named that has a
unit is asked. The office may always choose another.
"""

from collections.abc import Iterable

from jinguo.rules.outlines.names import names

# Departments without a bureau of that name: who does the work now. 新闻出版 went to 党委宣传部 by the
# 深化党和国家机构改革方案 of 2018, 疾病预防控制 is a bureau under 卫生健康委.
ALSO = {"新闻出版": "宣传", "疾病预防控制": "卫生健康", "妇联": "妇女联合会", "科协": "科学技术协会"}
WHOLE = "total"
_DROPPED = str.maketrans("", "", "和与及、")


def suggested_unit(department: str, names: Iterable[str]) -> str:
    """The name of the unit that is asked, out of some; empty where none of the departments named is there.

    >>> suggested_unit("人力资源社会保障、统计", ["市统计局", "市人力资源和社会保障局"])
    '市人力资源和社会保障局'
    >>> suggested_unit("新闻出版", ["市委宣传部"]), suggested_unit("主管部门", ["市教育局"])
    ('市委宣传部', '')
    """
    units = {name.translate(_DROPPED): name for name in names}
    for one in department.split("、"):
        word = ALSO.get(one, one)
        found = sorted((plain for plain in units if word and word in plain), key=len)
        if found:
            return units[found[0]]
    return ""


def usual_group(title: str) -> str:
    """The group in which an indicator is asked for: the one by which the targets of outlines read it, else 合计.

    >>> usual_group("村委会成员中女性比例"), usual_group("孕产妇死亡率"), usual_group("教师数")
    ('female', 'total', 'total')
    """
    return next((one.disaggregation for one in names().values() if one.observed == title and one.disaggregation), WHOLE)
