"""Text goals (文字目标), such as 建立制度: judged by people on evidence, never computed, with a rate of their own.

Source: outlines/methods §1.1: only part of the goals has a number, and the others must be carried too.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from jinguo.rules.progress.attainment import STATUSES, Attainment
from jinguo.rules.progress.case import Case
from jinguo.rules.progress.words import answer
from jinguo.rules.wording import NOT_APPLICABLE, percent

METHOD = "evidence"
OUTCOMES = {code: STATUSES[code].title for code in ("realised", "basically_realised", "under_way", "not_started")}
ASKS_EVIDENCE = ("realised", "basically_realised")


def evidence(case: Case) -> Attainment:
    """What the judgement says; without evidence nothing is realised, without a judgement there is no data.

    >>> from jinguo.rules.progress.case import Judgement
    >>> evidence(Case("deliverable", "text", judgement=Judgement("realised", ("评估办法",), "评估组", 2025))).status
    'realised'
    """
    judged = case.judgement
    if case.comparator != "text":
        return answer(METHOD, "not_available", "数值目标按数值判断，不看佐证材料", case=case)
    if judged is None or not judged.outcome:
        return answer(METHOD, "no_data", "还没有判断，请由妇儿工委办或评估组对照目标判断", case=case)
    title = OUTCOMES[judged.outcome]
    if judged.outcome in ASKS_EVIDENCE and not judged.evidence:
        return answer(METHOD, "no_data", f"判断为{title}，但没有佐证材料，请补充", case=case)
    when = f"{judged.year}年" if judged.year else ""
    papers = f"佐证材料 {len(judged.evidence)} 份：{'、'.join(judged.evidence)}" if judged.evidence else "没有佐证材料"
    parts = [f"{when}{judged.by}判断：{title}", judged.reasons.rstrip("。"), papers]
    return answer(METHOD, judged.outcome, "，".join(filter(None, parts)), case=case)


@dataclass(frozen=True, slots=True)
class TextRate:
    """How many text goals stand where; its share never enters the rate of those with a number."""

    realised: int
    basically_realised: int
    under_way: int
    not_started: int
    unjudged: int

    @property
    def goals(self) -> int:
        """All of them."""
        return self.realised + self.basically_realised + self.under_way + self.not_started + self.unjudged

    @property
    def done(self) -> int:
        """Those realised, basically or whole."""
        return self.realised + self.basically_realised

    @property
    def words(self) -> str:
        """The share of all of them, with one place; — where there are none."""
        return percent(self.done, self.goals) if self.goals else NOT_APPLICABLE

    @property
    def because(self) -> str:
        """The sentence with numerator and denominator.

        >>> TextRate(2, 1, 1, 0, 2).because
        '3 ÷ 6 = 50%：已实现 2 项，基本实现 1 项（计入分子），推进中 1 项，未启动 0 项；分母含未判断 2 项'
        """
        if not self.goals:
            return "没有文字目标"
        counts = f"已实现 {self.realised} 项，基本实现 {self.basically_realised} 项（计入分子）"
        rest = f"推进中 {self.under_way} 项，未启动 {self.not_started} 项；分母含未判断 {self.unjudged} 项"
        return f"{self.done} ÷ {self.goals} = {self.words}：{counts}，{rest}"


def text_rate(statuses: Iterable[str]) -> TextRate:
    """The rate of the statuses that `evidence` gave; what has no judgement is never in the numerator.

    >>> text_rate(["realised", "no_data"]).words
    '50%'
    """
    found = Counter(status if status in OUTCOMES else "unjudged" for status in statuses)
    return TextRate(**{name: found[name] for name in (*OUTCOMES, "unjudged")})
