"""What a scoring rule declares of itself: a form, the handbook and a check speak of it without knowing it."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any

from jinguo.rules.exact_words import figure
from jinguo.rules.scoring.score import Score
from jinguo.rules.scoring.values import Kind, read

REQUIRED: Any = object()
Check = Callable[[Any], str]


class ScoringError(ValueError):
    """Parameters or inputs that cannot be scored; the message says why in Chinese."""


@dataclass(frozen=True, slots=True)
class Input:
    """A fact that a rule asks for: its name in code and on screen, and its kind."""

    code: str
    title: str
    kind: Kind = "number"


@dataclass(frozen=True, slots=True)
class Parameter:
    """A number or choice that a scheme fixes. `check` returns a Chinese complaint, empty where it is fine."""

    code: str
    title: str
    kind: Kind = "number"
    default: Any = REQUIRED
    check: Check | None = None
    choices: Mapping[str, str] = field(default_factory=dict)

    def complaints(self, given: Mapping[str, Any]) -> list[str]:
        """What is wrong with its value among those given."""
        if given.get(self.code) is None:
            return [f"“{self.title}”没有填，请补上"] if self.default is REQUIRED else []
        try:
            value = read(self.kind, given[self.code])
        except ValueError as error:
            return [f"{self.title}：{error}"]
        if self.choices and value not in self.choices:
            return [f"{self.title}：只能是{'、'.join(self.choices.values())}，请重选"]
        said = self.check(value) if self.check else ""
        return [f"{self.title}{said}"] if said else []

    def value(self, given: Mapping[str, Any]) -> Any:
        """Its value among those given, or what holds when nothing is said."""
        found = given.get(self.code)
        return read(self.kind, self.default if found is None else found)


@dataclass(frozen=True, slots=True)
class Example:
    """A case worked out for the handbook: points, inputs and parameters, and the unit of measure."""

    of: int
    inputs: Mapping[str, Any]
    parameters: Mapping[str, Any] = field(default_factory=dict)
    unit: str = ""


@dataclass(frozen=True, slots=True)
class Rule:
    """A scoring rule: its function, what it asks for, and how the handbook tells of it.

    `version` is raised when its meaning changes; a score keeps the one it was computed by. `fits` says what is wrong
    between parameters and the item's points; `has_unit` whether it speaks of a quantity in a unit of measure.
    """

    code: str
    title: str
    meaning: str
    function: Callable[..., Score]
    inputs: tuple[Input, ...]
    parameters: tuple[Parameter, ...]
    example: Example
    source: str
    has_unit: bool = False
    fits: Callable[..., list[str]] | None = None
    version: int = 1

    def complaints(self, given: Mapping[str, Any], of: Fraction | None = None) -> list[str]:
        """What is wrong with its parameters, in Chinese; empty when they can be used."""
        known = {one.code for one in self.parameters}
        found = [f"“{self.title}”没有“{name}”这个参数，请删去" for name in given if name not in known]
        found += [words for one in self.parameters for words in one.complaints(given)]
        return found or self._unfit(given, of)

    def values(self, inputs: Mapping[str, Any]) -> dict[str, Any]:
        """The facts in the form that the function takes; what was not given is None.

        Raises ScoringError for a fact that the rule does not know, or of another kind.
        """
        known = {one.code for one in self.inputs}
        for name in inputs:
            if name not in known:
                raise ScoringError(f"“{self.title}”用不到“{name}”，请删去")
        return dict(self._read(inputs))

    def settings(self, given: Mapping[str, Any]) -> dict[str, Any]:
        """The parameters in the form that the function takes."""
        return {one.code: one.value(given) for one in self.parameters}

    def _read(self, inputs: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
        for one in self.inputs:
            try:
                yield one.code, read(one.kind, inputs.get(one.code))
            except ValueError as error:
                raise ScoringError(f"{one.title}：{error}") from error

    def _unfit(self, given: Mapping[str, Any], of: Fraction | None) -> list[str]:
        return self.fits(of=of, **self.settings(given)) if self.fits else []


def positive(value: Fraction) -> str:
    """A check: more than 0."""
    return "" if value > 0 else "要大于 0"


def not_negative(value: Fraction) -> str:
    """A check: 0 or more."""
    return "" if value >= 0 else "不能小于 0"


def between(low: int, high: int) -> Check:
    """A check: within two bounds, both included.

    >>> between(100, 200)(Fraction(90))
    '要在 100 到 200 之间，现在是 90'
    """

    def check(value: Fraction) -> str:
        return "" if low <= value <= high else f"要在 {low} 到 {high} 之间，现在是 {figure(value)}"

    return check
