"""Cards and charts as PNG, from plain values and words already rendered in the reader's language.

Drawing happens in a process of its own (`python -m bot.pictures`, fed by `studio.Studio`), because the
renderer holds Python's lock while it works. Knows nobody else in the house.
"""
