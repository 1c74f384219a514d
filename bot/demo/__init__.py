"""The demo: an invented community in fast-forward time. Only here bot and sandbox meet, as two processes."""

from bot.demo.play import DemoOptions, demo

__all__ = ["DemoOptions", "demo"]
