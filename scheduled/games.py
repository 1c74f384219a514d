"""The clock's door to challenges and giveaways: how often it is asked what is due."""

from datetime import timedelta

SWEEP_EVERY = timedelta(seconds=2)
