"""The demo: an invented community in fast-forward time. The only place that starts bot and sandbox together."""

from bot.demo.play import DemoOptions, demo

__all__ = ["DemoOptions", "demo"]
