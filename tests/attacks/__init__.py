"""Attacks on the bot, each a test; `docs/attacks.md` tells what happens in each.

- `town.py`: a community in which something of everything is open, and every button the bot ever showed in it.
- `test_forged_presses.py`: every button of `handlers.table.BUTTONS`, pressed by members, strangers,
  the banned, staff of another group; meant for somebody else, cut short, with other numbers, with garbage.
- `test_against_staff.py`: what a moderator cannot do to a moderator, an owner, a bot, or a chat;
  every command of staff, written by a member.
- `test_injection.py`: names, titles, words and reasons that would be HTML, Markdown, links or invisible.
- `test_spreadsheets.py`: what a spreadsheet would take for a formula.
- `test_exploding_patterns.py`: every regular expression of the project on texts made to make it slow.
- `test_floods_of_text.py`: combining marks, the longest messages, 65,000 words at once.
- `test_bombs.py`: files and pictures that people send are never opened; what is opened has an end.

A new button or command is attacked without a line being written here; if the town does not show the button,
a test says so by its name.
"""
