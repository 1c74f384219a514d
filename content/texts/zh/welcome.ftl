### 迎新：欢迎语的按钮、见面礼、头七天。欢迎语本身写在 welcome.toml 里。

## 欢迎语下面的按钮

welcome-button-rules = 📖 群规
welcome-button-checkin = ✅ 签到
welcome-button-hello = 👋 打个招呼
welcome-button-gift = 🎁 我的见面礼

# names：前几位的名字；more：同时进来的还有几位
welcome-names-and-more = { $names } 和另外 { $more } 位朋友

## 点“打个招呼”后的一句话（纯文字，只显示片刻）

# points：第一句话能得多少分
welcome-hello =
    { $points ->
        [0] 👋 你来啦，真好！在群里说句话吧：你是谁，怎么找到这儿的。大家都很乐意搭话。
       *[other] 👋 你来啦，真好！在群里说句话吧：你是谁，怎么找到这儿的。第一句话有 { $points } 积分。
    }
# left：还没做的事
welcome-hello-next = 👋 有你在真好！接下来可以试试：{ $left }。
welcome-hello-again = 👋 嗨，{ $name }，又见面啦！

## 新人的几件小事

welcome-task-hello = 在群里打个招呼
welcome-task-checkin = 第一次签到
welcome-task-react = 给别人的消息点个表情
welcome-task-answer = 回答一次今日话题

welcome-graduated = 🎓 { $member }，招呼打了，签到签了，表情也点了，新手期顺利毕业！从今天起，{ $community }就是自己家，随意～

## 见面礼兑换码

welcome-code =
    🎁 欢迎来到{ $community }，一点小心意：
    <code>{ $code }</code>
    这个码只属于你。
welcome-code-toast = 🎁 你的兑换码：{ $code }
welcome-code-waits = 🎁 有一份见面礼在等你。点下面的按钮领取，只有你看得到。
welcome-no-code = 🎁 见面礼是给刚进群的朋友准备的，这里暂时没有你的那份。

## 提醒

# left：还没做的事，一行一件
welcome-reminder =
    👋 在{ $community }还习惯吗？不着急，还有几件小事等着你：
    { $left }

    每件都有一点积分。不想收到提醒，发 /quiet 就好。
welcome-reminder-group =
    👋 { $members }，这几天还习惯吗？想聊就打个招呼，或者签个到，随时都有人在。

## 给运营的提醒

# joins：到目前为止进来的人数
welcome-raid = 🚨 { $community }：短时间内进来了 { $joins } 人，像是有人在刷群，欢迎语已暂停。请看看最新的成员，必要时先把群关一会儿。
# without：没领到的新人数
welcome-no-codes-left = 🎁 { $community }：见面礼兑换码发完了，有 { $without } 位新人没领到。请在 welcome.toml 指定的名单里补上。
