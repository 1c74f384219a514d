"""Rules: pure functions and frozen dataclasses; the standard library only; time comes in as an argument."""
