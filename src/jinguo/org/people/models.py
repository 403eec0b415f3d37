"""Natural persons whom the ledgers name: each once, her identity sealed."""

from django.db import models

from jinguo.base.vault.fields import BlindIndexField, EncryptedTextField, SealedModel
from jinguo.org.structure.models import Region, Unit
from jinguo.org.structure.roles import PERSON
from jinguo.org.structure.scope import Scope, ScopedModel

SEXES = {"female": "女", "male": "男"}


class Person(SealedModel, ScopedModel):
    """One natural person (自然人), so that a woman counted in two ledgers is one woman.

    Known by her ID number where there is one; a person without a number is told apart by name, region and the last
    digits of the phone, and may later be merged into another row (`merged_into`), which then stands for both.
    """

    domain = PERSON
    scope = Scope(unit="unit", region="region")

    name = models.CharField("姓名", max_length=60)
    pinyin = models.CharField("拼音", max_length=300, blank=True, editable=False)
    initials = models.CharField("拼音首字母", max_length=80, blank=True, editable=False)
    sex = models.CharField("性别", max_length=10, choices=SEXES, blank=True)
    birthday = models.DateField("出生日期", null=True, blank=True)
    id_number = EncryptedTextField("身份证号", max_length=18, blank=True)
    id_index = BlindIndexField(source="id_number", unique=True)
    phone = EncryptedTextField("手机号", max_length=20, blank=True)
    phone_index = BlindIndexField(source="phone")
    address = EncryptedTextField("住址", max_length=200, blank=True)
    region = models.ForeignKey(Region, models.PROTECT, "+", verbose_name="所在地区", null=True, blank=True)
    unit = models.ForeignKey(Unit, models.PROTECT, "+", verbose_name="登记单位")
    merged_into = models.ForeignKey("self", models.PROTECT, "merged", verbose_name="并入", null=True, editable=False)

    class Meta:
        verbose_name = verbose_name_plural = "自然人"
        ordering = ["name", "pk"]
        indexes = [models.Index(fields=["initials"], name="person_initials")]

    def __str__(self) -> str:
        return self.name
