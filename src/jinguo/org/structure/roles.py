"""The roles an appointment can carry, as a list a manager could read.

A role says which domains of data its holder may read; the appointment's reach says how far. What a role may *do*
stands in the `may_*` predicates of each app.
"""

from dataclasses import dataclass

ORGANISATION = "organisation"  # units, staff, posts: the directory everybody of the house may look up
LEDGER = "ledger"
PERSON = "person"
REPORT = "report"
WORK = "work"  # plans, goals, tasks, meetings, notices: the organ's common work
STAFF_FILE = "staff_file"  # attendance, study, appraisal of colleagues
CONDUCT = "conduct"  # sanctions and investigations of colleagues
CASE = "case"
COMMITTEE = "committee"  # indicators, observations, outlines
ACCOUNT = "account"  # accounts and grants, never business data
TRAIL = "trail"

EVERYBODY = frozenset({ORGANISATION})
OFFICE = EVERYBODY | {LEDGER, PERSON, REPORT, WORK}


@dataclass(frozen=True, slots=True)
class Role:
    """A role: its Chinese name, what it reads, its usual reach, and whether it is one of the three seats (三员)."""

    code: str
    name: str
    reads: frozenset[str]
    reach: str
    is_seat: bool = False


_ALL = (
    Role("staff", "工作人员", OFFICE, "department"),
    Role("department_head", "部室负责人", OFFICE | {STAFF_FILE}, "department"),
    Role("supervising_leader", "分管领导", OFFICE | {STAFF_FILE, COMMITTEE}, "unit"),
    Role("unit_head", "主要领导", OFFICE | {STAFF_FILE, CONDUCT, COMMITTEE}, "unit_and_below"),
    Role("performance_office", "绩效办", OFFICE | {STAFF_FILE, COMMITTEE}, "unit_and_below"),
    Role("personnel_office", "人事与学习", EVERYBODY | {REPORT, STAFF_FILE, CONDUCT, WORK}, "unit"),
    Role("committee_office", "妇儿工委办", OFFICE | {COMMITTEE}, "region_and_below"),
    Role("liaison", "联络员", EVERYBODY | {LEDGER, REPORT, COMMITTEE, WORK}, "unit"),
    Role("county_office", "县级妇联", OFFICE | {COMMITTEE}, "region_and_below"),
    Role("village_worker", "村（社区）妇联", EVERYBODY | {LEDGER, WORK}, "region_and_below"),
    Role("expert", "专家", EVERYBODY | {COMMITTEE, WORK}, "self"),
    Role("case_window", "维权窗口", OFFICE | {CASE}, "department"),
    Role("system_admin", "系统管理员", frozenset({ORGANISATION, ACCOUNT}), "whole", is_seat=True),
    Role("security_admin", "安全管理员", frozenset({ORGANISATION, ACCOUNT}), "whole", is_seat=True),
    Role("audit_admin", "审计管理员", frozenset({ORGANISATION, TRAIL}), "whole", is_seat=True),
)
ROLES = {role.code: role for role in _ALL}
SEATS = tuple(role.code for role in _ALL if role.is_seat)
NO_POSTS = (*SEATS, "expert", "liaison")  # a seat is no post, and who advises or comes from elsewhere works elsewhere

REACHES = {
    "self": "本人",
    "department": "本部室",
    "unit": "本单位",
    "unit_and_below": "本单位及下级",
    "region_and_below": "本地区及以下",
    "whole": "全部",
}


def role_choices() -> list[tuple[str, str]]:
    """The roles as choices of a field."""
    return [(role.code, role.name) for role in _ALL]


def reach_choices() -> list[tuple[str, str]]:
    """The reaches as choices of a field, from narrow to wide."""
    return list(REACHES.items())
