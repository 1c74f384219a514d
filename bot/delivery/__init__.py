"""What goes out: outbox -> render -> pace -> Telegram -> record the result."""
