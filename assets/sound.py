# noqa: INP001 (a script of its own, no part of a package)
"""Speak the beginning of each episode of the demo with the voices of a computer: ``make media``.

Needs espeak-ng and ffmpeg when the words of an episode changed. ``bron/geluid.json`` holds the hash of what is said by
whom, and of the sound that came out of it.
"""

from __future__ import annotations

import array
import json
import math
import re
import shutil
import subprocess
import sys
import tempfile
import wave
from io import BytesIO
from pathlib import Path
from typing import NamedTuple

import yaml
from made import CONTENT, State

__all__ = ["main", "scripts", "state"]


class Voice(NamedTuple):
    """A voice of espeak-ng: variant of Dutch, pitch (0-99) and words a minute."""

    variant: str
    pitch: int
    pace: int


HOST = "Femke"
#: Everyone who may speak. A name that is not here stops the run: give it a voice.
VOICES = {
    HOST: Voice("f2", 52, 150),
    "Bert": Voice("m5", 32, 138),
    "Corrie": Voice("f4", 40, 142),
    "Fokje": Voice("f1", 40, 138),
    "Geertje": Voice("f4", 48, 142),
    "Jayden": Voice("m3", 58, 155),
    "Joyce": Voice("f3", 44, 148),
    "Klaas": Voice("m7", 36, 138),
    "Loes": Voice("f1", 46, 146),
    "Lub": Voice("m1", 28, 138),
    "Mo": Voice("m4", 50, 150),
    "Naima": Voice("f3", 60, 150),
    "Rita": Voice("f4", 42, 142),
    "Ruben": Voice("m2", 48, 148),
    "Sandra": Voice("f3", 56, 152),
    "Siem": Voice("m6", 30, 140),
    "Yusuf": Voice("m1", 40, 144),
}
OPENING = "U hoort stemmen van een computer."
CLOSING = "Zo begint dit gesprek. Op onze website leest u hoe het verder gaat."
#: Enough for about a minute; the part ends when a guest has spoken.
WORDS = 125
RATE = 22050
TURN_PAUSE, TONE_PAUSE = 0.4, 0.5
#: The tones of the opening, in hertz, each a little later than the one before.
TONES = (392.0, 523.25, 659.25)
TONE_STEP, TONE_LENGTH, TONE_LEVEL = 0.22, 0.9, 6000
BITRATE = "24k"
#: The encoder fills what a frame has to spare with its name.
ENCODER = re.compile(rb"LAME(?:3(?:\.(?:1(?:0{1,2})?)?)?)?")
_TURN = re.compile(r"\*\*(\w+):\*\*\s*(.+)")


def _turns(transcript: str) -> list[tuple[str, str]]:
    """Who says what."""
    return [(found[1], found[2]) for line in transcript.splitlines() if (found := _TURN.match(line.strip()))]


def _beginning(turns: list[tuple[str, str]]) -> list[tuple[str, str]]:
    said = 0
    for count, (name, words) in enumerate(turns, start=1):
        said += len(words.split())
        if said >= WORDS and name != HOST:
            return turns[:count]
    return turns


def _script(head: dict[str, object]) -> str:
    """All that decides how an episode sounds, in a fixed order of writing."""
    turns = [(HOST, OPENING), *_beginning(_turns(str(head["transcript"]))), (HOST, CLOSING)]
    return json.dumps(
        {
            "title": f"Weldoeners {head['number']}: {head['title']}",
            "turns": [[name, *VOICES[name], words] for name, words in turns],
            "sound": [RATE, TURN_PAUSE, TONE_PAUSE, TONES, TONE_STEP, TONE_LENGTH, TONE_LEVEL, BITRATE],
        },
        ensure_ascii=False,
    )


def scripts() -> dict[str, bytes | str]:
    """What is said in each episode, by the name of its content file."""
    found: dict[str, bytes | str] = {}
    for path in sorted((CONTENT / "blog").glob("*.md")):
        head = yaml.safe_load(path.read_text("utf-8").split("---\n")[1])
        if head["type"] == "episode" and "locale" not in head:
            found[path.stem] = _script(head)
    return found


def state() -> State:
    """Which sound came out of which words."""
    return State("geluid", ".mp3")


def _program(name: str) -> str:
    found = shutil.which(name)
    if not found:
        sys.exit(f"{name} is not installed; apt install {name}")
    return found


def _tones() -> array.array[int]:
    """A short opening: three tones that die away."""
    total = int(RATE * (TONE_STEP * (len(TONES) - 1) + TONE_LENGTH))
    values = [0.0] * total
    for index, tone in enumerate(TONES):
        start = int(RATE * TONE_STEP * index)
        for step in range(int(RATE * TONE_LENGTH)):
            moment = step / RATE
            attack = min(1.0, moment / 0.02)
            fade = math.exp(-4 * moment) * (1 - moment / TONE_LENGTH)
            values[start + step - (start + step >= total)] += math.sin(math.tau * tone * moment) * attack * fade
    return array.array("h", [round(TONE_LEVEL * value) for value in values])


def _silence(seconds: float) -> array.array[int]:
    return array.array("h", [0] * int(RATE * seconds))


def _spoken(variant: str, pitch: int, pace: int, words: str) -> array.array[int]:
    """What espeak-ng makes of a turn. It writes the head of a WAV before it knows the length, so the rest is read."""
    command = [_program("espeak-ng"), "-v", f"nl+{variant}", "-p", str(pitch), "-s", str(pace), "--stdin", "--stdout"]
    text = re.sub(r"[“”„*]", "", words).encode()
    made = subprocess.run(command, input=text, check=True, capture_output=True).stdout  # noqa: S603
    with wave.open(BytesIO(made)) as sound:
        if (sound.getnchannels(), sound.getsampwidth(), sound.getframerate()) != (1, 2, RATE):
            sys.exit(f"espeak-ng made another kind of sound than {RATE} hertz in mono")
    values = array.array("h")
    values.frombytes(made[44 : 44 + (len(made) - 44) // 2 * 2])
    return values


def _record(script: str, target: Path) -> None:
    """Tones and turns one after another, at an even strength, as a small mp3 with its title and no more."""
    told = json.loads(script)
    values = _tones() + _silence(TONE_PAUSE)
    for _name, variant, pitch, pace, words in told["turns"]:
        values += _spoken(variant, pitch, pace, words) + _silence(TURN_PAUSE)
    with tempfile.TemporaryDirectory() as folder:
        plain = Path(folder) / "geluid.wav"
        with wave.open(str(plain), "wb") as sound:
            sound.setparams((1, 2, RATE, 0, "NONE", ""))
            sound.writeframes(values.tobytes())
        _encode(plain, target, told["title"])


def _encode(plain: Path, target: Path, title: str) -> None:
    facts = {"title": title, "artist": "WEL in Flevoland", "album": "Weldoeners", "language": "nld"}
    command = [_program("ffmpeg"), "-v", "error", "-y", "-i", str(plain), "-af", "loudnorm=I=-19:TP=-2,aresample=22050"]
    command += ["-ac", "1", "-c:a", "libmp3lame", "-b:a", BITRATE, "-map_metadata", "-1", "-id3v2_version", "3"]
    command += ["-write_xing", "0", "-fflags", "+bitexact", "-flags:a", "+bitexact"]
    for name, value in facts.items():
        command += ["-metadata", f"{name}={value}"]
    subprocess.run([*command, str(target)], check=True)  # noqa: S603
    target.write_bytes(ENCODER.sub(lambda found: b"U" * len(found[0]), target.read_bytes()))


def main() -> None:
    """Speak what changed, note the state, and throw sound away whose episode is gone."""
    known, sources = state(), scripts()
    for name in known.changed(sources):
        _record(str(sources[name]), known.result(name))
    known.store(sources)


if __name__ == "__main__":
    main()
