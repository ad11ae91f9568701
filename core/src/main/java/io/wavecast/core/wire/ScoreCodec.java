package io.wavecast.core.wire;

import io.wavecast.core.series.Score;
import io.wavecast.core.series.ScoreSummary;

/** Scores and their summaries as JSON. (stub, to be replaced) */
public final class ScoreCodec {
    public byte[] write(Score score) {
        throw new UnsupportedOperationException();
    }

    public byte[] write(ScoreSummary summary) {
        throw new UnsupportedOperationException();
    }

    public ScoreSummary readSummary(byte[] json) {
        throw new UnsupportedOperationException();
    }
}
