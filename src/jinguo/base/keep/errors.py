"""What can stop a backup or a restore; the messages are shown to people and say the remedy."""


class KeepError(Exception):
    """A backup, restore or start that must not go on."""


class BackupDamaged(KeepError):
    """The backup is not, byte for byte, what was written."""

    def __init__(self) -> None:
        super().__init__("备份文件不完整或被改动过，没有写入任何数据。请换一份备份再恢复。")


class WrongCode(KeepError):
    """The recovery code does not belong to this backup."""

    def __init__(self) -> None:
        super().__init__("恢复码与这份备份不配，没有写入任何数据。请核对恢复单上的编号，再照单录入。")
