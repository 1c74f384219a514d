### 各处都会用到的话：提示、按钮、命令说明。

## 怎么连接、怎么写日期

list-separator = 、
date-short = { $month }月{ $day }日

## 暂时办不到

not-staff = 这件事要管理员来做，有需要可以在群里喊他们一声。
not-owner = 这件事只有机器人的主人能做。
not-registered = 我还没有开始照看这个群。请管理这个机器人的人在这里发送 /setup。
no-community-yet = 我们还没有在任何群里见过面。先到群里说句话，再回来找我吧。
only-in-group = 这个要在群里用，请到群里再发一次。
only-in-private = 这个请私聊我再发一次。
unknown-member = 没找到这位成员。回复对方的一条消息，或者写上 @用户名，再试一次。
need-reply = 请先回复对方的一条消息，再发这个命令。
need-number = 这里要写一个整数，比如 10。
not-your-button = 这个按钮是给别人的，发一下命令就有你自己的了。
button-expired = 这个按钮已经过期了，请再发一次命令。
already-done = 这件事已经办好了。
too-many-requests = 慢一点，稍等片刻再试。
something-went-wrong = 刚才出了点小差错，没有办成。已经记下来了，请过一会儿再试。

## 按钮

button-yes = 好
button-no = 不用了
button-cancel = 取消
button-back = 返回
button-close = 收起
button-undo = 撤销
button-done = 完成

## 命令菜单里的说明（不能用格式）

command-checkin = 今日签到
command-makeup = 补签
command-points = 我的积分
command-rank = 积分排行榜
command-levels = 等级表和我的等级
command-shop = 用积分换东西
command-orders = 我的订单
command-me = 我的名片：等级、连续签到、徽章
command-honours = 近期荣誉
command-badges = 我的徽章和还差多少
command-thanks = 感谢一位群友（回复对方的消息）
command-vote = 发起投票
command-votes = 正在进行和最近的投票（管理员）
command-challenge = 挑战：报名、看进度
command-giveaway = 抽奖：参加、看自己中过什么奖
command-share = 晒单：回复自己的消息，让大家看到
command-gallery = 晒单墙：大家最近晒了什么
command-koc = 我的 KOC 进度；管理员看全部
command-strike = 这条不算挑战打卡（管理员）
command-codes = 抽奖用的兑换码（管理员，私聊）
command-award = 给成员加积分（管理员）
command-warn = 警告成员（管理员）
command-mute = 禁言：2小时、7天、永久（管理员）
command-unmute = 解除禁言（管理员）
command-ban = 封禁成员（管理员）
command-unban = 解除封禁（管理员）
command-kick = 移出成员，还可再进（管理员）
command-del = 回复一条消息把它删掉（管理员）
command-note = 给成员记一笔（管理员）
command-record = 成员记录（管理员）
command-trust = 信任成员，不再检查（管理员）
command-untrust = 取消信任（管理员）
command-stats = 群数据小结（管理员）
command-health = 对照目标看群的状态：日、周、月（管理员）
command-compare = 各群数据对比（管理员）
command-audit = 操作日志（管理员）
command-duty = 谁在值班（管理员）
command-case = 再看一件工单（管理员）
command-cases = 反映的问题和进展
command-feedback = 有问题或建议，直接告诉团队
command-calm = 冷静模式：只发文字、放慢速度（管理员）
command-report = 举报一条消息（回复它）
command-appeal = 对警告、禁言或封禁提出申诉
command-appeals = 待处理的申诉（管理员）
command-words = 本群的违规词表（管理员）
command-links = 本群放行和禁止的链接（管理员）
command-gate = 新人进群验证（管理员）
command-raid = 防刷群模式（管理员）
command-night = 夜间模式（管理员）
command-panel = 管理员的控制面板
command-schedule = 接下来一周的内容（管理员）
command-settings = 这个群的设置（管理员）
command-topic = 今日话题
command-help = 我会做什么
command-rules = 群规
command-language = 换一种语言
command-quiet = 不再给我发提醒
command-mydata = 导出我的数据
command-forgetme = 删除我的数据
command-setup = 设置这个群（管理员）
command-ops = 把这里设为运营群（管理员）
