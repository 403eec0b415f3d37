"""Whether a panel may begin: what its instrument still lacks, and whether a secret ballot can be secret."""

from jinguo.base import clock
from jinguo.base.web import words
from jinguo.cycle.panels.kinds import BALLOT, CHOOSE, RATING, SATISFACTION, SCALED, SURVEY
from jinguo.cycle.panels.models import Panel, PanelQuestion
from jinguo.cycle.panels.queries import is_own, subjects_for
from jinguo.rules.ballots import may_be_secret
from jinguo.rules.verdict import YES, Verdict, all_of


def ready(panel: Panel) -> Verdict:
    """Yes when everything is there that its kind needs; else all that is missing."""
    asked = panel.participants.exists() or panel.codes.exists()
    return all_of(
        (panel.last_day >= clock.today(), f"截止日 {words.day(panel.last_day)} 已过，请改截止日"),
        (asked, "还没有参评人" if panel.kind == RATING else "还没有参评人，也没有生成凭码"),
        {RATING: _rating, BALLOT: _ballot, SURVEY: _survey}[panel.kind](panel),
    )


def _rating(panel: Panel) -> Verdict:
    subjects, raters = list(panel.subjects.all()), list(panel.participants.select_related("unit", "staff"))
    idle = [str(rater) for rater in raters if subjects and not subjects_for(rater, subjects, RATING)]
    weight = sum(row.weight for row in panel.groups.all() if any(rater.group == row.group for rater in raters))
    return all_of(
        (subjects, "还没有评议对象"),
        (panel.criteria.exists(), "还没有评分项"),
        (not idle, f"{'、'.join(idle[:5])}没有可评的对象，请改评分组或移出参评人"),
        (weight or not raters, "各评分组的权重都是 0，请至少给一组权重"),
    )


def _ballot(panel: Panel) -> Verdict:
    subjects = list(panel.subjects.all())
    few = subjects and panel.scheme == CHOOSE and len(subjects) <= (panel.most or 0)
    return all_of(
        (subjects, "还没有评议对象"),
        (not few, f"候选人 {len(subjects)} 个，不多于最多选的 {panel.most} 个，请增加候选人或改少"),
        _secrecy(panel),
    )


def _secrecy(panel: Panel) -> Verdict:
    """Each subject has voters enough, herself not counted; nothing to say before there are voters at all."""
    voters, codes = list(panel.participants.all()), panel.codes.count()
    if not voters and not codes:
        return YES
    counts = {one.name: codes + sum(not is_own(one, voter)[0] for voter in voters) for one in panel.subjects.all()}
    return may_be_secret(counts)


def _survey(panel: Panel) -> Verdict:
    questions = list(panel.questions.all())
    measured = panel.purpose == "other" or any(_makes_rate(panel, one) for one in questions)
    what = "五级题" if panel.purpose == SATISFACTION else "写明“计入比率的选项”的单选题"
    return all_of(
        (questions, "还没有题目"),
        (measured or not questions, f"{panel.get_purpose_display()}要有{what}才算得出"),
    )


def _makes_rate(panel: Panel, question: PanelQuestion) -> bool:
    if panel.purpose == SATISFACTION:
        return question.kind == SCALED
    return question.kind == "single" and bool(question.counted)
