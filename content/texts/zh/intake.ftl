### 收到的内容处理不了时，告诉运营的话。

# dead：`steward inspect dead` 里的编号；update：Telegram 的编号
dead-update =
    ⚠️ 有一条收到的内容没能处理，先放在一边，编号 { $dead }（更新 { $update }）。其他一切照常。
    请转告维护机器人的同事：<code>steward inspect dead</code> 可以看原因，<code>steward inspect dead retry { $dead }</code> 再试一次。
