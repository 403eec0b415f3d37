"""One of them, alone in its process, the library's import included in its memory but not in its seconds."""

import json
import resource
import sys
import time
from importlib import import_module
from pathlib import Path


def main(name: str, folder: str) -> None:
    """Work it out three times; the best counts, as all are measured so."""
    module = import_module(f"benchmarks.rivals.{name}")
    seconds, figures = [], None
    for _ in range(3):
        begun = time.perf_counter()
        figures = module.run(Path(folder))
        seconds.append(time.perf_counter() - begun)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    cpu = resource.getrusage(resource.RUSAGE_SELF).ru_utime
    print(json.dumps({"seconds": min(seconds), "peak": peak, "cpu": cpu, "figures": figures}))


if __name__ == "__main__":
    main(*sys.argv[1:])
