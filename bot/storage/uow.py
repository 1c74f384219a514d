"""The unit of work: everything one transaction reads and writes, by subject."""

import sqlite3
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.storage.activity import ActivityRows
from bot.storage.alarms import AlarmRows
from bot.storage.appeal import AppealRows
from bot.storage.audit import AuditRows
from bot.storage.badge import BadgeRows
from bot.storage.ballot import BallotRows
from bot.storage.challenge import ChallengeRows
from bot.storage.checkin import CheckinRows
from bot.storage.community import CommunityRows
from bot.storage.complaint import ComplaintRows
from bot.storage.dialogue import DialogueRows
from bot.storage.expiry import ExpiryRows
from bot.storage.giveaway import GiveawayRows
from bot.storage.grumble import GrumbleRows
from bot.storage.honours import HonourRows
from bot.storage.imported import ImportedRows
from bot.storage.imports import ImportRows
from bot.storage.incident import IncidentRows
from bot.storage.knock import KnockRows
from bot.storage.koc import KocRows
from bot.storage.ledger import LedgerRows
from bot.storage.level import LevelRows
from bot.storage.measure import MeasureRows
from bot.storage.member import MemberRows
from bot.storage.member_report import MemberReportRows
from bot.storage.outbox import OutboxRows
from bot.storage.post import PostRows
from bot.storage.privacy import PrivacyRows
from bot.storage.raid import RaidRows
from bot.storage.record import RecordRows
from bot.storage.sanction import SanctionRows
from bot.storage.schedule import JobRows
from bot.storage.setting import SettingRows
from bot.storage.shares import ShareRows
from bot.storage.shop import ShopRows
from bot.storage.spam import SpamRows
from bot.storage.spam_sample import SampleRows
from bot.storage.swift import driver_of
from bot.storage.tag import TagRows
from bot.storage.talk import TalkRows
from bot.storage.topic import TopicRows
from bot.storage.update import UpdateRows
from bot.storage.vote import VoteRows
from bot.storage.watching import WatchingRows
from bot.storage.welcome import WelcomeRows
from bot.storage.word import WordRows

if TYPE_CHECKING:
    from bot.storage.statistics import StatisticsRows


class UnitOfWork:
    """The rows of one open transaction. The edge that opened it commits; nobody else does."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection
        self.activity = ActivityRows(connection)
        self.audit = AuditRows(connection)
        self.ballots = BallotRows(connection)
        self.appeals = AppealRows(connection)
        self.challenges = ChallengeRows(connection)
        self.checkins = CheckinRows(connection)
        self.communities = CommunityRows(connection)
        self.complaints = ComplaintRows(connection)
        self.dialogues = DialogueRows(connection)
        self.giveaways = GiveawayRows(connection)
        self.expiry = ExpiryRows(connection)
        self.grumbles = GrumbleRows(connection)
        self.incidents = IncidentRows(connection)
        self.jobs = JobRows(connection)
        self.knocks = KnockRows(connection)
        self.ledger = LedgerRows(connection)
        self.measures = MeasureRows(connection)
        self.members = MemberRows(connection)
        self.outbox = OutboxRows(connection)
        self.posts = PostRows(connection)
        self.privacy = PrivacyRows(connection)
        self.record = RecordRows(connection)
        self.sanctions = SanctionRows(connection)
        self.reports = MemberReportRows(connection)
        self.raids = RaidRows(connection)
        self.settings = SettingRows(connection)
        self.shop = ShopRows(connection)
        self.spam = SpamRows(connection)
        self.spam_samples = SampleRows(connection)
        self.talk = TalkRows(connection)
        self.topics = TopicRows(connection)
        self.updates = UpdateRows(connection)
        self.votes = VoteRows(connection)
        self.watching = WatchingRows(connection)
        self.welcome = WelcomeRows(connection)
        self.words = WordRows(connection)
        self._open_standing(connection)

    def _open_standing(self, connection: AsyncConnection) -> None:
        """What members are for their community, beyond points, and what was before the bot came."""
        self.alarms = AlarmRows(connection)
        self.badges = BadgeRows(connection)
        self.honours = HonourRows(connection)
        self.imported = ImportedRows(connection)
        self.imports = ImportRows(connection)
        self.koc = KocRows(connection)
        self.levels = LevelRows(connection)
        self.shares = ShareRows(connection)
        self.tags = TagRows(connection)

    @property
    def statistics(self) -> "StatisticsRows":
        """The figures; asked for now and then, so their many statements are made when they are wanted."""
        from bot.storage.statistics import StatisticsRows  # noqa: PLC0415

        return StatisticsRows(self._connection)

    @property
    def connection(self) -> AsyncConnection:
        """For `inspect` and the privacy exports, which read across subjects inside `storage`."""
        return self._connection

    @asynccontextmanager
    async def savepoint(self) -> AsyncIterator[None]:
        """A part of the transaction that is rolled back alone if it raises.

        Bare statements, for SQLite straight to its driver: each request has one, and `begin_nested` costs as
        much as the request's own statements.
        """
        execute, owes = self._mark, self.ledger.owes
        await execute("SAVEPOINT part")
        try:
            yield
        except Exception as error:
            self.ledger.forget_owed(owes)
            try:
                await execute("ROLLBACK TO SAVEPOINT part")
                await execute("RELEASE SAVEPOINT part")
            except (DBAPIError, sqlite3.Error):  # the transaction is gone; why, the first error says
                raise error from None
            raise
        await execute("RELEASE SAVEPOINT part")

    async def _mark(self, statement: str) -> None:
        driver = driver_of(self._connection)
        if driver is None:
            await self._connection.exec_driver_sql(statement)
        else:
            driver.run(statement)
