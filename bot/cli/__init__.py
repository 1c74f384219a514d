"""The command line: one module a command. Heavy imports happen inside commands, so that each starts fast."""
