"""Paragraphs become tokens."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reader.language.annotate import Annotator
from reader.language.lexemes import is_han
from reader.language.model import Annotation, Candidate, Correction, Script, TokenKind, Why
from reader.language.names import NameFinder
from reader.language.packed import unpack

Annotate = Callable[[str], Annotation]


def _words(annotation: Annotation) -> list[str]:
    return [token.text for token in annotation.tokens]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("问题得到了解决", "问题 得到 了 解决"),
        ("他睡得很香", "他 睡 得 很 香"),
        ("外面下着小雨", "外面 下 着 小雨"),
        ("一个人工智能系统", "一个 人工智能 系统"),
        ("他的建议十分重要", "他 的 建议 十分 重要"),
        ("他的报告会发给大家", "他 的 报告 会 发给 大家"),
        ("三个人在屋里走来走去", "三 个 人 在 屋 里 走来走去"),
        ("数十亿人都在用", "数十亿 人 都 在 用"),
        ("百分之六的人同意", "百分之六 的 人 同意"),
        ("九月二十八日上午", "九月二十八日 上午"),
    ],
)
def test_words_are_what_a_reader_can_look_up(text: str, expected: str, annotate: Annotate) -> None:
    assert _words(annotate(text)) == expected.split()


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("这是奥卢费米·阿德巴约的看法", "奥卢费米·阿德巴约"),
        ("他请教了斯坦尼斯瓦夫", "斯坦尼斯瓦夫"),
        ("对希尔德加德来说很难", "希尔德加德"),
    ],
)
def test_transliterated_names_are_whole_and_loose_from_their_neighbours(
    text: str, name: str, annotate: Annotate
) -> None:
    token = next(token for token in annotate(text).tokens if token.text == name)
    assert token.kind is TokenKind.NAME
    assert None not in token.pinyin


def test_names_keep_their_characters(annotate: Annotate) -> None:
    token = annotate("他叫布里格·弗里德曼").tokens[-1]
    assert token.traditional == token.taiwan == "布里格·弗里德曼"


def test_script_forms_do_not_match_over_the_edges_of_words(annotate: Annotate) -> None:
    text = "是不是只是这样"
    assert "".join(token.traditional for token in annotate(text).tokens) == "是不是只是這樣"


@pytest.mark.parametrize(
    ("text", "form"),
    [("软件", "軟體"), ("支持", "支持"), ("质量", "品質"), ("人工智能", "人工智慧"), ("类型", "類型")],
)
def test_taiwan_has_its_terms_and_keeps_the_sense(text: str, form: str, annotate: Annotate) -> None:
    assert annotate(text).tokens[0].taiwan_phrases == form


@pytest.mark.parametrize(
    ("text", "word", "reading"),
    [
        ("海军中将军衔最高。", "中将", "zhōng jiàng"),
        ("你当你的老师。", "当", "dāng"),
        ("这表该交了。", "表", "biǎo"),
    ],
)
def test_a_rule_for_one_kind_of_neighbour_leaves_another_alone(
    annotate: Annotate, text: str, word: str, reading: str
) -> None:
    token = next(each for each in annotate(text).tokens if each.text == word)
    assert " ".join(each or "" for each in token.pinyin) == reading
    assert token.traditional != "錶"


def test_traditional_input_has_the_same_tokens_and_readings(annotate: Annotate) -> None:
    simplified = annotate("他为用户提供了更好的软件，还得了奖。")
    traditional = annotate("他為用戶提供了更好的軟件，還得了獎。")
    assert [token.simplified for token in traditional.tokens] == [token.text for token in simplified.tokens]
    assert [token.pinyin for token in traditional.tokens] == [token.pinyin for token in simplified.tokens]


def test_a_glossary_form_is_one_word_and_a_mention(annotator: Annotator) -> None:
    text = "我们研究缩放定律"
    annotation = unpack(annotator.annotate(text, [Candidate(4, 8, "scaling-law")]), text)
    token = annotation.tokens[-1]
    assert (token.text, token.kind, token.why) == ("缩放定律", TokenKind.TERM, Why.GLOSSARY)
    assert [(mention.start, mention.end) for mention in annotation.mentions] == [(4, 8)]


def test_a_glossary_form_never_takes_half_a_word(annotator: Annotator) -> None:
    text = "他肯定知道"
    annotation = unpack(annotator.annotate(text, [Candidate(1, 2, "ken", True)]), text)
    assert "肯定" in _words(annotation)
    assert annotation.mentions == ()


def test_a_collocation_of_the_glossary_is_words_and_a_mention(annotator: Annotator) -> None:
    text = "他写了博客文章"
    annotation = unpack(annotator.annotate(text, [Candidate(3, 7, "blog", whole=False)]), text)
    assert _words(annotation)[-2:] == ["博客", "文章"]
    assert len(annotation.mentions) == 1


def test_the_readers_words_stand_over_everything(annotator: Annotator) -> None:
    text = "研究人工智能"
    corrections = [Correction(("研究人", "工智能")), Correction(("工智能",), ("gōng", "zhī", "néng"))]
    tokens = unpack(annotator.annotate(text, [], None, corrections), text).tokens
    assert [(token.text, token.why) for token in tokens] == [("研究人", Why.YOURS), ("工智能", Why.YOURS)]
    assert tokens[1].pinyin == ("gōng", "zhī", "néng")


_TEXTS = st.text(
    st.one_of(
        st.sampled_from("的一是了我不人在他有这个上们来到时大地为子中你说生国年着就那和要她出也得里后自以会"),
        st.sampled_from("·，。！？“”《》…—·A1.%-3年月日為裡軟體𠮷👇\u200d\ufe0f\u0301\ue000\u202e ア한\n"),
        st.characters(),
    ),
    max_size=60,
)


@settings(max_examples=300, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=_TEXTS)
def test_any_string_is_annotated(text: str, annotate: Annotate) -> None:
    annotation = annotate(text)
    ends = [0]
    for token in annotation.tokens:
        assert text[ends[-1] : token.start].strip() == ""
        assert ends[-1] <= token.start < token.end
        assert token.text == text[token.start : token.end]
        assert len(token.pinyin) == sum(map(is_han, token.text))
        assert all(token.form(script) for script in Script)
        ends.append(token.end)
    assert text[ends[-1] :].strip() == ""


@settings(max_examples=50, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(texts=st.lists(_TEXTS, min_size=2, max_size=4))
def test_what_was_annotated_before_changes_nothing(texts: list[str], annotate: Annotate) -> None:
    forwards = [annotate(text) for text in texts]
    backwards = [annotate(text) for text in reversed(texts)]
    assert forwards == backwards[::-1]


def test_a_line_of_a_hundred_thousand_characters_is_annotated_to_its_end(annotate: Annotate) -> None:
    line = "他们在研究怎样把模型变得更好斯克尔特" * 6000
    assert annotate(line).tokens[-1].end == len(line)


def test_a_lone_surrogate_beside_traditional_characters_stays_where_it_is(
    annotate: Callable[[str], Annotation],
) -> None:
    tokens = annotate("辭\ud800典").tokens
    assert [(token.start, token.text) for token in tokens] == [(0, "辭"), (1, "\ud800"), (2, "典")]
    assert tokens[0].simplified == "辞"


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("你会不会觉得太早？", "你/会不会/觉得/太/早/？"),
        ("他能不能来？", "他/能/不/能/来/？"),
        ("你愿不愿意帮我？", "你/愿/不/愿意/帮/我/？"),
        ("我能，不能的是他", "我/能/，/不能/的/是/他"),
    ],
)
def test_a_question_by_a_verb_and_its_denial_is_cut_around_the_denial(
    annotate: Callable[[str], Annotation], sentence: str, words: str
) -> None:
    assert "/".join(token.text for token in annotate(sentence).tokens) == words


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("雨淅淅沥沥地响", "雨/淅淅沥沥/地/响"),
        ("他把话讲得明明白白", "他/把/话/讲/得/明明白白"),
        ("语气还是冷冰冰的", "语气/还是/冷冰冰/的"),
        ("只有十几个人来了", "只有/十几/个/人/来/了"),
        ("董事长周致远说他不去", "董事长/周致远/说/他/不/去"),
        ("替补前锋陈卓进了球", "替补/前锋/陈卓/进/了/球"),
        ("周日说的事", "周日/说/的/事"),
    ],
)
def test_doubled_words_numbers_and_chinese_names_are_one(
    annotate: Callable[[str], Annotation], sentence: str, words: str
) -> None:
    assert "/".join(token.text for token in annotate(sentence).tokens) == words


def test_a_character_of_manner_is_read_as_the_clause_asks(annotate: Callable[[str], Annotation]) -> None:
    for sentence, reading in (
        ("你是不是把盐当糖放了", "dàng"),
        ("我就当没发生过", "dàng"),
        ("他当老师", "dāng"),
    ):
        assert next(token for token in annotate(sentence).tokens if token.text == "当").pinyin == (reading,)


@pytest.mark.parametrize(
    ("text", "first", "count"),
    [
        ("1-" * 50_000, "1-1", 50_000),
        ("甲-乙-" * 10_000, "甲", 40_000),
        ("7" * 100_000, "7" * 100_000, 1),
        ("（" * 50_000 + "）" * 50_000, "（" * 50_000, 2),
        ("(（" * 10_000 + "中" + "）)" * 10_000, "(", 40_001),
        ("https://a.cn/" + "ab/c?d=%20&" * 10_000, "https://a.cn/" + "ab/c?d=%20&" * 10_000, 1),
        ("a-b." * 25_000, "a-b." * 24_999 + "a-b", 2),
        ("abc.com." * 10_000, None, None),
        ("a@b." * 10_000, None, None),
    ],
    ids=["1-1", "甲-乙", "digits", "brackets", "two brackets", "address", "host", "hosts", "mail"],
)
def test_long_rows_of_one_form_are_cut_to_their_end(
    text: str, first: str | None, count: int | None, annotate: Annotate
) -> None:
    """A row that is read again from each of its places would keep the suite waiting for minutes."""
    tokens = annotate(text).tokens
    assert "".join(token.text for token in tokens) == text
    if first is not None:
        assert (tokens[0].text, len(tokens)) == (first, count)


@pytest.mark.parametrize("row", ["甲·乙·丙·", "埃隆·马斯克·", "斯克尔特", "王小明", "能不"])
def test_the_work_of_finding_names_grows_with_the_length(
    row: str, annotator: Annotator, monkeypatch: pytest.MonkeyPatch
) -> None:
    def work(text: str) -> int:
        calls = 0
        finder = NameFinder(annotator._lexicon)

        def count(own: object, *given: object) -> object:
            nonlocal calls
            calls += 1
            return own(*given)  # type: ignore[operator]

        with monkeypatch.context() as patch:
            for name in ("_spell", "_given_cost", "_part"):
                patch.setattr(finder, name, partial(count, getattr(finder, name)))
            found = sum(1 for _ in finder.edges(text))
        return calls + found

    short, long = work(row * 100), work(row * 400)
    assert long <= 4.2 * short + 50


def test_only_words_of_which_the_context_says_nothing_are_in_doubt(annotate: Annotate) -> None:
    doubtful = {
        "他当时很忙，尽量不去": set(),
        "重点是下载得好": set(),
        "项目当年投产": set(),
        "这事我做不了": set(),
        "他把这篇旧论文重读了": {"重读"},
    }
    for sentence, words in doubtful.items():
        assert {token.text for token in annotate(sentence).tokens if token.alternatives} == words
