"""The verbs that write outlines: install, adopt, set the method, say from when a definition differs."""

from jinguo.committee.outlines.services.adopting import adopt, clear_adopted
from jinguo.committee.outlines.services.defining import add_version, remove_version
from jinguo.committee.outlines.services.installing import install_outlines
from jinguo.committee.outlines.services.setting import set_method, set_target

__all__ = [
    "add_version",
    "adopt",
    "clear_adopted",
    "install_outlines",
    "remove_version",
    "set_method",
    "set_target",
]
