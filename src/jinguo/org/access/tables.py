"""The lists of the seats."""

from functools import cached_property
from typing import Any

import django_filters
import django_tables2 as tables
from django.db.models import Q, QuerySet
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from jinguo.base.audit.models import AuditRow
from jinguo.base.web import words
from jinguo.base.web.filters import Conditions
from jinguo.base.web.forms import DayInput
from jinguo.base.web.tables import CardGrid, LightColumn
from jinguo.org.access import acts
from jinguo.org.access.flow import REQUEST
from jinguo.org.access.models import KINDS, AccountRequest
from jinguo.org.access.queries import NO_PASSWORD
from jinguo.org.structure.models import Staff
from jinguo.org.structure.roles import role_choices

REQUEST_TONES = {"pending": "doing", "returned": "near", "withdrawn": "none", "approved": "ok", "handed": "ok"}
ACCOUNT_STATES = [("open", "已开通"), ("none", "未开通"), ("suspended", "已停用")]


class MomentColumn(tables.Column):
    """A day and the minute."""

    def render(self, value: Any) -> str:
        """Write it on the wall clock of the office."""
        return words.moment(value)


class AccountGrid(CardGrid):
    """Accounts."""

    number = tables.Column("工号")
    name = tables.Column("姓名", linkify=("access:account_of", {"pk": tables.A("pk")}))
    login_name = tables.Column("登录名")
    appointments = tables.Column("任职", orderable=False, empty_values=())
    state = tables.Column("账号", orderable=False, empty_values=())
    last_login = MomentColumn(verbose_name="上次登录")

    def render_appointments(self, record: Any) -> SafeString | str:
        """Each running appointment on a line of its own."""
        lines = ((grant.unit.label, grant.get_role_display()) for grant in record.running_now)
        return format_html_join("", "<div>{}　{}</div>", lines) or "—"

    def render_state(self, record: Staff) -> SafeString:
        """Whether it can be used."""
        return format_html('<span class="light light-{}">{}</span>', *state_of(record))


class AccountConditions(Conditions):
    """Conditions for accounts."""

    q = django_filters.CharFilter(label="姓名、拼音、工号", method="by_text")
    role = django_filters.ChoiceFilter(label="角色", choices=role_choices, method="by_role")
    state = django_filters.ChoiceFilter(label="账号", choices=ACCOUNT_STATES, method="by_state")

    def by_text(self, rows: QuerySet, _name: str, text: str) -> QuerySet:
        """Part of the name, or the beginning of pinyin, initials, number or login name."""
        begins = Q()
        for field in ("pinyin", "initials", "number", "login_name"):
            begins |= Q(**{f"{field}__istartswith": text})
        return rows.filter(Q(name__contains=text) | begins)

    def by_role(self, rows: QuerySet, _name: str, role: str) -> QuerySet:
        """Holders of a role today."""
        holders = Staff.appointments.rel.related_model.objects.running().filter(role=role)  # type: ignore[attr-defined]
        return rows.filter(pk__in=holders.values("staff"))

    def by_state(self, rows: QuerySet, _name: str, state: str) -> QuerySet:
        """Open, never opened, or suspended."""
        conditions = {
            "suspended": Q(is_active=False),
            "none": Q(is_active=True) & NO_PASSWORD,
            "open": Q(is_active=True) & ~NO_PASSWORD,
        }
        return rows.filter(conditions[state])


class RequestGrid(CardGrid):
    """Requests."""

    nothing = "还没有申请。账号和权限的变动由系统管理员在“账号”里提出，安全管理员在这里批准。"

    pk = tables.Column("选", orderable=False)
    kind = tables.Column("事项", linkify=("access:request", {"pk": tables.A("pk")}))
    staff = tables.Column("对象", order_by="staff__number")
    right = tables.Column("内容", orderable=False, empty_values=())
    requested_by = tables.Column("申请人", orderable=False)
    requested_at = MomentColumn(verbose_name="申请时间")
    state = LightColumn(verbose_name="状态", tone=lambda state: REQUEST_TONES[state])

    def render_pk(self, record: AccountRequest) -> SafeString | str:
        """The box that takes a request into a decision about several; only where one is due."""
        if record.state != "pending":
            return ""
        box = '<input class="form-check-input" type="checkbox" name="ids" form="several" value="{}" aria-label="{}">'
        return format_html(box, record.pk, f"选 {record}")

    def render_right(self, record: AccountRequest) -> str:
        """The right it speaks of, or why it was asked."""
        return record.right or record.reason


class RequestConditions(Conditions):
    """Conditions for requests."""

    state = django_filters.ChoiceFilter(label="状态", choices=REQUEST.states)
    kind = django_filters.ChoiceFilter(label="事项", choices=list(KINDS.items()))
    q = django_filters.CharFilter(label="姓名、工号", method="by_text")

    def by_text(self, rows: QuerySet, _name: str, text: str) -> QuerySet:
        """Part of the person's name or the beginning of her number."""
        return rows.filter(Q(staff__name__contains=text) | Q(staff__number__istartswith=text))


class TrailGrid(CardGrid):
    """The audit trail."""

    number = tables.Column("序号", linkify=("access:trail_row", {"number": tables.A("pk")}), orderable=False)
    at = MomentColumn(verbose_name="时间", orderable=False)
    actor_name = tables.Column("操作人", orderable=False)
    act = tables.Column("操作", orderable=False)
    object_label = tables.Column("对象", orderable=False)
    ok = tables.Column("结果", orderable=False)
    ip = tables.Column("来源地址", orderable=False)

    def render_actor_name(self, record: AuditRow) -> SafeString:
        """Name and number."""
        return format_html('{}<div class="sub">{}</div>', record.actor_name, record.actor_number)

    @cached_property
    def words(self) -> acts.Words:
        """The words for acts, asked for once a page."""
        return acts.Words()

    def render_act(self, value: str) -> str:
        """The act in Chinese."""
        return self.words.label(value)

    def render_ok(self, value: bool) -> SafeString:
        """Whether it was done or refused."""
        return format_html(
            '<span class="light light-{}">{}</span>', *(("ok", "已办成") if value else ("bad", "未办成"))
        )


class TrailConditions(Conditions):
    """Conditions for the trail; each is answered by an index."""

    actor = django_filters.CharFilter(label="操作人工号", field_name="actor_number")
    thing = django_filters.ChoiceFilter(label="操作类别", choices=acts.things, method="by_thing")
    day_from = django_filters.DateFilter(label="起始日", field_name="at", lookup_expr="date__gte", widget=DayInput)
    day_to = django_filters.DateFilter(label="截止日", field_name="at", lookup_expr="date__lte", widget=DayInput)
    object_type = django_filters.ChoiceFilter(label="对象类型", choices=acts.types)
    object_id = django_filters.CharFilter(label="对象编号")
    ok = django_filters.ChoiceFilter(label="结果", choices=[("True", "已办成"), ("False", "未办成")])

    def by_thing(self, rows: QuerySet, _name: str, thing: str) -> QuerySet:
        """The acts on one kind of thing."""
        wanted = Q()
        for name in acts.kin_of(thing):
            wanted |= Q(act__startswith=f"{name}.")
        return rows.filter(wanted)


def state_of(staff: Staff) -> tuple[str, str]:
    """The light of an account: tone and word."""
    if not staff.is_active:
        return "none", "已停用"
    if not staff.password or not staff.has_usable_password():
        return "near", "未开通"
    return "ok", "已开通"
