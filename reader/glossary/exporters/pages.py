"""The glossary as pages to read: Markdown and HTML, by category and English name."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from reader.formats import html, markdown
from reader.formats.html import Markup, element, escaped, joined
from reader.glossary.exporters.export import (
    CATEGORY_LABELS,
    Export,
    MentionRecord,
    english_name,
    preferred_first,
    read_aloud,
)
from reader.glossary.exporters.quoted import Quotation, quotations
from reader.glossary.model import Concept, Form, Region, Status

_REGIONS = {Region.TAIWAN: "Taiwan", Region.HONG_KONG: "Hong Kong"}
_CSS = """
article { margin: 1.6em 0; } h3 { margin: 0; font-size: 1.1em; }
.forms { font-size: 1.35em; line-height: 1.9; margin: 0; padding-top: .3em; } .forms rt { padding: 0 .2em; }
.forms > span { display: inline-block; } .forms .less { font-size: .75em; }
.forms > span:not(:last-child)::after { content: "\\a0·\\a0"; color: var(--quiet); }
.mentions { list-style: none; padding-left: 1em; border-left: 2px solid var(--rule); } .mentions b { font-weight: 700; }
nav ul { columns: 2 13em; padding-left: 1.2em; } .mentions li { margin: .4em 0; } p { margin: .3em 0; }
@media print { h3, .forms { break-after: avoid; } article.spoken { break-inside: auto; } }
"""


def markdown_of(export: Export) -> bytes:
    """Markdown; every text in it is escaped."""
    names = {concept.id: concept.english for concept in export.concepts}
    mentions = export.mentions_by_concept()
    blocks = [markdown.heading(1, export.title)]
    for category, concepts in export.by_category():
        blocks.append(markdown.heading(2, CATEGORY_LABELS[category]))
        for concept in concepts:
            blocks += _markdown_concept(export, concept, names, mentions.get(concept.id, []))
    return markdown.document([*blocks, "---", markdown.escaped(export.attribution)])


def html_of(export: Export) -> bytes:
    """One page with readings over the characters, links between concepts, and a style for paper."""
    names = {concept.id: concept.english for concept in export.concepts}
    mentions = export.mentions_by_concept()
    body = [_contents(export)]
    for category, concepts in export.by_category():
        articles = [_article(export, concept, names, mentions.get(concept.id, [])) for concept in concepts]
        head = element("h2", CATEGORY_LABELS[category], id=f"category-{category.value}")
        body.append(element("section", head, "\n", joined(articles, "\n")))
    return html.page(export.title, body, notice=export.attribution, css=_CSS)


def _markdown_concept(
    export: Export, concept: Concept, names: Mapping[str, str], mentions: list[MentionRecord]
) -> Iterator[str]:
    yield markdown.heading(3, english_name(concept))
    forms = [_markdown_form(export, form) for form in preferred_first(concept)]
    yield f"**{forms[0]}**" + "".join(f" · {form}" for form in forms[1:])
    yield markdown.escaped(concept.definition)
    yield markdown.escaped(concept.note)
    for label, links in _links(concept):
        shown = ", ".join(markdown.escaped(names.get(link) or export.name(link)) for link in links)
        yield f"{label}: {shown}"
    if mentions:
        yield markdown.bullets(map(_markdown_quotation, quotations(mentions)))


def _markdown_form(export: Export, form: Form) -> str:
    """A form with traditional form, reading and remarks in brackets."""
    traditional, reading = export.traditional(form), " ".join(export.reading(form))
    parts = [traditional if traditional != form.text else "", reading, *remarks(form)]
    inside = ", ".join(markdown.escaped(part) for part in parts if part)
    return markdown.escaped(form.text) + (f" ({inside})" if inside else "")


def _markdown_quotation(quotation: Quotation) -> str:
    """The keywords in bold, unless CommonMark would not take the asterisks there for bold."""
    shown = ""
    for text, is_key in quotation.pieces:
        is_bold = is_key and text[0].isalnum() and text[-1].isalnum()
        shown += f"**{markdown.escaped(text)}**" if is_bold else markdown.escaped(text)
    return f"{shown} ({markdown.escaped(quotation.place)})"


def _links(concept: Concept) -> list[tuple[str, tuple[str, ...]]]:
    found = [("Broader", concept.broader), ("Related", concept.related)]
    return [(label, links) for label, links in found if links]


def remarks(form: Form) -> list[str]:
    """Status and region where they are not the usual ones."""
    status = form.status.value if form.status in (Status.DEPRECATED, Status.MISSPELLING) else ""
    return [remark for remark in (status, _REGIONS.get(form.region, "")) if remark]


def _contents(export: Export) -> Markup:
    items = [
        element(
            "li",
            element("a", CATEGORY_LABELS[category], href=f"#category-{category.value}"),
            f" ({len(concepts)})",
        )
        for category, concepts in export.by_category()
    ]
    return element("nav", element("ul", *items))


def _article(
    export: Export, concept: Concept, names: Mapping[str, str], mentions: list[MentionRecord]
) -> Markup:
    parts = [element("h3", english_name(concept))]
    forms = [form_markup(export, form) for form in preferred_first(concept)]
    parts.append(element("p", joined(forms), class_="forms"))
    parts += [element("p", html.lines(text)) for text in (concept.definition, concept.note) if text]
    for label, links in _links(concept):
        shown = [
            element("a", names[link], href=f"#{link}") if link in names else escaped(export.name(link))
            for link in links
        ]
        parts.append(element("p", f"{label}: ", joined(shown, ", "), class_="quiet"))
    if mentions:
        items = [element("li", quotation_markup(quotation)) for quotation in quotations(mentions)]
        parts.append(element("ul", joined(items, "\n"), class_="mentions"))
    return element("article", joined(parts, "\n"), id=concept.id, class_="spoken" if mentions else "")


def form_markup(export: Export, form: Form) -> Markup:
    """A form with its reading above it, then its traditional form and remarks."""
    traditional, said = export.traditional(form), remarks(form)
    shown = [html.ruby(read_aloud(form.text, export.reading(form)))]
    if traditional != form.text:
        shown.append(element("span", f" {traditional}", lang="zh-Hant", class_="quiet"))
    if said:
        shown.append(element("span", f" ({', '.join(said)})", lang="en", class_="quiet"))
    return element(
        "span", joined(shown), lang="zh-Hans", class_="" if form.status is Status.PREFERRED else "less"
    )


def quotation_markup(quotation: Quotation) -> Markup:
    """A sentence with the keywords set off, and where it stands."""
    pieces = (element("b", text) if is_key else escaped(text) for text, is_key in quotation.pieces)
    line = element("span", joined(pieces), lang="zh")
    return joined([line, " ", element("span", f"({quotation.place})", class_="quiet")])
