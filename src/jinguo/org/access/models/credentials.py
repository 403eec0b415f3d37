"""What is known about a person's password and second factor, beside the password itself."""

from django.db import models

from jinguo.base.vault.fields import EncryptedTextField, SealedModel
from jinguo.org.structure.models import Staff


class Credential(models.Model):
    """The age of a password. A one-time password must be changed at the first log-in and dies at `good_until`."""

    staff = models.OneToOneField(Staff, models.PROTECT, related_name="credential", verbose_name="人员")
    changed_at = models.DateTimeField("口令更换时间")
    must_change = models.BooleanField("须更换口令", default=False)
    good_until = models.DateTimeField("一次性口令有效期", null=True, blank=True)

    machine_made = ("changed_at", "good_until")

    class Meta:
        verbose_name = verbose_name_plural = "口令状态"
        constraints = [
            models.CheckConstraint(
                condition=models.Q(must_change=True) | models.Q(good_until=None), name="only_one_time_passwords_expire"
            )
        ]

    def __str__(self) -> str:
        return f"{self.staff}的口令"


class OldPassword(models.Model):
    """The hash of a password that was in use; the last few are not taken again."""

    staff = models.ForeignKey(Staff, models.PROTECT, related_name="old_passwords", verbose_name="人员")
    hashed = models.CharField("口令摘要", max_length=128)
    kept_at = models.DateTimeField("更换时间", auto_now_add=True)

    machine_made = ("hashed", "kept_at")

    class Meta:
        verbose_name = verbose_name_plural = "用过的口令"
        ordering = ["-pk"]

    def __str__(self) -> str:
        return f"{self.staff}用过的口令"


class SecondFactor(SealedModel):
    """A person's time-based codes (动态口令) and what is left of her recovery codes (恢复码).

    It counts once `confirmed_at` is set, that is after the first right code. `last_step` is the time step of the last
    code taken: a code, and every earlier one, is taken once only.
    """

    staff = models.OneToOneField(Staff, models.PROTECT, related_name="second_factor", verbose_name="人员")
    secret = EncryptedTextField("密钥", max_length=64)
    recovery_codes = EncryptedTextField("剩余恢复码", blank=True)
    last_step = models.PositiveBigIntegerField("已用时间步", default=0)
    confirmed_at = models.DateTimeField("启用时间", null=True, blank=True)

    machine_made = ("secret", "recovery_codes", "last_step", "confirmed_at")

    class Meta:
        verbose_name = verbose_name_plural = "动态口令"

    def __str__(self) -> str:
        return f"{self.staff}的动态口令"

    @property
    def codes_left(self) -> list[str]:
        """The recovery codes that were not used yet."""
        return self.recovery_codes.split()
