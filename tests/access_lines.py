"""What a line of the access table is made of: the roles in sets, the answers, and short ways to write a line."""

from dataclasses import dataclass, field

Answers = dict[int, frozenset[str]]

LEADERS = frozenset({"department_head", "supervising_leader", "unit_head"})
SEATS = frozenset({"system_admin", "security_admin", "audit_admin"})
# By what their desks are for: who keeps books, who serves women by name, who writes reports.
SERVING = LEADERS | {"staff", "performance_office", "committee_office", "county_office", "case_window"}
LEDGERS = SERVING | {"liaison", "village_worker"}
REPORTS = SERVING | {"liaison", "personnel_office"}
BUSINESS = LEDGERS | REPORTS | {"expert"}
EVERYBODY = BUSINESS | SEATS
SYSTEM = frozenset({"system_admin"})
SECURITY = frozenset({"security_admin"})
AUDIT = frozenset({"audit_admin"})
ACCOUNTS = SYSTEM | SECURITY
PERFORMANCE = frozenset({"performance_office"})
MERGING = LEADERS | {"performance_office", "county_office"}


@dataclass(frozen=True)
class Line:
    """One address and method."""

    name: str
    method: str
    thing: str
    own: Answers
    other: Answers | None
    rest: int = 403
    stranger: int = 302
    data: dict[str, str] = field(default_factory=dict)

    @property
    def code(self) -> str:
        """What the test calls it."""
        return f"{self.method} {self.name} {self.thing}"

    def expected(self, role: str, *, own: bool) -> int:
        """The status for a role."""
        answers = self.own if own or self.other is None else self.other
        return next((status for status, roles in answers.items() if role in roles), self.rest)


def page(name: str, roles: frozenset[str], status: int = 200, **more: int) -> Line:
    """An address without an object."""
    return Line(name, "GET", "nothing", {status: frozenset(roles)}, None, **more)


def act(name: str, roles: frozenset[str], status: int = 302, **data: str) -> Line:
    """Something posted without an object."""
    return Line(name, "POST", "nothing", {status: frozenset(roles)}, None, data=data)


def one(name: str, thing: str, own: Answers, other: Answers, rest: int = 403, **data: str) -> Line:
    """An address of one thing."""
    return Line(name, "GET", thing, own, other, rest, data=data)


def act_on(name: str, thing: str, own: Answers, other: Answers, rest: int = 403, **data: str) -> Line:
    """Something posted about one thing."""
    return Line(name, "POST", thing, own, other, rest, data=data)
