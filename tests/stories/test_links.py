"""`/links` over the real wire: a domain banned by staff goes from the next message on, by staff alone."""

from tests.stories.panel_hands import again
from tests.stories.stage import GROUP, OPS, OWNER, Stage
from tests.stories.test_own_links import gone
from tests.stories.test_words import tell

ANN, BO, CHEN = 1002, 1003, 1004
SPREAD = "https://shop.example.com/tea is where I buy, friends"


async def test_a_banned_domain_goes_from_the_very_next_message_on_until_it_is_undone(stage: Stage) -> None:
    assert not await gone(stage, ANN, SPREAD)
    assert "or to anything below it, are deleted" in await tell(stage, OWNER, "/links ban example.com", OPS)
    assert await gone(stage, BO, SPREAD)
    assert "1 domain, page 1 of 1\n⛔ example.com" in await tell(stage, OWNER, "/links", OPS)
    banned = [each for each in await stage.seen(OWNER, OPS) if "are deleted" in each["text"]][-1]
    await stage.press(OWNER, banned, "links:undo.", OPS)
    assert "is on neither list again" in (await again(stage, OWNER, banned, OPS))["text"]
    assert not await gone(stage, CHEN, SPREAD)
    assert "allows and bans nothing of its own" in await tell(stage, OWNER, "/links", OPS)


async def test_a_long_list_has_pages(stage: Stage) -> None:
    for number in range(21):
        await stage.say(OWNER, f"/links allow {number}.example", OPS)
    await stage.settle()
    await tell(stage, OWNER, "/links list", OPS)
    first = await stage.last(OWNER, OPS)
    assert "21 domains, page 1 of 2" in first["text"]
    await stage.press(OWNER, first, "links:list.2", OPS)
    assert "page 2 of 2" in (await again(stage, OWNER, first, OPS))["text"]


async def test_members_change_no_links_by_command_or_by_forged_button(stage: Stage) -> None:
    for line in ("/links ban example.com", "/links", "/links remove example.com"):
        assert "for admins" in await tell(stage, ANN, line)
    await tell(stage, OWNER, "/links ban example.com", OPS)
    shown = await stage.last(ANN)
    where = (
        {"ephemeral": shown["ephemeral_message_id"]}
        if shown["ephemeral"]
        else {"message": shown["message_id"]}
    )
    for data in ("links:list.1.1:", "links:undo.ban.gone.00000000.1:", "links:undo.x.y.z.1:", "links::"):
        forged = await stage.post("forge", chat=GROUP, user=ANN, data=data, wait=5, **where)
        assert forged["answer"]["show_alert"], data
    assert "⛔ example.com" in await tell(stage, OWNER, "/links", OPS)
