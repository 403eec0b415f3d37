"""Approval chains (审批流程): which steps a matter takes, whose turn it is, and how it ends.

A chain is ordered steps. A step is taken by one of those whom it asks, or by all of them; a condition says for which
matters it stands in the chain at all. Nobody answers what she began herself.
"""

from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from jinguo.rules.verdict import Verdict, all_of

Mode = Literal["one", "all"]
MODES = {"one": "一人同意即可", "all": "须全部同意"}
Facts = Mapping[str, Any]
# The facts that conditions ask, and what they are called.
ASKED_FACTS = {"days": "天数", "kind": "类别", "rank": "职级"}


@dataclass(frozen=True, slots=True)
class Condition:
    """For which matters a step stands in a chain: by length in days (both ends count), kind and rank of the post.

    What is left empty asks nothing. Raises ValueError when the shortest length is over the longest.
    """

    min_days: int | None = None
    max_days: int | None = None
    kinds: tuple[str, ...] = ()
    ranks: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if self.min_days is not None and self.max_days is not None and self.min_days > self.max_days:
            raise ValueError(f"至少 {self.min_days} 天、至多 {self.max_days} 天的事不存在。")

    @property
    def asks(self) -> tuple[str, ...]:
        """The names of the facts that it must be told."""
        length = self.min_days is not None or self.max_days is not None
        wanted = {"days": length, "kind": bool(self.kinds), "rank": bool(self.ranks)}
        return tuple(name for name, is_asked in wanted.items() if is_asked)

    @property
    def words(self) -> str:
        """What it says in Chinese, empty where it asks nothing.

        >>> Condition(min_days=4, kinds=("事假", "病假")).words
        '4 天以上，事假、病假'
        """
        return "，".join(part for part in (self._length, "、".join(self.kinds), "、".join(self.ranks)) if part)

    def holds(self, facts: Facts) -> bool:
        """Whether a matter with these facts fulfils it. Raises ValueError, in Chinese, for a fact that is missing."""
        for name in self.asks:
            if facts.get(name) is None:
                raise ValueError(f"审批环节按{ASKED_FACTS[name]}分，这件事没有写明{ASKED_FACTS[name]}。")
        days: Any = facts.get("days")
        return (
            (self.min_days is None or days >= self.min_days)
            and (self.max_days is None or days <= self.max_days)
            and (not self.kinds or facts["kind"] in self.kinds)
            and (not self.ranks or facts["rank"] in self.ranks)
        )

    @property
    def _length(self) -> str:
        match self.min_days, self.max_days:
            case None, None:
                return ""
            case None, most:
                return f"{most} 天以内"
            case least, None:
                return f"{least} 天以上"
        return f"{self.min_days} 至 {self.max_days} 天"


ALWAYS = Condition()


@dataclass(frozen=True, slots=True)
class ChainStep:
    """One step (环节): its place in the order, how many must agree, when it applies, and whom it asks.

    `asked` are people or bodies that can be told apart and have words; empty while nobody has been found yet.
    """

    order: int
    title: str
    mode: Mode = "one"
    condition: Condition = ALWAYS
    asked: tuple[Hashable, ...] = ()


@dataclass(frozen=True, slots=True)
class Answer:
    """What one of the asked said of a step, in the order in which it was said."""

    order: int
    who: Hashable
    agrees: bool
    note: str = ""


@dataclass(frozen=True, slots=True)
class Standing:
    """How an approval stands: `order` is the step that waits or that ended it, `waiting` who has not answered it.

    `because` says it in Chinese. A passed approval has no step of its own: `order` is None.
    """

    state: Literal["running", "passed", "returned"]
    order: int | None
    waiting: tuple[Hashable, ...]
    because: str


def steps_for(chain: Iterable[ChainStep], facts: Facts) -> tuple[ChainStep, ...]:
    """The steps that a matter takes, in order.

    Raises ValueError, in Chinese, for two steps of the same order, a missing fact, or no step at all.

    >>> chain = [ChainStep(1, "部室", condition=Condition(max_days=3)), ChainStep(1, "领导", condition=Condition(4))]
    >>> [[step.title for step in steps_for(chain, {"days": days})] for days in (3, 4)]
    [['部室'], ['领导']]
    """
    chosen = sorted((step for step in chain if step.condition.holds(facts)), key=lambda step: step.order)
    if len({step.order for step in chosen}) != len(chosen):
        raise ValueError("有两个环节排在同一位，请在审批流程里改顺序或条件。")
    if not chosen:
        raise ValueError("没有适用的审批环节，请在审批流程里补上。")
    return tuple(chosen)


def without(step: ChainStep, starter: Hashable | None) -> ChainStep:
    """The step without whoever began the matter: the others of it answer."""
    asked = tuple(one for one in step.asked if one != starter)
    return ChainStep(step.order, step.title, step.mode, step.condition, asked)


def may_start(steps: Sequence[ChainStep], starter: Hashable | None) -> Verdict:
    """Whether every step has somebody who can answer it; a refusal names the step and the way out.

    >>> may_start([ChainStep(1, "分管领导审批", asked=("林秀芬",))], "林秀芬").reason
    '“分管领导审批”只有您本人能办，自己发起的不能自己审批，请增加一位办理人或改审批流程'
    """
    return all_of(*((bool(without(step, starter).asked), _nobody(step)) for step in steps))


def standing(steps: Sequence[ChainStep], answers: Iterable[Answer]) -> Standing:
    """Whose turn it is. Steps count in their order; of somebody who answered twice only the first answer counts.

    One who does not agree returns the matter. A step that asks nobody yet waits.
    """
    given = list(answers)
    for step in sorted(steps, key=lambda one: one.order):
        counted = _counted(step, given)
        refusal = next((answer for answer in counted if not answer.agrees), None)
        if refusal is not None:
            return Standing("returned", step.order, (), _returned(step, refusal))
        if not _is_done(step, counted):
            waiting = tuple(one for one in step.asked if one not in {answer.who for answer in counted})
            return Standing("running", step.order, waiting, _waits(step, waiting))
    return Standing("passed", None, (), "各环节都已同意")


def _counted(step: ChainStep, answers: list[Answer]) -> list[Answer]:
    """The answers that count for a step: of those asked, the first of each; of one asked among several, the first."""
    first: dict[Hashable, Answer] = {}
    for answer in answers:
        if answer.order == step.order and answer.who in step.asked:
            first.setdefault(answer.who, answer)
    counted = list(first.values())
    return counted[:1] if step.mode == "one" else counted


def _is_done(step: ChainStep, counted: list[Answer]) -> bool:
    if not step.asked:
        return False
    return bool(counted) if step.mode == "one" else len(counted) == len(step.asked)


def _waits(step: ChainStep, waiting: tuple[Hashable, ...]) -> str:
    if not waiting:
        return f"“{step.title}”现在没有人能办"
    joined = ("、" if step.mode == "all" else "或").join(str(one) for one in waiting)
    return f"等{joined}办理“{step.title}”"


def _returned(step: ChainStep, refusal: Answer) -> str:
    note = f"：{refusal.note}" if refusal.note else ""
    return f"{refusal.who}在“{step.title}”退回{note}"


def _nobody(step: ChainStep) -> str:
    if step.asked:
        return f"“{step.title}”只有您本人能办，自己发起的不能自己审批，请增加一位办理人或改审批流程"
    return f"“{step.title}”现在没有人任职，请先登记任职或改审批流程"
