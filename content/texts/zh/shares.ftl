### 晒单：成员把自己的成果、好物、读后感晒出来，管理团队看过之后集中展示。

share-usage =
    📸 <b>晒单</b>
    想让大家看看你的成果、好物或者心得？回复自己的那条消息发 /share{ $count ->
        [0] {""}
       *[other] ，或者发的时候带上 { $tags }
    }。
    通过得 { $points } 分，被选为精选一共得 { $featured } 分。{ $staff ->
        [yes] {""}

    { $waiting ->
        [0] 没有等着看的晒单。
       *[other] 等你们看的有 { $waiting } 条，点开来定：
    }
       *[no] {""}
    }
share-done = 📸 收到，已经交给管理团队看。通过后得 { $points } 分，结果我会告诉你。
share-again = 这条已经晒过了，一次就够。
share-too-many = 一天最多晒 { $most } 条，今天到这里，明天再来。
share-not-yours = 只能晒自己的消息。觉得别人发得好，可以用 /thanks 回复他。
share-not-of-bots = 机器人和频道发的不能晒。
share-decided = 这条已经有人定过了。
share-tags-usage = 写上要用的话题标签，最多 8 个：<code>/share tags 晒单 开箱</code>。不用标签就写 <code>/share tags -</code>。
share-tags-set = { $count ->
    [0] 好，以后不看标签，只认 /share。
   *[other] 好，以后带 { $tags } 的消息都算晒单。
}
share-words = 原消息
share-by-staff = 管理员
share-card =
    📸 <b>晒单 { $share }</b> · { $community }
    { $name } · { $day } · { $words }{ $other ->
        [yes] （{ $sharer } 推荐）
       *[no] {""}
    }{ $state ->
        [waiting] {""}
        [approved] {""}

    ✅ { $by } 通过
        [featured] {""}

    ⭐ { $by } 选为精选
       *[declined] {""}

    ✖️ { $by } 没有通过{ $told ->
            [yes] ：{ $reason }
           *[no] {""}
        }
    }
share-why = 为什么不通过晒单 { $share }？请用一条消息回复这里，我会转告作者；也可以不说原因。
button-share-approve = ✅ 通过（{ $points } 分）
button-share-feature = ⭐ 精选（{ $points } 分）
button-share-decline = ✖️ 不通过
button-share-without = 不说原因
button-share-show = { $share } · { $name }
button-gallery = 🖼 看看大家晒的

## 告诉作者

share-told-approved = 📸 你在{ $community }的晒单通过了，{ $points ->
    [0] 谢谢分享！
   *[other] 加 { $points } 分，谢谢分享！
}
share-told-featured = ⭐ 你在{ $community }的晒单被选为精选{ $points ->
    [0] ！
   *[other] ，加 { $points } 分！
}
share-told-declined = 📸 你在{ $community }的晒单这次没有通过{ $told ->
    [yes] ：{ $reason }
   *[no] 。
}
share-told-undone = 📸 你在{ $community }的晒单还要再看一遍{ $points ->
    [0] 。
   *[other] ，之前的 { $points } 分先收回。
}有结果我再告诉你。

## 晒单墙

gallery-post =
    🖼 <b>本周晒单墙</b>
    { $lines }

    想上墙？回复自己的消息发 /share。
gallery-list =
    🖼 <b>晒单墙</b> · { $community }
    { $count ->
        [0] 最近一个月还没有人晒单。回复自己的消息发 /share，你就是第一个。
       *[other] { $lines }
    }
gallery-line = { $state ->
    [featured] ⭐
   *[approved] ·
} { $name }，{ $day }

## 操作记录

audit-share-approved = 通过了一条晒单
audit-share-featured = 把一条晒单选为精选
audit-share-declined = 没有通过一条晒单
audit-share-undo = 撤销了对晒单的决定
audit-share-tags = 改了晒单的话题标签
