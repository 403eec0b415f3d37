"""What has been reached of the targets: actuals out of the books or reported, and the quarter's sheets."""

from django.apps import AppConfig


class DeliveryConfig(AppConfig):
    """What has been reached of the targets: actuals out of the books or reported, and the quarter's sheets."""

    name = "jinguo.cycle.delivery"
    verbose_name = "完成情况"
