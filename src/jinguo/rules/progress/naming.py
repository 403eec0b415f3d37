"""The methods by name: code, Chinese title, source, confidence; so that every reason can name the method that spoke."""

from typing import NamedTuple

UNCONFIRMED = "待核实"
STATCAN = "加拿大统计局《加拿大指标框架》进展评估方法"
NBS = "国家统计局两纲统计监测报告"


class Named(NamedTuple):
    """A method's Chinese title, what its figure is counted in, where it comes from, and what of it is not confirmed."""

    title: str
    unit: str
    source: str
    confidence: str = ""

    @property
    def cited(self) -> str:
        """The source as it is quoted, with what is not confirmed."""
        return f"{self.source}，{self.confidence}" if self.confidence else self.source


NAMED: dict[str, Named] = {
    "strict": Named("严格比较", "", NBS),
    "level": Named("容差比较", "%", f"{NBS}（“基本实现”）", "容差没有公布，由本级确定"),
    "pooled": Named("多年合并", "", "小地区通例：合并3至5年"),
    "degree": Named("目标实现程度", "%", "全面小康社会统计监测通例", UNCONFIRMED),
    "baseline": Named("基期到目标进度", "%", "按时间比例比较的通例"),
    "path": Named("年度路径", "", "逐年分解的通例（等量、按节点值）"),
    "gradual": Named("与基期比较", "", "两纲“逐步提高”类目标的通例"),
    "cagr": Named("年均增速比", "比值", STATCAN),
    "progress_chart": Named("联合国进展图", "比值", "联合国可持续发展目标进展图", UNCONFIRMED),
    "current_status": Named("现状指数", "0—10", "联合国亚太经社会进展评估方法", f"单项算式{UNCONFIRMED}"),
    "anticipated": Named("预期进展", "%", "联合国亚太经社会进展评估方法", f"年份权数和10%、100%两个界限{UNCONFIRMED}"),
    "eapc": Named("年均变化百分比（EAPC）", "%/年", "《中华围产医学杂志》2023年用法：对数线性回归"),
    "forecast_linear": Named("直线外推", "", "最小二乘直线外推的通例"),
    "forecast_growth": Named("增速外推", "", "按年均增速外推的通例"),
    "evidence": Named("按佐证材料判断", "", "两纲文字目标的通例"),
    "gii": Named("性别不平等指数", "0—1", "联合国开发计划署《人类发展报告2023/2024》技术说明"),
    "gdi": Named("性别发展指数", "比值", "联合国开发计划署《人类发展报告2023/2024》技术说明"),
    "gap": Named("性别差距", "百分点", "男性比率减女性比率", UNCONFIRMED),
}
