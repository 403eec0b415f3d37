"""What can be wrong with a key or a seal; the messages are shown to people."""


class VaultError(Exception):
    """Something sealed cannot be read; the text is Chinese and says the remedy."""


class KeyMissing(VaultError):
    """The key file, or the key that this value was sealed with, is not there."""


class SealBroken(VaultError):
    """The sealed value was changed, cut, or moved here from another row, column or use."""

    def __init__(self) -> None:
        super().__init__("加密内容与所在位置对不上，可能被改动或移动过。请从最近一次备份核对这条记录。")
