"""The words the reader keeps: model, store, what is exchanged."""
