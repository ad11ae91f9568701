package io.wavecast.trainer.training;

import io.wavecast.core.rnn.NetworkSpec;
import io.wavecast.trainer.history.History;
import io.wavecast.trainer.history.SegmentedHistory;
import io.wavecast.trainer.history.Split;
import io.wavecast.trainer.learn.SeasonDetection;
import io.wavecast.trainer.learn.Seasons;
import io.wavecast.trainer.settings.OptionNames;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A split history and the lags that it allows.
 *
 * @param maxLags the most lags that a model may use
 * @param seasons whose lags a model may use, too
 * @param split with enough lead-in for these lags; test data begin with the whole past of their segment
 */
record TrainingData(int maxLags, Seasons seasons, Split split) {
    private static final Logger log = LoggerFactory.getLogger(TrainingData.class);
    /** Observations that settle a hidden state. */
    static final int WARM_UP = 64;
    /** The most seasons of this length are looked for, to name those beyond the reach. */
    private static final int LONGEST_SEASON = 2_048;

    /** Splits a history. */
    static TrainingData of(TrainSettings settings, History history) {
        SegmentedHistory segments = SegmentedHistory.of(history);
        int lags = maxLags(segments, settings.network().lags());
        Split split = split(segments, lags);
        List<Integer> channels =
                settings.target().predicted(history.series().get(0).channels()).list();
        Seasons seasons = seasons(settings.network(), channels, segments, lags, split);
        int reach = seasons.lengths().isEmpty() ? lags : seasons.reach();
        return new TrainingData(lags, seasons, reach > lags ? split(segments, reach) : split);
    }

    private static Split split(SegmentedHistory segments, int lags) {
        return segments.split(Math.max(WARM_UP, lags), Integer.MAX_VALUE);
    }

    private static Seasons seasons(
            NetworkShape network, List<Integer> channels, SegmentedHistory segments, int lags, Split split) {
        int asked = network.seasons().reach().orElse(network.lags());
        if (network.lags() == 0) {
            return Seasons.NONE;
        }
        List<Integer> lengths = network.seasons()
                .lengths()
                .orElseGet(() -> SeasonDetection.lengths(
                        split.train(), channels, Math.min(NetworkSpec.MAX_WIDTH, Math.max(asked, LONGEST_SEASON))));
        int reach = asked > lags ? Math.max(lags, maxLags(segments, asked)) : lags;
        Seasons seasons = new Seasons(lengths, reach).within(reach);
        if (!lengths.isEmpty()) {
            log.info("seasons of {} samples; lags reach back {} samples", lengths, reach);
        }
        for (int length : lengths) {
            if (length + 2 > reach) {
                log.info(
                        "the season of {} samples lies further back: {} {} here and --ring {} of serve would use it",
                        length,
                        OptionNames.REACH,
                        length + 2,
                        length + 2);
            }
        }
        return seasons;
    }

    /**
     * The largest number of lags to use: the requested one, or a smaller one if gaps would leave fewer than four fifths of the test
     * targets with the requested number of samples before them.
     */
    private static int maxLags(SegmentedHistory segments, int requested) {
        int lags = requested;
        long targets = segments.testTargets(WARM_UP);
        while (lags > WARM_UP && 5 * segments.testTargets(lags) < 4 * targets) {
            lags = Math.max(WARM_UP, lags / 2);
        }
        if (lags < requested) {
            log.info("gaps leave too few targets for {} lags: at most {} are used", requested, lags);
        }
        return lags;
    }
}
