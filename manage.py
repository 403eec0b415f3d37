"""Django's own entry for development; users run `jinguo`."""

import sys

from jinguo.config.cli import main

if __name__ == "__main__":
    sys.argv[0] = "jinguo"
    main()
