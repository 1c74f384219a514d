"""What members choose for themselves, and that it holds."""

from bot.actions import options
from tests.actions.scene import ANN, BO, Scene


async def test_a_language_is_kept_for_one_member_alone(scene: Scene) -> None:
    async with scene.database.begin() as uow:
        await options.choose_language(uow, await uow.members.of_user(ANN), "zh")
    assert ((await scene.member(ANN)).language, (await scene.member(BO)).language) == ("zh", "")


async def test_quiet_is_switched_on_and_off_again(scene: Scene) -> None:
    states = []
    for _ in range(2):
        async with scene.database.begin() as uow:
            states.append(await options.toggle_quiet(uow, await uow.members.of_user(ANN)))
        states.append((await scene.member(ANN)).quiet)
    assert states == [True, True, False, False]


async def test_asking_for_the_reminder_ends_the_quiet_and_stopping_it_does_not_begin_one(
    scene: Scene,
) -> None:
    async with scene.database.begin() as uow:
        await uow.members.change(scene.community.id, ANN, quiet=True)
    for wanted, quiet in ((True, False), (False, False)):
        member = await scene.member(ANN)
        async with scene.database.begin() as uow:
            await options.set_reminder(uow, member, wanted=wanted)
        member = await scene.member(ANN)
        assert (member.reminder, member.quiet) == (wanted, quiet)
