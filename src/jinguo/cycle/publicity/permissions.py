"""Who may do what with notices, objections and circulars."""

from jinguo.base import clock
from jinguo.cycle.publicity.models import Addressee, Circular, Objection, PublicNotice
from jinguo.cycle.publicity.scope import handles, works_in
from jinguo.org.structure.models import Staff, Unit
from jinguo.org.structure.roles import WORK
from jinguo.org.structure.scope import grants_reading
from jinguo.rules import publicity as rules
from jinguo.rules.verdict import Verdict, all_of

HANDLING = "部室负责人、绩效办、人事、分管领导或主要领导"


def may_read(actor: Staff) -> Verdict:
    """Who may open notices and circulars: whose role reads the common work, which no administrator's seat does."""
    reads = grants_reading(actor, WORK, clock.today())
    return all_of((reads, "您的岗位不查看公示和通报；工作需要的，请系统管理员申请权限"))


def may_draft(actor: Staff, unit: Unit) -> Verdict:
    """Who may write one for a unit: whoever works in its organ."""
    grants = grants_reading(actor, WORK, clock.today())
    inside = any(grant.unit.organ_path == unit.organ_path for grant in grants)
    return all_of((inside, f"请{unit.label}的人员起草和修改"))


def may_edit(actor: Staff, row: PublicNotice | Circular) -> Verdict:
    """Who may change the words: who may draft, while it is a draft."""
    frozen = f"{row.get_state_display()}的内容不再改；要改请撤回后另发"
    return all_of((row.state == "draft", frozen), may_draft(actor, row.unit))


def may_publish(actor: Staff, notice: PublicNotice) -> Verdict:
    """Who may put a notice up."""
    return all_of((handles(actor, notice.unit), f"请{HANDLING}发布"))


def may_conclude(actor: Staff, notice: PublicNotice) -> Verdict:
    """Who may conclude a notice, and when: its days are over and its signed objections settled."""
    if notice.last_day is None:
        return all_of((False, "公示还没有发布"))
    unsettled = notice.objections.unsettled().count()
    return all_of(
        (handles(actor, notice.unit), f"请{HANDLING}结束公示"),
        rules.may_conclude(notice.last_day, clock.today(), unsettled),
    )


def may_withdraw(actor: Staff, notice: PublicNotice) -> Verdict:
    """Who may take a notice down; a draft also whoever drafted it."""
    drafted = notice.state == "draft" and actor.pk == notice.drafted_by_id
    return all_of((drafted or handles(actor, notice.unit), f"请{HANDLING}撤回"))


def may_object(actor: Staff, notice: PublicNotice) -> Verdict:
    """Who may object in her own name: whoever reads the notice, while its days run."""
    words = {None: "公示没有在进行", "ahead": "公示还没有开始", "over": "公示期已满，不再受理异议"}
    standing = notice.standing
    return all_of((standing == "running", words.get(standing, "")), may_read(actor))


def may_record_objection(actor: Staff, notice: PublicNotice) -> Verdict:
    """Who may enter what somebody said (代录): who handles the notice, until it is concluded."""
    return all_of(
        (notice.state == "published" and notice.standing != "ahead", "公示没有在进行，不再登记异议"),
        (handles(actor, notice.unit), f"请{HANDLING}登记"),
    )


def may_settle(actor: Staff, objection: Objection) -> Verdict:
    """Who may settle an objection: who handles the notice, never whoever objected."""
    return all_of(
        (not objection.outcome, "这件已经办结"),
        (objection.notice.state == "published", "公示已经结束或撤回，不再办理异议"),
        (handles(actor, objection.notice.unit), f"请{HANDLING}办理"),
        (actor.pk != objection.objector_id, "自己提出的异议要由他人办理"),
    )


def may_issue(actor: Staff, circular: Circular) -> Verdict:
    """Who may send a circular out."""
    return all_of((handles(actor, circular.unit), f"请{HANDLING}印发"))


def may_recall(actor: Staff, circular: Circular) -> Verdict:
    """Who may withdraw a circular; a draft also whoever drafted it."""
    drafted = circular.state == "draft" and actor.pk == circular.drafted_by_id
    return all_of((drafted or handles(actor, circular.unit), f"请{HANDLING}撤回"))


def may_sign_for(actor: Staff, addressee: Addressee) -> bool:
    """Whether a circular is hers to sign for: her own, of whom she stands in for, or of the unit she works in."""
    if addressee.unit is not None:
        return works_in(actor, addressee.unit)
    return any(grant.staff_id == addressee.staff_id for grant in grants_reading(actor, WORK, clock.today()))
