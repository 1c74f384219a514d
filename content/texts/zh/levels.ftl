### 等级。

levels-reached = 🎉 你在{ $community }升到了第 { $level } 级：<b>{ $name }</b>{ $discount ->
    [0] 。
   *[other] ，从现在起逛小店有折扣。
}发送 /levels 看看整张等级表。
levels-ladder =
    🪜 <b>你现在是“{ $name }”</b>（第 { $level } 级，累计 { $earned } 分）
    { $top ->
        [yes] 已经到顶了，佩服！
       *[no] 再攒 { $left } 分就升级，花掉的积分不影响等级。
    }

    { $lines }
levels-line = { $here ->
    [yes] 👉
   *[no] ▫️
} { $name } · { $points } 分{ $count ->
    [0] {""}
   *[other] {" "}· { $perks }
}
levels-perk-discount = 小店便宜 { $discount }%
levels-perk-tag = 名字旁显示“{ $tag }”
