"""Steward's core: what is true whoever knocks. Handlers and the clock call it; it calls neither."""
