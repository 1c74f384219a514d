"""Benchmarks that anyone can run again: `make bench`, or one of them with `python -m bench.mixed`.

Nothing here leaves the machine: a feeder on loopback plays Telegram. Figures that compare are ratios within
one run. BENCH_SIZE=full takes the sizes of docs/performance.md, anything else small ones.
"""
