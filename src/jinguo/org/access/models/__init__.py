"""What access keeps: passwords' ages, second factors, and requests between the seats."""

from jinguo.org.access.models.credentials import Credential, OldPassword, SecondFactor
from jinguo.org.access.models.requests import KINDS, WITH_PASSWORD, AccountRequest

__all__ = ["KINDS", "WITH_PASSWORD", "AccountRequest", "Credential", "OldPassword", "SecondFactor"]
