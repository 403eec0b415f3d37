"""What the database tells of a group in one value, where Python need not read many thousand rows one by one."""

from typing import Any

from django.db.models import Aggregate, Func, TextField


class Joined(Aggregate):
    """The whole numbers of a group as text, joined by commas in no particular order: `505,1051`."""

    function = "GROUP_CONCAT"
    output_field = TextField()

    def as_postgresql(self, compiler: Any, connection: Any, **words: Any) -> Any:
        """The same in PostgreSQL's words."""
        return self.as_sql(compiler, connection, template="STRING_AGG((%(expressions)s)::text, ',')", **words)


class Iso(Func):
    """A day as ISO writes it, `2026-03-02`: to read fifty thousand days as such takes longer than to fetch them."""

    template = "CAST(%(expressions)s AS text)"
    output_field = TextField()

    def as_postgresql(self, compiler: Any, connection: Any, **words: Any) -> Any:
        """The same whatever the server's style of dates."""
        return self.as_sql(compiler, connection, template="TO_CHAR(%(expressions)s, 'YYYY-MM-DD')", **words)

    def get_group_by_cols(self) -> list[Any]:
        """Groups are of the day itself, so that an index by days serves."""
        return [column for source in self.get_source_expressions() for column in source.get_group_by_cols()]
