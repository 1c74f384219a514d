### 管理员用命令做的事、成员记录、操作日志。

## 时长；命令里也认这些写法

span-days = { $count }天
span-hours = { $count }小时
span-minutes = { $count }分钟
span-seconds = { $count }秒
# first、then：两段时长，大的在前
span-joined = { $first }{ $then }

## 做了什么。name：成员；time、why：本文件里的文字

staff-done-warn = ⚠️ 已警告 { $name }。{ $why }
staff-done-mute = 🔇 已禁言 { $name }，{ $time }。{ $why }
staff-done-ban = ⛔ 已封禁 { $name }，{ $time }。{ $why }
staff-done-kick = 👋 已将 { $name } 移出群，对方还可以再进来。{ $why }
staff-done-note = 📝 已给 { $name } 记一笔，只有管理员看得到：{ $reason }
# points：加上这次警告后的处罚分；done：因此做了什么，用上面的文字
staff-warning-climbed =
    ⚠️ 加上这次警告，处罚分到了 { $points } 分，按规则不止是警告了：
    { $done }
staff-until = 时长 { $span }，到 { $when } 为止
staff-for-good = 永久
staff-capped = 永久（Telegram 最多只能计 366 天）
# done：做了什么，用上面的文字；until：之前那次更久的到什么时候，或“不再解除”
staff-lasts-longer =
    { $done }
    ⏳ { $kind ->
        [ban] 之前的封禁更久，仍然有效（到：{ $until }）。想缩短，请先 /unban。
       *[mute] 之前的禁言更久，仍然有效（到：{ $until }）。想缩短，请先 /unmute。
    }
staff-why = 理由：{ $reason }
staff-no-reason = 没有写理由。
staff-done-short = ✅ 已处理。
# community：群名，免得弄错；text：做了什么
staff-about = <b>{ $community }</b> · { $text }
staff-undone-warn = ↩️ 已撤销对 { $name } 的警告。
staff-undone-mute = ↩️ 已撤销，{ $name } 可以发言了。
staff-undone-ban = ↩️ 已撤销，{ $name } 不再被封禁，要回来得自己进群。
staff-undone-kick = ↩️ 已撤销记录，{ $name } 要回来得自己进群。
staff-undone-note = ↩️ 已撤销给 { $name } 记的这一笔。
staff-unmute = 🔊 { $name } 可以发言了。
staff-unmute-unknown = 🔊 { $name } 可以发言了。之前的禁言不是我加的。
staff-unban = 🚪 { $name } 不再被封禁，要回来得自己进群。
staff-unban-unknown = 🚪 { $name } 不再被封禁。之前的封禁不是我加的。
staff-trusted = 🤝 已信任 { $name }，对方发的内容不再检查。
staff-untrusted = { $name } 发的内容恢复检查。
staff-deleted = 🗑 已删除。

## 没看明白的。command：用的是哪个命令

staff-whom =
    是说谁呢？回复对方的一条消息发 <code>/{ $command }</code>，或者写上用户名：
    <code>/{ $command } @用户名 { $command ->
        [mute] 2小时 发广告
        [ban] 7天 发广告
        [note] 答应不再发广告
        [audit] {""}
        [koc] {""}
        [points] {""}
        [record] {""}
        [trust] {""}
        [untrust] {""}
       *[other] 理由
    }</code>
staff-two-people =
    这里可能指不止一个人。请回复一个人，或者只写一个用户名，理由里提到别人就不要带 @：
    <code>/{ $command } @用户名 辱骂小王</code>
staff-two-times =
    这里有两个时间。写一个就好，大的单位在前：
    <code>/{ $command } @用户名 1小时30分钟 发广告</code>
staff-number-of-what =
    这个数字是多少什么？请带上单位：<code>30分钟</code>、<code>2小时</code>、<code>7天</code>。
    <code>/{ $command } @用户名 30分钟 发广告</code>
staff-until-when =
    我只会从现在算起：一共多久？请写成几分钟、几小时或几天。
    <code>/{ $command } @用户名 2小时 发广告</code>
staff-too-short = Telegram 最短只能计 { $shortest } 秒。例如：<code>/{ $command } @用户名 5分钟</code>
staff-reason-too-long = 理由请写在 { $most } 个字以内。
staff-note-empty = 要记什么呢？<code>/note @用户名 答应不再发广告</code>
staff-unknown-username =
    我在这里没见过 { $name }：对方还没说过话，或者改了名。请回复对方的一条消息，或者用数字 id：
    <code>/{ $command } 123456789</code>
staff-unknown =
    我在这里没见过 { $name }。请回复对方的一条消息，或者写上用户名：
    <code>/{ $command } @用户名</code>
# people：若干行 staff-person
staff-several =
    可能是下面几位中的一位，请用数字 id：
    { $people }
    <code>/{ $command } 123456789</code>
staff-person = • { $name }，id <code>{ $id }</code>
staff-which = 这里管着几个群：{ $communities }。请到群里用这个命令，或者回复一张卡片。
staff-del-usage = 回复要删的那条消息发 /del；在运营群里，回复说的就是那条消息的卡片。

## 做不到的

staff-not-a-person = 这不是成员，是频道、群或者机器人在说话。可以在消息的菜单里用 Telegram 自己的功能处理。
staff-not-me = 这是我自己。群主可以在 Telegram 里收回我的权限。
staff-not-yourself = 这是你自己呀。
staff-is-staff = { $name } 也在管这个群。要改的话，请群主在 Telegram 里调整。
# right：一行，说的是缺哪个权限
staff-lacks-right =
    在 { $community } 里我没有权限这么做，还缺：
    { $right }
    群主可以在 Telegram 的“管理员”里打开。
staff-has-left = { $name } 已经不在群里了。/ban 可以不让对方再进来，/note 可以记一笔。
# kind：做了什么；by：谁做的
staff-told-just-now = { $by } 刚刚已经{ $kind ->
        [mute] 禁言
        [ban] 封禁
        [kick] 移出
       *[warn] 警告
    }过 { $name }，这次没有再记。先让对方看一眼，过会儿再说。
staff-told-by-me = 我刚刚已经{ $kind ->
        [mute] 禁言
        [ban] 封禁
        [kick] 移出
       *[warn] 警告
    }过 { $name }，这次没有再记。先让对方看一眼，过会儿再说。
staff-undo-too-late = 过了 { $hours } 小时，这个按钮就不起作用了。还能撤销的都在 /record 里。
staff-over-by-now = 这个到现在本来也已经结束了。
staff-trusted-already = { $name } 已经是信任的成员了。
staff-not-trusted = { $name } 本来就不在信任名单里。
staff-del-not-theirs = 这条是管理员或者关联频道发的，请他们自己删。
staff-not-as-chat = 你现在以群的身份发言，回答会被全群看到。请到运营群里问，或者私聊我。
staff-in-private = 🔒 在这里没法只给你一个人看。请在和我的私聊里，或者在运营群里发 /{ $command }。

## 成员记录

# username、trusted、status、sanctions、notes、incidents、appeals：本文件里的文字
record =
    <b>{ $name }</b>{ $username } · id <code>{ $id }</code> · { $community }
    { $status ->
        [staff] 管理人员
        [left] 已离开本群
       *[member] 成员
    }{ $trusted ->
        [yes] ，已信任
       *[no] { "" }
    } · 今天的处罚分：<b>{ $points }</b>{ $barred }

    { $sanctions }

    { $notes }

    { $incidents }

    { $appeals }
record-barred = { " · " }{ $until } 之前不能举报
record-username = { " " }@{ $username }
record-sanctions =
    <b>处罚：{ $count } 次</b>
    { $lines }
record-no-sanctions = <b>处罚：</b>无
record-notes =
    <b>备注：{ $count } 条</b>
    { $lines }
record-no-notes = <b>备注：</b>无
record-incidents =
    <b>事件：{ $count } 起</b>
    { $lines }
record-no-incidents = <b>事件：</b>无
record-appeals =
    <b>申诉：{ $count } 次</b>
    { $lines }
record-no-appeals = <b>申诉：</b>无
# kind：warn、mute、ban、kick、note；state：holds、over、undone
record-line = #{ $number } · { $when } · { $kind ->
    [warn] ⚠️ 警告
    [mute] 🔇 禁言
    [ban] ⛔ 封禁
    [kick] 👋 移出
   *[note] 📝
}{ $state ->
    [undone] （已撤销）
    [holds] （到 { $until }）
   *[over] { "" }
} · { $by }{ $reason }
record-reason = ：{ $reason }
# rule：规则名；verdict：confirmed、pardoned、dry、none
record-incident = #{ $number } · { $when } · { $rule } · { $severity } 级{ $verdict ->
    [confirmed] { " · " }已确认
    [pardoned] { " · " }已赦免
    [dry] { " · " }只报告
   *[none] { "" }
}
# number：处罚的编号；state：open、won、lost
record-appeal = 对 #{ $number } 的申诉 · { $when } · { $state ->
    [won] 成立
    [lost] 不成立
   *[open] 待处理
}
button-record-undo = { $kind ->
    [warn] ↩️ 撤销警告 #{ $number }
    [mute] ↩️ 撤销禁言 #{ $number }
    [ban] ↩️ 撤销封禁 #{ $number }
   *[note] ↩️ 撤销备注 #{ $number }
}

## 操作日志

audit-page =
    <b>{ $community }</b> · 操作记录，新的在前
    { $lines }
audit-empty = <b>{ $community }</b> · 这里还没有操作记录。
# about：somebody、nobody；reason：record-reason 或者没有
audit-line = { $when } · { $actor } · { $what }{ $about ->
    [somebody] { " → " }{ $target }
   *[nobody] { "" }
}{ $reason }
# what：选的是什么，或者说的是什么；to：选了什么，或者哪一天
audit-chosen = { $what }：{ $to }
audit-the-bot = 🤖
audit-anonymous = 匿名管理员
audit-csv = { $community } 的操作日志。
audit-csv-sent = 已经私聊发给你了。
audit-open-private = 请先打开和我的私聊并按“开始”，文件里有成员的名字。
audit-unmute = 解除禁言
audit-unban = 解除封禁
audit-trust = 信任
audit-untrust = 取消信任
audit-del = 删除消息
button-newest = ⏮ 最新
button-older = 更早 ▶️
button-csv = 📄 导出文件（CSV）
