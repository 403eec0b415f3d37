"""The list of persons, with their numbers masked."""

import django_filters
import django_tables2 as tables
from django.db.models import QuerySet

from jinguo.base.web.filters import Conditions
from jinguo.base.web.tables import CardGrid
from jinguo.org.people.models import SEXES, Person
from jinguo.org.structure.queries import by_words
from jinguo.rules.identity import tidy
from jinguo.rules.masking import masked_id, masked_phone

SHORTEST_NUMBER = 11  # shorter ones could be guessed at piecemeal; the index only knows whole numbers anyway


class PersonGrid(CardGrid):
    """Persons."""

    nothing = "您的权限范围内还没有服务对象。台账里写到姓名的人，登记以后自动列在这里。"

    name = tables.Column("姓名", linkify=("people:person", {"pk": tables.A("pk")}))
    sex = tables.Column("性别", orderable=False)
    id_number = tables.Column("身份证号", orderable=False)
    phone = tables.Column("手机号", orderable=False)
    region = tables.Column("地区", orderable=False)
    unit = tables.Column("登记单位", orderable=False)

    def render_id_number(self, value: str) -> str:
        """Region and last four digits."""
        return masked_id(value)

    def render_phone(self, value: str) -> str:
        """First three and last four digits."""
        return masked_phone(value)


class PersonConditions(Conditions):
    """Conditions for persons; a whole ID or telephone number is found by its keyed index."""

    q = django_filters.CharFilter(label="姓名、拼音", method="by_text")
    number = django_filters.CharFilter(label="身份证或手机全号", method="by_number")
    sex = django_filters.ChoiceFilter(label="性别", choices=list(SEXES.items()))

    def by_text(self, rows: QuerySet[Person], _name: str, text: str) -> QuerySet[Person]:
        """By what people type."""
        return rows.filter(by_words(text, begins=("pinyin", "initials")))

    def by_number(self, rows: QuerySet[Person], _name: str, text: str) -> QuerySet[Person]:
        """By a whole number."""
        number = tidy(text)
        if len(number) < SHORTEST_NUMBER:
            return rows.none()
        return rows.filter(id_index__matching=number) | rows.filter(phone_index__matching=number)
