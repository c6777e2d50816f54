"""The Regioplan in plain words: building blocks, foundations and the glossary."""
