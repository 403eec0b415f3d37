"""The `jinguo` command: each name is one management command, `-` written `_`.

`--data-dir DIR` and `--today DATE` may stand anywhere and are read before Django starts, because settings depend on
them.
"""

import os
import sys

OPTIONS = {"--data-dir": "JINGUO_DATA_DIR", "--today": "JINGUO_TODAY"}


def main() -> None:
    """Run the management command that the first word names."""
    words = _into_environment(sys.argv[1:])
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "jinguo.config.settings")
    from django.core.management import execute_from_command_line  # after the environment is complete

    name = words[0].replace("-", "_") if words else "help"
    execute_from_command_line(["jinguo", name, *words[1:]])


def _into_environment(words: list[str]) -> list[str]:
    """Take the options that settings read out of `words` and into the environment."""
    rest: list[str] = []
    waiting = iter(words)
    for word in waiting:
        option, _, value = word.partition("=")
        if option in OPTIONS:
            os.environ[OPTIONS[option]] = value or next(waiting, "")
        else:
            rest.append(word)
    return rest


if __name__ == "__main__":
    main()
