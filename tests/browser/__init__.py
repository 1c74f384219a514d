"""The chat page in a real browser. Skipped on a machine without Chromium."""
