"""Front matter: lines such as `来源：…`, `文 | …`, `1 天前 / 阅读约29分钟`, and what they say of the text."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from reader.transcript import dates, words
from reader.transcript.inline import plain
from reader.transcript.model import Link

_FIELDS = {
    "title": "标题 標題 题目 題目 title Title",
    "author": "作者 原创 原創 文章作者 原作者 撰文 撰稿 文 文字 author Author By by 采写 採寫 采访 採訪 整理 编译 "
    "編譯 翻译 翻譯 译者 譯者 "
    "编译整理 整理编译 采编 记者 記者 作者/编译 采访撰文 译",
    "source": "来源 來源 文章来源 文章來源 稿源 出处 出處 公众号 公眾號 微信公众号 公众号名称 账号 帳號 "
    "媒体 媒體 转自 转载自 轉載自 source "
    "Source 信源 首发 首发于 原载 原載 发布 發佈 发布者 发布方 新闻来源 出品",
    "date": "发布时间 發佈時間 發布時間 发布日期 發佈日期 发表时间 發表時間 发表日期 时间 時間 日期 "
    "发布于 發佈於 更新时间 更新 date Date "
    "published Published 刊发时间 刊登时间 时间/日期",
    "link": "原文链接 原文連結 原文鏈接 原文 链接 連結 鏈接 地址 网址 網址 视频链接 影片連結 原视频 "
    "原视频链接 视频地址 封面图链接 封面图 封面 url URL "
    "link Link 原始链接 参考链接 播客链接 音频链接 节目链接 收听链接 原文地址 视频 音频 播客 原片 "
    "源地址 来源链接",
    "other": "发布地 發布地 地点 地點 IP属地 编辑 編輯 责编 責編 责任编辑 責任編輯 主编 执行编辑 校对 "
    "校對 审校 審校 排版 监制 監製 出品人 策划 统筹 摄影 "
    "攝影 图片 图源 字数 字數 阅读 閱讀 阅读时间 阅读时长 预计阅读时间 阅读量 标签 標籤 关键词 關鍵詞 "
    "tags Tags 分类 分類 栏目 欄目 频道 版权 "
    "录制时间 錄製時間 采访时间 採訪時間 对话时间 录音时间 访谈时间 语言 語言 原标题 原標題 时长 時長 "
    "制作 製作 剪辑 封面设计 设计 category categories "
    "description keywords lang slug 副标题 头图 题图 微信号 ID 期数 系列 来源标题 采访地点 录制地点 访谈地点",
}
_FIELD_OF = {key: name for name, keys in _FIELDS.items() for key in keys.split()}
_PEOPLE = words.INTERVIEWER_ROLES | words.GUEST_ROLES | words.LISTED_ROLES
_KEY = r"[A-Za-z\u4e00-\u9fff/]{1,10}"
_PAIR = re.compile(rf"(?P<key>{_KEY})\s{{0,3}}(?:[:：]|\s?[|｜丨︱/]\s?)\s{{0,3}}(?P<value>\S.{{0,2000}})$")
_NEXT_PAIR = re.compile(
    rf"(?:\s{{2,}}|\u3000+|\s(?={_KEY}\s?[:：|｜丨]))(?!https?:)(?={_KEY}\s{{0,2}}[:：|｜丨/])"
)
_PIECE = re.compile(r"\s*[/|｜丨·•]\s*|\s{2,}|\u3000")
_COUNTER = re.compile(
    r"(?:(?:阅读|閱讀|阅读约|閱讀約|约|全文约|全文共|预计阅读|本文约)\s?(?:时间|"
    r"时长)?\s?[:：]?\s?[\d,.]+\s?(?:分钟|分鐘|字|万|min|次)?(?:阅读)?|"
    r"[\d,.]+\s?(?:万)?\s?(?:阅读|閱讀|浏览|评论|评|赞|点赞|字|人阅读|次阅读|阅读量)|(?:阅读|浏览|评论|"
    r"点赞|收藏|分享)\s?[\d,.万]+|原创|轉載|转载|首发)"
)
_DATED = re.compile(
    rf"(?:发布于|發佈於|发表于|刊于)?\s?(?P<date>{dates.PRINTED.pattern})\s?(?:发布于|發佈於|发布|发表)?\s?"
)
_DATELINE = re.compile(
    r"(?P<source>[A-Za-z0-9\u4e00-\u9fff]{2,14}?)(?:讯|訊|电|"
    r"電)[，,]?\s?(?P<date>(?:\d{4}年)?\d{1,2}月\d{1,2}日)(?:消息|电|電|报道|報道)?"
)
_ACCOUNT = re.compile(
    r"(?:来自|來自|来源[:：于]?|转自|轉自|首发于)\s?(?:微信)?(?:公众号|"
    r"公眾號)[“\"「【]?(?P<source>[^”\"」】（(，,：:。]{1,20})"
)
_REPORTER = re.compile(
    r"(?:本报|本報|本刊|本网|本網|特约|特約|实习|實習)?(?:记者|記者|撰稿|作者|通讯员|通訊員)"
)
_PUBLISHER = re.compile(r"(?:网|網|报|報|社|刊|周刊|新闻|科技|财经|日报|晚报|号|杂志|雜誌|频道|观察)$")
_HEADS_PEOPLE = re.compile(rf"[*_#【\s]*(?P<key>{_KEY})[】*_\s]*[:：][*_\s]*$")
_AFTER_NAME = re.compile(r"[：:，,（(|｜丨—/、]|\s[-–]\s")
_LONGEST_VALUE = 80


@dataclass(slots=True)
class Facts:
    """What the front matter says; `people` maps a role such as 嘉宾 to the printed name, `listed` are names alone."""

    title: str = ""
    author: str | None = None
    source: str | None = None
    date_printed: str | None = None
    dated: bool = False
    links: list[Link] = field(default_factory=list)
    people: dict[str, str] = field(default_factory=dict)
    listed: set[str] = field(default_factory=set)

    @property
    def date(self) -> str | None:
        """The printed date as ISO 8601, if it has a year."""
        return dates.iso(self.date_printed) if self.date_printed else None

    def take(self, name: str, key: str, value: str) -> None:
        """Keep one field; the first that says something wins."""
        value = plain(value)
        if name == "title" and not self.title:
            self.title = value
        elif name == "author" and self.author is None:
            self.author = value
        elif name == "source" and self.source is None:
            self.source = value
        elif name == "date" and not self.dated:
            self.date_printed, self.dated = value, True
        elif name == "people":
            self.people[key] = value

    def suppose_date(self, printed: str) -> None:
        """Keep a date that stands in running text, until a line of its own says one."""
        if self.date_printed is None:
            self.date_printed = printed


def metadata(text: str) -> list[tuple[str, str, str]] | None:
    """The (field, key, value) triples of a metadata line; None where it is not one."""
    bare = plain(text) if text[0] in "*_>-[" else text
    if len(bare) > 2200:
        return None
    if "：" in bare or ":" in bare or "|" in bare or "｜" in bare or "丨" in bare or "/" in bare:
        parts = _NEXT_PAIR.split(bare)
        pairs = [_pair(part) or _only_date(part) for part in parts]
        if all(pairs):
            return [fact for pair in pairs if pair is not None for fact in pair]
    return _dated(bare)


def participants(text: str) -> tuple[str, str] | None:
    """A line that only says who someone is: `嘉宾：某某，某公司研究员`."""
    found = _PAIR.match(text) if len(text) <= 60 else None
    if found is None or found["key"] not in _PEOPLE or found["value"][-1] in "。！？!?…～”」.：:，,；;":
        return None
    return found["key"], found["value"]


def heads_people(text: str) -> str | None:
    """The role on a line under which people are listed: `嘉宾：` and nothing more."""
    found = _HEADS_PEOPLE.match(text) if len(text) <= 20 else None
    return found["key"] if found is not None and found["key"] in _PEOPLE | words.LISTS_OF_PEOPLE else None


def is_person(text: str) -> bool:
    """Whether a line can be someone in a list of people: short, and no sentence."""
    return len(text) <= 60 and text[-1] not in "。！？!?…～”」：:，,；;" and "http" not in text


def names_of(text: str) -> set[str]:
    """What may be the name on such a line: the words before the first mark, and the first of them."""
    name = _AFTER_NAME.split(text, maxsplit=1)[0].strip()
    return {name, *name.split(maxsplit=1)[:1]} - {""}


def dateline(text: str) -> tuple[str, str] | None:
    """Source and date of `某某讯 3月19日消息，…` at the beginning of a paragraph."""
    found = _DATELINE.match(text)
    return (found["source"], found["date"]) if found else None


def account(text: str) -> str | None:
    """The account named in `本文来自微信公众号“…”`."""
    found = _ACCOUNT.search(text[:200])
    return found["source"].strip() if found else None


def _only_date(part: str) -> list[tuple[str, str, str]] | None:
    """A date that stands between the pairs of one line."""
    bare = part.strip()
    return [("date", "", bare)] if re.fullmatch(dates.PRINTED, bare) else None


def _pair(part: str) -> list[tuple[str, str, str]] | None:
    """One `key: value`; a date printed after the value is a fact of its own."""
    found = _PAIR.match(part.strip())
    if found is None:
        return None
    key, value = found["key"], found["value"].strip()
    name = _FIELD_OF.get(key) or next((_FIELD_OF[part] for part in key.split("/") if part in _FIELD_OF), None)
    if name is None or (
        key.isascii() and ":" not in part[: len(key) + 2] and "：" not in part[: len(key) + 2]
    ):
        return None
    if name == "link" and "http" not in value:
        return None
    if len(value) > _LONGEST_VALUE and "http" not in value:
        return None
    if name not in ("link", "title", "other") and value[-1] in "。！？!?…：:":
        return None
    if name == "date" and dates.PRINTED.search(value) is None:
        return None
    dated = dates.PRINTED.search(value) if name in ("source", "author") else None
    if dated is not None and dated.start() > 0 and dated.end() == len(value):
        return [(name, key, value[: dated.start()].rstrip(" /|｜丨·")), ("date", "", dated.group().strip())]
    return [(name, key, value)]


def _dated(bare: str) -> list[tuple[str, str, str]] | None:
    """A line of date, reading time, account and place: `原创 某某 某号 2024-12-06 07:04 浙江`."""
    if len(bare) > 70:
        return None
    found = _DATED.search(bare)
    pieces = [piece for piece in _PIECE.split(bare) if piece.strip()]
    if found is None:
        counters = bool(pieces) and all(_COUNTER.fullmatch(piece.strip()) for piece in pieces)
        return [("other", "", bare)] if counters else None
    around = [bare[: found.start("date")], bare[found.end("date") :]]
    rest = [piece for part in around for piece in re.split(r"[\s/|｜丨·•,，]+", part) if piece]
    if any(len(piece) > 14 or re.search("[。！？!?；;：:“”]", piece) for piece in rest) or len(rest) > 5:
        return None
    if rest and not _is_byline(bare, found, rest):
        return None
    facts = [("date", "", found["date"].strip())]
    before = [
        piece for piece in re.split(r"[\s/|｜丨·•]+", around[0]) if piece and not _COUNTER.fullmatch(piece)
    ]
    if before:
        facts.append(("source", "", before[-1]))
    after = [piece for piece in re.split(r"[\s/|｜丨·•]+", around[1]) if _PUBLISHER.search(piece)]
    if after and not before:
        facts.append(("source", "", after[0]))
    if len(before) >= 2:
        facts.append(("author", "", before[-2]))
    if before and _REPORTER.fullmatch(before[0]):
        facts[1:] = [("author", "", before[1])] if len(before) > 1 else []
    return facts


def _is_byline(bare: str, found: re.Match[str], rest: list[str]) -> bool:
    """Whether the words beside a date are separated from it as in a byline, not part of a sentence."""
    if all(_COUNTER.fullmatch(piece) for piece in rest):
        return True
    before, after = bare[: found.start("date")], bare[found.end("date") :]
    loose_before = not before or before[-1] in " /|｜丨·•\t" or before.endswith(("于", "於"))
    loose_after = not after or after[0] in " /|｜丨·•\t"
    return loose_before and loose_after and re.search(r"[ /|｜丨·•]", bare) is not None
