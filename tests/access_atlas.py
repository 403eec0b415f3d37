"""The addresses of regions beside each other; see tests/access_table.py."""

from tests.access_lines import Line, act_on, one
from tests.access_outlines import GONE, OFFICE, READERS

LINES: list[Line] = [
    one("atlas:heat", "outline", {200: READERS}, GONE),
    one("atlas:tiles", "outline", {200: READERS}, GONE),
    one("atlas:export", "outline", {200: READERS}, GONE),
    one("atlas:statistics", "outline", {200: READERS}, GONE),
    one("atlas:weights", "outline", {200: OFFICE}, GONE),
    act_on("atlas:weights", "outline", {400: OFFICE}, GONE),
]
