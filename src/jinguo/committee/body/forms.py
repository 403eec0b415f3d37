"""The forms of the committee's body."""

from functools import partial
from typing import Any

from django import forms

from jinguo.base import clock
from jinguo.base.web.forms import DayField, ReasonForm
from jinguo.committee.body.models import Membership, UnitContact
from jinguo.committee.body.models.groups import GROUPS
from jinguo.committee.body.models.members import KINDS
from jinguo.committee.body.queries import accounts_of, candidates, members_on
from jinguo.cycle.tasks.forms import ManyFilesField, ManyFilesInput
from jinguo.org.structure.models import Staff, Unit
from jinguo.rules.committee_body import ROLES

NO_ACCOUNT = "没有账号，在旁边填姓名"
NO_UNIT = "没有勾选加入或退出的单位；文件只调整人员的，请在成员单位页登记联系人"


class NameForm(forms.Form):
    """A name and a seal from a day on."""

    name = forms.CharField(label="名称", max_length=80, help_text="如：泉州市妇女儿童工作联席会议")
    short_name = forms.CharField(label="简称", max_length=30, required=False)
    seal_text = forms.CharField(label="印章文字", max_length=80, help_text="照印章刻的字填")
    first_day = DayField(label="启用日", help_text="这一天以前的材料仍用原来的名称")
    paper = forms.CharField(label="依据文号", max_length=60)
    note = forms.CharField(label="说明", max_length=200, required=False)
    wide = frozenset({"name", "note"})


class AdjustForm(forms.Form):
    """A document that brings and takes member units."""

    kind = forms.ChoiceField(label="类别", choices=list(KINDS.items()), initial="adjusting")
    number = forms.CharField(label="文号", max_length=60)
    title = forms.CharField(label="文件标题", max_length=120)
    day = DayField(label="生效日")
    note = forms.CharField(label="说明", max_length=300, required=False)
    joining = forms.ModelMultipleChoiceField(
        label="加入", queryset=Unit.objects.none(), required=False, widget=forms.CheckboxSelectMultiple
    )
    leaving = forms.ModelMultipleChoiceField(
        label="退出", queryset=Membership.objects.none(), required=False, widget=forms.CheckboxSelectMultiple
    )
    papers = ManyFilesField(label="文件", required=False, widget=ManyFilesInput(), help_text="文件扫描件或版式文件")
    wide = frozenset({"title", "note", "joining", "leaving", "papers"})

    def __init__(self, *args: Any, committee: Unit, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        today = clock.today()
        joining, leaving = self.fields["joining"], self.fields["leaving"]
        joining.queryset = candidates(committee, today)  # type: ignore[attr-defined]
        joining.help_text = "名单里没有的，先请系统管理员在“单位”里设立"
        leaving.queryset = members_on(committee, today).filter(last_day=None)  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """Ask for a unit that joins or leaves: a paper that changes people alone belongs to the contacts."""
        if not {"joining", "leaving"} & {*self.errors} and not self._names_a_unit:
            self.add_error("joining", NO_UNIT)
        return self.cleaned_data

    @property
    def _names_a_unit(self) -> bool:
        return bool(self.cleaned_data["joining"] or self.cleaned_data["leaving"])


class MembershipForm(forms.Form):
    """What a member unit is responsible for."""

    duty = forms.CharField(label="职责分工", max_length=200, required=False, help_text="如：义务教育、学前教育")
    asks_group = forms.BooleanField(label="要求成立妇女儿童工作领导小组", required=False)
    wide = frozenset({"duty"})


class ContactForm(forms.Form):
    """A person of a member unit."""

    role = forms.ChoiceField(label="角色", choices=list(ROLES.items()))
    staff = forms.ModelChoiceField(label="账号", queryset=Staff.objects.none(), required=False, empty_label=NO_ACCOUNT)
    name = forms.CharField(label="姓名", max_length=40, required=False, help_text="选了账号的不用填")
    post = forms.CharField(label="职务", max_length=60, required=False)
    phone = forms.CharField(label="电话", max_length=30, required=False, help_text="加密存放")
    first_day = DayField(label="起始日", help_text="新的分管领导、联络员到任，原任同时到前一天为止")
    reported = DayField(label="报告日", help_text="报告妇儿工委办的日子，按它算是否超期")

    def __init__(self, *args: Any, unit: Unit, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["staff"].queryset = accounts_of(unit)  # type: ignore[attr-defined]


class EditContactForm(forms.Form):
    """How a person is reached."""

    name = forms.CharField(label="姓名", max_length=40, required=False)
    post = forms.CharField(label="职务", max_length=60, required=False)
    phone = forms.CharField(label="电话", max_length=30, required=False, help_text="加密存放")

    def __init__(self, *args: Any, contact: UnitContact, **kwargs: Any) -> None:
        kwargs["initial"] = {"name": contact.name, "post": contact.post, "phone": contact.phone}
        super().__init__(*args, **kwargs)
        if contact.staff_id:
            del self.fields["name"]


class EndForm(forms.Form):
    """Until which day."""

    last_day = DayField(label="最后一天", help_text="这一天还在任")


VoidForm = partial(ReasonForm, label="作废原因", most=200, hint="如：登记错人、日期登记错误")


class SeatForm(forms.Form):
    """A person in a group."""

    group = forms.ChoiceField(label="工作组", choices=list(GROUPS.items()))
    staff = forms.ModelChoiceField(label="账号", queryset=Staff.objects.none(), required=False, empty_label=NO_ACCOUNT)
    name = forms.CharField(label="姓名", max_length=40, required=False, help_text="选了账号的不用填")
    workplace = forms.CharField(label="工作单位", max_length=80, required=False)
    post = forms.CharField(label="职务", max_length=60, required=False)
    field = forms.CharField(label="领域", max_length=60, required=False, help_text="如：妇幼健康、统计监测")
    phone = forms.CharField(label="电话", max_length=30, required=False, help_text="加密存放")
    first_day = DayField(label="起始日")
    paper = forms.CharField(label="依据文号", max_length=60, required=False)
    is_lead = forms.BooleanField(label="组长或负责人", required=False)
    is_full_time = forms.BooleanField(label="专职", required=False)

    def __init__(self, *args: Any, accounts: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["staff"].queryset = accounts  # type: ignore[attr-defined]
