"""What happens in the inbox: people are told, and read what they were told."""

from jinguo.cycle.inbox.services.telling import Word, tell, tell_each

__all__ = ["Word", "tell", "tell_each"]
