package io.wavecast.streams.levels;

import io.wavecast.core.model.ModelVersion;
import io.wavecast.core.series.Levels;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** How many values of the newest observation are inside the intervals of earlier forecasts. Its objects are used again. */
public final class LevelScores {
    private final Levels levels;
    private final List<Score> scores = new ArrayList<>(); // from the size on, for reuse
    private int size;

    /** Receives the scores of one level of one forecast. */
    public interface Receiver {
        /**
         * Receives a score.
         *
         * @param model the version that forecast
         * @param horizon steps ahead
         * @param level the share of values that should be inside
         * @param values number of values compared: one per channel that was observed
         * @param inside how many of them were inside
         */
        void scored(ModelVersion model, int horizon, double level, int values, int inside);
    }

    /** The score of one forecast. */
    static final class Score {
        private ModelVersion model = ModelVersion.NAIVE;
        private int horizon;
        private int values;
        private final int[] inside; // (levels)

        private Score(Levels levels) {
            inside = new int[levels.size()];
        }

        void add(double value, double[] quantiles, int channel, int channels, Levels levels) {
            values++;
            for (int l = 0; l < inside.length; l++) {
                boolean hit = value >= quantiles[levels.lower(l) * channels + channel]
                        && value <= quantiles[levels.upper(l) * channels + channel];
                inside[l] += hit ? 1 : 0;
            }
        }
    }

    LevelScores(Levels levels) {
        this.levels = levels;
    }

    /** Scores of no levels. */
    public static LevelScores none() {
        return new LevelScores(Levels.NONE);
    }

    /** Begins the next observation. */
    void clear() {
        size = 0;
    }

    /** Adds a forecast, without values so far. */
    Score add(ModelVersion model, int horizon) {
        if (size == scores.size()) {
            scores.add(new Score(levels));
        }
        Score added = scores.get(size++);
        added.model = model;
        added.horizon = horizon;
        added.values = 0;
        Arrays.fill(added.inside, 0);
        return added;
    }

    /** Whether no forecast was scored. */
    public boolean isEmpty() {
        return size == 0;
    }

    /** Hands over the scores. */
    public void forEach(Receiver receiver) {
        for (Score score : scores.subList(0, size)) {
            for (int l = 0; l < levels.size() && score.values > 0; l++) {
                receiver.scored(score.model, score.horizon, levels.level(l), score.values, score.inside[l]);
            }
        }
    }
}
