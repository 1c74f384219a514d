"""What comes in: source, slim decode, one batch = one transaction, hearing, dispatch (DESIGN, section 3)."""
