### 帮助、语言、安静，以及按钮点错时的话。

help-group =
    <b>我能帮你做这些</b>
    { $lines }

    “签到”“积分”“排行榜”直接说也行。回答只给你看，不打扰大家。
help-ops =
    <b>在运营群里可以用这些</b>
    { $lines }

    其他的请到群里用。
help-private =
    你好，我是群管家 👋
    我帮社群迎新、签到、记积分、排榜，让群里每天都有点小期待。

    <b>想让我照看你的群？</b>
    点下面的按钮把我加进群，设为管理员，然后在群里发 /setup。

    <b>已经在群里了，可以这样用</b>
    { $lines }
help-line = /{ $command } · { $what }
button-add-to-group = ➕ 加到我的群

language-which = 想让我用哪种语言和你说话？
language-name-zh = 中文
language-name-en = English
button-language-auto = 跟着群走
language-chosen = 好，以后我用中文和你说话。
language-auto = 好，群里说什么语言，我就和你说什么语言。
language-usage = 我会说中文和英文：<code>/language zh</code> 或 <code>/language en</code>。

quiet-on = 🤫 好，不再给你发提醒。想恢复再发一次 /quiet。
quiet-off = 🔔 提醒恢复了。想安静再发一次 /quiet。

not-as-anonymous = 你现在是匿名管理员，我分不清是谁。关掉匿名再发一次，或者私聊我。
button-of-somebody-else = 这个按钮是给别人的，发一下命令就有你自己的了。
button-too-old = 这个按钮已经用不上了，请再发一次命令。
