### What the operators are told when sending runs into trouble.

delivery-lacks-right = ⚠️ In “{ $community }” I am missing a right and { $right ->
    [can_send_messages] cannot write. Please check the group's permissions, or make me an administrator.
    [can_delete_messages] cannot delete messages. Please give me “Delete messages” in the administrator settings.
    [can_restrict_members] cannot mute or remove anybody. Please give me “Ban users” in the administrator settings.
    [can_pin_messages] cannot pin messages. Please give me “Pin messages” in the administrator settings.
    [can_invite_users] cannot create invite links. Please give me “Invite users” in the administrator settings.
    [can_manage_tags] cannot set member tags. Please give me “Manage member tags” in the administrator settings.
   *[other] something could not be done. Please check my administrator rights.
}

# what: mute, unmute or ban; who: a user id; reason: Telegram's words
delivery-unenforced =
    ⚠️ In “{ $community }” Telegram did not { $what ->
        [mute] mute
        [unmute] unmute
       *[ban] ban
    } user { $who }: { $reason }
    Please check the id and my rights, and do it by hand if it is urgent.
