"""中期、终期评估: what a participant hands in, what she still lacks, and how her score is composed of weighed parts.

Source: outlines/decomposition §6 (Yunnan's mid-term in five phases; content: rules and policies, inclusion in plans,
organisation, monitoring and evaluation; Shizong's county final: units evaluate themselves, analyse what is not reached,
list deadlines to put it right, track), §8: self-score, then a group reads and visits, then the office sums up. Weights
are published nowhere, so a round bears its own.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

from jinguo.rules.verdict import Verdict, all_of, no
from jinguo.rules.wording import date_words

KINDS = {"midterm": "中期评估", "final": "终期评估"}
PHASES = {
    "preparing": "准备",
    "self_evaluation": "自评",
    "field": "实地评估和指导",
    "writing": "撰写报告",
    "follow_up": "整改跟踪",
}
SECTIONS = {
    "policies": "法规和政策",
    "plans": "纳入规划和预算",
    "organisation": "组织领导",
    "monitoring": "监测和评估工作",
    "problems": "问题原因和建议",
}
STANDINGS = {"reached": "达标", "basically": "基本达标", "not_reached": "未达标", "no_data": "缺数据"}
PARTS = {
    "timely": "按时报送",
    "complete": "自评完整",
    "targets": "目标实现",
    "review": "专家评审",
    "site": "实地核查",
}
USUAL_POINTS = {"timely": 10, "complete": 15, "targets": 35, "review": 25, "site": 15}
HUNDRED = Decimal(100)
CENT = Decimal("0.01")
A_DAY = Fraction(1, 10)  # a day late takes a tenth of the part away
TO_LEAD = 2  # the least letters of a department's word that name a unit


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known of one participant: her report, its evidence, its reviews, and what came of them."""

    due: date | None = None
    submitted_on: date | None = None
    is_returned: bool = False
    is_accepted: bool = False
    sections: int = 0
    filled: int = 0
    targets: int = 0
    stated: int = 0
    unreached: int = 0
    without_remedy: int = 0
    evidence: int = 0
    is_to_be_reviewed: bool = False
    groups: tuple[str, ...] = ()
    is_to_be_visited: bool = False
    is_visited: bool = False
    open_tasks: int = 0
    late_tasks: int = 0

    @property
    def is_handed_in(self) -> bool:
        """Whether a report lies with the office now."""
        return self.submitted_on is not None and not self.is_returned


@dataclass(frozen=True, slots=True)
class Lack:
    """One thing that is missing: short, with its light, and why."""

    title: str
    tone: str
    because: str


def whole_enough(facts: Facts) -> Verdict:
    """Whether a self-evaluation may be handed in, with everything that is still missing.

    >>> whole_enough(Facts(sections=5, filled=5, targets=2, stated=2, unreached=1, without_remedy=1)).reason
    '有 1 项未达标的目标没有写原因、措施和整改期限；没有佐证材料，请至少上传一份'
    """
    return all_of(
        (facts.filled >= facts.sections, f"还有 {facts.sections - facts.filled} 部分没有写"),
        (facts.stated >= facts.targets, f"还有 {facts.targets - facts.stated} 项目标没有填自评结论"),
        (not facts.without_remedy, f"有 {facts.without_remedy} 项未达标的目标没有写原因、措施和整改期限"),
        (facts.evidence, "没有佐证材料，请至少上传一份"),
    )


def lacks(facts: Facts, today: date) -> list[Lack]:
    """What a participant still lacks today, the most urgent first; what is being put right in time is not missing.

    >>> [one.title for one in lacks(Facts(due=date(2026, 5, 29)), date(2026, 6, 3))]
    ['未报送', '没有佐证材料']
    """
    found = [*_report(facts, today), *_reviewed(facts)]
    if facts.late_tasks:
        found.append(Lack("整改逾期", "bad", f"{facts.late_tasks} 项整改过了期限还没有通过"))
    return sorted(found, key=lambda one: ("bad", "near", "none").index(one.tone))


def _report(facts: Facts, today: date) -> list[Lack]:
    found = []
    if not facts.is_handed_in:
        late = (today - facts.due).days if facts.due else 0
        when = f"，{date_words(facts.due, today)}截止" if facts.due else ""
        how = f"{when}，已逾期 {late} 天" if late > 0 else when
        title = "退回后没有重报" if facts.is_returned else "未报送"
        found.append(Lack(title, "bad" if late > 0 else "near", f"自评报告{title}{how}"))
    if not facts.evidence:
        found.append(Lack("没有佐证材料", "near", "自评没有附一份佐证材料"))
    return found


def _reviewed(facts: Facts) -> list[Lack]:
    found = []
    if facts.is_handed_in and not facts.is_accepted:
        found.append(Lack("未审核", "near", "自评报告已报送，还没有通过审核"))
    if facts.is_to_be_reviewed and facts.is_handed_in:
        asked = {"expert": "专家评估组", "statistics": "监测统计组"}
        silent = [title for group, title in asked.items() if group not in facts.groups]
        found += [Lack(f"没有{title}意见", "none", f"{title}还没有写审核意见") for title in silent]
    if facts.is_to_be_visited and not facts.is_visited:
        found.append(Lack("没有实地核查", "near", "列入实地核查，还没有核查结果"))
    return found


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a score before it is weighed: its share of the full points (None: not to be had), and why."""

    code: str
    weight: Decimal
    share: Fraction | None
    because: str

    @property
    def title(self) -> str:
        """What it is called."""
        return PARTS[self.code]


@dataclass(frozen=True, slots=True)
class Weighed:
    """A part with its points out of the points it may earn."""

    part: Part
    points: Decimal | None
    most: Decimal


@dataclass(frozen=True, slots=True)
class Composed:
    """The score of a participant out of 100, None where nothing counts; its parts sum to it; and why."""

    points: Decimal | None
    parts: tuple[Weighed, ...]
    because: str


def composed(parts: Sequence[Part]) -> Composed:
    """The weighed parts on a scale of 100; a part that is not to be had is left out and its weight shared by the rest.

    >>> half = Part("targets", Decimal(35), Fraction(1, 2), "")
    >>> found = composed([half, Part("site", Decimal(15), None, "没有列入")])
    >>> found.points, found.because
    (Decimal('50.00'), '目标实现 50 分；实地核查没有计分，权重由其余各项分担；合计 50 分')
    """
    whole = sum((Fraction(one.weight) for one in parts if one.share is not None), Fraction(0))
    weighed = tuple(_weighed(one, whole) for one in parts)
    counted = [one.points for one in weighed if one.points is not None]
    left = [one.part.title for one in weighed if one.points is None]
    if not counted or not whole:
        return Composed(None, weighed, "没有可计分的项目")
    total = sum(counted, Decimal(0))
    told = [f"{one.part.title} {plain(one.points)} 分" for one in weighed if one.points is not None]
    aside = [f"{'、'.join(left)}没有计分，权重由其余各项分担"] if left else []
    return Composed(total, weighed, "；".join([*told, *aside, f"合计 {plain(total)} 分"]))


def timely(due: date | None, submitted_on: date | None, weight: Decimal) -> Part:
    """A tenth of the part less for each day late; the first report counts, not the one after a return.

    >>> timely(date(2026, 5, 29), date(2026, 6, 1), Decimal(10)).share
    Fraction(7, 10)
    """
    if submitted_on is None or due is None:
        return Part("timely", weight, Fraction(0), "没有报送")
    late = max((submitted_on - due).days, 0)
    words = f"迟 {late} 天，每天减一成" if late else "按时"
    return Part(
        "timely", weight, max(1 - A_DAY * late, Fraction(0)), f"{submitted_on.month}月{submitted_on.day}日报送，{words}"
    )


def complete(facts: Facts, weight: Decimal) -> Part:
    """The share of what is asked for that is there: sections, targets with a word, evidence."""
    asked, there = facts.sections + facts.targets + 1, facts.filled + facts.stated + bool(facts.evidence)
    told = f"报告 {facts.filled}/{facts.sections} 部分，目标 {facts.stated}/{facts.targets} 项"
    return Part("complete", weight, Fraction(there, asked), f"{told}，佐证材料 {facts.evidence} 份")


def achieved(counts: dict[str, int], weight: Decimal) -> Part:
    """The share of her targets that are reached or basically reached; what has no data stays in the denominator.

    >>> achieved({"reached": 3, "basically": 1, "not_reached": 1}, Decimal(35)).because
    '目标 5 项：达标 3 项，基本达标 1 项，未达标 1 项'
    """
    goals = sum(counts.values())
    if not goals:
        return Part("targets", weight, None, "没有分担目标")
    told = "，".join(f"{title} {counts[code]} 项" for code, title in STANDINGS.items() if counts.get(code))
    done = counts.get("reached", 0) + counts.get("basically", 0)
    return Part("targets", weight, Fraction(done, goals), f"目标 {goals} 项：{told}")


def reviewed(score: Decimal | None, most: Decimal, weight: Decimal) -> Part:
    """What the panel gave of its full points."""
    if score is None or not most:
        return Part("review", weight, None, "评审打分还没有结束")
    return Part("review", weight, min(Fraction(score) / Fraction(most), Fraction(1)), f"评审 {plain(score)} 分")


def checked(score: Decimal | None, because: str, weight: Decimal) -> Part:
    """What the check of data on site came to, out of 100."""
    if score is None:
        return Part("site", weight, None, "没有实地核查")
    return Part("site", weight, Fraction(score) / 100, because)


def leads(department: str, unit: str) -> bool:
    """Whether a unit is the department that an indicator's data come from, by its name; only a proposal.

    >>> leads("卫生健康、公安、统计", "市卫生健康委员会"), leads("人力资源社会保障", "市人力资源和社会保障局")
    (True, True)
    >>> leads("教育", "市体育局")
    False
    """
    name = unit.replace("和", "").replace("与", "")
    return any(len(word) >= TO_LEAD and word in name for word in department.split("、"))


def answers(unit: str, department: str, *, plan: str = "", role: str = "") -> Verdict:
    """Whether a member unit answers for a target, and by what: the plan that splits it, else where its data come from.

    `plan` names the plan in which units lead and join it, empty where none does; `role` is the unit's part in it.

    >>> answers("市公安局", "卫生健康", plan="市实施方案", role="协同")
    Verdict(ok=True, reason='《市实施方案》协同单位')
    >>> answers("市卫生健康委员会", "卫生健康", plan="市实施方案").ok
    False
    >>> answers("市卫生健康委员会", "卫生健康").reason
    '数据来源部门（卫生健康），纲要方案没有分解到单位'
    """
    if plan:
        return Verdict(True, f"《{plan}》{role}单位") if role else no(f"《{plan}》由别的单位承担")
    if leads(department, unit):
        return Verdict(True, f"数据来源部门（{department}），纲要方案没有分解到单位")
    return no(f"数据来源部门是{department or '未定'}，不是{unit}")


def plain(value: Decimal | None) -> str:
    """Points without idle zeros."""
    return "—" if value is None else f"{value.normalize():f}"


def _weighed(part: Part, whole: Fraction) -> Weighed:
    if part.share is None or not whole:
        return Weighed(part, None, Decimal(0))
    most = Fraction(part.weight) * 100 / whole
    return Weighed(part, _cents(most * part.share), _cents(most))


def _cents(value: Fraction) -> Decimal:
    return (Decimal(value.numerator) / value.denominator).quantize(CENT, ROUND_HALF_UP)
