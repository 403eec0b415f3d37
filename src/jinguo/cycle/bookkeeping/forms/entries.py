"""The form of one entry of any ledger."""

from copy import copy
from typing import Any
from uuid import UUID, uuid4

from django import forms
from django.core.exceptions import ValidationError

from jinguo.base import clock
from jinguo.base.web.forms import take_errors
from jinguo.cycle.bookkeeping.forms.fields import PERSON_PARTS, form_fields, identity_of
from jinguo.cycle.bookkeeping.kinds import EntryField, LedgerKind
from jinguo.cycle.bookkeeping.kinds.base import Values
from jinguo.cycle.bookkeeping.permissions import works_in
from jinguo.cycle.bookkeeping.queries import regions_offered
from jinguo.org.people.models import Person
from jinguo.org.people.services import Identity
from jinguo.org.structure.models import Region, Staff, Unit
from jinguo.rules import identity
from jinguo.rules.masking import masked_id, masked_phone

KEPT = "不改就留空，现为 {}"


class EntryForm(forms.Form):
    """The fields of a ledger as a form; `row` is the entry that is changed, None for a new one.

    A new entry also carries the form's own key, so that a form sent twice is entered once, and the department, which
    is the writer's on the entry's day unless she picks another. A change carries the version that was seen.
    """

    def __init__(self, kind: LedgerKind, writer: Staff, data: Any = None, row: Any = None) -> None:
        super().__init__(data, auto_id="entry_%s")
        self.kind, self.writer, self.row = kind, writer, row
        self.units: dict[str, str] = {one.name: one.unit for one in kind.fields if one.unit}
        self.wide = {f"{one.name}_name" for one in kind.people} | {"title", "remark"}
        regions, books_of = self._regions(), row.unit if row else writer.department_on(clock.today())
        for one in kind.fields:
            self.fields.update(form_fields(one, regions, books_of))
        self._carry()
        self._show_row()

    def _regions(self) -> list[Region]:
        """Those offered to the writer, and the one the entry has."""
        if not any(one.kind == "region" for one in self.kind.fields):
            return []
        offered = regions_offered(self.writer)
        own = getattr(self.row, "region", None)
        return offered if own is None or own in offered else [own, *offered]

    def _carry(self) -> None:
        """What travels with the form."""
        if self.row is not None:
            self.fields["seen"] = forms.IntegerField(widget=forms.HiddenInput, initial=self.row.version)
            return
        self.fields["form_key"] = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)
        if "day" in self.fields and self.fields["day"].initial is None:
            self.fields["day"].initial = clock.today()
        units = list(Unit.objects.filter(works_in(self.writer)).standing_on(clock.today()))
        if len(units) > 1:
            own = self.writer.department_on(clock.today())
            usual = f"按日期所在部室{f'（{own.label}）' if own else ''}"
            choices = [("", usual), *((unit.code, unit.label) for unit in units)]
            self.fields["unit"] = forms.ChoiceField(label="记在", choices=choices, required=False)
            self.offered_units = {unit.code: unit for unit in units}

    def _show_row(self) -> None:
        """Draw the entry's values; a person's numbers stay behind their masks."""
        if self.row is None:
            return
        for name, value in self.kind.values(self.row).items():
            one = self.kind.names[name]
            if one.kind == "person":
                self._show_person(one, value)
            else:
                self.initial[name] = "\n".join(map(str, value)) if one.kind == "people" else value

    def _show_person(self, one: EntryField, person: Person | None) -> None:
        if person is None:
            return
        self.initial[f"{one.name}_name"] = person.name
        for part, masked in (("id", masked_id(person.id_number)), ("phone", masked_phone(person.phone))):
            if masked:
                self.fields[f"{one.name}_{part}"].help_text = KEPT.format(masked)

    def clean(self) -> dict[str, Any]:
        """Say at the field when an ID or mobile number cannot be true, or stands there without a name."""
        for one in self.kind.people:
            self._check_person(one)
        return self.cleaned_data

    def _post_clean(self) -> None:
        """Of a form that does not hold yet, say at once what the ledger's rules have against its sound fields."""
        if self.errors and self.unit is not None:
            row = copy(self.row) if self.row is not None else self.kind.blank(self.unit, self.writer)
            sound = self._sound()
            self.kind.fill(row, sound)
            whole = self.kind.filled(row, sound)
            for problem in self.kind.check({name: whole[name] for name in sound}, row):
                if problem.field in self.fields:
                    self.add_error(problem.field, problem.message)

    def _sound(self) -> Values:
        """The values of the fields without an error; people, who are not looked up before all holds, stay out."""
        people = {one.name for one in self.kind.fields if one.kind in ("person", "people")}
        return {name: value for name, value in self.values.items() if name not in people and name not in self.errors}

    def _check_person(self, one: EntryField) -> None:
        name, number, phone = (self.cleaned_data.get(f"{one.name}_{part}") or "" for part in PERSON_PARTS)
        if (number or phone) and not name and f"{one.name}_name" not in self.errors:
            self.add_error(f"{one.name}_name", f"填了号码，没有填{one.label}，请补上姓名")
        if number and not (verdict := identity.check_identity(number, clock.today())):
            self.add_error(f"{one.name}_id", verdict.reason)
        if phone and not (verdict := identity.check_mobile(phone)):
            self.add_error(f"{one.name}_phone", verdict.reason)

    @property
    def values(self) -> Values:
        """What the services take: values by the ledger's field names, people as identities or as they were."""
        plain = {one.name: self.cleaned_data.get(one.name) for one in self.kind.fields if one.kind != "person"}
        plain |= {one.name: self._person(one) for one in self.kind.people}
        plain |= {one.name: self._list(one) for one in self.kind.fields if one.kind == "people"}
        return {one.name: one.stored(plain[one.name]) for one in self.kind.fields}

    def _person(self, one: EntryField) -> Identity | Person | None:
        """The person named; the entry's own one while neither name nor numbers were touched."""
        named = identity_of(one, self.cleaned_data)
        before = self.kind.values(self.row).get(one.name) if self.row is not None else None
        untouched = before and named and named == Identity(before.name)
        return before if untouched else named

    def _list(self, one: EntryField) -> list[Identity | Person]:
        """The people of a list; a bare name that stood there before is the person who stood there."""
        before = self.kind.values(self.row)[one.name] if self.row is not None else []
        known = {Identity(person.name): person for person in before}
        return [known.get(named, named) for named in self.cleaned_data.get(one.name) or ()]

    @property
    def unit(self) -> Unit | None:
        """Into whose books it goes: the one picked, else the writer's department on the entry's day."""
        picked = self.cleaned_data.get("unit")
        return self.offered_units[picked] if picked else self.writer.department_on(self.day)

    @property
    def day(self) -> Any:
        """The entry's day; today for a register."""
        return self.cleaned_data.get("day") or clock.today()

    @property
    def key(self) -> UUID:
        """The form's own key."""
        return self.cleaned_data["form_key"]

    def take_errors(self, problem: ValidationError) -> None:
        """Put what a service complained about at its fields; a person's complaint at her name."""
        take_errors(self, problem, lambda name: f"{name}_name" if f"{name}_name" in self.fields else name)
