"""Every conflict of an import is settled as it was chosen, and nothing else changes."""

from __future__ import annotations

from reader.glossary.importing import Draft, Imported, Plan, plan
from reader.glossary.model import Category, Concept, Form, Status
from reader.glossary.settling import Settled, settled


def concept(name: str, english: str, *forms: str, definition: str = "What it is.") -> Concept:
    made = tuple(Form(text, Status.ADMITTED if at else Status.PREFERRED) for at, text in enumerate(forms))
    return Concept(name, Category.AI, english, definition, made, origin="yours")


MINE = concept("data", "data", "数据", "资料", definition="Mine.")
OTHER = concept("model", "model", "模型")


def planned(*drafts: Concept) -> Plan:
    return plan((MINE, OTHER), Imported(tuple(Draft(each, at + 2) for at, each in enumerate(drafts))))


def by_id(found: Plan, *choices: Settled) -> dict[str, Concept]:
    return {each.id: each for each in settled((MINE, OTHER), found, dict(enumerate(choices)))}


def texts(each: Concept) -> list[str]:
    return [form.text for form in each.forms]


CLASH = concept("facts", "facts", "资料", "事实", definition="Theirs.")
NAMESAKE = concept("data-2", "data", "数码", definition="Theirs.")


def test_a_conflict_that_is_not_settled_keeps_mine() -> None:
    found = planned(CLASH, NAMESAKE, concept("chip", "chip", "芯片"))
    assert len(found.conflicts) == 2
    assert set(by_id(found)) == {"chip"}
    assert set(by_id(found, Settled.MINE, Settled.MINE)) == {"chip"}


def test_taking_theirs_takes_the_form_from_the_entry_that_had_it() -> None:
    written = by_id(planned(CLASH), Settled.THEIRS)
    assert texts(written["facts"]) == ["资料", "事实"]
    assert texts(written["data"]) == ["数据"]
    assert written["data"].definition == "Mine."


def test_an_entry_that_loses_its_preferred_form_prefers_the_next() -> None:
    written = by_id(planned(concept("facts", "facts", "数据")), Settled.THEIRS)
    assert [(form.text, form.status) for form in written["data"].forms] == [("资料", Status.PREFERRED)]


def test_theirs_stands_in_the_place_of_an_entry_that_would_have_no_form_left() -> None:
    written = by_id(planned(concept("network", "network", "模型", definition="Theirs.")), Settled.THEIRS)
    assert set(written) == {"model"}, "links to the entry stay good"
    assert (written["model"].english, written["model"].definition) == ("network", "Theirs.")


def test_both_entries_may_have_one_form() -> None:
    written = by_id(planned(CLASH), Settled.BOTH)
    assert set(written) == {"facts"}
    assert texts(written["facts"]) == ["资料", "事实"]


def test_of_two_entries_of_one_term_mine_gains_the_forms() -> None:
    written = by_id(planned(NAMESAKE), Settled.BOTH)
    assert set(written) == {"data"}
    assert texts(written["data"]) == ["数据", "资料", "数码"]
    assert written["data"].definition == "Mine."
    assert written["data"].preferred.text == "数据"


def test_of_two_entries_of_one_term_theirs_stands_under_the_id_of_mine() -> None:
    written = by_id(planned(NAMESAKE), Settled.THEIRS)
    assert set(written) == {"data"}
    assert texts(written["data"]) == ["数码"]
    assert written["data"].definition == "Theirs."


def test_what_a_file_does_not_speak_of_stays_when_theirs_is_taken() -> None:
    draft = Draft(NAMESAKE, 2, fields=frozenset({"english"}), whole=False)
    found = plan((MINE, OTHER), Imported((draft,)))
    assert by_id(found, Settled.THEIRS)["data"].definition == "Mine."


def test_of_two_entries_of_a_file_with_one_id_the_later_may_stand() -> None:
    found = planned(concept("chip", "chip", "芯片"), concept("chip", "chip", "晶片", definition="Later."))
    assert by_id(found)["chip"].definition == "What it is."
    assert by_id(found, Settled.THEIRS)["chip"].definition == "Later."
    assert texts(by_id(found, Settled.BOTH)["chip"]) == ["芯片", "晶片"]
