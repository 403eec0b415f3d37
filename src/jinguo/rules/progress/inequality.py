"""性别不平等指数 (GII) and 性别发展指数 (GDI) of UNDP, optional. outlines/methods §5, HDR 2023/2024 technical notes.

Shares come in per cent, as published; the maternal mortality ratio is per 100,000 and held between 10 and 1,000, the
adolescent birth rate per 1,000. The published 0.01 % of seats already stands for none: there is no other floor.
A city rarely has these figures on UNDP's terms.
"""

import math
from collections.abc import Sequence

from jinguo.rules.progress.attainment import Attainment
from jinguo.rules.progress.formulas import PERCENT, inequality_index
from jinguo.rules.progress.words import answer, plain


def gender_inequality_index(
    *,
    mmr: float,
    abr: float,
    pr_f: float,
    pr_m: float,
    se_f: float,
    se_m: float,
    lfpr_f: float,
    lfpr_m: float,
) -> float:
    """GII from 0 (equal) to 1; nan where it is not defined (`inequality` says why).

    >>> china = {"pr_f": 24.94, "pr_m": 75.06, "se_f": 79.70, "se_m": 86.37, "lfpr_f": 53.76, "lfpr_m": 74.54}
    >>> round(gender_inequality_index(mmr=23.05, abr=11.146, **china), 3)
    0.186
    """
    women, men = [[one / PERCENT for one in shares] for shares in ((pr_f, se_f, lfpr_f), (pr_m, se_m, lfpr_m))]
    if undefined(mmr, abr, [*women, *men]):
        return math.nan
    return inequality_index(mmr, abr, women, men)


def undefined(mmr: float, abr: float, shares: Sequence[float]) -> str:
    """Why the index is not defined for shares as fractions; empty where it is."""
    if not all(math.isfinite(one) for one in (mmr, abr, *shares)):
        return "有缺数据的分项，指数不能计算"
    if mmr < 0 or abr <= 0:
        return "青少年生育率要大于 0，孕产妇死亡率不能小于 0"
    if any(not 0 <= one <= 1 for one in shares):
        return "比例要在 0 到 100 之间"
    return "" if all(shares) else "有比例为 0，指数没有定义；公布的数据以 0.01% 代替 0"


def inequality(
    *,
    year: int,
    mmr: float,
    abr: float,
    pr_f: float,
    pr_m: float,
    se_f: float,
    se_m: float,
    lfpr_f: float,
    lfpr_m: float,
) -> Attainment:
    """The same with its sentence."""
    shares = [one / PERCENT for one in (pr_f, se_f, lfpr_f, pr_m, se_m, lfpr_m)]
    if why := undefined(mmr, abr, shares):
        return answer("gii", "not_available", f"{year}年{why}")
    index = inequality_index(mmr, abr, shares[:3], shares[3:])
    return answer(
        "gii",
        "measured",
        f"{year}年孕产妇死亡率 {mmr:g}/10万，青少年生育率 {abr:g}‰：指数 {plain(index, 3)}",
        value=index,
    )


def gender_development_index(hdi_f: float, hdi_m: float, year: int) -> Attainment:
    """GDI: the human development index of women over that of men.

    >>> gender_development_index(0.77, 0.80, 2022).value
    0.9625
    """
    if not (math.isfinite(hdi_f) and math.isfinite(hdi_m)) or hdi_f <= 0 or hdi_m <= 0:
        return answer("gdi", "not_available", f"{year}年分性别人类发展指数缺数据或不大于 0")
    ratio = hdi_f / hdi_m
    return answer("gdi", "measured", f"{year}年女性 {hdi_f:g} ÷ 男性 {hdi_m:g} = {plain(ratio, 3)}", value=ratio)
