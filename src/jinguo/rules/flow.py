"""Workflows as tables: which verb leads from which state to which, who may, and whom to tell.

A table is plain data. It is checked when it is made, drawn into the handbook by a command, and carried out by
`base.moves`. A state that follows from facts and the clock is not stored and does not stand in a table.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field

from jinguo.rules.verdict import YES, Verdict, no


@dataclass(frozen=True, slots=True)
class Step:
    """One row of the table: in `state`, `verb` leads to `next`.

    `label` is the words of its button; `may` names the predicate in the app's `permissions.py` (`may_<verb>` where
    empty); `tell` names the people the inbox will tell (a method of the row that returns staff), empty for nobody;
    `needs_reason` asks the actor for a sentence.
    """

    state: str
    verb: str
    next: str
    label: str
    may: str = ""
    tell: str = ""
    needs_reason: bool = False

    @property
    def predicate(self) -> str:
        """The name of the function that answers who may take this step."""
        return self.may or f"may_{self.verb}"


@dataclass(frozen=True)
class Workflow:
    """A named table of steps over named states.

    `names` maps each state to its Chinese name, the starting state first. Raises ValueError when the table speaks of
    a state without a name, says two things of one state and verb, or holds a state that nothing leads to.
    """

    title: str
    names: dict[str, str]
    steps: tuple[Step, ...]
    index: dict[tuple[str, str], Step] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "index", {(step.state, step.verb): step for step in self.steps})
        for complaint in self.complaints():
            raise ValueError(f"{self.title}: {complaint}")

    @property
    def start(self) -> str:
        """The state in which a new row begins."""
        return next(iter(self.names))

    @property
    def states(self) -> list[tuple[str, str]]:
        """The states as choices of a model field."""
        return list(self.names.items())

    def complaints(self) -> list[str]:
        """What is wrong with the table, in English for its author; empty when sound."""
        used = {step.state for step in self.steps} | {step.next for step in self.steps}
        unnamed = [f"state {state} has no name" for state in sorted(used - set(self.names))]
        unreached = [f"nothing leads to {state}" for state in sorted(set(self.names) - self.reachable())]
        doubled = [] if len(self.index) == len(self.steps) else ["a state says two things of one verb"]
        return unnamed + unreached + doubled

    def reachable(self) -> set[str]:
        """The states that a row can come to from the start."""
        found, frontier = {self.start}, [self.start]
        while frontier:
            state = frontier.pop()
            new = {step.next for step in self.steps if step.state == state} - found
            found |= new
            frontier.extend(new)
        return found

    def step(self, state: str, verb: str) -> Step | None:
        """The step that `verb` takes from `state`, or None."""
        return self.index.get((state, verb))

    def allows(self, state: str, verb: str) -> bool:
        """Whether `verb` is possible in `state`, whoever asks."""
        return (state, verb) in self.index

    def check(self, state: str, verb: str) -> Verdict:
        """Whether `verb` is possible in `state`, with the reason and the states in which it would be.

        Raises KeyError for a verb that the table does not know.
        """
        if self.allows(state, verb):
            return YES
        steps = [step for step in self.steps if step.verb == verb]
        if not steps:
            raise KeyError(verb)
        where = "、".join(self.names[step.state] for step in steps)
        return no(f"{self.title}现在是“{self.names[state]}”，只有“{where}”时才能{steps[0].label}")

    def steps_from(self, state: str) -> Iterable[Step]:
        """The steps possible in `state`, in the order of the table."""
        return (step for step in self.steps if step.state == state)
