"""A draft notice, a published one with an objection, a circular with an addressee."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import factory
from factory.django import DjangoModelFactory

from jinguo.cycle.publicity import models
from jinguo.org.structure.tests.factories import StaffFactory, UnitFactory

JUNE_1, JUNE_5 = date(2026, 6, 1), date(2026, 6, 5)


class PublicNoticeFactory(DjangoModelFactory):
    """A draft."""

    class Meta:
        model = models.PublicNotice

    title = "关于年度考核优秀等次人选的公示"
    kind = "general"
    unit = factory.SubFactory(UnitFactory)
    body = "经研究，拟确定下列人员为优秀等次。"
    table = factory.LazyFunction(lambda: {"heads": ["姓名", "部室"], "rows": [["许惠珍", "发展部"]]})
    reception = "人事科"
    phone = "0595-22280012"


class PublishedNoticeFactory(PublicNoticeFactory):
    """Five work days from Monday 1 June 2026."""

    state = "published"
    first_day = JUNE_1
    last_day = JUNE_5
    digest = "0" * 64


class ObjectionFactory(DjangoModelFactory):
    """A signed objection, received on the first day."""

    class Meta:
        model = models.Objection

    notice = factory.SubFactory(PublishedNoticeFactory)
    number = factory.Sequence(lambda n: n + 1)
    is_signed = True
    person = "林素华"
    contact = "0595-22280099"
    text = "名单中的学习成绩与实际不符。"
    received_on = JUNE_1


class CircularFactory(DjangoModelFactory):
    """A draft circular to nobody yet."""

    class Meta:
        model = models.Circular

    title = "关于第一季度目标考评情况的通报"
    kind = "circular"
    unit = factory.SubFactory(UnitFactory)
    body = "现将有关情况通报如下。"


class AddresseeFactory(DjangoModelFactory):
    """A unit addressed by an issued circular."""

    class Meta:
        model = models.Addressee

    circular = factory.SubFactory(CircularFactory, state="issued", issued_on=JUNE_1, digest="0" * 64)
    unit = factory.SubFactory(UnitFactory)


class ReceiptFactory(DjangoModelFactory):
    """Signed for on 2 June."""

    class Meta:
        model = models.Receipt

    addressee = factory.SubFactory(AddresseeFactory)
    staff = factory.SubFactory(StaffFactory)
    at = datetime(2026, 6, 2, 9, tzinfo=ZoneInfo("Asia/Shanghai"))
