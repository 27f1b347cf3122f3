"""The windows that ask something."""
