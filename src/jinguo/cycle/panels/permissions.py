"""Who may do what with panels."""

from jinguo.base import clock
from jinguo.base.web import words
from jinguo.cycle.panels.kinds import BALLOT, RATING
from jinguo.cycle.panels.models import Panel
from jinguo.cycle.panels.queries import missing_marks, turnout
from jinguo.cycle.panels.readiness import ready
from jinguo.cycle.panels.scope import OFFICES, OVERSEERS
from jinguo.org.structure.models import Staff, Unit
from jinguo.org.structure.roles import WORK
from jinguo.org.structure.scope import grants_reading
from jinguo.rules.ballots import may_be_shown
from jinguo.rules.verdict import YES, Verdict, all_of


def may_read(actor: Staff) -> Verdict:
    """Who may open panels at all: whose role reads the organ's common work, which no administrator's seat does."""
    reads = grants_reading(actor, WORK, clock.today())
    return all_of((reads, "您的岗位不查看评议；工作需要的，请系统管理员申请权限"))


def may_begin(actor: Staff, unit: Unit) -> Verdict:
    """Who may begin a panel of an organ: its performance office, and its office for personnel and study."""
    return all_of((actor.holds(unit, *OFFICES), "评议请绩效办或人事部门发起"))


def may_manage(actor: Staff, panel: Panel) -> Verdict:
    """Who runs a panel: who may begin one."""
    return may_begin(actor, panel.unit)


def may_change(actor: Staff, panel: Panel) -> Verdict:
    """Who may change what a panel asks and whom: who runs it, before it begins."""
    started = f"“{panel}”{panel.get_state_display()}，内容不能再改"
    return all_of(may_manage(actor, panel), (panel.state == "draft", started))


def may_open(actor: Staff, panel: Panel) -> Verdict:
    """Who may let it begin: who runs it, once it is ready."""
    return all_of(may_manage(actor, panel), ready(panel))


def may_close(actor: Staff, panel: Panel) -> Verdict:
    """Who may end it: who runs it, once its last day is over or everybody has answered."""
    return all_of(
        may_manage(actor, panel),
        (is_over(panel), f"{words.day(panel.last_day)} 截止，还有人没有参加，到期自动结束"),
    )


def may_cancel(actor: Staff, panel: Panel) -> Verdict:
    """Who may call it off, with all that was answered: who runs it."""
    return may_manage(actor, panel)


def may_publish(actor: Staff, panel: Panel) -> Verdict:
    """Who may let the subjects see their results: who runs it, where there are enough ballots to be shown."""
    return all_of(may_manage(actor, panel), enough(panel))


def may_extend(actor: Staff, panel: Panel) -> Verdict:
    """Who may put its last day off: who runs it, while it is open."""
    open_only = f"“{panel}”{panel.get_state_display()}，不能延期"
    return all_of(may_manage(actor, panel), (panel.state == "open", open_only))


def may_draw_codes(actor: Staff, panel: Panel) -> Verdict:
    """Who may draw one-time codes: who runs it; for a ballot before it begins: its voters are fixed then."""
    return all_of(
        may_manage(actor, panel),
        (panel.kind != RATING, "评分要署名，不用凭码"),
        (
            panel.state == "draft" or (panel.state == "open" and panel.kind != BALLOT),
            f"“{panel}”{panel.get_state_display()}，不能再生成凭码",
        ),
    )


def may_fill(actor: Staff, panel: Panel) -> Verdict:
    """Who may rate, vote or answer: whoever is asked, herself and no deputy, until the last day."""
    asked = panel.participants.filter(staff=actor).exists()
    return all_of((asked, "您不在这次评议的参评人名单里，请向发起部门核实"), still_open(panel))


def may_see_results(actor: Staff, panel: Panel) -> Verdict:
    """Who may see what came of it: who oversees the organ, once it is over."""
    return all_of(
        (_oversees(actor, panel), "结果由绩效办、人事部门和领导查看；公布后，本人只看自己的结果"),
        (panel.has_results, f"结束以后才能看结果，{words.day(panel.last_day)} 截止"),
    )


def still_open(panel: Panel) -> Verdict:
    """Whether it takes answers today."""
    past = panel.state == "open" and panel.last_day < clock.today()
    return all_of(
        (panel.state == "open", f"“{panel}”{panel.get_state_display()}，不能再填"),
        (not past, f"“{panel}”已于 {words.day(panel.last_day)} 截止，不能再填"),
    )


def is_over(panel: Panel) -> bool:
    """Whether its last day is over, or everybody has done what was asked."""
    if panel.last_day < clock.today():
        return True
    if panel.kind == RATING:
        return not missing_marks(panel)
    done, asked = turnout(panel)
    return done == asked


def enough(panel: Panel) -> Verdict:
    """Whether there are enough secret ballots to be shown; raters give their names and may be few."""
    return YES if panel.kind == RATING else may_be_shown(turnout(panel)[0])


def _oversees(actor: Staff, panel: Panel) -> bool:
    """Whether one of her appointments reaches the organ as an overseer."""
    return any(_reaches(grant.role, grant.reach, grant.unit, panel.unit) for grant in actor.grants_on(clock.today()))


def _reaches(role: str, reach: str, unit: Unit, organ: Unit) -> bool:
    if role not in OVERSEERS:
        return False
    same = unit.organ_path == organ.organ_path
    return same or (reach in ("unit_and_below", "region_and_below") and organ.path.startswith(unit.organ_path))
