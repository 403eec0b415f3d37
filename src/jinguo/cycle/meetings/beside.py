"""What rooms above tie to the decisions of a meeting, shown beside each of them on the meeting's page."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from jinguo.cycle.meetings.models import Decision
from jinguo.org.structure.models import Staff


@dataclass(frozen=True, slots=True)
class Beside:
    """One line beside a decision: what it is called and where it leads."""

    title: str
    url: str


# The decisions of one meeting and who reads; lines by the decision's key, in a fixed number of queries.
Teller = Callable[[Sequence[Decision], Staff], Mapping[int, Sequence[Beside]]]
_tellers: list[Teller] = []


def register(teller: Teller) -> None:
    """Let a room tell what it ties to decisions, from an app's `ready()`."""
    if teller not in _tellers:
        _tellers.append(teller)


def beside(decisions: Sequence[Decision], reader: Staff) -> dict[int, list[Beside]]:
    """What all rooms tell, by the decision."""
    told = [teller(decisions, reader) for teller in _tellers]
    return {one.pk: [line for lines in told for line in lines.get(one.pk, ())] for one in decisions}
