### 个人数据：导出与删除。

mydata-caption = 这里是我存着的关于你的全部数据。
mydata-sent = 已经私聊发给你了。
mydata-open-private = 数据只能私下给你。点一下按钮打开和我的私聊，按“开始”，文件就来了。
button-open-private = 💬 打开私聊

forget-sure =
    ⚠️ <b>真的要我忘掉你吗？</b>
    你的名字、积分、签到记录和各项设置都会清掉，找不回来；群里的统计只留数字，不再和你有关。
    以后你再在群里说话，一切从头开始。
    想好了就在 { $minutes } 分钟内点下面的按钮；不想删，不用理会就好。
button-forget = 🗑 忘掉我
forget-done = 都清掉了。谢谢你来过，随时欢迎回来。
