"""The kinds of leave (假别), as dated rules say: out of `kinds.toml`."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from importlib.resources import files
from typing import Literal

Counts = Literal["work", "calendar"]
PROFILES = {"national": "国家规定", "fujian": "福建", "shandong": "山东"}


@dataclass(frozen=True, slots=True)
class LeaveKind:
    """A kind of leave: whether its days are work days or calendar days, and what the rules give at most in days.

    `has_balance` kinds are taken out of an account; `proof_after_days` of work beyond which proof is asked for. The
    most is for one leave or, `per` year, for all of a year; `extra_days` more are given for what `extra_for` says.
    `mark` says how sure the source is: nothing for a law's own text, else 二手 or 待核实.
    """

    code: str
    title: str
    clause: str
    counts: Counts = "work"
    has_balance: bool = False
    proof_after_days: int | None = None
    most_days: Mapping[str, int] = field(default_factory=dict)
    extra_days: Mapping[str, int] = field(default_factory=dict)
    extra_for: str = ""
    per: Literal["leave", "year"] = "leave"
    mark: str = ""

    def most(self, profile: str) -> int | None:
        """The most days at once by a province's rule, else by the nation's; None where no rule says."""
        return self.most_days.get(profile, self.most_days.get("national"))

    def beyond(self, profile: str) -> int:
        """The days beyond that which a province's rule, else the nation's, gives for a reason that is to be proved."""
        return self.extra_days.get(profile, self.extra_days.get("national", 0))


def _read() -> dict[str, LeaveKind]:
    text = files(__package__).joinpath("kinds.toml").read_text("utf-8")
    return {one["code"]: LeaveKind(**one) for one in tomllib.loads(text)["kind"]}


KINDS = _read()


def kind_choices() -> list[tuple[str, str]]:
    """The kinds as choices of a field.

    >>> kind_choices()[0]
    ('annual', '年休假')
    """
    return [(kind.code, kind.title) for kind in KINDS.values()]
