### 谁能进来、群什么时候休息：入群验证、防刷群、夜间模式。

## 问新人的话

# where：private（进群之前私聊问）或 group（已经进群，但先不能发言）；left：还剩几次机会；time：回答的时限，用 staff.ftl 里的时长
gate-ask =
    { $again ->
        [yes] 🤔 不太对，请再看一眼{ $left ->
            [1] ，这是最后一次机会
           *[other] { "" }
        }。
       *[no] { $where ->
            [group] 👋 { $name }，欢迎来到{ $community }！发言之前有一件小事，{ $time }内完成就好。
           *[private] 👋 { $name }，你好！你想加入{ $community }，先做一件小事，好让我们知道这边是真人。{ $time }内完成就好。
        }
    }

    { $task }
gate-task-button = 请点下面的按钮。
gate-task-sum = <b>{ $one } + { $two }</b> 等于多少？
# name：图上画的是什么
gate-task-picture = 哪个是<b>{ $name }</b>？
gate-task-own = { $text }
gate-option = { $sign }
gate-button-in = 🚪 我要进群
gate-button-private = ✍️ 私聊回答
gate-in-private = ✍️ 这个问题请到私聊里回答：点下面的按钮，再点“开始”。

## 结果

gate-passed =
    { $where ->
        [group] ✅ 答对了，谢谢！现在可以发言了，祝你在{ $community }玩得开心！
       *[private] ✅ 答对了，谢谢！{ $community }的门开了，快进来吧！
    }
gate-failed =
    { $after ->
        [later] 🚪 没有答对，{ $community }暂时进不去，过一阵子可以再申请。
        [ban] 🚪 没有答对，{ $community }暂时进不去。
       *[decline] 🚪 没有答对，{ $community }暂时进不去，可以重新申请。
    }
gate-silent = 🚪 时间到了。想加入{ $community }的话，可以重新申请。
gate-queued = 🙏 谢谢！{ $community }的管理员看过之后会放你进来。
gate-gone = 🚪 这个问题已经结束。想加入{ $community }的话，可以重新申请。
gate-not-yet = 🚪 你刚刚来过{ $community }，请过 { $minutes } 分钟再申请。
gate-over = 这个问题已经结束了。还想进群的话，请重新申请。

## 给运营的卡片

# why：own（用自己的话回答）、failed、silent、late（机器人当时不在线）、unreached
gate-card =
    🚪 { $community }：{ $name } 在门口等着。{ $why ->
        [own] 对方的回答：
        [failed] 对方没有答对。
        [silent] 对方没有按时回答。
        [late] 我当时不在线，没来得及问。
       *[unreached] 问题没能发给对方。
    }{ $has_answer ->
        [yes] “{ $answer }”
       *[no] { "" }
    }
gate-staff-yes = ✅ 放行
gate-staff-no = 🚫 婉拒
gate-card-yes = ✅ { $by } 放行了 { $name }。
gate-card-no = 🚫 { $by } 婉拒了 { $name }。
gate-card-undone = ↩️ { $by } 撤销了对 { $name } 的决定，对方可以重新申请。

## /gate 和它的设置

gate-usage = 可以这样写：/gate 开、关、按钮、算术、图片、问题，或者 /gate 问 加上你们自己的问题。
gate-ask-usage = 这样写：<code>/gate 问 你是怎么找到我们的？ | 朋友, 书店</code>。竖线前是问题（最多 500 字），竖线后是关键词，答案里有其中一个就算对；不写关键词，就由管理员看每个人的回答。
# count：现在一共几个问题；asked：新人会不会被问到
gate-ask-added = ✍️ 记下了：“{ $text }”。现在一共 { $count } 个问题{ $asked ->
    [yes] ，新人会答到其中一个。
   *[no] 。发 <code>/gate 问题</code>，新人就会答到其中一个。
}
gate-needs-question = 还没有你们自己的问题。先用 /gate 问 加一个，再换成它。
gate-questions-full = { $most } 个问题够用了，先去掉一个再加吧。
gate-which = 这里照看着 { $communities }，请到要设置的群里发。
gate-now = 🚪 入群验证：{ $state }

gate-all =
    🚪 <b>{ $community }</b>
    入群验证：{ $gate }
    答错 { $tries } 次：{ $wrong }
    { $time }没有回答：{ $silent }
    防刷群：{ $raid }
    夜间模式：{ $night }
gate-set-kind = 🚪 入群验证
gate-set-asks = ✍️ 自己的问题
gate-set-wrong = ❌ 答错之后
gate-set-silent = 🤐 没有回答
gate-set-raid = 🌊 防刷群
gate-set-night = 🌙 夜间模式

gate-which-kind = 🚪 新人进群要做什么？群开了“入群审批”的话，我在私聊里先问再放行；没开的话，新人进来先不能发言，答对了就可以。
gate-kind-off = 关闭，谁都能进
gate-kind-button = 点一下按钮
gate-kind-sum = 做一道小算术
gate-kind-picture = 找出一张图
gate-kind-own = 你们自己的问题

gate-which-wrong = ❌ 答错 { $tries } 次之后怎么办？“稍后再来”是 { $again } 分钟之后，封禁是 { $hours } 小时。
gate-which-silent = 🤐 { $time }没有回答怎么办？“稍后再来”是 { $again } 分钟之后，封禁是 { $hours } 小时。
gate-after-decline = 婉拒
gate-after-later = 婉拒，稍后可以再来
gate-after-queue = 交给管理员决定
gate-after-ban = 封禁一段时间

gate-asks =
    ✍️ 新人会答到其中一个：

    { $lines }
gate-asks-none = ✍️ 还没有你们自己的问题。有关键词的，答案里出现一个就算对；没有关键词的，由管理员看每个人的回答。
# words：答对要有的词
gate-asks-line =
    { $place }. { $text } { $who ->
        [words] （{ $words }）
       *[staff] （管理员决定）
    }
gate-asks-new = ➕ 加一个
gate-asks-drop = 🗑 { $place }
gate-ask-write = ✍️ 请回复写上问题。如果有关键词，放在竖线后面：<code>你是怎么找到我们的？ | 朋友, 书店</code>

## 刷群

# people：到目前为止来了几个人（0：管理员手动开的）；quiet、mute：分钟
raid-began =
    🚨 { $community }：{ $people ->
        [0] 防刷群模式已打开。
       *[other] 短时间内来了 { $people } 人，像是有人在刷群（raid）。
    }欢迎语已暂停；现在进来的人 { $mute } 分钟内不能发言；申请入群的先等你们处理。安静 { $quiet } 分钟后自动结束。
raid-button-end = ✅ 结束防刷群
raid-button-ban = ⛔ 封禁这段时间进来的人
raid-button-begin = 🚨 现在就关门
raid-button-admit = ✅ 都放行
raid-button-decline = 🚫 都婉拒
# how：staff（有人结束的）或 quiet（自动结束）；people：随刷群进来、现在还在的人
raid-over =
    🌤 { $community }：警报解除，防刷群模式结束了。{ $people ->
        [0] 随之进来的人都已经不在了。
       *[other] 随之进来的人还有 { $people } 位在群里。
    }{ $waiting ->
        [0] { "" }
       *[other] 门口还有 { $waiting } 位在等。
    }
raid-alarm-over = 🌤 { $community }：这次刷群结束了。
raid-ended-by = 🌤 { $by } 结束了防刷群模式，这段时间进来的人可以发言了。
raid-sure = ⛔ 将封禁 { $people } 人，并删除他们发的所有消息。确定吗？
raid-button-sure = ⛔ 确定，封禁 { $people } 人
raid-banned = ⛔ { $by } 封禁了随刷群进来的 { $people } 人。
raid-unbanned = ↩️ { $by } 解除了 { $people } 人的封禁，他们可以重新加入。
raid-queue-admitted = ✅ { $by } 放行了在等的 { $people } 位。
raid-queue-declined = 🚫 { $by } 婉拒了在等的 { $people } 位。
raid-ban-reason = 随刷群进来
raid-nobody = 随之进来的人都已经不在群里了。
raid-is-on = 防刷群模式已经开着了。
raid-is-off = 防刷群模式现在没有开。
raid-usage = 可以这样写：/raid 开、/raid 关，或者 /raid 30/60，意思是 60 秒内超过 30 人算刷群。
raid-now = 🌊 防刷群：{ $line }
# state：now（正在防刷群）、on（自动）或 off
raid-line =
    { $state ->
        [now] 正在进行
        [on] 自动，{ $seconds } 秒内超过 { $joins } 人
       *[off] 关闭
    }
raid-state =
    🌊 <b>防刷群</b>：{ $line }

    打开时暂停欢迎语，新进来的人 { $mute } 分钟内不能发言，入群申请先等着，并通知运营一次。安静 { $quiet } 分钟后结束。
raid-turn-on = ⬜ 自动开启
raid-turn-off = ✅ 自动开启
raid-rate = { $joins }
raid-rate-set = 🌊 从现在起，{ $seconds } 秒内超过 { $joins } 人算刷群。

## 夜间

# what：none（都不能发言）或 text（只能发文字）
night-begins =
    { $what ->
        [text] 🌙 夜间安静时段，到 { $until } 为止只发文字。晚安！
       *[none] 🌙 群休息到 { $until }，消息都能看，到时候再聊。晚安！
    }
night-ends = ☀️ 早上好！可以聊天了。
night-ends-early = 🌤 群又开了，可以聊天了。
night-line-off = 关闭
# now：正在进行时是 yes
night-line =
    { $span }，{ $what ->
        [text] 只能发文字
       *[none] 不能发言
    }{ $now ->
        [yes] （正在进行）
       *[no] { "" }
    }
night-state =
    🌙 <b>夜间模式</b>：{ $line }

    时间按本群时区算。结束之后，大家能做的和之前一样。
night-span = { $span }
night-other = ✍️ 别的时间
night-write = ✍️ 请回复写上时间，比如 <code>23:30-06:45</code>；后面加上 <code>文字</code>，夜里还可以发文字。
night-what-button =
    { $what ->
        [text] ✅ 可以发文字
       *[none] ⬜ 可以发文字
    }
night-turn-off = 关闭
night-button-skip = 🔓 今晚开着（到 { $until }）
night-button-resume = 🌙 还是休息吧（到 { $until }）
night-set = 🌙 夜间模式：{ $line }
night-skipped = 🔓 今晚不休息，明晚照常。
night-always-off = 每晚都关
night-usage = 这样写：<code>/night 23:00-07:00</code>，后面可以加 <code>文字</code>；或者 <code>/night 关</code>。
night-is-day = 现在是白天，不用跳过。
night-is-off = 夜间模式没有开。

## 操作记录

audit-gate-set = 改了入群验证
audit-gate-passed = 通过了入群验证
audit-gate-failed = 没有答对，被婉拒
audit-gate-silent = 没有回答，被婉拒
audit-gate-let-in = 在门口放行
audit-gate-declined = 在门口婉拒
audit-gate-undo = 撤销了门口的决定
audit-raid-set = 改了防刷群设置
audit-raid-begin = 打开防刷群模式
audit-raid-end = 结束防刷群模式
audit-raid-ban = 封禁了随刷群进来的人
audit-raid-unban = 解除了刷群时的封禁
audit-night-set = 改了夜间模式
audit-night-skip = 今晚不休息
audit-night-resume = 今晚照常休息
audit-night-begin = 群开始休息
audit-night-end = 群重新开放
