"""The verbs that write people."""

from jinguo.org.people.services.knowing import Identity, NameDiffers, know, know_all
from jinguo.org.people.services.merging import merge
from jinguo.org.people.services.revealing import Secret, reveal

__all__ = ["Identity", "NameDiffers", "Secret", "know", "know_all", "merge", "reveal"]
