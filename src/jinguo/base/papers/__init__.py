"""Official documents: what they say (`content`), their formal checks, and GB/T 9704-2012 as a Word file."""

from jinguo.base.papers.content import Attachment, Imprint, Masthead, Paper, Picture, Signature, Table
from jinguo.base.papers.gbt9704 import to_docx

__all__ = ["Attachment", "Imprint", "Masthead", "Paper", "Picture", "Signature", "Table", "to_docx"]
