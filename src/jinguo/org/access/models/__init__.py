"""What access keeps: passwords' ages, second factors, and requests between the seats."""

from jinguo.org.access.models.credentials import Credential, OldPassword, SecondFactor
from jinguo.org.access.models.requests import KINDS, AccountRequest

__all__ = ["KINDS", "AccountRequest", "Credential", "OldPassword", "SecondFactor"]
