"""One form field for each kind of ledger field, with errors in the words of the look."""

import unicodedata
from collections.abc import Callable
from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from jinguo.base.web.forms import DayField
from jinguo.cycle.bookkeeping.identities import HINT, people_in
from jinguo.cycle.bookkeeping.kinds import EntryField
from jinguo.org.people.services import Identity
from jinguo.org.structure.models import Region, Unit

NUMBER_WORDS = {
    "invalid": "只填数字，如 50000 或 50000.5",
    "max_digits": "数字太长，最多 %(max)s 位",
    "max_decimal_places": "最多 %(max)s 位小数",
    "max_whole_digits": "数字太大，整数部分最多 %(max)s 位",
}
LONGEST = {"text": 200, "long_text": 4000}
PERSON_PARTS = ("name", "id", "phone")


class AmountField(forms.DecimalField):
    """A number as people write it: separators and full-width digits are understood."""

    widget = forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"})

    def to_python(self, value: Any) -> Any:
        """The exact number."""
        return super().to_python(plain(value) if isinstance(value, str) else value)

    def prepare_value(self, value: Any) -> Any:
        """What stands there now, without idle zeros."""
        return f"{value.normalize():f}" if isinstance(value, Decimal) else value


class WholeField(forms.IntegerField):
    """A whole number, written alike."""

    widget = forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"})

    def to_python(self, value: Any) -> Any:
        """The whole number."""
        return super().to_python(plain(value) if isinstance(value, str) else value)


class RegionField(forms.TypedChoiceField):
    """A region out of those that the writer is offered, known by its code."""

    def __init__(self, regions: list[Region], **rest: Any) -> None:
        known = {region.code: region for region in regions}
        choices = [("", blank_of(rest["required"])), *((code, region.name) for code, region in known.items())]
        super().__init__(choices=choices, coerce=known.get, empty_value=None, **rest)

    def prepare_value(self, value: Any) -> Any:
        """The code that the picker shows."""
        return value.code if isinstance(value, Region) else value


def blank_of(is_required: bool) -> str:
    """What a choice says before anything is chosen."""
    return "请选择" if is_required else "未填"


def plain(text: str) -> str:
    """A typed number without separators and in half-width digits.

    >>> plain("１２，０００.50")
    '12000.50'
    """
    return unicodedata.normalize("NFKC", text).replace(",", "").strip()


class PeopleField(forms.CharField):
    """Several people, one a line."""

    widget = forms.Textarea({"rows": 4, "autocomplete": "off"})

    def clean(self, value: Any) -> list[Identity]:
        """Who they are. Raises ValidationError that names the line."""
        try:
            return people_in(super().clean(value))
        except ValueError as problem:
            raise ValidationError(str(problem)) from problem


def form_fields(one: EntryField, regions: list[Region], unit: Unit | None) -> dict[str, forms.Field]:
    """The form fields that stand for one ledger field, by their names: three for a person, else one.

    `unit` is the writer's, under whose headings she books.
    """
    if one.kind == "person":
        return _person_fields(one)
    facts = {
        "label": one.label,
        "required": one.required and one.kind != "bool",
        "help_text": one.hint,
        "initial": one.default,
        "error_messages": {"required": f"{one.label}没有填，请补上"},
    }
    if one.kind == "region":
        return {one.name: RegionField(regions, **facts)}
    if one.kind == "heading":
        return {one.name: HeadingField(_headings(one, unit), empty_label=blank_of(one.required), **facts)}
    if one.kind == "people":
        return {one.name: PeopleField(**{**facts, "help_text": "。".join(filter(None, (HINT, one.hint)))})}
    return {one.name: _MAKERS[one.kind](one, facts)}


def _person_fields(one: EntryField) -> dict[str, forms.Field]:
    must: dict[str, Any] = {"required": one.required, "error_messages": {"required": f"{one.label}没有填，请补上"}}
    off = {"autocomplete": "off"}
    return {
        f"{one.name}_name": forms.CharField(
            label=one.label, max_length=60, help_text=one.hint, widget=forms.TextInput(off), **must
        ),
        f"{one.name}_id": forms.CharField(
            label="身份证号", max_length=24, required=False, widget=forms.TextInput({**off, "inputmode": "latin"})
        ),
        f"{one.name}_phone": forms.CharField(
            label="手机号", max_length=20, required=False, widget=forms.TextInput({**off, "inputmode": "tel"})
        ),
    }


def identity_of(one: EntryField, cleaned: dict[str, Any]) -> Identity | None:
    """The person that the three fields name; nobody where the name is empty."""
    name, number, phone = (cleaned.get(f"{one.name}_{part}") or "" for part in PERSON_PARTS)
    return Identity(name, number, phone) if name else None


class HeadingField(forms.ModelChoiceField):
    """What an entry is kept under, out of those that the writer's organ may use."""


def _headings(one: EntryField, unit: Unit | None) -> Any:
    assert one.headings is not None  # noqa: S101 - a heading field names its headings
    return one.headings.objects.open_to(unit) if unit else one.headings.objects.none()


def _decimal(places: int) -> Callable[[EntryField, dict[str, Any]], forms.Field]:
    def made(_one: EntryField, facts: dict[str, Any]) -> forms.Field:
        words = {**NUMBER_WORDS, **facts["error_messages"]}
        return AmountField(max_digits=15, decimal_places=places, **{**facts, "error_messages": words})

    return made


def _whole(_one: EntryField, facts: dict[str, Any]) -> forms.Field:
    limit = 10**12
    words = {"invalid": "只填整数，如 12", "max_value": "数字太大，请核对", "min_value": "数字太小，请核对"}
    words |= facts["error_messages"]
    return WholeField(min_value=-limit, max_value=limit, **{**facts, "error_messages": words})


def _text(one: EntryField, facts: dict[str, Any]) -> forms.Field:
    widget = forms.Textarea({"rows": 3}) if one.kind == "long_text" else forms.TextInput()
    return forms.CharField(max_length=LONGEST[one.kind], widget=widget, **facts)


def _day(_one: EntryField, facts: dict[str, Any]) -> forms.Field:
    words = {"invalid": "没有这一天，请核对日期", **facts["error_messages"]}
    return DayField(**{**facts, "error_messages": words})


def _choice(one: EntryField, facts: dict[str, Any]) -> forms.Field:
    blank = [] if one.required and one.default is not None else [("", blank_of(one.required))]
    words = {"invalid_choice": "这一项不在可选范围内，请重新选", **facts["error_messages"]}
    return forms.ChoiceField(choices=[*blank, *one.choices], **{**facts, "error_messages": words})


_MAKERS: dict[str, Callable[[EntryField, dict[str, Any]], forms.Field]] = {
    "text": _text,
    "long_text": _text,
    "integer": _whole,
    "quantity": _decimal(3),
    "yuan": _decimal(2),
    "date": _day,
    "choice": _choice,
    "bool": lambda _one, facts: forms.BooleanField(**facts),
}
