"""The glossary in the window: its index, the page of a concept, its dialogs and its charts."""
