"""Kinds of what is entered: talked to, the ladder's two, and the sanctions that the rules know."""

from datetime import date

from jinguo.rules.grading.sanctions import EFFECTS, KINDS, sanction_choices

CRITICISM, ADMONITION, EFFICACY = "criticism", "admonition", "efficacy_warning"
LADDER = {CRITICISM: "批评教育", ADMONITION: "诫勉教育", EFFICACY: "效能告诫"}
LADDER_CLAUSE = "福建机关工作人员考核办法（二手来源）"
LASTING = max(kind.later_years for kind in KINDS)  # years after the one in which it was given


def record_kinds() -> list[tuple[str, str]]:
    """The kinds as choices of a field: from the lightest on, the ladder first."""
    return [*LADDER.items(), *sanction_choices()]


def follows(kind: str, given: date) -> str:
    """What one of a kind does to the grade, with its clause; the ladder's are counted over a year."""
    if kind == CRITICISM:
        return "不影响年度考核等次，不计入诫勉教育次数"
    if kind in LADDER:
        return f"计入 {given.year} 年{LADDER[kind]}次数，等次按次数确定（{LADDER_CLAUSE}）"
    rows = [one for one in KINDS if one.code == kind and one.first <= date(given.year, 12, 31)]
    if not rows:
        return f"{given.year} 年没有收录对考核等次的影响，请核对文件"
    row = max(rows, key=lambda one: one.first)
    later = f"，以后 {row.later_years} 年{EFFECTS[row.later]}" if row.later_years else ""
    return f"当年{EFFECTS[row.effect]}{later}（{row.source}）"
