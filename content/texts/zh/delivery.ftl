### 发送消息时出了状况，要告诉运营的话。

delivery-lacks-right = ⚠️ 在“{ $community }”我缺一项权限，{ $right ->
    [can_send_messages] 发不了消息。请检查群的发言权限，或者把我设为管理员。
    [can_delete_messages] 删不了消息。请在群管理员设置里给我打开“删除消息”。
    [can_restrict_members] 没法禁言或移出成员。请在群管理员设置里给我打开“封禁用户”。
    [can_pin_messages] 没法置顶消息。请在群管理员设置里给我打开“置顶消息”。
    [can_invite_users] 没法创建邀请链接。请在群管理员设置里给我打开“邀请用户”。
    [can_manage_tags] 没法给成员设置头衔标签。请在群管理员设置里给我打开“管理成员标签”。
   *[other] 有一件事没办成。请检查我的管理员权限。
}

# what：mute、unmute 或 ban；who：用户编号；reason：Telegram 的原话
delivery-unenforced =
    ⚠️ 在“{ $community }”里，Telegram 没有{ $what ->
        [mute] 禁言
        [unmute] 解除禁言
       *[ban] 封禁
    }用户 { $who }：{ $reason }
    请核对编号和我的管理权限；着急的话请先手动处理。
