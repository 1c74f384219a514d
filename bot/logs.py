"""The log: one line an event, with ids; to stderr; never a secret."""

import logging
import os
import re
import sys
from collections.abc import MutableMapping
from typing import Any

import structlog

_SECRETS = re.compile(r"\d{1,20}:[\w-]{10,}|(?<=://)[^/\s@]+(?=@)")
"""Bot tokens, and user and password in an address."""
_FIRST = ("timestamp", "level", "event")


def _blot(_: object, __: str, event: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
    """Blot out what must not be read by whoever reads the log."""
    for name, value in event.items():
        if isinstance(value, str):
            event[name] = _SECRETS.sub("…", value)
    return event


def configure() -> None:
    """Set logging up for a program; tests and people who embed Steward leave it as it is."""
    level = logging.DEBUG if os.environ.get("STEWARD_DEBUG") == "1" else logging.INFO
    logging.basicConfig(level=logging.WARNING, stream=sys.stderr, format="%(levelname)s %(name)s %(message)s")
    logging.getLogger("apscheduler").setLevel(logging.ERROR)
    structlog.configure(
        processors=[
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            structlog.processors.format_exc_info,
            _blot,
            structlog.processors.LogfmtRenderer(
                key_order=["timestamp", "level", "event"], bool_as_flag=False
            ),
        ],
        wrapper_class=structlog.make_filtering_bound_logger(level),
        logger_factory=structlog.PrintLoggerFactory(sys.stderr),
        cache_logger_on_first_use=True,
    )
