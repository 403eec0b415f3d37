"""The words of outlines out of `vocabulary.toml`: outlines, domains, units of measure, and how values are split."""

import tomllib
from dataclasses import dataclass
from decimal import Decimal
from importlib.resources import files
from typing import Any


@dataclass(frozen=True, slots=True)
class Outline:
    """An outline or a plan with targets: first and last year, whom it is for, and whose it is (国家, 省级, 部门).

    `before` is the code of the round that went before it, `above` that of the outline that it serves.
    """

    code: str
    title: str
    audience: str
    level: str
    first: int
    last: int
    before: str = ""
    above: str = ""


@dataclass(frozen=True, slots=True)
class Domain:
    """A domain: short title, and the full one in the outlines of women and of children; empty: it is not in that."""

    code: str
    title: str
    women: str = ""
    children: str = ""

    def full(self, audience: str) -> str:
        """The title as the outline of an audience has it.

        >>> DOMAINS["decisions"].full("women")
        '妇女参与决策和管理'
        """
        return {"women": self.women, "children": self.children}[audience] or self.title


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit of measure: the sign behind a value, how it is read, and what a rate is counted per (100,000).

    `also` are the other words that published tables have for it.
    """

    code: str
    title: str
    per: int = 1
    also: tuple[str, ...] = ()

    def is_written(self, words: str) -> bool:
        """Whether words mean this unit, be they its sign or what tables write.

        >>> UNITS["‰"].is_written("per 1,000 live births"), UNITS["‰"].is_written("%")
        (True, False)
        """
        return words in (self.code, *self.also)


def read(name: str) -> dict[str, list[dict[str, Any]]]:
    """One TOML of the catalogue, its numbers exact."""
    text = files(__package__).joinpath(name).read_text("utf-8")
    return tomllib.loads(text, parse_float=Decimal)


_WORDS = read("vocabulary.toml")
AUDIENCES = {"women": "妇女", "children": "儿童"}
OUTLINES = {row["code"]: Outline(**row) for row in _WORDS["outline"]}
DOMAINS = {row["code"]: Domain(**row) for row in _WORDS["domain"]}
UNITS = {row["code"]: Unit(**{**row, "also": tuple(row.get("also", ()))}) for row in _WORDS["unit"]}
DISAGGREGATIONS: dict[str, str] = {row["code"]: row["title"] for row in _WORDS["disaggregation"]}
