"""The certificate with which `jinguo serve` itself speaks HTTPS, for an office without a proxy before it."""

from dataclasses import dataclass
from pathlib import Path

from django.conf import settings

from jinguo.base.keep.errors import KeepError

PKCS8 = "-----BEGIN PRIVATE KEY-----"  # the one kind of key that granian reads


@dataclass(frozen=True)
class Certificate:
    """The files of a certificate with its chain, and of its private key, both PEM."""

    file: Path
    key: Path


def certificate() -> Certificate | None:
    """The certificate of the settings; None where there is none and pages go out as HTTP.

    Raises KeepError for half of one, for files that cannot be read, and for a key that the server would not take.
    """
    file, key = settings.TLS_CERT, settings.TLS_KEY
    if not file and not key:
        return None
    if not (file and key):
        raise KeepError("JINGUO_TLS_CERT 和 JINGUO_TLS_KEY 要一起写：一个是证书文件，一个是私钥文件。")
    found = Certificate(Path(file).resolve(), Path(key).resolve())
    _read(found.file)
    if PKCS8 not in _read(found.key):
        raise KeepError(f"{found.key} 不是 PKCS#8 私钥。请转换：openssl pkcs8 -topk8 -nocrypt -in 原私钥 -out 新私钥")
    return found


def _read(file: Path) -> str:
    try:
        return file.read_text(encoding="ascii", errors="replace")
    except OSError as problem:
        raise KeepError(f"读不到 {file}。请核对文件名和读取权限。") from problem
