"""Who may do what with accounts: one seat asks, another decides, a third reads the trail."""

from jinguo.org.access.models import AccountRequest
from jinguo.org.structure.models import Staff
from jinguo.rules.verdict import Verdict, all_of

NO_SYSTEM_ADMIN = "请由系统管理员办理"
NO_SECURITY_ADMIN = "请由安全管理员审批"
NO_AUDIT_ADMIN = "操作记录由审计管理员查看"
NO_SEAT = "账号由系统管理员和安全管理员查看"


def may_request(actor: Staff) -> Verdict:
    """Who asks for accounts and rights."""
    return all_of((actor.has_role("system_admin"), NO_SYSTEM_ADMIN))


def may_approve(actor: Staff, request: AccountRequest) -> Verdict:
    """Who decides a request: a security administrator, never about her own asking or her own account."""
    return all_of(
        (actor.has_role("security_admin"), NO_SECURITY_ADMIN),
        (actor != request.requested_by, "这是您自己提出的申请，请由另一位安全管理员审批"),
        (actor != request.staff, "申请的对象是您本人，请由另一位安全管理员审批"),
    )


def may_withdraw(actor: Staff, request: AccountRequest) -> Verdict:
    """Who takes a request back."""
    return all_of((actor == request.requested_by, f"请由申请人{request.requested_by}撤回"), may_request(actor))


def may_resubmit(actor: Staff, request: AccountRequest) -> Verdict:
    """Who sends a returned request again."""
    return all_of((actor == request.requested_by, f"请由申请人{request.requested_by}重新报批"), may_request(actor))


def may_hand_password(actor: Staff, request: AccountRequest) -> Verdict:
    """Who draws the one-time password: the asking seat, so that whoever approved never sees it."""
    return all_of(
        may_request(actor),
        (request.wants_password, "这件申请不需要一次性口令"),
        (actor != request.decided_by, "审批人不经手口令，请由系统管理员取出"),
    )


def may_see_accounts(actor: Staff) -> Verdict:
    """Who looks at the list of accounts and at requests."""
    return all_of((actor.has_role("system_admin", "security_admin"), NO_SEAT))


def may_read_trail(actor: Staff) -> Verdict:
    """Who reads, checks and exports the audit trail."""
    return all_of((actor.has_role("audit_admin"), NO_AUDIT_ADMIN))
