"""The writers of the glossary, one module a family of formats; `reader.glossary.exchange` has the table of them."""
