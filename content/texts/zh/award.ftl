### 管理员加积分。

award-announced = 🌟 谢谢 { $name }：{ $reason }（+{ $points } 分）
award-done = 已给 { $name } 加 { $points } 分，对方现在有 { $balance } 分。加错了可以撤销。
award-undone = 已撤销：从 { $name } 那里收回 { $points } 分，排行榜也改好了。
award-taken-back = ↩️ 给 { $name } 的 { $points } 分已撤销。
award-which = 这里管着几个群：{ $communities }。请到对方所在的群里用 /award，分才不会加错地方。
award-usage =
    这样用：<code>/award @用户名 20 理由</code>
    或者回复对方的一条消息：<code>/award 20 理由</code>
award-needs-reason = 写上理由吧，对方会看到：<code>/award @用户名 20 热心解答新人问题</code>
award-reason-too-long = 理由请写在 { $most } 个字以内。
award-too-many = 一次可以加 1 到 { $most } 分。
award-day-used-up = 每人每天最多加 { $most } 分，你今天还能加 { $left } 分。
award-not-to-yourself = 给自己加分可不行，请别的管理员来吧。
award-not-to-bots = 积分只给人，机器人和频道用不上。
award-left = { $name } 已经不在群里了。

## 操作日志

audit-award = 加分
audit-award-undo = 收回加分
