"""What people may write and call themselves, at its worst."""

LONGEST = 4096

ARGUMENTS = (
    "", "x" * 4000, "😀" * 900, "\u202eabc\u202c", "z\u0351\u0352\u0353" * 300, "a\0b", "\n@bo 5 x", "9" * 40,
    "-5", "1.5", "'; DROP TABLE member; --", "<b>x</b><script>", "@bo 1 a\0b <i>{ $x }", "1003 9999999999 x",
    "999999999999999 1 x", "٣ ٣ ٣", "1003 ٣ arab", "②", "\u3000", "\u200b", "%s %d {} {0}", "timezone \0",
    "timezone " + "q" * 3000, "check \0", "2026-02-30", "13-45", "99999-1-1", "zh\0", "off x",
    "-1001000000001 x",
)  # fmt: skip
"""After a command."""

NAMES = (
    "\u202eevil\u202c gpj.exe", "Z\u0351\u0352\u0353\u0354a\u0351lgo", "👨\u200d👩\u200d👧 Family",
    "\u3164\u115f",
    "\u200b\u200c\u200d\ufeff", "a\nb\rc\u2028d", "<b>Bold</b> & <a href='x'>", "{ $x } {members}",
    "*_`[md](x)",
    "W" * 64, "𒐫" * 40, "شَدَّة العَرَبِيّة", "'; DROP TABLE member; --", "\u0600\u0601\u0602",
    "/checkin @everyone",
    "%s %d {0}",
)  # fmt: skip
"""First names a person can have, some with nothing to see."""

DATA = (
    "x", ":", "::", ":::", "checkin", "checkin:1:2:3", "nosuch::", "x" * 64, "🙂" * 16, "x" * 5000,
    "rank:all:" + "9" * 5000, "rank:all:²", "rank:decade:", "rank::", "undo:1:", "undo:0:", "undo:-1:",
    "undo:１:",
    "undo:²:", "undo:99999999999999999999:", "undo:x:", "makeup:2026-99-99:", "makeup:0001-01-01:",
    "makeup::",
    "makeup:9999-12-31:", "language:klingon:", "language::", "forget:0:", "forget:-1:",
    "forget:" + "9" * 40 + ":",
    "forget:²:", "gift:1:", "setup:open:", "setup::", "setup:x.kind.koc:", "setup:..:", "ops:open:", "ops:1:",
    "ops:99999999999999999999:", "checkin::5", "hello:\0:", "remind:\n:5", "start:mydata:",
    "award:1003 5 x:", "shop:nothing:", "shop:\0:", "pay:sunshine:", "pay:..:", "pay:sunshine.k.²:",
    "pay:sunshine.k.٣:", "pay:sunshine.k.-1:", "pay:sunshine.k.999999999:", "order:done.1:", "order:done.²:",
    "order:x.99999999999999999999:", "order::", "code:1:", "code:²:", "code:٣:", "topic:open:", "panel::",
    "panel:1.vote:", "panel:1.settings.lang.en:", "panel:99999999999.schedule:", "panel:1.schedule.run.²..:",
    "panel:x.shop:", "panel:choose:", "panel:open:", "settings::", "settings:open:", "schedule:x:",
    "vote:approve.1:", "vote:close.²:", "vote:x:", "voteform:open:", "voteform:time.h2:", "voteform:²:",
    "challenge:new.photo:", "challenge:cancel.²:", "join:²:", "join:1.any:", "join:" + "9" * 40 + ":",
    "unjoin:x:", "unstrike:5:", "giveaway:cancel.1:", "giveaway:ask:", "enter:²:", "enter:1:", "enter:-1:",
)  # fmt: skip
"""Callback data that no button shown to this person has."""
