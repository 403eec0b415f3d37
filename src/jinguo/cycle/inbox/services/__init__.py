"""What happens in the inbox: people are told, read what they were told, and say where else to tell them."""

from jinguo.cycle.inbox.services.addresses import set_mail_address
from jinguo.cycle.inbox.services.reading import mark_all_read, mark_read
from jinguo.cycle.inbox.services.telling import Word, tell, tell_each

__all__ = ["Word", "mark_all_read", "mark_read", "set_mail_address", "tell", "tell_each"]
