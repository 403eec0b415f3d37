"""Keys and everything sealed with them: encrypted columns, blind indexes, stamps of the audit trail, files.

An attacker who has the database, its backups and the files directory, but not the key file, reads nothing sealed,
finds nothing by a guessed value, and changes nothing unnoticed. Source: GB/T 22239-2019, 8.1.4.7 数据完整性 and
8.1.4.8 数据保密性.
"""

from jinguo.base.vault.envelope import blind_index, blind_indexes, open, seal, stamp, stamp_holds  # noqa: A004
from jinguo.base.vault.errors import KeyMissing, SealBroken

__all__ = ["KeyMissing", "SealBroken", "blind_index", "blind_indexes", "open", "seal", "stamp", "stamp_holds"]
