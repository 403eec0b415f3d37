"""Files of punches: what machines and office software write, read into lines, taken in and accounted for."""

from jinguo.office.punches.importing.reading import read_lines

__all__ = ["read_lines"]
