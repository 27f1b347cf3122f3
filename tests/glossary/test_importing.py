"""What went out comes back the same; what is foreign or broken is planned for or refused, and nothing is written."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.errors import FileRefused
from reader.formats.rows import to_csv
from reader.formats.tables import Refusal
from reader.glossary.exchange import FORMATS, Export, format_named
from reader.glossary.exporters.export import preferred_first
from reader.glossary.importing import Imported, Plan, plan, plan_record, slug
from reader.glossary.load import load_folder
from reader.glossary.model import Category, Concept, Form, Region, Status
from reader.paths import Paths
from tests.glossary.example import AGENT, CONCEPTS, FULL, PLAIN

READABLE = [each.name for each in FORMATS if each.is_readable]
WHOLE = [name for name in READABLE if name != "omegat"]
"""Formats in which all of a concept comes back; of TBX an indent after a line break does not."""


def read(name: str, content: bytes, simplify: object = str) -> Imported:
    form = format_named(name)
    assert form is not None
    return form.read(content, simplify)  # type: ignore[arg-type]


def written(name: str, export: Export) -> bytes:
    form = format_named(name)
    assert form is not None
    return form.write(export)


def yours(concept: Concept) -> Concept:
    return replace(concept, origin="yours", forms=preferred_first(concept))


@pytest.mark.parametrize("name", WHOLE)
@pytest.mark.parametrize(
    "export", [PLAIN, FULL, replace(PLAIN, concepts=(AGENT,))], ids=["plain", "full", "one"]
)
def test_an_export_read_back_is_the_same_glossary(name: str, export: Export) -> None:
    imported = read(name, written(name, export))
    assert imported.concepts == tuple(map(yours, export.concepts))
    assert imported.refused == ()


@pytest.mark.parametrize("export", [PLAIN, FULL])
def test_omegat_carries_terms_definition_status_and_region(export: Export) -> None:
    """Not category, subject, abbreviation, note, readings, guards and links; line breaks are spaces."""
    imported = read("omegat", written("omegat", export))
    assert imported.refused == ()
    for found, concept in zip(imported.concepts, export.concepts, strict=True):
        assert (found.id, found.english) == (concept.id, concept.english)
        assert found.definition == concept.definition.replace("\n", " ")
        kept = [(form.text, form.status, form.region) for form in preferred_first(concept)]
        assert [(form.text, form.status, form.region) for form in found.forms] == kept


@pytest.mark.parametrize("name", READABLE)
def test_an_export_read_back_changes_nothing(name: str) -> None:
    assert plan(CONCEPTS, read(name, written(name, FULL))) == Plan()


@pytest.mark.parametrize("name", READABLE)
def test_an_export_read_into_an_empty_glossary_is_all_new(name: str) -> None:
    found = plan((), read(name, written(name, PLAIN)))
    assert [concept.id for concept in found.new] == [concept.id for concept in CONCEPTS]
    assert found == Plan(new=found.new)


LINES = st.text(
    st.characters(categories=["L", "N", "P", "S"]) | st.sampled_from("<>&'\"|,;:=#[]算 "), max_size=20
)
TEXTS = LINES.map(lambda text: " ".join(text.split()))
FILLED = TEXTS.filter(bool)
CONCEPT = st.builds(
    Concept,
    id=st.from_regex(r"[a-z0-9]{1,5}(-[a-z0-9]{1,5}){0,2}", fullmatch=True),
    category=st.sampled_from(Category),
    english=FILLED,
    definition=TEXTS,
    forms=st.lists(
        st.builds(
            Form,
            text=FILLED,
            region=st.sampled_from(Region),
            status=st.sampled_from([Status.ADMITTED, Status.DEPRECATED, Status.MISSPELLING]),
            company=st.lists(FILLED, max_size=2).map(tuple),
            unless_in=st.lists(FILLED, max_size=2).map(tuple),
        ),
        min_size=1,
        max_size=3,
        unique_by=lambda form: form.text,
    ).map(lambda forms: (replace(forms[0], status=Status.PREFERRED), *forms[1:])),
    subject=TEXTS,
    abbreviation=TEXTS,
    note=TEXTS,
    broader=st.lists(st.sampled_from(["agent", "tool-use"]), unique=True, max_size=2).map(tuple),
    related=st.lists(st.sampled_from(["compute", "3d"]), unique=True, max_size=2).map(tuple),
    origin=st.just("yours"),
)


@pytest.mark.parametrize("name", WHOLE)
@given(concept=CONCEPT)
def test_any_concept_comes_back(name: str, concept: Concept) -> None:
    imported = read(name, written(name, Export((concept,))))
    assert imported.refused == ()
    assert imported.concepts == (concept,)


def test_changes_are_named_field_by_field() -> None:
    changed = replace(AGENT, definition="Another one.", related=("tool-use",))
    found = plan(CONCEPTS, read("csv", written("csv", Export((changed,)))))
    assert found.new == found.conflicts == found.refused == ()
    record = plan_record(found)["changed"]
    assert record == [
        {
            "id": "agent",
            "fields": {
                "definition": [AGENT.definition, "Another one."],
                "related": [["tool-use", "elsewhere"], ["tool-use"]],
            },
        }
    ]
    assert found.writes == (replace(changed, origin="yours"),)


def test_what_a_file_does_not_speak_of_stays() -> None:
    content = (
        "id;english;chinese;status\nagent;AI agent;智能体;preferred\nagent;AI agent;智能代理;\n".encode()
    )
    (change,) = plan(CONCEPTS, read("csv", content)).changed
    assert list(change.fields) == ["forms"]
    assert change.concept.definition == AGENT.definition
    assert change.concept.forms[0].reading == ("zhì", "néng", "tǐ")
    assert [form.text for form in change.concept.forms] == ["智能体", "智能代理"]


def test_a_list_without_ids_adds_forms_to_concepts_of_the_same_name() -> None:
    content = "english,chinese\nAI agent,智能体\nAI agent,智能代理\ncompute,算力\n".encode("gb18030")
    found = plan(CONCEPTS, read("csv", content))
    (change,) = found.changed
    assert [form.text for form in change.concept.forms] == [*(form.text for form in AGENT.forms), "智能代理"]
    assert [(concept.id, concept.preferred.text) for concept in found.new] == [("compute", "算力")]


@pytest.mark.parametrize(
    ("rows", "other", "reason"),
    [
        ([("x", "new thing", "智能体")], "agent", "the form 智能体 belongs to agent"),
        ([("x", "ai AGENT", "别的")], "agent", "is called “AI agent” too"),
    ],
)
def test_what_cannot_stand_beside_the_glossary_is_in_conflict(
    rows: list[tuple[str, str, str]], other: str, reason: str
) -> None:
    found = plan(CONCEPTS, read("csv", to_csv([("id", "english", "chinese"), *rows])))
    (conflict,) = found.conflicts
    assert (conflict.other, conflict.line) == (other, 2)
    assert reason in conflict.reason
    assert found.writes == ()


def test_a_form_with_company_may_be_shared() -> None:
    rows = [("id", "english", "chinese", "with"), ("x", "deputy", "智能体", "校长")]
    assert [concept.id for concept in plan(CONCEPTS, read("csv", to_csv(rows))).new] == ["x"]


def test_two_new_concepts_with_one_form_are_in_conflict() -> None:
    rows = [("id", "english", "chinese"), ("x", "one", "甲"), ("y", "two", "甲")]
    found = plan(CONCEPTS, read("csv", to_csv(rows)))
    assert [concept.id for concept in found.new] == ["x"]
    assert [conflict.concept.id for conflict in found.conflicts] == ["y"]


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ("agent,AI agent,,preferred,,ai", "the Chinese form is missing"),
        ("agent,,智能体,preferred,,ai", "the English term is missing"),
        ("A b,AI agent,智能体,,,ai", "not small letters"),
        ("agent,AI agent,智能体,good,,ai", "status must be one of"),
        ("agent,AI agent,智能体,,zhì néng,ai", "3 Chinese characters and 2 syllables"),
        ("agent,AI agent,智能体,,,cooking", "category must be one of"),
    ],
)
def test_a_row_that_is_no_form_is_refused_by_its_line(row: str, reason: str) -> None:
    content = f"id,english,chinese,status,reading,category\n{row}\nb,c,算力,,,ai\n"
    imported = read("csv", content.encode())
    assert [concept.id for concept in imported.concepts] == ["b"]
    (refusal,) = imported.refused
    assert refusal.line == 2
    assert reason in refusal.reason


def test_rows_that_disagree_about_their_concept_are_refused() -> None:
    content = "id,english,chinese\na,one,甲\na,other,乙\na,one,甲\na,one,丙\n"
    imported = read("csv", content.encode())
    assert [form.text for form in imported.concepts[0].forms] == ["甲", "丙"]
    assert imported.refused == (
        Refusal(3, "english of a differ from line 2"),
        Refusal(4, "the form 甲 of a stands twice"),
    )


@pytest.mark.parametrize("content", [b"", b"\n\n", b"a,b\n1,2\n", b"chinese,chinese,english\n"])
def test_a_table_without_our_columns_is_refused(content: bytes) -> None:
    with pytest.raises(FileRefused, match="no column"):
        read("csv", content)


def test_broken_quotes_cost_one_line() -> None:
    content = 'english,chinese\n"one"x,甲\ntwo,乙\n'.encode()
    imported = read("csv", content)
    assert [concept.english for concept in imported.concepts] == ["two"]
    assert [each.line for each in imported.refused] == [2]


FOREIGN = """<?xml version="1.0"?>
<martif type="TBX" xml:lang="en"><text><body>
<termEntry id="c1"><descrip type="subjectField">agents</descrip>
 <langSet xml:lang="en-GB"><tig><term>AI agent</term></tig><tig><term>agentic system</term></tig></langSet>
 <langSet xml:lang="zh-CN"><tig><term>智能体</term></tig><tig><term>智能代理</term>
  <termNote type="administrativeStatus">preferredTerm-admn-sts</termNote></tig></langSet>
 <langSet xml:lang="zh-TW"><tig><term>智慧體</term></tig><tig><term>代理體</term></tig></langSet>
 <langSet xml:lang="fr"><tig><term>agent</term></tig></langSet>
</termEntry>
<termEntry id="c1"><langSet xml:lang="en"><tig><term>twice</term></tig></langSet></termEntry>
<termEntry id="c2"><langSet xml:lang="de"><tig><term>Rechenleistung</term></tig></langSet></termEntry>
<termEntry id="c3"><langSet xml:lang="en"><tig><term>compute</term></tig></langSet></termEntry>
<termEntry id="c4"><note>free: note</note><langSet xml:lang="en"><descrip type="definition">D.</descrip>
 <tig><term>compute power</term></tig><tig><term>CP</term><termNote type="termType">acronym</termNote></tig></langSet>
 <langSet xml:lang="zh"><tig><term>算力</term></tig></langSet></termEntry>
</body></text></martif>
"""


def test_another_programs_termbase_adds_and_takes_nothing_away() -> None:
    table = str.maketrans("體", "体")
    imported = read("tbx", FOREIGN.encode(), lambda text: text.translate(table))
    found = plan(CONCEPTS, imported)
    (change,) = found.changed
    assert change.concept.definition == AGENT.definition
    assert change.concept.category is Category.AI
    assert change.concept.preferred == AGENT.preferred
    assert change.concept.forms[: len(AGENT.forms)] == AGENT.forms
    assert change.concept.forms[len(AGENT.forms) :] == (
        Form("智能代理"),
        Form("代理体", region=Region.TAIWAN),
    )
    (power,) = found.new
    assert (power.id, power.english, power.abbreviation) == ("compute-power", "compute power", "CP")
    assert (power.definition, power.note, power.preferred.text) == ("D.", "free: note", "算力")
    assert [(each.line, each.reason) for each in found.refused] == [
        (3, "the further English term “agentic system” is left out"),
        (8, "the language fr is left out"),
        (10, "the id c1 stands on line 3 already"),
        (11, "the language de is left out"),
        (11, "the entry c2 has no English term"),
        (12, "the entry c3 has no Chinese term"),
    ]


def test_another_programs_omegat_glossary() -> None:
    content = "# mine\n智能体\tAI agent\n智能代理\tAI agent\ta remark\n算力\tcompute\tPower to [think]\n坏\n".encode()
    found = plan(CONCEPTS, read("omegat", content))
    (change,) = found.changed
    assert list(change.fields) == ["forms"]
    assert change.concept.forms[-1] == Form("智能代理")
    assert [(each.id, each.definition) for each in found.new] == [("compute", "Power to [think]")]
    assert [each.line for each in found.refused] == [5]


def test_hostile_files_are_refused() -> None:
    with pytest.raises(FileRefused, match="document type"):
        read("tbx", b'<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><martif>&x;</martif>')
    with pytest.raises(FileRefused, match="not XML"):
        read("tbx", b"id,english\n")
    with pytest.raises(FileRefused, match="not an XLSX"):
        read("xlsx", b"id,english\n")


def test_ids_are_made_of_terms() -> None:
    assert slug("AI agent") == "ai-agent"
    assert slug("Adam D'Angelo's naïve C++") == "adam-dangelos-naive-c"
    assert slug("算力").startswith("concept-")


@pytest.mark.slow
def test_the_shipped_glossary_read_back_changes_nothing() -> None:
    concepts = load_folder(Paths.standard().resources / "glossary")
    for name in READABLE:
        assert plan(concepts, read(name, written(name, Export(concepts)))) == Plan()
