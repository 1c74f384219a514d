"""The members' and moderators' door: what people type and press, turned into one action each."""
