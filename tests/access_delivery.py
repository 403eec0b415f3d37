"""The addresses of delivery and the things they are about; see tests/access_table.py."""

from tests.access_lines import Line

LINES: list[Line] = []
