"""The sound of the demo: spoken from the words of each episode, small, ours and without traces of a machine."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings

from core.demo.files import read_items
from core.demo.media_list import MediaKind, read_media_list
from core.sound import seconds_of

ROOT = Path(settings.BASE_DIR)
MEDIA = ROOT / "content" / "media"
SOUNDS = sorted(MEDIA.glob("*.mp3"))
EPISODES = {item.path.stem: item for item in read_items(ROOT / "content") if item.type_name == "episode"}
BUDGET = 2 * 1024 * 1024
TRACES = re.compile(rb"LAME|Lavf|Lavc|espeak|ffmpeg|/tmp/|/home/")


def test_every_episode_has_a_sound_that_stands_in_the_list() -> None:
    listed = {entry.title: entry.path.stem for entry in read_media_list(MEDIA) if entry.kind == MediaKind.DOCUMENT}

    assert len(EPISODES) == 6
    assert [path.stem for path in SOUNDS] == sorted(EPISODES)
    assert {stem: listed.get(item.head["audio"]) for stem, item in EPISODES.items()} == {
        stem: stem for stem in EPISODES
    }


def test_it_was_spoken_after_the_last_change_of_the_words(sound: Any) -> None:
    state, scripts = sound.state(), sound.scripts()

    assert sorted(scripts) == sorted(EPISODES)
    assert state.known == state.now(scripts), "run make media"


def test_what_is_said_is_the_beginning_of_the_words_on_the_page(sound: Any) -> None:
    for name, script in sound.scripts().items():
        opening, *turns, closing = [turn[-1] for turn in json.loads(script)["turns"]]
        written = [
            line.partition(":** ")[2] for line in EPISODES[name].head["transcript"].splitlines() if ":** " in line
        ]

        assert (opening, closing) == (sound.OPENING, sound.CLOSING)
        assert turns == written[: len(turns)]
        assert len(turns) > 3


def test_pages_say_that_a_computer_reads_the_beginning() -> None:
    told = {stem: (item.head["computer_voices"], item.head["is_excerpt"]) for stem, item in EPISODES.items()}

    assert told == dict.fromkeys(EPISODES, (True, True))


@pytest.mark.parametrize("path", SOUNDS, ids=lambda path: path.stem)
def test_it_lasts_about_a_minute_and_tells_its_title_only(path: Path) -> None:
    with path.open("rb") as file:
        seconds = seconds_of(file, path.name)
    content = path.read_bytes()
    frames = re.findall(rb"(T[A-Z0-9]{3})\0", content[:300])

    assert 40 <= seconds <= 90
    assert TRACES.findall(content) == []
    assert sorted(frames) == [b"TALB", b"TIT2", b"TLAN", b"TPE1"]


def test_all_together_are_small() -> None:
    assert sum(path.stat().st_size for path in SOUNDS) <= BUDGET


def test_a_program_that_is_missing_is_named(sound: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sound.shutil, "which", lambda _name: None)

    with pytest.raises(SystemExit, match="espeak-ng is not installed; apt install espeak-ng"):
        sound._spoken("f1", 50, 140, "Dag.")
