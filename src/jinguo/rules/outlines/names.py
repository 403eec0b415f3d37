"""Which published series tells of a target (口径对照), out of `names.toml`: reviewed by hand, never guessed."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Literal

from jinguo.rules.outlines.indicators import plain_name
from jinguo.rules.outlines.targets import Target
from jinguo.rules.outlines.vocabulary import read

Relation = Literal["same", "near", "none"]
RELATIONS: dict[Relation, str] = {"same": "口径相同", "near": "口径相近", "none": "没有监测值"}


@dataclass(frozen=True, slots=True)
class Name:
    """How a target's wording and a published series go together, and why; `near` is shown with what differs."""

    target: str
    relation: Relation
    because: str
    observed: str = ""
    disaggregation: str = ""


@cache
def names() -> Mapping[str, Name]:
    """The reviewed rows by the plain wording of the target."""
    return {plain_name(row["target"]): Name(**row) for row in read("names.toml")["name"]}


def observed_for(target: Target) -> Name | None:
    """The series that tells of a target; None for a wording that nobody has reviewed, or without a number.

    >>> from jinguo.rules.outlines.targets import find
    >>> observed_for(find("women_2021_2030", "urban_units_women_share")).because
    '监测值只含非私营单位；基期 39.8 一致'
    """
    return names().get(plain_name(target.title))
