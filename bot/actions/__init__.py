"""One function = one use case: (uow, content, now, input) -> outcome. Never commits, never sends."""
