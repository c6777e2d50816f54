"""Settings by topic; ``dev``, ``demo``, ``test`` and ``production`` put the topics together."""
