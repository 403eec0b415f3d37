"""A yes or no that says why.

Every permission, check and refusal of the product is a `Verdict`; screens show its reason word for word.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Verdict:
    """An answer with its reason.

    `reason` is a Chinese sentence: for a refusal the fact and the way out, for a consent what it rests on
    (empty where nothing needs saying). A verdict is as true as its answer.
    """

    ok: bool
    reason: str = ""

    def __bool__(self) -> bool:
        return self.ok


YES = Verdict(True)


def no(reason: str) -> Verdict:
    """A refusal."""
    return Verdict(False, reason)


def all_of(*checks: "Verdict | tuple[object, str]") -> Verdict:
    """Yes when every check holds; else a refusal with every reason that stands in the way.

    A check is a verdict, or a pair of anything true or false and the reason shown when it is false.

    >>> all_of((True, "未登录"), (3 > 4, "人数不足"), (False, "已锁定"))
    Verdict(ok=False, reason='人数不足；已锁定')
    >>> all_of((True, "未登录")).ok
    True
    """
    failed = [verdict.reason for verdict in map(_as_verdict, checks) if not verdict.ok]
    return Verdict(not failed, "；".join(failed))


def any_of(*checks: "Verdict | tuple[object, str]") -> Verdict:
    """Yes when one check holds; else a refusal with the reasons of all of them.

    >>> any_of((False, "不是本人"), (True, "不是负责人"))
    Verdict(ok=True, reason='')
    >>> any_of((False, "不是本人"), (False, "不是负责人"))
    Verdict(ok=False, reason='不是本人；不是负责人')
    """
    verdicts = [_as_verdict(check) for check in checks]
    if any(verdicts):
        return YES
    return no("；".join(verdict.reason for verdict in verdicts))


def _as_verdict(check: "Verdict | tuple[object, str]") -> Verdict:
    if isinstance(check, Verdict):
        return check
    holds, reason = check
    return Verdict(bool(holds), "" if holds else reason)
