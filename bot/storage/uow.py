"""The unit of work: everything one transaction reads and writes, by subject."""

import sqlite3
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, Any

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

    activity: ActivityRows
    alarms: AlarmRows
    appeals: AppealRows
    audit: AuditRows
    badges: BadgeRows
    ballots: BallotRows
    challenges: ChallengeRows
    checkins: CheckinRows
    communities: CommunityRows
    complaints: ComplaintRows
    dialogues: DialogueRows
    expiry: ExpiryRows
    giveaways: GiveawayRows
    grumbles: GrumbleRows
    honours: HonourRows
    imported: ImportedRows
    imports: ImportRows
    incidents: IncidentRows
    jobs: JobRows
    knocks: KnockRows
    koc: KocRows
    ledger: LedgerRows
    levels: LevelRows
    measures: MeasureRows
    members: MemberRows
    outbox: OutboxRows
    posts: PostRows
    privacy: PrivacyRows
    raids: RaidRows
    record: RecordRows
    reports: MemberReportRows
    sanctions: SanctionRows
    settings: SettingRows
    shares: ShareRows
    shop: ShopRows
    spam: SpamRows
    spam_samples: SampleRows
    tags: TagRows
    talk: TalkRows
    topics: TopicRows
    updates: UpdateRows
    votes: VoteRows
    watching: WatchingRows
    welcome: WelcomeRows
    words: WordRows

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - as annotated above
        """Rows are made when they are first asked for: of fifty kinds a batch needs ten."""
        kind = UnitOfWork.__annotations__.get(name)
        if kind is None:
            raise AttributeError(name)
        made = self.__dict__[name] = kind(self._connection)
        return made

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
