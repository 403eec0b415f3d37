"""What a proposal is, what it is made from, and why there sometimes is none."""

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction
from typing import Generic, TypeVar

from jinguo.rules.exact_words import Exact, as_decimal, figure, total_of

Key = TypeVar("Key", bound=Hashable)


class NoProposalError(ValueError):
    """Nothing can be proposed from what was given; the message is a Chinese sentence with the remedy."""


@dataclass(frozen=True)
class Proposal(Generic[Key]):
    """The proposed value of each part, in the order asked, and one sentence how it was computed."""

    values: dict[Key, Decimal]
    because: str


@dataclass(frozen=True)
class Request(Generic[Key]):
    """What is to be split over which parts: the total (or the final level), and what a method may need beside it.

    `fixed` are the parts whose values stand already, `weights` the sizes of the parts, `basis` what these are called,
    `baseline` the level or the amount of the period before the first, `names` what sentences call the parts.
    """

    total: Exact
    keys: Sequence[Key]
    step: Decimal = Decimal(1)
    unit: str = ""
    weights: Mapping[Key, Exact] = field(default_factory=dict)
    fixed: Mapping[Key, Exact] = field(default_factory=dict)
    baseline: Exact | None = None
    basis: str = "权数"
    names: Mapping[Key, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if not self.keys:
            raise NoProposalError("没有可以分解到的对象，请先选定承担单位或期间")
        if len(set(self.keys)) < len(self.keys):
            raise NoProposalError("同一个对象列了两次，请核对")
        if self.step <= 0:
            raise NoProposalError("最小单位要大于 0")
        if set(self.fixed) - set(self.keys):
            raise NoProposalError("已定的值不在要分解的对象里，请核对")

    @property
    def free(self) -> list[Key]:
        """The parts that have no value yet, in order."""
        return [key for key in self.keys if key not in self.fixed]

    @property
    def rest(self) -> Fraction:
        """What the fixed parts leave of the total."""
        return Fraction(self.total) - total_of(self.fixed.values())

    def name(self, key: Key) -> str:
        """What sentences call a part."""
        return self.names.get(key, str(key))

    def say(self, value: Exact) -> str:
        """A value in words, with its unit."""
        return figure(value, self.step, self.unit)


def finite(value: Exact) -> Decimal:
    """A value as the decimal that can be stored; refuses one without an end, such as 1/3."""
    exact = as_decimal(value)
    if exact is None:
        raise NoProposalError(f"{figure(value)} 除不尽，请先取整")
    return exact
