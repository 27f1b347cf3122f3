"""Lines that are not the interview: notices, follow-us lines, related articles, captions, key points."""

from __future__ import annotations

import re

_FOLLOW = re.compile(
    r"(?:关注|關注|订阅|訂閱|点击|點擊|扫码|掃碼|扫描|长按|識別|识别|添加|搜索|搜一搜).{0,14}(?:公众号|"
    r"公眾號|订阅号|视频号|视频號|二维码|二維碼|星标|我们|我們|名片|频道|頻道|微信|蓝字|上方|下方)"
    r"|(?:公众号|公眾號|订阅号).{0,12}(?:关注|關注|星标|🌟|⭐|置顶)|[设設加]为?(?:🌟|⭐|星).{0,2}标|"
    r"一键三连|一鍵三連|三连支持"
    r"|(?:点赞|點讚|点个赞|转发|轉發|收藏|在看|小心心|分享)[」』”、，,和 ]{0,3}[「『“]?(?:点赞|點讚|"
    r"转发|轉發|收藏|在看|小心心|分享|关注|關注|评论|投币)"
    r"|(?:评论区|評論區|留言区|留言區|评论|评论栏|文末).{0,12}(?:留言|留下|分享|讨论|討論|告诉我|聊聊|"
    r"见|交流)|欢迎.{0,12}(?:留言|评论区|评论|转发|关注|订阅|交流|投稿|加入)"
    r"|歡迎.{0,12}(?:留言|評論|轉發|關注|訂閱|交流|投稿|加入)|(?:商务合作|商務合作|投稿邮箱|投稿郵箱|"
    r"联系邮箱|加群|进群|进交流群|读者群|小助手)"
    r"|阅读原文|閱讀原文|点击.{0,6}蓝字|👇|👆|↓↓|戳这里|戳我|感谢(?:您的)?阅读|感謝(?:您的)?閱讀"
    r"|喜欢.{0,10}(?:点赞|点个|关注|在看|分享)|(?i:follow us|subscribe|like and share)"
    r"|^.{0,12}点(?:个|個)?(?:赞|讚|在看).{0,10}$"
)
_CONTINUED = re.compile(
    r"[（(【\[—\-–\s]*(?:持续更新|未完待续|未完待續|待续|待續|更新中|敬请期待|敬請期待|下期预告|"
    r"(?i:to be continued|the end)|END|End|完|全文完|本文完|正文完|终|終)"
    r"(?:中)?[）)】\]—\-–\s.…。·!！]*$"
)
_NOTICE = re.compile(
    r"^(?:[＊*※#◎●■\s]*)(?:本文(?:内容|由|来自|來自|系|為|为|转载|轉載|首发|编译|根据|整理|仅|不代表|"
    r"作者|原载|原載|刊于|刊載|选自|選自|摘自)|(?:本文|全文)(?:大约|约|約|共).{1,8}字|阅读提示|閱讀提示|"
    r"[（(][^）)]{0,20}[对對]本文[^）)]{0,12}[）)]$|本期(?:内容)?由|以上内容|以下内容来自|以下文章来源|转载请|轉載請|轉載自|转载自|原文链接|"
    r"原文標題|原标题|"
    r"版权(?:归|声明|所有)|版權|免责声明|免責聲明|参考资料|參考資料|参考链接|参考来源|参考文献|資料來源|"
    r"资料来源|原始内容|原视频|视频来源|图片来源|题图|頭圖|头图|責任編輯|责任编辑|责编|校对|校對|排版|"
    r"编辑[：:|丨｜/]|審校|审校|監製|监制|"
    r"原创声明|特别声明|声明[：:]|来源[：:|｜丨]|來源[：:]|编译[|｜丨：:]|翻译[|｜丨：:]|文[|｜丨/]|"
    r"出品[|｜丨：:]|(?:参考|參考|原文|原视频|视频|音频)\s?[：:]|[（(](?:本文|图片|圖片|编辑|編輯|整理|编译|責任編輯|责任编辑|责编|記者|记者|作者|来源|來源|原载|原載)"
    r"|本[期文](?:责任|責任|执行|執行)?(?:编辑|編輯|策划|策劃|撰稿|作者|记者|記者|摄影|攝影|设计|設計)\s?[：:|｜丨])"
)
_FOLLOWS = re.compile(
    r"(?:本文|本篇|本期|全文|文章|以下).{0,80}?(?:梳理|摘取|摘选|摘選|选取|選取|选出|選出|挑选|挑選|挑出|节选了|節選了|"
    r"摘录了|摘錄了|提炼|提煉|归纳|歸納|总结了|總結了|盘点|盤點|聚焦|围绕|圍繞|讨论|討論|整理了|整理出|回顾|回顧|"
    r"谈到|談到|聊到)"
)
_EDITORS_NOTE = re.compile(
    r"^[（(【\[*_\s]*(?:编者按|編者按|编者注|編者註|编辑注|编者的话|編者的話|译者注|譯者註|译注|譯註|"
    r"译者按|按语|按語|注|註|备注|備註|说明|說明|编注|文字说明|阅读说明)[】\]*_）)]?\s{0,2}[：:|｜]"
    r"|^[（(【\[]?(?:编者按|編者按|编者注|編者註|译者注|譯者註|译者按)[】\]）)]"
)
_EDITED = re.compile(
    r"(?:文字稿?|文稿|实录|實錄|内容|內容|对话|對話|访谈|訪談|文章|原文|原意|阅读).{0,24}(?:经过?了?|"
    r"經過?了?|有|做了?|作了?|略有|进行了?|適當|适当|不改变|不改變).{0,12}"
    r"(?:编辑|編輯|删减|刪減|删节|刪節|精简|精簡|整理|调整|調整|删改|压缩|壓縮|缩写|縮寫|增删|增刪|润色|"
    r"潤色|改动|原意)"
)
_CAPTION = re.compile(
    r"^[（(【\[*_\s]*(?:图片来源|图源|圖源|图自|图\s?[/|｜：:]|圖\s?[/|｜：:]|"
    r"图[一二三四五六七八九十\d]{1,2}[：:\s]|圖\d|图为|圖為|图片说明|圖片說明|供图|摄影|攝影|Photo|"
    r"Image|Figure|Fig\.|▲|△|▼|↑|⬆)"
    r"|(?:供图|供圖|[/／]摄|[/／]攝|截图|（图源.{1,20}）|\(图源.{1,20}\)|资料图|資料圖)[）)]?$"
)
_DATED_CAPTION = re.compile(r"^\d{4}年\d{1,2}月(?:\d{1,2}日)?(?:上午|下午|晚|晚上|凌晨)?[，,]")
_FIRST_PERSON = re.compile(r"[我你您咱]")
_RELATED = re.compile(
    r"^(?:往期|相关|相關|推荐|推薦|延伸|更多|精选|精選|热门|熱門|猜你|扩展|擴展|近期|历史|过往|好文|"
    r"其他|拓展|文章)(?:精选|精選|回顾|回顧|推荐|推薦|阅读|閱讀|文章|内容|資訊|资讯|报道|報道|喜欢|原创|"
    r"好文|干货|節目|节目|链接|連結|內容|链接)+|"
    r"^(?:附录|附錄|参考资料|參考資料|参考链接|参考文献|資料來源|资料来源|参考来源|参考|引用|脚注|注释|註釋|"
    r"關於我們|关于我们|关于作者|關於作者|作者简介|作者介紹|加入我们|招聘|联系我们|版权声明|免责声明|"
    r"(?i:references?|related(?: articles| reading)?|further reading|read more|about us|about the author))"
)
_POINTS = re.compile(
    r"划重点|劃重點|重点|重點|要点|要點|亮点|亮點|看点|看點|主要观点|主要觀點|核心观点|核心觀點|"
    r"关键观点|观点如下|觀點如下|核心内容|核心信息|精华|精華|速览|速覽|速读|金句|主要内容|主要內容|"
    r"内容提要|精彩观点|精彩觀點|重要观点|重要觀點|精彩语录|精彩語錄|主要结论|主要結論|干货|核心结论|要闻|"
    r"(?i:key (?:points|takeaways)|takeaways|highlights|tl;?dr|in brief|summary)"
)
_OTHER_LISTS = re.compile(
    r"嘉宾|嘉賓|主播|主持|参考|參考|资料|資料|链接|連結|目录|目錄|往期|推荐|推薦|阅读|閱讀|时间|時間|收听|收聽|平台|作者|版权"
)
_SUMMARY_HEADING = re.compile(
    r"导读|導讀|摘要|提要|导语|導語|概要|简介|簡介|前言|引言|序言|背景|编者按|編者按|内容简介|嘉宾介绍|"
    r"写在前面|本期|TL;?DR|Summary|Introduction"
)
_BEGINS = re.compile(
    r"^(?:[*_#【\[（(\s—-]*)(?:以下(?:为|是|即|內容|内容|是本次|為)?.{0,30}(?:实录|實錄|全文|正文|对话|"
    r"對話|访谈|訪談|文字稿|内容|內容|整理|节选|摘录|编译|译文|問答|问答)|(?:访谈|訪談|采访|採訪|对话|"
    r"對話|专访|節目|节目|演讲|会议)(?:实录|實錄|全文|正文|内容|內容|文字稿|记录)|"
    r"正文|正文开始|全文如下|对话如下|对话正文|文字(?:实录|稿|版))[^。]{0,20}[：:】\]）)*_\s—-]*$"
)
_TIMES = re.compile(
    r"^[*_#【\[（(\s]*(?:.{0,6}(?:时间戳|時間戳|时间轴|時間軸|时间线|時間線|时间码|章节|章節|目录|目錄|"
    r"节目大纲|内容大纲|大纲|大綱|提纲)|(?i:.{0,10}timestamps?|.{0,10}chapters?|.{0,10}timeline|"
    r".{0,10}outline|shownotes?|show notes))[】\]）)*_\s]*[：:]?[*_\s]*$"
)
_LONGEST_NOTICE = 120
_LONGEST_CAPTION = 48


def follows_us(text: str) -> bool:
    """Whether a short line asks to follow, like, share or comment."""
    return len(text) <= _LONGEST_NOTICE and _FOLLOW.search(text) is not None


def is_continued(text: str) -> bool:
    """Whether a line says that more will come, or that this is the end."""
    return len(text) <= 40 and _CONTINUED.match(text) is not None


def is_notice(text: str) -> bool:
    """Whether a paragraph is about the publication: where it comes from, who may use it."""
    return len(text) <= 300 and _NOTICE.match(text) is not None


def says_what_follows(text: str) -> bool:
    """Whether a paragraph about the publication says what it is about or picks out, or announces a list."""
    return text.rstrip("*_ ").endswith(("：", ":")) or _FOLLOWS.match(text.lstrip("*_（( ")) is not None


def is_editors_note(text: str) -> bool:
    """Whether a paragraph is an editor's or translator's note."""
    return _EDITORS_NOTE.match(text[:40]) is not None


def says_edited(text: str) -> bool:
    """Whether a short paragraph says that the text was edited for the reader."""
    return len(text) <= _LONGEST_NOTICE and _EDITED.search(text) is not None


def is_caption(text: str) -> bool:
    """Whether a line is marked as the caption of a picture."""
    return len(text) <= 2 * _LONGEST_CAPTION and _CAPTION.search(text) is not None


def is_dated_caption(text: str) -> bool:
    """Whether a paragraph is one short sentence that dates a picture and speaks to nobody."""
    if len(text) > _LONGEST_CAPTION or _DATED_CAPTION.match(text) is None or _FIRST_PERSON.search(text):
        return False
    return sum(text.count(mark) for mark in "。！？!?") <= 1


def heads_related(text: str) -> bool:
    """Whether a short line heads a list of other articles or references."""
    bare = text.strip("*_#【】[]（）()—- ：:▼↓")
    return len(bare) <= 14 and _RELATED.match(bare) is not None


def introduces_points(text: str) -> bool:
    """Whether a heading or the end of a paragraph announces key points."""
    bare = text.rstrip("*_ 】]")
    if len(bare) <= 16 and _POINTS.search(bare) and not bare.endswith(("。", "？", "！")):
        return True
    return bare.endswith(("：", ":")) and _POINTS.search(bare[-30:]) is not None


def lists_other_things(text: str) -> bool:
    """Whether a line announces a list of people, sources or articles."""
    return _OTHER_LISTS.search(text[-24:]) is not None


def heads_summary(text: str) -> bool:
    """Whether a heading stands over a summary or an introduction."""
    return len(text) <= 60 and (_SUMMARY_HEADING.search(text[:16]) or _POINTS.search(text)) is not None


def is_summary_heading(text: str) -> bool:
    """Whether a line is nothing but the usual words over an introduction: 导读, 节目简介."""
    bare = text.strip("*_#【】[] ：:")
    return len(bare) <= 6 and _SUMMARY_HEADING.search(bare) is not None and not bare.startswith("本期")


def begins_interview(text: str) -> bool:
    """Whether a short line says that the interview begins here."""
    return len(text) <= 50 and _BEGINS.match(text) is not None


def heads_times(text: str) -> bool:
    """Whether a short line stands over a list of times."""
    return len(text) <= 24 and _TIMES.match(text) is not None
