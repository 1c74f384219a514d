"""What a process has cost so far, as the kernel counts it (Linux; elsewhere nothing can be told)."""

import os
from pathlib import Path


def cpu_seconds(pid: int) -> float:
    """Seconds of processor time that all threads of a process have used; 0.0 where that cannot be told."""
    try:
        after_name = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return 0.0
    return (int(after_name[11]) + int(after_name[12])) / os.sysconf("SC_CLK_TCK")


def resident_mib(pid: int | str = "self", what: str = "VmRSS") -> float:
    """Resident memory in MiB, now or (`VmHWM`) at the most so far; 0.0 where that cannot be told.

    Not `ru_maxrss`: that is handed down by whoever started the process.
    """
    try:
        lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    except OSError:
        return 0.0
    kib = next((line.split()[1] for line in lines if line.startswith(f"{what}:")), "0")
    return int(kib) / 1024
