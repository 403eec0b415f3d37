"""Files as a Django app."""

from django.apps import AppConfig


class FilesConfig(AppConfig):
    """Has its contents re-sealed when keys are rotated."""

    name = "jinguo.base.files"
    verbose_name = "附件"

    def ready(self) -> None:
        """Hang into the rotation."""
        from jinguo.base.files.store import rotate  # the vault's models are not ready when this module is read
        from jinguo.base.vault import rotation

        rotation.ELSEWHERE.append(rotate)
