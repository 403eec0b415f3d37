"""What a responsibility letter says beside its goals: its parties and the clauses of its kind of plan."""

import tomllib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any

from jinguo.cycle.plans.models import Plan, ResponsibilityLetter
from jinguo.org.structure.issuing import name_in_paper
from jinguo.rules.periods import parse_period

USUAL = "usual"


@dataclass(frozen=True, slots=True)
class Party:
    """Who hands the goals down, as the letter names it, and what its seal says."""

    name: str
    seal: str


@dataclass(frozen=True, slots=True)
class Clause:
    """One heading of a letter with its paragraphs."""

    heading: str
    paragraphs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Terms:
    """The words of a letter: title, opening sentence and clauses, with parties and period put in."""

    title: str
    opening: str
    clauses: tuple[Clause, ...]


Naming = Callable[[Plan, date], Party]
_parties: dict[str, Naming] = {}


def name_party(kind: str, naming: Naming) -> None:
    """Let plans of a kind be handed down in the name of a body (妇儿工委) rather than of the unit that keeps them."""
    _parties[kind] = naming


def party_of(letter: ResponsibilityLetter) -> Party:
    """Who hands the goals down, under the name of the day on which the letter was drawn."""
    plan = letter.plan
    if plan.kind in _parties:
        return _parties[plan.kind](plan, letter.drawn_on)
    name = name_in_paper(plan.unit, letter.drawn_on)
    return Party(name, name)


def terms_of(letter: ResponsibilityLetter) -> Terms:
    """The words of a letter."""
    told = _told().get(letter.plan.kind, _told()[USUAL])
    words = {
        "organ": party_of(letter).name,
        "holder": str(letter.holder),
        "period": parse_period(letter.content["period"]).label,
        "plan": letter.content["title"],
    }
    clauses = tuple(Clause(one["heading"], _paragraphs(one["text"].format(**words))) for one in told["clauses"])
    return Terms(told["title"].format(**words), told["opening"].format(**words), clauses)


@cache
def _told() -> dict[str, Any]:
    return tomllib.loads(files("jinguo.cycle.plans").joinpath("shipped", "letters.toml").read_text("utf-8"))


def _paragraphs(text: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in text.splitlines() if line.strip())
