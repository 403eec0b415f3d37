from django.contrib.staticfiles import finders

from jinguo.base.web import charts
from jinguo.base.web.finders import NAME


def test_a_chart_wears_the_look_and_its_own_word_counts_more():
    dressed = charts.dressed({"mark": "bar", "config": {"background": "#000000"}})

    assert dressed["config"]["font"] == charts.theme()["font"]
    assert dressed["config"]["background"] == "#000000"


def test_dressing_leaves_the_specification_alone():
    bare = {"mark": "bar"}

    charts.dressed(bare)

    assert bare == {"mark": "bar"}


def test_the_bundle_is_collected_from_the_installed_wheel(settings, tmp_path):
    settings.DATA_DIR = tmp_path

    collected = {path: storage for finder in finders.get_finders() for path, storage in finder.list([]) if path == NAME}

    assert "window.vegaEmbed=" in collected[NAME].open(NAME).read().decode()


def test_other_files_are_left_to_other_finders():
    assert finders.find("web/no-such.js") is None
