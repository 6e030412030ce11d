"""The script's question in full: ``python -m tests.experiments.sizes``; about a minute.

Eleven sizes from twenty seeds, up to 20,000 iterations, all sums asked every 100. What was
measured once by an independent port of the script must come out again.
"""

import sys
import time

from rnn_viz.cli.sweeping.table import as_text
from rnn_viz.core.experiment.presets import PRESETS
from rnn_viz.core.experiment.tally import Tally
from rnn_viz.core.experiment.verdict import verdict
from rnn_viz.experiments.local import LocalPool
from rnn_viz.experiments.measuring import measured
from rnn_viz.experiments.running import run_plan
from rnn_viz.io import compile_cache

NEVER = float("inf")
MEASURED = {  # hidden: once perfect, learned, median first, median stable
    2: (0, 0, NEVER, NEVER),
    3: (0, 0, NEVER, NEVER),
    4: (1, 0, NEVER, NEVER),
    6: (13, 11, 13_850, 19_300),
    8: (19, 18, 9_400, 10_300),
    12: (20, 20, 7_100, 8_100),
    16: (20, 20, 6_350, 6_950),
    24: (20, 20, 5_700, 6_350),
    32: (20, 20, 5_100, 5_950),
    48: (20, 20, 5_500, 6_150),
    64: (20, 20, 5_400, 6_150),
}


def main() -> int:
    """Print the table, the verdict and the time; return 1 if a number differs."""
    compile_cache.prepare()
    plan, tally, pool = PRESETS[0].plan, Tally(), LocalPool()
    costs = measured(plan)
    begun, worked = time.monotonic(), time.process_time()
    run_plan(plan, pool, None, tally.add)
    seconds, work = time.monotonic() - begun, time.process_time() - worked
    found = {}
    for setting in plan.settings:
        it = tally.results(setting)
        once = int((it.first < NEVER).sum())
        found[setting.hidden] = (once, it.learned, it.median_first, it.median_stable)
    told = f"{plan.runs} runs by {pool.workers} threads: {seconds:.1f} s, {work:.1f} s of work"
    sys.stdout.write(f"{as_text(verdict(plan, tally, costs))}\n\n{told}\n")
    return int(found != MEASURED)


if __name__ == "__main__":
    sys.exit(main())
