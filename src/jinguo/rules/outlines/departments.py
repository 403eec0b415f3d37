"""Which unit of a place a source department of the catalogue is (卫生健康): by its name, which differs by place."""

from collections.abc import Iterable

# What bureaus that took over a field are called where their name does not have the catalogue's word in it.
ALSO = {
    "科协": ("科学技术协会",),
    "工会": ("总工会",),
    "妇联": ("妇女联合会",),
    "新闻出版": ("宣传部",),
    "疾病预防控制": ("卫生健康", "疾控"),
    "残联": ("残疾人联合会",),
}


def departments(words: str) -> list[str]:
    """The single departments of a catalogue's cell.

    >>> departments("工会、人力资源社会保障")
    ['工会', '人力资源社会保障']
    """
    return [one for one in words.split("、") if one]


def is_meant(words: str, unit: str) -> bool:
    """Whether a unit, by its full name, is one of the departments that a cell of the catalogue names.

    >>> is_meant("卫生健康、公安", "市卫生健康委员会"), is_meant("人力资源社会保障", "市人力资源和社会保障局")
    (True, True)
    >>> is_meant("统计", "市卫生健康委员会")
    False
    """
    plain = _plain(unit)
    return any(word in plain for one in departments(words) for word in (_plain(one), *ALSO.get(one, ())))


def meant(words: str, units: Iterable[str]) -> list[str]:
    """The units that a cell names; none where the place has no such unit."""
    return [one for one in units if is_meant(words, one)]


def _plain(name: str) -> str:
    """A name without the words that some places put between and others do not."""
    return name.replace("和", "").replace("与", "")
