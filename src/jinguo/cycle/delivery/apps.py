"""What has been reached of the targets: actuals out of the books or reported, and the quarter's sheets."""

from importlib import import_module

from django.apps import AppConfig


class DeliveryConfig(AppConfig):
    """What has been reached of the targets: actuals out of the books or reported, and the quarter's sheets."""

    name = "jinguo.cycle.delivery"
    verbose_name = "完成情况"

    def ready(self) -> None:
        """Let people be reminded, and fill the pages; models are ready now."""
        import_module("jinguo.cycle.inbox.reminding").register(
            import_module("jinguo.cycle.delivery.telling").open_sheets
        )
        import_module("jinguo.cycle.delivery.screens").fill()
