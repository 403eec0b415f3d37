"""A notice and a long report for the eye and the ruler."""

from datetime import date

from jinguo.base.papers import Attachment, Imprint, Masthead, Paper, Picture, Signature, Table, charts

DAY = date(2026, 6, 3)
SENTENCE = "全市妇联系统围绕中心服务大局扎实开展巾帼建功行动取得新的成效"
SPEC = {
    "mark": "bar",
    "data": {"values": [{"地区": "鲤城区", "达成率": 78.6}, {"地区": "丰泽区", "达成率": 62.0}]},
    "encoding": {
        "y": {"field": "地区", "type": "nominal", "title": "地区"},
        "x": {"field": "达成率", "type": "quantitative", "title": "达成率（%）"},
    },
    "width": 420,
    "height": 120,
    "config": {"font": "Noto Sans CJK SC"},
}


def plain_pages(paragraphs: int = 30) -> Paper:
    """Running text without punctuation, which fills every line to its last character."""
    paper = Paper("关于版心的报告")
    for _ in range(paragraphs):
        paper.body(SENTENCE * 6)
    return paper


def notice() -> Paper:
    """Every part of a document at once."""
    paper = Paper(
        "某市妇女联合会关于2026年度妇女儿童发展规划监测评估情况的通报",
        masthead=Masthead("某市妇女联合会文件", "某妇〔2026〕12号"),
        addressee="各县（市、区）妇女联合会，市妇儿工委各成员单位",
        signature=Signature("某市妇女联合会", DAY, sealed=True, note="联系人：办公室，电话：0595-22781234"),
        imprint=Imprint("某市妇女联合会办公室", DAY, "省妇女联合会，市委办公室"),
    )
    paper.body("现将2026年度《妇女发展规划（2021—2030年）》监测评估情况通报如下。")
    paper.heading("总体情况")
    paper.body(
        "全市75项监测指标中，提前达标41项，进展正常28项，预警6项，目标达成率均值为78.6%，较上年提高4.2个百分点。"
    )
    paper.heading("健康领域", 2)
    paper.body("孕产妇系统管理率各区“目标达成进度”见图1。")
    paper.picture(Picture(charts.png(SPEC), "图1 孕产妇系统管理率目标达成进度", "鲤城区78.6%，丰泽区62.0%"))
    paper.heading("指标解读", 3)
    paper.body("𠮷姓妇女也在统计之内。")
    paper.heading("口径", 4)
    paper.table(
        Table(
            ("序号", "指标", "数值", "单位"),
            [(str(number), f"指标{number}", f"{number * 1.5:.1f}", "%") for number in range(1, 31)],
            "表1 监测指标",
            widths=(1, 4, 2, 1),
            figures=frozenset({2}),
        )
    )
    paper.heading("工作要求")
    paper.body("请各责任单位对照预警指标清单，于6月15日前报送整改措施，由市妇儿工委办公室汇总督办。")
    paper.attachments = [Attachment("监测指标预警清单"), Attachment("整改措施报送表及填写说明")]
    return paper
