"""Public notices with what is objected to them, and circulars with whom they are addressed to."""

from jinguo.cycle.publicity.models.circulars import Addressee, Circular, Receipt
from jinguo.cycle.publicity.models.notices import PublicNotice
from jinguo.cycle.publicity.models.objections import Objection

__all__ = ["Addressee", "Circular", "Objection", "PublicNotice", "Receipt"]
