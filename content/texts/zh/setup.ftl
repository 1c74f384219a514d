### 设置一个群、它的运营群，以及机器人拿到了哪些权限。

## 还没登记的群

setup-how =
    👋 大家好，我是群管家。这个群还没有交给我照看，所以我会保持安静，什么也不记录。
    要启用我，请我的主人或运营在这里发送 /setup。
setup-not-allowed = 只有我的主人和运营可以设置群。主人写在我的配置里，运营就是运营群里的人，请他们来这里发送。
setup-no-owner =
    我还没有主人，所以暂时谁都不能设置我。
    如果机器人是你在管：把你的编号 <code>{ $id }</code> 写进 config.toml 的 [owners]，再重启我就行。
setup-anonymous = 你现在是匿名管理员，我分不清是谁。点一下按钮我就知道了，或者关掉匿名再发一次 /{ $command }。
button-its-me = 是我
setup-in-ops = 这里是运营群。请到要我照看的群里发送 /setup；想看我有哪些权限，在这里发 <code>/setup check</code>。

## 设置对话

setup-progress = <b>设置 · 第 { $step } 步，共 { $of } 步</b>{ "\u000A" }
setup-step-kind =
    { $progress }这是什么样的社群？
    现在：{ $now }
setup-step-language =
    { $progress }我在这里说哪种语言？成员仍然可以各选各的。
    现在：{ $now }
setup-step-zone =
    { $progress }这里按哪个时区过日子？
    现在：{ $now }
    没有你要的？发送 <code>/setup timezone Asia/Urumqi</code>
setup-step-ops =
    { $progress }提醒和总结发到哪里？选一个你所在的运营群。
    现在：{ $now }
    没看到，或者拿不准是哪个？先点“以后再说”，再到那个群里发送 /ops。
setup-step-pack =
    { $progress }用哪个内容包？欢迎语和群规都在里面。
    现在：{ $now }

setup-kind-product = 🛍 产品群
setup-kind-interest = 🎈 兴趣群
setup-kind-regional = 📍 同城群
setup-kind-members = 💳 会员群
setup-kind-koc = 🌟 达人群
setup-kind-support = 🛟 售后群

setup-zone-shanghai = 上海
setup-zone-singapore = 新加坡
setup-zone-tokyo = 东京
setup-zone-sydney = 悉尼
setup-zone-london = 伦敦
setup-zone-berlin = 柏林
setup-zone-new-york = 纽约
setup-zone-los-angeles = 洛杉矶
setup-zone-other = { $zone }

setup-ops-none = 没有
setup-ops-there = 已选好
setup-ops-ours = 我们的运营群
setup-ops-one = 运营群 …{ $end }
setup-ops-later = 以后再说
setup-ops-without = 不设运营群

setup-chosen = ✓ { $label }
setup-next = 不变，下一步 ›
setup-finish = 完成
setup-resume = 继续
setup-check = 检查我的权限
setup-change-kind = 类型
setup-change-language = 语言
setup-change-zone = 时区
setup-change-ops = 运营群
setup-change-pack = 内容包

setup-summary =
    类型：{ $kind }
    语言：{ $language }
    时区：{ $zone }
    运营群：{ $ops }
    内容包：{ $pack }
setup-panel =
    ⚙️ <b>{ $community }</b>
    { $summary }

    想改哪一项？
setup-checked =
    ⚙️ <b>{ $community }</b>
    { $summary }

    { $rights }
setup-done =
    🎉 设置好了，从现在起我来照看 <b>{ $community }</b>。
    { $summary }

    { $rights }
setup-ops-told = 👋 我开始照看“{ $community }”了，它的提醒和总结会发到这里。
setup-moved = 这个群升级成了超级群，之前选好的都还在。要接着设置吗？
setup-over = 这次设置已经结束了，发送 /setup 可以重新打开。
setup-gone = 这一项已经不能选了，发送 /setup 看看现在有哪些。
setup-unknown-zone = 我不认识时区“{ $zone }”。是不是 <code>{ $close }</code>？请这样写：<code>/setup timezone { $close }</code>

## 机器人有哪些权限

setup-rights =
    🔑 <b>{ $community }</b>
    { $rights }
setup-rights-lost =
    ⚠️ 我在 <b>{ $community }</b> 少了一些权限。
    { $rights }
setup-rights-asking = 🔑 正在看我在这里有哪些权限……
setup-rights-fine = ✅ 需要的权限都有了。
setup-rights-missing =
    还差 { $count } 项权限。请管理员在群的“管理员”设置里，找到我的名字打开：
    { $rights }

right-administrator = • <b>管理员身份</b>：没有它，我看不到表情回应，也不一定知道谁进群、退群，有些回答没法只给一个人看。
right-delete-messages = • <b>删除消息</b>（<code>can_delete_messages</code>）：没有它，我不能打扫消息，也不能清理垃圾广告。
right-restrict-members = • <b>封禁用户</b>（<code>can_restrict_members</code>）：没有它，我不能禁言，也不能移出成员。
right-invite-users = • <b>通过链接邀请用户</b>（<code>can_invite_users</code>）：没有它，入群验证用不了，我也不能生成邀请链接。
right-pin-messages = • <b>置顶消息</b>（<code>can_pin_messages</code>）：没有它，该置顶的内容没法置顶。
right-manage-tags = • <b>编辑成员标签</b>（<code>can_manage_tags</code>）：没有它，荣誉没法显示在名字旁边。
right-manage-topics = • <b>管理话题</b>（<code>can_manage_topics</code>）：没有它，我不能开启或关闭话题。

## 机器人来了又走

setup-bot-left = ⚠️ 我已经不在“{ $community }”里了，那边的安排都停下了。积分和记录都还在，把我加回去就能接着用。
setup-bot-back = 👋 我又回到“{ $community }”了，接着之前的继续。

## 运营群

ops-set =
    ✅ 这里现在是 { $communities } 的运营群。
    提醒和总结会发到这里，在这里说话的人都是运营。想取消就发 <code>/ops off</code>。
    如果这里是论坛，在别的话题里发送 <code>/ops 报告</code> 或 <code>/ops 待办</code>，这些就会发到那个话题。
ops-waiting =
    ✅ 记下了：这里是运营群。
    接下来到要我照看的群里发送 /setup，再选中这里。想取消就发 <code>/ops off</code>。
ops-which = 这里运营哪个社群？也可以直接写群的编号，比如 <code>/ops -1001234567890</code>
ops-take = { $community }
ops-closed = 好了，这里不再是运营群。
ops-unknown = 没找到你能运营的社群“{ $chat }”。单独发送 /ops 可以看到有哪些。
ops-in-community = 这个群是我照看的群，不能当自己的运营群。请到另一个只有团队成员的群里发送 /ops。
ops-topic-alerts = 好了，“{ $communities }”的警报以后发到这里。
ops-topic-reports = 好了，“{ $communities }”的报告以后发到这里。
ops-topic-queue = 好了，“{ $communities }”等着决定的事以后发到这里：订单、晒单、申诉、入群验证、待审内容和提议。
ops-topic-none = 还没有社群由这个群运营。请先单独发送 /ops。
ops-elsewhere = “{ $community }”的运营群从现在起换到别处了。
ops-lost = ⚠️ 我已经不在“{ $community }”的运营群里了，提醒、工单和总结都送不到。请把我加回去，或者到团队的另一个群里发送 /ops。

## 操作日志

audit-setup-done = 完成社群设置
audit-ops-take = 设定运营群
audit-ops-close = 停用运营群
audit-ops-topic = 指定运营群的话题
