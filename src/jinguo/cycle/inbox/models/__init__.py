"""Messages, the reminders that were given, and where else people want to be told."""

from jinguo.cycle.inbox.models.addresses import MailAddress
from jinguo.cycle.inbox.models.messages import Message
from jinguo.cycle.inbox.models.reminded import Reminded

__all__ = ["MailAddress", "Message", "Reminded"]
