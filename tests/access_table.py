"""Who gets what answer at which address: written by hand from what the house promises, never from `may_*`.

One line an address and method. `own` says the answer for the reader's own organ, `other` for the same thing in another
city's; each is a dict from status to roles, and the roles it does not name get `rest`. A stranger is always led to the
log-in unless `stranger` says otherwise. An address without a line fails tests/test_access.py.

To add an address: add its line, and, when it needs a new kind of object, a `@thing` in tests/access_things.py.
The apps of the cycle keep their lines and things in a file of their own: tests/access_<app>.py.
"""

from tests import (
    access_appraisal,
    access_atlas,
    access_attendance,
    access_body,
    access_checks,
    access_collection,
    access_conduct,
    access_coordination,
    access_delivery,
    access_duties,
    access_evaluation,
    access_flows,
    access_inbox,
    access_inspections,
    access_meetings,
    access_outlines,
    access_panels,
    access_plans,
    access_publicity,
    access_punches,
    access_quarter,
    access_scores,
    access_shifts,
    access_slips,
    access_snapshots,
    access_tasks,
)
from tests.access_lines import (
    ACCOUNTS,
    AUDIT,
    BUSINESS,
    EVERYBODY,
    LEADERS,
    LEDGERS,
    MERGING,
    PERFORMANCE,
    REPORTS,
    SEATS,
    SECURITY,
    SERVING,
    SYSTEM,
    Line,
    act,
    act_on,
    one,
    page,
)

LOOK = {"reason": "核对贷款申请材料"}

BASE = [
    page("web:search", EVERYBODY),
    page("web:everything", EVERYBODY),
    act_on("web:switch", "period switch", {302: EVERYBODY}, {302: EVERYBODY}, value="2026"),
    page("web:gallery", EVERYBODY),
    page("web:gallery_chart", EVERYBODY),
    act("web:gallery_cells", EVERYBODY),
    page("healthz", EVERYBODY, stranger=200),
    one("files:download", "file of a person", {200: SERVING, 404: BUSINESS}, {404: BUSINESS}),
    one("jobs:watch", "job", {200: EVERYBODY}, {404: EVERYBODY}),
]

ACCESS = [
    page("access:login", EVERYBODY, 302, stranger=200),
    Line("access:login", "POST", "nothing", {302: EVERYBODY}, None, stranger=200),
    page("access:code", EVERYBODY, 302),
    Line("access:code", "POST", "nothing", {302: EVERYBODY}, None),
    act("access:logout", EVERYBODY),
    page("access:account", EVERYBODY),
    page("access:password", EVERYBODY),
    act("access:password", EVERYBODY, 200),
    page("access:second_factor", EVERYBODY),
    act("access:second_factor", EVERYBODY, 200),
    act("access:begin_factor", EVERYBODY),
    act("access:remove_factor", EVERYBODY, 400),
    page("access:desk", EVERYBODY, 302),
    page("access:accounts", ACCOUNTS),
    page("access:open_account", SYSTEM),
    act("access:open_account", SYSTEM, 200),
    one("access:account_of", "colleague", {200: ACCOUNTS}, {200: ACCOUNTS}),
    one("access:ask", "colleague to appoint", {200: SYSTEM}, {200: SYSTEM}),
    act_on("access:ask", "colleague to appoint", {302: SYSTEM}, {302: SYSTEM}, reason="忘记口令"),
    page("access:requests", ACCOUNTS),
    act("access:approve_several", ACCOUNTS),
    act("access:hand_passwords", SYSTEM, 200),
    one("access:request", "request", {200: ACCOUNTS}, {200: ACCOUNTS}),
    act_on("access:hand_password", "approved reset", {200: SYSTEM}, {200: SYSTEM}),
    act_on("access:take_step", "request to approve", {302: SECURITY}, {302: SECURITY}),
    act_on("access:take_step", "request to withdraw", {302: SYSTEM}, {302: SYSTEM}),
    page("access:trail", AUDIT),
    act("access:verify_trail", AUDIT, 200),
    act("access:export_trail", AUDIT, 200),
    one("access:trail_row", "trail row", {200: AUDIT}, {200: AUDIT}),
    one("access:trail_seers", "trail row", {200: AUDIT}, {200: AUDIT}),
    one("access:trail_verified", "verification", {200: AUDIT}, {404: AUDIT}),
    one("access:import", "import kind", {200: SYSTEM}, {200: SYSTEM}),
    act_on("access:import", "import kind", {422: SYSTEM}, {422: SYSTEM}),
    one("access:import_template", "import kind", {200: SYSTEM}, {200: SYSTEM}),
    act_on("access:import_write", "pending import", {400: SYSTEM}, {400: SYSTEM}),
    act_on("access:import_drop", "pending import", {302: SYSTEM}, {302: SYSTEM}),
    one("access:import_errors", "pending import", {400: SYSTEM}, {400: SYSTEM}),
    act_on("access:import_undo", "import batch", {302: SYSTEM}, {404: SYSTEM}),
]

# The directory is open to the whole organ; the seats look up everybody, because they decide about everybody.
DIRECTORY = [
    page("structure:units", EVERYBODY),
    page("structure:groups", EVERYBODY),
    page("structure:open_unit", SYSTEM),
    act("structure:open_unit", SYSTEM, 422),
    one("structure:change_unit", "unit to rename", {200: SYSTEM}, {200: SYSTEM}),
    act_on("structure:change_unit", "unit to rename", {422: SYSTEM}, {422: SYSTEM}),
    one("structure:unit", "unit", {200: EVERYBODY}, {200: SEATS, 404: BUSINESS}),
    page("structure:staff", EVERYBODY),
    one("structure:person", "colleague", {200: EVERYBODY}, {200: SEATS, 404: BUSINESS}),
    page("structure:calendar", EVERYBODY),
    page("structure:deputies", EVERYBODY),
    act("structure:deputies", EVERYBODY, 200),
    act_on("structure:end_deputy", "deputy", {302: EVERYBODY}, {404: EVERYBODY}),
]

PEOPLE = [
    page("people:people", SERVING),
    one("people:person", "person", {200: SERVING}, {404: SERVING}),
    act_on("people:look", "phone of a person", {200: SERVING}, {404: SERVING}, **LOOK),
    act_on("people:merge", "two persons", {302: MERGING}, {404: SERVING}),
    act_on("people:copy", "person", {200: LEADERS | PERFORMANCE}, {404: SERVING}, reason="本人6月3日当面提出"),
]

ANSWERING = LEADERS | PERFORMANCE
LOCKING = PERFORMANCE | {"unit_head"}
NOT_THERE = {404: LEDGERS}

BOOKS = [
    page("bookkeeping:index", LEDGERS),
    page("bookkeeping:locks", LEDGERS),
    act("bookkeeping:locks", LOCKING, 422),
    page("bookkeeping:define", PERFORMANCE),
    act("bookkeeping:define", PERFORMANCE, 422),
    one("bookkeeping:redefine", "ledger", {200: PERFORMANCE}, NOT_THERE),
    act_on("bookkeeping:redefine", "ledger", {422: PERFORMANCE}, NOT_THERE),
    one("bookkeeping:list", "ledger", {200: LEDGERS}, NOT_THERE),
    one("bookkeeping:new", "ledger", {200: LEDGERS}, NOT_THERE),
    act_on("bookkeeping:new", "ledger", {422: LEDGERS}, NOT_THERE),
    act_on("bookkeeping:confirm_all", "ledger", {200: LEDGERS}, NOT_THERE),
    one("bookkeeping:export", "ledger", {200: LEDGERS}, NOT_THERE),
    act_on("bookkeeping:export", "ledger", {200: SERVING}, NOT_THERE, **LOOK),
    one("bookkeeping:template", "ledger", {200: LEDGERS}, NOT_THERE),
    one("bookkeeping:import", "ledger", {200: LEDGERS}, NOT_THERE),
    act_on("bookkeeping:import", "ledger", {422: LEDGERS}, NOT_THERE),
    act_on("bookkeeping:import_write", "pending ledger import", {400: LEDGERS}, NOT_THERE),
    act_on("bookkeeping:import_drop", "pending ledger import", {302: LEDGERS}, NOT_THERE),
    one("bookkeeping:import_errors", "pending ledger import", {400: LEDGERS}, NOT_THERE),
    act_on("bookkeeping:import_undo", "ledger import batch", {404: LEDGERS}, NOT_THERE),
    one("bookkeeping:freeze", "register", {200: LOCKING}, {200: LOCKING}),
    act_on("bookkeeping:freeze", "register", {422: LOCKING}, {422: LOCKING}),
    one("bookkeeping:kept", "loan policy", {200: LEDGERS}, {200: LEDGERS}),
    act_on("bookkeeping:kept", "loan policy", {422: ANSWERING}, {422: ANSWERING}),
    one("bookkeeping:kept_row", "line of loan policy", {200: ANSWERING}, NOT_THERE),
    act_on("bookkeeping:kept_row", "line of loan policy", {422: ANSWERING}, NOT_THERE),
    one("bookkeeping:follow_up", "loan to settle", {200: LEDGERS}, NOT_THERE),
    act_on("bookkeeping:follow_up", "loan to settle", {422: LEDGERS}, NOT_THERE),
    one("bookkeeping:entry", "ledger entry", {200: LEDGERS}, NOT_THERE),
    one("bookkeeping:change", "waiting entry", {200: LEDGERS}, NOT_THERE),
    act_on("bookkeeping:change", "waiting entry", {422: LEDGERS}, NOT_THERE),
    act_on("bookkeeping:confirm", "waiting entry", {302: ANSWERING}, NOT_THERE),
    act_on("bookkeeping:void", "ledger entry", {302: ANSWERING}, NOT_THERE, reason="重复登记"),
    act_on("bookkeeping:reverse", "ledger entry", {}, NOT_THERE, reason="登记有误"),
    act_on("bookkeeping:attach", "ledger entry", {400: LEDGERS}, NOT_THERE),
    act_on("bookkeeping:detach", "file of an entry", {302: LEDGERS}, NOT_THERE),
    act_on("bookkeeping:look", "phone of a woman in an entry", {200: SERVING}, NOT_THERE, **LOOK),
    one("bookkeeping:figure", "figure", {200: LEDGERS}, NOT_THERE),
    one("bookkeeping:figure_export", "figure", {200: LEDGERS}, NOT_THERE),
    one("bookkeeping:phone", "ledger", {200: LEDGERS}, NOT_THERE),
    act_on("bookkeeping:phone", "ledger", {422: LEDGERS}, NOT_THERE),
]

SENDING = PERFORMANCE | {"unit_head"}
UNWRITTEN = {404: REPORTS}

PAPERS = [
    Line("desk", "GET", "nothing", {200: BUSINESS, 302: SEATS}, None),
    page("reports:list", REPORTS),
    page("reports:draft", REPORTS),
    act("reports:draft", REPORTS, 422),
    one("reports:report", "report", {200: REPORTS}, UNWRITTEN),
    one("reports:section", "section of a report", {200: REPORTS}, UNWRITTEN),
    act_on("reports:section", "section of a report", {422: REPORTS}, UNWRITTEN),
    one("reports:report_word", "report", {200: REPORTS}, UNWRITTEN),
    one("reports:send", "report", {200: SENDING}, UNWRITTEN),
    act_on("reports:send", "report", {302: SENDING}, UNWRITTEN, to="市效能办", seen="0"),
    one("reports:version", "version of a report", {200: REPORTS}, UNWRITTEN),
    one("reports:version_word", "version of a report", {200: REPORTS}, UNWRITTEN),
]

CYCLE = [
    line
    for part in (
        access_inbox,
        access_inspections,
        access_delivery,
        access_flows,
        access_tasks,
        access_panels,
        access_publicity,
        access_scores,
        access_meetings,
        access_plans,
    )
    for line in part.LINES
]
OFFICE = [
    *access_appraisal.LINES,
    *access_attendance.LINES,
    *access_checks.LINES,
    *access_conduct.LINES,
    *access_quarter.LINES,
    *access_shifts.LINES,
    *access_punches.LINES,
    *access_slips.LINES,
]
COMMITTEE = [
    *access_outlines.LINES,
    *access_body.LINES,
    *access_collection.LINES,
    *access_snapshots.LINES,
    *access_atlas.LINES,
    *access_evaluation.LINES,
    *access_coordination.LINES,
    *access_duties.LINES,
]
LINES = [*BASE, *ACCESS, *DIRECTORY, *PEOPLE, *BOOKS, *CYCLE, *OFFICE, *COMMITTEE, *PAPERS]
