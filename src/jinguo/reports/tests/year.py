"""The half year of seed A as entries: what each says in the work report, and what it says once it is changed.

Exact figures are chosen where the source says 多. The homes are twelve instead of two thousand: the wording of large
counts is held by rules/tests.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from itertools import count
from typing import Any

# How the report says each figure, with which words around it; on its own a bare count has its unit.
PHRASES = {
    "放款截至": ("截至{}已发放", "4月份"),
    "贷款金额": ("无贴息贷款{}，", "60万元"),
    "受益妇女": ("受益妇女{}人", "12"),
    "快车期数": ("培训项目{}期", "3"),
    "植树": ("名贵树种{}株", "7000"),
    "补助县区": ("，{}已通过省级项目审批", "鲤城、泉港、南安等3个县（市、区）"),
    "补助资金": ("共争取到资金{}，", "450万元"),
    "建家捐款": ("为学校捐赠{}用于", "5000元"),
    "捐赠书籍": ("捐赠价值{}书籍", "5000元"),
    "现场咨询": ("接受{}名农民群众", "800多"),
    "宣传材料": ("宣传材料{}份", "3000多"),
    "贫困母亲": ("为{}位贫困母亲送去", "10"),
    "母亲慰问金": ("送去慰问金{}。", "5000元"),
    "提案": (
        "牵头提交了{}等建议",
        "《关于扶持我市家政服务业健康有序发展的建议》、《关于进一步预防和制止家庭暴力的建议》",
    ),
    "春蕾捐款": ("捐资捐款{}。", "50多万元"),
    "职工捐款": ("干部职工捐资{}。", "12000多元"),
    "妇女之家": ("对我市{}个村、社区", "12"),
    "挂牌率": ("全市{}村、社区挂有", "100%"),
    "健身站点": ("推荐在{}个社区", "6"),
    "先进妇代会": ("全市推荐{}个村妇代会", "61"),
    "女村官": ("组织发动全市{}名女村官", "百"),
    "对接慰问": ("向村里{}位贫困母亲和特困家庭", "20"),
    "参赛队": ("市直机关{}个系统（单位）组队", "17"),
}
UNITS = {
    "受益妇女": "人",
    "快车期数": "期",
    "植树": "株",
    "现场咨询": "名",
    "宣传材料": "份",
    "贫困母亲": "位",
    "妇女之家": "个",
    "健身站点": "个",
    "先进妇代会": "个",
    "女村官": "名",
    "对接慰问": "位",
    "参赛队": "个",
}


@dataclass(frozen=True)
class Fact:
    """One entry or register row: its values, the values it is changed to, and what the report then says."""

    ledger: str
    values: dict[str, Any]
    change: dict[str, Any]
    says: dict[str, str]
    number: int = field(default_factory=count(1).__next__)

    def __str__(self) -> str:
        return f"{self.ledger}{self.number}"


def _loans() -> Iterator[Fact]:
    """Twelve of 50,000 yuan, the last one on 27 April; changed, it is larger, later, and another woman's."""
    plain = {"months": 24, "purpose": "茶叶加工", "subsidy": "none", "category": "personal", "partners": 1, "jobs": 0}
    for nth in range(12):
        day = date(2026, 4, 27) - timedelta(days=9 * nth)
        values = {"day": day, "person": f"妇女{nth}", "region": "南安市", "amount": Decimal(50_000), **plain}
        change = {"day": date(2026, 5, 6), "person": f"妇女{(nth + 1) % 12}", "amount": Decimal(60_000)}
        yield Fact("loans", values, change, {"贷款金额": "61万元", "受益妇女": "11", "放款截至": "5月份"})


def _trainings() -> Iterator[Fact]:
    for month in (3, 4, 5):
        values = {"day": date(2026, month, 16), "project": "专家快车农村行", "theme": "栽培技术", "place": "达埔镇"}
        yield Fact("trainings", values, {"project": "巾帼科技培训"}, {"快车期数": "2"})


def _grants() -> Iterator[Fact]:
    plain = {"project": "县级妇女儿童活动中心", "stage": "获批", "origin": "省级", "batch": "第一批"}
    for at, (county, left) in enumerate([("鲤城区", "泉港、南安"), ("泉港区", "鲤城、南安"), ("南安市", "鲤城、泉港")]):
        day = date(2026, 3, 1) + timedelta(days=at)
        values = {"day": day, "title": f"{county}活动中心", "region": county, "amount": Decimal(1_500_000), **plain}
        change = {"day": date(2026, 4, 1), "region": "德化县", "amount": Decimal(2_500_000)}
        yield Fact("grants", values, change, {"补助资金": "550万元", "补助县区": f"{left}、德化等3个县（市、区）"})


def _donation(purpose: str, given_by: str, amount: int, form: str = "money", **more: Any) -> dict[str, Any]:
    plain = {"day": date(2026, 3, 26), "direction": "received", "form": form, "donor": given_by, "given_by": given_by}
    flags = {"receipt_waived": form == "money", "may_publish": False, "is_related": False}
    return {**plain, **flags, "purpose": purpose, "amount": Decimal(amount), **more}


def _donations() -> Iterator[Fact]:
    home = "留守流动儿童之家"
    given, books = _donation(home, "own_funds", 5000), _donation(home, "finance", 5000, "goods", goods="书籍 200 册")
    yield Fact("donations", given, {"amount": Decimal(6000)}, {"建家捐款": "6000元"})
    yield Fact("donations", books, {"amount": Decimal(6500)}, {"捐赠书籍": "6500元"})
    for given_by, amount in (("entrepreneurs", 300_000), ("unit", 150_000), ("person", 41_000)):
        values = _donation("春蕾计划", given_by, amount)
        yield Fact("donations", values, {"amount": Decimal(amount + 100_000)}, {"春蕾捐款": "60多万元"})
    said = {"春蕾捐款": "60多万元", "职工捐款": "11万多元"}
    yield Fact("donations", _donation("春蕾计划", "staff", 12_350), {"amount": Decimal(112_350)}, said)


def _activities() -> Iterator[Fact]:
    counted = {"consultations": 812, "leaflets": 3012, "helped": 10, "help_money": Decimal(5000)}
    plain = {"day": date(2026, 3, 6), "title": "三八妇女维权周大接访", "topic": "维权", "level": "市级"}
    change = {"consultations": 903, "leaflets": 4100, "helped": 12, "help_money": Decimal(6000)}
    says = {"现场咨询": "900多", "宣传材料": "4000多", "贫困母亲": "12", "母亲慰问金": "6000元"}
    yield Fact("activities", {**plain, **counted}, change, says)


def _motions() -> Iterator[Fact]:
    first, second = "关于扶持我市家政服务业健康有序发展的建议", "关于进一步预防和制止家庭暴力的建议"
    plain = {"kind": "建议", "stage": "提交"}
    other = {"title": "关于别的事的建议"}
    yield Fact(
        "motions",
        {"day": date(2026, 1, 8), "title": first, **plain},
        other,
        {"提案": f"《关于别的事的建议》、《{second}》"},
    )
    yield Fact(
        "motions",
        {"day": date(2026, 1, 9), "title": second, **plain},
        other,
        {"提案": f"《{first}》、《关于别的事的建议》"},
    )


def _homes() -> Iterator[Fact]:
    """Twelve homes with plates, six of them with a fitness station; changed, one has closed and lost both."""
    for nth in range(12):
        fitness = date(2026, 4, 1) if nth < 6 else None
        values = {"name": f"{nth}社区妇女之家", "kind": "community", "region": "鲤城区", "opened": date(2020, 1, 1)}
        has = {"plate_on": date(2025, 9, 1), "fitness_on": fitness, "star": 0}
        says = {"妇女之家": "11", "挂牌率": "91.7%", **({"健身站点": "5"} if fitness else {})}
        change = {"plate_on": None, "fitness_on": None, "closed": date(2026, 5, 31)}
        yield Fact("homes", {**values, **has}, change, says)


def _counted() -> Iterator[Fact]:
    """Ledgers in which one number says it all."""
    wanted = {"kind": "先进妇代会", "level": "省级", "stage": "推荐"}
    for county, number in (("鲤城区", 20), ("泉港区", 20), ("南安市", 21)):
        values = {"day": date(2026, 3, 20), "title": "推荐先进妇代会", "region": county, "number": number, **wanted}
        yield Fact("nominations", values, {"number": number + 10}, {"先进妇代会": "71"})
    for organ, visited in (("市安全局妇委会", 12), ("市工商银行妇委会", 8)):
        day = {"day": date(2026, 4, 24), "title": "委村对接", "organ": organ, "village": "大羽村", "kind": "慰问"}
        yield Fact("pairings", {**day, "visited": visited}, {"visited": visited + 2}, {"对接慰问": "22"})
    trees = {"day": date(2026, 3, 12), "title": "植树节植树", "trees": 7000}
    yield Fact("trees", trees, {"trees": 8000}, {"植树": "8000"})
    forum = {"day": date(2026, 3, 5), "title": "刺桐花开·百名女村官论坛", "participants": 100}
    yield Fact("forums", forum, {"participants": 120}, {"女村官": "120"})
    contest = {"day": date(2026, 5, 15), "title": "市直机关首届全健排舞比赛", "kind": "体育", "teams": 17}
    yield Fact("contests", contest, {"teams": 18}, {"参赛队": "18"})


FACTS = [
    *_loans(),
    *_trainings(),
    *_grants(),
    *_donations(),
    *_activities(),
    *_motions(),
    *_homes(),
    *_counted(),
]
