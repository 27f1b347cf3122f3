"""CC-CEDICT's lines become entries."""

from __future__ import annotations

from reader.language.cedict import References, parse, parse_line


def test_a_line_gives_both_scripts_reading_and_senses() -> None:
    entry = parse_line("數據 数据 [shu4 ju4] /data/figures/")
    assert entry is not None
    assert (entry.traditional, entry.simplified) == ("數據", "数据")
    assert entry.pinyin == ("shù", "jù")
    assert entry.senses == ("data", "figures")


def test_the_new_line_form_is_read_too() -> None:
    entry = parse_line("早晨 早晨 [[zao3chen2]] /early morning/")
    assert entry is not None
    assert entry.pinyin == ("zǎo", "chén")


def test_classifiers_and_taiwan_readings_are_no_senses() -> None:
    entry = parse_line("垃圾 垃圾 [la1 ji1] /trash/CL:把[ba3],堆[dui1]/Taiwan pr. [le4 se4]/")
    assert entry is not None
    assert entry.senses == ("trash",)
    assert entry.classifiers == ("把[bǎ]", "堆[duī]")
    assert entry.taiwan_pinyin == ("lè", "sè")


def test_comments_blank_and_broken_lines_give_nothing() -> None:
    assert [parse_line(line) for line in ("# CC-CEDICT", "", "not a line", "字 字 zi4 /x/")] == [None] * 4


def test_a_variant_shows_the_senses_of_what_it_points_to() -> None:
    lines = [
        "鴻運 鸿运 [hong2 yun4] /variant of 紅運|红运[hong2 yun4]/",
        "紅運 红运 [hong2 yun4] /good luck/",
    ]
    entries = list(parse(lines))
    assert References(entries).resolve(entries[0]).senses == ("variant of 紅運|红运[hóng yùn]", "good luck")


def test_pointers_in_a_circle_come_to_an_end() -> None:
    entries = list(parse(["甲 甲 [jia3] /see 乙[yi3]/", "乙 乙 [yi3] /see 甲[jia3]/"]))
    assert References(entries).resolve(entries[0]).senses == ("see 乙[yǐ]",)
