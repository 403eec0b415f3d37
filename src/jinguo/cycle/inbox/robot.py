"""The robot of a group chat (群机器人): one line of text posted to its address."""

import json
from http.client import HTTPConnection, HTTPException, HTTPSConnection
from urllib.parse import urlsplit

PATIENCE_SECONDS = 5
LONGEST_ANSWER = 10_000
FAILURES = (OSError, HTTPException, ValueError)  # whatever `post` raises


def post(url: str, text: str) -> None:
    """Post a text, over HTTPS unless the address says http. It follows no redirect.

    Raises one of `FAILURES` when nobody answers, or when the answer is not that the text was taken: status 200 and,
    where there is an `errcode`, 0 (as 企业微信 and 钉钉 answer).
    """
    parts = urlsplit(url)
    kind = HTTPConnection if parts.scheme == "http" else HTTPSConnection
    connection = kind(parts.netloc.rpartition("@")[2], timeout=PATIENCE_SECONDS)
    try:
        body = json.dumps({"msgtype": "text", "text": {"content": text}}, ensure_ascii=False).encode()
        target = f"{parts.path or '/'}?{parts.query}" if parts.query else parts.path or "/"
        connection.request("POST", target, body, {"Content-Type": "application/json; charset=utf-8"})
        answer = connection.getresponse()
        _demand_taken(answer.status, answer.read(LONGEST_ANSWER))
    finally:
        connection.close()


def _demand_taken(status: int, body: bytes) -> None:
    if status != 200:
        raise OSError(f"the robot answered {status}")
    said = json.loads(body) if body.startswith(b"{") else {}
    if said.get("errcode"):
        raise OSError(f"the robot refused with {said['errcode']}")
