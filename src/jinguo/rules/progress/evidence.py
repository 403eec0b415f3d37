"""Text goals (文字目标), such as 建立制度: judged by people on evidence, never computed."""

from jinguo.rules.progress.attainment import STATUSES, Attainment
from jinguo.rules.progress.case import Case
from jinguo.rules.progress.words import answer

METHOD = "evidence"


def evidence(case: Case) -> Attainment:
    """What the judgement says; without evidence nothing is reached, without a judgement there is no data.

    >>> from jinguo.rules.progress.case import Judgement
    >>> evidence(Case("deliverable", "text", judgement=Judgement(True, ("评估办法",), "评估组", 2025))).status
    'reached'
    """
    judged = case.judgement
    if case.comparator != "text":
        return answer(METHOD, "not_available", "数值目标按数值判断，不看佐证材料", case=case)
    if judged is None or judged.is_done is None:
        return answer(METHOD, "no_data", "还没有判断，请由评估组对照完成标准判断", case=case)
    if judged.is_done and not judged.evidence:
        return answer(METHOD, "no_data", "判断为完成，但没有佐证材料，请补充", case=case)
    status = "reached" if judged.is_done else "not_reached"
    when = f"{judged.year}年" if judged.year else ""
    papers = f"佐证材料 {len(judged.evidence)} 份：{'、'.join(judged.evidence)}" if judged.evidence else "没有佐证材料"
    return answer(METHOD, status, f"{when}{judged.by}判断：{STATUSES[status].title}，{papers}", case=case)
