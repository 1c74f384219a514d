### 筛查发现了什么；本群的词与规则；垃圾模型的理由。

## 规则

rule-words = 违规词
rule-links = 链接
rule-invites = 拉群邀请
rule-forwards = 转发消息
rule-mentions = 大量 @ 人
rule-flood = 刷屏
rule-copies = 重复发言
rule-mixed = 异常写法
rule-newcomers = 新人
rule-names = 名字
rule-spam = 垃圾模型
rule-report = 成员举报

## 规则命中了什么

kind-scam = 诈骗链接
kind-banned = 禁止的域名
kind-userinfo = 隐藏真实网址的链接
kind-hidden = 显示与实际不符的链接
kind-lookalike = 仿冒域名
kind-ip = 直接指向 IP 的链接
kind-port = 端口异常的链接
kind-disguised = 伪装过的链接
kind-not-allowed = 不在允许名单里的链接
kind-shortener = 短链接
kind-invite = 别的群的邀请
kind-promotion = 指向别的频道、群或机器人的链接
kind-proxy = 代理链接
kind-elsewhere = 其他平台的拉群邀请
kind-forward = 转自其他聊天
kind-mentions = 一次 @ 了太多人
kind-flood = 短时间内发言太多
kind-copies = 反复发送同一段话
kind-shared-copies = 多人发送同一段话
kind-mixed = 一个词里混用两种字母
kind-spaced = 字 母 被 拆 开 书 写
kind-invisible = 词里夹着看不见的字符
kind-emoji = 成堆的表情
kind-link = 新人发的链接
kind-media = 新人发的图片或文件
kind-contact = 新人留的联系方式
kind-staff-name = 与管理人员相近的名字
kind-role = 自称身份的名字

## 词的类别

category-abuse = 辱骂
category-contact = 引流
category-fraud = 诈骗
category-gambling = 博彩
category-illegal = 违法交易
category-sexual = 色情招揽
category-threats = 威胁
category-personal = 个人号码
category-own = 本群自定的词
category-imported = 导入的词

personal-identity-card = 身份证号
personal-bank-card = 银行卡号
personal-bank-account = 银行账号
personal-telephone = 电话号码

## 词是怎么发现的

how-exact = 原样写出
how-split = 被拆开
how-traditional = 繁体写法
how-lookalike = 用形近字代替
how-invisible = 夹着看不见的字符
how-leet = 用数字符号代替字母
how-pinyin = 写成拼音
how-homophone = 用谐音字代替

## 垃圾模型的说明

spam-told =
    { $percent }% 可能是垃圾消息（{ $line }% 以上才提示），依据 { $spam } 条确认、{ $harmless } 条正常消息。
    最可疑的部分：{ $reasons }
spam-told-whole =
    { $percent }% 可能是垃圾消息（{ $line }% 以上才提示），依据 { $spam } 条确认、{ $harmless } 条正常消息。
    没有哪一处特别突出，是整体像。
spam-part = “{ $what }”
spam-shape = 形如 { $what } 的写法

## /words

words-usage =
    📖 <b>{ $community } 的词表</b>
    <code>/words list</code> · 本群增加、去掉、放行了哪些
    <code>/words test 一段话</code> · 会命中什么、怎么命中的
    <code>/words add 低价涨粉</code> · 增加一个词
    <code>/words add 低价涨粉 | severity=3 flag</code> · 带选项
    <code>/words remove 低价涨粉</code> · 不再查这个词
    <code>/words allow 低价涨粉协会</code> · 放行整句，里面的词不算

    严重程度 1 只记录，2 给你们看，3 叫值班的人，4 叫机器人的主人。选项：{ $options }。改完立即生效。
words-added = ✅ 从现在起会查“{ $word }”：严重程度 { $severity }，{ $acts ->
    [flag] 只提示给你们看
   *[ladder] 原样写出会处理，变形写法只提示
}。
words-common = ⚠️ “{ $word }”太短了，先用 <code>/words test</code> 拿几条平常的话试试。
words-removed = ✅ 本群不再查“{ $word }”。
words-allowed = ✅ “{ $word }”里面的词不再算命中。
words-forgotten = ✅ “{ $word }”恢复成本群改动之前的样子。
words-fault = 没法查“{ $word }”：{ $why }
words-fault-long = 有 { $given } 个字，最多 { $most } 个。
words-fault-empty = 里面没有字母、汉字或数字。
words-fault-option = 没有 { $given } 这个选项，可以用 { $options }。
words-fault-severity = 严重程度是 1 到 4 的数字，例如 severity=3。
words-left-out = “{ $word }”（{ $why }）
words-unknown = 本群本来就不查“{ $word }”，没有可去掉的。用 <code>/words test</code> 看一段话是被什么命中的。
words-inside-only = “{ $word }”本身不是词，里面含有 { $words }。去掉那个词，或者用 <code>/words allow</code> 放行整句。
words-too-many = 本群已有 { $most } 处改动，到上限了。撤销一些，或者用 <code>steward words import</code> 把整份词表放进内容里。
words-too-many-lines = 一次最多 { $most } 行。更长的词表请放进内容里：<code>steward words import</code>。
words-added-many = ✅ 新增 { $count } 个词，立即生效。{ $left ->
    [0] { "" }
   *[other] 没有加入：{ $lines }
}
words-list =
    📖 <b>{ $community } 的词表</b> · { $count } 处改动，第 { $page }/{ $pages } 页
    { $lines }
words-list-none =
    📖 <b>{ $community } 的词表</b>
    没有增减，只查自带的 { $shipped } 个词。
words-line-add = ➕ { $word } · 严重程度 { $severity }{ $options ->
    [none] { "" }
   *[other] ，{ $options }
}
words-line-remove = ➖ { $word }
words-line-allow = 🕊 { $word }
words-test-clean = 🔎 没有命中。
words-test = 🔎 命中 { $count } 处：
    { $lines }
words-test-line = “{ $found }” · { $word } · { $category }，严重程度 { $severity } · { $how } · { $acts ->
    [off] <i>该规则已关，不会有任何动作</i>
    [dry] <i>该规则只报告</i>
    [certain] <b>会处理</b>
   *[shown] 只提示给你们看
}
# problem：文件、行号、错在哪、怎么改（英文）。more：另外还有几处
words-broken =
    ⚠️ 内容目录里的词表改过了，但现在读不了，暂时沿用之前的词。
    { $problem }{ $more ->
        [0] { "" }
       *[other] （另外还有 { $more } 处）
    }
    运行 <code>steward check</code> 可以看到全部问题。改好后会自动换上新词，不用重启。
words-test-rules = 这里只试词。链接、邀请等规则要看整条消息。
words-nothing-to-test = 把要试的话写在命令后面：<code>/words test 低价涨粉</code>
which-community = 这个聊天管着好几个群（{ $communities }）。请在那个群里发，或者私聊我。
button-words-before = ◀️
button-words-after = ▶️

## /links：本群自己放行或禁止的域名

# mode：链接规则的开关。kind：site 网站，group 电报群或频道
links-put-allow = ✅ { $kind ->
    [group] { $name } 可以发链接、可以转发，不再算拉人。
   *[site] 谁都可以发 { $name } 和它下面的链接，新人也可以。
}
links-put-ban = ⛔ { $mode ->
    [off] 已禁止 { $name } 和它下面的所有链接。不过链接规则现在关着，暂时不会处理：/panel。
    [dry] 已禁止 { $name } 和它下面的所有链接。不过链接规则现在只报告，暂时不会删除：/panel。
   *[on] 从现在起，带 { $name } 或它下面链接的消息会被删除，并按阶梯处罚。
}
links-removed = ✅ { $name } 不在本群的名单上了。
# list：回到哪里。allow 放行，ban 禁止，gone 都不在
links-undone = ✅ { $list ->
    [allow] 重新放行 { $name }。
    [ban] 重新禁止 { $name }。
   *[gone] { $name } 又不在名单上了。
}
links-already = { $name } 本来就是{ $list ->
    [ban] 禁止
   *[allow] 放行
}的。
links-unknown = { $name } 不在本群的名单上。用 <code>/links</code> 看名单。
links-too-many = 本群名单上已有 { $most } 个域名，到上限了。请先去掉一些。
links-telegram = { $name } 是电报群或频道，由邀请规则来管。要放行友好的群：<code>/links allow { $name }</code>。
links-no-domain = 这不是域名。请这样写：<code>/links ban example.com</code>；群或频道写 <code>/links allow t.me/name</code>。
links-list =
    🔗 <b>{ $community } 的链接名单</b> · { $count } 个域名，第 { $page }/{ $pages } 页
    { $lines }
links-list-none =
    🔗 <b>{ $community } 的链接名单</b>
    本群还没有自己放行或禁止的域名。
    <code>/links ban example.com</code> · 删除它的链接
    <code>/links allow example.org</code> · 谁都可以发它的链接
    <code>/links allow t.me/name</code> · 放行友好的群或频道
    <code>/links remove example.com</code> · 从名单上去掉
links-line-allow = 🕊 { $name }
links-line-ban = ⛔ { $name }

## 面板里的规则开关

panel-screening = 🛡 筛查
screening-all =
    🛡 <b>{ $community } 的筛查</b>
    每条规则可以关 ⬜、只报告 👀 或开 ✅，点一下就能改。

    管理员和受信任的成员不筛查。词表是{ $words ->
    [0] 自带的
   *[other] 自带的，加上本群的 { $words } 处改动
    }：<code>/words</code>。
    { $spam ->
    [ready] 垃圾模型已从 { $confirmed } 条确认、{ $harmless } 条正常消息里学习。
   *[learning] 垃圾模型还在学：确认 { $confirmed }/{ $needed } 条，无害 { $harmless }/{ $wanted } 条。
    }
screening-off = ⬜ { $rule }
screening-dry = 👀 { $rule }
screening-on = ✅ { $rule }
screening-rule =
    🛡 <b>{ $rule }</b>
    { $about }

    现在：{ $mode }
screening-mode-off = ⬜ 关：什么也不做
screening-mode-dry = 👀 只报告：告诉你们本来会怎么处理
screening-mode-on = ✅ 开：确定的会处理，其余给你们看
screening-chosen = { $mode } ◀
about-words = 本群的词，以及身份证、银行卡和账号号码。原样写出会处理，变形写法给你们看。
about-links = 诈骗与禁止的域名，隐藏去向的链接。本群自己放行和禁止的：<code>/links</code>。
about-invites = 别的群、频道和平台的邀请。
about-forwards = 从其他聊天转来的消息。
about-mentions = 一条消息里 @ 很多不同的人。
about-flood = 一个人几秒内连发很多条。
about-copies = 同一段话反复发，或好几个人发同一段。
about-mixed = 一个词混用两种字母、拆开写的字母、看不见的字符、成堆的表情。只提示。
about-newcomers = 刚进群的新人发的链接、转发和联系方式。只提示。
about-names = 进群时像管理人员的名字，或带链接、违规词的名字。
about-spam = 像你们确认过的、又不像你们放过的消息。只提示。
