"""Layouts of the same families as the real ones, in sentences of our own."""

from __future__ import annotations

import pytest

from reader.transcript.loading import parse
from reader.transcript.marks import LineMark, MarkRole
from reader.transcript.model import LineRole, SpanKind
from tests.transcript.page import page, turns


@pytest.mark.parametrize(
    ("asks", "answers"),
    [
        ("**问：** {}", "**答：** {}"),
        ("**问：**\n{}", "**答：**\n{}"),
        ("**问**：{}", "**答**\n：{}"),
        ("**问:**{}", "**答:**{}"),
        ("__问：__ {}", "__答：__ {}"),
        ("问：{}", "答：{}"),
        ("问: {}", "答:{}"),
        ("- **问：** {}", "- **答：** {}"),
        ("> 问：{}", "> 答：{}"),
        ("【问】{}", "【答】{}"),
        ("■ 问：{}", "□ 答：{}"),
        ("<p><strong>问：</strong>{}</p>", "<p><strong>答：</strong>{}</p>"),
    ],
)
def test_a_label_is_found_however_it_is_marked(asks: str, answers: str) -> None:
    said = [
        ("问", "模型为什么会忘事？"),
        ("答", "因为上下文装不下。"),
        ("问", "怎么办？"),
        ("答", "记下来。"),
    ]
    text = "\n\n".join((asks if label == "问" else answers).format(words) for label, words in said)
    assert page(text) == [f"{label}> {words}" for label, words in said]


def test_a_whole_question_in_bold_keeps_its_emphasis() -> None:
    found = parse("**问：为什么？**\n\n答：不知道。\n\n**问：真的？**\n\n答：真的。\n")
    assert page(found) == ["问> 为什么？", "答> 不知道。", "问> 真的？", "答> 真的。"]
    assert [span.kind for span in found.paragraphs[0].spans] == [SpanKind.STRONG]


def test_a_colon_alone_makes_no_speaker() -> None:
    text = """主持人：缓存有什么讲究？
工程师：讲究很多。
注意：命中率不是越高越好。
比如：冷数据占着位置。
他说：“这都是经验。”
我问:那怎么办?
原因：业务变了。
主持人：谢谢。
工程师：不客气。
"""
    assert page(text) == [
        "主持人> 缓存有什么讲究？",
        "工程师> 讲究很多。",
        ".. 注意：命中率不是越高越好。",
        ".. 比如：冷数据占着位置。",
        ".. 他说：“这都是经验。”",
        ".. 我问:那怎么办?",
        ".. 原因：业务变了。",
        "主持人> 谢谢。",
        "工程师> 不客气。",
    ]


def test_titles_in_brackets_and_participants_are_read() -> None:
    text = """让机器学会说不知道
原创 小林 模型夜话 2025-03-08 21:15 上海
点击上方蓝字关注我们
编者按：本文根据直播整理，有删节。

主持：林岚
嘉宾：周远

林岚（模型夜话主编）：今天聊幻觉。
周远（某实验室研究员）：这个词不准确。
林岚：为什么？
周远：模型没有感觉。

责编：小周
"""
    found = parse(text)
    assert page(found) == [
        "= 让机器学会说不知道",
        "! 原创 小林 模型夜话 2025-03-08 21:15 上海",
        "! 点击上方蓝字关注我们",
        "% 编者按：本文根据直播整理，有删节。",
        "! 主持：林岚",
        "! 嘉宾：周远",
        "林岚> 今天聊幻觉。",
        "周远> 这个词不准确。",
        "林岚> 为什么？",
        "周远> 模型没有感觉。",
        "$ 责编：小周",
    ]
    assert (found.author, found.source, found.date) == ("小林", "模型夜话", "2025-03-08")
    assert [(speaker.title, speaker.role) for speaker in found.speakers] == [
        ("模型夜话主编", "interviewer"),
        ("某实验室研究员", "guest"),
    ]


@pytest.mark.parametrize(
    "form",
    [
        "[00:00:{s:02d}] {name}：{words}",
        "00:{s:02d} {name}：{words}",
        "{name} 00:{s:02d}\n{words}",
        "{name}  00:00:{s:02d}\n{words}",
        "{name}（00:{s:02d}）：{words}",
        "{name} 00:{s:02d} {words}",
        "[00:{s:02d}] {name}\n{words}",
    ],
)
def test_times_beside_labels_are_kept(form: str) -> None:
    said = [
        ("主持人", "电从哪里来？"),
        ("Speaker 1", "从电网来。"),
        ("主持人", "够用吗？"),
        ("Speaker 1", "不够。"),
    ]
    text = "\n".join(
        form.format(name=name, words=words, s=10 + index) for index, (name, words) in enumerate(said)
    )
    assert page(text) == [f"{name}> {words} @00:{10 + index}" for index, (name, words) in enumerate(said)]


def test_names_on_their_own_lines_are_one_speaker_in_full_and_short() -> None:
    text = """欢迎收听。
Mia Lindqvist
谁来开头？
评测平台负责人
我来。先看一张图。

图上有两条线。
Mia
哪两条？
负责人
一条涨，一条跌。
Mia
明白了。
负责人
好。
"""
    assert page(text) == [
        "~ 欢迎收听。",
        "Mia> 谁来开头？",
        "负责人> 我来。先看一张图。",
        ".. 图上有两条线。",
        "Mia> 哪两条？",
        "负责人> 一条涨，一条跌。",
        "Mia> 明白了。",
        "负责人> 好。",
    ]
    assert [speaker.name for speaker in parse(text).speakers] == ["Mia Lindqvist", "评测平台负责人"]


def test_bold_names_on_their_own_lines_with_blank_lines_after() -> None:
    text = (
        "**林岚**\n\n今天聊什么？\n\n**周明**\n\n聊显存，\n\n还有带宽。\n\n**林岚**\n\n"
        "先说哪个？\n\n**周明**\n\n显存。\n"
    )
    assert page(text) == [
        "林岚> 今天聊什么？",
        "周明> 聊显存，还有带宽。",
        "林岚> 先说哪个？",
        "周明> 显存。",
    ]


def test_a_role_before_a_name_is_the_same_person() -> None:
    text = "主持人 林岚：开始吧。\n嘉宾 周明：好。\n林岚：做什么的？\n周明：编译器。\n"
    assert turns(text) == {"林岚": 2, "周明": 2}


def test_numbered_questions_count_under_one_label() -> None:
    assert turns("十问\n\nQ1：为什么？\nA1：因为。\n\nQ2：然后呢？\nA2：没有了。\n") == {"Q": 2, "A": 2}


def test_traditional_script_is_read_like_simplified() -> None:
    text = (
        "# 與模型對話\n\n編者按：內容經過編輯。\n\n問：您怎麼看開源？\n\n答：「不是萬靈丹」。\n\n"
        "問：安全呢？\n\n答：另說。\n\n未完待續\n"
    )
    assert page(text) == [
        "= 與模型對話",
        "% 編者按：內容經過編輯。",
        "問> 您怎麼看開源？",
        "答> 「不是萬靈丹」。",
        "問> 安全呢？",
        "答> 另說。",
        "$ 未完待續",
    ]


def test_answers_without_a_label_are_not_the_questioners() -> None:
    assert page("**问：怎么收费？**\n\n按用量。\n\n**问：会涨吗？**\n\n不会。\n") == [
        "问> 怎么收费？",
        "- 按用量。",
        "问> 会涨吗？",
        "- 不会。",
    ]


def test_a_time_list_is_the_outline_and_its_headings_have_times() -> None:
    text = """时间轴
(00:00:50) 开场
(00:12:05) 为什么缺电？
(01:02:33) 未来十年
正文：
(00:00:50) 开场
主持人：欢迎。
工程师：谢谢。
(00:12:05) 为什么缺电？
主持人：电去哪了？
工程师：变成热了。
(01:02:33) 未来十年
接着变成热。
"""
    found = parse(text)
    assert page(found) == [
        "! 正文：",
        "# 开场 @00:50",
        "主持人> 欢迎。",
        "工程师> 谢谢。",
        "# 为什么缺电？ @12:05",
        "主持人> 电去哪了？",
        "工程师> 变成热了。",
        "# 未来十年 @1:02:33",
        ".. 接着变成热。",
    ]
    assert found.line_roles[:4] == (LineRole.OUTLINE,) * 4


def test_a_time_list_without_headings_is_placed_by_the_times_of_turns() -> None:
    text = """Timestamps:
- 00:10 什么是词元
- 03:20 字还是词
- 08:00 多语言

主持人 00:10
先讲概念。
研究员 00:40
一小段文字。
主持人 03:25
按字切吗？
研究员 08:10
多语言更复杂。
"""
    found = parse(text)
    assert [(section.title, section.time, section.paragraph) for section in found.sections] == [
        ("什么是词元", "00:10", 0),
        ("字还是词", "03:20", 2),
        ("多语言", "08:00", 3),
    ]
    assert [paragraph.section for paragraph in found.paragraphs] == [0, 0, 1, 2]


def test_entries_of_a_time_list_give_their_times_to_headings_without() -> None:
    text = (
        "时间戳：\n00:10 甲的段落\n01:20 乙的段落\n02:30 丙的段落\n\n甲的段落\n\n问：一？\n\n"
        "答：二。\n\n乙的段落\n\n问：三？\n\n答：四。\n"
    )
    assert [(section.title, section.time) for section in parse(text).sections] == [
        ("甲的段落", "00:10"),
        ("乙的段落", "01:20"),
        ("丙的段落", "02:30"),
    ]


def test_glued_numbered_headings_are_cut_at_the_first_question_or_not_at_all() -> None:
    long = "3.数据不够用怎么办他的办法是把同一份数据打乱顺序再用上两三遍然后再看结果。再多就没用了。"
    text = (
        f"有人问了他四个问题。\n1.规模还能撑多久?他说不知道。\n但他押了三年。\n"
        f"2.谁来付钱！投资人。\n眼下如此。\n{long}\n只能等。\n"
    )
    found = parse(text)
    assert page(found) == [
        "~ 有人问了他四个问题。",
        "# 1.规模还能撑多久?",
        "- 他说不知道。",
        "- 但他押了三年。",
        "# 2.谁来付钱！",
        "- 投资人。",
        "- 眼下如此。",
        f"- {long}",
        "- 只能等。",
    ]
    assert found.sections[2].title == long.split("。")[0]
    assert found.sections[2].paragraph == 7


@pytest.mark.parametrize(
    "number", ["01 {}", "一、{}", "第{n}部分 {}", "Part {n} {}", "## {}", "**{}**", "（{h}）{}", "{}"]
)
def test_headings_of_every_kind_are_found_between_turns(number: str) -> None:
    first, second = "先说数据", "再说算力"
    one, two = (number.format(words, n=n, h="一二"[n - 1]) for n, words in ((1, first), (2, second)))
    text = (
        f"主持人：好吗？\n\n嘉宾：好。\n\n{one}\n\n主持人：数据够吗？\n\n嘉宾：够。\n\n{two}\n\n"
        f"主持人：算力呢？\n\n嘉宾：不够。\n"
    )
    found = parse(text)
    assert [section.title[-4:] for section in found.sections] == [first, second]
    assert found.turns == 6


def test_a_number_alone_heads_the_title_under_it() -> None:
    text = "主持人：好吗？\n嘉宾：好。\n01\n先说数据\n主持人：够吗？\n嘉宾：够。\n"
    assert [section.title for section in parse(text).sections] == ["01 先说数据"]


def test_short_lines_head_a_turn_or_caption_a_picture_inside_one() -> None:
    text = """谈谈芯片的良率

Q:第一年怎么样?

嘉宾:一半是废片。

第一条产线的平面图

到了年底才好转。

2024年5月3日,工厂开放日的合影。

最难的一年

从头再来

Q:后来呢?

嘉宾:后来就不提了。
"""
    assert page(text) == [
        "= 谈谈芯片的良率",
        "Q> 第一年怎么样?",
        "嘉宾> 一半是废片。",
        "| 第一条产线的平面图",
        ".. 到了年底才好转。",
        "| 2024年5月3日,工厂开放日的合影。",
        "# 最难的一年",
        "# 从头再来",
        "Q> 后来呢?",
        "嘉宾> 后来就不提了。",
    ]


def test_pictures_are_kept_as_captions_or_placeholders() -> None:
    text = (
        "# 机房一日\n\n**记者：** 这是什么？\n\n![机柜](https://example.org/1.jpg)\n\n"
        "**工程师：**\n\n![](https://example.org/2.jpg)\n\n液冷。\n"
    )
    found = parse(text)
    assert page(found) == ["= 机房一日", "记者> 这是什么？", "| 机柜", "工程师> 液冷。"]
    assert [(image.caption, image.url, image.source_line) for image in found.images] == [
        ("机柜", "https://example.org/1.jpg", 5),
        ("", "https://example.org/2.jpg", 9),
    ]


def test_hard_wrapped_lines_are_joined_with_spaces_only_between_latin() -> None:
    text = """**主持人：** 请讲讲

**嘉宾：**
我们先用了 Open
Compute 的设计，从DALL-E
2到后来的版本，冬天直接用外面的
冷空气。
很省钱。

**主持人：** 夏天呢？

**嘉宾：** 夏天开空调。
"""
    assert (
        page(text)[1]
        == "嘉宾> 我们先用了 Open Compute 的设计，从DALL-E 2到后来的版本，冬天直接用外面的冷空气。很省钱。"
    )


def test_plain_text_wrapped_at_a_width_is_joined_without_blank_lines() -> None:
    text = """主持人：今天请到的这位工程师在机房工作了十
多年，他会告诉我们电从哪里来，又到哪里去。
工程师：很多人以为最贵的是芯片，其实把芯片的
热带走也要花很多钱，这一点外面的人往往不太清
楚。
主持人：那夏天呢？夏天总不能也开着窗户吧，一
定有人想问。
工程师：夏天就只好老老实实地开空调了。
"""
    assert [line.count("\n") for line in page(text)] == [0, 0, 0, 0]
    assert (
        page(text)[1]
        == "工程师> 很多人以为最贵的是芯片，其实把芯片的热带走也要花很多钱，这一点外面的人往往不太清楚。"
    )


def test_a_torn_paragraph_is_joined_unless_something_else_follows() -> None:
    text = (
        "问：怎样？\n\n答：先看数据。再看算\n\n法，最后看人，\n\n![](a.png)\n\n"
        "都不容易。也都值得\n\n问：值得？\n\n答：值得，\n\n- 一条\n"
    )
    assert page(text) == [
        "问> 怎样？",
        "答> 先看数据。再看算法，最后看人，",
        ".. 都不容易。也都值得",
        "问> 值得？",
        "答> 值得，",
        ".. 一条",
    ]


@pytest.mark.parametrize(
    "points",
    [
        "划重点：\n\n- 甲要点\n- 乙要点\n- 丙要点",
        "核心观点如下：\n\n1. 甲要点\n2. 乙要点\n3. 丙要点",
        "采访要点:\n\n甲要点\n\n乙要点\n\n丙要点",
        "## 要点\n\n* _1_ 甲要点\n* _2_ 乙要点\n* _3_ 丙要点",
    ],
)
def test_key_points_are_found_listed_or_not(points: str) -> None:
    text = f"# 题目\n\n开头的话。\n\n{points}\n\n接着是正文。\n\n问：好？\n\n答：好。\n"
    found = parse(text)
    assert [line for line in page(found) if line.startswith("*")] == ["* 甲要点", "* 乙要点", "* 丙要点"]
    assert found.key_points == 3


def test_yaml_front_matter_is_metadata() -> None:
    found = parse(
        "---\ntitle: 飞轮\ndate: 2025-01-09\nauthor: 王北\n---\n\n# 飞轮\n\n**甲**：一。\n\n**乙**：二。\n"
    )
    assert (found.title, found.date, found.author) == ("飞轮", "2025-01-09", "王北")
    assert page(found)[3:] == ["= 飞轮", "甲> 一。", "乙> 二。"]


@pytest.mark.parametrize(
    ("line", "facts"),
    [
        ("来源：某刊  作者：小王", ("某刊", "小王", None)),
        ("文｜小王 编辑｜老李", (None, "小王", None)),
        ("2025年1月8日 10:32 · 某网", ("某网", None, "2025-01-08")),
        ("1 天前 / 阅读约29分钟", (None, None, None)),
        ("作者: 小王", (None, "小王", None)),
        ("发布时间：2024/12/6", (None, None, "2024-12-06")),
        ("来源：某刊 2024-12-06", ("某刊", None, "2024-12-06")),
    ],
)
def test_metadata_lines_give_source_author_and_date(line: str, facts: tuple[str | None, ...]) -> None:
    found = parse(f"一个题目\n{line}\n\n问：好？\n答：好。\n")
    assert (found.source, found.author, found.date) == facts
    assert found.line_roles[1] is LineRole.METADATA


def test_a_date_without_a_year_is_printed_and_not_guessed() -> None:
    found = parse("# 题目\n\n某某科技讯 3月9日消息，今天有一场对话。\n\n问：好？\n\n答：好。\n")
    assert (found.source, found.date, found.date_printed) == ("某某科技", None, "3月9日")


def test_trailing_matter_is_set_apart() -> None:
    text = """问：完了吗？

答：完了。

一键三连支持我们

（完）

往期精选

1. [第一篇](https://example.org/1)
2. [第二篇](https://example.org/2)
"""
    found = parse(text)
    assert page(found) == [
        "问> 完了吗？",
        "答> 完了。",
        "$ 一键三连支持我们",
        "$ （完）",
        "$ 往期精选",
        "$ 第一篇",
        "$ 第二篇",
    ]
    assert [section.title for section in found.sections] == ["往期精选"]
    assert [link.url for link in found.links] == ["https://example.org/1", "https://example.org/2"]


def test_a_follow_us_line_in_the_middle_does_not_end_the_turn() -> None:
    text = (
        "问：一？\n\n答：二。\n\n👇点击下方名片关注我们\n\n还有三。\n\n问：四？\n\n"
        "答：五。欢迎在评论区告诉我。\n"
    )
    assert page(text) == [
        "问> 一？",
        "答> 二。",
        "$ 👇点击下方名片关注我们",
        ".. 还有三。",
        "问> 四？",
        "答> 五。欢迎在评论区告诉我。",
    ]


def test_html_is_read_like_markdown() -> None:
    text = """<h1>推理成本</h1>
<p>来源：某网&nbsp;&nbsp;作者：小王</p>
<p><b>问：</b>降了多少？</p>
<p><b>答：</b>九成。<br>靠<em>批处理</em>和<a href="https://example.org">缓存</a>。&lt;br&gt;还有AT&amp;T。</p>
<p>从这里 target=_blank class=x>缓存说起。</p>
"""
    assert page(text) == [
        "= 推理成本",
        "! 来源：某网  作者：小王",
        "问> 降了多少？",
        "答> 九成。",
        ".. 靠批处理和缓存。",
        ".. 还有AT&T。",
        ".. 从这里缓存说起。",
    ]


def test_prose_with_short_headings_has_sections_and_no_turns() -> None:
    text = (
        "开源的边界\n2025-02-11 来源：某周刊\n他很少睡觉。\n权重与数据\n他分成两半。\n谁来负责\n没有答案。\n"
    )
    found = parse(text)
    assert page(found)[2:] == [
        "~ 他很少睡觉。",
        "# 权重与数据",
        "- 他分成两半。",
        "# 谁来负责",
        "- 没有答案。",
    ]
    assert (found.turns, found.title, found.source) == (0, "开源的边界", "某周刊")


def test_a_mislabelled_turn_keeps_its_printed_label() -> None:
    text = "问：一？\n\n答：二。\n\n答：三是什么？\n\n答：四。\n"
    assert turns(text) == {"问": 1, "答": 3}


def test_who_asks_is_the_interviewer_where_labels_do_not_say() -> None:
    text = "林岚：为什么？\n周明：因为。\n林岚：然后呢？\n周明：然后停了。\n林岚：真的？\n周明：真的。\n"
    assert [speaker.role for speaker in parse(text).speakers] == ["interviewer", "guest"]


def test_rare_characters_and_pairs_keep_their_offsets() -> None:
    found = parse("问：𠮷野家**👇好**吗？\n答：好。\n")
    span = found.paragraphs[0].spans[0]
    assert found.paragraphs[0].text[span.start : span.end] == "👇好"


def test_someone_who_joins_late_on_their_own_line_is_a_speaker_too() -> None:
    text = "Bo\n电够吗?\nAda\n不够。\nBo\n真的?\nAda\n真的。\nCleo Park\n我问一句。\nAda\n请。\n"
    text += "Cleo\n累吗?\n观众\n大声点!\n"
    assert turns(text) == {"Bo": 2, "Ada": 3, "Cleo": 2, "观众": 1}


def test_questions_as_headings_and_numbered_questions_are_turns() -> None:
    assert turns("# 十问\n\n### 问：难吗？\n\n答：难。\n\n### 问：多难？\n\n答：很难。\n") == {
        "问": 2,
        "答": 2,
    }
    assert turns("问答\n1. 问：难吗？\n答：难。\n2. 问：多难？\n答：很难。\n") == {"问": 2, "答": 2}


def test_a_paragraph_about_this_text_is_a_lead_and_a_notice_is_front_matter() -> None:
    text = "# 题目\n\n本文围绕省电展开。\n\n本文首发于某刊，转载请联系。\n\n问：好？\n\n答：好。\n\n（本文有删节）\n"
    assert page(text)[1:3] == ["~ 本文围绕省电展开。", "! 本文首发于某刊，转载请联系。"]
    assert page(text)[-1] == "$ （本文有删节）"


@pytest.mark.parametrize(
    ("line", "sign"),
    [
        ("本文主要梳理了五个问题，要点如下：", "~"),
        ("本文整理了这场谈话中最要紧的几段，供读者参考。", "~"),
        ("本文根据录音整理，选取了其中谈成本的部分。", "~"),
        ("本文內容摘錄了三段對話。", "~"),
        ("本文内容整理自某频道的一次直播。", "!"),
        ("本文由小组编译，转载请注明出处。", "!"),
        ("访谈实录：", "!"),
        ("以下為對話全文：", "!"),
        ("正文", "!"),
        ("以下是访谈实录，文字略有删节：", "%"),
    ],
)
def test_what_stands_before_the_interview_is_text_note_or_front_matter(line: str, sign: str) -> None:
    found = page(f"# 题目\n\n开头的话。\n\n{line}\n\n问：好？\n\n答：好。\n")
    assert found[2] == f"{sign} {line}"


def test_what_trails_is_one_stretch_with_headings_and_captions_in_it() -> None:
    text = """问：完了吗？

答：完了。

设为星标，关注我们

## 写在最后

![二维码](https://example.org/q.png)

**相关阅读**

- [第一篇](https://example.org/1)
"""
    found = parse(text)
    assert page(found)[2:] == [
        "$ 设为星标，关注我们",
        "$ 写在最后",
        "$ 二维码",
        "$ 相关阅读",
        "$ 第一篇",
    ]
    assert [section.title for section in found.sections] == ["写在最后", "相关阅读"]


def test_a_heading_that_the_reader_marked_stays_one_in_trailing_matter() -> None:
    text = "问：完了吗？\n\n答：完了。\n\n关注公众号\n\n附录\n\n[第一篇](https://example.org/1)\n"
    found = parse(text, marks=[LineMark(7, "附录", MarkRole.HEADING)])
    assert page(found)[3] == "# 附录"


def test_people_listed_under_a_role_are_front_matter_and_do_not_speak() -> None:
    text = """节目简介
这一期聊语音。
嘉宾：
阿乔 语音算法工程师
Lena Voss 配音导演
时间轴：
01:05 声音
07:40 停顿
15:20 授权
文字实录如下：
01:05 声音
主持人
声音从哪里来？
阿乔
从录音棚来。
Lena Voss
对。
07:40 停顿
主持人
停顿难吗？
Lena
难。
阿乔
比字难。
"""
    found = parse(text)
    assert page(found)[:7] == [
        "# 节目简介",
        "~ 这一期聊语音。",
        "! 嘉宾：",
        "! 阿乔 语音算法工程师",
        "! Lena Voss 配音导演",
        "! 文字实录如下：",
        "# 声音 @01:05",
    ]
    assert turns(text) == {"主持人": 2, "阿乔": 2, "Lena": 2}


def test_people_in_a_list_with_colons_do_not_speak_either() -> None:
    text = """圆桌：规则从哪里来

参与者：
- 何律师：某律所合伙人
- 平台代表：某平台负责人

精彩观点

◆ 规则要能执行。
◆ 执行要能检查。

对话实录

主持人：先请何律师。

何律师：从案例里来。

平台代表：也从投诉里来。

主持人：谢谢。

本期编辑：小禾
"""
    assert page(text)[1:] == [
        "! 参与者：",
        "! 何律师：某律所合伙人",
        "! 平台代表：某平台负责人",
        "~ 精彩观点",
        "* 规则要能执行。",
        "* 执行要能检查。",
        "! 对话实录",
        "主持人> 先请何律师。",
        "何律师> 从案例里来。",
        "平台代表> 也从投诉里来。",
        "主持人> 谢谢。",
        "$ 本期编辑：小禾",
    ]


def test_a_role_alone_on_its_line_that_comes_back_is_a_speaker() -> None:
    assert page("主持人：\n欢迎\n嘉宾：\n你好\n主持人：\n开始吧\n嘉宾：\n好\n") == [
        "主持人> 欢迎",
        "嘉宾> 你好",
        "主持人> 开始吧",
        "嘉宾> 好",
    ]


def test_a_bold_number_and_the_bold_title_under_it_are_one_heading() -> None:
    text = (
        "**Part 1**\n**从补丁开始**\n\n**Q：难吗？**\n\nA：难。\n\n"
        "**Part 2**\n**谁来付钱**\n\n**Q：贵吗？**\n\nA：贵。\n\n"
        "- END -\n\n**推荐阅读**\n[旧文一](https://example.org/1)\n[旧文二](https://example.org/2)\n"
    )
    assert page(text) == [
        "# Part 1 从补丁开始",
        "Q> 难吗？",
        "A> 难。",
        "# Part 2 谁来付钱",
        "Q> 贵吗？",
        "A> 贵。",
        "$ - END -",
        "$ 推荐阅读",
        "$ 旧文一",
        "$ 旧文二",
    ]


def test_answers_glued_to_numbered_questions_make_sections_also_one_after_the_other() -> None:
    text = "他答了几个问题。\n1、小模型有用吗？有。\n2、开源会停吗！不会。\n3、还有呢？没了。\n多谢各位。\n"
    assert [section.title for section in parse(text).sections] == [
        "1、小模型有用吗？",
        "2、开源会停吗！",
        "3、还有呢？",
    ]
    listed = "他有三点：\n1、问什么？问成本。\n2、答什么？答不知道。\n3、等什么？等降价。\n多谢各位。\n"
    assert parse(listed).sections == ()


def test_a_reporter_is_the_author_and_linked_names_lose_their_markup() -> None:
    found = parse("评测不是考试\n本报记者 周五 2025-04-11\n\n问：好？\n答：好。\n（责任编辑：孙六）\n")
    assert (found.author, found.source, found.date) == ("周五", None, "2025-04-11")
    assert page(found)[-1] == "$ （责任编辑：孙六）"
    assert parse("题目\n来源：[某刊](https://example.org)\n\n问：好？\n答：好。\n").source == "某刊"


def test_long_answers_under_unknown_bold_names_are_a_talk_if_questions_are_among_them() -> None:
    asked = "**远山：** 打分难在哪里？\n\n**小付：** 难在说理由。\n\n" + "还有一段话。\n\n" * 9
    text = "**远山：** 先介绍一下自己？\n\n**标注员小付：** 我做标注。\n\n" + asked * 3
    assert turns(text) == {"远山": 4, "小付": 4}
    listed = "# 三款卡\n\n" + ("**跑分：** 还不错。\n\n**噪声：** 偏大。\n\n" + "说明一段。\n\n" * 9) * 3
    assert turns(listed) == {}


def test_a_name_after_which_nobody_speaks_is_no_heading() -> None:
    text = "Bo\n电够吗?\nAda\n不够。\nBo\n真的?\nAda\nBo\n好吧。\nAda\n真的。\n"
    found = parse(text)
    assert page(found)[3] == "| Ada"
    assert found.sections == ()
    assert turns(text) == {"Bo": 3, "Ada": 2}


def test_a_first_chapter_is_a_heading_where_a_second_follows_and_else_the_title() -> None:
    talk = "\n\n记者：好？\n\n受访人：好。\n\n"
    assert page(f"第一章 起点{talk}第二章 转折{talk}")[0] == "# 第一章 起点"
    assert page(f"第一章 起点{talk}")[0] == "= 第一章 起点"
    assert page(f"Q&A：十个问题{talk}Q：好？\n\nA：好。\n")[0] == "= Q&A：十个问题"


def test_headings_numbered_in_square_brackets_are_found() -> None:
    talk = "\n\n慢科技：怎么出题？\n\n顾城北：看错题。\n\n"
    text = f"他不肯谈估值\n原创：阿麦 昨天 22:10{talk}【1】从考题说起{talk}【2】生意{talk}"
    assert [section.title for section in parse(text).sections] == ["【1】从考题说起", "【2】生意"]
    assert parse(text).author == "阿麦"


@pytest.mark.parametrize(
    "line", ["附录：清单", "(实习生小丁对本文亦有贡献)", "本文原载于某校刊", "本文约三千字"]
)
def test_what_is_said_about_the_publication_at_the_end_trails(line: str) -> None:
    assert page(f"问：好？\n\n答：好。\n\n{line}\n")[-1] == f"$ {line}"


def test_names_in_brackets_without_a_colon_are_speakers_where_they_take_turns() -> None:
    text = """夜谈推理系统

【主持人】你们在忙什么？

【林工】在做一个新的推理系统。【划重点】延迟降了一半。

【主持人】难在哪里？

【林工】难在显存。

【划重点】键值缓存占的地方比权重还多。
"""
    assert page(parse(text)) == [
        "= 夜谈推理系统",
        "主持人> 你们在忙什么？",
        "林工> 在做一个新的推理系统。【划重点】延迟降了一半。",
        "主持人> 难在哪里？",
        "林工> 难在显存。",
        ".. 【划重点】键值缓存占的地方比权重还多。",
    ]


@pytest.mark.parametrize("mark", ["**", "__"])
def test_bold_of_either_kind_belongs_to_no_name(mark: str) -> None:
    text = "夜谈\n\n" + "\n\n".join(f"{mark}{name}{mark}：好。" for name in ("主持人", "林海") * 3)
    assert [speaker.label for speaker in parse(text).speakers] == ["主持人", "林海"]


@pytest.mark.parametrize("form", ["{}：{}", "**{}：**{}", "## {}\n\n{}", "「{}」：{}"])
@pytest.mark.parametrize("asking", ["主持人", "36氪"])
def test_whoever_takes_turns_is_a_speaker_in_every_form(form: str, asking: str) -> None:
    if form.startswith("##") and asking == "36氪":
        pytest.skip("a heading is believed where it is a role or a name")
    said = [
        (asking, "你们在忙什么？"),
        ("林海", "在做推理。"),
        (asking, "难在哪里？"),
        ("林海", "难在显存。"),
    ] * 2
    text = "夜谈推理系统\n\n" + "\n\n".join(form.format(name, words) for name, words in said)
    assert page(parse(text))[1:] == [f"{name}> {words}" for name, words in said]


def test_a_heading_that_comes_back_is_no_speaker_unless_it_is_a_name() -> None:
    part = "## 小结\n\n先把评测补上，再谈别的。\n\n"
    text = "# 夜谈\n\n" + "主持人：难在哪里？\n\n林海：难在显存。\n\n" * 2 + part * 4
    assert {speaker.label for speaker in parse(text).speakers} == {"主持人", "林海"}


def test_a_long_text_is_understood_as_a_short_one_is(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "长谈\n\n" + "问：你们怎样评测一个模型？\n\n答：先看它会不会自己查错，再看花了多少时间。\n\n" * 20
    short = parse(text)
    monkeypatch.setattr("reader.transcript.loading._LONG", 100)
    assert parse(text) == short
    assert len(short.paragraphs) > 40
