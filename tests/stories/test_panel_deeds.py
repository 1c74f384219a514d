"""What staff do from the panel, and that the group then is as they set it."""

from datetime import timedelta

from sqlalchemy import select

from bot.storage.tables import post
from tests.bad_input.ground import unharmed
from tests.stories.panel_hands import (
    ANN,
    BO,
    SECOND,
    again,
    datas,
    forge,
    orders,
    panel,
    press,
    reply,
    second_community,
)
from tests.stories.stage import GROUP, OPS, OWNER, Stage

WORDS = "Movie night on <Friday>!\nBring friends."


async def test_an_announcement_is_looked_at_once_more_and_then_sent_once(stage: Stage) -> None:
    asked = await press(stage, await press(stage, await panel(stage), ".post"), ".write")
    assert "Reply to this message" in asked["text"]
    draft = await reply(stage, asked, "Movie night")
    assert draft["ephemeral"]
    better = await reply(stage, draft, WORDS)
    assert WORDS in better["text"]
    assert await stage.heard(BO) == []
    pin = next(each for each in datas(better) if "post.pin" in each)
    await stage.press(OWNER, better, pin)
    assert (await stage.heard(BO))[0] == WORDS
    assert "Sent" in (await again(stage, OWNER, better))["text"]
    async with stage.database.read() as uow:
        [row] = (await uow.connection.execute(select(post).where(post.c.kind == "manual"))).all()
    assert (row.state, row.decided_by) == ("sent", OWNER)
    assert (await stage.get("journal", method="pinChatMessage"))["entries"]
    await stage.press(OWNER, draft, "panel:1.post.send")
    assert (await stage.heard(BO)).count(WORDS) == 1
    assert "no longer there" in (await again(stage, OWNER, draft))["text"]
    await unharmed(stage)


async def test_a_draft_is_gone_after_ten_minutes_and_when_it_is_cancelled(stage: Stage) -> None:
    for wait, path in ((11, "post.send"), (0, "post.cancel")):
        asked = await press(stage, await press(stage, await panel(stage), ".post"), ".write")
        draft = await reply(stage, asked, WORDS)
        await stage.pass_time(minutes=wait)
        await press(stage, draft, path)
        await forge(stage, OWNER, draft, f"panel:1.post.send:{OWNER}")
        assert "no longer there" in (await again(stage, OWNER, draft))["text"]
    assert await stage.heard(BO) == []


async def test_a_vote_is_begun_step_by_step_and_ended_from_the_panel(stage: Stage) -> None:
    await second_community(stage)
    asked = await panel(stage, OWNER, OPS)
    await stage.press(
        OWNER, asked, next(each for each in datas(asked) if not each.startswith("panel:1.")), OPS
    )
    votes = await press(stage, await again(stage, OWNER, asked, OPS), ".vote", chat=OPS)
    await stage.press(OWNER, votes, next(each for each in datas(votes) if "vote.new" in each), OPS)
    form = await reply(stage, await stage.last(OWNER, OPS), "Where to run?", chat=OPS)
    form = await reply(stage, form, "Park\nRiver", chat=OPS)
    await stage.press(OWNER, form, "voteform:open", OPS)
    assert [each["poll"]["question"] for each in await stage.seen(ANN, SECOND) if each.get("poll")] == [
        "Where to run?"
    ]
    running = await press(stage, await again(stage, OWNER, asked, OPS), ".menu", chat=OPS)
    running = await press(stage, running, ".vote", chat=OPS)
    assert "Where to run?" in running["text"]
    over = await press(stage, running, ".close.1", chat=OPS)
    assert "Where to run?" in over["text"]
    await stage.pass_time(seconds=10)
    assert "Nobody voted" in (await stage.heard(ANN, SECOND))[-1]
    assert not [each for each in await stage.seen(ANN) if each.get("poll")]


async def test_orders_are_handed_over_or_refused_with_and_without_a_reason(stage: Stage) -> None:
    await stage.say(ANN, "/start", ANN)
    await stage.say(ANN, "hi")
    await stage.settle()
    await orders(stage, 3)
    waiting = await press(stage, await panel(stage), ".shop")
    assert "Orders waiting: 3" in waiting["text"]
    waiting = await press(stage, await press(stage, waiting, "shop.approve.1"), "shop.done.1")
    waiting = await press(stage, await press(stage, waiting, "shop.reopen.1"), "shop.done.1")
    waiting = await press(stage, await press(stage, waiting, "shop.refuse.2"), "shop.without.2")
    assert "Orders waiting: 1" in waiting["text"]
    why = await press(stage, waiting, "shop.refuse.3")
    await reply(stage, why, "the last one broke")
    told = await stage.heard(ANN, ANN)
    assert ["handed over" in each or "points are back" in each for each in told[-3:]] == [True] * 3
    assert "the last one broke" in told[-1]
    async with stage.database.read() as uow:
        [community] = await uow.communities.all()
        assert await uow.ledger.balance(community.id, ANN) == 60
    await unharmed(stage)


async def test_a_challenge_and_a_giveaway_are_begun_in_a_line_and_called_off(stage: Stage) -> None:
    for name, verb, line in (
        ("challenge", "line", "Walk | 7 days | #walk"),
        ("giveaway", "new", "A book | a good book | 1 winner"),
    ):
        asked = await press(stage, await press(stage, await panel(stage), f".{name}"), f"{name}.{verb}")
        await reply(stage, asked, line)
        running = await press(stage, await panel(stage), f".{name}")
        assert line.partition(" |")[0] in running["text"]
        sure = await press(stage, running, f"{name}.sure.1")
        over = await press(stage, sure, f"{name}.cancel.1")
        assert "None is" in over["text"]
    await unharmed(stage)


async def test_a_winner_falls_away_and_another_is_drawn_from_the_panel(stage: Stage) -> None:
    await stage.say(OWNER, "/giveaway A book | 50 points | 1 winner --until 5m")
    await stage.settle()
    for user in (ANN, BO):
        await stage.say(user, "hi")
        await stage.settle()
        await forge(stage, user, (await stage.seen(user))[-1], "enter:1:")
    await stage.pass_time(minutes=6)
    async with stage.database.read() as uow:
        [first] = await uow.giveaways.wins(1)
    drawn = await press(stage, await panel(stage), ".giveaway")
    whose = await press(stage, drawn, "giveaway.again.1")
    assert first.name in whose["text"]
    sure = await press(stage, whose, f"giveaway.again.1.{first.user_id}")
    assert "Really?" in sure["text"]
    async with stage.database.read() as uow:
        assert len(await uow.giveaways.wins(1)) == 1, "asked twice"
    await press(stage, sure, ".back")
    async with stage.database.read() as uow:
        won = {win.user_id: win.withdrawn for win in await uow.giveaways.wins(1)}
        other = ANN + BO - first.user_id
        assert won == {first.user_id: True, other: False}
        assert (await uow.ledger.balance(1, first.user_id), await uow.ledger.balance(1, other)) == (0, 50)
    await stage.pass_time(days=8)
    later = await press(stage, await panel(stage), ".giveaway")
    assert "again" not in str(datas(later)), "a week later it stands"
    await unharmed(stage)


async def test_codes_are_added_where_no_member_reads_along(stage: Stage) -> None:
    here = await press(stage, await press(stage, await panel(stage), ".giveaway"), "giveaway.codes")
    assert "members could read along" in here["text"]
    assert "fill" not in str(datas(here))
    assert "Codes are secret" in await forge(stage, OWNER, here, f"panel:1.giveaway.fill:{OWNER}")
    await stage.say(OWNER, "/start", OWNER)
    await stage.settle()
    pools = await press(stage, await panel(stage, OWNER, OWNER), ".giveaway", chat=OWNER)
    pools = await press(stage, pools, "giveaway.codes", chat=OWNER)
    asked = await press(stage, pools, "giveaway.fill", chat=OWNER)
    added = await reply(stage, asked, "spring\nAAA-1\nBBB-2", chat=OWNER)
    assert "2 codes added" in added["text"]
    again_ = await press(stage, await panel(stage, OWNER, OWNER), ".giveaway", chat=OWNER)
    assert "spring: 2" in (await press(stage, again_, "giveaway.codes", chat=OWNER))["text"]
    await unharmed(stage)


async def test_proposals_that_wait_are_answered_from_the_panel(stage: Stage) -> None:
    for user, question in ((ANN, "Cake?"), (BO, "Pie?")):
        await stage.say(user, f"/vote {question} | Yes | No --until 8h")
        await stage.settle()
    waiting = await press(stage, await press(stage, await panel(stage), ".vote"), "vote.proposals")
    assert "Cake? · Yes, No · from Ann" in waiting["text"]
    waiting = await press(stage, waiting, "vote.refuse.2")
    assert "Pie?" not in waiting["text"]
    over = await press(stage, waiting, "vote.approve.1")
    assert "still unanswered" in over["text"]
    polls = [each["poll"]["question"] for each in await stage.seen(ANN) if each.get("poll")]
    assert polls == ["Cake?"]
    await unharmed(stage)


async def test_a_proof_is_struck_and_counts_again_from_the_panel(stage: Stage) -> None:
    await stage.say(OWNER, "/challenge Walk | 7 days | #walk --start tomorrow")
    await stage.say(ANN, "hi")
    await stage.settle()
    await forge(stage, ANN, (await stage.seen(ANN))[-1], "join:1:")
    await stage.pass_time(days=1)
    said = await stage.say(ANN, "#walk to the lake")
    await stage.settle()
    proofs = await press(stage, await press(stage, await panel(stage), ".challenge"), "challenge.proofs.1")
    assert "1. Ann · 3 Mar" in proofs["text"]
    links = [button["url"] for row in proofs["buttons"] for button in row if button["url"]]
    assert [link.rpartition("/")[2] for link in links] == [str(said["message_id"])]
    struck = await press(stage, proofs, f"challenge.strike.1.{said['message_id']}")
    assert "1. Ann · 3 Mar · struck" in struck["text"]
    assert "doesn't count" in (await stage.heard(ANN))[-1]
    back = await press(stage, struck, f"challenge.unstrike.1.{said['message_id']}")
    assert "struck" not in back["text"].splitlines()[-1]
    await unharmed(stage)


async def test_the_stock_stands_beside_the_orders(stage: Stage) -> None:
    shop = await press(stage, await panel(stage), ".shop")
    stock = await press(stage, shop, "shop.stock")
    items = stage.app.content.shop.items
    assert stock["text"].count("point") >= len(items) > 0
    await unharmed(stage)


async def test_a_time_zone_can_be_typed_and_holds_from_the_next_tick_on(stage: Stage) -> None:
    settings = await panel(stage, command="/settings")
    asked = await press(stage, await press(stage, settings, ".zone"), ".typed")
    wrong = await reply(stage, asked, "Shangri-La")
    assert "Did you mean" in wrong["text"]
    right = await reply(stage, asked, "chatham")
    assert "Pacific/Chatham" in right["text"]
    await stage.say(ANN, "check in")
    before = await stage.heard(BO)
    await stage.pass_time(hours=6.5)  # a quarter past ten in the evening there, half past four in Shanghai
    assert "One of us checked in today" in "".join((await stage.heard(BO))[len(before) :])
    async with stage.database.read() as uow:
        [community] = await uow.communities.all()
    assert community.timezone == "Pacific/Chatham"


async def test_what_is_switched_off_stays_away(stage: Stage) -> None:
    settings = await panel(stage, command="/settings")
    for name in ("greeting", "evening_line", "message_points", "icebreaker", "topics"):
        settings = await press(stage, settings, f".{name}.off")
    await stage.join(2001)
    await stage.say(ANN, "check in")
    await stage.say(BO, "what a lovely day this is")
    await stage.settle()
    before = await stage.heard(BO)
    await stage.until(stage.clock.now() + timedelta(hours=13))
    assert await stage.heard(BO) == before
    async with stage.database.read() as uow:
        [community] = await uow.communities.all()
        assert await uow.ledger.balance(community.id, BO) == 0


async def test_what_is_switched_on_again_comes_again(stage: Stage) -> None:
    settings = await panel(stage, command="/settings")
    for turned in ("off", "on"):
        for name in ("greeting", "evening_line", "message_points"):
            settings = await press(stage, settings, f".{name}.{turned}")
    await stage.join(2001)
    await stage.say(ANN, "check in")
    await stage.say(BO, "what a lovely day this is")
    await stage.pass_time(minutes=2)
    assert any("Name2001" in each for each in await stage.heard(BO))
    async with stage.database.read() as uow:
        [community] = await uow.communities.all()
        assert await uow.ledger.balance(community.id, BO) == 1


async def test_a_new_language_speaks_in_the_group_and_in_its_menu(stage: Stage) -> None:
    settings = await panel(stage, command="/settings")
    changed = await press(stage, await press(stage, settings, ".language"), ".language.zh")
    assert "时区" in (await press(stage, changed, ".settings.zone"))["text"] or "Time zone" in changed["text"]
    menu = await stage.get("commands", chat=str(GROUP), **{"as": str(ANN)})
    assert "签到" in str(menu)
