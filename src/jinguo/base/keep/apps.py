"""Keeping an installation safe, as a Django app."""

from django.apps import AppConfig


class KeepConfig(AppConfig):
    """Brings the invariants that hold for every table."""

    name = "jinguo.base.keep"
    verbose_name = "备份与核对"

    def ready(self) -> None:
        """Hang in the invariants and the reminder of the next backup."""
        from jinguo.base.keep import invariants, reminder  # models are not ready when this module is read

        invariants.register("audit_chain", "审计链完整", invariants.broken_trail)
        invariants.register("files", "附件内容都在且未变", invariants.broken_files)
        invariants.register("foreign_keys", "引用的记录都在", invariants.broken_references)
        reminder.hang_up()
