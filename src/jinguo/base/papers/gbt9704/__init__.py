"""A paper in the layout of GB/T 9704-2012, as a Word file."""

import zipfile
from io import BytesIO

import docx

from jinguo.base.papers.content import Paper
from jinguo.base.papers.gbt9704.blocks import add_block
from jinguo.base.papers.gbt9704.head import add_head
from jinguo.base.papers.gbt9704.pages import set_up
from jinguo.base.papers.gbt9704.tail import add_attachment, add_attachment_note, add_imprint, add_signature

STAMP = (1980, 1, 1, 0, 0, 0)


def to_docx(paper: Paper) -> bytes:
    """The Word file; the same paper gives the same bytes."""
    document = docx.Document()
    set_up(document, paper)
    add_head(document, paper)
    for block in paper.blocks:
        add_block(document, block)
    if paper.attachments:
        add_attachment_note(document, [attachment.title for attachment in paper.attachments])
    if paper.signature:
        add_signature(document, paper.signature)
    for number, attachment in enumerate(paper.attachments, start=1):
        add_attachment(document, attachment, number, len(paper.attachments))
    if paper.imprint:
        add_imprint(document, paper.imprint)
    buffer = BytesIO()
    document.save(buffer)
    return _unstamped(buffer.getvalue())


def _unstamped(content: bytes) -> bytes:
    """The same parts without the time at which they were zipped."""
    buffer = BytesIO()
    with zipfile.ZipFile(BytesIO(content)) as old, zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            part = zipfile.ZipInfo(name, STAMP)
            part.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(part, old.read(name))
    return buffer.getvalue()
