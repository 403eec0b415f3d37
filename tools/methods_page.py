"""The handbook's page of evaluation methods: what each asks, and one case that all of them look at."""

from collections.abc import Iterator
from fractions import Fraction

from jinguo.rules.outlines import as_case, find
from jinguo.rules.progress import METHODS, Attainment, Case, Observation
from jinguo.rules.progress.methods import DECIDING, Method
from jinguo.rules.progress.words import result

PREFACE = """# 评估方法

一条目标达标没有，各种方法可能说得不一样：看水平的、看进度的、看速度的，回答的不是同一个问题。系统把它们并列出来，每一种都写明理由。
**给出灯和达标率的只有一种**，由纲要选定，可选的是：{deciding}。

- 算的时候都不取整，只在显示时四舍五入。
- 缺基期、缺目标、口径有变化的，写明缺什么，不硬算。
- 算式或界限没有见到原文的标“待核实”。

下面的例子都是同一条目标：孕产妇死亡率，{years}，2020年目标不高于 20/10万，容差 1%。
括号里的代码用于 `jinguo evaluate --method`。"""
SEEN = ((2010, 30.0), (2011, 26.1), (2014, 21.7), (2015, 20.1))  # outlines/observations.csv
TOLERANCE = 1


def methods_page() -> Iterator[str]:
    """Every method, in the order in which screens show them."""
    deciding = "、".join(METHODS[code].title for code in DECIDING)
    yield PREFACE.format(deciding=deciding, years="，".join(f"{year}年 {value}" for year, value in SEEN))
    case = _case()
    for method in METHODS.values():
        yield from _told(method, case)


def _case() -> Case:
    seen = [Observation(year, value) for year, value in SEEN]
    return as_case(find("women_2011_2020", "mmr"), seen, tolerance=Fraction(TOLERANCE, 100))


def _told(method: Method, case: Case) -> Iterator[str]:
    found = method.function(case)
    yield f"\n## {method.title}（`{method.code}`）\n\n{method.asks}。\n"
    yield f"- 例：{_worked(case, found)}"
    yield f"- 出处：{method.source}{f'（{method.confidence}）' if method.confidence else ''}"


def _worked(case: Case, found: Attainment) -> str:
    """The reason of the screen, with the figure where there is one."""
    figure = f"，结果 {result(case, found)}" if found.value is not None else ""
    title = "" if found.short.endswith(found.title) else f"**{found.title}**"
    return f"{found.short}{figure}。{title}"
