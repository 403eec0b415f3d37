"""What the scenes of the year play with: the organ, its departments, people and places by their names."""

from dataclasses import dataclass, field
from typing import Any

from jinguo.demo.invented import People

SEED = 2026


@dataclass
class World:
    """The demonstration's cast; the scenes fill and use it."""

    people: People = field(default_factory=lambda: People(SEED))
    regions: dict[str, Any] = field(default_factory=dict)  # by code
    counties: dict[str, Any] = field(default_factory=dict)  # by name
    units: dict[str, Any] = field(default_factory=dict)
    staff: dict[str, Any] = field(default_factory=dict)  # by post, e.g. 妇女发展部/部长
    drawn: list[tuple[str, str, str, str]] = field(default_factory=list)  # role, name, login name, password

    @property
    def city(self) -> Any:
        """The city federation."""
        return self.units["泉州市妇联"]

    def head(self, department: str) -> Any:
        """Who heads a department."""
        return self.staff[f"{department}/部长"]

    def clerk(self, department: str) -> Any:
        """Who keeps a department's books."""
        return self.staff[f"{department}/干事1"]
