"""Screening: what reads a text and says what it finds. It reads the tables beside it; no Telegram, no SQL."""
