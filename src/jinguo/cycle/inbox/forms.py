"""The forms of the inbox."""

from django import forms

from jinguo.cycle.inbox.kinds import kind_choices

SEVERAL = 200  # lines ticked off in one request


class AddressForm(forms.Form):
    """One's own mail address; empty for none."""

    address = forms.EmailField(
        label="提醒邮箱", required=False, max_length=120, help_text="邮件里只有条数和类别，没有内容；清空即不再发"
    )


class AllReadForm(forms.Form):
    """Which of her messages she ticks off together: those shown, up to the newest one, of the kind chosen."""

    upto = forms.IntegerField(min_value=0)
    kind = forms.ChoiceField(choices=kind_choices, required=False)
