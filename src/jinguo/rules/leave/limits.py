"""How much leave of a kind there is at once or in a year, and for which a proof is asked (证明).

Sources: the clauses in `kinds.toml`; sick leave of more than three work days: a default (待核实).
"""

from jinguo.rules.leave.kinds import PROFILES, LeaveKind
from jinguo.rules.verdict import YES, Verdict, no


def within_most(kind: LeaveKind, profile: str, half_days: int, before: int = 0) -> Verdict:
    """Whether a leave is not longer than the rules give; `before` are the half days of the kind in the same year.

    >>> from jinguo.rules.leave.kinds import KINDS
    >>> within_most(KINDS["marriage"], "fujian", 31).reason
    '婚假一次最多 15 天（福建），现在是 15.5 天'
    >>> within_most(KINDS["parental"], "fujian", 8, before=14).reason
    '育儿假一年最多 10 天（福建），今年已请 7 天，现在是 4 天'
    """
    most, extra = kind.most(profile), kind.beyond(profile)
    counted = half_days + (before if kind.per == "year" else 0)
    if most is None or counted <= 2 * (most + extra):
        return YES
    more = f"，{kind.extra_for}" if extra else ""
    past = f"今年已请 {before / 2:g} 天，" if kind.per == "year" and before else ""
    often = "一年" if kind.per == "year" else "一次"
    return no(f"{kind.title}{often}最多 {most} 天（{PROFILES[profile]}）{more}，{past}现在是 {half_days / 2:g} 天")


def proof_asked(kind: LeaveKind, profile: str, half_days: int) -> str:
    """Why a leave of so many half days needs a proof; nothing where it needs none.

    >>> from jinguo.rules.leave.kinds import KINDS
    >>> [proof_asked(KINDS["sick"], "fujian", count) for count in (6, 7)]
    ['', '病假超过 3 天，要附证明（待核实）']
    """
    if kind.proof_after_days is not None and half_days > 2 * kind.proof_after_days:
        return f"{kind.title}超过 {kind.proof_after_days} 天，要附证明（待核实）"
    most = kind.most(profile)
    if most is not None and kind.per == "leave" and half_days > 2 * most:
        return f"{kind.title}超过 {most} 天的部分：{kind.extra_for}，要附证明"
    return ""
