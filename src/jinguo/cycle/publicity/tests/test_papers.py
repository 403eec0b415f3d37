"""A notice and a circular as documents."""

from jinguo.base.papers.checks import check, nothing_private_is_published
from jinguo.cycle.publicity import services
from jinguo.cycle.publicity.papers import circular_paper, notice_as_word, notice_paper
from jinguo.cycle.publicity.snapshots import Snapshot
from jinguo.cycle.publicity.tests.conftest import WHERE


def test_a_notice_says_its_days_and_where_to_object_and_is_signed_by_the_organ(running):
    paper = notice_paper(running)

    assert "公示期：2026年6月3日至2026年6月9日（5个工作日）。" in paper.texts
    assert "受理部室：人事科　电话：0595-22280012" in paper.texts
    assert paper.signature.organ == "泉州市妇女联合会"
    assert nothing_private_is_published(paper)


def test_a_long_list_becomes_an_attachment(department, clerk):
    rows = "\n".join(["姓名", *(f"职工{n}" for n in range(9))])
    facts = {"unit": department, "body": "见附件。", "by": clerk, **WHERE}
    long = services.draft("公示", "general", table=Snapshot.parsed(rows), **facts)
    short = services.draft("公示", "general", table=Snapshot.parsed("姓名\n许惠珍"), **facts)

    assert [len(notice_paper(one).attachments) for one in (long, short)] == [1, 0]


def test_the_same_words_give_the_same_bytes(running):
    assert notice_as_word(running) == notice_as_word(running)


def test_a_circular_bears_its_head_number_and_addressees(department, clerk):
    facts = {"unit": department, "body": "情况如下。", "by": clerk, "units": [department]}
    paper = circular_paper(services.write("关于考评的通报", "circular", number="泉妇〔2026〕5号", **facts))

    assert (paper.masthead.mark, paper.masthead.number) == ("泉州市妇女联合会文件", "泉妇〔2026〕5号")
    assert paper.addressee == "妇女发展部"
    assert check(paper).ok
