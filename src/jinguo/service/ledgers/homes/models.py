"""Women's homes (妇女之家) of villages and communities: since when they stand, bear a plate, have a fitness station."""

from django.core.validators import MinValueValidator
from django.db import models

from jinguo.base.amounts import QuantityField
from jinguo.cycle.bookkeeping.models import Register
from jinguo.org.people.models import Person

KINDS = {"village": "村", "community": "社区", "micro": "妇女微家"}
STARS = {0: "未评星", 1: "一星", 2: "二星", 3: "三星", 4: "四星", 5: "五星"}


class WomensHome(Register):
    """One home; its facilities are told by the days on which they came, so that any past day can be asked."""

    ledger_code = "homes"

    kind = models.CharField("类型", max_length=10, choices=KINDS, default="village")
    address = models.CharField("地址", max_length=120, blank=True)
    area = QuantityField("面积", null=True, blank=True, validators=[MinValueValidator(0, "面积不小于 0")])
    person = models.ForeignKey(Person, models.PROTECT, "+", verbose_name="负责人", null=True, blank=True)
    plate_on = models.DateField("挂牌日", null=True, blank=True)
    fitness_on = models.DateField("健身站点设立日", null=True, blank=True)
    star = models.PositiveSmallIntegerField("星级", choices=STARS, default=0)

    class Meta(Register.Meta):
        verbose_name = verbose_name_plural = "妇女之家"
