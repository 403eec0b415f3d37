"""Keeping an installation safe, as a Django app."""

from django.apps import AppConfig


class KeepConfig(AppConfig):
    """Brings the invariants that hold for every table."""

    name = "jinguo.base.keep"
    verbose_name = "备份与核对"

    def ready(self) -> None:
        """Hang in the invariants, the reminder of the next backup, and what is looked after every day."""
        from jinguo.base.jobs.daily import every_day  # models are not ready when this module is read
        from jinguo.base.keep import duties, invariants, reminder

        invariants.register("audit_chain", "审计链完整", invariants.broken_trail)
        invariants.register("files", "附件内容都在且未变", invariants.broken_files)
        invariants.register("foreign_keys", "引用的记录都在", invariants.broken_references)
        reminder.hang_up()
        every_day("trail_head", "留存审计链头", duties.keep_trail_head)
        every_day("sweep_files", "清理无主附件", duties.sweep_files)
        every_day("clear_backups", "清理旧的自动备份", duties.clear_backups)
