"""Formal checks of a document before it leaves: each a pure function from the paper to a Verdict.

Source: reference list of formal checks for official documents (GB/T 9704-2012; 《党政机关公文处理工作条例》 2012).
What is a matter of position (date under a seal, page numbers, no lone signature) the drawing guarantees and its
tests measure on the rendered page.
"""

import re
from collections.abc import Callable, Sequence

from jinguo.base.papers.content import KINDS, Heading, Paper
from jinguo.rules.verdict import YES, Verdict, all_of, no

NUMBER = re.compile(r"\D+〔(\d{4})〕([1-9]\d*)号")
PADDED_DATE = re.compile(r"\d{4}年0\d月(?:\d{1,2}日)?|\d{4}年\d{1,2}月0\d日|(?<!\d)\d{4}[-/.]\d{1,2}[-/.]\d{1,2}(?!\d)")
MONEY_WORD = r"(?:资金|金额|贷款|捐款|善款|经费|补助|奖金)"
BARE_AMOUNT = re.compile(MONEY_WORD + r"[^\d，。；、]{0,4}(\d[\d,.]*多?[万亿]?多?)(?=[，。；、\s]|$)")
IDENTITY = re.compile(r"(?<!\d)\d{17}[\dXx](?!\d)")
PHONE = re.compile(r"(?<!\d)1[3-9]\d{9}(?!\d)")


def title_is_complete(paper: Paper) -> Verdict:
    """发文机关 + 事由 + 文种; the organ may stand in the red head or the signature instead."""
    title = paper.title.replace("\n", "")
    named = paper.masthead is not None or paper.signature is not None or not title.startswith("关于")
    return all_of(
        ("关于" in title or title.endswith("纪要"), "标题没有写明事由，请写成“关于……的通报”"),
        (title.endswith(KINDS), "标题末尾没有文种，请以通知、通报、报告等结尾"),
        (named, "没有发文机关，请写在标题、版头或署名里"),
    )


def headings_go_down_step_by_step(paper: Paper) -> Verdict:
    """一、 then （一） then 1. then （1）; no level is skipped."""
    deepest = 0
    for block in paper.blocks:
        if isinstance(block, Heading):
            if block.level > deepest + 1:
                return no(f"“{block.number}{block.text}”跳过了一级标题，请补上第 {deepest + 1} 级")
            deepest = block.level
    return YES


def dates_are_written_alike(paper: Paper) -> Verdict:
    """2026年6月3日, without padding."""
    found = [match[0] for text in paper.texts for match in PADDED_DATE.finditer(text)]
    return no(f"日期“{'”“'.join(found)}”请写成 2026年6月3日 的样子，月、日前不加 0") if found else YES


def attachments_are_named(paper: Paper) -> Verdict:
    """Each attachment has a title of its own, without closing punctuation; the note lists exactly these."""
    titles = [attachment.title for attachment in paper.attachments]
    return all_of(
        (all(titles), "有附件没有名称，请补上"),
        (len(set(titles)) == len(titles), "有两个附件同名，请区分"),
        (not any(title.endswith(("。", "；", "，")) for title in titles), "附件名称后不加标点，请删去"),
    )


def figures_of_tables_stand_in_text(paper: Paper, wordings: Sequence[str]) -> Verdict:
    """Every figure that the table claims for the text stands there, word for word."""
    text = "".join(paper.texts)
    absent = [wording for wording in wordings if wording not in text]
    return no(f"数据表里的“{'”“'.join(absent)}”在正文里找不到，请核对") if absent else YES


def amounts_have_units(paper: Paper) -> Verdict:
    """After 资金, 贷款, 捐款 and the like a number carries 元 or 万元."""
    found = [match[0] for text in paper.texts for match in BARE_AMOUNT.finditer(text)]
    return no(f"“{'”“'.join(found)}”没有写单位，请补上“元”或“万元”") if found else YES


def number_is_well_formed(paper: Paper) -> Verdict:
    """发文字号: 机关代字〔年份〕序号号, the year in full, the sequence without padding or 第."""
    number = paper.masthead.number if paper.masthead else ""
    if not number or NUMBER.fullmatch(number):
        return YES
    return no(f"发文字号“{number}”请写成 某妇〔2026〕5号 的样子，序号前不加 0 和“第”")


def nothing_private_is_published(paper: Paper) -> Verdict:
    """A paper for strangers holds no identity number and no mobile number."""
    if not paper.is_published:
        return YES
    cells = [cell for table in paper.tables for row in table.rows for cell in row]
    text = "\n".join([*paper.texts, *cells])
    return all_of(
        (not IDENTITY.search(text), "对外公布的文件里有身份证号，请删去或只留后四位"),
        (not PHONE.search(text), "对外公布的文件里有手机号，请删去或改用办公电话"),
    )


CHECKS: tuple[Callable[[Paper], Verdict], ...] = (
    title_is_complete,
    headings_go_down_step_by_step,
    dates_are_written_alike,
    attachments_are_named,
    amounts_have_units,
    number_is_well_formed,
    nothing_private_is_published,
)


def check(paper: Paper) -> Verdict:
    """All checks that need nothing but the paper; a refusal gives every reason."""
    return all_of(*(each(paper) for each in CHECKS))
