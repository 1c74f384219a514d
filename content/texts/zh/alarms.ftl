### 给运营的警报：出了什么事、可以按什么、什么时候解除。

alarm-card =
    { $text }{ $count ->
        [0] {""}
       *[other] {""}

    { $deeds }
    }{ $over ->
        [yes] {""}

    ✅ { $day }已解除。
       *[no] {""}
    }
alarm-deed = ▪️ { $day } { $name }：{ $what }
alarm-over = 这个警报已经解除了。

alarm-quiet =
    🔻 <b>{ $community } 有点冷清</b>
    最近七天，{ $members } 位成员里有 { $spoke } 位说过话，占 { $share }%。低于 { $alarm }% 就要留意，目标是 { $goal }%。
    马上能做、通常有用的：
alarm-clear-quiet = ✅ { $community }：最近七天 { $members } 位成员里有 { $spoke } 位说过话（{ $share }%），警报解除。

alarm-merge =
    🪫 <b>{ $community } 已经冷清了 { $weeks } 周</b>
    最近七天，{ $members } 位成员里有 { $spoke } 位说过话（{ $share }%）。小而热闹好过大而沉默，也许大家去另一个群会更开心。
    { $count ->
        [0] 我没有找到同一位群主或同一个运营群的其他群。不妨先在这里再试一试：
       *[other] 可以并入：
    }
    { $others }
alarm-clear-merge = ✅ { $community } 又热闹起来了：最近七天有 { $share }% 的成员说过话。
alarm-other = ▪️ <b>{ $name }</b>：{ $members } 人，本周 { $share }% 说过话

alarm-second =
    👥 <b>{ $community } 有 { $members } 人了</b>
    超过 { $most } 人，大家就容易互相看不见。可以准备第二个群了：
    ▫️ 想好怎么分：话题、地区、语言，或者新手和老手
    ▫️ 找两三位愿意照看新群的老成员
    ▫️ 建群，把我拉进去，发 /setup
    ▫️ 问问谁愿意过去，不勉强任何人
alarm-clear-second = ✅ { $community } 现在有 { $members } 人，一个群够用了。

alarm-split =
    🚨 <b>{ $community } 有 { $members } 人了</b>
    超过 { $most } 人，说话的人会变少，也没有人看得完消息。该分群了：
    ▫️ 开好第二个群，配好管理员和群规
    ▫️ 提前一周告诉大家：什么内容去哪个群，为什么
    ▫️ 把一个正在办的活动搬过去，比如挑战或每周话题
    ▫️ 从现在起，新人先进人少的群
    ▫️ 两周后用 /stats 看看两个群的情况
alarm-clear-split = ✅ { $community } 现在有 { $members } 人，不用分群了。

button-alarm-topic = 💬 现在发一个话题
button-alarm-giveaway = 🎁 办一次抽奖
button-alarm-wake = ☕ 唤醒沉默成员
button-alarm-join = 📣 预告并入 { $name }
button-alarm-done = ✅ 已处理
button-alarm-later = ⏰ 一个月后提醒我

alarm-topic-asked = 话题已经发到群里了。
alarm-no-topic = 题库里没有近期没问过的话题了，可以用 /topic 自己写一个。
alarm-silent = ☕ <b>沉默了 { $days } 天的成员</b> · { $community }
    { $count ->
        [0] 以前常说话的人都还在。从没开过口的人，需要一个容易回答的开头。
       *[other] 他们以前常说话：
    }
    { $lines }{ $more ->
        [0] {""}
       *[other] {""}

    还有 { $more } 位。
    }

    我不会去私聊他们：没被打扰的人更愿意回来，当众点名只会让人难堪。如果你认识谁，你发一句胜过机器人十句。下面这段发给全群，不点任何人的名：
alarm-silent-line = ▪️ { $name }，上次来是 { $day }
alarm-wake-words =
    ☕ 有些朋友好久没冒泡了，没关系，只看不说也欢迎。
    回一个字就行：这周过得怎么样？🙂 一般般？🌱 有新鲜事？
alarm-join-words =
    📣 各位，{ $community } 最近比较安静，我们想和更热闹的 { $other } 合到一起。
    今天不用做决定，链接会发在这里；有什么想法，请直接回复。

settings-alarms = 给运营的警报
schedule-job-alarms = 每日警报检查

## 操作记录

audit-alarm-quiet = 警报：说话的人太少
audit-alarm-merge = 警报：冷清了好几周
audit-alarm-second = 警报：该准备第二个群
audit-alarm-split = 警报：该分群了
audit-alarm-clear = 警报解除
audit-alarm-topic = 发了一个话题
audit-alarm-giveaway = 正在准备抽奖
audit-alarm-wake = 正在唤醒沉默成员
audit-alarm-join = 正在准备并群
audit-alarm-done = 已处理
audit-alarm-later = 一个月后再提醒
