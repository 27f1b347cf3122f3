"""The glossary as TBX keeps every rule of TBX-Basic in DCA style, and the older edition those of its own."""

from __future__ import annotations

import re
from dataclasses import replace
from xml.etree import ElementTree

import pytest

from reader.formats.tbx import NAMESPACE
from reader.glossary.exchange import format_named
from reader.glossary.model import Region, Status
from tests.glossary.example import AGENT, FULL

LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
STATUSES = {f"{each}Term-admn-sts" for each in ("preferred", "admitted", "deprecated", "superseded")}
PICKLISTS = {
    "partOfSpeech": {"noun", "verb", "adjective", "adverb", "other"},
    "administrativeStatus": STATUSES,
    "termType": {"fullForm", "acronym", "abbreviation", "shortForm", "variant", "phrase"},
}
LEVELS = {
    "subjectField": {"conceptEntry", "termEntry"},
    "definition": {"conceptEntry", "langSec", "termEntry", "langSet"},
    "context": {"termSec", "tig"},
}


@pytest.fixture(params=["tbx", "tbx-2008"])
def root(request: pytest.FixtureRequest) -> ElementTree.Element:
    """The whole example as another program parses it, without its namespace."""
    form = format_named(request.param)
    assert form is not None
    root = ElementTree.fromstring(form.write(FULL))
    for node in root.iter():
        node.tag = node.tag.removeprefix(f"{{{NAMESPACE}}}")
    return root


def entries(root: ElementTree.Element) -> list[ElementTree.Element]:
    return [node for node in root.iter() if node.tag in ("conceptEntry", "termEntry")]


def test_every_value_of_a_picklist_is_one_of_its_list(root: ElementTree.Element) -> None:
    notes = [(node.get("type") or "", node.text or "") for node in root.iter("termNote")]
    assert {kind for kind, _ in notes} >= {"partOfSpeech", "administrativeStatus"}
    assert {kind for kind, _ in notes} <= {*PICKLISTS, "geographicalUsage"}
    for kind, value in notes:
        assert value in PICKLISTS.get(kind, {value})


def test_every_description_stands_at_a_level_it_may_stand_at(root: ElementTree.Element) -> None:
    above = {child: parent for parent in root.iter() for child in parent}
    kinds = set()
    for node in root.iter("descrip"):
        holder = above[node]
        if holder.tag == "descripGrp":
            assert [child.tag for child in holder] == ["descrip", "admin"]
            assert holder[1].get("type") == "source"
            holder = above[holder]
        kinds.add(node.get("type"))
        assert holder.tag in LEVELS[node.get("type") or ""]
    assert kinds == set(LEVELS)


def test_languages_are_those_of_the_edition_and_stand_once_in_an_entry(root: ElementTree.Element) -> None:
    wanted = {"en", "zh-Hans", "zh-Hant"} if root.tag == "tbx" else {"en", "zh-CN", "zh-TW"}
    for entry in entries(root):
        codes = [part.get(LANGUAGE) for part in entry if part.tag in ("langSec", "langSet")]
        assert len(set(codes)) == len(codes)
        assert set(codes) <= wanted
        assert "en" in codes


def test_ids_are_unique_xml_names_and_references_lead_to_one(root: ElementTree.Element) -> None:
    ids = [entry.get("id") or "" for entry in entries(root)]
    assert len(set(ids)) == len(ids) == len(FULL.concepts)
    assert all(re.fullmatch(r"[A-Za-z_][\w.-]*", each) for each in ids)
    targets = [node.get("target") for node in root.iter("ref")]
    assert targets
    assert set(targets) <= set(ids)


def test_every_term_section_begins_with_its_one_term(root: ElementTree.Element) -> None:
    sections = [node for node in root.iter() if node.tag in ("termSec", "tig")]
    assert sections
    for section in sections:
        assert [child.tag for child in section].count("term") == 1
        assert section[0].tag == "term"
        assert section[0].text


@pytest.mark.parametrize(
    ("status", "value"),
    [(each, f"{each.value}Term-admn-sts") for each in Status if each.value != "misspelling"],
)
def test_each_status_has_its_value(status: Status, value: str) -> None:
    concept = replace(AGENT, forms=(replace(AGENT.forms[0], status=status),))
    form = format_named("tbx")
    assert form is not None
    content = form.write(replace(FULL, concepts=(concept,))).decode()
    assert f'<termNote type="administrativeStatus">{value}</termNote>' in content


@pytest.mark.parametrize(("region", "code"), [(Region.TAIWAN, "TW"), (Region.HONG_KONG, "HK")])
def test_each_region_is_named_by_its_code(region: Region, code: str) -> None:
    concept = replace(AGENT, forms=(AGENT.forms[0], replace(AGENT.forms[1], region=region)))
    form = format_named("tbx")
    assert form is not None
    content = form.write(replace(FULL, concepts=(concept,))).decode()
    assert f'<termNote type="geographicalUsage">{code}</termNote>' in content
