"""Names that no list holds, proposed to the word graph: transliterations and dotted names.

A transliterated name is written with few hundred characters (斯 尔 克 弗 …). How often each stands in the names of the
word lists gives its cost, so that 苏茨凯弗 costs less as a name than as four words, and 达到 costs less as a word.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from reader.language.lexicon import Lexicon
from reader.language.numbers import HAN
from reader.language.recent import Recent
from reader.language.segment import UNKNOWN

NAME_COST = 8.5
SHORT_NAME_COST = 10.5
DOTTED_COST = 7.0
CHINESE_COST = 12.0
EXPECTED_COST = 2.5
STRANGE_GIVEN = 9.5
COMMON_GIVEN = 4.0
LETTER_COST = 0.5
STRANGE_COST = 8.0
KNOWN_PART = 4.0
_COMMON = 8.0
_REMEMBERED = 1_000
LONGEST = 8
MOST_PARTS = 8
"""No name has more dots; without a bound a long row of them would take time by its square."""

_DOTTED = re.compile(rf"[{HAN}]+(?:·[{HAN}]+)+")

SURNAMES = frozenset(
    "王李张刘陈杨赵吴周徐孙朱胡郭何林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范石"
    "于廖贾夏韦付邹孟熊秦邱尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵钱严覃武戴莫孔汤黄岳柳俞翁葛聂殷庞邢樊骆裴倪詹阮卞冉卓鲍柯耿穆邬缪"
)

_OFFICE = re.compile(
    "(?:记者|教授|博士|老师|医生|总裁|院士|队长|选手|导演|作家|主任|局长|市长|总统|主席|律师|演员|冠军|学者|创始人|"
    "董事长|总经理|经理|研究员|工程师|前锋|后卫|门将|名将|老将|小将|教练|市民|居民|村民|老人|男子|女子|同学|专家|负责人|"
    "发言人|主持人|作者|编辑|部长|省长|县长|书记|院长|校长|会长|秘书长|警官|法官|司机|学生|先生|女士|小姐)$"
)
_SPEAKS = re.compile(
    "说|表示|认为|告诉|介绍|透露|坦言|回忆|指出|强调|写道|解释|补充道|先生|女士|教授|博士|老师|院士|接受"
)

Edge = tuple[int, int, float]


class NameFinder:
    """Proposes stretches of a run that may be transliterated names, as edges with costs."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._graph = lexicon.graph
        self._costs: dict[str, float] = lexicon.fact("letter_costs")
        letters = "".join(self._costs) or "\0"
        self._stretch = re.compile(rf"[{letters}]{{2,}}")
        self._left = re.compile(rf"[{letters}]{{1,{LONGEST}}}$")
        self._given: dict[str, float] = lexicon.fact("given_costs")
        self._chinese = re.compile(f"[{''.join(sorted(SURNAMES))}](?=.)")
        self._known: Mapping[str, tuple[Edge, ...]] = Recent(
            lambda text: tuple(self._plain(text)), _REMEMBERED
        )

    def edges(self, run: str) -> Iterator[Edge]:
        """Stretches of a paragraph that may be names: start, end, cost."""
        for found in self._stretch.finditer(run):
            at = found.start()
            for start, end, cost in self._known[found[0]]:
                yield start + at, end + at, cost
        for surname in self._chinese.finditer(run):
            yield from self._chinese_names(run, surname.start())
        if "·" in run:
            for dotted in _DOTTED.finditer(run):
                for start, end, cost in self._dotted(dotted[0]):
                    yield start + dotted.start(), end + dotted.start(), cost

    def could_be(self, text: str) -> bool:
        """Whether all characters are those of transliterations."""
        return all(letter in self._costs for letter in text)

    def tail(self, run: str) -> str:
        """The longest end of a run that could be a transliterated name, dotted or not; "" where there is none."""
        parts = run.split("·")
        found = self._left.search(parts[-1]) if len(parts) == 1 else None
        if len(parts) == 1:
            return found[0] if found else ""
        first = self._left.search(parts[0])
        return "·".join([first[0], *parts[1:]]) if first else ""

    def _plain(self, text: str) -> Iterator[Edge]:
        """Parts of a stretch of letters that cost less as a name than character by character."""
        spelled = [self._costs[letter] + LETTER_COST for letter in text]
        alone = [self._graph.cost(letter) or UNKNOWN for letter in text]
        for start in range(len(text) - 1):
            as_name, as_letters = spelled[start], alone[start]
            for end in range(start + 2, min(len(text), start + LONGEST) + 1):
                as_name += spelled[end - 1]
                as_letters += alone[end - 1]
                cost = (NAME_COST if end - start > 2 else SHORT_NAME_COST) + as_name
                if cost < as_letters:
                    yield start, end, cost

    def _chinese_names(self, run: str, start: int) -> Iterator[Edge]:
        """Surname and given name where they cost less together (刘小枫, but not 王在说).

        Behind an office (董事长, 选手) or before a verb of speaking a name is likely, and so is one of two characters.
        """
        is_named = _OFFICE.search(run, max(start - 4, 0), start) is not None
        for end in (start + 3, start + 2):
            text = run[start:end]
            if _OFFICE.match(text, 1):  # 许教授 is an office and no given name
                continue
            given = [self._given_cost(letter) for letter in text[1:]]
            expected = is_named or _SPEAKS.match(run, end) is not None
            if len(text) < end - start or not (expected or (len(text) == 3 and max(given) < STRANGE_GIVEN)):
                continue
            cost = (EXPECTED_COST if expected else CHINESE_COST) + sum(given)
            if cost < self._singles(text):
                yield start, end, cost

    def _given_cost(self, letter: str) -> float:
        """What a character costs in a given name; one that is a common word (进, 说) or in no list costs much."""
        cost = float(self._given.get(letter, STRANGE_GIVEN))
        alone = self._graph.cost(letter) or UNKNOWN
        return cost + COMMON_GIVEN if alone < _COMMON else cost

    def _dotted(self, run: str) -> Iterator[Edge]:
        """Names with dots: 对埃隆·马斯克说 gives 埃隆·马斯克; the outer parts reach as far as is likely."""
        parts = run.split("·")
        starts = [0]
        for part in parts[:-1]:
            starts.append(starts[-1] + len(part) + 1)
        for first in range(len(parts) - 1):
            last = first + 1
            while last < min(len(parts) - 1, first + MOST_PARTS) and len(parts[last]) <= LONGEST:
                last += 1
            inner = sum(self._part(part) for part in parts[first + 1 : last])
            longest = len(parts[first])
            for before in range(1, min(longest, LONGEST) + 1):
                for after in range(1, min(len(parts[last]), LONGEST) + 1):
                    outer = self._part(parts[first][longest - before :]) + self._part(parts[last][:after])
                    cost = DOTTED_COST + inner + outer
                    yield starts[first] + longest - before, starts[last] + after, cost

    def _part(self, text: str) -> float:
        """The cost of one part of a dotted name; less for one that is a word by itself (约书亚·)."""
        listed = self._graph.cost(text)
        spelled = self._spell(text)
        return min(spelled, listed - KNOWN_PART) if listed and len(text) > 1 else spelled

    def _spell(self, text: str) -> float:
        return sum(self._costs.get(letter, STRANGE_COST) + LETTER_COST for letter in text)

    def _singles(self, text: str) -> float:
        return sum(self._graph.cost(letter) or UNKNOWN for letter in text)
