"""Separable words whose two parts stand apart, joined by their headword: 吃 点 亏 → 吃亏, 打 了 官司 → 打官司.

A verb of one character and its object belong together where both make a headword and nothing but aspect, complement,
number, measure, pronoun or a few adjectives of degree stands between them:

    打   了   一   场   官司          帮   了   我   不少   忙
    verb asp  num  meas object        verb asp  pron deg    object

Rather none than a wrong one: 的 right behind the verb makes a clause of its own (他说的话 is not 说话), objects that
are free words (走了一个人) stand in `NOT_SPLIT`, a measure word (打了一场) is an object only at the end of its
clause and without a number, and each part belongs to one word.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from reader.language.dictionary import Dictionary
from reader.language.model import Token, TokenKind

IsHeadword = Callable[[str], bool]


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_ASPECT = _words("了 着 过 完 起 起来 上 成 到 好 一 不 不了 不成 不完 不起 不上 不到 得了 得 没")
_NUMERALS = frozenset("一二两三四五六七八九十百千万几半多好数每这那哪头0123456789")
_MEASURES = _words(
    """
    个 次 点 点儿 些 一些 一点 一点儿 有点 有些 一下 下 下儿 场 回 趟 顿 番 把 口 句 阵 声 种 份 件 位 届 轮 笔 条
    堂 节 门 辈子 眼 通 圈 本 首 支 张 部 家 名 篇 幅 座 台 辆 根 杯 碗 瓶 锅 盘 盒 包 双 套 段 项 群 只 道 封 股
    年 月 天 日 周 小时 分钟 钟头 星期 夜 晚上 下午 上午 会儿 一会儿 半天 好久 很久 阵子 一阵 一阵子 一次 一场 一顿
    """
)
_PRONOUNS = _words(
    """
    我 你 您 他 她 它 我们 你们 他们 她们 咱们 咱 人家 别人 大家 自己 谁 什么 啥 那么 这么 这 那 这些 那些 这个 那个
    这种 那种 某
    """
)
_DEGREES = _words("很 大 小 多 少 不少 许多 很多 好多 多少 更多 最后 真 好 老 新 长 闲 整整 足足 巨大 极大")
_GAP = _ASPECT | _MEASURES | _PRONOUNS | _DEGREES
_LONGEST_GAP = 6
_DE = "的"
_AT_THE_END = _words("了 吧 吗 呢 啊 呀 嘛 的 ， 。 ！ ？ ； 、 ： , . ! ? ” 」 ）")

NOT_SPLIT = _words(
    """
    走人 来人 出人 用人 见人 看人 找人 做人 当人 为人 成人 待人 有人 无人 感人 动人 惊人 迷人 杀人 害人 伤人 骂人
    打人 气人 有的 有点 有些 有数 有名 有力 有意 有事 有钱 有关 有用 有效 有利 没事 没有 没用 没法 没完 得到 看看 试试
    做法 看法 说法 想法 用法 写法 读法 走法 打法 分子 成分 成年 成为 成就 成果 出口 进口 入口 上手 下手 看点 说明 说好
    做好 用完 看到 想到 见到 找到 听到 学到 拿到 收到 感到 看好 要好 想来 看来 说来 将来 成本 用上 过后 成功 过多 过大
    过小 过少 过高 过低 到头 过头 看上 看中 想要 需要 说真的 说实在 说实话
    """
)
"""Headwords that are no verb with its object, or whose object is a free word that stands for itself."""

_FREE_VERBS = frozenset(
    "是有在会能要让把被对从向跟和与给为比像叫使令应该可得须必将已曾就都也还又很太更最不没别再才只先后刚却越真挺"
)
_NO_OBJECTS = frozenset(
    "了着过的地得们里上下中前后内外到来去人事时走掉完住开好成见动懂死大小多少高低快慢满透准定错真"
)


class VerbObjects:
    """Says of a string whether CC-CEDICT has it as a verb: a sense of it begins with “to”."""

    def __init__(self, dictionary: Dictionary) -> None:
        self._dictionary = dictionary
        self._known: dict[str, bool] = {}

    def __call__(self, word: str) -> bool:
        """Whether that is a headword with a verb's sense."""
        known = self._known.get(word)
        if known is None:
            entries = self._dictionary.entries(word)
            known = any(_is_verb(sense) for entry in entries for sense in entry.senses[:3])
            self._known[word] = known
        return known


def _is_verb(sense: str) -> bool:
    plain = sense[sense.find(")") + 1 :].lstrip() if sense.startswith("(") else sense
    return plain.startswith("to ")


def parts_of(tokens: Sequence[Token], is_headword: IsHeadword) -> Mapping[int, str]:
    """The separable words of a sentence: index of each part's token → headword in simplified characters.

    Only the two parts are named, not what stands between them. `is_headword` says whether a string is a verb of the
    dictionary (`VerbObjects`).
    """
    parts: dict[int, str] = {}
    for at, token in enumerate(tokens):
        if at in parts or not _may_be_verb(token):
            continue
        if len(token.simplified) == 3:
            headword = token.simplified[1:]
            if is_headword(headword) and not is_headword(token.simplified):
                parts[at] = headword
            continue
        found = _object(tokens, at, is_headword)
        if found is not None and found[0] not in parts:
            parts[at] = parts[found[0]] = found[1]
    return parts


def _may_be_verb(token: Token) -> bool:
    """帮, doubled 帮帮, or doubled with its object 帮帮忙."""
    word = token.simplified
    has_form = len(word) == 1 or (len(word) < 4 and word[0] == word[1] != word[-1]) or word == word[0] * 2
    return token.kind is TokenKind.WORD and has_form and word[0] not in _FREE_VERBS


def _object(tokens: Sequence[Token], at: int, is_headword: IsHeadword) -> tuple[int, str] | None:
    """The nearest token that makes a headword with the verb at that place, and the headword."""
    verb = tokens[at].simplified[0]
    doubled = len(tokens[at].simplified) == 2
    for place in range(at + 1, min(len(tokens), at + _LONGEST_GAP + 2)):
        if place > at + 1 or doubled:
            headword = _joined(verb, tokens[place], is_headword)
            if headword is not None and not _is_measure(tokens, place):
                return place, headword
        if not _may_stand_between(tokens, at, place):
            return None
    return None


def _joined(verb: str, token: Token, is_headword: IsHeadword) -> str | None:
    """The headword of a verb and an object; 一面, 两觉 and 大忙 count as 面, 觉 and 忙."""
    if token.kind not in (TokenKind.WORD, TokenKind.NUMBER, TokenKind.TERM):
        return None
    word = token.simplified
    objects = [word, word[1:]] if len(word) > 1 and word[0] in "一两几半大小" else [word]
    for each in objects:
        headword = verb + each
        if len(each) > 2 or each in _NO_OBJECTS or headword in NOT_SPLIT:
            continue
        if is_headword(headword):
            return headword
    return None


def _is_measure(tokens: Sequence[Token], place: int) -> bool:
    """Whether that is the measure in 打了一场球 or 聊了三天, and not the object in 聊聊天 and 过了个节."""
    word = tokens[place].simplified
    if word not in _MEASURES:
        return False
    before = tokens[place - 1]
    counted = before.kind is TokenKind.NUMBER or before.simplified[-1] in _NUMERALS
    is_last = place + 1 == len(tokens) or tokens[place + 1].simplified in _AT_THE_END
    return counted or not is_last


def _may_stand_between(tokens: Sequence[Token], at: int, place: int) -> bool:
    """Whether a token may part a verb from its object; 的 may where neither verb nor aspect stands before it."""
    token = tokens[place]
    word = token.simplified
    if word == _DE:
        before = tokens[place - 1].simplified
        return place > at + 1 and before not in _ASPECT and not before.endswith(("了", "过", "着"))
    if token.kind is TokenKind.NUMBER or word in _GAP or word == tokens[at].simplified:
        return True
    return word[0] in _NUMERALS and (word[1:] in _MEASURES or all(each in _NUMERALS for each in word))
