"""What an official document says, before it has a look: the parts of GB/T 9704-2012 as plain values.

`gbt9704.to_docx` draws a `Paper`, `checks` looks at it. Nothing here knows Word.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from jinguo.base.papers.numbering import heading_number

# 《党政机关公文处理工作条例》(2012) art. 8
KINDS = (
    "决议",
    "决定",
    "命令",
    "公报",
    "公告",
    "通告",
    "意见",
    "通知",
    "通报",
    "报告",
    "请示",
    "批复",
    "议案",
    "函",
    "纪要",
)


@dataclass(frozen=True, slots=True)
class Masthead:
    """The red head: 发文机关标志, 发文字号 and, in a document that goes upward, its 签发人."""

    mark: str
    number: str = ""
    signer: str = ""


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of level 1 to 4 with its number (一、 （一） 1. （1）)."""

    text: str
    level: int
    number: str = ""


@dataclass(frozen=True, slots=True)
class Body:
    """A paragraph of running text."""

    text: str


@dataclass(frozen=True, slots=True)
class Table:
    """A table with its caption; `widths` are shares of the type area, `figures` the columns set to the right."""

    headers: Sequence[str]
    rows: Sequence[Sequence[str]]
    caption: str = ""
    widths: Sequence[int] = ()
    figures: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture (PNG) with its caption; `says` is what it shows, for readers who cannot see it."""

    png: bytes
    caption: str
    says: str = ""
    width_mm: int = 140


Block = Heading | Body | Table | Picture


@dataclass(frozen=True, slots=True)
class Attachment:
    """What is bound in after the body, on a page of its own."""

    title: str
    blocks: Sequence[Block] = ()


@dataclass(frozen=True, slots=True)
class Signature:
    """署名 and 成文日期; `sealed` leaves the room in which the seal is pressed; `note` is the 附注 below."""

    organ: str
    day: date
    sealed: bool = False
    note: str = ""


@dataclass(frozen=True, slots=True)
class Imprint:
    """版记: to whom copies go (抄送), who printed it (印发机关) and when."""

    printer: str
    printed_on: date
    copies: str = ""


@dataclass
class Paper:
    """One document. A line break in `title` breaks it there; without one it is broken into lines of like length.

    `under_title` are lines between title and text, as a report without red head bears them: 副标题, organ, day.
    `is_published` says that strangers will read it, so that no private data may stand in it.
    """

    title: str
    masthead: Masthead | None = None
    under_title: Sequence[str] = ()
    addressee: str = ""
    blocks: list[Block] = field(default_factory=list)
    attachments: list[Attachment] = field(default_factory=list)
    signature: Signature | None = None
    imprint: Imprint | None = None
    is_published: bool = False

    def heading(self, text: str, level: int = 1, number: str | None = None) -> None:
        """Add a heading with the next number of its level, or with a number of its own."""
        levels = [block.level for block in self.blocks if isinstance(block, Heading)]
        self.blocks.append(Heading(text, level, heading_number([*levels, level]) if number is None else number))

    def body(self, text: str) -> None:
        """Add a paragraph."""
        self.blocks.append(Body(text))

    def table(self, table: Table) -> None:
        """Add a table."""
        self.blocks.append(table)

    def picture(self, picture: Picture) -> None:
        """Add a picture."""
        self.blocks.append(picture)

    @property
    def texts(self) -> list[str]:
        """The running text: title, headings and paragraphs."""
        parts = [block.text for block in self.blocks if isinstance(block, Heading | Body)]
        return [self.title.replace("\n", ""), *parts]

    @property
    def tables(self) -> list[Table]:
        """All tables, those of the attachments too."""
        blocks = [*self.blocks, *(block for attachment in self.attachments for block in attachment.blocks)]
        return [block for block in blocks if isinstance(block, Table)]
