"""The methods by name: title, question, unit, source, confidence; so that every reason can name who spoke."""

from typing import NamedTuple

UNCONFIRMED = "待核实"
STATCAN = "加拿大统计局《加拿大指标框架》进展评估方法"
NBS = "国家统计局两纲统计监测报告"
UNDP = "联合国开发计划署《人类发展报告2023/2024》技术说明"


class Named(NamedTuple):
    """A method's Chinese title, the question it answers, what its figure is counted in, its source, what is not sure.

    An empty `unit` is that of the case.
    """

    title: str
    asks: str
    unit: str
    source: str
    confidence: str = ""

    @property
    def cited(self) -> str:
        """The source as it is quoted, with what is not confirmed."""
        return f"{self.source}，{self.confidence}" if self.confidence else self.source


NAMED: dict[str, Named] = {
    "strict": Named("严格比较", "当年的值是否达到目标，不四舍五入", "", NBS),
    "level": Named(
        "容差比较",
        "没有达到的，差距是否在容差以内（基本达标）",
        "%",
        f"{NBS}（“基本实现”）",
        "容差没有公布，由本级确定",
    ),
    "pooled": Named("多年合并", "近几年合并起来是否达到，适合例数少的地区", "", "小地区通例：合并3至5年"),
    "degree": Named("目标实现程度", "实际相当于目标的百分之几，不看基期", "%", "全面小康社会统计监测通例", UNCONFIRMED),
    "baseline": Named("基期到目标进度", "从基期到目标走了多远，是否跟上时间", "%", "按时间比例比较的通例"),
    "path": Named("年度路径", "当年应到什么水平，是否到了", "", "逐年分解的通例（等量、按节点值）"),
    "gradual": Named("与基期比较", "比基期是否改善，哪些年份回退", "", "两纲“逐步提高”类目标的通例"),
    "cagr": Named("年均增速比", "变化的速度是目标所要求速度的几倍", "比值", STATCAN),
    "progress_chart": Named(
        "联合国进展图", "同一比值按联合国的界限分档", "比值", "联合国可持续发展目标进展图", UNCONFIRMED
    ),
    "current_status": Named(
        "现状指数",
        "基期以来完成了十成中的几成",
        "0—10",
        "联合国亚太经社会进展评估方法",
        f"单项算式{UNCONFIRMED}",
    ),
    "anticipated": Named(
        "预期进展",
        "照近年趋势，到目标年还差应有进展的百分之几",
        "%",
        "联合国亚太经社会进展评估方法",
        f"年份权数和10%、100%两个界限{UNCONFIRMED}",
    ),
    "eapc": Named(
        "年均变化百分比（EAPC）", "全部数据点回归的年均变化", "%/年", "《中华围产医学杂志》2023年用法：对数线性回归"
    ),
    "forecast_linear": Named("直线外推", "按直线趋势，目标年会到什么水平", "", "最小二乘直线外推的通例"),
    "forecast_growth": Named("增速外推", "按基期以来的年均增速，目标年会到什么水平", "", "按年均增速外推的通例"),
    "evidence": Named("按佐证材料判断", "文字目标是否完成，凭什么", "", "两纲文字目标的通例"),
    "gii": Named("性别不平等指数", "健康、赋权、劳动三方面的不平等", "0—1", UNDP),
    "gdi": Named("性别发展指数", "女性人类发展指数是男性的几倍", "比值", UNDP),
    "gap": Named("性别差距", "男女相差几个百分点", "百分点", "男性比率减女性比率", UNCONFIRMED),
}
