"""Charts become pictures without a browser, with Chinese labels, once each."""

import struct
from copy import deepcopy

from jinguo.base.papers import charts
from jinguo.base.papers.tests.samples import SPEC


def test_a_chart_becomes_a_png_of_its_size():
    width, height = struct.unpack(">II", charts.png(SPEC)[16:24])

    assert width > 420 * charts.SCALE
    assert height > 120 * charts.SCALE


def test_equal_specifications_are_drawn_once():
    assert charts.png(SPEC) is charts.png(deepcopy(SPEC))


def test_another_figure_is_another_picture():
    other = deepcopy(SPEC)
    other["data"]["values"][0]["达成率"] = 12.0

    assert charts.png(other) != charts.png(SPEC)


def test_chinese_labels_are_drawn_and_not_boxes():
    other = deepcopy(SPEC)
    for row, name in zip(other["data"]["values"], ("晋江市", "石狮市"), strict=True):
        row["地区"] = name  # of the same width: boxes would look the same

    assert charts.png(other) != charts.png(SPEC)
