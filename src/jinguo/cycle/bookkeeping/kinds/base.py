"""What every ledger tells of itself, and how a row takes and gives its values."""

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Literal

from django.db.models import Q
from django.db.models.expressions import Combinable

from jinguo.cycle.bookkeeping.measures import Measure
from jinguo.cycle.bookkeeping.models import Heading
from jinguo.org.structure.models import Staff, Unit
from jinguo.org.structure.scope import ScopedModel, ScopedQuerySet
from jinguo.rules.verdict import YES, Verdict

PlainKind = Literal["text", "long_text", "integer", "quantity", "yuan", "date", "choice", "bool"]
FieldKind = Literal[PlainKind, "person", "people", "region", "heading"]
WORDS = frozenset({"text", "long_text", "choice"})
NUMBERS = frozenset({"integer", "quantity", "yuan"})
Values = dict[str, Any]


@dataclass(frozen=True, slots=True)
class EntryField:
    """One column of a ledger: on its form, in its list and in its sheet.

    `unit` is the unit of measure shown in the heading (元, 月). A `person` field stands for three columns of a sheet:
    name, ID number and phone; a `people` field for a list of persons; a `heading` field for a row of `headings`, found
    by its name. `is_distinct` tells a number of people who are counted once each. A secret field is shown masked.
    """

    name: str
    label: str
    kind: FieldKind = "text"
    required: bool = False
    choices: tuple[tuple[str, str], ...] = ()
    unit: str = ""
    hint: str = ""
    is_secret: bool = False
    is_distinct: bool = False
    headings: type[Heading] | None = None
    default: Any = None

    @property
    def heading(self) -> str:
        """The label with its unit of measure, as in the head of a table."""
        return f"{self.label}（{self.unit}）" if self.unit else self.label

    def stored(self, value: Any) -> Any:
        """A value as a row takes it: where nothing was given the default, in a column of text an empty text."""
        if value not in (None, ""):
            return value
        return self.default if self.default is not None else "" if self.kind in WORDS else None


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong with one value: the field and a Chinese sentence, fact then remedy."""

    field: str
    message: str


@dataclass(frozen=True, slots=True)
class FollowUp:
    """What may be entered of a confirmed row later on, such as the extension of a loan; its figure stays as it was.

    `enter` is a service: it takes the row, `by` and the values of `fields` by name.
    """

    code: str
    label: str
    fields: tuple[EntryField, ...]
    may: Callable[[Staff, Any], Verdict]
    enter: Callable[..., Any]


@dataclass(frozen=True)
class LedgerKind(ABC):
    """A ledger: its code, title, fields and measures.

    `listed` names the fields shown in the list, `filtered` those offered as filters. `is_register` tells a register
    (things that stand for a time) from a ledger of dated events. `hint` is what an empty list teaches. `kept_by` are
    the models of rows that the ledger is kept by (purposes, projects, policy), each with a page of its own.
    """

    code: str
    title: str
    group: str
    fields: tuple[EntryField, ...]
    measures: tuple[Measure, ...] = ()
    listed: tuple[str, ...] = ()
    filtered: tuple[str, ...] = ()
    hint: str = ""
    is_register: bool = False
    kept_by: tuple[type[ScopedModel], ...] = ()
    follow_ups: tuple[FollowUp, ...] = ()
    names: Mapping[str, EntryField] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "names", {one.name: one for one in self.fields})

    @property
    def counted(self) -> frozenset[str]:
        """The fields whose numbers count: on an entry that takes another back these stand with a minus."""
        return frozenset(one.counted for one in self.measures)

    @property
    def kept_pages(self) -> list[tuple[str, str]]:
        """The pages of the rows it is kept by: name in the address and Chinese title."""
        return [(str(model._meta.model_name), str(model._meta.verbose_name)) for model in self.kept_by]

    @abstractmethod
    def rows(self) -> ScopedQuerySet:
        """All rows of the ledger with what a list needs joined; narrow with `visible_to`."""

    @abstractmethod
    def blank(self, unit: Unit, by: Staff | None) -> Any:
        """A new row of a unit, not saved."""

    @abstractmethod
    def fill(self, row: Any, values: Values) -> None:
        """Put values into a row, not saved; unknown names are a programming error (KeyError)."""

    @abstractmethod
    def values(self, row: Any) -> Values:
        """The values of a row by field name."""

    @abstractmethod
    def column(self, name: str) -> Combinable:
        """Where the database finds a field of a row, to sort and to filter by."""

    @abstractmethod
    def matching(self, text: str) -> Q:
        """The rows that a search for some text finds: by number, by the words of a listed field, by name or pinyin."""

    @abstractmethod
    def store_all(self, rows: Sequence[tuple[Any, Values]]) -> None:
        """Save many new rows, each filled from its values, as a set; they then have their keys."""

    def store(self, row: Any, values: Values) -> None:  # noqa: ARG002 - a custom ledger's values are rows too
        """Save a filled row with whatever hangs on it."""
        row.save()

    @property
    def people(self) -> tuple[EntryField, ...]:
        """The fields that name a person."""
        return tuple(one for one in self.fields if one.kind == "person")

    def filled(self, row: Any, values: Values) -> Values:
        """The values that a row will have once it is stored: what it had, and what it was just filled from."""
        return {**(self.values(row) if row.pk else {}), **values}

    def check(self, values: Values, row: Any) -> Iterable[Problem]:  # noqa: ARG002 - a ledger without rules
        """What the ledger's own rules say against the values that are sound in themselves; nothing by default."""
        return ()

    def foresee(self, rows: Iterable[tuple[Values, Unit]]) -> None:  # noqa: B027 - few ledgers ask of each row
        """Answer for all rows of a set together what the checks would ask of the database row by row (`base.once`)."""

    def standing(self, row: Any, day: date) -> str:  # noqa: ARG002
        """What a row is on a day, computed from its facts (还款中, 逾期); empty where its state says it all."""
        return ""

    def in_force(self, unit: Unit, day: date) -> list[str]:  # noqa: ARG002
        """The rules that speak for a unit on a day, as sentences with their source; nothing by default."""
        return []

    def hold(self, values: Values) -> None:  # noqa: B027 - most ledgers hold nothing
        """Hold, until the transaction ends, the rows that the rules count on: two payments see one another."""

    def agrees(self, row: Any) -> Verdict:  # noqa: ARG002
        """Whether the books still agree after a row began or ceased to count; a refusal undoes the act."""
        return YES

    def missing(self, values: Values) -> list[Problem]:
        """The required fields that are empty."""
        empty = (one for one in self.fields if one.required and values.get(one.name) in (None, "", []))
        return [Problem(one.name, f"{one.label}没有填，请补上") for one in empty]
