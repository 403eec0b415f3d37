"""What a run ran on, as its page says it."""

import os
import platform
import sqlite3
import sys
from pathlib import Path


def machine() -> str:
    """Processors, memory, system, Python and SQLite; nothing that names the one machine."""
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 1024**3
    versions = f"Python {platform.python_version()}, SQLite {sqlite3.sqlite_version}"
    return f"{os.cpu_count()} × {_processor()}, {memory:.0f} GiB, {sys.platform} {platform.machine()}, {versions}"


def _processor() -> str:
    """The processor's own name where the system tells it."""
    told = Path("/proc/cpuinfo")
    lines = told.read_text(encoding="utf-8").splitlines() if told.exists() else []
    return next((line.partition(":")[2].strip() for line in lines if line.startswith("model name")), "processor")
