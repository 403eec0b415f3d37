import re

from django import forms
from django.core.exceptions import ValidationError

from jinguo.base.web.forms import DayField, take_errors


class LoanForm(forms.Form):
    units = {"amount": "元"}
    wide = {"purpose"}
    borrower = forms.CharField(label="借款人", help_text="与身份证一致。")
    amount = forms.IntegerField(label="金额", required=False)
    day = DayField(label="放款日", required=False)
    purpose = forms.CharField(label="用途", required=False)
    half = forms.ChoiceField(label="起止", choices=[("all", "全天")], widget=forms.RadioSelect, required=False)
    agreed = forms.BooleanField(label="已告知", required=False)
    paper = forms.FileField(label="佐证", required=False)


def group(name, data=None):
    return str(LoanForm(data)[name].as_field_group())


def test_a_required_field_says_so_in_words():
    assert "必填" in group("borrower")
    assert "必填" not in group("purpose")


def test_a_label_belongs_to_its_control():
    assert '<label for="id_borrower">' in group("borrower")
    assert 'id="id_borrower"' in group("borrower")


def test_hint_and_error_are_tied_to_the_control():
    drawn = group("borrower", {"borrower": ""})
    tied = re.search(r'aria-describedby="([^"]+)"', drawn)[1].split()

    assert 'aria-invalid="true"' in drawn
    assert tied
    assert all(f'id="{one}"' in drawn for one in tied)


def test_the_error_is_chinese_and_stands_under_the_field():
    drawn = group("borrower", {"borrower": ""})

    assert re.search(r'class="error".*没有填，请补上', drawn, re.S)


def test_a_unit_stands_behind_its_field():
    assert re.search(r'class="with-unit">.*<span>元</span>', group("amount"), re.S)


def test_a_wide_field_takes_both_columns():
    assert 'class="field wide"' in group("purpose")
    assert 'class="field wide"' not in group("amount")


def test_a_day_is_picked_and_keeps_its_value():
    drawn = group("day", {"day": "2026-04-27"})

    assert 'type="date"' in drawn
    assert 'value="2026-04-27"' in drawn


def test_choices_of_one_are_a_segment():
    assert 'class="segment" role="radiogroup"' in group("half")


def test_a_tick_has_its_label_behind_it():
    drawn = group("agreed")

    assert drawn.index('type="checkbox"') < drawn.index("已告知")
    assert drawn.count("已告知") == 1


def test_a_file_is_dropped_or_chosen():
    assert 'class="drop"' in group("paper")


def test_a_form_with_errors_says_how_many():
    drawn = str(LoanForm({"borrower": "", "amount": "五万"}))

    assert "有 2 处要改，改好再提交。" in drawn


def test_an_entered_value_is_escaped():
    assert "<script>" not in str(LoanForm({"borrower": "", "purpose": "<script>alert(1)</script>"}))


def test_nothing_is_styled_in_the_markup():
    assert "style=" not in str(LoanForm({}))


def test_a_service_s_complaints_stand_at_their_fields_and_the_rest_above_the_form():
    form = LoanForm({"borrower": "林秀芬"})

    take_errors(form, ValidationError({"amount": ["超过上限"], "sealed": ["已锁定"]}))

    assert form.errors == {"amount": ["超过上限"], "__all__": ["已锁定"]}


def test_a_complaint_without_a_field_stands_above_the_form():
    form = LoanForm({"borrower": "林秀芬"})

    take_errors(form, ValidationError("没有可用的额度"))

    assert form.non_field_errors() == ["没有可用的额度"]


def test_a_complaint_finds_the_field_that_the_form_calls_otherwise():
    form = LoanForm({"borrower": "林秀芬"})

    take_errors(form, ValidationError({"person": ["查无此人"]}), lambda name: "borrower")

    assert form.errors == {"borrower": ["查无此人"]}
