"""What all tables share: their names' convention, and the community that a row belongs to."""

from sqlalchemy import Column, ForeignKey, Integer, MetaData

from bot.storage.types import NAMES

metadata = MetaData(naming_convention=NAMES)


def community_key(*, primary: bool = True) -> Column[int]:
    """The column that every table of a community has."""
    return Column("community_id", Integer, ForeignKey("community.id"), primary_key=primary, nullable=False)
