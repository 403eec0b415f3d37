"""Who reads the outlines that an organ keeps: its area, the bureaus of it too, and nobody of another one."""

from jinguo.committee.outlines.models import Outline
from jinguo.committee.outlines.services import install_outlines
from jinguo.org.structure.tests.factories import RegionFactory, UnitFactory, staff_in


def test_a_bureau_of_the_area_reads_what_the_federation_keeps_and_one_of_another_city_does_not(db):
    ours, theirs = RegionFactory(level="city"), RegionFactory(level="city")
    install_outlines(UnitFactory(region=ours))
    near, far = (
        staff_in(
            UnitFactory(kind="member_unit", parent=UnitFactory(kind="committee", region=area), region=area), "liaison"
        )
        for area in (ours, theirs)
    )

    assert Outline.objects.visible_to(near).count() == Outline.objects.count() > 0
    assert not Outline.objects.visible_to(far).exists()
