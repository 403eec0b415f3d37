"""T-BAK-2: a backup of which a single bit is not what was written is refused, and nothing is written."""

import random
from collections.abc import Iterator
from pathlib import Path

from django.conf import settings
from django.db import connection

from jinguo.base.keep import recovery
from jinguo.base.keep.backup import backup
from jinguo.base.keep.container import HEAD
from jinguo.base.keep.errors import BackupDamaged, KeepError, WrongCode
from jinguo.base.keep.restoring import restore
from trials.office import founded
from trials.outcome import Outcome
from trials.site import empty_machine

SEED = 20260603
WRAPPED = 64  # bytes after the head in which the file's own key and its tag lie
END = 64  # the last chunk's tag and what stands before it
WRONG_CODES = 20


def run(home: Path, size: int) -> Outcome:
    """Flip so many bits of one backup, one at a time, and try to restore each on an empty machine."""
    office, made = founded(), home / "made.jgb"
    office.plant(20)
    office.keep_files(3, 700_000)  # more than two chunks
    backup(made)
    code, content, outcome = recovery.known(), made.read_bytes(), Outcome()
    outcome.counts["bytes in the backup"] = len(content)
    with empty_machine(home / "elsewhere"):
        for place in places(len(content) * 8, size):
            _flip(content, place, code, outcome, home / "damaged.jgb")
        for number in range(WRONG_CODES):
            _wrong_code(made, random.Random(number).randbytes(recovery.SECRET_BYTES), outcome)
        _demand_untouched(outcome)
    return outcome


def places(bits: int, size: int) -> Iterator[int]:
    """Which bits: a fifth of them in the head, a fifth at the end, the others anywhere; none twice."""
    chance, head = random.Random(SEED), (HEAD.size + WRAPPED) * 8
    fifth = size // 5
    yield from chance.sample(range(head), fifth)
    yield from chance.sample(range(bits - END * 8, bits), fifth)
    yield from chance.sample(range(head, bits - END * 8), size - 2 * fifth)


def _flip(content: bytes, place: int, code: bytes, outcome: Outcome, damaged: Path) -> None:
    flipped = bytearray(content)
    flipped[place // 8] ^= 1 << place % 8
    damaged.write_bytes(flipped)
    outcome.count("bits flipped")
    refused = _refusal(damaged, code)
    outcome.count("refused as damaged", isinstance(refused, BackupDamaged))
    outcome.count("refused as another code's", isinstance(refused, WrongCode))  # the bit was in the code's mark
    outcome.demand(isinstance(refused, BackupDamaged | WrongCode), f"bit {place}: {refused!r}")


def _wrong_code(made: Path, code: bytes, outcome: Outcome) -> None:
    refused = _refusal(made, code)
    outcome.count("wrong codes told as such", isinstance(refused, WrongCode))
    outcome.demand(isinstance(refused, WrongCode), f"wrong code: {refused!r}")


def _refusal(file: Path, code: bytes) -> Exception | None:
    try:
        restore(file, code)
    except KeepError as refusal:
        return refusal
    except Exception as crash:  # a crash is what the trial looks for
        return crash
    return None


def _demand_untouched(outcome: Outcome) -> None:
    """Neither a file nor a table came to the empty machine; the database is asked last, which may create its file."""
    outcome.demand(not Path(settings.DATA_DIR).exists(), "a refused restore wrote files")
    if connection.vendor == "postgresql":
        outcome.demand(connection.introspection.table_names() == [], "a refused restore wrote tables")
