package io.wavecast.experiments.sentiment;

import static org.assertj.core.api.Assertions.assertThat;

import io.wavecast.experiments.report.Report;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("once")
class SentimentTest {
    private static final int EPOCHS = 12;
    private static final LstmVariant BIDIRECTIONAL = new LstmVariant("bidirectional", 1, true, false, false);
    private static final double[] HALF_AND_ALL = {0.5, 1};

    /** Known results, with margins that hold for any seed. */
    @Test
    void shouldBeatNaiveBayesAndImproveUntilTheEnd() throws Exception {
        shouldImproveFromAnySeed(1);
    }

    @ParameterizedTest
    @Tag("slow")
    @ValueSource(longs = {2, 3})
    void shouldImproveFromAnySeed(long seed) throws Exception {
        var report = new Report(new PrintWriter(new StringWriter()), Optional.empty(), seed);
        List<ReviewSplit> splits = List.of(ReviewSplit.of(GeneratedReviews.of(1_200, new Random(seed)), 0, seed));

        List<Proportion> oneWay = earlyAccuracy(LstmVariant.NO_DROPOUT, splits, report);
        List<Proportion> bidirectional = earlyAccuracy(BIDIRECTIONAL, splits, report);

        double naiveBayes = SentimentExperiment.naiveBayes(splits.get(0)).value();
        assertThat(oneWay.get(1).value()).as("lstm").isGreaterThan(0.75).isGreaterThan(naiveBayes + 0.08);
        assertThat(bidirectional.get(1).value()).as("bidirectional lstm").isGreaterThan(0.75);
        assertThat(oneWay.get(0).value())
                .as("after half of the words")
                .isLessThan(oneWay.get(1).value() - 0.1);
    }

    private static List<Proportion> earlyAccuracy(LstmVariant variant, List<ReviewSplit> splits, Report report)
            throws Exception {
        List<ReviewClassifier> classifiers = SentimentExperiment.train(variant, splits, EPOCHS, report);
        return SentimentExperiment.earlyAccuracy(classifiers, splits, HALF_AND_ALL);
    }
}
