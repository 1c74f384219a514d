"""What is read as a complaint, how grave, for which phrases; and what is ordinary talk."""

import time
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.config import SHIPPED_CONTENT
from bot.content_complaints import read_complaints
from bot.domain.complaint import ComplaintRules, Grade, Sign
from bot.screening.complaints import Complaints

SHIPPED = Complaints(read_complaints(SHIPPED_CONTENT, ()))
SMALL = ComplaintRules(
    threshold=10,
    signs=(
        Sign("shop", ("卖家", "my order"), 4, about=True),
        Sign("bad", ("差", "坏了", "broken"), 6, most=2, grade=Grade.GENERAL),
        Sign("threat", ("找律师",), 6, grade=Grade.DISPUTE),
        Sign("praise", ("不错", "thank you"), -4, most=2),
        Sign("harmless", ("出差",), 0),
    ),
    negations=("不", "没", "没有", "n't "),
    reproaches=("这不",),
    degrees="很太那么",
)


def score(text: str, rules: ComplaintRules = SMALL) -> int:
    """The points of a complaint, 0 for none."""
    complaint = Complaints(rules).read(text)
    return complaint.score if complaint else 0


@pytest.mark.parametrize(
    ("text", "points"),
    [
        ("卖家差", 10),
        ("卖家差差差", 10),
        ("卖家差，坏了", 16),
        ("卖家差，坏了，broken", 16),
        ("差，坏了", 0),
        ("卖家好", 0),
        ("卖家出差了", 0),
        ("卖家差，不过东西不错", 0),
        ("卖家不差", 0),
        ("卖家没有那么差", 0),
        ("卖家，这不差吗", 10),
        ("卖家不。差", 10),
        ("My ORDER is Broken", 10),
        ("my order is unbroken", 0),
        ("my order isn't broken", 0),
        ("my orders are broken", 0),
        ("賣家差", 10),
        ("", 0),
    ],
)
def test_points_add_up_as_the_content_says(text: str, points: int) -> None:
    assert score(text) == points


def test_the_gravest_sign_gives_the_grade() -> None:
    complaint = Complaints(SMALL).read("卖家差，我要找律师")
    assert complaint is not None
    assert complaint.grade is Grade.DISPUTE


def test_phrases_are_told_as_they_stand_in_the_message() -> None:
    text = "İ 賣家真的很差，My Order is BROKEN"
    complaint = Complaints(SMALL).read(text)
    assert complaint is not None
    assert [phrase.text for phrase in complaint.phrases] == ["賣家", "差"]
    assert [text[phrase.start : phrase.end] for phrase in complaint.phrases] == ["賣家", "差"]


def test_what_speaks_for_peace_is_no_reason() -> None:
    complaint = Complaints(SMALL).read("卖家差，坏了，我要找律师，快递不错")
    assert complaint is not None
    assert {phrase.sign for phrase in complaint.phrases} == {"shop", "bad", "threat"}


@pytest.mark.parametrize(
    ("text", "grade"),
    [
        ("刚收到的衣服，物流太慢了，等了半个月", Grade.GENERAL),
        ("你们快递也太慢了，态度还很差，差评", Grade.GENERAL),
        ("京东买的，才用三天就降价，真的很不爽，给个差评", Grade.GENERAL),
        ("收到的手机是坏的，屏幕还有划痕", Grade.PRODUCT),
        ("這件衣服質量太差了，洗一次就掉色", Grade.PRODUCT),
        ("昨天到货的苹果全烂了，根本没法吃", Grade.PRODUCT),
        ("这款面膜是假货吧，用了脸上过敏", Grade.PRODUCT),
        ("客服不理人，申请退款一个星期了还没退款", Grade.DISPUTE),
        ("再不处理我就打12315了", Grade.DISPUTE),
        ("卖家拒绝退货，电话也没人接", Grade.DISPUTE),
        ("这不是欺骗消费者吗", Grade.DISPUTE),
        ("The item arrived broken and the delivery took forever", Grade.PRODUCT),
        ("I was charged twice and nobody answers", Grade.DISPUTE),
        ("I want my money back, this product doesn’t work", Grade.DISPUTE),
        ("terrible customer service, I ordered weeks ago", Grade.GENERAL),
        ("客服态度恶劣，还骂人", Grade.GENERAL),
        ("物流太慢了，查了三天没动", Grade.GENERAL),
        ("退款申请一个星期了还没到账", Grade.DISPUTE),
        ("鞋子开胶了，才穿一周", Grade.PRODUCT),
        ("Used it once and it stopped working", Grade.PRODUCT),
        ("你们店就是骗子，宣传的和收到的完全两样", Grade.DISPUTE),
        ("我要去派出所报案，你们卖假货还不给退", Grade.DISPUTE),
    ],
)
def test_a_customer_who_complains_is_understood(text: str, grade: Grade) -> None:
    complaint = SHIPPED.read(text)
    assert complaint is not None
    assert complaint.grade is grade


@pytest.mark.parametrize(
    "text",
    [
        "今天出差，差不多八点到家",
        "我电脑坏了，今晚不能打游戏了",
        "这电影太烂了，浪费时间",
        "隔壁宿舍太吵了，睡不着，烦死了",
        "快递到了，谢谢卖家，质量很好，很满意",
        "衣服没有色差，也不起球，很喜欢",
        "东西不错，就是物流慢了一点，总体满意，推荐",
        "请问这个能退货吗？多久到货？",
        "考试考差了，失望",
        "最近股票跌得好惨，后悔没早点卖",
        "你怎么这么坏，哈哈哈",
        "放假去哪玩？别买火车票了，太贵",
        "他骗我说今天不上课，气死我了",
        "我们班数学老师太差劲了",
        "这个功能怎么用不了？有人知道吗",
        "the build is broken again, does anyone know why?",
        "I'm so disappointed with the match last night",
        "that joke was terrible, lol",
        "thank you, the order arrived and it works great",
        "提醒大家：刷单都是骗人的，千万不要相信",
        "谨防冒充客服退款的诈骗，要你屏幕共享就挂掉",
        "反诈中心提醒：快递理赔要你转账的都是诈骗",
        "有个自称淘宝客服的打给我说商品要退款，大家当心",
        "Beware of scam: fake delivery texts asking for a fee",
        "The tax refund email is a phishing scam, delete it",
        "手机屏幕碎了，去哪修便宜",
        "消费者权益日有什么活动",
        "客服态度很好，问题解决了",
    ],
)
def test_ordinary_talk_is_no_complaint(text: str) -> None:
    assert SHIPPED.read(text) is None


@given(st.text(max_size=300))
def test_any_text_is_read_and_spans_are_in_it(text: str) -> None:
    complaint = SHIPPED.read(text)
    for phrase in complaint.phrases if complaint else ():
        assert text[phrase.start : phrase.end] == phrase.text != ""


def test_the_longest_message_of_nothing_but_signs_is_read_in_no_time() -> None:
    began = time.process_time()
    assert SHIPPED.read("不差" * 2048) is None
    assert time.process_time() - began < 0.5


def test_reading_ordinary_talk_costs_less_than_taking_its_letters_one_by_one() -> None:
    text = "今天下午大家一起去公园散步吧，记得带上水和帽子，" * 4

    def letters() -> int:
        return sum(ord(sign) for sign in text for _ in range(4))

    assert _cost(lambda: SHIPPED.read(text)) < _cost(letters)


def _cost(work: Callable[[], object]) -> float:
    """Seconds of the processor, the least of some tries."""
    least = float("inf")
    for _ in range(5):
        began = time.process_time()
        for _ in range(300):
            work()
        least = min(least, time.process_time() - began)
    return least
