"""What a trial counted."""

from dataclasses import asdict, dataclass, field
from typing import Any, Self

SHOWN_FAULTS = 20


@dataclass
class Outcome:
    """The counts of one trial on one database, and everything that went otherwise than it must."""

    counts: dict[str, int | float | str] = field(default_factory=dict)
    faults: list[str] = field(default_factory=list)
    seconds: float = 0.0

    def count(self, what: str, more: int = 1) -> None:
        """Add to a count."""
        self.counts[what] = int(self.counts.get(what, 0)) + more

    def demand(self, holds: object, otherwise: str) -> None:
        """Note a fault unless something holds."""
        if not holds:
            self.faults.append(otherwise)

    def as_json(self) -> dict[str, Any]:
        """For the parent process; only the first faults, of which one is enough to fail."""
        more = len(self.faults) - SHOWN_FAULTS
        return asdict(self) | {"faults": self.faults[:SHOWN_FAULTS] + ([f"… and {more} more"] if more > 0 else [])}

    @classmethod
    def from_json(cls, told: dict[str, Any]) -> Self:
        """What a child process said."""
        return cls(**told)
