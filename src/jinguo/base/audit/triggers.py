"""The database's own refusal to change the trail, for SQLite and PostgreSQL.

Someone with the database's password can drop a trigger; then the chain of hashes tells (`verify`), and the missing
trigger itself is reported. Rebuilding a table on SQLite drops its triggers, so they are looked after each migration.
"""

from dataclasses import dataclass
from typing import Any

REFUSAL = "审计记录只能追加，不能改也不能删"


@dataclass(frozen=True)
class Trigger:
    """What is refused: an event on a table, when an SQL condition holds."""

    name: str
    event: str
    table: str
    when: str = "TRUE"

    def on_sqlite(self) -> str:
        """The statement that makes it on SQLite."""
        refuse = f"BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END"
        return f"CREATE TRIGGER {self.name} BEFORE {self.event} ON {self.table} WHEN {self.when} {refuse}"

    def on_postgresql(self) -> str:
        """The statements that make it, and the function it calls, on PostgreSQL."""
        each = "STATEMENT" if self.event == "TRUNCATE" else "ROW"
        row = {"UPDATE": "NEW", "DELETE": "OLD", "TRUNCATE": "NULL"}[self.event]
        return f"""
            CREATE OR REPLACE FUNCTION {self.name}() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN
                IF {self.when} THEN RAISE EXCEPTION '{REFUSAL}'; END IF;
                RETURN {row};
            END $$;
            CREATE TRIGGER {self.name} BEFORE {self.event} ON {self.table}
            FOR EACH {each} EXECUTE FUNCTION {self.name}();
        """


ROWS, HEAD = "audit_auditrow", "audit_audithead"
UNARCHIVED = "NOT EXISTS (SELECT 1 FROM audit_auditarchive WHERE OLD.number BETWEEN first AND last)"
TRIGGERS = (
    Trigger("audit_row_unchanged", "UPDATE", ROWS),
    Trigger("audit_row_kept", "DELETE", ROWS, UNARCHIVED),
    Trigger("audit_head_by_one", "UPDATE", HEAD, "NEW.number <> OLD.number + 1"),
    Trigger("audit_head_kept", "DELETE", HEAD),
)
EMPTYING = (  # SQLite knows no TRUNCATE
    Trigger("audit_row_not_emptied", "TRUNCATE", ROWS),
    Trigger("audit_head_not_emptied", "TRUNCATE", HEAD),
)
CATALOGUE = {
    "sqlite": "SELECT name FROM sqlite_master WHERE type = 'trigger'",
    "postgresql": "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal AND tgenabled <> 'D'",
}


def wanted(connection: Any) -> tuple[Trigger, ...]:
    """The triggers this kind of database should have."""
    return TRIGGERS if connection.vendor == "sqlite" else TRIGGERS + EMPTYING


def missing(connection: Any) -> list[Trigger]:
    """The triggers that should be there and are not."""
    with connection.cursor() as cursor:
        cursor.execute(CATALOGUE[connection.vendor])
        present = {row[0] for row in cursor.fetchall()}
    return [trigger for trigger in wanted(connection) if trigger.name not in present]


def install(connection: Any) -> None:
    """Create the triggers that are missing."""
    for trigger in missing(connection):
        with connection.cursor() as cursor:
            cursor.execute(trigger.on_sqlite() if connection.vendor == "sqlite" else trigger.on_postgresql())


def drop(connection: Any) -> None:
    """Take the triggers away: to undo the migration, and for tests that empty every table."""
    absent = missing(connection)
    for trigger in wanted(connection):
        if trigger not in absent:
            on_table = "" if connection.vendor == "sqlite" else f" ON {trigger.table}"
            with connection.cursor() as cursor:
                cursor.execute(f"DROP TRIGGER {trigger.name}{on_table}")
