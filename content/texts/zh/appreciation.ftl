### 互相感谢：表情回应和 /thanks。

thanks-done = 已经替你谢过 { $name }{ $points ->
    [0] 。今天收到的感谢很多，积分已经到顶，心意照样记着
   *[other] ，加了 { $points } 分
}。
thanks-received = 💛 { $name } 感谢了你{ $points ->
    [0] {""}
   *[other] ，+{ $points } 分
}
thanks-usage = 想谢谁，就回复那个人的消息，写 <code>/thanks</code>。
thanks-not-yourself = 这条是你自己写的，留给别人来谢吧。
thanks-not-to-bots = 心意收到了！不过感谢要留给群里的人。
thanks-already = 今天已经谢过这位朋友了，明天还可以再谢。
