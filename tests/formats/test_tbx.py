"""TBX files keep the rules of TBX-Basic, in both editions, and come back; what is hostile is refused."""

from __future__ import annotations

from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.errors import FileRefused, ReaderError
from reader.formats.tables import Refusal
from reader.formats.tbx import (
    NAMESPACE,
    PICKLISTS,
    Edition,
    Entry,
    LanguageSection,
    Term,
    from_tbx,
    ncname,
    to_tbx,
)

XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
EDITIONS = list(Edition)
ENTRY = Entry(
    id="agent",
    subject="agents",
    notes=("代理 is also <b>a deputy</b>.",),
    references=(("tool-use", "related"), ("elsewhere", "broader: elsewhere")),
    languages=(
        LanguageSection(
            "en", (Term("AI agent", (("partOfSpeech", "noun"),)),), "A system that acts.", "Duidu"
        ),
        LanguageSection(
            "zh-Hans",
            (
                Term(
                    "智能体",
                    (("partOfSpeech", "noun"), ("administrativeStatus", "preferredTerm-admn-sts")),
                    ("reading: zhì néng tǐ",),
                    (("智能体会用工具。", "Interview 1"),),
                ),
            ),
        ),
    ),
)
OTHER = Entry("tool-use", (LanguageSection("en", (Term("tool use"),)),))


def tree(edition: Edition, *entries: Entry) -> ElementTree.Element:
    """The file as another program parses it, without its namespace."""
    root = ElementTree.fromstring(to_tbx(entries or (ENTRY, OTHER), title="T", source="S", edition=edition))
    for node in root.iter():
        node.tag = node.tag.removeprefix(f"{{{NAMESPACE}}}")
    return root


def test_the_root_of_2019_names_dialect_style_and_namespace() -> None:
    content = to_tbx([ENTRY, OTHER], title="T", source="S")
    head = content.decode().split("\n")[1]
    assert head == f'<tbx xmlns="{NAMESPACE}" type="TBX-Basic" style="dca" xml:lang="en">'
    root = ElementTree.fromstring(content)
    assert {node.tag.partition("}")[0] for node in root.iter()} == {f"{{{NAMESPACE}"}


def test_the_root_of_2008_has_no_namespace() -> None:
    root = tree(Edition.MARTIF_2008)
    assert root.tag == "martif"
    assert root.attrib == {"type": "TBX-Basic", XML_LANG: "en"}
    assert root.findtext("martifHeader/encodingDesc/p") == "TBXBasicXCSV02.xcs"


@pytest.mark.parametrize(
    ("edition", "header"), [(Edition.ISO_2019, "tbxHeader"), (Edition.MARTIF_2008, "martifHeader")]
)
def test_the_header_says_what_it_is_and_where_it_is_from(edition: Edition, header: str) -> None:
    root = tree(edition)
    assert [child.tag for child in root] == [header, "text"]
    assert root.findtext(f"{header}/fileDesc/titleStmt/title") == "T"
    assert root.findtext(f"{header}/fileDesc/sourceDesc/p") == "S"
    assert [child.tag for child in root.find("text")] == ["body"]


@pytest.mark.parametrize(
    ("edition", "path"),
    [
        (Edition.ISO_2019, "text/body/conceptEntry/langSec/termSec/term"),
        (Edition.MARTIF_2008, "text/body/termEntry/langSet/tig/term"),
    ],
)
def test_entries_languages_and_terms_lie_in_each_other(edition: Edition, path: str) -> None:
    root = tree(edition)
    assert [node.text for node in root.findall(path)] == ["AI agent", "智能体", "tool use"]
    assert len(list(root.iter("term"))) == 3


@pytest.mark.parametrize("edition", EDITIONS)
def test_each_section_names_its_language_once_in_an_entry(edition: Edition) -> None:
    for entry in tree(edition).iter("conceptEntry" if edition is Edition.ISO_2019 else "termEntry"):
        codes = [part.get(XML_LANG) for part in entry if part.tag in ("langSec", "langSet")]
        assert codes
        assert None not in codes
        assert len(set(codes)) == len(codes)


def parents(root: ElementTree.Element, kind: str) -> set[str]:
    """Names of the elements that hold a description of a kind, its group left out."""
    above = {child: parent for parent in root.iter() for child in parent}
    found = [node for node in root.iter("descrip") if node.get("type") == kind]
    holders = [above[node] if above[node].tag != "descripGrp" else above[above[node]] for node in found]
    return {holder.tag for holder in holders}


def test_each_kind_of_description_stands_at_its_level() -> None:
    entry = Entry("x", ENTRY.languages, subject="agents", definition="At the concept.")
    root = tree(Edition.ISO_2019, entry)
    assert parents(root, "subjectField") == {"conceptEntry"}
    assert parents(root, "definition") == {"conceptEntry", "langSec"}
    assert parents(root, "context") == {"termSec"}
    assert {node.get("type") for node in root.iter("descrip")} == {"subjectField", "definition", "context"}


@pytest.mark.parametrize("edition", EDITIONS)
def test_a_source_stands_in_the_group_of_what_it_is_the_source_of(edition: Edition) -> None:
    groups = list(tree(edition).iter("descripGrp"))
    assert [[child.tag for child in group] for group in groups] == [["descrip", "admin"]] * 2
    assert {node.get("type") for node in tree(edition).iter("admin")} == {"source"}


@pytest.mark.parametrize("edition", EDITIONS)
def test_a_term_comes_first_then_its_notes_then_the_rest(edition: Edition) -> None:
    term = [child.tag for child in list(tree(edition).iter("termSec" if edition == "2019" else "tig"))[1]]
    assert term == ["term", "termNote", "termNote", "descripGrp", "note"]


@pytest.mark.parametrize("kind", sorted(PICKLISTS))
def test_data_categories_have_the_values_of_their_lists(kind: str) -> None:
    good = Entry("x", [LanguageSection("en", [Term("t", [(kind, PICKLISTS[kind][0])])])])
    assert tree(Edition.ISO_2019, good).find(".//termNote") is not None
    bad = Entry("x", [LanguageSection("en", [Term("t", [(kind, "whatever")])])])
    with pytest.raises(ReaderError, match=kind):
        to_tbx([bad], title="T", source="S")


def test_unknown_data_categories_are_not_written() -> None:
    with pytest.raises(ReaderError, match="frequency"):
        to_tbx(
            [Entry("x", [LanguageSection("en", [Term("t", [("frequency", "3")])])])], title="T", source="S"
        )


def test_ids_are_unique_xml_names() -> None:
    with pytest.raises(ReaderError, match="twice"):
        to_tbx([OTHER, OTHER], title="T", source="S")
    with pytest.raises(ReaderError, match="XML name"):
        to_tbx([Entry("3d", OTHER.languages)], title="T", source="S")
    assert [ncname(text) for text in ("agent", "3d", "a b:c", "")] == ["agent", "_3d", "a_b_c", "_"]


def test_a_reference_leads_to_an_entry_of_the_file() -> None:
    root = tree(Edition.ISO_2019)
    assert [(node.get("type"), node.get("target")) for node in root.iter("ref")] == [
        ("crossReference", "tool-use")
    ]
    assert "broader: elsewhere" in [node.text for node in root.iter("note")]


@pytest.mark.parametrize("edition", EDITIONS)
def test_what_was_written_is_read(edition: Edition) -> None:
    base = from_tbx(to_tbx([ENTRY, OTHER], title="T", source="S", edition=edition))
    assert (base.edition, base.refused) == (edition, ())
    agent = base.entries[0]
    assert (agent.id, agent.subject, agent.notes) == ("agent", "agents", (*ENTRY.notes, "broader: elsewhere"))
    assert agent.references == (("tool-use", "related"),)
    english, chinese = agent.languages
    assert (english.language, english.definition) == ("en", "A system that acts.")
    (term,) = chinese.terms
    assert (term.text, term.kinds, term.notes) == (
        "智能体",
        (("partOfSpeech", "noun"), ("administrativeStatus", "preferredTerm-admn-sts")),
        ("reading: zhì néng tǐ",),
    )


TEXTS = st.text(st.characters(exclude_categories=["Cs", "Cc"]) | st.sampled_from("<>&'\"算\n"), min_size=1)


@given(TEXTS)
def test_markup_in_a_definition_stays_text(text: str) -> None:
    entry = Entry("x", [LanguageSection("en", [Term("t")], definition=text)])
    (read,) = from_tbx(to_tbx([entry], title="T", source="S")).entries
    expected = "".join(letter for letter in text if letter not in "\ufffe\uffff").strip()
    assert read.languages[0].definition.split() == expected.split()


def test_entries_without_a_term_and_ids_that_stand_twice_are_refused_by_line() -> None:
    content = """<martif type="TBX"><text><body>
    <termEntry id="a"><langSet xml:lang="en"><tig><term>one</term></tig></langSet></termEntry>
    <termEntry id="a"><langSet xml:lang="en"><ntig><termGrp><term>two</term></termGrp></ntig></langSet></termEntry>
    <termEntry id="b"><langSet xml:lang="en"/></termEntry>
    <termEntry><langSet xml:lang="zh-CN"><ntig><termGrp><term>三</term></termGrp></ntig></langSet></termEntry>
    </body></text></martif>"""
    base = from_tbx(content.encode())
    assert [entry.languages[0].terms[0].text for entry in base.entries] == ["one", "三"]
    assert base.refused == (
        Refusal(3, "the id a stands on line 2 already"),
        Refusal(4, "the entry b has no term"),
    )


def test_xml_that_is_no_termbase_is_refused() -> None:
    with pytest.raises(FileRefused, match="root is <html>"):
        from_tbx(b"<html/>")
